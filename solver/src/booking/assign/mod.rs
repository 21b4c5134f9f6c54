//! The assignment core: optional items into bins at least cost, with a proved bound.
//!
//! The generalised assignment problem (Martello & Toth 1990, *Knapsack Problems*, chapter 7) with
//! items that may be left out: each item takes one of its options (a bin, a size there, a cost)
//! or is left out at a price; the sizes in a bin stay within its capacity; the sum of costs is
//! least. Whole numbers throughout, so that a bound rounds up.

mod bound;
mod effort;
mod exact;
mod flow;
mod problem;
mod search;
#[cfg(test)]
mod tests;

pub use effort::Effort;
pub use flow::{HallSet, UnitsError, assign_units, hall_set};
pub use problem::{Assignment, Choice, Item, Problem, ProblemError};
pub use search::Progress;

/// An assignment with its bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// The best assignment found; `None` when no assignment was found that places every item
    /// that must be placed.
    pub assignment: Option<Assignment>,
    /// Its cost.
    pub cost: Option<i64>,
    /// No assignment costs less.
    pub bound: i64,
    /// Whether the search was stopped from outside before its steps were done.
    pub stopped: bool,
}

/// Searches for a cheap assignment and proves a bound, until the steps of `effort` are done, the
/// gap is closed, or its token is raised; the best so far comes back.
///
/// `start` is never lost: the answer costs no more. Where a start is no assignment of the problem
/// (a bin too full, a place that is no option), what holds of it is kept and the rest placed anew.
///
/// The same answer on any number of threads, as long as nobody raises the token.
#[must_use]
pub fn assign(problem: &Problem, start: Option<&Assignment>, effort: &Effort) -> Assigned {
    search::run(problem, start, effort, &mut |_| ())
}

/// As [`assign`], with word after each round of how far it has come.
#[must_use]
pub fn assign_watched(
    problem: &Problem,
    start: Option<&Assignment>,
    effort: &Effort,
    watch: &mut dyn FnMut(Progress),
) -> Assigned {
    search::run(problem, start, effort, watch)
}
