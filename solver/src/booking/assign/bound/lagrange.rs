//! Every bin packs for itself: multipliers for "every item once".
//!
//! Where sizes depend on the bin, relaxing that an item goes to one place leaves one knapsack per
//! bin (Fisher, Jaikumar & Van Wassenhove 1986, *A multiplier adjustment method for the generalized
//! assignment problem*, Management Science 32; Posta, Ferland & Michelon 2012, *An exact method with
//! variable fixing for solving the generalized assignment problem*). The multipliers follow the
//! volume algorithm (Barahona & Anbil 2000, Mathematical Programming 87), in whole multiples of one
//! fraction, so that the bound is exact.

use rayon::prelude::*;

use super::knapsack::{Knapsack, Thing};
use super::multipliers::{Reduced, base, down, fraction, up};
use super::part::Part;
use crate::booking::assign::{Item, Problem};
use crate::number::place;

/// The multipliers of a part and the best bound they gave.
#[derive(Clone, Debug)]
pub(super) struct Lagrange {
    /// What a worth of one is written as.
    scale: i64,
    /// Options of each bin of the part: row of the item, size, scaled cost.
    bins: Vec<Vec<(u32, u32, i64)>>,
    /// Scaled cost of leaving each item out.
    out: Vec<Option<i64>>,
    /// The best multipliers and the scaled bound they gave.
    best: (Vec<i64>, i64),
    /// How often each item is placed, on average of late.
    placed: Vec<f64>,
    /// Share of the way to the goal that one step goes.
    pace: f64,
    poor: u32,
}

/// Finest scale.
const SCALE_MAX: i64 = 1 << 12;
/// Largest scaled sum.
const SUM_MAX: i64 = 1 << 58;

/// The loads of all bins at some multipliers.
struct Loads {
    bound: i64,
    placed: Vec<f64>,
}

impl Lagrange {
    pub(super) fn new(problem: &Problem, part: &Part, start: &[f64]) -> Self {
        let items = || part.items.iter().map(|&row| &problem.items()[row as usize]);
        let dearest = |item: &Item| {
            let costs = item.options.iter().map(|option| option.cost).chain(item.leave_out);
            costs.map(i64::abs).max().unwrap_or(0)
        };
        let sum: i64 = items().map(dearest).sum::<i64>() + 1;
        let scale = (SUM_MAX / sum / 64).clamp(1, SCALE_MAX);
        let mut bins = vec![Vec::new(); part.bins.len()];
        for (row, item) in items().enumerate() {
            for option in &item.options {
                let bin = part.bins.binary_search(&option.bin).expect("a bin of the part");
                bins[bin].push((place(row), option.size, option.cost * scale));
            }
        }
        let out: Vec<Option<i64>> = items().map(|item| item.leave_out.map(|c| c * scale)).collect();
        let start: Vec<i64> = start.iter().map(|&value| scaled(value, scale)).collect();
        let mut lagrange = Self {
            scale,
            bins,
            out,
            best: (start, i64::MIN),
            placed: Vec::new(),
            pace: 1.0,
            poor: 0,
        };
        lagrange.best.0 = lagrange.clamped(&lagrange.best.0);
        let loads = lagrange.loads(problem, part, &lagrange.best.0);
        lagrange.best.1 = loads.bound;
        lagrange.placed = loads.placed;
        lagrange
    }

    /// Never more than leaving out costs: there is nothing to gain above.
    fn clamped(&self, values: &[i64]) -> Vec<i64> {
        let limit = SUM_MAX / 64;
        let clamp = |(&value, out): (&i64, &Option<i64>)| {
            value.min(out.unwrap_or(limit)).clamp(-limit, limit)
        };
        values.iter().zip(&self.out).map(clamp).collect()
    }

