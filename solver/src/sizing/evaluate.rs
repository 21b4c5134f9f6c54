//! What a spread of holds keeps and costs in the long run.
//!
//! Sub-acute requests are served from holds, and where they may, from unheld minutes routine
//! requests leave over. Routine demand is served first from unheld minutes and never from holds
//! (no release). From the most to the least that can be proved:
//!
//! * no routine demand, or a routine queue that never runs dry: one queue, exact;
//! * sub-acute requests may not take unheld minutes: one queue, exact access;
//! * else both queues together ([`super::joint`]), exact, while the work stays within a budget;
//! * the same with long routine backlogs folded into one row and, if need be, on a lattice coarser
//!   by whole factors of a hold, every law split between its two neighbours so that means stay:
//!   close, unproven;
//! * holds alone: a proved lower bound on access, because leftover minutes only help (coupling
//!   day by day). Idle beside a queue is then a lower bound too when capacity is constant.

use crate::demand::Law;
use crate::number::real;

use super::capacity::{Outcome, marginal};
use super::joint::{CYCLES_MAX, Joint, beyond};
use super::line::{Line, LineDay};
use super::model::outcomes_of;
use super::model::{ModelDay, TeamModel};
use super::routine::{
    RoutineQueue, fold_at, joint_cost, joint_days, mean_backlog, routine_line, routine_size,
};

/// How exact the chains are, and how much work one design may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Effort {
    /// Tail mass, and change over a cycle that counts as settled.
    pub(super) tail: f64,
    /// Multiply-adds per joint chain.
    pub(super) budget: f64,
}

/// What is known of a design in the long run; per cycle, in steps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    pub(super) routine_load: f64,
    pub(super) total_load: f64,
    /// Demand of each day not served within 1, 2, ... days of service.
    pub(super) late: Vec<Vec<f64>>,
    /// Sub-acute demand sent elsewhere.
    pub(super) lost: f64,
    pub(super) unused: f64,
    pub(super) idle: f64,
    pub(super) routine_backlog: Option<f64>,
    pub(super) access: Known,
    pub(super) split: Known,
}

/// How well something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Exactly.
    Exactly,
    /// From below.
    FromBelow,
    /// Nearly, without a proof.
    Nearly,
}

/// A design under evaluation.
struct Case<'a> {
    model: &'a TeamModel,
    capacity: Vec<Vec<Outcome>>,
    kept_max: Vec<Option<usize>>,
    holds: &'a [usize],
    windows: usize,
    effort: Effort,
}

/// Long run of `holds` (steps per open day), minutes late for up to `windows` days of service.
pub(super) fn evaluate(
    model: &TeamModel,
    holds: &[usize],
    windows: usize,
    effort: Effort,
) -> Measured {
    let capacity = outcomes_of(model, holds, 1);
    let kept_max = kept_max(model, &capacity);
    let case = Case { model, capacity, kept_max, holds, windows, effort };
    let (routine, sub_acute) = (case.demand(|d| &d.routine), case.demand(|d| &d.sub_acute));
    let (unheld, held) = (case.mean(|o| o.unheld), case.mean(|o| o.held));
    let routine_load = load(routine, unheld);
    let total_load = load(routine + sub_acute, unheld + held);
    let stable = total_load < 1.0 - 1e-9 || model.capped;
    if routine_load >= 1.0 - 1e-9 {
        let mut measured = case.alone(|o| o.held);
        measured.idle = measured.unused;
        Measured { routine_load, total_load, routine_backlog: None, ..measured }
    } else if routine == 0.0 {
        let nested = model.nested;
        let measured = case.alone(|o| o.held + if nested { o.unheld } else { 0 });
        let unused = measured.unused + if nested { 0.0 } else { unheld };
        Measured { routine_load, total_load, unused, ..measured }
    } else if !stable && model.nested {
        let routine_backlog = case.routine().map(|queue| queue.backlog);
        Measured { routine_load, total_load, routine_backlog, ..case.never() }
    } else if !model.nested && !model.capped && sub_acute >= held * (1.0 - 1e-9) && sub_acute > 0.0
    {
        let routine_backlog = case.routine().map(|queue| queue.backlog);
        let unused = unheld - routine;
        Measured { routine_load, total_load, unused, routine_backlog, ..case.never() }
    } else {
        let measured = case.together();
        Measured { routine_load, total_load, ..measured }
    }
}

