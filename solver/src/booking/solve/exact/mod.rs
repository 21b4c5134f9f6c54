//! Exact finish of small parts: an integer program over visits and patterns of openings.
//!
//! Only what a plan as good as the one found may use by its reduced cost is a column, so the
//! program's bound holds for all plans within the budgets above. Items and openings each have rows that make their own
//! program integral, so its linear bound is that of the prices. Plans whose visits do not fit
//! together by the clock are forbidden one after the other.

mod clash;
mod columns;
mod model;
mod openings;
mod pattern;

use crate::booking::limit::Limit;
use crate::lp::{Answer, solve};
use crate::solve::{Limits, StopToken};

use super::dual::{Budget, Prices, SCALE};
use super::part::Part;
use super::state::State;
use columns::columns;
use model::Model;

/// Most columns of one program.
const COLUMNS_MAX: usize = 60_000;
/// Most rows of one program, times columns.
const SIZE_MAX: usize = 50_000_000;
/// Branch-and-bound nodes, times rows and columns.
const WORK_MAX: usize = 40_000_000;
/// Most programs with clock times forbidden, and programs times columns.
const CLASHES_MAX: usize = 60;
const CLASHES_WORK: usize = 10_000;

/// What the program found.
pub(super) struct Exact<'p> {
    /// No plan of the part within the budgets has less at the level.
    pub(super) bound: i64,
    /// A plan whose value at the level is less than the one found before, if there is one.
    pub(super) better: Option<State<'p>>,
}

/// Solves a part at a level, within `budget`, given prices with their scaled bound; `None` when it
/// is too large or nothing was found.
pub(super) fn finish<'p>(
    part: &'p Part<'p>,
    state: &State<'p>,
    budget: Budget,
    prices: &Prices,
    scaled: i64,
    stop: &StopToken,
) -> Option<Exact<'p>> {
    if stop.stopped() {
        return None;
    }
    let whole = (budget.values[budget.level] * SCALE).saturating_sub(scaled);
    let met = &part.problem.met;
    let Some(mut columns) = columns(part, state, budget, prices, whole, COLUMNS_MAX) else {
        met.note(Limit::Size);
        return None;
    };
    clash::without_hopeless(part, &mut columns);
    let rounds = (CLASHES_WORK / columns.len().max(1)).clamp(2, CLASHES_MAX);
    let mut model = Model::new(part, budget, columns);
    let size = model.program.rows().len() * model.program.columns().len();
    if size > SIZE_MAX {
        met.note(Limit::Size);
        return None;
    }
    let nodes = (WORK_MAX / size.max(1)).clamp(20, 2_000);
    let limits = Limits {
        nodes_max: i32::try_from(nodes).unwrap_or(20),
        gap: 0.0,
        stop: stop.clone(),
        ..Limits::default()
    };
    let start = model.start(part, state);
    let mut honest = true;
    let mut bound = i64::MIN;
    for round in 0..rounds {
        let start = if round == 0 { start.as_deref() } else { None };
        let Answer::Found(found) = solve(&model.program, &model.objective, &limits, start) else {
            break;
        };
        if !found.proved && !stop.stopped() {
            met.note(Limit::Nodes);
        }
        if honest {
            bound = bound.max(Model::whole(found.bound));
        }
        let chosen = model.chosen(&found.values);
        match clash::book(part, &model.columns, &chosen) {
            Ok(plan) => {
                let value = plan.values()[budget.level];
                let within = (0..budget.level).all(|k| plan.values()[k] <= budget.values[k]);
                let better = within && value < budget.values[budget.level];
                return Some(Exact { bound, better: better.then_some(plan) });
            }
            Err(clashes) => {
                for clash in clashes {
                    honest &= clash.proved;
                    model.forbid(&clash.columns);
                }
            }
        }
        if stop.stopped() {
            break;
        }
        if round + 1 == rounds {
            met.note(Limit::Clashes);
        }
    }
    Some(Exact { bound, better: None })
}
