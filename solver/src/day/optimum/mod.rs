//! The best appointment times of a day, with a certificate.
//!
//! For patients called in one order the cost of a day is an L-natural-convex function of the
//! starts, whatever their lengths and no-shows (Begen & Queyranne 2011); with walk-ins it is one of
//! the patients asked by each interval, for patients who are alike (Koeleman & Koole 2012; the same
//! as multimodular there). So a schedule is optimal when no set of steps down and no set of steps up
//! makes it cheaper (Murota 2003, theorem 7.14). Runs of neighbours are tried first; then two
//! submodular minimisations find a set or prove that there is none.

mod certificate;
mod descent;
mod norm;
pub(crate) mod order;
pub mod overbooking;
mod steps;

use crate::solve::StopToken;

use super::evaluate::Evaluator;
use super::{Day, Evaluation, Schedule, Weights, equal_spacing, evaluate};
use certificate::Verdict;

/// A schedule and what is proved about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// When each patient is asked to come.
    pub schedule: Schedule,
    /// What it does to the day.
    pub evaluation: Evaluation,
    /// Whether no schedule of this order is cheaper; next to this one, by no more than a billionth of
    /// the cost (or of the largest weight, where that is more).
    pub certified: bool,
}

/// Sets that may be found before a search gives up its certificate.
const ROUNDS_MAX: usize = 200;

/// The cheapest schedule of a day whose patients are called in the order given.
///
/// A search that is stopped returns the best schedule met, not certified; so does a day with
/// walk-ins and patients who are not alike: no certificate is known there.
#[must_use]
pub fn optimum(day: &Day, stop: &StopToken) -> Optimum {
    let scaled = scaled(day);
    let mut search = Evaluator::new(&scaled);
    let (schedule, certified) = found(&scaled, &mut search, equal_spacing(day), stop);
    let evaluation = evaluate(day, &schedule);
    Optimum { schedule, evaluation, certified }
}

fn found(
    day: &Day,
    search: &mut Evaluator<'_>,
    start: Schedule,
    stop: &StopToken,
) -> (Schedule, bool) {
    let mut schedule = start;
    for _ in 0..ROUNDS_MAX {
        descent::descend(day, search, &mut schedule, stop);
        if stop.stopped() {
            break;
        }
        match certificate::certify(day, search, &schedule, stop) {
            Verdict::Best => return (schedule, convex(day)),
            Verdict::Better(better) => schedule = better,
            Verdict::Unknown => break,
        }
    }
    (schedule, false)
}

/// The day with its largest weight 1, so that tolerances do not depend on what weights are counted
/// in.
fn scaled(day: &Day) -> Day {
    let Weights { waiting, idle, overtime } = day.weights;
    let most = waiting.max(idle).max(overtime);
    let share = |weight: f64| if most > 0.0 { weight / most } else { 0.0 };
    let weights = Weights { waiting: share(waiting), idle: share(idle), overtime: share(overtime) };
    Day { weights, ..day.clone() }
}

/// Whether the cost of a day is known to be L-natural-convex.
fn convex(day: &Day) -> bool {
    day.walk_ins.is_none() || day.alike()
}

/// Cost of the best schedule met, over the largest weight; no certificate.
fn cost_of_best(day: &Day, stop: &StopToken) -> f64 {
    let day = scaled(day);
    let mut search = Evaluator::new(&day);
    let mut schedule = equal_spacing(&day);
    descent::descend(&day, &mut search, &mut schedule, stop);
    search.settle(&schedule)
}
