//! A sheet as a page: what it says first beside the verdict, pictures, then all the rest.

use maud::{Markup, html};

use super::{Block, Grid, Sheet};
use crate::messages::tell;
use crate::report::Voice;
use crate::report::escape::seen;
use crate::report::page::{self, Page};

/// The page; what is no part of the sheet stands in `page` already.
pub(super) fn page(sheet: &Sheet, voice: Voice, mut page: Page<'_>, pictures: &Markup) -> String {
    let mut blocks: Vec<&Block> = sheet.blocks.iter().collect();
    if let Some(Block::Title(text) | Block::Line(text) | Block::Paragraph { text, .. }) =
        blocks.first()
    {
        page.title = seen(text);
        blocks.remove(0);
    }
    if page.verdict.why.is_empty() {
        let says = |block: &&Block| matches!(block, Block::Paragraph { .. } | Block::Row { .. });
        if let Some(at) = blocks.iter().position(says)
            && let Block::Paragraph { text, .. } | Block::Row { text, .. } = blocks.remove(at)
        {
            page.verdict.why.clone_from(text);
        }
    }
    page.made.push(tell!(voice, "page.limits"));
    let parts = parts(&blocks, &page.title);
    page.around(voice, &html! { (pictures) section { @for part in parts { (part) } } })
}

/// Neighbours that belong together, each as one part: points of a list, rows with labels, a table
/// with the line before it as caption.
fn parts(blocks: &[&Block], title: &str) -> Vec<Markup> {
    let (mut parts, mut rest, mut heading) = (Vec::new(), blocks, title);
    while let [first, behind @ ..] = rest {
        let is_alike =
            |block: &&&Block| std::mem::discriminant(**block) == std::mem::discriminant(*first);
        let alike = rest.iter().take_while(is_alike).count();
        if let Block::Title(text) | Block::Line(text) = first {
            heading = text;
        }
        let (part, taken) = match (first, behind.first()) {
            (Block::Line(caption), Some(Block::Table(grid))) => (table(grid, caption), 2),
            (Block::Table(grid), _) => (table(grid, heading), 1),
            (Block::Point(_), _) => (points(&rest[..alike]), alike),
            (Block::Row { .. }, _) => (rows(&rest[..alike]), alike),
            (Block::Title(title), _) => (html! { h2 { (seen(title)) } }, 1),
            (Block::Line(text) | Block::Paragraph { text, .. }, _) => {
                (page::paragraphs("", &[text]), 1)
            }
            (Block::Gap, _) => (html! {}, 1),
        };
        parts.push(part);
        rest = &rest[taken..];
    }
    parts
}

fn points(blocks: &[&Block]) -> Markup {
    let text = |block: &&Block| match block {
        Block::Point(text) => text.clone(),
        _ => String::new(),
    };
    page::points(&blocks.iter().map(text).collect::<Vec<String>>())
}

fn rows(blocks: &[&Block]) -> Markup {
    let row = |block: &&Block| match block {
        Block::Row { label, text } => (label.clone(), text.clone()),
        _ => Default::default(),
    };
    page::facts(&blocks.iter().map(row).collect::<Vec<(String, String)>>())
}

fn table(grid: &Grid, caption: &str) -> Markup {
    page::table(caption, &grid.header, &grid.rows, &grid.numbers)
}
