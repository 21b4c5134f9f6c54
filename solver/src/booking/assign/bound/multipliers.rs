//! Prices of room and of cuts, and what they prove exactly.
//!
//! Any prices of at least 0 give a bound: relaxing "no bin is too full" and the cuts, every item
//! takes what is cheapest for it alone at these prices (Lagrange; Fisher 1981, *The Lagrangian
//! relaxation method for solving integer programming problems*, Management Science 27). Prices are
//! whole multiples of one fraction and the sums are whole, so that nothing is lost to rounding.

use super::cut::Cut;
use super::grouped::Grouped;
use super::part::Part;
use crate::booking::assign::Problem;

/// Prices, all at least 0, as multiples of `1 / scale`.
#[derive(Clone, Debug)]
pub(super) struct Multipliers {
    /// What a price of one is written as.
    pub(super) scale: i64,
    /// Price per unit of room, per group of bins.
    pub(super) bins: Vec<i64>,
    /// Price per unit of each cut.
    pub(super) cuts: Vec<(Cut, i64)>,
}

/// Reduced costs of the items of a part, in the order of the part; see
/// [`Guide`](super::Guide).
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// Whole numbers: no assignment of the part costs less.
    pub(super) bound: i64,
    /// The same before rounding up, rounded down to a float.
    pub(super) base: f64,
    /// Per item, parallel to its options.
    pub(super) options: Vec<Vec<f32>>,
    /// Per item.
    pub(super) out: Vec<f32>,
}

impl Multipliers {
    /// The bound these prices prove.
    pub(super) fn reduced(&self, problem: &Problem, part: &Part, grouped: &Grouped) -> Reduced {
        let scale = i128::from(self.scale);
        let mut total = -self.paid(grouped);
        let mut options = Vec::with_capacity(part.items.len());
        let mut out = Vec::with_capacity(part.items.len());
        let surcharge = self.surcharges(grouped);
        let mut bin_row = vec![0_usize; problem.capacities().len()];
        for (row, &bin) in part.bins.iter().enumerate() {
            bin_row[bin as usize] = grouped.bin_of[row] as usize;
        }
        let mut dear: Vec<i128> = Vec::new();
        for (&row, &group) in part.items.iter().zip(&grouped.group_of) {
            let item = &problem.items()[row as usize];
            let extra = &surcharge[group as usize];
            dear.clear();
            dear.extend(item.options.iter().map(|option| {
                let bin = bin_row[option.bin as usize];
                i128::from(option.cost) * scale
                    + i128::from(option.size) * i128::from(self.bins[bin])
                    + extra.get(bin).copied().unwrap_or(0)
            }));
            let leave = item.leave_out.map(|cost| i128::from(cost) * scale);
            let Some(least) = dear.iter().copied().chain(leave).min() else {
                // Neither a place nor a way out: no assignment at all, and any bound is true.
                options.push(Vec::new());
                out.push(f32::INFINITY);
                continue;
            };
            total += least;
            options.push(dear.iter().map(|cost| down(cost - least, scale)).collect());
            out.push(leave.map_or(f32::INFINITY, |cost| down(cost - least, scale)));
        }
        let bound = i64::try_from(total.div_euclid(scale)).expect("a sum of costs");
        let bound = bound + i64::from(total.rem_euclid(scale) > 0);
        let base = fraction(total, scale);
        Reduced { bound, base: base - base.abs() * 1e-12 - 1e-6, options, out }
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

    /// What the cuts add to an option, scaled: per group of items, then per group of bins; empty
    /// without cuts.
    fn surcharges(&self, grouped: &Grouped) -> Vec<Vec<i128>> {
        let mut surcharge = vec![Vec::new(); grouped.groups()];
        for (cut, price) in self.cuts.iter().filter(|(_, price)| *price > 0) {
            for (row, &share) in surcharge.iter_mut().zip(&cut.share) {
                row.resize(grouped.capacity.len(), 0);
                for (extra, &inside) in row.iter_mut().zip(&cut.inside) {
                    if inside {
                        *extra += i128::from(share) * i128::from(*price);
                    }
                }
            }
        }
        surcharge
    }
}

/// A scaled number as a float.
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
