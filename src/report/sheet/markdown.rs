//! A sheet as Markdown.

use std::fmt::Write as _;

use super::{Block, Grid, Sheet};

/// The Markdown.
pub(super) fn markdown(sheet: &Sheet) -> String {
    let mut text = String::new();
    let (mut depth, mut listed) = ("#", false);
    for block in &sheet.blocks {
        let lists = matches!(block, Block::Point(_) | Block::Row { .. });
        if std::mem::replace(&mut listed, lists) && !lists {
            text.push('\n');
        }
        let _ = match block {
            Block::Title(title) => {
                writeln!(text, "{} {}\n", std::mem::replace(&mut depth, "##"), plain(title))
            }
            Block::Gap => Ok(()),
            Block::Line(line) | Block::Paragraph { text: line, .. } => {
                writeln!(text, "{}\n", plain(line.trim()))
            }
            Block::Point(point) => writeln!(text, "- {}", plain(point)),
            Block::Row { label, text: says } if label.is_empty() => {
                writeln!(text, "  {}", plain(says))
            }
            Block::Row { label, text: says } => {
                writeln!(text, "- **{}**: {}", plain(label), plain(says))
            }
            Block::Table(grid) => table(&mut text, grid),
        };
    }
    text
}

fn table(text: &mut String, grid: &Grid) -> std::fmt::Result {
    let line = |cells: &[String]| {
        cells
            .iter()
            .map(|cell| plain(cell) + " |")
            .fold(String::new(), |row, cell| row + " " + &cell)
    };
    let columns = 0..grid.header.len();
    let rule = columns.map(|at| if grid.numbers.contains(&at) { " ---: |" } else { " --- |" });
    writeln!(text, "\n|{}\n|{}", line(&grid.header), rule.collect::<String>())?;
    grid.rows.iter().try_for_each(|row| writeln!(text, "|{}", line(row)))?;
    writeln!(text)
}

/// The text without what Markdown would take for its own.
fn plain(text: &str) -> String {
    let escaped = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '<' | '>' | '|' | '#' | '[' | ']');
    text.chars().flat_map(|c| escaped(c).then_some('\\').into_iter().chain([c])).collect()
}
