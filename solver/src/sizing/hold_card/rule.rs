//! What one rule costs: relative values from a banded linear system.
//!
//! Beyond the last backlog listed a rule serves `m` requests a day. There the equation
//! `V(w) + g = h (w - m) + L(m) + E V(w - m + R)` is solved by `a w^2 + b w` with
//! `a = h / 2d`, `b = (L(m) - h m - g + a E(R - m)^2) / d` and `d = m - E R`.

use super::{CardError, CardModel};
use crate::number::{gcd, real};

/// Costs this close together meet, relative to the largest of the costs of a day.
pub(super) const CLOSE: f64 = 1e-9;

/// Rounds of the chain from which the reference backlog is chosen.
const ROUNDS: usize = 64;

/// A model ready to be computed.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) capacity: usize,
    pub(super) waiting: f64,
    /// Law of routine requests.
    pub(super) routine: Vec<f64>,
    pub(super) mean: f64,
    /// Expected overtime cost `L(z)` when 0, 1, ... `capacity` routine requests are served.
    pub(super) overtime: Vec<f64>,
}

/// How many to serve: listed for 0, 1, 2, ... waiting, then always `beyond`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) serve: Vec<usize>,
    pub(super) beyond: usize,
}

/// Relative values of a rule and its average cost.
#[derive(Clone, Debug)]
pub(super) struct Values {
    listed: Vec<f64>,
    pub(super) cost: f64,
    curve: f64,
    slope: f64,
    period: usize,
}

/// Mean of a law.
pub(super) fn mean(law: &[f64]) -> f64 {
    law.iter().enumerate().map(|(value, p)| real(value) * p).sum()
}

impl Prepared {
    /// The model, when it is one and has a steady state.
    pub(super) fn new(model: &CardModel) -> Result<Self, CardError> {
        if model.capacity == 0 {
            return Err(CardError::NoSlots);
        }
        for (which, value) in [("waiting", model.waiting), ("overtime", model.overtime)] {
            if !(value.is_finite() && value > 0.0) {
                return Err(CardError::NotACost { which, value });
            }
        }
        let sub_acute = law("sub-acute", &model.sub_acute)?;
        let routine = law("routine", &model.routine)?;
        let mean = mean(&routine);
        if mean > f64::from(model.capacity) - 1e-9 {
            let capacity = model.capacity;
            return Err(CardError::NoSteadyState { routine: mean, capacity });
        }
        let capacity = model.capacity as usize;
        let beyond = |served: usize| {
            let over = sub_acute.iter().enumerate();
            over.map(|(asked, p)| p * real((served + asked).saturating_sub(capacity))).sum::<f64>()
        };
        let overtime = (0..=capacity).map(|served| model.overtime * beyond(served)).collect();
        Ok(Self { capacity, waiting: model.waiting, routine, mean, overtime })
    }

    /// How far apart two values of an average cost may lie and count as one.
    ///
    /// A cost of 0 has no digits of its own: it is measured by the prices it comes from.
    pub(super) fn close(&self, cost: f64) -> f64 {
        CLOSE * cost.abs().max(self.waiting).max(self.overtime[self.capacity])
    }

    /// Cost of a day on which `waiting` wait and `served` are served.
    pub(super) fn day(&self, waiting: usize, served: usize) -> f64 {
        self.waiting * real(waiting - served) + self.overtime[served]
    }

    /// Step at which the parabola may be left and met again: values repeat their distance from it
    /// with this period where requests come in bunches only.
    fn period(&self, served: usize) -> usize {
        let present = self.routine.iter().enumerate().filter(|(_, p)| **p > 0.0);
        present.fold(0, |common, (asked, _)| gcd(common, asked.abs_diff(served))).max(1)
    }

    /// Second moment of the change of the backlog when `served` are served.
    fn spread(&self, served: usize) -> f64 {
        let each = self.routine.iter().enumerate();
        each.map(|(asked, p)| p * (real(asked) - real(served)).powi(2)).sum()
    }
}

