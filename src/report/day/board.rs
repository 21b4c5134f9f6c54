//! The tables of one session.

use behov_solver::evaluation::Estimate;
use behov_solver::plan::day::{OneSession, Rule, SessionDay, Timed};
use behov_solver::units::Minutes;

use super::OneDay;
use super::words::{self, Board, rule, tenth, work};
use crate::messages::{key, tell};
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
    let header = columns.map(|column| voice.say(column)).to_vec();
    let row = |timed: &Timed| {
        let found = &timed.evaluation;
        vec![
            rule(voice, timed.rule),
            tenth(voice, timed.waiting),
            tenth(voice, found.idle),
            tenth(voice, found.overtime),
            voice.number(found.overtime_p95, 0),
            voice.percent(found.in_time),
            voice.number(found.cost, 2),
            words::claim(voice, timed.claim),
        ]
    };
    Board { header, rows: timed.iter().map(row).collect(), numbers: 1..7 }
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
    let header = columns.map(|column| voice.say(column)).to_vec();
    let (session, grid) = (&found.session, told.instance.parts().grid);
    let own = &found.timed[0];
    let best = found.timed.iter().find(|timed| timed.rule == Rule::Optimum);
    let rows = session.planned.iter().enumerate().map(|(row, planned)| {
        let time = |at: usize| words::clock(&session.clock, grid, at).to_string();
        let band = |ends: bool| {
            let Some(times) = found.times[row] else { return tell!(voice, "number.none") };
            let band = if ends { times.ends } else { times.begins };
            let at = |minutes: f64| wall(session, minutes, ends);
            format!("{} {} {}", at(band.p10), at(band.p50), at(band.p90))
        };
        vec![
            time(own.schedule.0[row]),
            work(voice, told.instance, planned.work),
            planned.minutes.0.to_string(),
            tenth(voice, own.evaluation.waits[row]),
            band(false),
            band(true),
            best.map_or_else(|| tell!(voice, "number.none"), |best| time(best.schedule.0[row])),
        ]
    });
    Board { header, rows: rows.collect(), numbers: 2..4 }
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
    let header = columns.map(|column| voice.say(column)).to_vec();
    let after = played.after.as_ref().map(|after| (tell!(voice, "clinic-day.after.own"), after));
    let named = found.timed.iter().map(|timed| rule(voice, timed.rule)).zip(&played.rows);
    let estimate = |of: Estimate, decimals: usize| {
        format!("{} ± {}", voice.number(of.mean, decimals), voice.number(of.half_width, decimals))
    };
    let rows = named.chain(after).map(|(name, row)| {
        let hundred = |of: Estimate| Estimate {
            mean: of.mean * 100.0,
            half_width: of.half_width * 100.0,
            ..of
        };
        vec![
            name,
            estimate(row.waiting, 1),
            estimate(row.idle, 1),
            estimate(row.overtime, 1),
            format!("{} %", estimate(hundred(row.in_time), 1)),
            estimate(row.cost, 2),
        ]
    });
    Some(Board { header, rows: rows.collect(), numbers: 1..6 })
}
