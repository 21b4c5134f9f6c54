//! Past visits by what patients answered (PRO) before them: the table and what it says.

use behov_solver::day::lengths::Verdict;

use super::words::named;
use crate::messages::{key, tell};
use crate::report::pro::colour;
use crate::report::sheet::{Cell, Grid};
use crate::report::voice::Voice;
use crate::verb::{Answered, OfBands, OfColour};

/// Planned against actual lengths by colour; `None` without a colour.
pub(in crate::report) fn colours(voice: Voice, answered: &Answered) -> Option<Grid> {
    if answered.colours.is_empty() {
        return None;
    }
    let heads = [
        key!("lengths.column.colour"),
        key!("lengths.column.visits"),
        key!("lengths.column.planned"),
        key!("lengths.column.actual"),
        key!("lengths.column.overran"),
        key!("lengths.column.verdict"),
    ];
    let mut grid = Grid::of(voice, heads);
    for row in &answered.colours {
        grid.row(voice, cells(voice, row));
    }
    Some(grid)
}

fn cells(voice: Voice, row: &OfColour) -> [Cell; 6] {
    let audit = &row.audit;
    let verdict = tell!(voice, audit.verdict => {
        Verdict::TooShort => "lengths.verdict.too-short",
        Verdict::TooLong => "lengths.verdict.too-long",
        Verdict::NotShown => "lengths.verdict.not-shown",
        Verdict::TooFew => "lengths.cell.too-few",
    });
    [
        Cell::Text(named(voice, row.need.as_deref(), &colour(voice, row.colour))),
        Cell::count(audit.visits),
        Cell::Number(audit.planned_mean, 1),
        Cell::Number(audit.actual_mean, 1),
        Cell::counted(audit.overrun_count, audit.overrun_share()),
        Cell::Text(verdict),
    ]
}

/// What is said of each two bands that meet.
pub(in crate::report) fn bands(voice: Voice, answered: &Answered) -> Vec<String> {
    answered.bands.iter().map(|row| band(voice, row)).collect()
}

fn band(voice: Voice, row: &OfBands) -> String {
    let found = &row.boundary;
    let score = |score: f64| voice.number(score, 1);
    tell!(
        voice,
        (found.should_move(), found.best < found.today) => {
            (true, true) => "lengths.band.earlier",
            (true, false) => "lengths.band.later",
            (false, _) => "lengths.band.stays",
        },
        lower = named(voice, row.need.as_deref(), &row.lower),
        upper = row.upper,
        today = score(found.today),
        best = score(found.best),
        short = found.planned.0,
        long = found.planned.1,
        saves = voice.number(found.saves.mean, 2),
        half = voice.number(found.saves.half_width, 2),
        visits = voice.whole(found.visits)
    )
}
