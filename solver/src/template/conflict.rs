//! Why no template keeps every promise, and the cheapest way out.
//!
//! A deletion filter gives a set of promises none of which can be left out of the conflict
//! (Chinneck & Dravnieks 1991). Implicit hitting sets then look for the smallest conflicting set of
//! all (Ignatiev, Previti, Liffiton & Marques-Silva 2015): every set of promises whose removal ends
//! the conflict must be hit by every conflict, so a smallest set that hits all those found so far
//! is, once it conflicts itself, a smallest conflict.
//!
//! The way out lets holds, windows, advice, changes and rooms give way at least cost in minutes.
//! People's hours are never asked to give.

use std::collections::BTreeSet;

use super::island::Island;
use super::model::Model;
use super::placement::place;
use super::start::{Start, model, only_promised, start};
use super::wanted::Sources;
use super::{Conflict, Kept, Relaxed};
use crate::lp::{Answer, Program, Terms, solve};
use crate::solve::Limits;

/// Most programs solved to find the conflict.
const STEPS_MAX: u32 = 2_000;

/// Explains an island whose promises conflict.
pub(super) fn explain(
    from: &Sources<'_>,
    island: &Island,
    model: &Model<'_>,
    limits: &Limits,
) -> Conflict {
    let mut search =
        Search { program: only_promised(model), model, limits, steps: 0, doubt: false };
    let irreducible = search.irreducible();
    let (set, proved) = search.smallest(irreducible);
    let smallest = proved && !search.doubt;
    let mut promises: Vec<Kept> = set.into_iter().map(|index| model.kept[index]).collect();
    promises.sort();
    let way_out = way_out(model, limits);
    let verified = !way_out.is_empty() && verify(from, island, &way_out, limits);
    Conflict { promises, smallest, way_out, verified }
}

struct Search<'m, 'a> {
    program: Program,
    model: &'m Model<'a>,
    limits: &'m Limits,
    steps: u32,
    /// Whether some program was left undecided by a limit.
    doubt: bool,
}

impl Search<'_, '_> {
    /// Whether those promises alone conflict; an unfinished search counts as no conflict.
    fn conflict(&mut self, promises: &BTreeSet<usize>) -> bool {
        self.steps += 1;
        let rows = &self.model.row_kept;
        let program =
            self.program.with_rows(|row| rows[row].is_none_or(|kept| promises.contains(&kept)));
        let answer = solve(&program, &Terms::new(), self.limits, None);
        self.doubt |= answer == Answer::Empty;
        answer == Answer::Infeasible
    }

    fn exhausted(&self) -> bool {
        self.steps >= STEPS_MAX || self.limits.stop.stopped()
    }

    /// A conflicting set of which no promise can be left out.
    fn irreducible(&mut self) -> BTreeSet<usize> {
        let mut set: BTreeSet<usize> = (0..self.model.kept.len()).collect();
        for promise in 0..self.model.kept.len() {
            let mut less = set.clone();
            less.remove(&promise);
            if self.conflict(&less) {
                set = less;
            }
        }
        set
    }

    /// A smallest conflicting set and whether that is proved, from an irreducible one.
    fn smallest(&mut self, irreducible: BTreeSet<usize>) -> (BTreeSet<usize>, bool) {
        let mut corrections: Vec<BTreeSet<usize>> = Vec::new();
        loop {
            let Some(hitting) = self.hitting_set(&corrections) else { return (irreducible, false) };
            if hitting.len() >= irreducible.len() {
                return (irreducible, true);
            }
            if self.exhausted() {
                return (irreducible, false);
            }
            if self.conflict(&hitting) {
                return (hitting, true);
            }
            let Some(correction) = self.correction(hitting) else { return (irreducible, false) };
            corrections.push(correction);
        }
    }

    /// What must be left out of all promises to end the conflict, keeping `kept`.
    fn correction(&mut self, mut kept: BTreeSet<usize>) -> Option<BTreeSet<usize>> {
        let mut out = BTreeSet::new();
        for promise in 0..self.model.kept.len() {
            if kept.contains(&promise) {
                continue;
            }
            if self.exhausted() {
                return None;
            }
            kept.insert(promise);
            if self.conflict(&kept) {
                kept.remove(&promise);
                out.insert(promise);
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// A smallest set that shares a promise with each of `sets`; `None` when not proved smallest.
    fn hitting_set(&self, sets: &[BTreeSet<usize>]) -> Option<BTreeSet<usize>> {
        let mut program = Program::default();
        let vars: Vec<_> = self.model.kept.iter().map(|_| program.binary()).collect();
        for set in sets {
            let terms = set.iter().map(|&promise| (vars[promise], 1.0)).collect();
            program.row("hit", 1.0, terms, f64::INFINITY);
        }
        let count = vars.iter().map(|&var| (var, 1.0)).collect();
        match solve(&program, &count, self.limits, None) {
            Answer::Found(found) if found.proved => Some(
                (0..vars.len())
                    .filter(|&promise| found.values[vars[promise].index()] > 0.5)
                    .collect(),
            ),
            _ => None,
        }
    }
}

/// The cheapest steps of slack that leave some template possible; empty when none was found.
fn way_out(model: &Model<'_>, limits: &Limits) -> Vec<Relaxed> {
    let mut program = only_promised(model);
    let mut extra: Vec<(usize, Terms)> = Vec::new();
    let mut cost = Terms::new();
    let mut slacks = Vec::new();
    for give in &model.gives {
        let slack = program.integer(0.0, give.most);
        cost.push((slack, give.weight));
        slacks.push(slack);
        extra.extend(give.rows.iter().map(|&(row, factor)| (row, vec![(slack, factor)])));
    }
    for (row, terms) in extra {
        program.extend_row(row, terms);
    }
    let Answer::Found(found) = solve(&program, &cost, limits, None) else { return Vec::new() };
    let mut amounts = vec![0.0; model.kept.len()];
    for (give, slack) in model.gives.iter().zip(slacks) {
        amounts[give.kept] += found.values[slack.index()] * give.amount;
    }
    let relaxed = model.kept.iter().zip(amounts).filter(|&(_, amount)| amount > 0.0);
    let mut way_out: Vec<Relaxed> =
        relaxed.map(|(&promise, amount)| Relaxed { promise, amount }).collect();
    way_out.sort_by_key(|relaxed| relaxed.promise);
    way_out
}

/// Builds again with the promises eased; true when that gives a template.
fn verify(from: &Sources<'_>, island: &Island, way_out: &[Relaxed], limits: &Limits) -> bool {
    let eased = from.promised.relaxed(way_out);
    let again = Sources {
        instance: from.instance,
        promised: &eased,
        demand: from.demand,
        baseline: from.baseline,
        patched: from.patched,
    };
    let model = model(&again, island);
    match start(&model, &again, limits) {
        Start::At(values) => model.program.fits(&values) && !place(&model, &values).is_empty(),
        Start::Nowhere | Start::Unknown => false,
    }
}
