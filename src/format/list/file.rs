//! A list as it was opened: a table of a text, or of a workbook one for each sheet.

use std::path::Path;

use super::super::book::{self, Cell};
use super::super::digest::Digests;
use super::super::fault::{Both, FileFault};
use super::super::guard;
use super::super::source::{CSV_MAX, Kind, Source};
use super::super::table::{Table, unguarded};
use super::Tally;
use super::column::{Columns, code_of};
use super::row::{Rows, fields, rows};
use crate::messages::{Lang, keys};

/// A file with a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ListFile {
    /// Its name, as faults show it.
    pub(crate) file: String,
    tabs: Vec<Tab>,
}

/// A table of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tab {
    /// The sheet of a workbook.
    pub(super) sheet: Option<String>,
    pub(super) records: Vec<Record>,
}

/// A row in which something stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// Its line or row, from 1.
    pub(super) line: u32,
    /// Its fields; `None` when its quotation marks do not pair.
    pub(super) fields: Option<Vec<String>>,
    /// Cells that hold no value: column from 1, the code of the fault and the error that is shown.
    pub(super) broken: Vec<(u32, &'static str, String)>,
}

impl ListFile {
    /// Opens a list, text or workbook; what was read is noted by its bytes.
    ///
    /// # Errors
    /// That it cannot be read; a CPR number, by place alone.
    pub(crate) fn read(
        path: &Path,
        file: &str,
        read: &mut Digests,
    ) -> Result<Self, Box<FileFault>> {
        let bytes = Source::bytes(path, file, CSV_MAX)?;
        let list = Self::of_bytes(&bytes, file)?;
        read.note(path, file, &bytes);
        Ok(list)
    }

    fn of_bytes(bytes: &[u8], file: &str) -> Result<Self, Box<FileFault>> {
        if !book::is_workbook(bytes) {
            return Ok(Self::of_text(&Source::of_bytes(bytes, file, Kind::Csv)?));
        }
        let no_workbook = || {
            let detail = [("detail", Both::key("detail.workbook", &[]))];
            Box::new(FileFault::whole(file, "B0131", &detail))
        };
        let sheets = book::sheets(bytes).ok_or_else(no_workbook)?;
        if let Some(fault) = guard::in_book(file, bytes, &sheets).into_iter().next() {
            return Err(Box::new(fault));
        }
        let seen = sheets.iter().filter(|sheet| !sheet.hidden && !sheet.rows.is_empty());
        Ok(Self { file: file.to_owned(), tabs: seen.map(Tab::of).collect() })
    }

    /// The list that a text is.
    pub(crate) fn of_text(source: &Source) -> Self {
        let Rows { separator, rows } = rows(&source.text);
        let record = |(line, row): (u32, &str)| {
            let fields = fields(row, separator);
            Record { line, fields, broken: Vec::new() }
        };
        let records = rows.into_iter().map(record).collect();
        Self { file: source.file.clone(), tabs: vec![Tab { sheet: None, records }] }
    }

    /// The list in a sheet of the clinic's own workbook.
    pub(crate) fn of_sheet(file: &str, sheet: &book::Sheet) -> Self {
        Self { file: file.to_owned(), tabs: vec![Tab::of(sheet)] }
    }

    /// Whether anything stands below its heading.
    pub(crate) fn has_rows(&self) -> bool {
        self.tabs.iter().any(|tab| tab.records.len() > 1)
    }

    /// The list as a table of text, as it stands.
    pub(crate) fn csv(&self) -> String {
        let records = self.tabs.iter().flat_map(|tab| &tab.records);
        let mut rows = records.filter_map(|record| record.fields.as_ref());
        let heading: &[String] = rows.next().map_or(&[], Vec::as_slice);
        let width = heading.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
        let mut table = Table::new(Lang::En, &heading[..width]);
        for row in rows {
            for field in row {
                table.text_field(field);
            }
            // A sheet ends a row where nothing more stands in it; a file has every field.
            table.nothings(width.saturating_sub(row.len())).next();
        }
        table.text()
    }

    /// The table with the list; noted when nobody can tell which it is.
    pub(super) fn tab(&self, columns: Columns, tally: &mut Tally) -> Option<&Tab> {
        if self.tabs.len() <= 1 {
            return self.tabs.first();
        }
        let is_named = |tab: &&Tab| {
            tab.sheet.as_deref().is_some_and(|name| keys::list_of(name) == Some(tally.list))
        };
        let named = self.tabs.iter().find(is_named);
        let fitting: Vec<&Tab> = self.tabs.iter().filter(|tab| tab.fits(columns)).collect();
        match (named, &fitting[..]) {
            (Some(tab), _) => Some(tab),
            (None, []) => self.tabs.first(),
            (None, [tab]) => Some(tab),
            (None, several) => {
                let names = several.iter().filter_map(|tab| tab.sheet.as_deref());
                let names = names.collect::<Vec<_>>().join(", ");
                tally.faults.push(FileFault::whole(
                    &self.file,
                    "B0139",
                    &[("sheets", Both::echo(&names))],
                ));
                None
            }
        }
    }
}

impl Tab {
    fn of(sheet: &book::Sheet) -> Self {
        let record = |row: &book::Row| {
            let broken = |(column, cell): (u32, &Cell)| {
                let (code, shown) = cell.broken()?;
                Some((column, code, shown.to_owned()))
            };
            // A number of a cell has one reading, which a point before three digits has not.
            let shown = |cell: &Cell| match cell {
                Cell::Number(number) => number.to_string().replace('.', ","),
                _ => cell.shown(),
            };
            let fields = row.cells.iter().map(|cell| unguarded(&shown(cell)).to_owned());
            Record {
                line: row.line,
                fields: Some(fields.collect()),
                broken: (1..).zip(&row.cells).filter_map(broken).collect(),
            }
        };
        let records = sheet.rows.iter().map(record).collect();
        Self { sheet: Some(sheet.name.clone()), records }
    }

    /// Whether its heading has every column that must be there.
    fn fits(&self, columns: Columns) -> bool {
        let heading = self.records.first().and_then(|record| record.fields.as_ref());
        let fields = heading.into_iter().flatten();
        let there: Vec<&str> = fields.filter_map(|written| code_of(columns, written)).collect();
        columns.iter().all(|(name, must)| !must || there.contains(name))
    }
}
