//! A template as a patch of the one before.

use rayon::prelude::*;

use super::build::{Solved, solve_island, together};
use super::island::{Island, islands};
use super::level::{Order, climb};
use super::promised::Promised;
use super::start::{Start, model, start};
use super::wanted::Sources;
use super::{Objective, Outcome, VisitDemand};
use crate::answer::{Block, HoldPlan, Template};
use crate::evaluation::referee::changes_between;
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
    let from =
        Sources { instance, promised: &promised, demand, baseline: Some(before), patched: true };
    let islands = islands(instance, &promised);
    let solve = |island: &Island| solve_island(&from, island, (limits, Order::Patch));
    let parts: Vec<Solved> = islands.par_iter().with_max_len(1).map(solve).collect();
    told(instance, parts, demand)
}

/// The islands together, with the levels of a patch.
fn told(instance: &Instance, parts: Vec<Solved>, demand: &VisitDemand) -> Outcome {
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

/// The fewest changes with which a template keeps every promise, island by island, as if there were
/// no limit on them; none where no template keeps them, or where a limit ended the search.
pub(crate) fn fewest_changes(
    instance: &Instance,
    holds: &HoldPlan,
    demand: &VisitDemand,
    before: &Template,
    limits: &Limits,
) -> Option<Vec<u32>> {
    let promised = Promised { changes_max: None, ..Promised::of(instance, holds, true) };
    let from =
        Sources { instance, promised: &promised, demand, baseline: Some(before), patched: true };
    let fewest = |island: &Island| {
        let mut model = model(&from, island);
        let Start::At(values) = start(&model, &from, limits) else { return None };
        let climbed = climb(&mut model, values, (limits, Order::Fewest));
        let value = climbed.levels.first().map_or(0.0, |level| level.value);
        u32::try_from(crate::number::whole(value)).ok()
    };
    islands(instance, &promised).par_iter().with_max_len(1).map(fewest).collect()
}

/// [`patch`] with at most so many changes, of which each island needs the fewest given.
///
/// What is left of the changes goes from island to island, first to the one that needs fewest more to
/// be as it is in the whole patch; so all but one are whole or as little changed as can be.
pub(crate) fn patch_within(
    instance: &Instance,
    (holds, fewest): (&HoldPlan, &[u32]),
    demand: &VisitDemand,
    (before, whole): (&Template, &Template),
    (changes_max, limits): (u32, &Limits),
) -> Outcome {
    let free = Promised { changes_max: None, ..Promised::of(instance, holds, true) };
    let islands = islands(instance, &free);
    let more = |at: usize| changed(&islands[at], before, whole).saturating_sub(fewest[at]);
    let mut order: Vec<usize> = (0..islands.len()).collect();
    order.sort_by_key(|&at| more(at));
    let mut left = changes_max.saturating_sub(fewest.iter().sum());
    let mut parts = Vec::new();
    for at in order {
        let promised = Promised { changes_max: Some(fewest[at] + left), ..free.clone() };
        let baseline = Some(before);
        let from = Sources { instance, promised: &promised, demand, baseline, patched: true };
        let solved = solve_island(&from, &islands[at], (limits, Order::Patch));
        if let Solved::Built(part) = &solved {
            let changes = crate::number::whole(part.changes.unwrap_or(0.0));
            let beyond = u32::try_from(changes).unwrap_or(0).saturating_sub(fewest[at]);
            left = left.saturating_sub(beyond);
        }
        parts.push(solved);
    }
    told(instance, parts, demand)
}

/// Changes between two templates in the sessions of an island.
fn changed(island: &Island, before: &Template, now: &Template) -> u32 {
    let own = |template: &Template| {
        let here = |block: &&Block| island.sessions.contains(&block.session);
        Template::new(template.blocks().iter().filter(here).cloned().collect())
    };
    changes_between(&own(now), &own(before))
}
