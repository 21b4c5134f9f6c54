//! An interval for a quantile from order statistics: it holds for every law.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::Counts;

/// Chance left outside on either side.
const OUTSIDE: f64 = 0.025;

/// A quantile of the law of lengths with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileInterval {
    /// Share of visits within it \[0..1\].
    pub share: f64,
    /// The quantile of the visits seen \[min\].
    pub minutes: u32,
    /// Lower end \[min\]; `None` when there are too few visits for one.
    pub low: Option<u32>,
    /// Upper end \[min\]; `None` when there are too few visits for one.
    pub high: Option<u32>,
    /// Chance that such an interval holds the quantile, at least \[0.95..=1\].
    pub coverage: f64,
}

/// The quantile at `share` with the visits of rank `r` and `s` around it, where
/// `P(B < r) <= 0.025` and `P(B >= s) <= 0.025` for `B` binomial of `n` and `share`: the number of
/// visits within the quantile. Exact for a continuous law; where visits tie it covers more.
pub(super) fn quantile(counts: &Counts, share: f64) -> QuantileInterval {
    let n = counts.total();
    let within = Binomial::new(share, n as u64).ok();
    // P(B <= k); all of it from n on.
    let chance = |k: usize| within.as_ref().filter(|_| k < n).map_or(1.0, |law| law.cdf(k as u64));
    let low = first(n, |k| chance(k) > OUTSIDE);
    let high = first(n, |k| chance(k) >= 1.0 - OUTSIDE);
    let below = if low == 0 { 0.0 } else { chance(low - 1) };
    QuantileInterval {
        share,
        minutes: counts.quantile(share),
        low: counts.ranked(low),
        high: counts.ranked(high + 1),
        coverage: chance(high) - below,
    }
}

/// The first number below `end` of which something holds that goes on holding, else `end`.
fn first(end: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, end);
    while from < to {
        let middle = usize::midpoint(from, to);
        if holds(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}
