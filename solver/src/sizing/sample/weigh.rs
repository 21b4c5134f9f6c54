//! Given designs weighed on the fresh paths of an optimum.

use crate::instance::Instance;
use crate::rng::Purpose;
use crate::sizing::model::model_of;
use crate::solve::StopToken;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

use super::cost::Scale;
use super::frontier::whole_steps;
use super::problem::SampleProblem;
use super::{Flexible, Release, SampleModel, SampleOptions, Weights};

/// A design to be weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleDesign {
    /// Minutes held per day of the cycle, Monday of week 0 first; what is no whole step of the
    /// team's lattice is left out.
    pub holds: Vec<Minutes>,
    /// When unclaimed holds open.
    pub release: Release,
    /// Extra sessions, if any.
    pub flexible: Option<Flexible>,
}

/// Cost per week of each design on every fresh path: those that
/// [`SampleOptimum::out_of_sample`](super::SampleOptimum::out_of_sample) is of.
///
/// All designs meet the same patients, so that differences may be taken path by path.
#[must_use]
pub fn weigh(
    instance: &Instance,
    (team, held): (TeamId, &[NeedId]),
    designs: &[SampleDesign],
    model: SampleModel,
    options: &SampleOptions,
    weights: &Weights,
) -> Vec<Vec<f64>> {
    let group = model_of(instance, team, held);
    let problem = SampleProblem::new(instance, &group, options, Purpose::Judge);
    let stop = StopToken::default();
    let each = |design: &SampleDesign| {
        let (weights, release) = (*weights, design.release);
        let scale = Scale { problem: &problem, weights, release, model, stop: &stop };
        scale.each_of(&whole_steps(&group, &design.holds), design.flexible)
    };
    designs.iter().map(each).collect()
}
