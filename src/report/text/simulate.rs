//! One simulated policy as text.

use behov_solver::evaluation::measure::{Growth, Measure, Measured, Measurement, Scope, Value};

use super::made;
use crate::messages::{key, tell};
use crate::report::Broken;
use crate::report::played::told;
use crate::report::sheet::{Grid, Sheet};
use crate::report::simulated::{self, Simulated, TOLD_FIRST, label};
use crate::report::voice::Voice;

/// Broken promises told in full; the rest is counted.
const BREACHES_MAX: usize = 20;

/// What a policy comes to: its run, whether a queue grows, the measures, need by need.
#[must_use]
pub fn simulate(voice: Voice, simulated: &Simulated<'_>, verbose: bool) -> Sheet {
    let parts = simulated.instance.parts();
    let measured = simulated.measured;
    let mut sheet = Sheet::new(label_width(voice));
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "simulate.title", clinic = parts.name, date = date));
    sheet.gap();
    sheet.row(&tell!(voice, "simulate.policy"), &simulated::policy(voice, &measured.policy));
    sheet.row(&tell!(voice, "simulate.played"), &told(voice, simulated.instance, simulated.played));
    run(&mut sheet, voice, simulated);
    sheet.row(&tell!(voice, "simulate.proof"), &tell!(voice, "simulate.proof.value"));
    growths(&mut sheet, voice, simulated);
    sheet.gap();
    scope(&mut sheet, voice, simulated, Scope::Clinic, verbose);
    needs(&mut sheet, voice, simulated, verbose);
    if verbose {
        for team in parts.teams.ids() {
            scope(&mut sheet, voice, simulated, Scope::Team(team), true);
        }
        clinicians(&mut sheet, voice, simulated);
    } else {
        sheet.paragraph(0, &tell!(voice, "simulate.verbose"));
        sheet.gap();
    }
    if !measured.replications.is_empty() {
        referee(&mut sheet, voice, simulated.breaches);
    }
    made(&mut sheet, voice, simulated.instance, simulated.seed);
    sheet
}

fn label_width(voice: Voice) -> usize {
    let keys = [
        key!("simulate.policy"),
        key!("simulate.played"),
        key!("simulate.run"),
        key!("simulate.proof"),
        key!("simulate.breach"),
    ];
    let widths = keys.map(|key| voice.say(key).chars().count());
    widths.into_iter().chain([tell!(voice, "simulate.overload").chars().count()]).max().unwrap_or(0)
}

/// Which days, how many replications, and whether all were done.
pub(super) fn run(sheet: &mut Sheet, voice: Voice, simulated: &Simulated<'_>) {
    let measured = simulated.measured;
    let last = measured.end.pred_opt().unwrap_or(measured.end);
    let weeks = voice.number(measured.weeks, usize::from(measured.weeks.fract() > 0.0));
    sheet.row(
        &tell!(voice, "simulate.run"),
        &tell!(
            voice,
            "simulate.run.value",
            from = voice.date(measured.from),
            end = voice.date(last),
            weeks = weeks,
            done = voice.whole(measured.replications.len()),
            asked = voice.whole(simulated.replications_asked)
        ),
    );
    if measured.partial {
        sheet.row("", &tell!(voice, "simulate.partial"));
    }
    if let Some(until) = simulated.too_wide() {
        let until = format!("{}={}", until.measure.definition().key, until.half_width);
        let done = voice.whole(measured.replications.len());
        sheet.row("", &tell!(voice, "simulate.too-wide", done = done, until = until));
    }
}

/// Every queue that grows, and the first right broken.
pub(super) fn growths(sheet: &mut Sheet, voice: Voice, simulated: &Simulated<'_>) {
    let measured = simulated.measured;
    let one_team = simulated.instance.parts().teams.len() == 1;
    for growth in measured.growth.iter().filter(|growth| growth.overloaded) {
        if one_team && growth.scope != Scope::Clinic {
            continue;
        }
        let line = tell!(
            voice,
            "simulate.overload.value",
            scope = simulated::scope(voice, simulated.instance, growth.scope),
            minutes = voice.minutes(growth.minutes_per_week.mean),
            half_width = voice.number(growth.minutes_per_week.half_width, 1)
        );
        sheet.row(&tell!(voice, "simulate.overload"), &line);
    }
    if let Some(line) = measured.growth_of(Scope::Clinic).and_then(|g| breach(voice, measured, g)) {
        sheet.row(&tell!(voice, "simulate.breach"), &line);
    }
}

fn breach(voice: Voice, measured: &Measured, growth: &Growth) -> Option<String> {
    let first = growth.first_breach?;
    Some(tell!(
        voice,
        "simulate.breach.value",
        median = voice.date(first.median),
        earliest = voice.date(first.earliest),
        count = voice.whole(first.replications as usize),
        done = voice.whole(measured.replications.len())
    ))
}

