//! The whole run: bound and search side by side, round by round.

use super::super::bound::Bounds;
use super::super::exact::{self, Finished};
use super::super::{Assigned, Assignment, Effort, Problem, assign_units};
use super::Search;

/// Steps of the bound beside each round of the search.
const BOUND_STEPS: u32 = 4;

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rounds done.
    pub round: u32,
    /// Cost of the best assignment so far.
    pub cost: Option<i64>,
    /// No assignment costs less.
    pub bound: i64,
}

/// Searches until the steps are done, the gap is closed or somebody stops it.
pub(in super::super) fn run(
    problem: &Problem,
    start: Option<&Assignment>,
    effort: &Effort,
    watch: &mut dyn FnMut(Progress),
) -> Assigned {
    if let Ok(exact) = assign_units(problem) {
        let cost = problem.cost(&exact);
        let bound = cost.unwrap_or_default();
        return Assigned { assignment: Some(exact), cost, bound, stopped: false };
    }
    let mut bounds = Bounds::quick(problem);
    let guide = bounds.guide();
    let mut search = Search::new(problem, &guide.prices, start, effort);
    let mut bound = guide.bound.max(search.bound());
    drop(guide);
    let mut cost = search.cost();
    let mut stronger = true;
    let mut round = 0;
    watch(Progress { round, cost, bound });
    while round < effort.rounds_max
        && !effort.stop.stopped()
        && cost != Some(bound)
        && !search.hopeless()
    {
        round += 1;
        let begun = cost;
        let strengthen = || {
            let more = stronger && bounds.strengthen(begun, BOUND_STEPS, &effort.stop);
            (more, bounds.bound())
        };
        let ((more, known), ()) = rayon::join(strengthen, || search.round());
        stronger = more;
        bound = bound.max(known);
        cost = search.cost();
        bound = bound.max(search.bound());
        watch(Progress { round, cost, bound });
    }
    let stopped = effort.stop.stopped() && round < effort.rounds_max && cost != Some(bound);
    let (cost, assignment) = search.best().unzip();
    finished(problem, Assigned { assignment, cost, bound, stopped }, effort)
}

/// The answer, made exact where the problem is small and a gap is left.
fn finished(problem: &Problem, found: Assigned, effort: &Effort) -> Assigned {
    if found.cost == Some(found.bound) {
        return found;
    }
    match exact::finish(problem, found.assignment.as_ref(), &effort.stop) {
        None | Some(Finished::Impossible) => found,
        Some(Finished::Found(better, bound)) => {
            let cost = problem.cost(&better).filter(|&cost| found.cost.is_none_or(|c| cost < c));
            let (cost, assignment) = match cost {
                Some(cost) => (Some(cost), Some(better)),
                None => (found.cost, found.assignment),
            };
            let bound = cost.map_or(bound, |cost| bound.min(cost)).max(found.bound);
            Assigned { assignment, cost, bound, ..found }
        }
    }
}