/// Demand / capacity; infinite for demand without capacity, 0 without demand.
fn load(demand: f64, capacity: f64) -> f64 {
    if demand == 0.0 {
        0.0
    } else if capacity == 0.0 {
        f64::INFINITY
    } else {
        demand / capacity
    }
}

/// Most that may wait after each day when late requests go elsewhere: the mean holds, rounded
/// down, of the days of service left within the strictest target. With constant capacity whoever
/// is kept is in time.
pub(super) fn kept_max(model: &TeamModel, capacity: &[Vec<Outcome>]) -> Vec<Option<usize>> {
    let windows = model.strictest().map_or(0, |days| model.windows(days));
    if !model.capped || windows == 0 {
        return vec![None; capacity.len()];
    }
    let held = |day: usize| -> f64 {
        let outcomes = &capacity[day % capacity.len()];
        outcomes.iter().map(|outcome| real(outcome.held) * outcome.chance).sum()
    };
    let after = |day: usize| {
        let mean: f64 = (day + 1..day + windows).map(held).sum();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few days of holds are few steps and not negative"
        )]
        let steps = (mean + 1e-9).floor() as usize;
        Some(steps)
    };
    (0..capacity.len()).map(after).collect()
}

impl Case<'_> {
    fn demand(&self, of: impl Fn(&ModelDay) -> &Law) -> f64 {
        self.model.per_cycle(|day| of(day).mean())
    }

    fn mean(&self, of: impl Fn(&Outcome) -> usize) -> f64 {
        let day = |day: &Vec<Outcome>| -> f64 {
            day.iter().map(|outcome| real(of(outcome)) * outcome.chance).sum()
        };
        self.capacity.iter().map(day).sum()
    }

    fn line(&self, demand: impl Fn(&ModelDay) -> &Law, of: impl Fn(&Outcome) -> usize) -> Line {
        let days = self.model.days.iter().zip(&self.capacity).map(|(day, capacity)| LineDay {
            demand: demand(day).clone(),
            capacity: marginal(capacity, &of),
            kept_max: None,
        });
        Line { days: days.collect() }
    }

    /// Sub-acute requests with this capacity to themselves.
    fn alone(&self, of: impl Fn(&Outcome) -> usize) -> Measured {
        let mut line = self.line(|day| &day.sub_acute, of);
        for (day, &most) in line.days.iter_mut().zip(&self.kept_max) {
            day.kept_max = most;
        }
        let Some(laws) = line.stationary(self.effort.tail) else {
            let access = if line.stable() { Known::FromBelow } else { Known::Exactly };
            return Measured { access, split: access, ..self.never() };
        };
        let left = line.left(&laws);
        Measured {
            late: line.late(&laws, self.windows),
            lost: left.lost,
            unused: left.unused,
            routine_backlog: Some(0.0),
            ..self.never()
        }
    }

    /// A sub-acute queue without a steady state: in the long run nobody is in time and every
    /// minute is used.
    fn never(&self) -> Measured {
        let late = |day: &ModelDay| vec![day.sub_acute.mean(); self.windows];
        Measured {
            routine_load: 0.0,
            total_load: 0.0,
            late: self.model.days.iter().map(late).collect(),
            lost: 0.0,
            unused: 0.0,
            idle: 0.0,
            routine_backlog: None,
            access: Known::Exactly,
            split: Known::Exactly,
        }
    }

    /// The routine queue, always stable here, on the finest lattice the budget allows.
    fn routine(&self) -> Option<RoutineQueue> {
        let depth = (1.0 / self.effort.tail).ln();
        let unit = self.model.unit;
        let mut scales = (1..=unit).filter(|scale| unit.is_multiple_of(*scale));
        let days = |scale| joint_days(self.model, &self.kept_max, self.holds, scale);
        let fits = |scale: usize| {
            let line = routine_line(&days(scale));
            routine_size(&line).cost(depth) <= self.effort.budget
        };
        let scale = scales.find(|&scale| fits(scale)).unwrap_or(unit);
        let days = days(scale);
        let laws = routine_line(&days).stationary(self.effort.tail)?;
        let backlog = mean_backlog(&laws) * real(scale);
        Some(RoutineQueue { scale, days, laws, backlog })
    }

    /// Both queues, on the finest lattice the budget allows.
    fn together(&self) -> Measured {
        let scales =
            || (1..=self.model.unit).filter(|scale| self.model.unit.is_multiple_of(*scale));
        if let Some(measured) = self.joint(1, false) {
            return measured;
        }
        // Without nesting holds alone give access exactly; a folded chain would not.
        let folded = || scales().find_map(|scale| self.joint(scale, true));
        if let Some(measured) = self.model.nested.then(folded).flatten() {
            return measured;
        }
        self.holds_alone()
    }

    /// The joint chain on `scale` steps at a time; `None` when it is over budget.
    ///
    /// With `folded`, routine backlogs of more than the unheld minutes of a few days, at least one
    /// more than the target has, are kept as one.
    fn joint(&self, scale: usize, folded: bool) -> Option<Measured> {
        let mut days = joint_days(self.model, &self.kept_max, self.holds, scale);
        for day in &mut days {
            day.sub_acute = day.sub_acute.clone().cut(self.effort.tail * 1e-2);
            day.routine = day.routine.clone().cut(self.effort.tail * 1e-2);
        }
        let routine = routine_line(&days);
        let depth = (1.0 / self.effort.tail).ln();
        let size = routine_size(&routine);
        let ahead = self.model.windows(self.model.strictest().unwrap_or(2)) + 1;
        // The last chance before the bound of holds alone is worth more.
        let last = folded && scale == self.model.unit;
        let budget = self.effort.budget * if last { 4.0 } else { 1.0 };
        let most = size.down / real(days.len()) * real(ahead.max(4));
        let rows = if folded { size.rows(depth).min(most) } else { size.rows(depth) };
        if size.cost(depth) + joint_cost(&days, &size, rows, depth) > budget {
            return None;
        }
        let laws = routine.stationary(self.effort.tail)?;
        let reach = laws.iter().map(Vec::len).max().unwrap_or(1);
        let fold = laws.iter().map(|law| fold_at(law, most)).max().unwrap_or(1);
        let rows = if folded { reach.min(fold) } else { reach };
        let chain = Joint {
            days: &days,
            nested: self.model.nested,
            tail: self.effort.tail,
            rows,
            beyond: days.iter().zip(&laws).map(|(day, law)| beyond(law, day, rows)).collect(),
            budget: 4.0 * budget,
            cycles: CYCLES_MAX,
            spare: Vec::new(),
        };
        let settled = chain.settle(&laws[0], self.windows)?;
        let factor = real(scale);
        let late = |day: &Vec<f64>| day.iter().map(|steps| steps * factor).collect();
        let known = if scale == 1 && rows == reach { Known::Exactly } else { Known::Nearly };
        Some(Measured {
            late: settled.late.iter().map(late).collect(),
            lost: settled.left.lost * factor,
            unused: settled.left.unused * factor,
            idle: settled.idle * factor,
            routine_backlog: Some(mean_backlog(&laws) * factor),
            access: known,
            split: known,
            ..self.never()
        })
    }

    /// Holds alone for the sub-acute queue, beside an independent routine queue.
    fn holds_alone(&self) -> Measured {
        let alone = self.alone(|outcome| outcome.held);
        let capacity = self.mean(|outcome| outcome.held + outcome.unheld);
        let demand = self.demand(|day| &day.routine) + self.demand(|day| &day.sub_acute);
        let unused = (capacity - demand + alone.lost).max(0.0);
        let Some(routine) = self.routine() else {
            return Measured { unused, routine_backlog: None, split: Known::Nearly, ..alone };
        };
        let constant = self.capacity.iter().all(|day| day.len() == 1);
        let below = constant && !self.model.capped && routine.scale == 1;
        Measured {
            idle: routine.idle_beside(self.effort.tail).min(unused),
            unused,
            routine_backlog: Some(routine.backlog),
            access: if self.model.nested { Known::FromBelow } else { Known::Exactly },
            split: if below { Known::FromBelow } else { Known::Nearly },
            ..alone
        }
    }
}
