//! The best rule that always keeps the same number of slots.
//!
//! With `k` slots kept the backlog is the chain `w' = (w - C + k)^+ + R`, which has a steady state
//! when fewer than `C - k` routine requests come. Its cost comes from the same linear system as that
//! of any other rule, the backlog doubled until the cost stays.

use super::rule::{CLOSE, Prepared, Rule, backlog_first, backlog_next};
use super::{CardError, ConstantRule};
use crate::number::real;

/// The best of all constant rules with a steady state; of equal ones the one that keeps least.
pub(super) fn best_constant(model: &Prepared) -> Result<ConstantRule, CardError> {
    let mut best: Option<ConstantRule> = None;
    for (keep, most) in (0..).zip((1..=model.capacity).rev()) {
        if real(most) <= model.mean + 1e-9 {
            break;
        }
        let cost = constant_cost(model, most)?;
        if best.is_none_or(|best| cost < best.cost - CLOSE * best.cost.abs()) {
            best = Some(ConstantRule { keep, cost });
        }
    }
    best.ok_or(CardError::NoSlots)
}

/// Average cost of serving up to `most` routine requests a day.
fn constant_cost(model: &Prepared, most: usize) -> Result<f64, CardError> {
    if model.mean <= 0.0 {
        return Ok(model.overtime[0]);
    }
    let mut backlog = backlog_first(model);
    let mut before = f64::INFINITY;
    loop {
        if let Some(values) = Rule::up_to(most, backlog).values(model) {
            if (values.cost - before).abs() <= model.close(values.cost) {
                return Ok(values.cost);
            }
            before = values.cost;
        }
        backlog = backlog_next(model, backlog)?;
    }
}
