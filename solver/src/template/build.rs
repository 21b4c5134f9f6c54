//! Builds a template: islands in parallel, objectives in order, each with value and bound.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::conflict;
use super::island::{Island, islands};
use super::level::{Order, Reached, climb};
use super::model::Model;
use super::placement::{place, visits};
use super::promised::Promised;
use super::start::{Start, model, start};
use super::wanted::{Sources, turns};
use super::{Built, Conflict, Level, Objective, Outcome, Unmet, VisitDemand};
use crate::answer::{Block, HeldGroup, HoldPlan, Template};
use crate::instance::Instance;
use crate::solve::{Limits, Proof};
use crate::units::Minutes;

/// What came of one island.
pub(super) enum Solved {
    Built(Part),
    Impossible(Conflict),
    Stopped,
}

/// The share of one island in the template.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) blocks: Vec<Block>,
    levels: Vec<Reached>,
    unmet: Vec<Unmet>,
    pub(super) changes: Option<f64>,
    stopped: bool,
}

/// The islands built before for one clinic, demand and baseline: where nothing else is held of an
/// island, it is not built again.
#[derive(Debug, Default)]
pub(crate) struct Known(Vec<(Island, Vec<HeldGroup>, Part)>);

impl Known {
    fn part(&self, island: &Island, holds: &[HeldGroup]) -> Option<&Part> {
        let same = |row: &&(Island, Vec<HeldGroup>, Part)| row.0 == *island && row.1 == holds;
        self.0.iter().find(same).map(|row| &row.2)
    }
}

/// Builds the weekly template that keeps every promise and is best in the objectives' order, or
/// says which promises conflict.
///
/// Blocks for the visits of `demand`, holds as planned, open clinics and advice as promised. The
/// answer is never worse than simple rules would give, nor, when the `baseline` keeps the promises,
/// worse than the baseline.
#[must_use]
pub fn build(
    instance: &Instance,
    holds: &HoldPlan,
    demand: &VisitDemand,
    baseline: Option<&Template>,
    limits: &Limits,
) -> Outcome {
    build_beside(instance, holds, (demand, baseline), limits, &mut Known::default())
}

/// The same, with what was built before.
pub(crate) fn build_beside(
    instance: &Instance,
    holds: &HoldPlan,
    (demand, baseline): (&VisitDemand, Option<&Template>),
    limits: &Limits,
    known: &mut Known,
) -> Outcome {
    let promised = Promised::of(instance, holds, baseline.is_some());
    let from = Sources { instance, promised: &promised, demand, baseline, patched: false };
    let islands: Vec<(Island, Vec<HeldGroup>)> = islands(instance, &promised)
        .into_iter()
        .map(|island| {
            let own = holds.groups().iter().filter(|group| island.teams.contains(&group.team));
            let own = own.cloned().collect();
            (island, own)
        })
        .collect();
    let solve = |(island, holds): &(Island, Vec<HeldGroup>)| match known.part(island, holds) {
        Some(part) => Solved::Built(part.clone()),
        None => solve_island(&from, island, (limits, Order::Usual)),
    };
    let parts: Vec<Solved> = islands.par_iter().with_max_len(1).map(solve).collect();
    let mut built = Vec::new();
    let mut stopped = false;
    for (part, (island, holds)) in parts.into_iter().zip(islands) {
        match part {
            Solved::Built(part) => {
                if known.part(&island, &holds).is_none() {
                    known.0.push((island, holds, part.clone()));
                }
                built.push(part);
            }
            Solved::Impossible(conflict) => return Outcome::Impossible(conflict),
            Solved::Stopped => stopped = true,
        }
    }
    if stopped { Outcome::Stopped } else { Outcome::Built(together(instance, built, demand)) }
}

pub(super) fn solve_island(
    from: &Sources<'_>,
    island: &Island,
    (limits, order): (&Limits, Order),
) -> Solved {
    let mut model = model(from, island);
    match start(&model, from, limits) {
        Start::At(values) => {
            let climbed = climb(&mut model, values, (limits, order));
            let values = climbed.values;
            Solved::Built(Part {
                blocks: place(&model, &values),
                unmet: unmet(&model, &values),
                changes: changes(&model, &values),
                levels: climbed.levels,
                stopped: climbed.stopped,
            })
        }
        Start::Nowhere => Solved::Impossible(conflict::explain(from, island, &model, limits)),
        Start::Unknown => Solved::Stopped,
    }
}

fn changes(model: &Model<'_>, values: &[f64]) -> Option<f64> {
    let (terms, constant) = model.changes.as_ref()?;
    Some(crate::lp::sum(terms, values) + constant)
}

/// Visits without a block, split over the classes of their length.
fn unmet(model: &Model<'_>, values: &[f64]) -> Vec<Unmet> {
    let mut rows = Vec::new();
    for (index, row) in model.wanted.iter().enumerate() {
        let missing = values[model.unmet[index].index()];
        if missing <= 1e-9 {
            continue;
        }
        let placed = turns(&row.classes, visits(model, values, index));
        let short: Vec<f64> = row
            .classes
            .iter()
            .map(|&(class, asked)| {
                let of_class = placed.iter().filter(|&&of| of == class).count();
                let of_class = f64::from(u32::try_from(of_class).expect("few blocks"));
                (asked * (1.0 - row.given) - of_class).max(0.0)
            })
            .collect();
        let total: f64 = short.iter().sum();
        for (&(class, asked), short) in row.classes.iter().zip(short) {
            let missing = if total > 0.0 { missing * short / total } else { 0.0 };
            if missing > 1e-9 {
                rows.push(Unmet { team: row.team, need: row.need, class, asked, missing });
            }
        }
    }
    rows
}

/// One template from the islands: blocks side by side, values and bounds added up.
pub(super) fn together(instance: &Instance, parts: Vec<Part>, demand: &VisitDemand) -> Built {
    let mut levels: BTreeMap<Objective, (f64, f64)> = BTreeMap::new();
    let (mut blocks, mut unmet, mut changes, mut stopped) = (Vec::new(), Vec::new(), None, false);
    for ((_, need, _), _) in demand.iter() {
        let priority = instance.parts().needs[need].priority;
        levels.entry(Objective::Unmet { priority }).or_default();
    }
    for part in parts {
        for level in part.levels {
            let sum = levels.entry(level.objective).or_default();
            sum.0 += level.value;
            sum.1 += level.bound;
        }
        blocks.extend(part.blocks);
        unmet.extend(part.unmet);
        if let Some(more) = part.changes {
            changes = Some(changes.unwrap_or(0.0) + more);
        }
        stopped |= part.stopped;
    }
    let minutes = |row: &Unmet| {
        let length: Minutes = instance.parts().needs[row.need].minutes[row.class];
        row.missing * length.real()
    };
    unmet.sort_by(|a: &Unmet, b: &Unmet| {
        let ids = |row: &Unmet| (row.team, row.need, row.class);
        minutes(b).total_cmp(&minutes(a)).then(ids(a).cmp(&ids(b)))
    });
    let count = |changes: f64| u32::try_from(crate::number::whole(changes)).unwrap_or(0);
    Built {
        template: Template::new(blocks),
        levels: levels.into_iter().map(level).collect(),
        unmet,
        changes: changes.map(count),
        stopped,
    }
}

fn level((objective, (value, bound)): (Objective, (f64, f64))) -> Level {
    let exact = value - bound <= 1e-6 * value.abs().max(1.0);
    let proof = if exact { Proof::Exact } else { Proof::Bounded { bound } };
    Level { objective, value, proof }
}
