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

pub use effort::Effort;
pub use flow::{HallSet, UnitsError, assign_units, hall_set};
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
