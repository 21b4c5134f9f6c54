//! The assignment core: optional items into bins at least cost, with a proved bound.
//!
//! The generalised assignment problem (Martello & Toth 1990, *Knapsack Problems*, chapter 7) with
//! items that may be left out: each item takes one of its options (a bin, a size there, a cost)
//! or is left out at a price; the sizes in a bin stay within its capacity; the sum of costs is
//! least. Whole numbers throughout, so that a bound rounds up.

mod bound;
mod effort;
mod flow;
mod problem;
mod search;

pub use effort::Effort;
pub use problem::{Assignment, Choice, Item, Problem, ProblemError};

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

/// entry
pub fn assign_watched(problem: &Problem, effort: &Effort, watch: impl FnMut(u32, i64)) -> Assigned {
    let t = std::time::Instant::now();
    let bounds = bound::Bounds::quick(problem);
    let guide = bounds.guide();
    eprintln!("bound {} in {:?}", guide.bound, t.elapsed());
    let found = search::search(problem, &guide.prices, effort, watch);
    let cost = problem.cost(&found);
    Assigned { assignment: cost.map(|_| found), cost, bound: guide.bound, stopped: effort.stop.stopped() }
}
