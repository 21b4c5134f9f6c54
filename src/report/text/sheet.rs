//! A sheet of text: titles, labelled lines that wrap, tables.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};

/// Longest line of running text \[characters\].
const WIDTH: usize = 100;

/// A table with nothing but a line under its heading.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::new(' ', ' ', ' '))
    .header_separator(LineStyle::new(' ', '─', ' ', ' '))
    .content_lines(ContentLineStyle::new(' ', ' ', ' '));

/// A growing text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    label_width: usize,
}

impl Sheet {
    /// A sheet whose labels fill `label_width` characters.
    pub(super) fn new(label_width: usize) -> Self {
        Self { text: String::new(), label_width }
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A heading with a line under it.
    pub(super) fn title(&mut self, title: &str) {
        let _ = writeln!(self.text, "{title}\n{}", "─".repeat(title.chars().count().min(WIDTH)));
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Running text, wrapped and indented.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in wrapped(text, WIDTH.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }

    /// A point of a list.
    pub(super) fn point(&mut self, text: &str) {
        for (index, line) in wrapped(text, WIDTH - 4).into_iter().enumerate() {
            self.line(&format!("  {} {line}", if index == 0 { "•" } else { " " }));
        }
    }

    /// A label and what it says, wrapped under itself; an empty label goes on from the line above.
    pub(super) fn row(&mut self, label: &str, text: &str) {
        let width = self.label_width;
        for (index, line) in wrapped(text, WIDTH.saturating_sub(width + 4)).into_iter().enumerate()
        {
            let label = if index == 0 { label } else { "" };
            self.line(&format!("  {label:<width$}  {line}"));
        }
    }

    /// A table.
    pub(super) fn table(&mut self, grid: &Grid) {
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
        for line in table.lines() {
            self.line(&line);
        }
    }
}

/// The cells of a table.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Headings.
    pub(super) header: Vec<String>,
    /// Rows.
    pub(super) rows: Vec<Vec<String>>,
    /// Columns of numbers, aligned right.
    pub(super) numbers: std::ops::Range<usize>,
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
        let text = sheet.into_text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("  Answer  word") && lines[1].starts_with("          word"));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }
}
