//! The routine queue beside the sub-acute one: its size, its days on a lattice, its long run.

use crate::demand::law::convolve;
use crate::number::real;

use super::capacity::{Outcome, marginal};
use super::joint::JointDay;
use super::line::{Line, LineDay};
use super::model::TeamModel;
use super::model::outcomes_of;

/// The days of the joint chain on `scale` steps at a time.
pub(super) fn joint_days(
    model: &TeamModel,
    kept_max: &[Option<usize>],
    holds: &[usize],
    scale: usize,
) -> Vec<JointDay> {
    let days = model.days.iter().zip(outcomes_of(model, holds, scale)).zip(kept_max);
    days.map(|((day, capacity), &most)| JointDay {
        sub_acute: day.sub_acute.rounded_evenly(scale),
        routine: day.routine.rounded_evenly(scale),
        capacity,
        kept_max: most.map(|steps| steps / scale),
    })
    .collect()
}

/// The routine queue alone.
pub(super) fn routine_line(days: &[JointDay]) -> Line {
    let day = |day: &JointDay| LineDay {
        demand: day.routine.clone(),
        capacity: marginal(&day.capacity, |outcome| outcome.unheld),
        kept_max: None,
    };
    Line { days: days.iter().map(day).collect() }
}

/// Mean backlog after a day \[steps\].
pub(super) fn mean_backlog(laws: &[Vec<f64>]) -> f64 {
    let mean = |law: &Vec<f64>| -> f64 { law.iter().enumerate().map(|(q, p)| real(q) * p).sum() };
    laws.iter().map(mean).sum::<f64>() / real(laws.len())
}

/// The row from which backlogs are kept as one: `most`, rounded, and where the law has mass.
pub(super) fn fold_at(law: &[f64], most: f64) -> usize {
    let enough = law.iter().enumerate().take_while(|(q, _)| real(*q) <= most);
    enough.count().max(2)
}

/// Multiply-adds the joint chain should take, by normal approximation of a cycle: both queues
/// together forget an empty start in `2 ln(1 / tail) σ² / drift²` cycles; the width is a guess.
pub(super) fn joint_cost(days: &[JointDay], queue: &QueueSize, rows: f64, depth: f64) -> f64 {
    let urgent = days.iter().fold((0.0, 0.0), |(mean, variance), day| {
        let held = |o: &Outcome| real(o.held) * o.chance;
        let free: f64 = day.capacity.iter().map(held).sum();
        (mean + day.sub_acute.mean() - free, variance + day.sub_acute.variance())
    });
    let (drift, variance) = (queue.drift + urgent.0, queue.variance + urgent.1);
    let cycles = 2.0 * depth * variance / drift.powi(2).max(1e-9) + 4.0;
    let cycle = |day: &JointDay| {
        let width = 2.0 * real(day.sub_acute.mass().len());
        let each = day.routine.mass().len() + day.sub_acute.mass().len() + day.capacity.len();
        0.5 * rows * width * real(each)
    };
    cycles * days.iter().map(cycle).sum::<f64>()
}

/// Two moments of a routine queue's cycle, and its steps.
pub(super) struct QueueSize {
    drift: f64,
    variance: f64,
    pub(super) down: f64,
    up: f64,
}

impl QueueSize {
    /// How far it reaches, `ln(1 / tail) σ² / 2 drift` \[steps\].
    pub(super) fn rows(&self, depth: f64) -> f64 {
        depth * self.variance / (-2.0 * self.drift).max(1e-9) + self.down / 5.0
    }

    /// Multiply-adds of its steady state.
    pub(super) fn cost(&self, depth: f64) -> f64 {
        self.rows(depth) * self.up * self.down
    }
}

pub(super) fn routine_size(line: &Line) -> QueueSize {
    let mut size = QueueSize { drift: 0.0, variance: 0.0, down: 0.0, up: 0.0 };
    for day in &line.days {
        let mean = day.mean_capacity();
        size.drift += day.demand.mean() - mean;
        let square = |&(steps, p): &(usize, f64)| p * (real(steps) - mean).powi(2);
        size.variance += day.demand.variance() + day.capacity.iter().map(square).sum::<f64>();
        size.down += real(day.most());
        size.up += day.demand.mean();
    }
    size.up += 6.0 * size.variance.sqrt();
    size
}

/// The routine queue in the long run.
pub(super) struct RoutineQueue {
    /// Its lattice \[steps\].
    pub(super) scale: usize,
    pub(super) days: Vec<JointDay>,
    /// Law before each day.
    pub(super) laws: Vec<Vec<f64>>,
    /// Mean after a day \[steps of the team\].
    pub(super) backlog: f64,
}

impl RoutineQueue {
    /// Mean of min(unused holds, routine backlog) per cycle when the sub-acute queue has the holds
    /// to itself and the two are independent \[steps of the team\].
    pub(super) fn idle_beside(&self, tail: f64) -> f64 {
        let line = |day: &JointDay| LineDay {
            demand: day.sub_acute.clone(),
            capacity: marginal(&day.capacity, |outcome| outcome.held),
            kept_max: day.kept_max,
        };
        let line = Line { days: self.days.iter().map(line).collect() };
        let Some(laws) = line.stationary(tail) else { return 0.0 };
        let day = |day: usize| -> f64 {
            let waiting = &self.laws[(day + 1) % self.laws.len()];
            let mut present = Vec::new();
            convolve(&laws[day], line.days[day].demand.mass(), &mut present);
            // E min(U, Q) is the sum over v of P(U >= v) P(Q >= v).
            let least = |v: usize| -> f64 {
                let unused = line.days[day].capacity.iter().filter(|(held, _)| *held >= v);
                unused.map(|&(held, p)| p * present.iter().take(held - v + 1).sum::<f64>()).sum()
            };
            let most = line.days[day].most().min(waiting.len().saturating_sub(1));
            (1..=most).map(|v| least(v) * waiting[v..].iter().sum::<f64>()).sum()
        };
        (0..self.laws.len()).map(day).sum::<f64>() * real(self.scale)
    }
}
