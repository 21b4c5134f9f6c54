//! Policies side by side as text.

use behov_solver::evaluation::Estimate;
use behov_solver::evaluation::measure::Measure;
use behov_solver::rng::Seed;

use super::changed::changed;
use super::made_with;
use super::measured::{self, label};
use super::simulate::{LABELS, growths, policy, rows_told};
use crate::messages::tell;
use crate::report::json::{Comparison, Comparisons, Of, Pair, Row};
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;

/// Each policy's measures, and the differences against the first.
#[must_use]
pub(in crate::report) fn compare(
    voice: Voice,
    told: &Comparisons<'_>,
    verbose: bool,
    (assumptions, seed): (usize, Seed),
) -> Sheet {
    let mut sheet = Sheet::labelled(voice, &LABELS);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "compare.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    for side in &told.policies {
        policy(&mut sheet, voice, side);
        growths(&mut sheet, voice, side);
    }
    sheet.gap();
    for side in &told.policies {
        if let Some(changes) = &side.changes_played {
            sheet.line(&measured::policy(voice, side.name));
            changed(&mut sheet, voice, changes, verbose);
        }
    }
    let grid = grid(voice, told, verbose);
    let differences = grid.rows.len() * told.comparisons.len();
    sheet.table(&grid);
    sheet.gap();
    let (count, chance) = (voice.whole(differences), voice.whole(differences.div_ceil(20)));
    let first = measured::policy(voice, told.policies[0].name);
    let note = tell!(voice, "compare.note", policy = first, count = count, chance = chance);
    sheet.paragraph(0, &note);
    sheet.gap();
    made_with(&mut sheet, voice, assumptions, seed);
    sheet
}

/// A row per measure; a column per policy, and after each but the first one for the difference.
fn grid(voice: Voice, told: &Comparisons<'_>, verbose: bool) -> Grid {
    let names = told.policies.iter().map(|side| measured::policy(voice, side.name));
    let names: Vec<String> = names.collect();
    let mut header = vec![tell!(voice, "simulate.measure"), names[0].clone()];
    for name in &names[1..] {
        header.push(name.clone());
        header.push(tell!(voice, "compare.difference", policy = names[0]));
    }
    let all: Vec<&Row<'_>> = told.first.iter().collect();
    let of_all = all.iter().copied().filter(|row| row.need.is_none()).collect::<Vec<_>>();
    let clinic = Of { scope: "clinic", name: None };
    let shown = if verbose { all } else { rows_told(&of_all, &clinic, false) };
    let mut rows: Vec<Vec<String>> =
        shown.into_iter().map(|row| cells(voice, &told.comparisons, row)).collect();
    // What only a comparison tells.
    for measure in [Measure::ControlsAvoided, Measure::MinutesFreed] {
        let mut cells = vec![label(voice, measure), String::new()];
        for comparison in &told.comparisons {
            let of = |row: &&Pair<'_>| row.of_measure == measure && row.of.is_clinic();
            let found = comparison.differences.iter().find(of);
            cells.extend([String::new(), difference(voice, measure, found)]);
        }
        rows.push(cells);
    }
    let numbers = 1..header.len();
    Grid::words(header, rows, numbers)
}

fn cells(voice: Voice, comparisons: &[Comparison<'_>], row: &Row<'_>) -> Vec<String> {
    let measure = row.of_measure;
    let scope = (!row.of.is_clinic()).then(|| measured::scope(voice, &row.of));
    let need = row.need.map(str::to_owned);
    let of = scope.into_iter().chain(need).chain([label(voice, measure)]);
    let mut cells = vec![of.collect::<Vec<_>>().join(" · ")];
    cells.push(measured::value(voice, measure, row.value.of));
    for comparison in comparisons {
        let same = |pair: &&Pair<'_>| {
            pair.of_measure == measure && pair.of.is(&row.of) && pair.need == row.need
        };
        let found = comparison.differences.iter().find(same);
        let after = found.and_then(|found| found.after.as_ref());
        let none = || tell!(voice, "number.none");
        let after = after.map_or_else(none, |after| measured::value(voice, measure, after.of));
        cells.extend([after, difference(voice, measure, found)]);
    }
    cells
}

fn difference(voice: Voice, measure: Measure, found: Option<&Pair<'_>>) -> String {
    let estimate: Option<Estimate> = found.and_then(|found| found.told);
    measured::difference(voice, measure, estimate)
}
