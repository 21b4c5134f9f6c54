//! Objectives one after the other, each with those above it fixed.

use std::collections::BTreeSet;

use super::Objective;
use super::model::Model;
use super::nodes::{UNMET_WORK_MAX, nodes, nodes_of_rest};
use super::objective::{self, Goal};
use super::overtime::overtime;
use super::reassign::reassign;
use super::sweep::{relaxed, sweep};
use crate::lp::{Answer, sum};
use crate::solve::Limits;

/// One objective of one island: what was reached and what was proved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reached {
    pub(super) objective: Objective,
    pub(super) value: f64,
    pub(super) bound: f64,
}

/// The end of the climb.
pub(super) struct Climbed {
    pub(super) values: Vec<f64>,
    pub(super) levels: Vec<Reached>,
    /// Whether a limit fired on the way.
    pub(super) stopped: bool,
}

/// What comes before what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As objectives are listed.
    Usual,
    /// Blocks beyond what is asked, then changes, before all that only makes a week smoother.
    Patch,
    /// Changes and nothing else.
    Fewest,
}

/// Islands with more columns are improved team by team. The spread of complex visits has a weak
/// bound and many equal solutions, so it is given up as a whole earlier than the others. Unmet demand
/// is worth both: as a whole first, for its bound.
fn columns_max(objective: Objective) -> usize {
    match objective {
        Objective::Unmet { .. } | Objective::Surplus => usize::MAX,
        Objective::LargestGap | Objective::Overtime | Objective::Fragmentation => 700,
        Objective::WithoutOwnHold | Objective::Changes => 1_000,
        Objective::ComplexSpread => 250,
    }
}

struct Climb<'m, 'a, 'l> {
    model: &'m mut Model<'a>,
    limits: &'l Limits,
    values: Vec<f64>,
    goals: Vec<(Goal, f64)>,
    stopped: bool,
}

/// Improves a solution objective by objective; never worse than `values`, which must fit.
pub(super) fn climb(
    model: &mut Model<'_>,
    values: Vec<f64>,
    (limits, order): (&Limits, Order),
) -> Climbed {
    let mut climb = Climb { model, limits, values, goals: Vec::new(), stopped: false };
    if order == Order::Fewest {
        climb.changes();
        return climb.end();
    }
    climb.unmet();
    if order == Order::Patch {
        let goal = objective::surplus(climb.model);
        climb.rest(goal);
        climb.changes();
    }
    let goal = objective::largest_gap(climb.model);
    climb.rest(goal);
    let goal = objective::complex_spread(climb.model);
    climb.rest(goal);
    let goal = objective::without_own_hold(climb.model);
    climb.rest(goal);
    if order == Order::Usual {
        climb.changes();
    }
    let goal = overtime(climb.model);
    let bound = climb.reach(&goal);
    let overtime = climb.keep(goal, bound);
    let goal = objective::fragmentation(climb.model);
    let bound = climb.reach(&goal);
    let bound = climb.reassign(&goal, bound, overtime);
    climb.goals.push((goal, bound));
    climb.end()
}

