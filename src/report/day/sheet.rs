//! Clinic days as a spreadsheet: commas between, a point in numbers, units in the headings.

use behov_solver::plan::day::{OneSession, Rule, Timed, WeekRow};

use super::{
    DayWeek, OneDay, clock, no_day_code, no_swap_code, rule_code, session_name, work_code,
};

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
pub fn one_day(told: &OneDay<'_>) -> String {
    let mut header: Vec<String> =
        ["session", "work", "need", "class", "planned_minutes"].map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    if let Ok(found) = told.found {
        header.extend(found.timed.iter().flat_map(|timed| {
            let rule = rule_code(timed.rule).replace('-', "_");
            [format!("asked_{rule}"), format!("waiting_minutes_mean_{rule}")]
        }));
        header.extend(["begins", "ends"].iter().flat_map(|what| {
            ["p10", "p50", "p90"].map(|point| format!("{what}_working_minute_{point}"))
        }));
        rows = (0..found.session.planned.len()).map(|at| work_row(told, found, at)).collect();
    }
    written(&header, rows)
}

fn work_row(told: &OneDay<'_>, found: &OneSession, at: usize) -> Vec<String> {
    use behov_solver::plan::day::Work;
    let (parts, session) = (told.instance.parts(), &found.session);
    let planned = session.planned[at];
    let (need, class) = match planned.work {
        Work::Visit { need, class } | Work::Held { need, class } => (Some(need), Some(class)),
        Work::Fixed { need } => (Some(need), None),
        Work::Other { .. } => (None, None),
    };
    let mut row = vec![
        session_name(told.instance, told.session),
        work_code(planned.work).to_owned(),
        need.map(|need| parts.needs[need].name.clone()).unwrap_or_default(),
        class.map(|class| parts.complexity.classes[class].name.clone()).unwrap_or_default(),
        planned.minutes.0.to_string(),
    ];
    for timed in &found.timed {
        let place = timed.order.iter().position(|&row| row == at).unwrap_or(at);
        row.push(clock(&session.clock, parts.grid, timed.schedule.0[place]).to_string());
        row.push(number(timed.evaluation.waits[place]));
    }
    let bands = found.times[at].map(|times| [times.begins, times.ends]);
    match bands {
        Some(bands) => {
            row.extend(bands.iter().flat_map(|band| [band.p10, band.p50, band.p90].map(number)));
        }
        None => row.extend((0..6).map(|_| String::new())),
    }
    row
}

/// All sessions, a row each.
#[must_use]
pub fn day_week(told: &DayWeek<'_>) -> String {
    let mut header: Vec<String> = ["session", "working_minutes", "patients", "booked_minutes"]
        .iter()
        .chain(&FIGURES)
        .chain(&["none_says"])
        .map(|&name| name.to_owned())
        .collect();
    if told.without_easy.is_some() {
        let counts = ["easy_visits", "removed_visits", "added_visits", "unbooked_minutes"];
        header.extend(counts.map(str::to_owned));
        header.extend(FIGURES.iter().map(|name| format!("after_{name}")));
        header.extend(["buffer_minutes", "stays_says"].map(str::to_owned));
    }
    let swaps = told.without_easy.is_some();
    let rows = told.week.rows.iter().map(|row| week_row(told, row, swaps)).collect();
    written(&header, rows)
}

fn week_row(told: &DayWeek<'_>, given: &WeekRow, swaps: bool) -> Vec<String> {
    let mut row = vec![session_name(told.instance, given.session)];
    match &given.day {
        Ok((session, timed)) => {
            row.extend([
                session.clock.minutes().0.to_string(),
                session.patients().to_string(),
                session.booked().0.to_string(),
            ]);
            row.extend(figures(timed));
            row.push(String::new());
        }
        Err(why) => {
            row.extend((0..8).map(|_| String::new()));
            row.push(no_day_code(*why).to_owned());
        }
    }
    match &given.swap {
        Some(Ok(swap)) => {
            let swapped = &swap.swapped;
            row.extend([
                swapped.easy.to_string(),
                swapped.removed.len().to_string(),
                swapped.added.len().to_string(),
                swapped.unbooked.0.to_string(),
            ]);
            row.extend(figures(&swap.own));
            let buffer = swap.buffer.at_end.as_ref();
            row.push(buffer.map(|found| found.minutes.0.to_string()).unwrap_or_default());
            row.push(String::new());
        }
        Some(Err(why)) => {
            row.extend((0..10).map(|_| String::new()));
            row.push(no_swap_code(*why).to_owned());
        }
        None if swaps => row.extend((0..11).map(|_| String::new())),
        None => {}
    }
    row
}

fn figures(timed: &Timed) -> [String; 5] {
    let found = &timed.evaluation;
    debug_assert_eq!(timed.rule, Rule::Own);
    [timed.waiting, found.idle, found.overtime, found.overtime_p95, found.in_time].map(number)
}

fn written(header: &[String], rows: Vec<Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let write = |writer: &mut csv::Writer<Vec<u8>>, row: &[String]| {
        writer.write_record(row).expect("memory takes it");
    };
    write(&mut writer, header);
    for row in rows {
        write(&mut writer, &row);
    }
    let bytes = writer.into_inner().expect("memory takes it");
    String::from_utf8(bytes).expect("text was written")
}

/// A number with at most nine decimals; nothing where it has no value.
fn number(value: f64) -> String {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.is_finite() { (rounded + 0.0).to_string() } else { String::new() }
}
