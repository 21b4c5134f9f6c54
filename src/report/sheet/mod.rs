//! What a report says, in order, before any form: titles, lines, labels with what they say, points,
//! tables. Each form is one file here, and renders every sheet.

mod cell;
mod csv;
mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod text;
mod xlsx;

use maud::Markup;

use super::Voice;
use super::page::Page;
use crate::messages::Entry;

pub(super) use cell::Cell;
pub(super) use csv::table as csv_table;
pub(super) use xlsx::{Tab, xlsx};

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    blocks: Vec<Block>,
    label_width: usize,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq)]
enum Block {
    /// A heading.
    Title(String),
    /// A pause.
    Gap,
    /// A line as it is; before a table its caption.
    Line(String),
    /// Running text.
    Paragraph { indent: usize, text: String },
    /// A point of a list.
    Point(String),
    /// A label and what it says; without a label more of the row before.
    Row { label: String, text: String },
    /// A table.
    Table(Grid),
}

/// The cells of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// Headings.
    pub(super) header: Vec<String>,
    /// Rows, as people read them.
    pub(super) rows: Vec<Vec<String>>,
    /// Columns of numbers, aligned right.
    pub(super) numbers: std::ops::Range<usize>,
    /// The same rows for other programs; none where the table was told in words alone.
    cells: Vec<Vec<Cell>>,
}

impl Grid {
    /// A table with these headings, and no row yet.
    pub(super) fn of<'a>(voice: Voice, header: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self::headed(header.into_iter().map(|head| voice.say(head)).collect())
    }

    /// The same with headings that are told already.
    pub(super) fn headed(header: Vec<String>) -> Self {
        Self { header, ..Self::default() }
    }

    /// Rows in words alone.
    pub(super) fn words(
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        numbers: std::ops::Range<usize>,
    ) -> Self {
        Self { header, rows, numbers, cells: Vec::new() }
    }

    /// The table as CSV.
    #[must_use]
    pub(super) fn csv(&self) -> String {
        csv::table(self)
    }

    /// One row more.
    pub(super) fn row(&mut self, voice: Voice, cells: impl IntoIterator<Item = Cell>) {
        let cells: Vec<Cell> = cells.into_iter().collect();
        self.rows.push(cells.iter().map(|cell| cell.told(voice)).collect());
        for (column, _) in cells.iter().enumerate().filter(|(_, cell)| cell.is_number()) {
            let known = std::mem::take(&mut self.numbers);
            self.numbers = if known.is_empty() {
                column..column + 1
            } else {
                known.start.min(column)..known.end.max(column + 1)
            };
        }
        self.cells.push(cells);
    }
}

impl Sheet {
    /// A sheet whose labels fill `label_width` characters.
    pub(super) fn new(label_width: usize) -> Self {
        Self { blocks: Vec::new(), label_width }
    }

    /// A sheet with these labels.
    pub(super) fn labelled(voice: Voice, labels: &[&Entry]) -> Self {
        let widths = labels.iter().map(|label| voice.say(label).chars().count());
        Self::new(widths.max().unwrap_or(0))
    }

    /// A heading.
    pub(super) fn title(&mut self, title: &str) {
        self.blocks.push(Block::Title(title.to_owned()));
    }

    /// A pause.
    pub(crate) fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.blocks.push(Block::Line(line.to_owned()));
    }

    /// Running text, indented.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        self.blocks.push(Block::Paragraph { indent, text: text.to_owned() });
    }

    /// A point of a list.
    pub(super) fn point(&mut self, text: &str) {
        self.blocks.push(Block::Point(text.to_owned()));
    }

    /// A label and what it says; an empty label goes on from the row before.
    pub(super) fn row(&mut self, label: &str, text: &str) {
        self.blocks.push(Block::Row { label: label.to_owned(), text: text.to_owned() });
    }

    /// A table.
    pub(super) fn table(&mut self, grid: &Grid) {
        self.blocks.push(Block::Table(grid.clone()));
    }

    /// Its tables as CSV, one after the other, each with its heading.
    #[must_use]
    pub fn csv(&self) -> String {
        csv::csv(self)
    }

    /// As text for a terminal.
    #[must_use]
    pub fn into_text(self) -> String {
        text::text(&self)
    }

    /// As a page that stands alone, with pictures before all that it says.
    pub(super) fn page(&self, voice: Voice, page: Page<'_>, pictures: &Markup) -> String {
        html::page(self, voice, page, pictures)
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
    }
}
