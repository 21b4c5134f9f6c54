//! One simulated policy as text.

use std::collections::BTreeSet;

use behov_solver::evaluation::measure::{Measure, Value};
use behov_solver::rng::Seed;
use behov_solver::simulation::policy::Named;

use super::changed::changed;
use super::made_with;
use super::measured::{self, TOLD_FIRST, label};
use crate::messages::{Entry, key, tell};
use crate::report::json::{Broken, Of, Policied, Policy, Row};
use crate::report::played::told as played;
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;

/// Broken promises told in full; the rest is counted.
const BREACHES_MAX: usize = 20;

/// Labels of what is said of a policy.
pub(super) const LABELS: [&Entry; 6] = [
    key!("simulate.policy"),
    key!("simulate.played"),
    key!("simulate.run"),
    key!("simulate.proof"),
    key!("simulate.breach"),
    key!("simulate.overload"),
];

/// What a policy comes to: its run, whether a queue grows, the measures, need by need.
#[must_use]
pub(in crate::report) fn simulate(
    voice: Voice,
    told: &Policied<'_>,
    verbose: bool,
    (assumptions, seed): (usize, Seed),
) -> Sheet {
    let mut sheet = Sheet::labelled(voice, &LABELS);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "simulate.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    policy(&mut sheet, voice, &told.policy);
    sheet.row(&tell!(voice, "simulate.proof"), &tell!(voice, "simulate.proof.value"));
    growths(&mut sheet, voice, &told.policy);
    sheet.gap();
    if let Some(changes) = &told.policy.changes_played {
        changed(&mut sheet, voice, changes, verbose);
    }
    let of_all: Vec<&Row<'_>> = told.measures.iter().filter(|row| row.need.is_none()).collect();
    let clinic = Of { scope: "clinic", name: None };
    scope(&mut sheet, voice, &of_all, &clinic, verbose);
    needs(&mut sheet, voice, told, verbose);
    if verbose {
        let mut teams = BTreeSet::new();
        for row in of_all.iter().filter(|row| row.of.scope == "team") {
            if teams.insert(row.of.name) {
                scope(&mut sheet, voice, &of_all, &row.of, true);
            }
        }
        clinicians(&mut sheet, voice, told);
    } else {
        sheet.paragraph(0, &tell!(voice, "simulate.verbose"));
        sheet.gap();
    }
    if told.policy.replications > 0 {
        referee(&mut sheet, voice, &told.breaches);
    }
    made_with(&mut sheet, voice, assumptions, seed);
    sheet
}

/// Which policy, with what, on which days, how many replications, and whether all were done.
pub(super) fn policy(sheet: &mut Sheet, voice: Voice, told: &Policy<'_>) {
    sheet.row(&tell!(voice, "simulate.policy"), &measured::policy(voice, told.name));
    if told.name.split(' ').next() == Some(Named::NeedBased.name()) {
        sheet.row("", &tell!(voice, "policy.need-based.hint"));
    }
    sheet.row(&tell!(voice, "simulate.played"), &played(voice, &told.parameters));
    let (end, weeks) = (told.end.0, told.counted_weeks.0);
    let run = tell!(
        voice,
        "simulate.run.value",
        from = voice.date(told.from.0),
        end = voice.date(end.pred_opt().unwrap_or(end)),
        weeks = voice.number(weeks, usize::from(weeks.fract() > 0.0)),
        done = voice.whole(told.replications),
        asked = voice.whole(told.replications_asked)
    );
    sheet.row(&tell!(voice, "simulate.run"), &run);
    if told.partial {
        sheet.row("", &tell!(voice, "simulate.partial"));
    }
    if let Some(until) = told.too_wide() {
        let until = format!("{}={}", until.measure, until.half_width.0);
        let done = voice.whole(told.replications);
        sheet.row("", &tell!(voice, "simulate.too-wide", done = done, until = until));
    }
}

/// Every queue that grows, and the first right broken.
pub(super) fn growths(sheet: &mut Sheet, voice: Voice, told: &Policy<'_>) {
    let one_team = told.queues.iter().filter(|queue| queue.of.scope == "team").count() == 1;
    for queue in told.queues.iter().filter(|queue| queue.overloaded) {
        if one_team && !queue.of.is_clinic() {
            continue;
        }
        let growth = queue.growth_minutes_per_week;
        let line = tell!(
            voice,
            "simulate.overload.value",
            scope = measured::scope(voice, &queue.of),
            minutes = voice.minutes(growth.value.0),
            half_width = voice.number(growth.half_width.unwrap_or(f64::NAN), 1)
        );
        sheet.row(&tell!(voice, "simulate.overload"), &line);
    }
    let Some(queue) = told.queues.iter().find(|queue| queue.of.is_clinic()) else { return };
    if let (Some(median), Some(earliest)) =
        (queue.first_breach_date_median, queue.first_breach_date_earliest)
    {
        let line = tell!(
            voice,
            "simulate.breach.value",
            median = voice.date(median.0),
            earliest = voice.date(earliest.0),
            count = voice.whole(queue.first_breach_replications as usize),
            done = voice.whole(told.replications)
        );
        sheet.row(&tell!(voice, "simulate.breach"), &line);
    }
}

