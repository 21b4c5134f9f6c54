//! No CPR number passes: not in a cell, over two cells, in a name or in what nobody sees.

use chrono::{Datelike, NaiveDate};

use super::alias;
use super::fault::{Code, Fault, Place};
use super::grid::{Cell, Grid, Record};
use super::layout::{self, Layout};
use super::map::Map;
use crate::format::book::{self, Found, Holding, Sheet};
use crate::format::cpr::holds_cpr;
use crate::format::said::date;
use crate::format::said::word::loose;

/// The numbers in the cells of a table, each by itself and beside its neighbours: the first of each
/// row.
pub(super) fn in_cells(grid: &Grid, map: &Map) -> Vec<Fault> {
    let heading = headings(grid, map);
    let of = |record: &Record| {
        let held = book::holding(&record.cells)?;
        Some(in_cell(grid, heading, record.line, held))
    };
    grid.records.iter().filter_map(of).collect()
}

/// The row of headings, where they are headings for certain: what may be a row with a person in it is
/// not repeated.
fn headings(grid: &Grid, map: &Map) -> Option<usize> {
    let at = layout::heading(&grid.records, map)?;
    let row = &grid.records[at];
    (layout::known(row, map) > 1 && book::holding(&row.cells).is_none()).then_some(at)
}

fn in_cell(grid: &Grid, heading: Option<usize>, line: u32, held: Holding) -> Fault {
    let headings = heading.map(|at| &grid.records[at].cells);
    let heading = headings.and_then(|cells| cells.get(held.column)).map(Cell::text);
    let heading = heading.as_deref().filter(|text| !holds_cpr(text));
    let place = grid.place(line, Some(held.column), heading);
    Fault::new(place, if held.split { Code::CprSplit } else { Code::Cpr })
}

/// A number in the name of a file.
pub(super) fn in_name(name: &str) -> Option<Fault> {
    holds_cpr(name).then(|| outside("file-name"))
}

/// The numbers in a workbook: in the names of its sheets, in its cells, or where nobody sees them.
pub(super) fn in_book(bytes: &[u8], sheets: &[Sheet], map: &Map) -> Vec<Fault> {
    let told = |found: Found<'_>| match found {
        Found::Cells { sheet, held } => {
            let grid = Grid::of(sheet.clone());
            let heading = headings(&grid, map);
            held.into_iter().map(|(line, held)| in_cell(&grid, heading, line, held)).collect()
        }
        Found::SheetName => vec![outside("sheet-name")],
        Found::Outside => vec![outside("outside-cells")],
        Found::Unread => vec![Fault::new(Place::file(), Code::FileUnreadable)],
    };
    book::find(bytes, sheets).into_iter().flat_map(told).collect()
}

fn outside(part: &'static str) -> Fault {
    Fault::new(Place::file(), Code::Cpr).with("part", part)
}

/// A column of days of birth and one of the last four digits, wherever they stand.
pub(super) fn split_columns(grid: &Grid, layout: &Layout, as_of: NaiveDate) -> Option<Fault> {
    let records = &grid.records[layout.first..];
    let each = 0..layout.columns.len();
    let all = |at: usize, like: &dyn Fn(&Cell) -> bool| {
        let mut cells = records.iter().filter_map(|record| record.cells.get(at));
        let mut some = false;
        cells.all(|cell| {
            some |= !cell.is_empty();
            cell.is_empty() || like(cell)
        }) && some
    };
    let lasts: Vec<usize> = each
        .clone()
        .filter(|&at| !is_place(layout.heading(at).unwrap_or_default()) && all(at, &is_last_four))
        .filter(|&at| !all(at, &is_year))
        .collect();
    if lasts.is_empty() {
        return None;
    }
    let is_read =
        |at: usize| layout.at.iter().any(|(field, column)| *column == at && field.is_date());
    let born = each.clone().filter(|at| !is_read(*at)).find(|&at| {
        let birth = layout.heading(at).is_some_and(alias::is_birth);
        let old = |cell: &Cell| day_of(cell).is_some_and(|day| day.year() + 10 < as_of.year());
        let any = |cell: &Cell| day_of(cell).is_some();
        all(at, &is_six) || all(at, &old) || birth && all(at, &|cell| any(cell) || is_six(cell))
    })?;
    let last = *lasts.iter().find(|&&at| at != born)?;
    let filled = |record: &&Record, at: usize| record.cells.get(at).is_some_and(|c| !c.is_empty());
    let record = records.iter().find(|record| filled(record, born) && filled(record, last))?;
    let place = grid.place(record.line, Some(born), layout.heading(born));
    Some(Fault::new(place, Code::CprSplit))
}

/// Four digits of a place or a room are of nobody.
fn is_place(heading: &str) -> bool {
    let loose = loose(heading);
    ["post", "zip", "lokale", "stue", "rum", "kl", "tid", "shak"].iter().any(|w| loose.contains(w))
}

/// Day, month and year in six digits, or in five without the 0 in front.
fn is_six(cell: &Cell) -> bool {
    let text = cell.text();
    matches!(text.len(), 5 | 6) && holds_cpr(&format!("{text:0>6}-1234"))
}

fn is_last_four(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            let bytes = text.as_bytes();
            let digits =
                |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
            bytes.len() == 4
                && digits(0..1)
                && digits(3..4)
                && (digits(1..3) || bytes[1..3].iter().all(u8::is_ascii_uppercase))
        }
        Cell::Number(number) => number.fract() == 0.0 && (1000.0..10_000.0).contains(number),
        _ => false,
    }
}

fn is_year(cell: &Cell) -> bool {
    cell.text().parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn day_of(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        #[expect(clippy::cast_possible_truncation, reason = "within bounds")]
        Cell::Moment(days) if (1.0..73_051.0).contains(days) => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?
                .checked_add_signed(chrono::TimeDelta::days(*days as i64))
        }
        Cell::Text(text) => date::read(text).ok().map(|read| read.date),
        _ => None,
    }
}