    fn loads(&self, problem: &Problem, part: &Part, values: &[i64]) -> Loads {
        let pack = |knapsack: &mut Knapsack, (row, options): (usize, &Vec<(u32, u32, i64)>)| {
            let capacity = problem.capacities()[part.bins[row] as usize];
            let mut things = Vec::new();
            let mut items = Vec::new();
            for &(item, size, cost) in options {
                let worth = values[item as usize] - cost;
                if worth > 0 && size <= capacity {
                    things.push(Thing { size, worth });
                    items.push(item);
                }
            }
            let mut chosen = Vec::new();
            let worth = knapsack.best(capacity, &things, &mut chosen);
            (worth, chosen.into_iter().map(|row| items[row]).collect::<Vec<u32>>())
        };
        let packed: Vec<(i64, Vec<u32>)> =
            self.bins.par_iter().enumerate().map_init(Knapsack::default, pack).collect();
        let mut loads = Loads { bound: values.iter().sum(), placed: vec![0.0; values.len()] };
        for (worth, items) in packed {
            loads.bound -= worth;
            for item in items {
                loads.placed[item as usize] += 1.0;
            }
        }
        // Where leaving out is as cheap as the multiplier, it fills what is missing.
        for ((placed, &value), out) in loads.placed.iter_mut().zip(values).zip(&self.out) {
            if *placed < 1.0 && out.is_some_and(|out| value >= out) {
                *placed = 1.0;
            }
        }
        loads
    }

    /// One step of the multipliers towards `upper`; whether more may help.
    pub(super) fn step(&mut self, problem: &Problem, part: &Part, upper: Option<i64>) -> bool {
        let best = fraction(self.best.1.into(), self.scale.into());
        let goal = upper.map_or(best + 0.02 * best.abs() + 1.0, |upper| fraction(upper.into(), 1));
        let missing: Vec<f64> = self.placed.iter().map(|placed| 1.0 - placed).collect();
        let norm: f64 = missing.iter().map(|gap| gap * gap).sum();
        if norm < 1e-9 || goal - best < 1e-3 || self.pace < 1e-4 {
            return false;
        }
        let stride = self.pace * (goal - best) / norm;
        let moved = self.best.0.iter().zip(&missing);
        let values: Vec<i64> =
            moved.map(|(value, gap)| value + scaled(stride * gap, self.scale)).collect();
        let values = self.clamped(&values);
        let loads = self.loads(problem, part, &values);
        let turn: f64 =
            loads.placed.iter().zip(&missing).map(|(placed, gap)| (1.0 - placed) * gap).sum();
        let fresh = (0.3 * self.pace).clamp(0.02, 0.2);
        for (average, placed) in self.placed.iter_mut().zip(&loads.placed) {
            *average += fresh * (placed - *average);
        }
        if loads.bound > self.best.1 {
            if turn >= 0.0 {
                self.pace = (self.pace * 1.1).min(2.0);
            }
            self.best = (values, loads.bound);
            self.poor = 0;
        } else {
            self.poor += 1;
            if self.poor >= 12 {
                self.pace *= 0.7;
                self.poor = 0;
            }
        }
        true
    }

    /// The bound, rounded up.
    pub(super) fn bound(&self) -> i64 {
        up(self.best.1.into(), self.scale)
    }

    /// What the best multipliers prove.
    ///
    /// A bin's load is worth at most its knapsack; an option of negative worth lowers it by that.
    pub(super) fn reduced(&self, problem: &Problem, part: &Part) -> Reduced {
        let scale = i128::from(self.scale);
        let mut reduced = Reduced {
            bound: self.bound(),
            base: base(self.best.1.into(), self.scale),
            options: Vec::with_capacity(part.items.len()),
            out: Vec::with_capacity(part.items.len()),
        };
        for (&row, &value) in part.items.iter().zip(&self.best.0) {
            let item = &problem.items()[row as usize];
            let dear =
                |cost: i64| down((i128::from(cost) * scale - i128::from(value)).max(0), scale);
            reduced.options.push(item.options.iter().map(|option| dear(option.cost)).collect());
            reduced.out.push(item.leave_out.map_or(f32::INFINITY, dear));
        }
        reduced
    }
}

/// A exact in whole multiples.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "any whole number serves"
)]
fn scaled(value: f64, scale: i64) -> i64 {
    (value * scale as f64).round() as i64
}
