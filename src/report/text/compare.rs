//! Policies side by side as text.

use behov_solver::evaluation::Compared;
use behov_solver::evaluation::measure::{Measure, Measurement};

use super::made;
use super::simulate::{growths, run};
use crate::messages::{key, tell};
use crate::report::played::told;
use crate::report::sheet::{Grid, Sheet};
use crate::report::simulated::{self, Contrast, TOLD_FIRST, label};
use crate::report::voice::Voice;

/// Each policy's measures, and the differences against the first.
#[must_use]
pub fn compare(voice: Voice, contrast: &Contrast<'_>, verbose: bool) -> Sheet {
    let Some(first) = contrast.sides.first() else { return Sheet::new(0) };
    let parts = first.instance.parts();
    let labels = [
        key!("simulate.policy"),
        key!("simulate.played"),
        key!("simulate.run"),
        key!("simulate.breach"),
        key!("simulate.overload"),
    ];
    let width = labels.map(|label| voice.say(label).chars().count()).into_iter().max();
    let width = width.unwrap_or(0);
    let mut sheet = Sheet::new(width);
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "compare.title", clinic = parts.name, date = date));
    sheet.gap();
    for side in contrast.sides {
        sheet.row(
            &tell!(voice, "simulate.policy"),
            &simulated::policy(voice, &side.measured.policy),
        );
        sheet.row(&tell!(voice, "simulate.played"), &told(voice, side.instance, side.played));
        run(&mut sheet, voice, side);
        growths(&mut sheet, voice, side);
    }
    sheet.gap();
    let grid = grid(voice, contrast, verbose);
    let differences = grid.rows.len() * contrast.compared.len();
    sheet.table(&grid);
    sheet.gap();
    note(&mut sheet, voice, &simulated::policy(voice, &first.measured.policy), differences);
    made(&mut sheet, voice, first.instance, first.seed);
    sheet
}

/// A row per measure; a column per policy, and after each but the first one for the difference.
fn grid(voice: Voice, contrast: &Contrast<'_>, verbose: bool) -> Grid {
    let first = contrast.sides[0].measured;
    let mut header =
        vec![tell!(voice, "simulate.measure"), simulated::policy(voice, &first.policy)];
    for side in &contrast.sides[1..] {
        header.push(simulated::policy(voice, &side.measured.policy));
        header.push(tell!(
            voice,
            "compare.difference",
            policy = simulated::policy(voice, &first.policy)
        ));
    }
    let mut rows = Vec::new();
    for row in rows_told(contrast, verbose) {
        let mut cells = vec![row_label(voice, contrast, row)];
        cells.push(simulated::value(voice, row.measure, row.value));
        for compared in contrast.compared {
            let found = compared.iter().find(|other| same(contrast, row, other));
            let after = found.and_then(|found| found.after);
            let none = || tell!(voice, "number.none");
            cells
                .push(after.map_or_else(none, |value| simulated::value(voice, row.measure, value)));
            let difference = found.and_then(|found| found.difference);
            cells.push(simulated::difference(voice, row.measure, difference));
        }
        rows.push(cells);
    }
    rows.extend(of_comparison(voice, contrast));
    Grid { numbers: 1..header.len(), header, rows }
}

/// The rows of the first policy that are told: the clinic's first measures, or all.
fn rows_told<'a>(contrast: &Contrast<'a>, verbose: bool) -> Vec<&'a Measurement> {
    use behov_solver::evaluation::Scope;
    let first = contrast.sides[0].measured;
    if verbose {
        return first.rows.iter().collect();
    }
    let rows = TOLD_FIRST.iter().filter_map(|&measure| first.row(measure, Scope::Clinic));
    rows.filter(|row| simulated::is_told(row)).collect()
}

fn row_label(voice: Voice, contrast: &Contrast<'_>, row: &Measurement) -> String {
    let instance = contrast.sides[0].instance;
    let scope = simulated::scope(voice, instance, row.scope);
    let need = row.need.map(|need| instance.parts().needs[need].name.clone());
    let clinic = row.scope == behov_solver::evaluation::Scope::Clinic;
    let of = (!clinic).then_some(scope).into_iter().chain(need);
    of.chain([label(voice, row.measure)]).collect::<Vec<_>>().join(" · ")
}

/// Whether a difference is of that row, by name.
fn same(contrast: &Contrast<'_>, row: &Measurement, other: &Compared) -> bool {
    let instance = contrast.sides[0].instance;
    let name = behov_solver::evaluation::measure::compare::scope_name(instance, row.scope);
    let need = row.need.map(|need| &*instance.parts().needs[need].name);
    other.measure == row.measure
        && std::mem::discriminant(&other.scope) == std::mem::discriminant(&row.scope)
        && other.scope_name == name
        && other.need.as_deref() == need
}

/// What only a comparison tells: controls avoided and minutes freed, of the clinic.
fn of_comparison(voice: Voice, contrast: &Contrast<'_>) -> Vec<Vec<String>> {
    let row = |measure: Measure| {
        let mut cells = vec![label(voice, measure), String::new()];
        for compared in contrast.compared {
            let of = |row: &&Compared| row.measure == measure && row.scope_name.is_empty();
            let difference = compared.iter().find(of).and_then(|found| found.difference);
            cells.extend([String::new(), simulated::difference(voice, measure, difference)]);
        }
        cells
    };
    [Measure::ControlsAvoided, Measure::MinutesFreed].map(row).to_vec()
}

fn note(sheet: &mut Sheet, voice: Voice, policy: &str, differences: usize) {
    let count = voice.whole(differences);
    let chance = voice.whole(differences.div_ceil(20));
    sheet.paragraph(
        0,
        &tell!(voice, "compare.note", policy = policy, count = count, chance = chance),
    );
    sheet.gap();
}
