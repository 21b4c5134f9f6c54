//! The weighted cost of a design, path by path.

use crate::solve::StopToken;

use super::measure::outcome;
use super::paths::Pattern;
use super::problem::{Rule, SampleProblem};
use super::sweep::Totals;
use super::{Flexible, Release, SampleModel, Weights};

/// Designs of one team weighed on its paths.
pub(super) struct Scale<'a> {
    pub(super) problem: &'a SampleProblem<'a>,
    pub(super) weights: Weights,
    pub(super) release: Release,
    pub(super) model: SampleModel,
    pub(super) stop: &'a StopToken,
}

impl Scale<'_> {
    /// Cost per week of so many holds on each day of the cycle, on every path.
    pub(super) fn each(&self, counts: &[usize], flexible: Option<Flexible>) -> Vec<f64> {
        self.each_of(&self.steps(counts), flexible)
    }

    /// The same of so many steps.
    pub(super) fn each_of(&self, steps: &[usize], flexible: Option<Flexible>) -> Vec<f64> {
        let rule = self.rule_of(steps, flexible);
        outcome(self.problem, &rule).each(|path| self.cost(&path.totals))
    }

    /// Its mean over the paths.
    pub(super) fn mean(&self, counts: &[usize], flexible: Option<Flexible>) -> f64 {
        let each = self.each(counts, flexible);
        each.iter().sum::<f64>() / crate::number::real(each.len())
    }

    /// The rule for the cost: everybody waits.
    pub(super) fn rule(&self, counts: &[usize], flexible: Option<Flexible>) -> Rule {
        self.rule_of(&self.steps(counts), flexible)
    }

    fn steps(&self, counts: &[usize]) -> Vec<usize> {
        counts.iter().map(|count| count * self.problem.model.unit).collect()
    }

    fn rule_of(&self, steps: &[usize], flexible: Option<Flexible>) -> Rule {
        let rule = self.problem.rule(steps, self.release, flexible);
        Rule {
            kept_max: vec![i64::MAX; rule.kept_max.len()],
            nested: self.model == SampleModel::WithLeftovers,
            ..rule
        }
    }

    /// The rule of holds alone with any minutes held in each session of each day \[fine\].
    pub(super) fn fraction(&self, held: &[Vec<i64>]) -> Rule {
        let none = vec![0; held.len()];
        let of = |pattern: &Pattern| {
            let sessions = held[pattern.day].iter().zip(&pattern.held);
            sessions.map(|(&minutes, &held)| if held { minutes } else { 0 }).sum()
        };
        let patterns = &self.problem.paths.patterns;
        Rule { held: patterns.iter().map(of).collect(), ..self.rule(&none, None) }
    }

    fn cost(&self, totals: &Totals) -> f64 {
        let Weights { late, waiting, idle_worth, extra } = self.weights;
        let per_week = |fine| self.problem.per_week(fine);
        let queues = waiting * per_week(totals.waiting.0 + totals.waiting.1);
        let beyond = late * per_week(totals.overdue);
        let left = totals.after.0 + totals.after.1;
        queues + beyond + extra * per_week(totals.extra)
            - idle_worth * per_week(totals.unused - left)
    }
}
