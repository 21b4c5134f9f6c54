//! A sheet as a page that stands alone: one head, one style, tables with captions and headings of
//! rows.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Block, Grid, Sheet};
use crate::messages::tell;
use crate::report::Voice;
use crate::report::style::STYLE;

/// The page.
pub(super) fn page(sheet: &Sheet, voice: Voice) -> String {
    let (title, rest) = match &*sheet.blocks {
        [Block::Title(title) | Block::Line(title), rest @ ..] => (&**title, rest),
        [Block::Paragraph { text, .. }, rest @ ..] => (&**text, rest),
        all => ("behov", all),
    };
    let page = html! {
        (DOCTYPE)
        html lang=(tell!(voice, "page.lang")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (seen(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { (seen(title)) } }
                main { @for part in parts(rest) { (part) } }
            }
        }
    };
    page.into_string() + "\n"
}

/// Text as a page may hold it: without control characters.
fn seen(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Neighbours that belong together, each as one part: points of a list, rows with labels, a table
/// with the line before it as caption.
fn parts(blocks: &[Block]) -> Vec<Markup> {
    let mut parts = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let is_alike =
            |block: &&Block| std::mem::discriminant(*block) == std::mem::discriminant(first);
        let alike = rest.iter().take_while(is_alike).count();
        let (part, taken) = match (first, rest.get(1)) {
            (Block::Line(caption), Some(Block::Table(grid))) => (table(grid, Some(caption)), 2),
            (Block::Table(grid), _) => (table(grid, None), 1),
            (Block::Point(_), _) => (points(&rest[..alike]), alike),
            (Block::Row { .. }, _) => (rows(&rest[..alike]), alike),
            (Block::Title(title), _) => (html! { h2 { (seen(title)) } }, 1),
            (Block::Line(text) | Block::Paragraph { text, .. }, _) => {
                (html! { p { (seen(text)) } }, 1)
            }
            (Block::Gap, _) => (html! {}, 1),
        };
        parts.push(part);
        rest = &rest[taken..];
    }
    parts
}

fn points(blocks: &[Block]) -> Markup {
    html! {
        ul {
            @for block in blocks {
                @if let Block::Point(text) = block { li { (seen(text)) } }
            }
        }
    }
}

fn rows(blocks: &[Block]) -> Markup {
    html! {
        dl {
            @for block in blocks {
                @if let Block::Row { label, text } = block {
                    @if !label.is_empty() { dt { (seen(label)) } }
                    dd { (seen(text)) }
                }
            }
        }
    }
}

fn table(grid: &Grid, caption: Option<&str>) -> Markup {
    let class = |column: usize| grid.numbers.contains(&column).then_some("number");
    html! {
        div class="scroll" {
            table {
                @if let Some(caption) = caption { caption { (seen(caption)) } }
                thead {
                    tr {
                        @for (column, cell) in grid.header.iter().enumerate() {
                            th scope="col" class=[class(column)] { (seen(cell)) }
                        }
                    }
                }
                tbody {
                    @for row in &grid.rows {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                @if column == 0 {
                                    th scope="row" { (seen(cell)) }
                                } @else {
                                    td class=[class(column)] { (seen(cell)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
