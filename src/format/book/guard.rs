//! No CPR number in a workbook: not in a cell, over two cells, in the name of a sheet or in what
//! nobody sees.

use super::super::cpr::holds_cpr;
use super::cell::Cell;
use super::outside;
use super::read::{Row, Sheet};

/// Where numbers of a workbook stand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found<'s> {
    /// In cells of a sheet, the first of each row that has one.
    Cells { sheet: &'s Sheet, held: Vec<(u32, Holding)> },
    /// In the name of a sheet.
    SheetName,
    /// In a comment, a header, the properties, or a text of a cell that is gone.
    Outside,
    /// Nobody knows: a part cannot be read.
    Unread,
}

/// The numbers in a workbook: in a name, else in its cells, else where nobody sees them.
pub(crate) fn find<'s>(bytes: &[u8], sheets: &'s [Sheet]) -> Vec<Found<'s>> {
    if sheets.iter().any(|sheet| holds_cpr(&sheet.name)) {
        return vec![Found::SheetName];
    }
    let of_row = |row: &Row| holding(&row.cells).map(|holding| (row.line, holding));
    let of_sheet = |sheet: &'s Sheet| {
        let held: Vec<(u32, Holding)> = sheet.rows.iter().filter_map(of_row).collect();
        (!held.is_empty()).then_some(Found::Cells { sheet, held })
    };
    let in_cells: Vec<Found<'s>> = sheets.iter().filter_map(of_sheet).collect();
    if in_cells.is_empty() { outside_cells(bytes).into_iter().collect() } else { in_cells }
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
