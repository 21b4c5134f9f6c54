//! A line below the cost of every design of a box, leftover minutes included.
//!
//! Routine requests take unheld minutes first, sub-acute requests the holds and what is left. With
//! the fill share φ of unused holds, `z = q + φ b`, and per day what routine requests lack of the
//! unheld minutes, `v = q + A - C + H`, `u = v^+`, and all minutes that nobody has room for,
//! `t = z + (1 - φ) b + A + D - C`, a day is
//!
//! `z' = (φ t + (1 - φ) u)^+`, `b' = (t - u)^+`,
//!
//! and an evening costs `waiting (z' + (1 - φ) b') + late (b' - R)^+`. From the last day back, each
//! positive part of a positive weight is at least the branch a reference design takes. Only u may
//! have a negative weight; where v changes sign within the box, u is at most the chord over the
//! range of v, else it is v or 0 and nothing is lost. The weights of z and b never become negative,
//! so the line is below the cost of every design of the box. It touches the cost when the box is one
//! design.
//!
//! Both backlogs grow with the backlogs before; routine backlog grows with the holds, sub-acute
//! backlog falls: that gives the range of v.
//!
//! The same ranges give a floor without a slope ([`floor`]): each queue is at least its least, and
//! both together at least what waits when no minute is idle while somebody waits, Lindley's
//! recursion of all that comes. Where queues are long and rarely empty v changes sign on most days,
//! the chords of many days compound, and the floor is the better of the two.
//!
//! Such lines are known from the verification of neural networks, whose units are positive parts
//! too: Zhang, Weng, Chen, Hsieh & Daniel (2018), *Efficient neural network robustness
//! certification with general activation functions*, Advances in Neural Information
//! Processing Systems 31.

use rayon::prelude::*;

use super::Weights;
use super::problem::{FINE, SampleProblem};
use crate::number::{exact, real};

/// Paths swept with the same room.
const CHUNK: usize = 64;

/// Minutes held in each pattern \[steps\].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Region {
    /// The least of any design of the box.
    pub(super) least: Vec<f64>,
    /// The most of any design of the box.
    pub(super) most: Vec<f64>,
    /// The reference design, whole or not, in the box.
    pub(super) reference: Vec<f64>,
}

/// `value + slope * held`, a line below the cost.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// At no holds \[cost per week\].
    pub(super) value: f64,
    /// Per pattern, what one held step more adds \[cost per week\].
    pub(super) slope: Vec<f64>,
}

/// Per day of one path.
#[derive(Clone, Copy, Default)]
struct Day {
    /// Whether the reference has any z', any b', and more routine requests than unheld minutes.
    on: (bool, bool, bool),
    /// Range of what routine requests lack.
    lack: (f64, f64),
    /// Requests within the target, where the reference is late.
    late: Option<f64>,
}

/// Sub-acute and routine backlog \[steps\].
type Backlog = (f64, f64);

/// The line of one box; `fill` is the share of unused holds filled on the day \[0..=1\].
pub(super) fn line(problem: &SampleProblem, weights: Weights, fill: f64, held: &Region) -> Line {
    let sweep = Sweep::new(problem, weights, fill, held);
    let paths: Vec<usize> = (0..problem.paths.count).collect();
    let none = || Line { value: 0.0, slope: vec![0.0; problem.paths.patterns.len()] };
    let chunk = |paths: &[usize]| {
        let mut sum = none();
        let mut days = vec![Day::default(); problem.counted.end];
        for &path in paths {
            sweep.forward(path, &mut days);
            sweep.backward(path, &days, &mut sum);
        }
        sum
    };
    let chunks: Vec<Line> = paths.par_chunks(CHUNK).map(chunk).collect();
    let mut sum = none();
    for chunk in chunks {
        sum.value += chunk.value;
        sum.slope.iter_mut().zip(chunk.slope).for_each(|(to, from)| *to += from);
    }
    let per_week = problem.per_week(FINE) / real(problem.paths.count);
    sum.value *= per_week;
    sum.slope.iter_mut().for_each(|slope| *slope *= per_week);
    sum
}

/// A cost that no design of the box is below, without what is the same for all holds.
pub(super) fn floor(problem: &SampleProblem, weights: Weights, fill: f64, held: &Region) -> f64 {
    let sweep = Sweep::new(problem, weights, fill, held);
    let paths: Vec<usize> = (0..problem.paths.count).collect();
    let chunk = |paths: &[usize]| paths.iter().map(|&path| sweep.floor(path)).sum::<f64>();
    let chunks: Vec<f64> = paths.par_chunks(CHUNK).map(chunk).collect();
    chunks.iter().sum::<f64>() * problem.per_week(FINE) / real(problem.paths.count)
}

struct Sweep<'a> {
    problem: &'a SampleProblem<'a>,
    weights: Weights,
    fill: f64,
    held: &'a Region,
    capacity: Vec<f64>,
    start: Backlog,
}

impl<'a> Sweep<'a> {
    fn new(problem: &'a SampleProblem<'a>, weights: Weights, fill: f64, held: &'a Region) -> Self {
        let whole = |fine: i64| exact(fine) / exact(FINE);
        let capacity = problem.capacity.iter().map(|&fine| whole(fine)).collect();
        let start = (whole(problem.start.0), whole(problem.start.1));
        Self { problem, weights, fill, held, capacity, start }
    }

