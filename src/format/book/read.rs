//! The sheets of a workbook, with what their cells hold by their own account.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::cell::{Cell, clean};

/// Days from the first day of the one count of dates to that of the other.
const DAYS_TO_1904: f64 = 1462.0;

/// Most cells of a workbook.
const CELLS_MAX: usize = 20_000_000;

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) line: u32,
    /// Its cells from the first column on, as far as the last that says something.
    pub(crate) cells: Vec<Cell>,
}

/// A sheet: the rows in which something stands, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) rows: Vec<Row>,
    /// Stretches of merged cells that say something, such as `D4:F4`.
    pub(crate) merged: Vec<String>,
}

/// Reads every sheet; `None` for what is no workbook.
pub(crate) fn sheets(bytes: &[u8]) -> Option<Vec<Sheet>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).ok()?;
    let days = if book.has_1904_epoch() { DAYS_TO_1904 } else { 0.0 };
    let about: Vec<_> = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut cells = 0;
    for about in about.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut rows = rows(&mut book, &about.name, days, &mut cells)?;
        let merged = merged(&mut book, &about.name, &mut rows);
        let hidden = about.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: about.name, hidden, rows, merged });
    }
    Some(sheets)
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

fn rows(book: &mut Book<'_>, name: &str, days: f64, count: &mut usize) -> Option<Vec<Row>> {
    let mut reader = book.worksheet_cells_reader(name).ok()?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = reader.next_cell_with_formula_metadata().ok()? {
        let cell = cell(&found.value, found.formula.is_some(), days);
        if cell.is_empty() {
            continue;
        }
        let line = found.pos.0 + 1;
        let column = usize::try_from(found.pos.1).ok()?;
        let at = match rows.binary_search_by_key(&line, |row| row.line) {
            Ok(at) => at,
            Err(at) => {
                rows.insert(at, Row { line, ..Row::default() });
                at
            }
        };
        let cells = &mut rows[at].cells;
        if cells.len() <= column {
            *count += column + 1 - cells.len();
            if *count > CELLS_MAX {
                return None;
            }
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
    }
    Some(rows)
}

fn cell(value: &DataRef<'_>, formula: bool, days: f64) -> Cell {
    let text = |text: &str| match clean(text) {
        text if text.is_empty() => Cell::Empty,
        text => Cell::Text(text),
    };
    match value {
        DataRef::Empty if formula => Cell::NoValue,
        DataRef::Empty => Cell::Empty,
        DataRef::String(value) | DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => {
            text(value)
        }
        DataRef::SharedString(value) => text(value),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds no more than a float does")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        // A time of day is counted from no day.
        DataRef::DateTime(moment) => match moment.as_f64() {
            time if time < 1.0 || moment.is_duration() => Cell::Moment(time),
            date => Cell::Moment(date + days),
        },
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// What a cell that was merged over several rows says is said of each of them; the stretches that were
/// merged and say something.
fn merged(book: &mut Book<'_>, name: &str, rows: &mut [Row]) -> Vec<String> {
    let Ok(regions) = book.merge_cells_by_sheet_name(name) else { return Vec::new() };
    let mut stretches = Vec::new();
    for region in regions.iter().filter(|region| region.start != region.end) {
        let Ok(column) = usize::try_from(region.start.1) else { continue };
        let of = |rows: &[Row], line: u32| rows.binary_search_by_key(&line, |row| row.line).ok();
        let Some(first) = of(rows, region.start.0 + 1) else { continue };
        let value = rows[first].cells.get(column).filter(|cell| !cell.is_empty()).cloned();
        let Some(value) = value else { continue };
        stretches.push(format!("{}:{}", named(region.start), named(region.end)));
        for line in region.start.0 + 2..=region.end.0 + 1 {
            let Some(at) = of(rows, line) else { continue };
            let cells = &mut rows[at].cells;
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = value.clone();
        }
    }
    stretches
}

/// A cell as a spreadsheet names it, row and column from 0.
fn named((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}