/// The rows told of a scope: the first measures, or all.
pub(super) fn rows_told<'t, 'a>(rows: &[&'t Row<'a>], of: &Of<'_>, all: bool) -> Vec<&'t Row<'a>> {
    let measures = if all { Measure::ALL } else { TOLD_FIRST };
    let row = |measure: &Measure| {
        rows.iter().copied().find(|row| row.of_measure == *measure && row.of.is(of))
    };
    let told = measures.iter().filter_map(row);
    told.filter(|row| all || measured::is_told(row.of_measure, row.value.of)).collect()
}

fn scope(sheet: &mut Sheet, voice: Voice, rows: &[&Row<'_>], of: &Of<'_>, verbose: bool) {
    let name = |row: &Row<'_>| label(voice, row.of_measure);
    let grid = grid(voice, key!("simulate.measure"), &rows_told(rows, of, verbose), name);
    sheet.line(&measured::scope(voice, of).to_uppercase());
    sheet.table(&grid);
    sheet.gap();
}

/// Rows with their value, half width and counts.
fn grid(voice: Voice, first: &Entry, rows: &[&Row<'_>], name: impl Fn(&Row<'_>) -> String) -> Grid {
    let rest = [key!("simulate.estimate"), key!("simulate.half-width"), key!("simulate.counts")];
    let header = [first].into_iter().chain(rest).map(|key| voice.say(key)).collect();
    let cells = rows.iter().map(|row| [name(row)].into_iter().chain(cells(voice, row)).collect());
    Grid::words(header, cells.collect(), 1..4)
}

/// Value, half width and counts of a row.
fn cells(voice: Voice, row: &Row<'_>) -> [String; 3] {
    let (measure, found) = (row.of_measure, &row.value);
    let half_width = match (found.of, found.value.edge) {
        (Value::Estimated(estimate), Some(bound)) => measured::edge(voice, estimate.mean, bound),
        (Value::Estimated(estimate), None) => measured::half_width(voice, measure, estimate),
        _ => String::new(),
    };
    // Days are no count of patients; their sum has a row of its own.
    let counts = row.part_count_mean.zip(row.whole_count_mean);
    let counts = counts.filter(|_| measure != Measure::DaysOverMean).map(|(part, whole)| {
        let number = |count: f64| voice.number(count, usize::from(count.fract() > 0.0));
        tell!(voice, "simulate.counts.value", part = number(part.0), whole = number(whole.0))
    });
    [measured::value(voice, measure, found.of), half_width, counts.unwrap_or_default()]
}

/// Access and overtime need by need, without those that nobody asked for.
fn needs(sheet: &mut Sheet, voice: Voice, told: &Policied<'_>, verbose: bool) {
    let all: &[Measure] = &[
        Measure::WithinTarget,
        Measure::AccessOpenMean,
        Measure::AccessOpenP95,
        Measure::Overtime,
        Measure::AccessMean,
        Measure::AccessP50,
        Measure::AccessP95,
        Measure::WaitingAtEnd,
        Measure::BookedAtEnd,
        Measure::Elsewhere,
    ];
    let shown = if verbose { all } else { &all[..4] };
    let mut header = vec![tell!(voice, "simulate.need")];
    header.extend(shown.iter().map(|&measure| label(voice, measure)));
    let of_clinic = told.measures.iter().filter(|row| row.of.is_clinic());
    let of_need: Vec<&Row<'_>> = of_clinic.filter(|row| row.need.is_some()).collect();
    let mut rows = Vec::new();
    for asked in of_need.iter().filter(|row| row.of_measure == Measure::AccessMean) {
        if asked.whole_count_mean.is_none_or(|whole| whole.0 <= 0.0) {
            continue;
        }
        let cell = |&measure: &Measure| {
            let same = |row: &&&Row<'_>| row.of_measure == measure && row.need == asked.need;
            match of_need.iter().find(same).map(|row| cells(voice, row)) {
                None => tell!(voice, "number.none"),
                Some([value, half_width, _]) if half_width.is_empty() => value,
                Some([value, half_width, _]) => format!("{value} ± {half_width}"),
            }
        };
        let name = asked.need.unwrap_or_default().to_owned();
        rows.push([name].into_iter().chain(shown.iter().map(cell)).collect());
    }
    sheet.line(&tell!(voice, "simulate.needs").to_uppercase());
    let numbers = 1..header.len();
    sheet.table(&Grid::words(header, rows, numbers));
    sheet.gap();
}

fn clinicians(sheet: &mut Sheet, voice: Voice, told: &Policied<'_>) {
    let rows = told.measures.iter().filter(|row| row.of.scope == "clinician");
    let rows: Vec<&Row<'_>> = rows.collect();
    let name = |row: &Row<'_>| measured::scope(voice, &row.of);
    sheet.line(&tell!(voice, "simulate.clinicians").to_uppercase());
    sheet.table(&grid(voice, key!("simulate.clinician"), &rows, name));
    sheet.gap();
}

fn referee(sheet: &mut Sheet, voice: Voice, breaches: &[Broken<'_>]) {
    if breaches.is_empty() {
        sheet.paragraph(0, &tell!(voice, "simulate.referee.none"));
    } else {
        sheet.paragraph(0, &tell!(voice, "simulate.referee"));
        for breach in breaches.iter().take(BREACHES_MAX) {
            sheet.point(breach.says);
        }
        let more = breaches.len().saturating_sub(BREACHES_MAX);
        if more > 0 {
            let count = voice.whole(more);
            sheet.point(&tell!(voice, "simulate.referee.more", count = count));
        }
    }
    sheet.gap();
}