    /// What the queues of a path cost at least, each by itself and both together.
    fn floor(&self, path: usize) -> f64 {
        let paths = &self.problem.paths;
        let from = path * paths.length;
        let window = self.problem.windows.map_or(0, |windows| windows.max(1) - 1);
        let (mut least, mut both) = (self.start, self.start.0 + self.start.1);
        let (mut recent, mut cost) = (0.0, 0.0);
        for at in 0..self.problem.counted.end {
            let (pattern, asked, routine) = self.asked(from + at);
            let capacity = self.capacity[pattern];
            let present = (least.0 + asked, least.1 + routine);
            let fewest = self.left(present, capacity, self.held.least[pattern]);
            least = (waiting(present, capacity, self.held.most[pattern]), fewest);
            both = (both + asked + routine - capacity).max(0.0);
            recent += asked;
            if at >= window {
                recent -= f64::from(paths.sub_acute[from + at - window]);
            }
            if self.problem.counted.contains(&at) {
                cost += self.weights.waiting * both.max(least.0 + least.1);
                if self.problem.windows.is_some() {
                    cost += self.weights.late * (least.0 - recent).max(0.0);
                }
            }
        }
        cost
    }

    /// The path forward: which branches the reference takes, and the range of v.
    fn forward(&self, path: usize, days: &mut [Day]) {
        let paths = &self.problem.paths;
        let from = path * paths.length;
        let window = self.problem.windows.map_or(0, |windows| windows.max(1) - 1);
        let (mut least, mut most, mut here) = (self.start, self.start, self.start);
        let mut recent = 0.0;
        for (at, day) in days.iter_mut().enumerate() {
            let (pattern, asked, routine) = self.asked(from + at);
            let capacity = self.capacity[pattern];
            let (low, high) = (self.held.least[pattern], self.held.most[pattern]);
            let held = self.held.reference[pattern];
            let present = |backlog: Backlog| (backlog.0 + asked, backlog.1 + routine);
            let (few, many, now) = (present(least), present(most), present(here));
            day.lack = (few.1 - capacity + low, many.1 - capacity + high);
            least = (waiting(few, capacity, high), self.left(few, capacity, low));
            most = (waiting(many, capacity, low), self.left(many, capacity, high));
            here = (waiting(now, capacity, held), self.left(now, capacity, held));
            day.on =
                (here.1 + self.fill * here.0 > 0.0, here.0 > 0.0, now.1 - capacity + held > 0.0);
            recent += asked;
            if at >= window {
                recent -= f64::from(paths.sub_acute[from + at - window]);
            }
            let late = self.problem.windows.is_some() && here.0 > recent;
            day.late = late.then_some(recent);
        }
    }

    /// The path backward: the weights of z, b and the holds, day by day.
    fn backward(&self, path: usize, days: &[Day], sum: &mut Line) {
        let (fill, Weights { late, waiting, .. }) = (self.fill, self.weights);
        let from = path * self.problem.paths.length;
        let (mut z, mut b) = (0.0, 0.0);
        for (at, day) in days.iter().enumerate().rev() {
            if self.problem.counted.contains(&at) {
                z += waiting;
                b += waiting * (1.0 - fill);
                if let Some(recent) = day.late {
                    b += late;
                    sum.value -= late * recent;
                }
            }
            let (pattern, asked, routine) = self.asked(from + at);
            let beyond = routine - self.capacity[pattern];
            let z_on = if day.on.0 { z } else { 0.0 };
            let b_on = if day.on.1 { b } else { 0.0 };
            let all = fill * z_on + b_on;
            let lacking = (1.0 - fill) * z_on - b_on;
            let (share, shift) = day.bounded(lacking);
            let lacking = lacking * share;
            sum.value += all * (beyond + asked) + lacking * (beyond + shift);
            sum.slope[pattern] += lacking;
            z = all + lacking;
            b = (1.0 - fill) * all - fill * lacking;
        }
        sum.value += z * (self.start.1 + fill * self.start.0) + b * self.start.0;
    }

    /// Pattern, sub-acute and routine demand of a day \[steps\].
    #[inline]
    fn asked(&self, here: usize) -> (usize, f64, f64) {
        let paths = &self.problem.paths;
        let asked = (f64::from(paths.sub_acute[here]), f64::from(paths.routine[here]));
        (paths.pattern[here] as usize, asked.0, asked.1)
    }

    /// Routine backlog of the evening.
    #[inline]
    fn left(&self, present: Backlog, capacity: f64, held: f64) -> f64 {
        let unused = (held - present.0).max(0.0);
        (present.1 - capacity + held - self.fill * unused).max(0.0)
    }
}

impl Day {
    /// `(share, shift)` such that `share (v + shift)` is u at most, for a negative weight at least.
    #[inline]
    fn bounded(&self, weight: f64) -> (f64, f64) {
        let (low, high) = self.lack;
        if low >= 0.0 {
            (1.0, 0.0)
        } else if high <= 0.0 {
            (0.0, 0.0)
        } else if weight >= 0.0 {
            (if self.on.2 { 1.0 } else { 0.0 }, 0.0)
        } else {
            (high / (high - low), -low)
        }
    }
}

/// Sub-acute backlog of the evening: holds, or all that routine requests leave.
#[inline]
fn waiting(present: Backlog, capacity: f64, held: f64) -> f64 {
    (present.0 - held.max(capacity - present.1)).max(0.0)
}
