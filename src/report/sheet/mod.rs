//! What a report says, in order, before any form: titles, lines, labels with what they say, points,
//! tables. Each form is one file here, and renders every sheet.

mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod text;

use maud::Markup;

use super::Voice;
use super::page::Page;

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
    /// Rows.
    pub(super) rows: Vec<Vec<String>>,
    /// Columns of numbers, aligned right.
    pub(super) numbers: std::ops::Range<usize>,
}

impl Sheet {
    /// A sheet whose labels fill `label_width` characters.
    pub(super) fn new(label_width: usize) -> Self {
        Self { blocks: Vec::new(), label_width }
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
