//! The steady state of one queue, at any load below one, or at any load with a limit on who waits.
//!
//! Two ways to the same law. Power iteration forgets an empty start at the rate of the cheapest
//! exponential tilt of a cycle, `min over s of E exp(s (D - C))`; near load one that is slow, also
//! where [`fixed_point`] skips cycles. The chain seen once a cycle moves at most C steps down and,
//! beyond C, alike from every state, so its matrix is banded: Grassmann, Taksar & Heyman (1985,
//! *Operations Research* 33, 1107-1116) eliminate it without a subtraction, hence without loss of
//! digits however near load one is. The tail decays like `exp(-θ b)`, θ the positive root of the same
//! exponent. Where a limit says who may wait the chain ends there, and rows that reach it are their
//! own; at a load of one an empty start is then forgotten as slowly as a random walk crosses the room,
//! and elimination is the way.

use crate::demand::Law;
use crate::demand::law::{convolve, cut};
use crate::number::real;

use super::fixed_point::{Plane, fixed_point};
use super::line::Line;

/// Largest tilt looked at; the tail is then gone after one step.
const TILT_MAX: f64 = 60.0;

/// Most cells of a banded matrix.
const CELLS_MAX: f64 = 2e7;

/// Most multiply-adds of an iteration.
const ITERATION_MAX: f64 = 2e10;

impl Line {
    /// Law before each day's requests in the long run; `None` without a steady state, or so near
    /// to none that it cannot be computed.
    ///
    /// Tails beyond `tail` are cut. Power iteration from an empty clinic where it is the cheaper
    /// way, elimination of the chain of cycles elsewhere.
    pub(super) fn stationary(&self, tail: f64) -> Option<Vec<Vec<f64>>> {
        if !self.stable() {
            return None;
        }
        let start = start_of_cycle(self, tail)?;
        let mut laws = vec![start];
        for day in 0..self.days.len() - 1 {
            let (after, _) = self.step(day, &laws[day], tail * 1e-3);
            laws.push(after);
        }
        Some(laws)
    }
}

/// Law before the first day's requests in the long run; `None` when load is so near one that the
/// law reaches beyond what can be computed. The queue must have one.
fn start_of_cycle(line: &Line, tail: f64) -> Option<Vec<f64>> {
    let reach = reach(line, tail);
    let iteration = iteration_cost(line, reach, tail);
    let (cells, elimination) = elimination_cost(line, reach, tail);
    if iteration <= elimination || cells > CELLS_MAX {
        return (line.capped() || iteration < ITERATION_MAX).then(|| iterate(line, tail));
    }
    let mut law = eliminate(line, reach, tail);
    if !law.iter().all(|p| p.is_finite()) {
        // Somewhere nothing leads down: what comes is certain and more than can be served.
        return Some(iterate(line, tail));
    }
    cut(&mut law, tail);
    Some(law)
}

/// Multiply-adds of the cheaper way.
pub(super) fn cost(line: &Line, tail: f64) -> f64 {
    let reach = reach(line, tail);
    let iteration = iteration_cost(line, reach, tail);
    let (cells, elimination) = elimination_cost(line, reach, tail);
    if cells > CELLS_MAX { iteration } else { iteration.min(elimination) }
}

/// Cycles until an empty start is forgotten; infinite without a steady state.
fn cycles(line: &Line, reach: usize, tail: f64) -> f64 {
    let drifts = drifts(line, tail);
    if !line.capped() {
        return drifts;
    }
    // With a limit no slower than a random walk between two walls.
    let variance: f64 = line.days.iter().map(|day| day.demand.variance() + day.spread()).sum();
    let diffuses = 2.0 / std::f64::consts::PI.powi(2) * real(reach + 1).powi(2) / variance;
    drifts.min((1.0 / tail).ln() * diffuses + 2.0)
}

/// Cycles until an empty start is forgotten because more is served than comes.
fn drifts(line: &Line, tail: f64) -> f64 {
    (1.0 / tail).ln() / (-rate(line).ln()).max(1e-12) + 2.0
}

