//! Value and slopes of the cost where it is convex in the holds.
//!
//! Sub-acute requests are served from holds alone, `b' = (b + D - H)^+`, and the fill share φ of
//! the holds they leave over serves routine requests the same evening (0 without release):
//! `q' = (q + A - N - φ (H - b - D)^+)^+`. With `z = q + φ b`,
//!
//! `z' = max(z + A + φ D - C + (1 - φ) H, φ b')`,
//!
//! so b and z are maxima of sums of convex functions with weights of at least 0, and convex in the
//! holds. Late minutes are `(b' - R)^+`, R the requests of the last days within the target: convex.
//! The cost is `waiting (q + b) + late (b' - R)^+ = waiting z + waiting (1 - φ) b + late (b' - R)^+`,
//! convex for every φ up to 1 and all weights. Requests that may also take what routine requests
//! leave of the unheld minutes spoil it: with two steps of capacity, one routine and two sub-acute
//! steps asked, 0, 1 and 2 holds leave 1, 1 and 0 sub-acute steps, which is not convex.
//!
//! A backward sweep over the days gives a subgradient: the slope of a max is that of a branch that
//! attains it. Terms in z and in b have cuts of their own, which makes the master problem tighter.

use rayon::prelude::*;

use super::Weights;
use super::problem::{FINE, Rule, SampleProblem};
use crate::number::{exact, real};

/// Parts of the cost with cuts of their own: what z costs, what b costs.
pub(super) const PARTS: usize = 2;

/// Value and slopes of the parts, as sums over paths in fine units times weights.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tangent {
    /// Value of each part \[cost per week\].
    pub(super) value: [f64; PARTS],
    /// Per pattern, what one held fine unit more adds to each part \[cost per week\].
    pub(super) slope: Vec<[f64; PARTS]>,
}

/// Paths swept with the same room.
const CHUNK: usize = 64;

/// Per day of one path.
#[derive(Clone, Copy, Default)]
struct Evening {
    /// Sub-acute and routine backlog.
    backlog: (i64, i64),
    /// Whether sub-acute minutes are beyond the target.
    late: bool,
}

/// The tangent of the mean cost at a design.
pub(super) fn tangent(problem: &SampleProblem, rule: &Rule, weights: Weights) -> Tangent {
    let paths: Vec<usize> = (0..problem.paths.count).collect();
    let sweep = Sweep { problem, rule, weights, fill: exact(rule.fill) / exact(FINE) };
    let none =
        || Tangent { value: [0.0; PARTS], slope: vec![[0.0; PARTS]; problem.paths.patterns.len()] };
    let chunk = |paths: &[usize]| {
        let mut sum = none();
        let mut evenings = vec![Evening::default(); problem.paths.length];
        for &path in paths {
            sweep.forward(path, &mut evenings, &mut sum);
            sweep.backward(path, &evenings, &mut sum);
        }
        sum
    };
    let chunks: Vec<Tangent> = paths.par_chunks(CHUNK).map(chunk).collect();
    let mut sum = none();
    for chunk in chunks {
        add(&mut sum.value, chunk.value, 1.0);
        sum.slope.iter_mut().zip(chunk.slope).for_each(|(to, from)| add(to, from, 1.0));
    }
    let per_week = problem.per_week(FINE) / exact(FINE) / real(problem.paths.count);
    sum.value = sum.value.map(|value| value * per_week);
    sum.slope.iter_mut().for_each(|slope| *slope = slope.map(|slope| slope * per_week));
    sum
}

fn add(to: &mut [f64; PARTS], from: [f64; PARTS], factor: f64) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}

struct Sweep<'a> {
    problem: &'a SampleProblem<'a>,
    rule: &'a Rule,
    weights: Weights,
    /// Share of leftover holds the waiting list fills.
    fill: f64,
}

impl Sweep<'_> {
    /// The path forward: backlogs of every evening, and what they cost.
    fn forward(&self, path: usize, evenings: &mut [Evening], sum: &mut Tangent) {
        let (problem, rule) = (self.problem, self.rule);
        let from = path * problem.paths.length;
        let window = problem.windows.map_or(usize::MAX, |windows| windows.max(1) - 1);
        let (mut b, mut q) = problem.start;
        let (mut recent, mut waiting, mut beyond) = (0, (0_i64, 0_i64), 0_i64);
        for (at, evening) in evenings.iter_mut().enumerate() {
            let here = from + at;
            let pattern = problem.paths.pattern[here] as usize;
            let asked = i64::from(problem.paths.sub_acute[here]) * FINE;
            let held = rule.held[pattern];
            let present = b + asked;
            b = (present - held).max(0);
            let free = (held - present).max(0);
            let unheld = problem.capacity[pattern] - held;
            let routine = q + i64::from(problem.paths.routine[here]) * FINE;
            q = (routine - unheld - free * rule.fill / FINE).max(0);
            recent += asked;
            if at >= window {
                recent -= i64::from(problem.paths.sub_acute[here - window]) * FINE;
            }
            let late = if problem.windows.is_some() { (b - recent).max(0) } else { 0 };
            *evening = Evening { backlog: (b, q), late: late > 0 };
            if problem.counted.contains(&at) {
                waiting = (waiting.0 + b, waiting.1 + q);
                beyond += late;
            }
        }
        let (sub_acute, routine) = (exact(waiting.0), exact(waiting.1));
        let Weights { late, waiting, .. } = self.weights;
        sum.value[0] += waiting * (routine + self.fill * sub_acute);
        sum.value[1] += waiting * (1.0 - self.fill) * sub_acute + late * exact(beyond);
    }

    /// The path backward: what one held unit more on each day changes.
    fn backward(&self, path: usize, evenings: &[Evening], sum: &mut Tangent) {
        let problem = self.problem;
        let from = path * problem.paths.length;
        let Weights { late, waiting, .. } = self.weights;
        // Slopes of what is to come in z, and of each part in b, of the evening.
        let (mut z, mut b) = (0.0, [0.0; PARTS]);
        for (at, evening) in evenings.iter().enumerate().take(problem.counted.end).rev() {
            let counts = problem.counted.contains(&at);
            if counts {
                z += waiting;
                b[1] += waiting * (1.0 - self.fill) + if evening.late { late } else { 0.0 };
            }
            let slope = &mut sum.slope[problem.paths.pattern[from + at] as usize];
            if evening.backlog.1 > 0 {
                slope[0] += (1.0 - self.fill) * z;
            } else {
                b[0] += self.fill * z;
                z = 0.0;
            }
            if evening.backlog.0 > 0 {
                add(slope, b, -1.0);
            } else {
                b = [0.0; PARTS];
            }
        }
    }
}