impl Climb<'_, '_, '_> {
    /// What was reached.
    fn end(self) -> Climbed {
        let Climb { values, goals, stopped, .. } = self;
        let reached = |(goal, bound): (Goal, f64)| {
            let value = goal.constant + sum(&goal.terms, &values);
            Reached { objective: goal.objective, value, bound: bound.min(value) }
        };
        Climbed { levels: goals.into_iter().map(reached).collect(), values, stopped }
    }

    /// Unmet minutes by priority; all at once when none need be unmet.
    fn unmet(&mut self) {
        let priorities: BTreeSet<u8> = self.model.wanted.iter().map(|row| row.priority).collect();
        let columns = self.model.program.columns().len();
        let nodes = nodes(UNMET_WORK_MAX, columns * columns).min(self.limits.nodes_max);
        let goals: Vec<Goal> =
            priorities.iter().map(|&priority| objective::unmet(self.model, priority)).collect();
        let all = goals.iter().flat_map(|goal| goal.terms.iter().copied()).collect();
        let all = Goal {
            objective: Objective::Unmet { priority: 0 },
            terms: all,
            constant: 0.0,
            step: None,
        };
        let some = sum(&all.terms, &self.values) > 1e-6;
        if some && priorities.len() > 1 && relaxed(self.model, &all, self.limits) <= 1e-6 {
            self.improve(&all, nodes);
        }
        for goal in goals {
            let bound = self.improve(&goal, nodes);
            self.keep(goal, bound);
        }
    }

    /// Changes against the baseline, where there is one.
    fn changes(&mut self) {
        if let Some(goal) = objective::changes(self.model) {
            self.rest(goal);
        }
    }

    /// An objective after unmet demand, which those after it keep.
    fn rest(&mut self, goal: Goal) {
        let bound = self.reach(&goal);
        self.keep(goal, bound);
    }

    /// Makes such an objective small, with fewer nodes the larger the program, and gives its bound.
    fn reach(&mut self, goal: &Goal) -> f64 {
        self.values = self.model.complete(std::mem::take(&mut self.values));
        let nodes = nodes_of_rest(self.model.program.columns().len());
        self.improve(goal, nodes.min(self.limits.nodes_max))
    }

    /// Moves blocks from sessions that end in time too seldom, which comes before the last goal and
    /// before the linear approximation of overtime in `row`. Where that rises, what was proved of the
    /// last goal no longer stands, and its bound is looked for without that row.
    fn reassign(&mut self, last: &Goal, bound: f64, row: Option<usize>) -> f64 {
        let upper = row.map_or(f64::INFINITY, |row| self.model.program.free(row));
        self.values = reassign(self.model, std::mem::take(&mut self.values));
        let overtime = row.map(|row| sum(&self.model.program.rows()[row].terms, &self.values));
        if overtime.is_none_or(|overtime| overtime <= upper + 1e-9) {
            return bound;
        }
        last.constant + rounded(relaxed(self.model, last, self.limits) - 1e-6, last.step).max(0.0)
    }

    /// Lets nothing after it make a goal worse than it is now; by a row, where it is not nothing.
    fn keep(&mut self, goal: Goal, bound: f64) -> Option<usize> {
        let value = sum(&goal.terms, &self.values);
        let slack = 1e-6 * value.abs().max(1.0);
        let mut row = None;
        if value <= slack && goal.terms.iter().all(|&(_, factor)| factor > 0.0) {
            for &(var, _) in &goal.terms {
                let lower = self.model.program.columns()[var.index()].lower;
                self.model.program.bound(var, lower, lower.max(0.0));
            }
        } else {
            let terms = goal.terms.clone();
            let upper = value + slack;
            row = Some(self.model.row(None, "earlier objective", f64::NEG_INFINITY, terms, upper));
        }
        self.goals.push((goal, bound));
        row
    }

    /// Makes a goal as small as the limits allow and gives its proved bound.
    fn improve(&mut self, goal: &Goal, nodes_max: i32) -> f64 {
        let value = sum(&goal.terms, &self.values);
        // Every objective is a sum that is never negative.
        if value <= 1e-6 {
            return goal.constant;
        }
        if self.limits.stop.stopped() {
            self.stopped = true;
            return goal.constant;
        }
        let limits = Limits { nodes_max, ..self.limits.clone() };
        if self.model.program.columns().len() > columns_max(goal.objective) {
            return self.improve_by_team(goal, &limits);
        }
        let answer =
            crate::lp::solve(&self.model.program, &goal.terms, &limits, Some(&self.values));
        let Answer::Found(found) = answer else {
            self.stopped = true;
            return goal.constant;
        };
        let values = self.model.complete(found.values);
        let better = sum(&goal.terms, &values) <= value + 1e-9;
        if better && self.model.program.fits(&values) {
            self.values = values;
        }
        let bound = rounded(found.bound.max(0.0), goal.step);
        if !found.proved {
            // One team's sweep would be the same program again.
            if self.model.teams.len() > 1 {
                self.sweep(goal);
            }
            let left = sum(&goal.terms, &self.values) - bound;
            self.stopped |= left > limits.gap * bound.abs().max(1e-6);
        }
        goal.constant + bound
    }

    fn sweep(&mut self, goal: &Goal) {
        self.values = sweep(self.model, goal, std::mem::take(&mut self.values), self.limits);
    }

    fn improve_by_team(&mut self, goal: &Goal, limits: &Limits) -> f64 {
        let bound = relaxed(self.model, goal, limits);
        let bound = rounded(bound - 1e-6 * bound.abs().max(1.0), goal.step);
        self.sweep(goal);
        let left = sum(&goal.terms, &self.values) - bound;
        self.stopped |= left > limits.gap * bound.abs().max(1e-6);
        goal.constant + bound.max(0.0)
    }
}

/// A bound on a whole multiple of `step`, rounded up to one.
fn rounded(bound: f64, step: Option<f64>) -> f64 {
    step.map_or(bound, |step| ((bound / step - 1e-6).ceil() * step).max(bound))
}