/// By how much what is left of the start shrinks each cycle, where nobody is sent elsewhere: the
/// least `E exp(s (D - C))`.
pub(super) fn rate(line: &Line) -> f64 {
    let tilt = decay(line);
    // The exponent is convex: its least value on a grid of tilts is close enough.
    let tilts = (1..16).map(|part| tilt * f64::from(part) / 16.0);
    tilts.map(|s| exponent(line, s)).fold(0.0, f64::min).exp()
}

/// Runs cycles, skipping some, until what is left to change is below the tail.
fn iterate(line: &Line, tail: f64) -> Vec<f64> {
    let cycle = |plane: &Plane| {
        let mut law = plane[0].clone();
        for day in 0..line.days.len() {
            law = line.step(day, &law, tail * 1e-3).0;
        }
        Some(vec![law])
    };
    let rate = if line.capped() { 0.0 } else { rate(line) };
    let found = fixed_point(vec![vec![1.0]], (tail, rate), cycle);
    let mut law = found.expect("a cycle always gives a law").swap_remove(0);
    // What cycles were skipped by may leave a rounding below zero.
    for p in &mut law {
        *p = p.max(0.0);
    }
    law
}

/// `ln E exp(s (D - C))` over a cycle.
fn exponent(line: &Line, s: f64) -> f64 {
    let days = line.days.iter().map(|day| {
        let demand = day.demand.mass().iter().enumerate().map(|(v, &p)| (real(v) * s, p));
        let capacity = day.capacity.iter().map(|&(c, p)| (-real(c) * s, p));
        log_sum(demand) + log_sum(capacity)
    });
    days.sum()
}

/// `ln sum of p exp(x)` without overflow.
fn log_sum(terms: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let likely = terms.filter(|&(_, p)| p > 0.0);
    let most = likely.clone().map(|(x, _)| x).fold(f64::NEG_INFINITY, f64::max);
    most + likely.map(|(x, p)| p * (x - most).exp()).sum::<f64>().ln()
}

/// The positive root θ of the exponent, at most [`TILT_MAX`].
fn decay(line: &Line) -> f64 {
    let mut high = 1e-6;
    while exponent(line, high) < 0.0 {
        high *= 2.0;
        if high > TILT_MAX {
            return TILT_MAX;
        }
    }
    let mut low = 0.0;
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if exponent(line, middle) < 0.0 { low = middle } else { high = middle }
    }
    low.max(1e-7)
}

/// How far the law reaches before its tail is below `tail`, or to the limit on who waits \[steps\].
fn reach(line: &Line, tail: f64) -> usize {
    if let Some(most) = line.days.last().filter(|_| line.capped()).and_then(|day| day.kept_max) {
        return most;
    }
    let tilt = decay(line);
    let builds_up: f64 =
        line.days.iter().map(|day| (day.demand.mean() - day.mean_capacity()).max(0.0)).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both terms are positive and far below 2^53"
    )]
    let steps = ((1.0 / tail).ln() / tilt + builds_up).ceil() as usize;
    steps + 2
}

fn iteration_cost(line: &Line, reach: usize, tail: f64) -> f64 {
    let one: f64 = line
        .days
        .iter()
        .map(|day| real(reach) * real(day.demand.mass().len() + day.capacity.len()))
        .sum();
    cycles(line, reach, tail) * one
}

/// Cells of the matrix, and multiply-adds.
fn elimination_cost(line: &Line, reach: usize, tail: f64) -> (f64, f64) {
    let down: usize = line.days.iter().map(super::line::LineDay::most).sum();
    let up = line
        .days
        .iter()
        .fold(Law::point(0), |sum, day| sum.plus(&day.demand).cut(tail * 1e-3))
        .mass()
        .len();
    let widest = line.days.iter().map(|day| day.demand.mass().len()).max().unwrap_or(1);
    // From no more than is served in a cycle, and within reach of a limit, rows are their own.
    let own = if line.capped() { down + up } else { down };
    let rows = real(own.min(reach) + 1) * real(line.days.len());
    let rows = rows * real((down + up).min(reach + widest)) * real(widest);
    let (up, down) = (up.min(reach), down.min(reach));
    (real(reach) * real(up + down), rows + real(reach) * real(up) * real(down))
}

