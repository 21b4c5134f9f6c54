//! Bounds where a level above is not proved best: its budget is shared by all parts.
//!
//! One part might do worse at a level above so that another does better, so its multiplier must be
//! the same for all parts. A few multipliers that single parts found useful are tried.

use rayon::prelude::*;

use crate::booking::Options;

use super::dual::{Budget, Prices, ascend};
use super::part::Part;

/// Steps of prices per multiplier.
const STEPS: u32 = 50;
/// Multipliers tried, as quarters of the parts in rising order.
const QUARTERS: [usize; 4] = [0, 1, 2, 3];

/// The best bound of all parts together over [`SCALE`](super::dual::SCALE), with its prices.
///
/// `begun` are the values of each part, on which the bound is conditional, and prices to start at.
pub(super) fn bound(
    parts: &[Part<'_>],
    begun: Vec<([i64; 4], Prices)>,
    level: usize,
    open: &[usize],
    options: &Options,
) -> (i64, Vec<Prices>) {
    let mut best: Option<(i64, Vec<Prices>)> = None;
    let mut tried: Vec<[i64; 3]> = Vec::new();
    for quarter in std::iter::once(None).chain(QUARTERS.map(Some)) {
        let mut above = [0; 3];
        for &k in open {
            let mut found: Vec<i64> = begun.iter().map(|(_, prices)| prices.above[k]).collect();
            found.sort_unstable();
            above[k] = quarter.map_or(0, |quarter| found[(found.len() - 1) * quarter / 3]);
        }
        if tried.contains(&above) {
            continue;
        }
        tried.push(above);
        let work = parts.par_iter().zip(&begun).map(|(part, (values, prices))| {
            let mut prices = prices.clone();
            let mut fixed = [false; 3];
            for &k in open {
                (prices.above[k], fixed[k]) = (above[k], true);
            }
            if quarter.is_none() && level < 3 {
                prices = Prices { slots: vec![0; prices.slots.len()], ..prices };
            }
            let budget = Budget { level, values: *values };
            ascend(part, budget, prices, fixed, STEPS, &options.stop, |_, _| {})
        });
        let found: Vec<(i64, Prices)> = work.collect();
        let total = found.iter().map(|(scaled, _)| scaled).sum();
        if best.as_ref().is_none_or(|(value, _)| total > *value) {
            best = Some((total, found.into_iter().map(|(_, prices)| prices).collect()));
        }
    }
    best.expect("at least one multiplier is tried")
}
