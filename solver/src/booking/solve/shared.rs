//! Bounds where a level above is not proved best: its budget is shared by all parts.
//!
//! One part might do worse at a level above so that another does better, so its multiplier must be
//! the same for all parts. A few multipliers are tried for a few steps, the best for many.

use rayon::prelude::*;

use crate::solve::StopToken;

use super::dual::{Budget, Prices, SCALE, ascend};
use super::part::Part;

/// Steps of prices for each multiplier tried, and for the best.
const STEPS: (u32, u32) = (40, 300);
/// Multipliers tried, over [`SCALE`].
const WEIGHTS: [i64; 6] = [SCALE / 64, SCALE / 16, SCALE / 4, SCALE / 2, SCALE, SCALE * 4];

/// What is known of one part.
pub(super) struct Known<'k> {
    pub(super) part: &'k Part<'k>,
    /// Values on which the bound is conditional.
    pub(super) values: [i64; 4],
    /// Prices for the level, with multipliers of its own.
    pub(super) prices: Prices,
    /// Prices for the levels above.
    pub(super) before: &'k [Prices],
}

/// The best bound of all parts together over [`SCALE`], with its prices; multipliers of the `open`
/// levels are shared.
pub(super) fn bound(
    known: &[Known<'_>],
    level: usize,
    open: &[usize],
    stop: &StopToken,
) -> (i64, Vec<Prices>) {
    let zero = known.iter().map(|known| Prices::zero(known.part)).collect();
    let mut best = together(known, zero, (level, 1), stop);
    for prices in starts(known, open) {
        if stop.stopped() {
            return best;
        }
        let found = together(known, prices, (level, STEPS.0), stop);
        if found.0 > best.0 {
            best = found;
        }
    }
    let found = together(known, best.1.clone(), (level, STEPS.1), stop);
    if found.0 > best.0 { found } else { best }
}

/// Prices of all parts to start from, multipliers of open levels the same in each.
fn starts(known: &[Known<'_>], open: &[usize]) -> Vec<Vec<Prices>> {
    let mut starts = Vec::new();
    for third in 1..3 {
        let own = known.iter().map(|known| known.prices.clone());
        let mut prices: Vec<Prices> = own.collect();
        for &above in open {
            let mut found: Vec<i64> = prices.iter().map(|prices| prices.above[above]).collect();
            found.sort_unstable();
            let shared = found[(found.len() - 1) * third / 2];
            for prices in &mut prices {
                prices.above[above] = shared;
            }
        }
        starts.push(prices);
    }
    for &above in open {
        for weight in WEIGHTS {
            let weighed = |known: &Known<'_>| known.before[above].below(above, weight);
            starts.push(known.iter().map(weighed).collect());
        }
    }
    // What one part could decide for itself at a level above it could not share here.
    for prices in &mut starts {
        for &above in open {
            let shared = prices.iter().map(|prices| prices.above[above]).max().unwrap_or(0);
            for prices in prices.iter_mut() {
                prices.above[above] = shared;
            }
        }
    }
    starts
}

/// The bound of all parts from some prices on, their multipliers as they are.
fn together(
    known: &[Known<'_>],
    prices: Vec<Prices>,
    (level, steps): (usize, u32),
    stop: &StopToken,
) -> (i64, Vec<Prices>) {
    let work = known.par_iter().zip(prices).map(|(known, prices)| {
        let budget = Budget { level, values: known.values };
        ascend(known.part, budget, prices, [true; 3], steps, stop, |_, _| {})
    });
    let found: Vec<(i64, Prices)> = work.collect();
    let total = found.iter().map(|(scaled, _)| scaled).sum();
    (total, found.into_iter().map(|(_, prices)| prices).collect())
}