/// Rows of the chain of cycles on `0..=reach`, each from its first state on; what would go beyond
/// stays at `reach`.
fn rows(line: &Line, reach: usize, tail: f64) -> Vec<(usize, Vec<f64>)> {
    let down: usize = line.days.iter().map(super::line::LineDay::most).sum();
    let up: usize = line.days.iter().map(|day| day.demand.mass().len() - 1).sum();
    let limit = line.days.iter().filter_map(|day| day.kept_max).min().filter(|_| line.capped());
    let row = |from: usize| {
        let law = cycle_from(line, from, tail);
        let first = from.saturating_sub(down).min(law.len() - 1);
        (first, law[first..].to_vec())
    };
    let mut rows: Vec<(usize, Vec<f64>)> = Vec::with_capacity(reach + 1);
    for from in 0..=reach {
        // From more than is served in a cycle all rows are alike, up to a limit they may reach.
        let alike = from > down && limit.is_none_or(|limit| from + up <= limit);
        let next = match rows.last() {
            Some((first, law)) if alike => (first + 1, law.clone()),
            _ => row(from),
        };
        rows.push(next);
    }
    for (first, law) in &mut rows {
        let beyond: f64 = law.drain((reach + 1 - *first).min(law.len())..).sum();
        if let Some(last) = law.last_mut() {
            *last += beyond;
        }
    }
    rows
}

/// Eliminates the chain of cycles on `0..=reach`.
fn eliminate(line: &Line, reach: usize, tail: f64) -> Vec<f64> {
    let rows = rows(line, reach, tail);
    let below = |(from, (first, _)): (usize, &(usize, Vec<f64>))| from.saturating_sub(*first);
    let above = |(from, (first, law)): (usize, &(usize, Vec<f64>))| {
        (first + law.len() - 1).saturating_sub(from)
    };
    let down = rows.iter().enumerate().map(below).max().unwrap_or(0);
    let up = rows.iter().enumerate().map(above).max().unwrap_or(0);
    let width = down + up + 1;
    let mut band = vec![0.0; (reach + 1) * width];
    let at = |from: usize, to: usize| from * width + to + down - from;
    for (from, (first, law)) in rows.iter().enumerate() {
        band[at(from, *first)..][..law.len()].copy_from_slice(law);
    }
    for state in (1..=reach).rev() {
        let lowest = state.saturating_sub(down);
        let leaves: f64 = band[at(state, lowest)..at(state, state)].iter().sum();
        let row = band[at(state, lowest)..at(state, state)].to_vec();
        for from in state.saturating_sub(up)..state {
            let rate = band[at(from, state)] / leaves;
            band[at(from, state)] = rate;
            if rate > 0.0 {
                // Rows below reach no further down than `lowest` allows them to.
                let start = at(from, lowest);
                for (to, p) in band[start..start + row.len()].iter_mut().zip(&row) {
                    *to += rate * p;
                }
            }
        }
    }
    let mut law = vec![1.0];
    for state in 1..=reach {
        let from = state.saturating_sub(up)..state;
        law.push(from.map(|i| law[i] * band[at(i, state)]).sum());
    }
    let sum: f64 = law.iter().sum();
    for p in &mut law {
        *p /= sum;
    }
    law
}

/// Law after one cycle that starts with `from` waiting.
fn cycle_from(line: &Line, from: usize, tail: f64) -> Vec<f64> {
    let mut law = vec![0.0; from + 1];
    law[from] = 1.0;
    let (mut present, keep) = (Vec::new(), line.capped());
    for day in &line.days {
        convolve(&law, day.demand.mass(), &mut present);
        day.serve(&present, keep, &mut law);
        cut(&mut law, tail * 1e-3);
    }
    law
}
