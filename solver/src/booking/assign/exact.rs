//! Exact finish of small problems: one integer program over all options.

use crate::lp::{Answer, Program, Terms, Var, solve};
use crate::solve::{Limits, StopToken};

use super::{Assignment, Problem};

/// Most options of a problem that is finished exactly.
const OPTIONS_MAX: usize = 1_500;
/// Most branch-and-bound nodes.
const NODES_MAX: i32 = 2_000;

/// What the program proved.
pub(super) enum Finished {
    /// No assignment places every item that must be placed.
    Impossible,
    /// The best assignment found, and a cost that no assignment is below.
    Found(Assignment, i64),
}

/// Solves a small problem as an integer program; `None` when it is too large, or a limit fired
/// before anything was found.
pub(super) fn finish(
    problem: &Problem,
    start: Option<&Assignment>,
    stop: &StopToken,
) -> Option<Finished> {
    let count: usize = problem.items().iter().map(|item| item.options.len()).sum();
    if count > OPTIONS_MAX || stop.stopped() {
        return None;
    }
    let (program, objective, options) = model(problem);
    let known = start.map(|start| values(problem, start));
    let limits = Limits { nodes_max: NODES_MAX, gap: 0.0, stop: stop.clone(), ..Limits::default() };
    match solve(&program, &objective, &limits, known.as_deref()) {
        Answer::Infeasible => Some(Finished::Impossible),
        Answer::Empty => None,
        Answer::Found(found) => {
            let mut places = problem.nothing();
            for (var, item, bin) in options {
                if found.values[var.index()] > 0.5 {
                    places.0[item] = Some(bin);
                }
            }
            Some(Finished::Found(places, whole(found.bound)))
        }
    }
}

/// A whole number that a cost not below `bound` cannot be below either; the program's own
/// tolerance is allowed for.
#[expect(clippy::cast_possible_truncation, reason = "costs stay below 2^52")]
fn whole(bound: f64) -> i64 {
    (bound - 1e-6 * (1.0 + bound.abs())).ceil() as i64
}

/// A column with the item and the bin it stands for.
type Placed = (Var, usize, u32);

/// One column an option, and one for leaving an item out.
#[expect(clippy::cast_precision_loss, reason = "costs stay below 2^52")]
fn model(problem: &Problem) -> (Program, Terms, Vec<Placed>) {
    let mut program = Program::default();
    let mut objective: Terms = Vec::new();
    let mut options = Vec::new();
    let mut loads: Vec<Terms> = vec![Vec::new(); problem.capacities().len()];
    for (row, item) in problem.items().iter().enumerate() {
        let mut once: Terms = Vec::new();
        for option in &item.options {
            let var = program.binary();
            once.push((var, 1.0));
            objective.push((var, option.cost as f64));
            loads[option.bin as usize].push((var, f64::from(option.size)));
            options.push((var, row, option.bin));
        }
        if let Some(cost) = item.leave_out {
            let var = program.binary();
            once.push((var, 1.0));
            objective.push((var, cost as f64));
        }
        program.row("once", 1.0, once, 1.0);
    }
    for (load, &room) in loads.into_iter().zip(problem.capacities()) {
        program.row("room", 0.0, load, f64::from(room));
    }
    (program, objective, options)
}

/// The columns of an assignment, in the order of the model.
fn values(problem: &Problem, assignment: &Assignment) -> Vec<f64> {
    let mut values = Vec::new();
    for (item, place) in problem.items().iter().zip(&assignment.0) {
        let taken = |there: bool| if there { 1.0 } else { 0.0 };
        values.extend(item.options.iter().map(|option| taken(*place == Some(option.bin))));
        values.extend(item.leave_out.map(|_| taken(place.is_none())));
    }
    values
}
