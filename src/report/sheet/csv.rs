//! Tables as CSV: every cell as its value, a cell of two numbers as two columns.

use super::{Block, Cell, Grid, Sheet};
use crate::format::table::Table;
use crate::messages::Lang;

/// All tables of a sheet that hold values, each with its heading, an empty line between two.
pub(super) fn csv(sheet: &Sheet) -> String {
    let tables = sheet.blocks.iter().filter_map(|block| match block {
        Block::Table(grid) if !grid.cells.is_empty() => Some(table(grid)),
        _ => None,
    });
    tables.collect::<Vec<String>>().join("\n")
}

/// One table.
pub(in crate::report) fn table(grid: &Grid) -> String {
    let two: Vec<Option<&str>> =
        (0..grid.header.len()).map(|column| second(grid, column)).collect();
    let mut heading = Vec::new();
    for (head, second) in grid.header.iter().zip(&two) {
        heading.push(head.clone());
        heading.extend(second.map(|of| format!("{head} {of}")));
    }
    // The headings are in the language of the sheet already.
    let mut table = Table::new(Lang::En, &heading);
    for row in &grid.cells {
        for (cell, second) in row.iter().zip(&two) {
            field(&mut table, cell);
            if second.is_some() {
                match cell.second() {
                    Some((_, number)) => table.real(number),
                    None => table.nothing(),
                };
            }
        }
        table.next();
    }
    table.text()
}

/// What the second number of a column is, where a cell has one.
pub(super) fn second(grid: &Grid, column: usize) -> Option<&'static str> {
    let cells = grid.cells.iter().filter_map(|row| row.get(column));
    cells.filter_map(Cell::second).map(|(of, _)| of).next()
}

fn field(table: &mut Table<Vec<u8>>, cell: &Cell) {
    match *cell {
        Cell::Nothing | Cell::None => table.nothing(),
        Cell::Text(ref text) => table.text_field(text),
        Cell::Time(time) => table.code(&time.to_string()),
        Cell::Count(count) | Cell::Of(count, _) | Cell::Counted(count, _) => table.whole(count),
        Cell::Number(value, _)
        | Cell::Part(value, _)
        | Cell::Minutes(value)
        | Cell::Share(value)
        | Cell::Points(value) => table.real(value),
        Cell::Estimate(of, _) | Cell::SharePoints(of) => table.real(of.value.0),
        Cell::Date(date) | Cell::Week(date) => table.date(Some(date)),
    };
}