fn law(which: &'static str, given: &[f64]) -> Result<Vec<f64>, CardError> {
    let sum: f64 = given.iter().sum();
    let sound = given.iter().all(|p| p.is_finite() && *p >= 0.0);
    if !sound || (sum - 1.0).abs() > 1e-6 {
        return Err(CardError::NotALaw { which, sum });
    }
    let last = given.iter().rposition(|p| *p > 0.0).unwrap_or(0);
    Ok(given[..=last].iter().map(|p| p / sum).collect())
}

impl Rule {
    /// Serves everybody up to `most` a day, listed for up to `backlog` waiting.
    pub(super) fn up_to(most: usize, backlog: usize) -> Self {
        Self { serve: (0..=backlog).map(|waiting| waiting.min(most)).collect(), beyond: most }
    }

    /// Longest backlog listed.
    pub(super) fn backlog(&self) -> usize {
        self.serve.len() - 1
    }

    /// Its values and cost; `None` when the system cannot be solved in double precision.
    pub(super) fn values(&self, model: &Prepared) -> Option<Values> {
        let (m, last) = (self.beyond, self.backlog());
        let drift = real(m) - model.mean;
        let curve = model.waiting / (2.0 * drift);
        let fixed = model.overtime[m] - model.waiting * real(m) + curve * model.spread(m);
        let period = model.period(m);
        let reference = self.reference(model);
        let mut band = Band::new(last + 1, model.capacity, model.routine.len() - 1);
        let mut own = Vec::new();
        for waiting in 0..=last {
            let kept = waiting - self.serve[waiting];
            let (mut cost, mut days) = (model.day(waiting, self.serve[waiting]), 1.0);
            let mut row = Vec::with_capacity(model.routine.len());
            for (asked, &p) in model.routine.iter().enumerate() {
                let next = kept + asked;
                let base = listed_like(next, last, period);
                if next > last {
                    let beyond = real(next - base);
                    cost += p * (curve * beyond * real(next + base) + fixed / drift * beyond);
                    days += p * beyond / drift;
                }
                row.push((base, p));
            }
            if waiting == reference {
                own = row;
                band.pin(waiting, [cost, days]);
            } else {
                band.set(waiting, &row, [cost, days]);
            }
        }
        let [own_cost, own_days] = band.right[reference];
        band.right[reference] = [0.0, 0.0];
        let solved = band.solve()?;
        let along = |of: usize| own.iter().map(|&(at, p)| p * solved[at][of]).sum::<f64>();
        let cost = (own_cost + along(0)) / (own_days + along(1));
        let listed = solved.iter().map(|[costs, days]| costs - cost * days).collect();
        let slope = (fixed - cost) / drift;
        cost.is_finite().then_some(Values { listed, cost, curve, slope, period })
    }

    /// A backlog the rule comes back to: the one met most often from where the list stops growing.
    ///
    /// From one that is hardly ever met again the system could not be solved in double precision.
    fn reference(&self, model: &Prepared) -> usize {
        let last = self.backlog();
        let level = self.serve.iter().position(|&serve| real(serve) >= model.mean);
        let mut law = vec![0.0; last + 1];
        law[level.unwrap_or(last)] = 1.0;
        let mut met = vec![0.0; last + 1];
        for round in 0..ROUNDS {
            let mut next = vec![0.0; last + 1];
            for (waiting, &mass) in law.iter().enumerate() {
                let kept = waiting - self.serve[waiting];
                for (asked, p) in model.routine.iter().enumerate() {
                    next[(kept + asked).min(last)] += mass * p;
                }
            }
            law = next;
            if 2 * round >= ROUNDS {
                met.iter_mut().zip(&law).for_each(|(sum, mass)| *sum += mass);
            }
        }
        let most = met.iter().copied().fold(0.0, f64::max);
        met.iter().position(|&mass| mass >= most).unwrap_or(0)
    }
}

