//! One queue on the lattice: `b' = (b + D - C)^+`, cyclic demand, random cyclic capacity.
//!
//! The discrete-time bulk-service queue of the literature. A state is the law of the backlog
//! before a day's requests; capacity is independent of demand and of other days.

use crate::demand::Law;
use crate::demand::law::{add_rows, convolve, cut};
use crate::number::real;

/// One queue over the days of a cycle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The days, in order; the last is followed by the first.
    pub(super) days: Vec<LineDay>,
}

/// One day of a queue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineDay {
    /// Law of what comes \[steps\].
    pub(super) demand: Law,
    /// Possible capacities \[steps\] with their chances.
    pub(super) capacity: Vec<(usize, f64)>,
    /// Most that may wait after the day \[steps\]; more goes elsewhere at once.
    pub(super) kept_max: Option<usize>,
}

/// What a day or a cycle leaves behind, on average.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Left {
    /// Capacity nobody used \[steps\].
    pub(super) unused: f64,
    /// Demand sent elsewhere \[steps\].
    pub(super) lost: f64,
}

impl LineDay {
    /// Mean capacity \[steps\].
    pub(super) fn mean_capacity(&self) -> f64 {
        self.capacity.iter().map(|&(steps, chance)| real(steps) * chance).sum()
    }

    /// Variance of the capacity \[steps²\].
    pub(super) fn spread(&self) -> f64 {
        let mean = self.mean_capacity();
        self.capacity.iter().map(|&(steps, chance)| chance * (real(steps) - mean).powi(2)).sum()
    }

    /// Largest capacity \[steps\].
    pub(super) fn most(&self) -> usize {
        self.capacity.iter().map(|&(steps, _)| steps).max().unwrap_or(0)
    }

    /// Serves those present: `out` is the law of who is left. Takes signed measures too.
    pub(super) fn serve(&self, present: &[f64], keep: bool, out: &mut Vec<f64>) -> Left {
        let mut left = Left::default();
        out.clear();
        out.resize(present.len(), 0.0);
        let most = self.most().min(present.len());
        // The chance of fewer than 0, 1, 2, ... steps, and the capacity so many would leave over.
        let mut fewer = vec![(0.0, 0.0)];
        for &p in &present[..most] {
            let (chance, over) = fewer[fewer.len() - 1];
            fewer.push((chance + p, over + chance + p));
        }
        let mut rows: Vec<(f64, &[f64])> = Vec::with_capacity(self.capacity.len());
        for &(steps, chance) in &self.capacity {
            let served = steps.min(present.len());
            let (all, over) = fewer[served];
            out[0] += chance * all;
            left.unused += chance * (over + real(steps - served) * all);
            rows.push((chance, &present[served..]));
        }
        add_rows(out, &rows);
        if let Some(most) = self.kept_max.filter(|&most| keep && most + 1 < out.len()) {
            for (over, p) in out.drain(most + 1..).enumerate().collect::<Vec<_>>() {
                left.lost += real(over + 1) * p;
                out[most] += p;
            }
        }
        left
    }
}

impl Line {
    /// Whether a steady state exists: demand below capacity, or a limit on who may wait.
    pub(super) fn stable(&self) -> bool {
        let demand: f64 = self.days.iter().map(|day| day.demand.mean()).sum();
        let capacity: f64 = self.days.iter().map(LineDay::mean_capacity).sum();
        self.capped() || demand < capacity * (1.0 - 1e-9) || demand == 0.0
    }

    /// Whether every day limits who may wait.
    pub(super) fn capped(&self) -> bool {
        self.days.iter().all(|day| day.kept_max.is_some())
    }

    /// The day's requests join, then it serves; returns the law of who is left.
    pub(super) fn step(&self, day: usize, before: &[f64], tail: f64) -> (Vec<f64>, Left) {
        let mut present = Vec::new();
        convolve(before, self.days[day].demand.mass(), &mut present);
        let mut after = Vec::new();
        let left = self.days[day].serve(&present, true, &mut after);
        cut(&mut after, tail);
        (after, left)
    }

    /// What a cycle leaves behind in the long run, summed over its days.
    pub(super) fn left(&self, laws: &[Vec<f64>]) -> Left {
        let days = laws.iter().enumerate().map(|(day, law)| self.step(day, law, 0.0).1);
        days.fold(Left::default(), |sum, day| Left {
            unused: sum.unused + day.unused,
            lost: sum.lost + day.lost,
        })
    }

    /// Demand of each day not served within 1, 2, ... `windows` days of service \[steps\].
    ///
    /// First come first served: of the day's requests D behind a backlog b, those not yet served
    /// after capacity K are `(b + D - K)^+ - (b - K)^+`. The two laws run forward side by side.
    /// What goes elsewhere counts as not served.
    pub(super) fn late(&self, laws: &[Vec<f64>], windows: usize) -> Vec<Vec<f64>> {
        (0..self.days.len()).map(|day| self.late_of(day, &laws[day], windows)).collect()
    }

    /// The same for the requests of one day, behind the backlog `before`.
    pub(super) fn late_of(&self, day: usize, before: &[f64], windows: usize) -> Vec<f64> {
        let mut present = Vec::new();
        convolve(before, self.days[day].demand.mass(), &mut present);
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let lost = self.days[day].serve(&present, true, &mut with).lost
            - self.days[day].serve(before, true, &mut without).lost;
        for (to, from) in with.iter_mut().zip(&without) {
            *to -= from;
        }
        let mut late = Vec::with_capacity(windows);
        let mut next = Vec::new();
        for ahead in 1..=windows {
            let waiting: f64 = with.iter().enumerate().map(|(b, p)| real(b) * p).sum();
            late.push(lost + waiting);
            self.days[(day + ahead) % self.days.len()].serve(&with, false, &mut next);
            std::mem::swap(&mut with, &mut next);
        }
        late
    }
}
