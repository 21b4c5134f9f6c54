//! The best rule: policy iteration, with bounds on the cost from one round of value iteration.

use super::constant::best_constant;
use super::rule::{Prepared, Rule, Values, backlog_first, backlog_next};
use super::{CardError, CardModel, HoldCard};
use crate::number::real;

/// Differences this small, relative to the value, are rounding.
const ROUNDING: f64 = 1e-12;

/// Backlogs this long are out of reach where the cost stays: the card may end below all slots.
const FAR: usize = 16_384;

/// Most rounds of policy iteration; from the rule that serves everybody it takes about five.
const ROUNDS_MAX: usize = 60;

/// The card of a model.
pub(super) fn solve(model: &CardModel) -> Result<HoldCard, CardError> {
    let model = Prepared::new(model)?;
    if model.mean <= 0.0 {
        // Nobody ever waits, so every rule costs the overtime of the sub-acute requests alone.
        let serve = (0..=u32::try_from(model.capacity).unwrap_or(u32::MAX)).collect();
        let best_constant = best_constant(&model)?;
        return Ok(HoldCard { serve, cost: model.overtime[0], cost_error: 0.0, best_constant });
    }
    let mut backlog = backlog_first(&model);
    let mut before: Option<(Vec<u32>, f64)> = None;
    loop {
        if let Some(found) = improved(&model, Rule::up_to(model.capacity, backlog)) {
            let (serve, cost) = (found.card(), found.values.cost);
            let moved = match &before {
                Some((card, cost_before)) if serve.starts_with(card) => (cost - cost_before).abs(),
                _ => f64::INFINITY,
            };
            let cost_error = found.error() + moved;
            if cost_error <= model.close(cost) && (found.settled() || backlog >= FAR) {
                let best_constant = best_constant(&model)?;
                return Ok(HoldCard { serve, cost, cost_error, best_constant });
            }
            before = Some((serve, cost));
        }
        backlog = backlog_next(&model, backlog)?;
    }
}

/// A rule with its values, and what one round of value iteration says of them.
struct Found {
    rule: Rule,
    values: Values,
    /// Smallest and largest gain of a day over the backlogs listed: the cost lies between.
    bounds: (f64, f64),
}

impl Found {
    fn error(&self) -> f64 {
        let cost = self.values.cost;
        (cost - self.bounds.0).max(self.bounds.1 - cost).max(0.0)
    }

    /// Whether all slots serve routine requests in the upper half of the backlogs listed.
    fn settled(&self) -> bool {
        let last = self.rule.serve.iter().rev().take(self.rule.backlog() / 2);
        last.into_iter().all(|&serve| serve == self.rule.beyond)
    }

    /// The numbers to serve up to the first backlog from which they stay; the first quarter, which
    /// the continuation does not touch, where they do not settle.
    fn card(&self) -> Vec<u32> {
        let serve = &self.rule.serve;
        let changes = serve.iter().rposition(|&serve| serve != self.rule.beyond);
        let settled = changes.map_or(0, |at| at + 1);
        let end = if self.settled() { settled } else { serve.len() / 4 };
        serve[..=end].iter().map(|&serve| u32::try_from(serve).unwrap_or(u32::MAX)).collect()
    }
}

/// Policy iteration from `rule` on the backlogs it lists.
fn improved(model: &Prepared, mut rule: Rule) -> Option<Found> {
    for _ in 0..ROUNDS_MAX {
        let values = rule.values(model)?;
        let (stays, bounds) = round(model, &values, &rule);
        if stays {
            return Some(Found { rule, values, bounds });
        }
        rule.serve = sweep(model, &values, &rule);
    }
    None
}

/// One round of value iteration: whether the rule is best for each backlog listed, and the
/// smallest and largest gain of a day.
fn round(model: &Prepared, values: &Values, rule: &Rule) -> (bool, (f64, f64)) {
    let tomorrow = values.tomorrow(model, rule.backlog());
    let (mut stays, mut bounds) = (true, (f64::INFINITY, f64::NEG_INFINITY));
    for (waiting, &own) in rule.serve.iter().enumerate() {
        let (served, least) = best(model, &tomorrow, waiting, own);
        let gain = least - values.at(waiting);
        bounds = (bounds.0.min(gain), bounds.1.max(gain));
        stays &= served == own;
    }
    (stays, bounds)
}

/// A better rule: from few waiting to many, each backlog judged by what was just found for those
/// below (Gauss-Seidel), since a shorter list is where tomorrow leads.
fn sweep(model: &Prepared, values: &Values, rule: &Rule) -> Vec<usize> {
    let mut tomorrow = values.tomorrow(model, rule.backlog());
    let better = rule.serve.iter().enumerate().map(|(waiting, &own)| {
        let (served, least) = best(model, &tomorrow, waiting, own);
        let fall = (values.at(waiting) + values.cost - least).max(0.0);
        for (asked, p) in model.routine.iter().enumerate().take(waiting + 1) {
            tomorrow[waiting - asked] -= p * fall;
        }
        served
    });
    better.collect()
}

/// The best number to serve and its cost; the rule's own stands unless another is better.
fn best(model: &Prepared, tomorrow: &[f64], waiting: usize, own: usize) -> (usize, f64) {
    let cost = |served: usize| model.day(waiting, served) + tomorrow[waiting - served];
    let mut best = (own, cost(own));
    for other in 0..=waiting.min(model.capacity) {
        let here = cost(other);
        if here < best.1 - ROUNDING * (best.1.abs() + model.waiting * real(waiting + 1)) {
            best = (other, here);
        }
    }
    best
}
