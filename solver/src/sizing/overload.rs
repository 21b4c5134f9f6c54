//! A queue without a steady state: how fast it grows, and when the first right is breached.

use chrono::{Days, NaiveDate};

use crate::demand::asked_of;
use crate::instance::{Instance, WaitingPatient};
use crate::number::real;
use crate::supply::Group;
use crate::table::NeedId;

use super::evaluate::Measured;
use super::model::TeamModel;
use super::model::outcomes_of;
use super::{GrowingQueue, Overload};

/// Routine and sub-acute requests of a group, and those waiting today.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Routine {
    /// Mean length of a routine request \[min\].
    pub(super) minutes: f64,
    /// Mean length of a sub-acute request \[min\].
    pub(super) sub_acute_minutes: f64,
    /// Routine minutes on the waiting list today \[min\].
    pub(super) waiting: f64,
    /// Sub-acute minutes on the waiting list today \[min\].
    pub(super) sub_acute_waiting: f64,
    /// Fewest calendar days left for a first visit under a right.
    pub(super) right_days: Option<u32>,
}

impl Routine {
    /// What the group is asked for, and its part of the waiting list.
    pub(super) fn new(instance: &Instance, group: &Group) -> Self {
        let parts = instance.parts();
        let mean = |held: bool| {
            let wanted = group.asks.iter().filter(|ask| parts.needs[ask.need].held == held);
            let (minutes, requests) = wanted.fold((0.0, 0.0), |(minutes, requests), ask| {
                let count = ask.per_cycle();
                (minutes + count * ask.minutes(instance), requests + count)
            });
            if requests > 0.0 { minutes / requests } else { 0.0 }
        };
        let waiting = |held: bool| -> f64 {
            let of_patient = |patient: &WaitingPatient| -> f64 {
                let asked = asked_of(instance, patient.asks, patient.team).into_iter();
                let here = asked.filter(|&(team, need, _)| {
                    team == group.team && parts.needs[need].held == held
                });
                let minutes = |(_, need, _): (_, NeedId, _)| {
                    parts.complexity.expected_minutes(&parts.needs[need], patient.class)
                        * group.share[need]
                };
                here.map(minutes).sum()
            };
            let here = parts.waiting.iter().filter(|patient| patient.redirected.is_none());
            here.map(of_patient).sum()
        };
        let days = group.asks.iter().filter_map(|ask| ask.right.map(|right| right.days));
        Self {
            minutes: mean(false),
            sub_acute_minutes: mean(true),
            waiting: waiting(false),
            sub_acute_waiting: waiting(true),
            right_days: days.min(),
        }
    }
}

/// Minutes waiting today, rounded up to steps of so many minutes.
pub(super) fn steps_waiting(minutes: f64, step: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a waiting list is far below 2^53 steps and not negative"
    )]
    let steps = (minutes / step).ceil() as usize;
    steps
}

/// The overload of a design, if it has one.
pub(super) fn overload(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    holds: &[usize],
    measured: &Measured,
) -> Option<Overload> {
    let full = 1.0 - 1e-9;
    // Who goes elsewhere in time makes no queue.
    let everyone = measured.total_load >= full && !model.capped;
    if measured.routine_load < full && !everyone {
        return None;
    }
    let outcomes = outcomes_of(model, holds, 1);
    let mean = |of: &dyn Fn(usize, usize) -> usize| -> f64 {
        let all = outcomes.iter().flatten();
        all.map(|outcome| real(of(outcome.held, outcome.unheld)) * outcome.chance).sum()
    };
    let (held, unheld) = (mean(&|held, _| held), mean(&|_, unheld| unheld));
    let asked = model.per_cycle(|day| day.routine.mean());
    let urgent = model.per_cycle(|day| day.sub_acute.mean());
    let growth = (asked - unheld).max(0.0);
    let leftover = if model.nested { (unheld - asked).max(0.0) } else { 0.0 };
    let urgent_growth = if model.capped { 0.0 } else { (urgent - held - leftover).max(0.0) };
    let (growth, urgent_growth) = (model.per_week(growth), model.per_week(urgent_growth));
    let requests = |minutes: f64, each: f64| if each > 0.0 { minutes / each } else { 0.0 };
    let both = if everyone { urgent_growth } else { 0.0 };
    Some(Overload {
        queue: if everyone { GrowingQueue::Everyone } else { GrowingQueue::Routine },
        growth_minutes_per_week: growth + both,
        growth_requests_per_week: requests(growth, routine.minutes)
            + requests(both, routine.sub_acute_minutes),
        first_breach: first_breach(instance, routine, growth, model.per_week(unheld)),
    })
}

/// The day the routine backlog is more than the unheld minutes serve in the days of the right.
fn first_breach(
    instance: &Instance,
    routine: &Routine,
    growth: f64,
    unheld: f64,
) -> Option<NaiveDate> {
    let days = routine.right_days?;
    let room = (f64::from(days) / 7.0 * unheld - routine.waiting).max(0.0);
    if growth <= 0.0 && room > 0.0 {
        return None;
    }
    let weeks = if room > 0.0 { room / growth } else { 0.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and a date too far off is no date"
    )]
    let days = (weeks * 7.0).ceil().min(1e9) as u64;
    instance.parts().as_of.checked_add_days(Days::new(days))
}
