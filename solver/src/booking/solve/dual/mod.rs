//! Bounds by prices.
//!
//! Each opening pays a price per length of visit; patients choose their cheapest paths at these
//! prices and openings their dearest sets of visits that fit, so that neither sees the other
//! (Lagrangian decomposition: Guignard & Kim 1987). Since an opening chooses whole visits, the
//! bound is at least as good as that of the linear program, and minutes lost in an opening are
//! seen where it chooses. Minutes of rooms that openings share have a price as well, paid by who takes
//! them: that they suffice is a relaxation of the clock, so the bound holds. The values found at the levels above are budgets with multipliers of
//! their own. Everything is a whole number over [`SCALE`], so that each bound is exact; level
//! values are whole numbers, so it rounds up.

mod ascent;
mod filter;
mod pattern;

pub(super) use ascent::{Budget, Prices, ascend, best};
pub(super) use filter::keep;

/// Denominator of prices and multipliers.
pub(super) const SCALE: i64 = 1 << 10;

/// A number over [`SCALE`], rounded up to a whole one.
pub(super) fn rounded_up(scaled: i64) -> i64 {
    scaled.div_euclid(SCALE) + i64::from(scaled.rem_euclid(SCALE) > 0)
}
