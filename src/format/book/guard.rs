//! No CPR number in a workbook: not in a cell, over two cells, in the name of a sheet or in what
//! nobody sees.

use super::super::cpr::holds_cpr;
use super::cell::Cell;
use super::outside;
use super::read::{Row, Sheet};

/// Where the first number of a workbook stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Found<'s> {
    /// In a cell, or over it and the next: column from 0.
    Cell { sheet: &'s Sheet, line: u32, column: usize, split: bool },
    /// In the name of a sheet.
    SheetName,
    /// In a comment, a header, the properties, or a text of a cell that is gone.
    Outside,
    /// Nobody knows: a part cannot be read.
    Unread,
}

/// The first number in a workbook.
pub(crate) fn find<'s>(bytes: &[u8], sheets: &'s [Sheet]) -> Option<Found<'s>> {
    if sheets.iter().any(|sheet| holds_cpr(&sheet.name)) {
        return Some(Found::SheetName);
    }
    let in_cells = sheets.iter().find_map(|sheet| {
        let of = |row: &Row| holding(&row.cells).map(|holding| (row.line, holding));
        let (line, Holding { column, split }) = sheet.rows.iter().find_map(of)?;
        Some(Found::Cell { sheet, line, column, split })
    });
    in_cells.or_else(|| outside_cells(bytes))
}

fn outside_cells(bytes: &[u8]) -> Option<Found<'static>> {
    let mut found = false;
    let mut look = |text: &str| {
        found = found || holds_cpr(text);
        found
    };
    match outside::each(bytes, &mut look) {
        None => Some(Found::Unread),
        Some(()) => found.then_some(Found::Outside),
    }
}

/// Which cell of a row holds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holding {
    /// Its column, from 0.
    pub(crate) column: usize,
    /// Whether the number goes on in the next.
    pub(crate) split: bool,
}

/// The first number of a row, by itself or over two cells that stand beside each other.
pub(crate) fn holding(cells: &[Cell]) -> Option<Holding> {
    let mut whole = String::new();
    for cell in cells {
        whole.push_str(&cell.text());
        whole.push(';');
    }
    if !holds_cpr(&whole) {
        return None;
    }
    let one = cells.iter().position(|cell| holds_cpr(&cell.text()));
    let pair = || {
        let joined = |pair: &[Cell]| holds_cpr(&format!("{};{}", pair[0].text(), pair[1].text()));
        cells.windows(2).position(joined).unwrap_or(0)
    };
    Some(match one {
        Some(column) => Holding { column, split: false },
        None => Holding { column: pair(), split: true },
    })
}