/// The last backlog listed that stands to the parabola as `waiting` does.
fn listed_like(waiting: usize, last: usize, period: usize) -> usize {
    if waiting <= last { waiting } else { last - (period - (waiting - last) % period) % period }
}

impl Values {
    /// The value of a backlog, listed or beyond.
    pub(super) fn at(&self, waiting: usize) -> f64 {
        let base = listed_like(waiting, self.listed.len() - 1, self.period);
        let beyond = real(waiting - base);
        self.listed[base] + beyond * (self.curve * real(waiting + base) + self.slope)
    }

    /// Expected value of tomorrow with 0, 1, ... `most` left waiting tonight.
    pub(super) fn tomorrow(&self, model: &Prepared, most: usize) -> Vec<f64> {
        let values: Vec<f64> = (0..most + model.routine.len()).map(|w| self.at(w)).collect();
        let from = |kept: usize| {
            let ahead = values[kept..].iter().zip(&model.routine);
            ahead.map(|(value, p)| value * p).sum()
        };
        (0..=most).map(from).collect()
    }
}

/// A linear system with few entries beside the diagonal, and two right-hand sides.
struct Band {
    below: usize,
    width: usize,
    rows: Vec<f64>,
    right: Vec<[f64; 2]>,
}

impl Band {
    fn new(size: usize, below: usize, above: usize) -> Self {
        let width = below + above + 1;
        Self { below, width, rows: vec![0.0; size * width], right: vec![[0.0; 2]; size] }
    }

    /// `V(row) - sum of p V(column) = right`.
    fn set(&mut self, row: usize, minus: &[(usize, f64)], right: [f64; 2]) {
        let start = row * self.width + self.below;
        self.rows[start] = 1.0;
        for &(column, p) in minus {
            self.rows[start + column - row] -= p;
        }
        self.right[row] = right;
    }

    /// `V(row) = right`.
    fn pin(&mut self, row: usize, right: [f64; 2]) {
        self.set(row, &[], right);
    }

    /// Elimination from the top; no row changes place, because the diagonal dominates.
    fn solve(mut self) -> Option<Vec<[f64; 2]>> {
        let (size, width, below) = (self.right.len(), self.width, self.below);
        for top in 0..size {
            let (done, rest) = self.rows.split_at_mut((top + 1) * width);
            let pivot = &done[top * width + below..];
            if pivot[0].abs() < 1e-14 {
                return None;
            }
            for down in 1..=below.min(size - 1 - top) {
                let row = &mut rest[(down - 1) * width..down * width];
                let factor = row[below - down] / pivot[0];
                if factor != 0.0 {
                    let tail = &mut row[below - down..width - down];
                    tail.iter_mut().zip(pivot).for_each(|(entry, p)| *entry -= factor * p);
                    let [costs, days] = self.right[top];
                    let right = &mut self.right[top + down];
                    *right = [right[0] - factor * costs, right[1] - factor * days];
                }
            }
        }
        for row in (0..size).rev() {
            let entries = &self.rows[row * width + below..(row + 1) * width];
            let mut sum = self.right[row];
            for (ahead, entry) in entries.iter().enumerate().skip(1).take(size - 1 - row) {
                let [costs, days] = self.right[row + ahead];
                sum = [sum[0] - entry * costs, sum[1] - entry * days];
            }
            self.right[row] = sum.map(|value| value / entries[0]);
        }
        Some(self.right)
    }
}

/// Most numbers in the band of one linear system.
const BAND_MAX: usize = 40_000_000;

/// Where to begin: a few days' slots and requests.
pub(super) fn backlog_first(model: &Prepared) -> usize {
    (2 * model.capacity + model.routine.len()).max(64)
}

/// The next longer backlog to list.
pub(super) fn backlog_next(model: &Prepared, backlog: usize) -> Result<usize, CardError> {
    let next = backlog * 2;
    let width = model.capacity + model.routine.len();
    if next.saturating_mul(width) > BAND_MAX {
        return Err(CardError::DoesNotSettle { backlog });
    }
    Ok(next)
}
