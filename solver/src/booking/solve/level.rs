//! One level of all parts: bound, better plans, exact finish, what is left to the levels below.

use rayon::prelude::*;

use crate::booking::Options;
use crate::booking::limit::Limit;
use crate::booking::request::Path;
use crate::booking::value::Plan;
use crate::solve::StopToken;

use super::dual::{Budget, Prices, SCALE, ascend, best, rounded_up};
use super::part::Part;
use super::state::State;
use super::{exact, guided, search, stream};

/// Steps of prices per level and part.
const STEPS: u32 = 400;
/// Work that plans built at prices may do to put days in order: visits times openings of their day.
const ORDERS_MAX: u64 = 50_000_000;
/// Weights of a level above at which the prices for a level begin, over [`SCALE`].
const WEIGHTS: [i64; 5] = [SCALE / 64, SCALE / 16, SCALE / 4, SCALE, SCALE * 4];

/// What came of one part at a level.
struct Found {
    paths: Vec<Option<Path>>,
    /// Values of its plan now.
    values: [i64; 4],
    prices: Prices,
    scaled: i64,
    /// No plan of the part has less that keeps the values with which the level began, or betters
    /// them.
    bound: i64,
}

/// Solves a level: its bound, and for each part prices with the (scaled) slack above theirs that a
/// plan as good as the one found may use.
///
/// Parts share nothing, so each keeps its own values at the levels above, and the bounds of parts
/// add up. `before` are the prices of each part at the levels above.
pub(super) fn solve(
    parts: &[Part<'_>],
    plan: &mut Plan,
    (level, before): (usize, &[Vec<Prices>]),
    options: &Options,
) -> (i64, Vec<(Prices, i64)>) {
    let given = &*plan;
    let work = parts
        .par_iter()
        .enumerate()
        .map(|(at, part)| one((part, at), given, level, &before[at], options));
    let found: Vec<Found> = work.collect();
    for (part, found) in parts.iter().zip(&found) {
        part.write(found.paths.clone(), plan);
    }
    let bound = found.iter().map(|found| found.bound.min(found.values[level])).sum();
    let slack =
        |found: Found| (found.prices, (found.values[level] * SCALE).saturating_sub(found.scaled));
    (bound, found.into_iter().map(slack).collect())
}

fn one(
    (part, at): (&Part<'_>, usize),
    plan: &Plan,
    level: usize,
    before: &[Prices],
    options: &Options,
) -> Found {
    let state = State::of(part, plan);
    let begun = state.values();
    let budget = Budget { level, values: begun };
    let stop = &options.stop;
    let mut built: Option<State<'_>> = None;
    let mut orders = 0;
    let keep_best = |prices: &Prices, weights: &[i64]| {
        if orders > ORDERS_MAX {
            part.problem.met.note(Limit::Orders);
            return;
        }
        let found = guided::build(part, level, prices, weights);
        orders += found.clock_work();
        if built.as_ref().is_none_or(|best| found.worth < best.worth) {
            built = Some(found);
        }
    };
    let start = best(part, budget, starts(part, before));
    let (scaled, prices) = ascend(part, budget, start, STEPS, stop, keep_best);
    let mut work = Work { part, budget, state, bound: rounded_up(scaled), stop };
    if work.open() {
        if let Some(built) = built {
            work.take(built);
        }
        let tried = work.exactly(&prices, scaled);
        if work.open() {
            let rounds = if level == 0 { options.rounds_max } else { options.rounds_max / 4 };
            let taken = guided::taken(part, level, &prices);
            let mut stream = stream(options, at, 1 + u32::try_from(level).unwrap_or(0));
            let mut further = work.state.clone();
            search::improve(part, &mut further, (level, &taken), rounds, &mut stream, stop);
            work.take(further);
            if !tried && work.open() {
                work.exactly(&prices, scaled);
            }
        }
    }
    let Work { state, bound, .. } = work;
    Found { paths: state.paths(), values: state.values(), prices, scaled, bound }
}

/// A part at a level: its plan and what is proved.
struct Work<'w, 'p> {
    part: &'p Part<'p>,
    /// Values of the plan when the level began.
    budget: Budget,
    state: State<'p>,
    bound: i64,
    stop: &'w StopToken,
}

impl<'p> Work<'_, 'p> {
    /// Whether there is more to prove, and time for it.
    fn open(&self) -> bool {
        self.bound < self.state.values()[self.budget.level] && !self.stop.stopped()
    }

    /// Takes a better plan, unless it has risen at a level above: prices and bound are for the values
    /// with which this level began.
    fn take(&mut self, state: State<'p>) {
        let (values, begun) = (state.values(), self.budget.values);
        let risen = (0..self.budget.level).any(|above| values[above] > begun[above]);
        if state.worth < self.state.worth && !risen {
            self.state = state;
        }
    }

    /// Solves the part exactly where it is small; whether that was tried to an end.
    fn exactly(&mut self, prices: &Prices, scaled: i64) -> bool {
        let (level, values) = (self.budget.level, self.state.values());
        if values[..level] != self.budget.values[..level] {
            // The bound is for other values of the levels above.
            return false;
        }
        let budget = Budget { level, values };
        let found = exact::finish(self.part, &self.state, budget, prices, scaled, self.stop);
        let Some(found) = found else { return false };
        self.bound = self.bound.max(found.bound);
        if let Some(better) = found.better {
            self.state = better;
        }
        true
    }
}

/// Prices to begin with: none, or those of the levels above.
fn starts(part: &Part<'_>, before: &[Prices]) -> impl Iterator<Item = Prices> {
    let weighed = before
        .iter()
        .enumerate()
        .flat_map(|(above, prices)| WEIGHTS.map(|weight| prices.below(above, weight)));
    std::iter::once(Prices::zero(part)).chain(weighed)
}