fn scope(sheet: &mut Sheet, voice: Voice, simulated: &Simulated<'_>, scope: Scope, verbose: bool) {
    let all = if verbose { Measure::ALL } else { TOLD_FIRST };
    let rows = all.iter().filter_map(|&measure| simulated.measured.row(measure, scope));
    let rows = rows.filter(|row| verbose || simulated::is_told(row));
    let cells = rows.map(|row| {
        let [value, half_width, counts] = cells(voice, row);
        vec![label(voice, row.measure), value, half_width, counts]
    });
    let header = [
        key!("simulate.measure"),
        key!("simulate.estimate"),
        key!("simulate.half-width"),
        key!("simulate.counts"),
    ];
    sheet.line(&simulated::scope(voice, simulated.instance, scope).to_uppercase());
    sheet.table(&Grid {
        header: header.map(|key| voice.say(key)).to_vec(),
        rows: cells.collect(),
        numbers: 1..4,
    });
    sheet.gap();
}

/// Value, half width and counts of a row.
fn cells(voice: Voice, row: &Measurement) -> [String; 3] {
    let value = simulated::value(voice, row.measure, row.value);
    let half_width = match row.value {
        Value::Estimated(estimate) => match row.edge() {
            Some(bound) => simulated::edge(voice, estimate.mean, bound),
            None => simulated::half_width(voice, row.measure, estimate),
        },
        _ => String::new(),
    };
    // Days are no count of patients; their sum has a row of its own.
    let counts = row.counts.filter(|_| row.measure != Measure::DaysOverMean).map(|counts| {
        let number = |count: f64| voice.number(count, usize::from(count.fract() > 0.0));
        tell!(
            voice,
            "simulate.counts.value",
            part = number(counts.part),
            whole = number(counts.whole)
        )
    });
    [value, half_width, counts.unwrap_or_default()]
}

/// Access and overtime need by need, without those that nobody asked for.
fn needs(sheet: &mut Sheet, voice: Voice, simulated: &Simulated<'_>, verbose: bool) {
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
    let told = if verbose { all } else { &all[..4] };
    let mut header = vec![tell!(voice, "simulate.need")];
    header.extend(told.iter().map(|&measure| label(voice, measure)));
    let mut rows = Vec::new();
    for (id, need) in simulated.instance.parts().needs.iter() {
        let row = |measure| simulated.measured.row_of_need(measure, Scope::Clinic, Some(id));
        let asked = row(Measure::AccessMean).and_then(|row| row.counts);
        if asked.is_none_or(|counts| counts.whole <= 0.0) {
            continue;
        }
        let cell = |&measure: &Measure| match row(measure) {
            None => tell!(voice, "number.none"),
            Some(row) => match cells(voice, row) {
                [value, half_width, _] if half_width.is_empty() => value,
                [value, half_width, _] => format!("{value} ± {half_width}"),
            },
        };
        rows.push(std::iter::once(need.name.clone()).chain(told.iter().map(cell)).collect());
    }
    sheet.line(&tell!(voice, "simulate.needs").to_uppercase());
    sheet.table(&Grid { numbers: 1..header.len(), header, rows });
    sheet.gap();
}

fn clinicians(sheet: &mut Sheet, voice: Voice, simulated: &Simulated<'_>) {
    let of_clinician = |row: &&Measurement| matches!(row.scope, Scope::Clinician(_));
    let rows = simulated.measured.rows.iter().filter(of_clinician).map(|row| {
        let [value, half_width, counts] = cells(voice, row);
        vec![simulated::scope(voice, simulated.instance, row.scope), value, half_width, counts]
    });
    let header = [
        key!("simulate.clinician"),
        key!("simulate.estimate"),
        key!("simulate.half-width"),
        key!("simulate.counts"),
    ];
    sheet.line(&tell!(voice, "simulate.clinicians").to_uppercase());
    sheet.table(&Grid {
        header: header.map(|key| voice.say(key)).to_vec(),
        rows: rows.collect(),
        numbers: 1..4,
    });
    sheet.gap();
}

fn referee(sheet: &mut Sheet, voice: Voice, breaches: &[Broken]) {
    if breaches.is_empty() {
        sheet.paragraph(0, &tell!(voice, "simulate.referee.none"));
    } else {
        sheet.paragraph(0, &tell!(voice, "simulate.referee"));
        for breach in breaches.iter().take(BREACHES_MAX) {
            sheet.point(&breach.told);
        }
        let more = breaches.len().saturating_sub(BREACHES_MAX);
        if more > 0 {
            let count = voice.whole(more);
            sheet.point(&tell!(voice, "simulate.referee.more", count = count));
        }
    }
    sheet.gap();
}
