//! Week by week from today: closures, absences, seasons and listed controls as they are.
//!
//! The chains of the long run, run once through real dates. Each session not closed and not on
//! leave is held unless cancelled at short notice; both backlogs start as today's waiting list.
//! Where sub-acute requests may take unheld minutes both queues run together, on a lattice of one
//! hold with long routine backlogs cut at four weeks of capacity; else, and when that is too much
//! work, holds serve alone.

use chrono::{Datelike, Days, NaiveDate};

use crate::demand::law::cut;
use crate::demand::{Law, dated};
use crate::instance::{Instance, Service};
use crate::number::real;
use crate::supply::held_on;
use crate::table::{NeedId, SessionId};

use super::WeekOutlook;
use super::capacity::{TeamSession, held_law, outcomes};
use super::joint::{CYCLES_MAX, Joint, JointDay};
use super::line::{Line, LineDay};
use super::model::{ModelDay, TeamModel};
use super::overload::{Routine, steps_waiting};

/// Where tails are cut.
const PRECISE: f64 = 1e-9;

/// The same for both queues together.
const ROUGH: f64 = 1e-6;

/// Most multiply-adds for both queues together.
const BUDGET: f64 = 3e8;

/// One open date.
struct Date {
    on: NaiveDate,
    sessions: Vec<TeamSession>,
    /// Steps kept free.
    held: usize,
    sub_acute: Law,
    routine: Law,
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
    let dates = calendar(instance, model, holds, windows);
    let nested = model.nested && !model.needs.is_empty();
    let together = nested.then(|| together(model, routine, &dates, windows)).flatten();
    let days = together.unwrap_or_else(|| holds_alone(model, routine, &dates, windows));
    let first = parts.as_of - Days::new(u64::from(parts.as_of.weekday().num_days_from_monday()));
    let step = model.lattice.real();
    let week = |ahead: u32| {
        let monday = first + Days::new(u64::from(ahead) * 7);
        let next = monday + Days::new(7);
        let all = || dates.iter().zip(&days);
        let of_week = || all().filter(|(day, _)| monday <= day.on && day.on < next);
        let capacity = |day: &Date| -> f64 {
            day.sessions.iter().map(|session| real(session.steps) * session.chance).sum()
        };
        let demand: f64 = of_week().map(|(day, _)| day.sub_acute.mean()).sum();
        let late: f64 = of_week().map(|(_, told)| told.0).sum();
        let backlog = all().take_while(|(day, _)| day.on < next).last();
        WeekOutlook {
            monday,
            open_days: u32::try_from(of_week().count()).unwrap_or(0),
            capacity_minutes: of_week().map(|(day, _)| capacity(day)).sum::<f64>() * step,
            sub_acute_minutes: demand * step,
            share_kept: (demand > 0.0).then(|| (1.0 - late / demand).clamp(0.0, 1.0)),
            backlog_minutes: backlog.map_or(routine.sub_acute_waiting, |(_, told)| told.1 * step),
        }
    };
    (0..parts.goals.horizon_weeks).map(week).collect()
}

/// Per date the demand not served in time and the backlog after it, holds serving alone \[steps\].
fn holds_alone(
    model: &TeamModel,
    routine: &Routine,
    dates: &[Date],
    windows: usize,
) -> Vec<(f64, f64)> {
    let day = |date: &Date| LineDay {
        demand: date.sub_acute.clone(),
        capacity: held_law(&date.sessions, date.held, model.unit),
        kept_max: None,
    };
    let line = Line { days: dates.iter().map(day).collect() };
    let waiting = steps_waiting(routine.sub_acute_waiting, model.lattice.real());
    let mut law = Law::point(waiting).mass().to_vec();
    let mut days = Vec::with_capacity(dates.len());
    for index in 0..dates.len() {
        let late = line.late_of(index, &law, windows)[windows - 1];
        law = line.step(index, &law, PRECISE).0;
        cut(&mut law, PRECISE);
        days.push((late, law.iter().enumerate().map(|(b, p)| real(b) * p).sum()));
    }
    days
}

/// The same for both queues together; `None` when it is too much work.
fn together(
    model: &TeamModel,
    routine: &Routine,
    dates: &[Date],
    windows: usize,
) -> Option<Vec<(f64, f64)>> {
    let scale = model.unit;
    let day = |date: &Date| JointDay {
        sub_acute: date.sub_acute.rounded_evenly(scale).cut(ROUGH * 1e-3),
        routine: date.routine.rounded_evenly(scale).cut(ROUGH * 1e-3),
        capacity: outcomes(&date.sessions, date.held, model.unit, scale),
        kept_max: None,
    };
    let days: Vec<JointDay> = dates.iter().map(day).collect();
    let step = model.lattice.real() * real(scale);
    let waiting = steps_waiting(routine.waiting, step);
    let sub_acute = steps_waiting(routine.sub_acute_waiting, step);
    let rows = steps_waiting(4.0 * model.per_week(model.capacity()), step).max(1);
    let chain = Joint {
        days: &days,
        nested: true,
        tail: ROUGH,
        rows,
        beyond: days.iter().map(|day| day.routine.mass().to_vec()).collect(),
        budget: BUDGET,
        cycles: CYCLES_MAX,
        spare: Vec::new(),
    };
    let told = chain.once((waiting, sub_acute), windows)?;
    Some(told.into_iter().map(|(a, b)| (a * real(scale), b * real(scale))).collect())
}

/// All open dates of the horizon, and enough beyond to see its last requests served.
fn calendar(instance: &Instance, model: &TeamModel, holds: &[usize], windows: usize) -> Vec<Date> {
    let parts = instance.parts();
    let end = parts.as_of + Days::new(u64::from(parts.goals.horizon_weeks) * 7);
    let mut dates: Vec<Date> = Vec::new();
    let mut since = parts.as_of;
    let mut before = Law::point(0);
    let mut beyond = 0;
    for ahead in 0..u64::from(parts.goals.horizon_weeks) * 7 + 60 {
        let date = parts.as_of + Days::new(ahead);
        if !dated::is_open(instance, date) {
            continue;
        }
        beyond += usize::from(date >= end);
        if beyond > windows {
            break;
        }
        let is_held = |need| instance.parts().needs[need].held;
        let held = |need| if is_held(need) { model.group.share[need] } else { 0.0 };
        let unheld = |need| if is_held(need) { 0.0 } else { model.group.share[need] };
        let law = |part: &dyn Fn(NeedId) -> f64| {
            dated::law(instance, model.team, part, (since, date), model.lattice)
        };
        let (come, routine) = (law(&held), law(&unheld));
        let sub_acute = match model.service {
            Service::SameDay => come,
            Service::NextDay => std::mem::replace(&mut before, come),
        };
        since = date + Days::new(1);
        let place = parts.cycle.day_of(date);
        let at = model.days.iter().position(|day| day.day == place);
        let sessions = at.map_or_else(Vec::new, |at| on_date(instance, &model.days[at], date));
        dates.push(Date {
            on: date,
            sessions,
            held: at.map_or(0, |at| holds[at]),
            sub_acute,
            routine,
        });
    }
    dates
}

/// The day's sessions with their chances on this very date.
fn on_date(instance: &Instance, day: &ModelDay, date: NaiveDate) -> Vec<TeamSession> {
    let parts = instance.parts();
    let short_notice = parts.goals.cancelled_share.complement().value();
    let chance = |id: SessionId| if held_on(instance, id, date) { short_notice } else { 0.0 };
    let of = day.sessions.iter().zip(&day.of);
    of.map(|(session, &id)| TeamSession { chance: chance(id) * session.share, ..*session })
        .collect()
}
