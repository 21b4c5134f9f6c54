//! The table of all sessions, and what they add up to.

use behov_solver::plan::day::{NoDay, NoSwap, Sums, WeekRow};
use behov_solver::units::Probability;

use super::words::{Board, no_swap, tenth};
use super::{DayWeek, no_day, session_name};
use crate::messages::{Entry, key, tell};
use crate::report::voice::Voice;

/// One row per session that has visits.
pub(in crate::report) fn week_board(voice: Voice, told: &DayWeek<'_>) -> Board {
    let mut columns = vec![
        key!("clinic-day.column.session"),
        key!("clinic-day.column.patients"),
        key!("clinic-day.column.booked"),
        key!("clinic-day.column.waiting"),
        key!("clinic-day.column.overtime"),
        key!("clinic-day.column.p95"),
        key!("clinic-day.column.in-time"),
    ];
    let swaps = told.without_easy.is_some();
    if swaps {
        columns.extend([
            key!("clinic-day.column.left"),
            key!("clinic-day.column.came"),
            key!("clinic-day.column.waiting-after"),
            key!("clinic-day.column.overtime-after"),
            key!("clinic-day.column.p95-after"),
            key!("clinic-day.column.in-time-after"),
            key!("clinic-day.column.buffer"),
        ]);
    }
    let rows = told.week.rows.iter().filter(|row| row.day.is_ok());
    let numbers = 1..columns.len();
    Board {
        header: columns.into_iter().map(|column| voice.say(column)).collect(),
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
            let buffer = swap.buffer.at_end.as_ref().map_or_else(
                || format!(">{}", swap.buffer.longest.0),
                |found| found.minutes.0.to_string(),
            );
            cells.extend([
                voice.whole(swap.swapped.removed.len()),
                voice.whole(swap.swapped.added.len()),
                tenth(voice, swap.own.waiting),
                tenth(voice, found.overtime),
                voice.number(found.overtime_p95, 0),
                voice.percent(found.in_time),
                buffer,
            ]);
        }
        _ => cells.extend((0..7).map(|_| tell!(voice, "number.none"))),
    }
    cells
}

/// Sums before and after.
pub(in crate::report) fn sums(voice: Voice, told: &DayWeek<'_>) -> Board {
    let columns = [
        key!("clinic-day.column.when"),
        key!("clinic-day.column.patients"),
        key!("clinic-day.column.booked"),
        key!("clinic-day.column.waiting-mean"),
        key!("clinic-day.column.idle-sum"),
        key!("clinic-day.column.overtime-sum"),
        key!("clinic-day.column.late"),
    ];
    let row = |when: &Entry, sums: Sums| {
        vec![
            voice.say(when),
            voice.whole(sums.patients),
            voice.number(sums.booked.real(), 0),
            tenth(voice, sums.waiting()),
            voice.number(sums.idle, 0),
            voice.number(sums.overtime, 0),
            tell!(
                voice,
                "clinic-day.of",
                count = tenth(voice, sums.late),
                all = voice.whole(sums.sessions)
            ),
        ]
    };
    let mut rows = vec![row(key!("clinic-day.now"), told.week.before())];
    if told.without_easy.is_some() {
        rows.push(row(key!("clinic-day.after"), told.week.after()));
    }
    Board { header: columns.map(|column| voice.say(column)).to_vec(), rows, numbers: 1..7 }
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
        lines.push(tell!(voice, "clinic-day.week.open", count = voice.whole(open)));
    }
    lines
}

fn left(voice: Voice, told: &DayWeek<'_>) -> Vec<String> {
    let swaps = || told.week.swaps();
    let removed: usize = swaps().map(|swap| swap.swapped.removed.len()).sum();
    let added: usize = swaps().map(|swap| swap.swapped.added.len()).sum();
    let easy = told.week.easy(told.instance);
    #[expect(clippy::cast_precision_loss, reason = "visits of a week")]
    let share = if easy == 0 { 0.0 } else { removed as f64 / easy as f64 };
    let asked = told.without_easy.map_or(0.0, Probability::value);
    let mut lines = vec![tell!(
        voice,
        "clinic-day.week.left",
        sessions = voice.whole(swaps().count()),
        removed = voice.whole(removed),
        easy = voice.whole(easy),
        share = voice.percent(share),
        asked = voice.percent(asked),
        added = voice.whole(added)
    )];
    let short = || swaps().filter(|swap| swap.buffer.at_end.is_none());
    let minutes = voice.number(told.week.buffer_minutes().real(), 0);
    lines.push(tell!(voice, "clinic-day.week.buffer", minutes = minutes));
    if let Some(most) = short().map(|swap| swap.buffer.longest.0).max() {
        lines.push(tell!(
            voice,
            "clinic-day.week.buffer.short",
            count = voice.whole(short().count()),
            most = most
        ));
    }
    lines.extend(stays(voice, told));
    lines
}

/// Sessions that nobody leaves, by reason.
fn stays(voice: Voice, told: &DayWeek<'_>) -> Vec<String> {
    let mut seen: Vec<NoSwap> = Vec::new();
    for row in &told.week.rows {
        if let Some(Err(why)) = row.swap
            && why != NoSwap::Elsewhere
            && !seen.contains(&why)
        {
            seen.push(why);
        }
    }
    let line = |why: &NoSwap| {
        let of = |row: &WeekRow| matches!(row.swap, Some(Err(other)) if other == *why);
        format!("{}: {}.", no_swap(voice, *why).trim_end_matches('.'), named(told, of))
    };
    seen.iter().map(line).collect()
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
