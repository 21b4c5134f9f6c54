//! Week by week from today: closures, absences, seasons and listed controls as they are.
//!
//! Sub-acute requests are served from holds alone (from all minutes when the team has no routine
//! demand), so the shares are lower bounds where they may also take unheld minutes. Each session
//! not closed and not on leave is held unless cancelled at short notice. The backlog starts as
//! the sub-acute patients on the waiting list.

use chrono::{Datelike, Days, NaiveDate};

use crate::demand::law::{cut, real};
use crate::demand::{Law, dated};
use crate::instance::{Instance, Service};
use crate::table::SessionId;

use super::WeekOutlook;
use super::capacity::{TeamSession, held_law};
use super::line::{Line, LineDay};
use super::model::{ModelDay, TeamModel};
use super::overload::{Routine, steps_waiting};

/// Where tails are cut.
const PRECISE: f64 = 1e-9;

/// One open date.
struct Date {
    date: NaiveDate,
    /// Mean session capacity \[steps\].
    capacity: f64,
}

/// The weeks of the horizon.
pub(super) fn outlook(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    holds: &[usize],
) -> Vec<WeekOutlook> {
    let parts = instance.parts();
    let windows = model.windows(model.strictest().unwrap_or(0)).max(1);
    let (dates, line) = calendar(instance, model, holds, windows);
    let mut law = Law::point(steps_waiting(routine, model.lattice)).mass().to_vec();
    let mut days = Vec::new();
    for (index, date) in dates.iter().enumerate() {
        let late = line.late_of(index, &law, windows)[windows - 1];
        law = line.step(index, &law, PRECISE).0;
        cut(&mut law, PRECISE);
        let backlog: f64 = law.iter().enumerate().map(|(b, p)| real(b) * p).sum();
        days.push((date, line.days[index].demand.mean(), late, backlog));
    }
    let first = parts.as_of - Days::new(u64::from(parts.as_of.weekday().num_days_from_monday()));
    let week = |ahead: u32| {
        let monday = first + Days::new(u64::from(ahead) * 7);
        let next = monday + Days::new(7);
        let of_week = || days.iter().filter(move |(d, ..)| monday <= d.date && d.date < next);
        let before = days.iter().rfind(|(d, ..)| d.date < next).map_or(0.0, |day| day.3);
        let step = model.lattice.real();
        let demand: f64 = of_week().map(|day| day.1).sum();
        let late: f64 = of_week().map(|day| day.2).sum();
        WeekOutlook {
            monday,
            open_days: u32::try_from(of_week().count()).unwrap_or(0),
            capacity_minutes: of_week().map(|(date, ..)| date.capacity).sum::<f64>() * step,
            sub_acute_minutes: demand * step,
            share_kept: (demand > 0.0).then(|| (1.0 - late / demand).clamp(0.0, 1.0)),
            backlog_minutes: before * step,
        }
    };
    (0..parts.goals.horizon_weeks).map(week).collect()
}

/// All open dates of the horizon and a few beyond, as one long queue.
fn calendar(
    instance: &Instance,
    model: &TeamModel,
    holds: &[usize],
    windows: usize,
) -> (Vec<Date>, Line) {
    let parts = instance.parts();
    let last = u64::from(parts.goals.horizon_weeks) * 7 + 7;
    let beyond = u64::try_from(windows).unwrap_or(0) * 2 + 14;
    let mut dates = Vec::new();
    let mut days = Vec::new();
    let mut since = parts.as_of;
    let mut before = Law::point(0);
    let alone = model.days.iter().all(|day| day.routine.is_zero()) && model.nested;
    for ahead in 0..last + beyond {
        let date = parts.as_of + Days::new(ahead);
        if !dated::is_open(instance, date) {
            continue;
        }
        let come = dated::held_law(instance, model.team, since, date, model.lattice);
        since = date + Days::new(1);
        let demand = match model.service {
            Service::SameDay => come,
            Service::NextDay => std::mem::replace(&mut before, come),
        };
        let place = parts.cycle.day_of(date);
        let at = model.days.iter().position(|day| day.day == place);
        let sessions = at.map_or_else(Vec::new, |at| on_date(instance, &model.days[at], date));
        let held = at.map_or(0, |at| holds[at]);
        let steps: usize = sessions.iter().map(|session| session.steps).sum();
        let kept = if alone { steps } else { held };
        let unit = if alone { 1 } else { model.unit };
        let mean = |session: &TeamSession| real(session.steps) * session.chance;
        dates.push(Date { date, capacity: sessions.iter().map(mean).sum() });
        days.push(LineDay { demand, capacity: held_law(&sessions, kept, unit), kept_max: None });
    }
    (dates, Line { days })
}

/// The day's sessions with their chances on this very date.
fn on_date(instance: &Instance, day: &ModelDay, date: NaiveDate) -> Vec<TeamSession> {
    let parts = instance.parts();
    let short_notice = parts.goals.cancelled_share.complement().value();
    let at_work = |session: SessionId| instance.works(parts.sessions[session].clinician, date);
    let of = day.sessions.iter().zip(&day.of);
    of.map(|(session, &id)| TeamSession {
        chance: if at_work(id) { short_notice } else { 0.0 },
        ..*session
    })
    .collect()
}
