//! Lists in CSV or in a workbook: the waiting list, bookings, next controls.
//!
//! Separator `;`, tab or `,` or as a first line `sep=;` says, UTF-8, UTF-16 or Windows-1252, any
//! line ends, columns by their English or Danish names, dates day-month-year or year-month-day. A
//! broken row is refused with its line; after twenty the rest is counted.

mod booking;
mod column;
mod control;
mod file;
mod pro;
mod repeat;
mod row;
mod sheet;
mod waiting;
mod write;

use std::path::Path;

use behov_solver::instance::InstanceParts;
use behov_solver::table::Id;

use super::decimal::readings;
use super::document::hint_of;
use super::fault::{Both, FileFault, LISTED_MAX, number_values};
use super::names::Known;

pub(crate) use column::columns_of;
pub(crate) use file::ListFile;
pub(crate) use sheet::{Line, Sheet, date, time};
pub use write::write_waiting;

/// The lists named by the clinic file, as far as they could be opened.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) waiting: Option<ListFile>,
    pub(crate) bookings: Option<ListFile>,
    pub(crate) panel: Option<ListFile>,
}

/// Lists in the place of the clinic's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Instead<'p> {
    /// The waiting list.
    pub waiting: Option<&'p Path>,
    /// The list of patients in panels.
    pub panel: Option<&'p Path>,
}

/// The faults of one list: the first ones in words, the rest as a number.
#[derive(Debug)]
pub(crate) struct Tally {
    /// The list, as places of the instance name it.
    pub(crate) list: &'static str,
    pub(crate) file: String,
    /// The sheet of a workbook.
    sheet: Option<String>,
    pub(crate) faults: Vec<FileFault>,
    pub(crate) further: usize,
    /// The lines its rows come from, in their order.
    pub(crate) lines: Vec<u32>,
    /// The names of its columns, as the format has them and as the file does.
    header: Vec<String>,
    written: Vec<String>,
}

impl Tally {
    pub(crate) fn new(list: &'static str, file: &str) -> Self {
        let (faults, lines, header, written) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (file, sheet) = (file.to_owned(), None);
        Self { list, file, sheet, faults, further: 0, lines, header, written }
    }

    /// The number of a column, from 1; 0 when there is none of that name.
    pub(crate) fn column(&self, name: &str) -> u32 {
        let at = self.header.iter().position(|column| column == name);
        at.and_then(|index| u32::try_from(index + 1).ok()).unwrap_or(0)
    }

    /// The name of a column as the file has it.
    fn written<'n>(&'n self, name: &'n str) -> &'n str {
        let at = self.header.iter().position(|column| column == name);
        at.and_then(|index| self.written.get(index)).map_or(name, String::as_str)
    }

    /// Notes a fault of a line.
    pub(crate) fn add(
        &mut self,
        line: u32,
        column: u32,
        code: &'static str,
        values: &[(&str, Both)],
    ) {
        if self.faults.len() < LISTED_MAX {
            let place = (self.sheet.as_deref(), line, column);
            self.faults.push(FileFault::placed(&self.file, place, code, values));
        } else {
            self.further += 1;
        }
    }

    /// Notes that a field is not what it should be.
    pub(crate) fn not(&mut self, line: &Line<'_>, column: &str, kind: &str) {
        let values = [
            ("value", Both::echo(line.get(column).unwrap_or_default())),
            ("column", Both::echo(self.written(column))),
            ("wanted", Both::key(kind, &[])),
        ];
        self.add(line.number, self.column(column), "B0117", &values);
    }

    /// Notes a number that may be thousands or have decimals.
    pub(crate) fn open_number(&mut self, line: &Line<'_>, column: &str) {
        let written = line.get(column).unwrap_or_default();
        if let Some(readings) = readings(written) {
            let values = number_values(written, &readings);
            self.add(line.number, self.column(column), "B0141", &values);
        }
    }

    /// The row of the name in a column; a name that no row has is noted.
    pub(crate) fn named<I: Id>(
        &mut self,
        known: &Known<'_>,
        line: &Line<'_>,
        (column, list): (&str, &str),
    ) -> Option<I> {
        let found = line.get(column).and_then(|name| known.row_of(list, name));
        if found.is_none() {
            self.unknown(known, line, column, list);
        }
        found
    }

    /// Notes a name that no row has, unless the row may be one that could not be read.
    fn unknown(&mut self, known: &Known<'_>, line: &Line<'_>, column: &str, list: &str) {
        let name = line.get(column).unwrap_or_default();
        let lists: &[&str] = if list == "asks" { &["stream", "need", "pathway"] } else { &[list] };
        if lists.iter().any(|list| known.is_lost(list, name)) {
            return;
        }
        let names: Vec<String> =
            lists.iter().flat_map(|list| known.names.of(list)).cloned().collect();
        let near = hint_of(list, name, &names);
        let list = Both::key(&format!("list.{list}"), &[]);
        let values = [("name", Both::echo(name)), ("list", list), near];
        self.add(line.number, self.column(column), "B0107", &values);
    }
}

/// A list with nothing in cells that say so, unless the clinic has a name written like it.
fn heard(
    known: &Known<'_>,
    file: &ListFile,
    columns: column::Columns,
    tally: &mut Tally,
) -> Option<Sheet> {
    let is_name = |column: &str, text: &str| {
        let list = if column == "own" { "clinician" } else { column };
        column == "pseudonym" || known.names.of(list).iter().any(|name| name == text)
    };
    Some(Sheet::parse(file, columns, tally)?.heard(is_name))
}

/// Adds the lists to the parts; what is wrong with each, and the lines its rows come from.
pub(crate) fn add(known: &Known<'_>, parts: &mut InstanceParts, lists: Lists) -> Vec<Tally> {
    let mut tallies = Vec::new();
    if let Some(source) = lists.panel {
        let mut tally = Tally::new("panel-list", &source.file);
        if let Some(sheet) = heard(known, &source, control::COLUMNS, &mut tally) {
            control::add(known, parts, &sheet, &mut tally);
        }
        tallies.push(tally);
    }
    if let Some(source) = lists.waiting {
        let mut tally = Tally::new("waiting", &source.file);
        if let Some(sheet) = heard(known, &source, waiting::COLUMNS, &mut tally) {
            waiting::each_once(&sheet, &mut tally);
            for line in sheet.lines() {
                if let Some(patient) = waiting::patient(known, parts, &line, &mut tally) {
                    parts.waiting.push(patient);
                    tally.lines.push(line.number);
                }
            }
        }
        tallies.push(tally);
    }
    if let Some(source) = lists.bookings {
        let mut tally = Tally::new("booking", &source.file);
        if let Some(sheet) = heard(known, &source, booking::COLUMNS, &mut tally) {
            for line in sheet.lines() {
                if let Some(booking) = booking::booking(known, &line, &mut tally) {
                    parts.bookings.push(booking);
                    tally.lines.push(line.number);
                }
            }
        }
        tallies.push(tally);
    }
    tallies
}
