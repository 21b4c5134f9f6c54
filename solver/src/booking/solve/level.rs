//! One level of all parts: bound, better plans, exact finish, what is left to the levels below.

use rayon::prelude::*;

use crate::booking::Options;
use crate::booking::request::Path;
use crate::booking::value::Plan;

use super::dual::{Budget, Prices, SCALE, ascend, best, rounded_up};
use super::part::Part;
use super::state::State;
use super::{exact, guided, search, shared, stream};

/// Steps of prices per level and part.
const STEPS: u32 = 400;
/// Weights of a level above at which the prices for a level begin, over [`SCALE`].
const WEIGHTS: [i64; 5] = [SCALE / 64, SCALE / 16, SCALE / 4, SCALE, SCALE * 4];

/// Values found and bounds proved so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    pub(super) bound: [i64; 4],
    /// Values the bounds are conditional on.
    pub(super) value: [i64; 4],
}

/// What came of one part at a level.
struct Found {
    paths: Vec<Option<Path>>,
    /// Values of the part when the level began; the prices are judged by them.
    begun: [i64; 4],
    /// Values of its plan now.
    values: [i64; 4],
    prices: Prices,
    scaled: i64,
    /// No plan of the part that keeps to `begun` at the levels above has less.
    bound: i64,
}

/// Solves a level; for each part prices and the (scaled) slack above their bound that a plan as
/// good as the one found may use.
///
/// `before` are the prices of each part at the levels above.
pub(super) fn solve(
    parts: &[Part<'_>],
    plan: &mut Plan,
    (level, before): (usize, &[Vec<Prices>]),
    bounds: &mut Bounds,
    options: &Options,
) -> Vec<(Prices, i64)> {
    let given = &*plan;
    let work = parts
        .par_iter()
        .enumerate()
        .map(|(at, part)| one((part, at), given, level, &before[at], options));
    let found: Vec<Found> = work.collect();
    for (part, found) in parts.iter().zip(&found) {
        part.write(found.paths.clone(), plan);
    }
    let sum = |pick: &dyn Fn(&Found) -> i64| found.iter().map(pick).sum::<i64>();
    let value = sum(&|found| found.values[level]);
    bounds.value[level] = value;
    let open: Vec<usize> = (0..level).filter(|&k| bounds.bound[k] < bounds.value[k]).collect();
    if open.is_empty() {
        let proved = |found: &Found| found.bound.min(found.values[level]);
        bounds.bound[level] = sum(&proved);
        let missing = value - bounds.bound[level];
        let slack = |found: Found| {
            let most = proved(&found) + missing;
            (found.prices, (most * SCALE).saturating_sub(found.scaled))
        };
        return found.into_iter().map(slack).collect();
    }
    let known = parts.iter().zip(before).zip(found).map(|((part, before), found)| shared::Known {
        part,
        values: found.begun,
        prices: found.prices,
        before,
    });
    let known: Vec<_> = known.collect();
    let (scaled, prices) = shared::bound(&known, level, &open, &options.stop);
    bounds.bound[level] = rounded_up(scaled).min(value);
    let slack = (value * SCALE).saturating_sub(scaled);
    prices.into_iter().map(|prices| (prices, slack)).collect()
}

fn one(
    (part, at): (&Part<'_>, usize),
    plan: &Plan,
    level: usize,
    before: &[Prices],
    options: &Options,
) -> Found {
    let mut state = State::of(part, plan);
    let begun = state.values();
    let budget = Budget { level, values: begun };
    let mut built: Option<State<'_>> = None;
    let stop = &options.stop;
    let weighed = before
        .iter()
        .enumerate()
        .flat_map(|(above, prices)| WEIGHTS.map(|weight| prices.below(above, weight)));
    let start = best(part, budget, std::iter::once(Prices::zero(part)).chain(weighed));
    let (scaled, prices) =
        ascend(part, budget, start, [false; 3], STEPS, stop, |prices, weights| {
            let found = guided::build(part, level, prices, weights);
            if built.as_ref().is_none_or(|best| found.worth < best.worth) {
                built = Some(found);
            }
        });
    let mut bound = rounded_up(scaled);
    if bound < begun[level] && !stop.stopped() {
        let mut stream = stream(options, at, 1 + u32::try_from(level).unwrap_or(0));
        let rounds = if level == 0 { options.rounds_max } else { options.rounds_max / 4 };
        let taken = guided::taken(part, level, &prices);
        if let Some(mut built) = built {
            search::improve(part, &mut built, (level, &taken), rounds, &mut stream, stop);
            if built.worth < state.worth {
                state = built;
            }
        }
        // Only a plan that keeps the levels above at the same values is judged by this bound.
        let values = state.values();
        let budget = Budget { level, values };
        if values[..level] == begun[..level]
            && bound < values[level]
            && let Some(found) = exact::finish(part, &state, budget, &prices, scaled, stop)
        {
            bound = bound.max(found.bound);
            if let Some(mut better) = found.better {
                search::improve(part, &mut better, (level, &taken), rounds, &mut stream, stop);
                if better.worth < state.worth {
                    state = better;
                }
            }
        }
    }
    Found { paths: state.paths(), begun, values: state.values(), prices, scaled, bound }
}
