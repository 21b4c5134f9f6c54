//! The tables of one session.

use behov_solver::plan::day::{OneSession, Rule, SessionDay, Timed};
use behov_solver::units::Minutes;

use super::{Board, claim, rule, tenth, work};
use crate::messages::{key, tell};
use crate::report::day::{OneDay, clock};
use crate::report::json::value::Estimated;
use crate::report::sheet::Cell;
use crate::report::voice::Voice;

/// The session: hours, patients, minutes, and what is left out.
pub(in crate::report) fn one_told(
    voice: Voice,
    told: &OneDay<'_>,
    session: &SessionDay,
) -> Vec<String> {
    let span = session.clock.span().to_string();
    let mut lines = vec![tell!(
        voice,
        "clinic-day.session",
        span = span,
        minutes = session.clock.minutes().0,
        patients = voice.whole(session.patients()),
        booked = session.booked().0
    )];
    let breaks = &told.instance.parts().sessions[session.session].breaks;
    if !breaks.is_empty() {
        let breaks: Vec<String> = breaks.iter().map(ToString::to_string).collect();
        lines.push(tell!(voice, "clinic-day.breaks", breaks = breaks.join(", ")));
    }
    if let Some(open) = session.open_clinic {
        lines.push(tell!(voice, "clinic-day.open", span = open.span));
    }
    lines
}

/// Appointment times side by side.
pub(in crate::report) fn compared(voice: Voice, timed: &[Timed]) -> Board {
    let columns = [
        key!("clinic-day.column.times"),
        key!("clinic-day.column.waiting"),
        key!("clinic-day.column.idle"),
        key!("clinic-day.column.overtime"),
        key!("clinic-day.column.p95"),
        key!("clinic-day.column.in-time"),
        key!("clinic-day.column.cost"),
        key!("clinic-day.column.proved"),
    ];
    let mut board = Board::of(voice, columns);
    for timed in timed {
        let found = &timed.evaluation;
        let cells = [
            Cell::Text(rule(voice, timed.rule)),
            Cell::tenth(timed.waiting),
            Cell::tenth(found.idle),
            Cell::tenth(found.overtime),
            Cell::Number(found.overtime_p95, 0),
            Cell::Share(found.in_time),
            Cell::Number(found.cost, 2),
            Cell::Text(claim(voice, timed.claim)),
        ];
        board.row(voice, cells);
    }
    board
}

/// Whoever is seen, in order: asked when, waits how long, begins when; and the best times.
pub(in crate::report) fn visits(voice: Voice, told: &OneDay<'_>, found: &OneSession) -> Board {
    let columns = [
        key!("clinic-day.column.asked"),
        key!("clinic-day.column.visit"),
        key!("clinic-day.column.planned"),
        key!("clinic-day.column.wait"),
        key!("clinic-day.column.begins"),
        key!("clinic-day.column.ends"),
        key!("clinic-day.column.best"),
    ];
    let mut board = Board::of(voice, columns);
    let (session, grid) = (&found.session, told.instance.parts().grid);
    let own = &found.timed[0];
    let best = found.timed.iter().find(|timed| timed.rule == Rule::Optimum);
    for (row, planned) in session.planned.iter().enumerate() {
        let time = |at: usize| Cell::Text(clock(&session.clock, grid, at).to_string());
        let band = |ends: bool| {
            let times = found.times[row]?;
            let band = if ends { times.ends } else { times.begins };
            let at = |minutes: f64| wall(session, minutes, ends);
            Some(Cell::Text(format!("{} {} {}", at(band.p10), at(band.p50), at(band.p90))))
        };
        let cells = [
            time(own.schedule.0[row]),
            Cell::Text(work(voice, told.instance, planned.work)),
            Cell::count(planned.minutes.0),
            Cell::tenth(own.evaluation.waits[row]),
            Cell::or_none(band(false)),
            Cell::or_none(band(true)),
            Cell::or_none(best.map(|best| time(best.schedule.0[row]))),
        ];
        board.row(voice, cells);
    }
    board
}

/// The wall-clock time of a working minute.
fn wall(session: &SessionDay, minutes: f64, ends: bool) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
    let minutes = Minutes(minutes.round() as i32);
    let clock = &session.clock;
    if ends { clock.ends(minutes).to_string() } else { clock.starts(minutes).to_string() }
}

/// How unpunctual patients are, in words.
pub(in crate::report) fn unpunctual_told(voice: Voice, told: &OneDay<'_>) -> Option<String> {
    let played = told.found.as_ref().ok()?.unpunctual.as_ref()?;
    let mean = played.punctuality.late_mean;
    Some(tell!(
        voice,
        mean < 0.0 => {
            true => "clinic-day.unpunctual.early",
            false => "clinic-day.unpunctual.late",
        },
        mean = tenth(voice, mean.abs()),
        sd = tenth(voice, played.punctuality.late_sd),
        days = voice.whole(told.asked.replications as usize)
    ))
}

/// The same days with patients who are not punctual.
pub(in crate::report) fn unpunctual(voice: Voice, found: &OneSession) -> Option<Board> {
    let played = found.unpunctual.as_ref()?;
    let columns = [
        key!("clinic-day.column.times"),
        key!("clinic-day.column.waiting"),
        key!("clinic-day.column.idle"),
        key!("clinic-day.column.overtime"),
        key!("clinic-day.column.in-time"),
        key!("clinic-day.column.cost"),
    ];
    let mut board = Board::of(voice, columns);
    let after = played.after.as_ref().map(|after| (tell!(voice, "clinic-day.after.own"), after));
    let named = found.timed.iter().map(|timed| rule(voice, timed.rule)).zip(&played.rows);
    for (name, row) in named.chain(after) {
        let cells = [
            Cell::Text(name),
            Cell::estimated(row.waiting, 1),
            Cell::estimated(row.idle, 1),
            Cell::estimated(row.overtime, 1),
            Cell::SharePoints(Estimated::of(row.in_time)),
            Cell::estimated(row.cost, 2),
        ];
        board.row(voice, cells);
    }
    Some(board)
}
