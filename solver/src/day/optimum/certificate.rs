//! Whether a schedule next to this one is cheaper.
//!
//! `g(X)` is what it costs to move the elements of `X` one step; it is submodular where the cost is
//! L-natural-convex. Not every set may move (see [`Steps`]). A set that may not is worth its
//! largest part that may, and a charge for each other element, larger than one step can gain; this
//! keeps `g` submodular and its minimum.

use crate::number::real;
use crate::solve::StopToken;

use super::super::evaluate::Evaluator;
use super::super::{Day, Schedule};
use super::norm::{self, Outcome};
use super::steps::Steps;

/// What was found out about a schedule.
pub(super) enum Verdict {
    /// No set makes it cheaper.
    Best,
    /// A cheaper schedule.
    Better(Schedule),
    /// Stopped before either was known.
    Unknown,
}

/// Share of the cost that is no difference.
const TOLERANCE: f64 = 1e-9;

/// Looks for a cheaper schedule one step away.
pub(super) fn certify(
    day: &Day,
    search: &mut Evaluator<'_>,
    schedule: &Schedule,
    stop: &StopToken,
) -> Verdict {
    let base = search.settle(schedule);
    let tolerance = TOLERANCE * base.abs().max(1.0);
    let weights = &day.weights;
    // A move by one interval changes each wait, the idle time and the overtime by no more.
    let most = weights.waiting + weights.idle + weights.overtime;
    let charge = 2.0 * f64::from(day.interval_minutes) * most.max(1e-3);
    for later in [false, true] {
        let steps = Steps::new(day, schedule, later);
        let mut known = (vec![false; steps.count()], 0.0);
        let gain = |set: &[bool]| {
            let part = steps.part(set);
            if part != known.0 {
                let cost = search.cost_of(&steps.taken(&part)) - base;
                known = (part, cost);
            }
            let left = set.iter().zip(&known.0).filter(|(wanted, may)| **wanted && !**may).count();
            known.1 + charge * real(left)
        };
        match norm::minimise(steps.count(), gain, tolerance, stop) {
            Outcome::NoneBelow => {}
            Outcome::Below(set) => return Verdict::Better(steps.taken(&steps.part(&set))),
            Outcome::Unknown => return Verdict::Unknown,
        }
    }
    Verdict::Best
}
