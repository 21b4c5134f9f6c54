//! How many fields the rows of a text have.

use std::collections::BTreeMap;

use super::grid::Record;

/// The numbers of fields that are right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    /// Columns with headings.
    width: usize,
    /// Fields of the line with the headings.
    heading: usize,
    /// Fields that most rows have.
    usual: usize,
}

impl Count {
    pub(super) fn new(records: &[Record], heading: usize, width: usize) -> Self {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for record in records.iter().filter(|record| !record.is_blank() && !record.quote_open) {
            *counts.entry(record.cells.len()).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(len, rows)| (*rows, *len == heading));
        let usual = most.map_or(heading, |(len, _)| len);
        Self { width, heading, usual }
    }

    /// Whether a row has a field too many or too few, so that its fields may stand in other
    /// columns; empty ones behind the last heading are a spreadsheet's, where most rows have them.
    pub(super) fn is_off(self, record: &Record) -> bool {
        let fields = record.cells.len();
        let more = fields > self.heading && fields != self.usual;
        record.width() > self.heading || fields < self.width || more
    }
}
