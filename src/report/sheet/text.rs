//! A sheet as text for a terminal: lines that wrap, labels beside what they say, tables.

use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};

use super::{Block, Grid, Sheet};

/// Longest line of running text \[characters\].
const WIDTH: usize = 100;

/// A table with nothing but a line under its heading.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::new(' ', ' ', ' '))
    .header_separator(LineStyle::new(' ', '─', ' ', ' '))
    .content_lines(ContentLineStyle::new(' ', ' ', ' '));

/// The text.
pub(super) fn text(sheet: &Sheet) -> String {
    let mut text = String::new();
    for block in &sheet.blocks {
        for line in lines(block, sheet.label_width) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

fn lines(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Title(title) => {
            vec![title.clone(), "─".repeat(title.chars().count().min(WIDTH))]
        }
        Block::Gap => vec![String::new()],
        Block::Line(line) => vec![line.clone()],
        Block::Paragraph { indent, text } => {
            let pad = " ".repeat(*indent);
            let lines = wrapped(text, WIDTH.saturating_sub(*indent));
            lines.into_iter().map(|line| format!("{pad}{line}")).collect()
        }
        Block::Point(text) => hanging("  •", 3, &wrapped(text, WIDTH - 4)),
        Block::Row { label, text } => {
            let lines = wrapped(text, WIDTH.saturating_sub(width + 4));
            hanging(&format!("  {label:<width$} "), width + 3, &lines)
        }
        Block::Table(grid) => table(grid),
    }
}

/// Lines beside what stands before the first of them, and under each other.
fn hanging(before: &str, width: usize, lines: &[String]) -> Vec<String> {
    let beside = |(at, line): (usize, &String)| match at {
        0 => format!("{before} {line}"),
        _ => format!("{:width$} {line}", ""),
    };
    lines.iter().enumerate().map(beside).collect()
}

fn table(grid: &Grid) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(STYLE).force_no_tty();
    table.set_header(grid.header.clone());
    for row in &grid.rows {
        table.add_row(row.clone());
    }
    for column in grid.numbers.clone() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().collect()
}

/// The text in lines of at most `width` characters, broken at spaces between words.
///
/// A number is not parted from what it counts in (`12 min`, `93 %`).
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in phrases(text) {
        let line = lines.last_mut().expect("there is always a line");
        let used = line.chars().count();
        if used > 0 && used + 1 + word.chars().count() > width {
            lines.push(word);
        } else {
            if used > 0 {
                line.push(' ');
            }
            line.push_str(&word);
        }
    }
    lines
}

fn phrases(text: &str) -> Vec<String> {
    let mut phrases: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let unit = word.starts_with('%') || word.starts_with("min");
        match phrases.last_mut() {
            Some(last) if unit && last.ends_with(|c: char| c.is_ascii_digit()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => phrases.push(word.to_owned()),
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(wrapped("hold 240 min free", 9), ["hold", "240 min", "free"]);
        assert_eq!(wrapped("only 93 % are", 8), ["only", "93 % are"]);
    }

    #[test]
    fn a_long_value_wraps_under_itself() {
        let mut sheet = Sheet::new(6);
        sheet.row("Answer", &"word ".repeat(30));
        let text = text(&sheet);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("  Answer  word") && lines[1].starts_with("          word"));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }
}
