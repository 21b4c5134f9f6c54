//! Clinic days as tables for a spreadsheet, units in the headings.

use behov_solver::plan::day::{OneSession, Rule, Timed, WeekRow};

use crate::format::table::Table;
use crate::report::Voice;
use crate::report::day::{DayWeek, OneDay, clock};
use crate::report::json::day::{no_day_code, no_swap_code, rule_code, work_code};
use crate::verb::session_name::session_name;

/// Figures of appointment times.
const FIGURES: [&str; 5] = [
    "waiting_minutes_mean",
    "idle_minutes_mean",
    "overtime_minutes_mean",
    "overtime_minutes_p95",
    "in_time_chance",
];

/// One session: a row per piece of work, with a column per rule for when it is asked.
#[must_use]
pub fn one_day(voice: Voice, told: &OneDay<'_>) -> String {
    let mut heading: Vec<String> =
        ["session", "work", "need", "class", "planned_minutes"].map(str::to_owned).to_vec();
    let Ok(found) = told.found else { return Table::new(voice.lang, &heading).text() };
    heading.extend(found.timed.iter().flat_map(|timed| {
        let rule = rule_code(timed.rule).replace('-', "_");
        [format!("asked_{rule}"), format!("waiting_minutes_mean_{rule}")]
    }));
    heading.extend(["begins", "ends"].iter().flat_map(|what| {
        ["p10", "p50", "p90"].map(|point| format!("{what}_working_minute_{point}"))
    }));
    let mut table = Table::new(voice.lang, &heading);
    for at in 0..found.session.planned.len() {
        work_row(&mut table, told, found, at);
        table.next();
    }
    table.text()
}

fn work_row(table: &mut Table<Vec<u8>>, told: &OneDay<'_>, found: &OneSession, at: usize) {
    use behov_solver::plan::day::Work;
    let (parts, session) = (told.instance.parts(), &found.session);
    let planned = session.planned[at];
    let (need, class) = match planned.work {
        Work::Visit { need, class } | Work::Held { need, class } => (Some(need), Some(class)),
        Work::Fixed { need } => (Some(need), None),
        Work::Other { .. } => (None, None),
    };
    table.text_field(&session_name(told.instance, told.session)).code(work_code(planned.work));
    table.text_field(need.map_or("", |need| &parts.needs[need].name));
    table.text_field(class.map_or("", |class| &parts.complexity.classes[class].name));
    table.whole(planned.minutes.0);
    for timed in &found.timed {
        let place = timed.order.iter().position(|&row| row == at).unwrap_or(at);
        table.code(&clock(&session.clock, parts.grid, timed.schedule.0[place]).to_string());
        table.real(timed.evaluation.waits[place]);
    }
    match found.times[at] {
        Some(times) => {
            for band in [times.begins, times.ends] {
                table.real(band.p10).real(band.p50).real(band.p90);
            }
        }
        None => {
            table.nothings(6);
        }
    }
}

/// All sessions, a row each.
#[must_use]
pub fn day_week(voice: Voice, told: &DayWeek<'_>) -> String {
    let mut heading: Vec<String> = ["session", "working_minutes", "patients", "booked_minutes"]
        .iter()
        .chain(&FIGURES)
        .chain(&["none_says"])
        .map(|&name| name.to_owned())
        .collect();
    let swaps = told.without_easy.is_some();
    if swaps {
        let counts = ["easy_visits", "removed_visits", "added_visits", "unbooked_minutes"];
        heading.extend(counts.map(str::to_owned));
        heading.extend(FIGURES.iter().map(|name| format!("after_{name}")));
        heading.extend(["buffer_minutes", "stays_says"].map(str::to_owned));
    }
    let mut table = Table::new(voice.lang, &heading);
    for row in &told.week.rows {
        week_row(&mut table, told, row, swaps);
        table.next();
    }
    table.text()
}

fn week_row(table: &mut Table<Vec<u8>>, told: &DayWeek<'_>, given: &WeekRow, swaps: bool) {
    table.text_field(&session_name(told.instance, given.session));
    match &given.day {
        Ok((session, timed)) => {
            table.whole(session.clock.minutes().0).decimal(session.patients());
            figures(table.whole(session.booked().0), timed).nothing();
        }
        Err(why) => {
            table.nothings(8).code(no_day_code(*why));
        }
    }
    match &given.swap {
        Some(Ok(swap)) => {
            let swapped = &swap.swapped;
            table.decimal(swapped.easy).decimal(swapped.removed.len());
            table.decimal(swapped.added.len()).whole(swapped.unbooked.0);
            figures(table, &swap.own);
            match &swap.buffer.at_end {
                Some(found) => table.whole(found.minutes.0),
                None => table.nothing(),
            };
            table.nothing();
        }
        Some(Err(why)) => {
            table.nothings(10).code(no_swap_code(*why));
        }
        None if swaps => {
            table.nothings(11);
        }
        None => {}
    }
}

fn figures<'t>(table: &'t mut Table<Vec<u8>>, timed: &Timed) -> &'t mut Table<Vec<u8>> {
    let found = &timed.evaluation;
    debug_assert_eq!(timed.rule, Rule::Own);
    table.real(timed.waiting).real(found.idle).real(found.overtime);
    table.real(found.overtime_p95).real(found.in_time)
}
