//! A template as a patch of the one before.

use rayon::prelude::*;

use super::build::{Solved, solve_island, together};
use super::island::{Island, islands};
use super::promised::Promised;
use super::start::{Start, model, start};
use super::wanted::Sources;
use super::{Objective, Outcome, VisitDemand};
use crate::answer::{HoldPlan, Template};
use crate::instance::Instance;
use crate::solve::Limits;

/// The template before with as few changes as give it blocks for what is asked, holds as planned and
/// no block beyond what is asked; where the clinic limits changes, as near to that as they allow.
///
/// After unmet demand and blocks beyond what is asked come the changes, before anything else; of the
/// levels only these three are told.
#[must_use]
pub fn patch(
    instance: &Instance,
    holds: &HoldPlan,
    demand: &VisitDemand,
    before: &Template,
    limits: &Limits,
) -> Outcome {
    let promised = Promised::of(instance, holds, true);
    let baseline = Some(before);
    let from = Sources { instance, promised: &promised, demand, baseline, patched: true };
    let islands = islands(instance, &promised);
    let solve = |island: &Island| solve_island(&from, island, limits);
    let parts: Vec<Solved> = islands.par_iter().with_max_len(1).map(solve).collect();
    let mut built = Vec::new();
    for part in parts {
        match part {
            Solved::Built(part) => built.push(part),
            Solved::Impossible(conflict) => return Outcome::Impossible(conflict),
            Solved::Stopped => return Outcome::Stopped,
        }
    }
    let mut built = together(instance, built, demand);
    built.levels.retain(|level| {
        let told = [Objective::Surplus, Objective::Changes].contains(&level.objective);
        told || matches!(level.objective, Objective::Unmet { .. })
    });
    Outcome::Built(built)
}

/// Whether [`patch`] has a template that keeps every promise; no where a limit ended the search.
pub(crate) fn reaches(
    instance: &Instance,
    holds: &HoldPlan,
    demand: &VisitDemand,
    before: &Template,
    limits: &Limits,
) -> bool {
    let promised = Promised::of(instance, holds, true);
    let baseline = Some(before);
    let from = Sources { instance, promised: &promised, demand, baseline, patched: true };
    let fits =
        |island: &Island| matches!(start(&model(&from, island), &from, limits), Start::At(_));
    islands(instance, &promised).par_iter().with_max_len(1).all(fits)
}
