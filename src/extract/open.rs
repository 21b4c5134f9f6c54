//! A file opened: the table in it, which line has the headings, and no CPR number anywhere.

use super::fault::{Code, Fault, Place};
use super::field::Kind;
use super::grid::{Grid, Record};
use super::guard;
use super::layout::{self, known};
use super::map::Map;
use super::records::{self, SEPARATORS, Splitting};
use super::text::{self, Decoded};
use crate::format::book::{self, Sheet};
use crate::format::said::word::norm;

/// Largest file \[bytes\].
pub const FILE_MAX: usize = 128 << 20;
/// How many records show what separates fields.
const SAMPLE: usize = 60;

/// How a file is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// Whether it is a workbook.
    pub is_workbook: bool,
    /// The encoding of a text.
    pub encoding: &'static str,
    /// What separates the fields of a text.
    pub separator: Option<char>,
    /// Whether a first line says so.
    pub sep_line: bool,
    /// How the lines of a text end.
    pub line_ends: &'static str,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line or row of the headings, from 1; 0 when there are none.
    pub heading: u32,
}

/// A table that was opened.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub(super) format: Format,
    pub(super) grid: Grid,
}

/// Whether numbers are looked for: everybody does but who takes them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    On,
    Off,
}

fn whole(code: Code) -> Vec<Fault> {
    vec![Fault::new(Place::file(), code)]
}

/// Nothing, unless numbers of people were found.
fn none_private(found: Vec<Fault>) -> Result<(), Vec<Fault>> {
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Opens a file.
pub(super) fn open(bytes: &[u8], name: &str, map: &Map, on: Guard) -> Result<Opened, Vec<Fault>> {
    if on == Guard::On
        && let Some(fault) = guard::in_name(name)
    {
        return Err(vec![fault]);
    }
    if bytes.len() > FILE_MAX {
        return Err(whole(Code::FileTooLarge));
    }
    let is_workbook = book::is_workbook(bytes);
    let opened = if is_workbook { in_book(bytes, map, on)? } else { lines(bytes, map)? };
    if on == Guard::On && !is_workbook {
        none_private(guard::in_cells(&opened.grid, map))?;
    }
    Ok(opened)
}

fn lines(bytes: &[u8], map: &Map) -> Result<Opened, Vec<Fault>> {
    let Some(Decoded { text, encoding }) = text::decode(bytes) else {
        return Err(whole(Code::FileUnreadable));
    };
    let said = records::said(&text);
    let (start, line) = said.map_or((0, 1), |(_, start)| (start, 2));
    let rest = &text[start..];
    let sample = |separator: char| {
        let how = Splitting { separator, line, most: SAMPLE, width: None };
        records::split(rest, how)
    };
    let score = |separator: char| {
        let sample = sample(separator);
        let known = sample.iter().map(|record| known(record, map)).max().unwrap_or(0);
        let widest = sample.iter().map(|record| record.cells.len()).max().unwrap_or(0);
        (known, widest)
    };
    let best = || SEPARATORS.into_iter().rev().max_by_key(|c| score(*c)).unwrap_or(';');
    let separator = said.map_or_else(best, |(separator, _)| separator);
    let sampled = sample(separator);
    let heading = layout::heading(&sampled, map).and_then(|at| sampled.get(at));
    let width = heading.map(Record::width);
    let how = Splitting { separator, line, most: usize::MAX, width };
    let grid = Grid { records: records::split(rest, how), ..Grid::default() };
    let format = Format {
        encoding,
        separator: Some(separator),
        sep_line: said.is_some(),
        line_ends: records::line_ends(&text),
        heading: heading.map_or(0, |record| record.line),
        ..Format::default()
    };
    Ok(Opened { format, grid })
}

fn in_book(bytes: &[u8], map: &Map, on: Guard) -> Result<Opened, Vec<Fault>> {
    let Some(sheets) = book::sheets(bytes) else { return Err(whole(Code::FileUnreadable)) };
    if on == Guard::On {
        none_private(guard::in_book(bytes, &sheets, map))?;
    }
    let mut grid = choose(sheets, map)?;
    grid.hidden = book::hidden_rows(bytes);
    let heading = layout::heading(&grid.records, map);
    let format = Format {
        is_workbook: true,
        sheet: grid.sheet.clone(),
        heading: heading.map_or(0, |at| grid.records[at].line),
        ..Format::default()
    };
    Ok(Opened { format, grid })
}

/// The sheet that the map names, else the only one that a list can be read from.
fn choose(sheets: Vec<Sheet>, map: &Map) -> Result<Grid, Vec<Fault>> {
    if let Some(name) = &map.sheet {
        let named = sheets.into_iter().find(|sheet| norm(&sheet.name) == norm(name));
        return named.map(Grid::of).ok_or_else(|| {
            vec![Fault::new(Place::file(), Code::SheetUnknown).with("sheet", name)]
        });
    }
    let kinds = map.kind.map_or(vec![Kind::Waiting, Kind::Bookings, Kind::Panel], |k| vec![k]);
    let is_list = |grid: &Grid| {
        kinds.iter().any(|kind| {
            let map = Map { kind: Some(*kind), ..map.clone() };
            layout::layout(grid, &map).is_ok()
        })
    };
    let visible: Vec<Grid> =
        sheets.into_iter().filter(|sheet| !sheet.hidden).map(Grid::of).collect();
    let lists: Vec<bool> = visible.iter().map(is_list).collect();
    let at = match lists.iter().filter(|is| **is).count() {
        1 => lists.iter().position(|is| *is),
        0 => visible.iter().position(|grid| !grid.records.is_empty()),
        _ => {
            let of = visible.iter().zip(&lists).filter(|(_, is)| **is);
            let names: Vec<&str> = of.filter_map(|(grid, _)| grid.sheet.as_deref()).collect();
            let fault = Fault::new(Place::file(), Code::SheetUndecided);
            return Err(vec![fault.with("sheets", names.join(", "))]);
        }
    };
    at.and_then(|at| visible.into_iter().nth(at)).ok_or_else(|| whole(Code::RowsNone))
}
