//! The legal promise as a loss model: who cannot be seen in time is offered elsewhere.
//!
//! All routine requests of a team queue for the unheld minutes, first come first served. With d
//! open days left for a first visit, at most the minutes of d days may wait before service; more
//! is refused at once, so whoever is kept is in time. For constant capacity refused and unused
//! minutes are exact. Requests without a right wait in the same queue under the same limit; the
//! refused share is applied to those with the right.

use crate::instance::Instance;
use crate::number::real;
use crate::solve::Proof;
use crate::table::RightId;

use super::LegalPromise;
use super::capacity::{Outcome, marginal};
use super::line::{Left, Line, LineDay};
use super::model::TeamModel;
use super::model::outcomes_of;
use super::stationary::cost;

/// Where tails are cut and a cycle counts as settled.
const PRECISE: f64 = 1e-10;

/// Most multiply-adds of a promise before its lattice is coarsened, which makes demand and capacity
/// vary more than they do, so that more is refused than would be.
const WORK_MAX: f64 = 2e8;

/// One row per right with first visits in the team.
pub(super) fn promises(
    instance: &Instance,
    model: &TeamModel,
    holds: &[usize],
) -> Vec<LegalPromise> {
    let outcomes = |scale: usize| outcomes_of(model, holds, scale);
    let of_right = |right: RightId| {
        let own = model.group.asks.iter();
        let bearing = own.filter(|ask| !instance.parts().needs[ask.need].held);
        let bearing = bearing.filter_map(|ask| Some((ask, ask.right?)));
        let rows: Vec<_> = bearing.filter(|(_, first)| first.right == right).collect();
        let left = rows.iter().map(|(_, first)| first.days).min()?;
        let requests: f64 = rows.iter().map(|(ask, _)| ask.per_cycle()).sum();
        (requests > 0.0).then(|| promise(model, &outcomes, right, left, requests))
    };
    instance.parts().rights.ids().filter_map(of_right).collect()
}

fn promise(
    model: &TeamModel,
    outcomes: &dyn Fn(usize) -> Vec<Vec<Outcome>>,
    right: RightId,
    days: u32,
    requests_per_cycle: f64,
) -> LegalPromise {
    let per_week = real(model.days.len()) / model.weeks;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a year of open days"
    )]
    let open_days = (f64::from(days) * per_week / 7.0 + 1e-9).floor() as usize;
    let (line, scale) = affordable(model, outcomes, open_days);
    let demand: f64 = line.days.iter().map(|day| day.demand.mean()).sum();
    let left = loss(&line, PRECISE);
    let refused_share = if open_days == 0 { 1.0 } else { (left.lost / demand).clamp(0.0, 1.0) };
    let constant = outcomes(1).iter().all(|day| day.len() == 1);
    LegalPromise {
        right,
        days,
        refused_share,
        refused_requests_per_week: refused_share * requests_per_cycle / model.weeks,
        unused_minutes_per_week: model.per_week(left.unused * real(scale)),
        proof: if constant && scale == 1 { Proof::Exact } else { Proof::Unproven },
    }
}

/// The queue on the finest lattice that keeps the work in bounds.
fn affordable(
    model: &TeamModel,
    outcomes: &dyn Fn(usize) -> Vec<Vec<Outcome>>,
    open_days: usize,
) -> (Line, usize) {
    let mut scale = 1;
    loop {
        let line = queue(model, &outcomes(scale), open_days, scale);
        if scale >= 64 || cost(&line, PRECISE) < WORK_MAX {
            return (line, scale);
        }
        scale += 1;
    }
}

fn queue(model: &TeamModel, outcomes: &[Vec<Outcome>], open_days: usize, scale: usize) -> Line {
    let days = model.days.iter().zip(outcomes).map(|(day, capacity)| LineDay {
        demand: day.routine.rounded_evenly(scale),
        capacity: marginal(capacity, |outcome| outcome.unheld),
        kept_max: None,
    });
    promised(Line { days: days.collect() }, open_days)
}

/// Limits who may wait to what `open_days` days of mean capacity can serve.
pub(super) fn promised(mut line: Line, open_days: usize) -> Line {
    let mean: Vec<f64> = line.days.iter().map(LineDay::mean_capacity).collect();
    for day in 0..mean.len() {
        let ahead = day + 1..(day + open_days.max(1));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a year of steps at most and not negative"
        )]
        let most = (ahead.map(|next| mean[next % mean.len()]).sum::<f64>() + 1e-9) as usize;
        line.days[day].kept_max = Some(most);
    }
    line
}

/// Refused and unused per cycle in the long run \[steps\].
pub(super) fn loss(line: &Line, tail: f64) -> Left {
    line.stationary(tail).map_or_else(Left::default, |laws| line.left(&laws))
}
