//! The dilemma as text: the rules side by side.

use crate::messages::{key, tell};
use crate::report::json::{Answer, Rules};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

/// Who gets the early slot under each rule, and the third answer.
#[must_use]
pub(in crate::report) fn dilemma(voice: Voice, told: &Rules) -> Sheet {
    let mut sheet = Sheet::new(0);
    sheet.title(&tell!(voice, "dilemma.title"));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "dilemma.story"));
    sheet.gap();
    let header = [
        key!("dilemma.rule"),
        key!("dilemma.day31"),
        key!("dilemma.day24"),
        key!("dilemma.in-time"),
        key!("dilemma.sum"),
        key!("dilemma.max"),
        key!("dilemma.squares"),
        key!("dilemma.wait"),
    ];
    let mut grid = Grid::of(voice, header);
    let rules = [
        (key!("dilemma.rule.squares"), told.squares.as_ref()),
        (key!("dilemma.rule.sum"), told.sum.as_ref()),
        (key!("dilemma.rule.max"), told.max.as_ref()),
        (key!("dilemma.rule.binary"), told.binary.as_ref()),
        (key!("dilemma.elsewhere"), Some(&told.elsewhere)),
    ];
    for (name, answer) in rules {
        let Some(answer) = answer else { continue };
        grid.row(voice, row(voice, voice.say(name), answer));
    }
    sheet.table(&grid);
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "dilemma.lesson"));
    sheet.paragraph(0, &tell!(voice, "dilemma.law"));
    sheet
}

fn row(voice: Voice, name: String, answer: &Answer) -> [Cell; 8] {
    let gone = || Cell::Text(tell!(voice, "dilemma.gone"));
    [
        Cell::Text(name),
        answer.day31.map_or_else(gone, Cell::count),
        Cell::count(answer.day24),
        Cell::of(answer.in_time, answer.patients),
        Cell::Count(answer.days_over_sum),
        Cell::count(answer.days_over_max),
        Cell::Count(answer.days_over_squares),
        Cell::count(answer.total_wait),
    ]
}
