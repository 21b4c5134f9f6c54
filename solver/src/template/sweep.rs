//! Improving a large island team by team.
//!
//! Where one program for all teams would take too long, each team's sessions in turn are decided
//! anew with all others as they are. Every step keeps what was reached, so the sweep never makes a
//! template worse; it proves nothing, so the bound comes from the program without whole numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Objective;
use super::model::Model;
use super::nodes::nodes_of_rest;
use super::objective::Goal;
use crate::lp::{Answer, Program, solve, sum};
use crate::solve::Limits;
use crate::supply;
use crate::table::{SessionId, TeamId};

/// Islands with more columns take fragmentation day by day within each team.
const COLUMNS_MAX: usize = 1_000;

/// Decides each team's sessions anew, once.
pub(super) fn sweep(
    model: &Model<'_>,
    goal: &Goal,
    mut values: Vec<f64>,
    limits: &Limits,
) -> Vec<f64> {
    for free in neighbourhoods(model, goal.objective) {
        if limits.stop.stopped() {
            break;
        }
        let program = others_fixed(model, &free, &values);
        let open = program.columns().iter().filter(|column| column.lower < column.upper).count();
        let limits =
            Limits { nodes_max: limits.nodes_max.min(nodes_of_rest(open)), ..limits.clone() };
        let Answer::Found(found) = solve(&program, &goal.terms, &limits, Some(&values)) else {
            continue;
        };
        let next = model.complete(found.values);
        let better = sum(&goal.terms, &next) < sum(&goal.terms, &values) - 1e-9;
        if better && model.program.fits(&next) {
            values = next;
        }
    }
    values
}

/// Sets of sessions decided together: each team's, or each team's of one day.
fn neighbourhoods(model: &Model<'_>, objective: Objective) -> Vec<BTreeSet<SessionId>> {
    let sessions = &model.instance.parts().sessions;
    let large = model.program.columns().len() > COLUMNS_MAX;
    let by_day = large && objective == Objective::Fragmentation;
    let mut sets: BTreeMap<(TeamId, usize), BTreeSet<SessionId>> = BTreeMap::new();
    for &id in &model.sessions {
        let day = if by_day { sessions[id].day.index() } else { 0 };
        for team in supply::teams_seen(model.instance, id) {
            sets.entry((team, day)).or_default().insert(id);
        }
    }
    sets.into_values().collect()
}

/// The program with the blocks of all other sessions as they are.
fn others_fixed(model: &Model<'_>, free: &BTreeSet<SessionId>, values: &[f64]) -> Program {
    let mut program = model.program.clone();
    for piece in &model.pieces {
        if !free.contains(&model.bins[piece.bin].session) {
            let value = values[piece.var.index()];
            program.bound(piece.var, value, value);
        }
    }
    for (way, &var) in model.arrangements.iter().zip(&model.arrangement_vars) {
        if !free.contains(&way.session) {
            let value = values[var.index()];
            program.bound(var, value, value);
        }
    }
    program
}

/// A bound from the program without whole numbers.
pub(super) fn relaxed(model: &Model<'_>, goal: &Goal, limits: &Limits) -> f64 {
    match solve(&model.program.without_whole_numbers(), &goal.terms, limits, None) {
        Answer::Found(found) => found.bound.max(0.0),
        Answer::Infeasible | Answer::Empty => 0.0,
    }
}
