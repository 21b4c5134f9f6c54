//! The best holds for a weighted cost, with what is proved about them.
//!
//! Where the cost is convex (holds alone; no release, or release on the day itself) the L-shaped
//! method gives holds and bound. Elsewhere designs are enumerated around the same evaluator by
//! single moves. With leftover minutes, the same release rules and no extra sessions to choose from,
//! branch and bound says how far from the best they can be; otherwise nothing is claimed, nor where
//! the bound lies too far below to be of use.

use rayon::prelude::*;

use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::rng::Purpose;
use crate::sizing::model::{TeamModel, holding};
use crate::sizing::spread::Judge;
use crate::solve::{Limits, Watch};

use super::branch::bound;
use super::convex::tangent;
use super::cost::Scale;
use super::frontier::per_cycle_day;
use super::local::search;
use super::master::minimise;
use super::problem::SampleProblem;
use super::{Flexible, GAP_MAX, Release, SampleModel, SampleOptimum, SampleOptions, Weights, gap};

/// Of the totals of holds, every so many-th is weighed at the start.
const START_EVERY: usize = 4;

/// Per team and release rule the best holds for the weighted cost.
///
/// Holds alone come with a bound where the cost is convex. Teams whose sub-acute requests may take
/// leftover minutes have a second row for the whole model, and so has everybody who may choose
/// extra sessions; it has a bound where there are no extra sessions to choose from and holds open
/// never or on the day itself. A stop leaves out what is not finished.
#[must_use]
pub fn optimise(
    instance: &Instance,
    options: &SampleOptions,
    weights: &Weights,
    limits: &Limits,
    watch: &Watch,
) -> Vec<SampleOptimum> {
    let groups = holding(instance);
    let steps = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    watch.meter.expect(steps(groups.len()) * steps(options.releases.len()));
    let of_group = |model: &TeamModel| {
        if watch.stop.stopped() {
            return Vec::new();
        }
        Question { instance, options, weights, limits, watch }.of_group(model)
    };
    groups.par_iter().flat_map_iter(of_group).collect()
}

/// What is asked of every team.
struct Question<'a> {
    instance: &'a Instance,
    options: &'a SampleOptions,
    weights: &'a Weights,
    limits: &'a Limits,
    watch: &'a Watch,
}

/// Holds chosen before they are judged.
struct Choice {
    counts: Vec<usize>,
    flexible: Option<Flexible>,
    cost: f64,
    bound: Option<f64>,
    evaluations: u32,
}

impl Question<'_> {
    fn of_group(&self, model: &TeamModel) -> Vec<SampleOptimum> {
        let problem = |purpose| SampleProblem::new(self.instance, model, self.options, purpose);
        let (problem, fresh) = (problem(Purpose::Sample), problem(Purpose::Judge));
        let most =
            if model.needs.is_empty() { 0 } else { self.instance.parts().goals.frontier_max };
        let starts = Judge::new(model).path(most as usize);
        let starts: Vec<_> = starts.into_iter().step_by(START_EVERY).collect();
        let mut optima = Vec::new();
        for &release in &self.options.releases {
            let scale = |problem, model| Scale {
                problem,
                weights: *self.weights,
                release,
                model,
                stop: &self.watch.stop,
            };
            let mut starts = starts.clone();
            let mut answer = |which: SampleModel, choice: &Choice| {
                if self.watch.stop.stopped() {
                    return;
                }
                let judged = scale(&fresh, which).each(&choice.counts, choice.flexible);
                let steps: Vec<usize> = choice.counts.iter().map(|n| n * model.unit).collect();
                let useful = |bound: &f64| gap(choice.cost, *bound) <= GAP_MAX;
                let bound = choice.bound.filter(useful);
                optima.push(SampleOptimum {
                    team: model.team,
                    held: model.group.held.clone(),
                    release,
                    model: which,
                    holds: per_cycle_day(self.instance, model, &steps),
                    flexible: choice.flexible,
                    cost: choice.cost,
                    bound,
                    weak: choice.bound.is_some() && bound.is_none(),
                    out_of_sample: Estimate::of(&judged),
                    evaluations: choice.evaluations,
                });
            };
            let at_once = matches!(release, Release::Never | Release::DaysBefore(0));
            if at_once {
                let alone = self.alone(&scale(&problem, SampleModel::HoldsAlone), &starts);
                answer(SampleModel::HoldsAlone, &alone);
                starts.push(alone.counts);
            }
            if !at_once || model.nested || !self.options.flexible.is_empty() {
                let which =
                    if model.nested { SampleModel::WithLeftovers } else { SampleModel::HoldsAlone };
                let known = self.whole(&scale(&problem, which), &starts);
                let proved = at_once && self.options.flexible.is_empty();
                answer(
                    which,
                    &if proved { self.proved(&scale(&problem, which), &known) } else { known },
                );
            }
            self.watch.meter.advance();
        }
        optima
    }

    /// The convex model, by cuts.
    fn alone(&self, scale: &Scale, starts: &[Vec<usize>]) -> Choice {
        let none = vec![0; scale.problem.model.days.len()];
        // What the tangent leaves out is the same for all holds.
        let at_none = tangent(scale.problem, &scale.rule(&none, None), *self.weights);
        let constant = scale.mean(&none, None) - at_none.value.iter().sum::<f64>();
        let proved = minimise(scale, starts, constant, self.limits);
        Choice {
            counts: proved.counts,
            flexible: None,
            cost: proved.cost,
            bound: Some(proved.bound),
            evaluations: proved.evaluations,
        }
    }

    /// The whole model without extra sessions: a bound around the best design known.
    fn proved(&self, scale: &Scale, known: &Choice) -> Choice {
        let found = bound(scale, &known.counts, known.cost, self.limits);
        Choice {
            counts: found.counts,
            cost: found.cost,
            bound: Some(found.bound),
            evaluations: known.evaluations + found.lines,
            flexible: known.flexible,
        }
    }

    /// The whole model, by single moves around the best designs known, with and without extra
    /// sessions.
    fn whole(&self, scale: &Scale, starts: &[Vec<usize>]) -> Choice {
        let mut best = None;
        let mut evaluations = 0;
        let extra = self.options.flexible.iter().copied().map(Some);
        for flexible in [None].into_iter().chain(extra) {
            let found = search(scale, flexible, starts);
            evaluations += found.evaluations;
            let better = |best: &Choice| found.cost < best.cost;
            if best.as_ref().is_none_or(better) {
                let (counts, cost) = (found.counts, found.cost);
                best = Some(Choice { counts, flexible, cost, bound: None, evaluations: 0 });
            }
        }
        Choice { evaluations, ..best.expect("without extra sessions is a choice") }
    }
}
