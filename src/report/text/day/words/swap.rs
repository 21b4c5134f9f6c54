//! The tables of a session that easy patients left.

use behov_solver::plan::day::{Buffer, OneSession, Restored, Rule, Swapped, Timed};

use super::{Board, classed, no_swap, rule, tenth};
use crate::messages::{Entry, key, tell};
use crate::report::day::OneDay;
use crate::report::label;
use crate::report::sheet::Cell;
use crate::report::voice::Voice;

/// Who left, who came, and the buffer that restores the old chance.
pub(in crate::report) fn swap_told(voice: Voice, told: &OneDay<'_>) -> Vec<String> {
    let Ok(found) = told.found else { return Vec::new() };
    let swap = match &found.swap {
        None => return Vec::new(),
        Some(Err(why)) => return vec![no_swap(voice, *why)],
        Some(Ok(swap)) => swap,
    };
    let mut lines = vec![left(voice, told, found, &swap.swapped)];
    lines.push(buffer(voice, &swap.buffer));
    lines
}

fn left(voice: Voice, told: &OneDay<'_>, found: &OneSession, swapped: &Swapped) -> String {
    let parts = told.instance.parts();
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for &(need, class, _) in &swapped.added {
        let name = classed(voice, told.instance, need, class);
        match kinds.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => kinds.push((name, 1)),
        }
    }
    let kinds: Vec<String> =
        kinds.into_iter().map(|(name, count)| format!("{} × {name}", voice.whole(count))).collect();
    let came = if kinds.is_empty() { tell!(voice, "number.none") } else { kinds.join(", ") };
    let line = tell!(
        voice,
        "clinic-day.left",
        removed = voice.whole(swapped.removed.len()),
        easy = voice.whole(swapped.easy),
        share = share(voice, swapped),
        class = label::class(voice, &parts.complexity.classes[swapped.class].name),
        came = came,
        before = found.session.booked().0,
        after = swapped.after.booked().0
    );
    if swapped.unbooked.0 == 0 {
        return format!("{line} {}", tell!(voice, "clinic-day.left.equal"));
    }
    let unbooked = swapped.unbooked.0.to_string();
    format!("{line} {}", tell!(voice, "clinic-day.left.unbooked", minutes = unbooked))
}

/// Share of the easy visits that left.
fn share(voice: Voice, swapped: &Swapped) -> String {
    #[expect(clippy::cast_precision_loss, reason = "visits of a session")]
    let share = swapped.removed.len() as f64 / swapped.easy.max(1) as f64;
    voice.percent(share)
}

/// The buffer in a sentence or two.
fn buffer(voice: Voice, buffer: &Buffer) -> String {
    let old = voice.percent(buffer.chance);
    let minutes = |found: &Restored| found.minutes.0;
    let chance = |found: &Restored| voice.percent(found.evaluation.in_time);
    let overtime = |found: &Restored| tenth(voice, found.evaluation.overtime);
    let most = buffer.longest.0.to_string();
    let at_end = match &buffer.at_end {
        Some(found) if found.minutes.0 == 0 => {
            tell!(voice, "clinic-day.buffer.none", old = old)
        }
        Some(found) => tell!(
            voice,
            "clinic-day.buffer.end",
            minutes = minutes(found),
            old = old,
            chance = chance(found),
            overtime = overtime(found)
        ),
        None => tell!(voice, "clinic-day.buffer.too-long", old = old, most = most),
    };
    match &buffer.spread {
        Some(found) if found.minutes.0 == 0 => {
            let spread = tell!(
                voice,
                "clinic-day.buffer.spread.none",
                chance = chance(found),
                overtime = overtime(found)
            );
            format!("{at_end} {spread}")
        }
        Some(found) => {
            let spread = tell!(
                voice,
                "clinic-day.buffer.spread",
                minutes = minutes(found),
                chance = chance(found),
                overtime = overtime(found)
            );
            format!("{at_end} {spread}")
        }
        None => at_end,
    }
}

/// Before and after, by the clinic's own times and by the best.
pub(in crate::report) fn swap_board(voice: Voice, found: &OneSession) -> Option<Board> {
    let swap = found.swap.as_ref()?.as_ref().ok()?;
    let columns = [
        key!("clinic-day.column.when"),
        key!("clinic-day.column.times"),
        key!("clinic-day.column.patients"),
        key!("clinic-day.column.waiting"),
        key!("clinic-day.column.idle"),
        key!("clinic-day.column.overtime"),
        key!("clinic-day.column.p95"),
        key!("clinic-day.column.in-time"),
    ];
    let mut board = Board::of(voice, columns);
    let mut row = |when: &Entry, patients: usize, timed: &Timed| {
        let found = &timed.evaluation;
        let cells = [
            Cell::Text(voice.say(when)),
            Cell::Text(rule(voice, timed.rule)),
            Cell::count(patients),
            Cell::tenth(timed.waiting),
            Cell::tenth(found.idle),
            Cell::tenth(found.overtime),
            Cell::Number(found.overtime_p95, 0),
            Cell::Share(found.in_time),
        ];
        board.row(voice, cells);
    };
    let (before, after) = (found.session.patients(), swap.swapped.after.patients());
    row(key!("clinic-day.before"), before, &found.timed[0]);
    row(key!("clinic-day.after"), after, &swap.own);
    if let Some(best) = found.timed.iter().find(|timed| timed.rule == Rule::Optimum) {
        row(key!("clinic-day.before"), before, best);
    }
    row(key!("clinic-day.after"), after, &swap.best);
    Some(board)
}
