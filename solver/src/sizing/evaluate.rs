//! What a spread of holds keeps and costs in the long run.
//!
//! Sub-acute requests are served from holds, and where they may, from unheld minutes routine
//! requests leave over. Routine demand is served first from unheld minutes and never from holds
//! (no release). From the most to the least that can be proved:
//!
//! * no routine demand, or a routine queue that never runs dry: one queue, exact;
//! * sub-acute requests may not take unheld minutes: one queue, exact access;
//! * else both queues together ([`super::joint`]), exact, while the work stays within a budget;
//! * on a coarser lattice, demand rounded up and capacity down: a proved lower bound on access;
//! * holds alone: a proved lower bound on access, because leftover minutes only help (coupling
//!   day by day). Idle beside a queue is then a lower bound too when capacity is constant.

use crate::demand::Law;
use crate::demand::law::real;

use super::capacity::{Outcome, marginal, outcomes};
use super::joint::{Joint, JointDay};
use super::line::{Line, LineDay};
use super::model::{ModelDay, TeamModel};

/// How exact the chains are, and how much work one design may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Effort {
    /// Tail mass, and change over a cycle that counts as settled.
    pub(super) tail: f64,
    /// Multiply-adds per joint chain.
    pub(super) budget: f64,
    /// Coarsest lattice tried \[steps\].
    pub(super) scale_max: usize,
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
        let routine_backlog = case.routine().map(|(_, backlog)| backlog);
        Measured { routine_load, total_load, routine_backlog, ..case.never() }
    } else if !model.nested && !model.capped && sub_acute >= held * (1.0 - 1e-9) && sub_acute > 0.0 {
        let routine_backlog = case.routine().map(|(_, backlog)| backlog);
        let unused = unheld - routine;
        Measured { routine_load, total_load, routine_backlog, unused, ..case.never() }
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

/// Outcomes of every day, counted in `scale` steps.
pub(super) fn outcomes_of(model: &TeamModel, holds: &[usize], scale: usize) -> Vec<Vec<Outcome>> {
    let day = |(day, &held): (&ModelDay, &usize)| outcomes(&day.sessions, held, model.unit, scale);
    model.days.iter().zip(holds).map(day).collect()
}

/// Most that may wait after each day when late requests go elsewhere: the mean holds, rounded
/// down, of the days of service left within the strictest target. With constant capacity whoever
/// is kept is in time.
fn kept_max(model: &TeamModel, capacity: &[Vec<Outcome>]) -> Vec<Option<usize>> {
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
        let Some(laws) = line.stationary(self.effort.tail) else { return self.never() };
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

    /// Laws of the routine backlog before each day, and its mean after a day; always stable here.
    fn routine(&self) -> Option<(Vec<Vec<f64>>, f64)> {
        let line = self.line(|day| &day.routine, |outcome| outcome.unheld);
        let laws = line.stationary(self.effort.tail)?;
        let mean = |law: &Vec<f64>| -> f64 { law.iter().enumerate().map(|(q, p)| real(q) * p).sum() };
        let backlog = laws.iter().map(mean).sum::<f64>() / real(laws.len());
        Some((laws, backlog))
    }

    /// Both queues, as exactly as the budget allows.
    fn together(&self) -> Measured {
        let exact = self.joint(1);
        let model = self.model;
        let coarser = || {
            let scales = (2..=self.effort.scale_max).filter(|scale| model.unit % scale == 0);
            scales.filter_map(|scale| self.joint(scale)).next()
        };
        if let Some(measured) = exact {
            return measured;
        }
        let holds = self.holds_alone();
        let Some(coarse) = coarser() else { return holds };
        let mean = |late: &[Vec<f64>]| late.iter().flatten().sum::<f64>();
        if !model.nested || mean(&holds.late) <= mean(&coarse.late) {
            return holds;
        }
        Measured { late: coarse.late, ..holds }
    }

    /// The joint chain on `scale` steps at a time; `None` when it is over budget or overloaded.
    fn joint(&self, scale: usize) -> Option<Measured> {
        let capacity = if scale == 1 {
            self.capacity.clone()
        } else {
            outcomes_of(self.model, self.holds, scale)
        };
        let days = self.model.days.iter().zip(capacity).zip(&self.kept_max);
        let days: Vec<JointDay> = days
            .map(|((day, capacity), &most)| JointDay {
                sub_acute: day.sub_acute.rounded_up(scale),
                routine: day.routine.rounded_up(scale),
                capacity,
                kept_max: most.map(|steps| steps / scale),
            })
            .collect();
        let routine = Line {
            days: days
                .iter()
                .map(|day| LineDay {
                    demand: day.routine.clone(),
                    capacity: marginal(&day.capacity, |outcome| outcome.unheld),
                    kept_max: None,
                })
                .collect(),
        };
        if scale > 1 && !self.stable_when_rounded(&days) {
            return None;
        }
        let laws = routine.stationary(self.effort.tail)?;
        let chain = Joint {
            days: &days,
            nested: self.model.nested,
            tail: self.effort.tail,
            rows: laws.iter().map(Vec::len).max().unwrap_or(1),
            budget: self.effort.budget,
        };
        let settled = chain.settle(&laws[0], self.windows)?;
        let factor = real(scale);
        let late = |day: &Vec<f64>| day.iter().map(|steps| steps * factor).collect();
        Some(Measured {
            late: settled.late.iter().map(late).collect(),
            lost: settled.left.lost * factor,
            unused: settled.left.unused * factor,
            idle: settled.idle * factor,
            routine_backlog: Some(settled.routine_backlog * factor),
            access: if scale == 1 { Known::Exactly } else { Known::FromBelow },
            split: if scale == 1 { Known::Exactly } else { Known::Nearly },
            ..self.never()
        })
    }

    fn stable_when_rounded(&self, days: &[JointDay]) -> bool {
        let demand: f64 = days.iter().map(|day| day.sub_acute.mean() + day.routine.mean()).sum();
        let all = |o: &Outcome| real(o.held + o.unheld) * o.chance;
        let capacity: f64 = days.iter().flat_map(|day| &day.capacity).map(all).sum();
        self.model.capped || demand < capacity * (1.0 - 1e-6)
    }

    /// Holds alone for the sub-acute queue, beside an independent routine queue.
    fn holds_alone(&self) -> Measured {
        let alone = self.alone(|outcome| outcome.held);
        let Some((laws, routine_backlog)) = self.routine() else { return alone };
        let capacity = self.mean(|outcome| outcome.held + outcome.unheld);
        let demand = self.demand(|day| &day.routine) + self.demand(|day| &day.sub_acute);
        let unused = (capacity - demand + alone.lost).max(0.0);
        let constant = self.capacity.iter().all(|day| day.len() == 1);
        Measured {
            idle: self.independent_idle(&laws).min(unused),
            unused,
            routine_backlog: Some(routine_backlog),
            access: if self.model.nested { Known::FromBelow } else { Known::Exactly },
            split: if constant && !self.model.capped { Known::FromBelow } else { Known::Nearly },
            ..alone
        }
    }

    /// Mean of min(unused holds, routine backlog) when the two queues are independent.
    fn independent_idle(&self, routine: &[Vec<f64>]) -> f64 {
        let mut line = self.line(|day| &day.sub_acute, |outcome| outcome.held);
        for (day, &most) in line.days.iter_mut().zip(&self.kept_max) {
            day.kept_max = most;
        }
        let Some(laws) = line.stationary(self.effort.tail) else { return 0.0 };
        let day = |day: usize| -> f64 {
            let waiting = &routine[(day + 1) % routine.len()];
            let mut present = Vec::new();
            let demand = line.days[day].demand.mass();
            crate::demand::law::convolve(&laws[day], demand, &mut present);
            // E min(U, Q) is the sum over v of P(U >= v) P(Q >= v).
            let least = |v: usize| -> f64 {
                let unused = line.days[day].capacity.iter().filter(|(held, _)| *held >= v);
                unused
                    .map(|&(held, p)| p * present.iter().take(held - v + 1).sum::<f64>())
                    .sum()
            };
            let most = line.days[day].most().min(waiting.len().saturating_sub(1));
            (1..=most).map(|v| least(v) * waiting[v..].iter().sum::<f64>()).sum()
        };
        (0..routine.len()).map(day).sum()
    }
}
