//! The table of all sessions, and what they add up to.

use behov_solver::plan::day::{NoDay, Sums, WeekRow};

use super::words::{Board, no_swap, tenth};
use super::{DayWeek, no_day, session_name};
use crate::report::voice::Voice;

/// One row per session that has visits.
pub(in crate::report) fn week_board(voice: Voice, told: &DayWeek<'_>) -> Board {
    let mut columns =
        vec!["session", "patients", "booked", "waiting", "overtime", "p95", "in-time"];
    let swaps = told.without_easy.is_some();
    if swaps {
        columns.extend(["left", "came", "waiting-after", "overtime-after", "p95-after"]);
        columns.extend(["in-time-after", "buffer"]);
    }
    let heading = |column: &&str| voice.say(&format!("clinic-day.column.{column}"));
    let rows = told.week.rows.iter().filter(|row| row.day.is_ok());
    let numbers = 1..columns.len();
    Board {
        header: columns.iter().map(heading).collect(),
        rows: rows.map(|row| cells(voice, told, row, swaps)).collect(),
        numbers,
    }
}

fn cells(voice: Voice, told: &DayWeek<'_>, row: &WeekRow, swaps: bool) -> Vec<String> {
    let mut cells = vec![session_name(told.instance, row.session)];
    let Ok((session, timed)) = &row.day else { return cells };
    let found = &timed.evaluation;
    cells.extend([
        voice.whole(session.patients()),
        voice.number(session.booked().real(), 0),
        tenth(voice, timed.waiting),
        tenth(voice, found.overtime),
        voice.number(found.overtime_p95, 0),
        voice.percent(found.in_time),
    ]);
    if !swaps {
        return cells;
    }
    match &row.swap {
        Some(Ok(swap)) => {
            let found = &swap.own.evaluation;
            let star = if swap.swapped.unbooked.0 > 0 { "*" } else { "" };
            let buffer = swap.buffer.at_end.as_ref().map_or_else(
                || format!(">{}", told.options.buffer_max.0),
                |found| found.minutes.0.to_string(),
            );
            cells.extend([
                voice.whole(swap.swapped.removed.len()),
                format!("{}{star}", voice.whole(swap.swapped.added.len())),
                tenth(voice, swap.own.waiting),
                tenth(voice, found.overtime),
                voice.number(found.overtime_p95, 0),
                voice.percent(found.in_time),
                buffer,
            ]);
        }
        _ => cells.extend((0..7).map(|_| voice.say("number.none"))),
    }
    cells
}

/// Sums before and after.
pub(in crate::report) fn sums(voice: Voice, told: &DayWeek<'_>) -> Board {
    let columns =
        ["when", "patients", "booked", "waiting-mean", "idle-sum", "overtime-sum", "late"];
    let heading = |column: &str| voice.say(&format!("clinic-day.column.{column}"));
    let row = |when: &str, sums: Sums| {
        vec![
            voice.say(when),
            voice.whole(sums.patients),
            voice.number(sums.booked.real(), 0),
            tenth(voice, sums.waiting()),
            voice.number(sums.idle, 0),
            voice.number(sums.overtime, 0),
            voice.tell(
                "clinic-day.of",
                &[("count", &*tenth(voice, sums.late)), ("all", &*voice.whole(sums.sessions))],
            ),
        ]
    };
    let mut rows = vec![row("clinic-day.now", told.week.before())];
    if told.without_easy.is_some() {
        rows.push(row("clinic-day.after", told.week.after()));
    }
    Board { header: columns.map(heading).to_vec(), rows, numbers: 1..7 }
}

/// What the sums rest on: who left where, buffers, sessions without figures.
pub(in crate::report) fn week_told(voice: Voice, told: &DayWeek<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if told.without_easy.is_some() {
        lines.extend(left(voice, told));
    }
    lines.extend(without_figures(voice, told));
    let open = told.week.rows.iter().filter_map(|row| row.day.as_ref().ok());
    let open = open.filter(|(session, _)| session.open_clinic.is_some()).count();
    if open > 0 {
        lines.push(voice.tell("clinic-day.week.open", &[("count", &voice.whole(open))]));
    }
    lines
}

fn left(voice: Voice, told: &DayWeek<'_>) -> Vec<String> {
    let swaps = || told.week.swaps();
    let sum = |of: &dyn Fn(&behov_solver::plan::day::WeekSwap) -> usize| swaps().map(of).sum();
    let (removed, easy): (usize, usize) =
        (sum(&|swap| swap.swapped.removed.len()), sum(&|swap| swap.swapped.easy));
    let added: usize = sum(&|swap| swap.swapped.added.len());
    let unbooked: i32 = swaps().map(|swap| swap.swapped.unbooked.0).sum();
    #[expect(clippy::cast_precision_loss, reason = "visits of a week")]
    let share = if easy == 0 { 0.0 } else { removed as f64 / easy as f64 };
    let asked = told.without_easy.map_or(0.0, |share| share.value());
    let values = [
        ("sessions", &*voice.whole(swaps().count())),
        ("removed", &*voice.whole(removed)),
        ("easy", &*voice.whole(easy)),
        ("share", &*voice.percent(share)),
        ("asked", &*voice.percent(asked)),
        ("added", &*voice.whole(added)),
    ];
    let mut lines = vec![voice.tell("clinic-day.week.left", &values)];
    if unbooked > 0 {
        let minutes = voice.number(f64::from(unbooked), 0);
        lines.push(voice.tell("clinic-day.week.unbooked", &[("minutes", &minutes)]));
    } else {
        lines.push(voice.say("clinic-day.week.equal"));
    }
    let short = swaps().filter(|swap| swap.buffer.at_end.is_none()).count();
    let minutes = voice.number(told.week.buffer_minutes().real(), 0);
    lines.push(voice.tell("clinic-day.week.buffer", &[("minutes", &minutes)]));
    if short > 0 {
        let most = told.options.buffer_max.0.to_string();
        let values = [("count", &*voice.whole(short)), ("most", &*most)];
        lines.push(voice.tell("clinic-day.week.buffer.short", &values));
    }
    for why in ["no-easy", "no-heavier"] {
        let names = named(told, |row| match &row.swap {
            Some(Err(other)) => super::no_swap_code(*other) == why,
            _ => false,
        });
        let other = told.week.rows.iter().find_map(|row| match &row.swap {
            Some(Err(other)) if super::no_swap_code(*other) == why => Some(*other),
            _ => None,
        });
        if let Some(other) = other {
            lines.push(format!(
                "{} {names}.",
                no_swap(voice, other).trim_end_matches('.').to_owned() + ":"
            ));
        }
    }
    lines
}

fn without_figures(voice: Voice, told: &DayWeek<'_>) -> Vec<String> {
    let mut seen: Vec<NoDay> = Vec::new();
    for row in &told.week.rows {
        if let Err(why) = row.day
            && !seen.contains(&why)
        {
            seen.push(why);
        }
    }
    let line = |why: &NoDay| {
        let names = named(told, |row| row.day.as_ref().err() == Some(why));
        format!("{}: {names}.", no_day(voice, *why).trim_end_matches('.'))
    };
    seen.iter().map(line).collect()
}

/// The names of some sessions.
fn named(told: &DayWeek<'_>, wanted: impl Fn(&WeekRow) -> bool) -> String {
    let rows = told.week.rows.iter().filter(|row| wanted(row));
    let names: Vec<String> = rows.map(|row| session_name(told.instance, row.session)).collect();
    names.join(", ")
}
