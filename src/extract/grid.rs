//! A table as it stands in a file: records of cells with their places.

use super::fault::Place;
pub(super) use crate::format::book::Cell;
use crate::format::book::Sheet;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// The physical line on which it starts, or the row of the sheet, from 1.
    pub(super) line: u32,
    pub(super) cells: Vec<Cell>,
    /// Whether its quotation marks do not pair.
    pub(super) quote_open: bool,
    /// Whether one of them did not close on its line, so that nobody knows where the row ends.
    pub(super) endless: bool,
}

impl Record {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }

    /// How many cells there are up to the last that says something.
    pub(super) fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The sheet of a workbook.
    pub(super) sheet: Option<String>,
    pub(super) records: Vec<Record>,
    /// Rows that a filter hides \[rows\].
    pub(super) hidden: u32,
}

impl Grid {
    /// The rows of a sheet.
    pub(super) fn of(sheet: Sheet) -> Self {
        let record = |row: crate::format::book::Row| Record {
            line: row.line,
            cells: row.cells,
            ..Record::default()
        };
        let records = sheet.rows.into_iter().map(record).collect();
        Self { sheet: Some(sheet.name), records, hidden: 0 }
    }

    /// The place of a cell; column from 0.
    pub(super) fn place(&self, line: u32, column: Option<usize>, heading: Option<&str>) -> Place {
        let column = column.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0);
        Place {
            sheet: self.sheet.clone(),
            line,
            column,
            heading: heading.filter(|text| !text.is_empty()).map(str::to_owned),
        }
    }
}
