//! The table of all sessions, and what they add up to.

use behov_solver::plan::day::{NoDay, NoSwap, Sums, Timed, WeekRow, WeekSwap};
use behov_solver::units::Probability;

use super::{Board, no_day, no_swap};
use crate::messages::{Entry, key, tell};
use crate::report::day::DayWeek;
use crate::report::pro;
use crate::report::sheet::Cell;
use crate::report::voice::Voice;
use crate::verb::session_name::session_said;

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
    let mut board = Board::of(voice, columns);
    for row in &told.week.rows {
        let Ok((session, timed)) = &row.day else { continue };
        let mut cells = vec![
            Cell::Text(session_said(voice.lang, told.instance, row.session)),
            Cell::count(session.patients()),
            Cell::Number(session.booked().real(), 0),
        ];
        cells.extend(figures(timed));
        if swaps {
            cells.extend(after(row.swap.as_ref()));
        }
        board.row(voice, cells);
    }
    board
}

fn figures(timed: &Timed) -> [Cell; 4] {
    let found = &timed.evaluation;
    [
        Cell::tenth(timed.waiting),
        Cell::tenth(found.overtime),
        Cell::Number(found.overtime_p95, 0),
        Cell::Share(found.in_time),
    ]
}

/// The same after easy patients left: who left and came before it, and the buffer behind.
fn after(swap: Option<&Result<WeekSwap, NoSwap>>) -> Vec<Cell> {
    let Some(Ok(swap)) = swap else { return vec![Cell::None; 7] };
    let buffer = swap.buffer.at_end.as_ref().map(|found| Cell::count(found.minutes.0));
    let beyond = || Cell::Text(format!(">{}", swap.buffer.longest.0));
    let (left, came) = (swap.swapped.removed.len(), swap.swapped.added.len());
    let mut cells = vec![Cell::count(left), Cell::count(came)];
    cells.extend(figures(&swap.own));
    cells.push(buffer.unwrap_or_else(beyond));
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
    let mut board = Board::of(voice, columns);
    let mut row = |when: &Entry, sums: Sums| {
        let cells = [
            Cell::Text(voice.say(when)),
            Cell::count(sums.patients),
            Cell::Number(sums.booked.real(), 0),
            Cell::tenth(sums.waiting()),
            Cell::Number(sums.idle, 0),
            Cell::Number(sums.overtime, 0),
            Cell::part(sums.late, sums.sessions),
        ];
        board.row(voice, cells);
    };
    row(key!("clinic-day.now"), told.week.before());
    if told.without_easy.is_some() {
        row(key!("clinic-day.after"), told.week.after());
    }
    board
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
    lines.extend(told.week.rows.iter().filter_map(|row| {
        let session = session_said(voice.lang, told.instance, row.session);
        Some(pro::above(voice, &session, row.above.as_ref()?))
    }));
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
        format!("{}: {}.", no_swap(voice, *why).trim_end_matches('.'), named(voice, told, of))
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
        let names = named(voice, told, |row| row.day.as_ref().err() == Some(why));
        format!("{}: {names}.", no_day(voice, *why).trim_end_matches('.'))
    };
    seen.iter().map(line).collect()
}

/// The names of some sessions.
fn named(voice: Voice, told: &DayWeek<'_>, wanted: impl Fn(&WeekRow) -> bool) -> String {
    let rows = told.week.rows.iter().filter(|row| wanted(row));
    let name = |row: &WeekRow| session_said(voice.lang, told.instance, row.session);
    rows.map(name).collect::<Vec<_>>().join(", ")
}
