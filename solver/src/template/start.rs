//! Where the search for a template starts: the program of an island, and a first solution of it.

use std::collections::{BTreeMap, BTreeSet};

use super::constraint;
use super::greedy;
use super::island::Island;
use super::model::{Model, What};
use super::wanted::Sources;
use crate::lp::{Answer, Program, solve};
use crate::solve::Limits;

/// The program of an island with every rule.
pub(super) fn model<'a>(from: &Sources<'a>, island: &Island) -> Model<'a> {
    let mut model = Model::new(from, island.teams.clone(), island.sessions.clone());
    for rule in constraint::ALL {
        rule(&mut model);
    }
    if let Some(baseline) = from.baseline {
        constraint::at_most_so_many_changes(&mut model, baseline);
    }
    model
}

/// Where the search starts.
pub(super) enum Start {
    At(Vec<f64>),
    Nowhere,
    Unknown,
}

/// The best of the simple rules that keep every promise; or any solution; or the proof of none.
pub(super) fn start(model: &Model<'_>, from: &Sources<'_>, limits: &Limits) -> Start {
    let unmet = |values: &Vec<f64>| {
        let mut minutes: BTreeMap<u8, f64> = BTreeMap::new();
        for (row, var) in model.wanted.iter().zip(&model.unmet) {
            *minutes.entry(row.priority).or_insert(0.0) += values[var.index()] * row.minutes.real();
        }
        minutes.into_values().collect::<Vec<f64>>()
    };
    let tried = greedy::starts(model, from.baseline, from.patched).into_iter();
    let kept = tried.filter(|values| model.program.fits(values));
    let best =
        kept.min_by(|a, b| unmet(a).partial_cmp(&unmet(b)).unwrap_or(std::cmp::Ordering::Equal));
    if let Some(values) = best {
        return Start::At(values);
    }
    match solve(&only_promised(model), &Vec::new(), limits, None) {
        Answer::Found(found) => Start::At(model.complete(found.values)),
        Answer::Infeasible => Start::Nowhere,
        Answer::Empty => Start::Unknown,
    }
}

/// The program without the visits that no promise calls for: enough to tell whether the promises
/// can be kept.
pub(super) fn only_promised(model: &Model<'_>) -> Program {
    let mut program = model.program.clone();
    if model.promised.changes_max.is_some() {
        return program;
    }
    let advice: BTreeSet<usize> = model
        .program
        .rows()
        .iter()
        .filter(|row| row.name == "advice")
        .flat_map(|row| row.terms.iter().map(|(var, _)| var.index()))
        .collect();
    for piece in &model.pieces {
        let visit = matches!(piece.what, What::Visit { .. });
        if visit && !advice.contains(&piece.var.index()) {
            program.bound(piece.var, 0.0, 0.0);
        }
    }
    program
}
