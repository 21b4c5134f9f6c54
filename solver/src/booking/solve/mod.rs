//! Solves a booking problem level by level.
//!
//! Requests fall into parts that share no opening and no crowded rooms. Each part starts from the
//! best plan at hand and is searched in the order of the levels; then each level in turn is bounded
//! by prices, improved by plans built at these prices, finished exactly where the part is small,
//! searched further where that left a gap, and fixed: places that no plan as good can use are left
//! out of the levels below.
//! Where statutory maximum waits run, they are kept first: a plan for these alone is sought, and
//! from then on no patient may have worse places for theirs (`maximum`). Parts are solved in parallel, each with a random stream of its own.

mod dual;
mod exact;
mod guided;
mod level;
mod maximum;
mod part;
mod search;
mod state;
mod threshold;

use rayon::prelude::*;

use crate::answer::Booked;
use crate::number::place;
use crate::rng::{Purpose, Stream};

use super::baseline::{Order, one_by_one};
use super::clock::clocked;
use super::limit::Limit;
use super::problem::Problem;
use super::request::Cost;
use super::turn::earlier_first;
use super::value::Plan;
use super::{Level, LevelValue, Options, Rule};
use dual::Prices;
use maximum::Allowed;
use part::{Part, parts};
use state::State;

/// A plan with its times, its levels and their bounds.
pub(super) struct SolvedPlan {
    pub(super) plan: Plan,
    pub(super) rows: Vec<Booked>,
    /// The level before all others; `None` where no statutory maximum wait runs.
    pub(super) maximum_waits: Option<LevelValue>,
    pub(super) levels: [LevelValue; 4],
    pub(super) stopped: bool,
    /// Limits met, where something is left to prove.
    pub(super) limits_met: Vec<Limit>,
}

/// The best plan found, with a bound for every level.
pub(super) fn solve(problem: &Problem, options: &Options) -> SolvedPlan {
    solve_from(problem, options, &[])
}

/// The best plan found from some plans, never worse than any of them or than booking one by one.
pub(super) fn solve_from(problem: &Problem, options: &Options, warm: &[Plan]) -> SolvedPlan {
    let mut starts =
        vec![one_by_one(problem, Order::EarliestDueDate), one_by_one(problem, Order::FirstCome)];
    starts.extend_from_slice(warm);
    let rows = parts(problem);
    let first = maximum::first(problem, &rows, &starts, options);
    let allowed = Allowed { problem, plan: first.as_ref().map(|first| &first.plan) };
    if let Some(first) = &first {
        starts.insert(0, first.plan.clone());
    }
    let (plan, bounds) = by_rule(problem, rows, starts, options, allowed);
    finished(problem, options, plan, bounds, first.as_ref().map(|first| first.bound))
}

/// A plan and a bound for each level under a rule.
fn by_rule(
    problem: &Problem,
    rows: Vec<Vec<usize>>,
    mut starts: Vec<Plan>,
    options: &Options,
    allowed: Allowed<'_>,
) -> (Plan, [i64; 4]) {
    match options.rule {
        Rule::Max => {
            let found = threshold::find(problem, &rows, &starts, options, allowed);
            starts.push(found.plan);
            let over = found.value;
            let view = move |Cost(cost): Cost| [i64::from(cost[0] > over), cost[1], cost[2]];
            let mut solved = level_by_level(problem, rows, &starts, options, (&view, allowed));
            solved.1[0] = found.bound;
            solved
        }
        _ => level_by_level(problem, rows, &starts, options, (&|Cost(cost)| cost, allowed)),
    }
}

fn finished(
    problem: &Problem,
    options: &Options,
    mut plan: Plan,
    bounds: [i64; 4],
    maximum: Option<i64>,
) -> SolvedPlan {
    earlier_first(problem, &mut plan);
    let before = plan.values(problem, options.rule);
    let waits_before = plan.maximum(problem, options.rule);
    let rows = clocked(problem, &mut plan);
    let values = plan.values(problem, options.rule);
    let waits = plan.maximum(problem, options.rule);
    // Where the clock leaves somebody out, nothing is proved below the first level it changes.
    let changed = (0..4).find(|&level| values[level] != before[level]).unwrap_or(3);
    let proved = (waits == waits_before).then_some(changed);
    let names = [Level::Rights, Level::Access, Level::Continuity, Level::Fit];
    let levels = std::array::from_fn(|at| LevelValue {
        level: names[at],
        value: values[at],
        bound: if proved.is_none_or(|last| at > last) { 0 } else { bounds[at].min(values[at]) },
    });
    let maximum_waits = maximum.map(|bound| LevelValue {
        level: Level::MaximumWaits,
        value: waits,
        bound: bound.min(waits),
    });
    let tried = &levels[..=options.last.place()];
    let mut tried = tried.iter().chain(&maximum_waits);
    let open = tried.any(|level: &LevelValue| level.bound < level.value);
    let limits_met = if open { problem.met.all() } else { Vec::new() };
    let stopped = options.stop.stopped();
    SolvedPlan { plan, rows, maximum_waits, levels, stopped, limits_met }
}

/// A plan and a bound for each level.
fn level_by_level(
    problem: &Problem,
    rows: Vec<Vec<usize>>,
    starts: &[Plan],
    options: &Options,
    (view, allowed): (part::View<'_>, Allowed<'_>),
) -> (Plan, [i64; 4]) {
    let part = |rows| Part::new(problem, rows, view, allowed.places(), allowed.leaving_out());
    let mut parts: Vec<Part<'_>> = rows.into_par_iter().map(part).collect();
    let mut plan = Plan::nobody(problem);
    let begun = parts.par_iter().enumerate().map(|(at, part)| {
        let mut state = best_of(part, starts);
        let mut stream = stream(options, at, 0);
        search::improve(
            part,
            &mut state,
            (0, &[]),
            options.rounds_max / 8,
            &mut stream,
            &options.stop,
        );
        state.paths()
    });
    let begun: Vec<_> = begun.collect();
    parts.iter().zip(begun).for_each(|(part, paths)| part.write(paths, &mut plan));
    let mut bounds = [0; 4];
    let mut before: Vec<Vec<Prices>> = vec![Vec::new(); parts.len()];
    for (level, bound) in bounds.iter_mut().enumerate() {
        let (found, slack) = level::solve(&parts, &mut plan, (level, &before), options);
        *bound = found;
        if level == options.last.place() {
            break;
        }
        let work = parts.par_iter().zip(before).zip(slack);
        let narrowed = work.map(|((part, mut before), (prices, slack))| {
            let (spots, outs) = dual::keep(part, level, &prices, slack);
            let narrower = part.narrowed(&spots, &outs);
            before.push(prices);
            let moved = before.iter().map(|prices| prices.moved(part, &narrower)).collect();
            (narrower, moved)
        });
        (parts, before) = narrowed.unzip();
    }
    (plan, bounds)
}

/// The best of some plans for one part.
fn best_of<'p>(part: &'p Part<'p>, starts: &[Plan]) -> State<'p> {
    let states = starts.iter().map(|plan| State::of(part, plan));
    states.min_by_key(|state| state.worth).unwrap_or_else(|| State::new(part))
}

/// The random stream of a part in a phase.
fn stream(options: &Options, part: usize, phase: u32) -> Stream {
    options.seed.stream(Purpose::Repack, place(part) * 8 + phase)
}
