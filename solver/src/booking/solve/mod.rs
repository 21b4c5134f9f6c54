//! Solves a booking problem level by level.

use crate::answer::Booked;

use super::baseline::{Order, one_by_one};
use super::clock::clocked;
use super::problem::Problem;
use super::value::Plan;
use super::{Level, LevelValue, Options};

/// A plan with its times, its levels and their bounds.
pub(super) struct SolvedPlan {
    pub(super) plan: Plan,
    pub(super) rows: Vec<Booked>,
    pub(super) levels: [LevelValue; 4],
    pub(super) stopped: bool,
}

/// The best plan found, with a bound for every level.
pub(super) fn solve(problem: &Problem, options: &Options) -> SolvedPlan {
    let plan = one_by_one(problem, Order::EarliestDueDate);
    let values = plan.values(problem, options.rule);
    let levels = [Level::Rights, Level::Access, Level::Continuity, Level::Fit];
    let level = |at: usize| LevelValue { level: levels[at], value: values[at], bound: 0 };
    SolvedPlan {
        rows: clocked(problem, &plan),
        plan,
        levels: std::array::from_fn(level),
        stopped: options.stop.stopped(),
    }
}
