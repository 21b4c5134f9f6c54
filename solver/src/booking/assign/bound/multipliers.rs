//! Prices of room and of cuts, and what they prove exactly.
//!
//! Any prices of at least 0 give a bound: relaxing "no bin is too full" and the cuts, every item
//! takes what is cheapest for it alone at these prices (Lagrange; Fisher 1981, *The Lagrangian
//! relaxation method for solving integer programming problems*, Management Science 27). Prices are
//! whole multiples of one fraction and the sums are whole, so that nothing is lost to rounding.

use super::charge::{Charges, Priced};
use super::grouped::Grouped;
use super::part::Part;
use crate::booking::assign::Problem;
use crate::booking::assign::problem::COST_MAX;

/// Prices, all at least 0, as multiples of `1 / scale`.
#[derive(Clone, Debug)]
pub(super) struct Multipliers {
    /// What a price of one is written as.
    pub(super) scale: i64,
    /// Price per unit of room, per group of bins.
    pub(super) bins: Vec<i64>,
    /// Price per unit of each cut.
    pub(super) cuts: Vec<Priced>,
}

/// Reduced costs of the items of a part, in the order of the part; see
/// [`Guide`](super::Guide).
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// Whole numbers: no assignment of the part costs less.
    pub(super) bound: i64,
    /// The same before rounding up, rounded down to a exact.
    pub(super) base: f64,
    /// Per item, parallel to its options.
    pub(super) options: Vec<Vec<f32>>,
    /// Per item.
    pub(super) out: Vec<f32>,
}

impl Multipliers {
    /// No assignment of the part costs less.
    pub(super) fn bound(&self, problem: &Problem, part: &Part, grouped: &Grouped) -> i64 {
        up(self.visit(problem, part, grouped, |_, _, _| ()), self.scale)
    }

    /// What these prices prove.
    pub(super) fn reduced(&self, problem: &Problem, part: &Part, grouped: &Grouped) -> Reduced {
        let scale = i128::from(self.scale);
        let mut options = Vec::with_capacity(part.items.len());
        let mut out = Vec::with_capacity(part.items.len());
        let total = self.visit(problem, part, grouped, |dear, leave, least| {
            options.push(dear.iter().map(|cost| down(cost - least, scale)).collect());
            out.push(leave.map_or(f32::INFINITY, |cost| down(cost - least, scale)));
        });
        Reduced { bound: up(total, self.scale), base: base(total, self.scale), options, out }
    }

    /// Shows the scaled cost of each option of each item, of leaving it out, and the least of
    /// them; the scaled bound.
    fn visit(
        &self,
        problem: &Problem,
        part: &Part,
        grouped: &Grouped,
        mut visit: impl FnMut(&[i128], Option<i128>, i128),
    ) -> i128 {
        let scale = i128::from(self.scale);
        let mut charges = Charges::default();
        charges.fill(grouped, &self.cuts);
        let mut bin_group = vec![0_usize; problem.capacities().len()];
        for (&bin, &group) in part.bins.iter().zip(&grouped.bin_of) {
            bin_group[bin as usize] = group as usize;
        }
        let mut total = -self.paid(grouped);
        let mut dear: Vec<i128> = Vec::new();
        for (&row, &group) in part.items.iter().zip(&grouped.group_of) {
            let item = &problem.items()[row as usize];
            let charge = charges.row(group as usize);
            dear.clear();
            dear.extend(item.options.iter().map(|option| {
                let bin = bin_group[option.bin as usize];
                i128::from(option.cost) * scale
                    + i128::from(option.size) * i128::from(self.bins[bin])
                    + i128::from(charge[bin])
            }));
            let leave = item.leave_out.map(|cost| i128::from(cost) * scale);
            // Neither a place nor a way out: no assignment at all, and any bound is true.
            let least = dear.iter().copied().chain(leave).min().unwrap_or(0);
            total += least;
            visit(&dear, leave, least);
        }
        total
    }

    /// Price per unit of room of a group of bins.
    pub(super) fn price(&self, bin: usize) -> f64 {
        fraction(self.bins[bin].into(), self.scale.into())
    }

    /// What each item of the part costs at these prices, unscaled.
    pub(super) fn values(&self, problem: &Problem, part: &Part, grouped: &Grouped) -> Vec<f64> {
        let price = |bin: u32| {
            let row = part.bins.binary_search(&bin).expect("a bin of the part");
            self.price(grouped.bin_of[row] as usize)
        };
        let value = |&row: &u32| {
            let item = &problem.items()[row as usize];
            let cost = |cost: i64| fraction(cost.into(), 1);
            let options = item.options.iter();
            let dear = options.map(|o| cost(o.cost) + f64::from(o.size) * price(o.bin));
            let least = dear.chain(item.leave_out.map(cost)).fold(f64::INFINITY, f64::min);
            if least.is_finite() { least } else { 0.0 }
        };
        part.items.iter().map(value).collect()
    }

    /// Scaled worth of all room and of all cuts.
    fn paid(&self, grouped: &Grouped) -> i128 {
        let bins = grouped.capacity.iter().zip(&self.bins);
        let cuts = self.cuts.iter().map(|(cut, price)| (&cut.room, price));
        let paid = bins.chain(cuts).map(|(&room, &price)| i128::from(room) * i128::from(price));
        paid.sum()
    }
}

/// A scaled bound, rounded up: costs are whole.
pub(super) fn up(scaled: i128, scale: i64) -> i64 {
    let scale = i128::from(scale);
    let whole = scaled.div_euclid(scale) + i128::from(scaled.rem_euclid(scale) > 0);
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN / 4 } else { COST_MAX })
}

/// A scaled bound, rounded down to a exact, with room for a sum of reduced costs to round.
pub(super) fn base(scaled: i128, scale: i64) -> f64 {
    let value = fraction(scaled, scale.into());
    value - value.abs() * 1e-12 - 1e-6
}

/// A scaled number as a exact.
#[expect(clippy::cast_precision_loss, reason = "the callers leave room for what rounds")]
pub(super) fn fraction(scaled: i128, scale: i128) -> f64 {
    scaled as f64 / scale as f64
}

/// A reduced cost, rounded down.
#[expect(clippy::cast_possible_truncation, reason = "rounded down after")]
pub(super) fn down(scaled: i128, scale: i128) -> f32 {
    let value = fraction(scaled, scale) as f32;
    if scaled == 0 { 0.0 } else { value.next_down().next_down().max(0.0) }
}
