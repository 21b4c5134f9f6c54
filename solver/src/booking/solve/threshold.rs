//! Most days over of any patient: the least threshold that all patients can keep.
//!
//! Whether a threshold can be kept is a problem of its own: the number of patients over it, which
//! must be nought. A threshold is refused only when the bound of that number is at least one.

use std::ops::Add;

use rayon::prelude::*;

use crate::booking::Options;
use crate::booking::chain::cheapest;
use crate::booking::problem::Problem;
use crate::booking::request::Cost;
use crate::booking::value::Plan;

use super::dual::{Budget, Prices, ascend, rounded_up};
use super::maximum::Allowed;
use super::part::Part;
use super::{best_of, exact, guided, search, stream};

/// Steps of prices for each threshold.
const STEPS: u32 = 150;

/// The least threshold found and proved.
pub(super) struct Threshold {
    pub(super) plan: Plan,
    pub(super) value: i64,
    pub(super) bound: i64,
}

/// What came of one part.
struct Found {
    plan: Plan,
    value: i64,
    bound: i64,
}

/// Finds the least threshold by bisection, part by part; no part needs to do better than the
/// patient who must be latest of all.
pub(super) fn find(
    problem: &Problem,
    rows: &[Vec<usize>],
    starts: &[Plan],
    options: &Options,
    allowed: Allowed<'_>,
) -> Threshold {
    let floor = problem.requests.iter().map(least).max().unwrap_or(0);
    let work = rows
        .par_iter()
        .enumerate()
        .map(|(at, rows)| part(problem, rows, starts, floor, (options, at, allowed)));
    let found: Vec<Found> = work.collect();
    let mut plan = Plan::nobody(problem);
    for (rows, found) in rows.iter().zip(&found) {
        for &row in rows {
            plan.0[row].clone_from(&found.plan.0[row]);
        }
    }
    Threshold {
        plan,
        value: found.iter().map(|found| found.value).max().unwrap_or(0).max(floor),
        bound: found.iter().map(|found| found.bound).max().unwrap_or(0).max(floor),
    }
}

/// Rights of a request were it alone.
fn least(request: &crate::booking::request::Request) -> i64 {
    let found = cheapest(request, |_, _, place| Some(Worst(place.cost.0[0])));
    found.map_or(request.leave_out.0[0], |(Worst(over), _)| over.min(request.leave_out.0[0]))
}

/// Days over of the worst of several visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worst(i64);

impl Add for Worst {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.max(other)
    }
}

fn part(
    problem: &Problem,
    rows: &[usize],
    starts: &[Plan],
    floor: i64,
    (options, at, allowed): (&Options, usize, Allowed<'_>),
) -> Found {
    let most = |plan: &Plan| rows.iter().map(|&row| plan.worst_of(problem, row)).max();
    let start = starts.iter().filter(|plan| allowed.keeps(plan, rows)).min_by_key(|p| most(p));
    let plan = start.cloned().unwrap_or_else(|| Plan::nobody(problem));
    let value = most(&plan).unwrap_or(0).max(floor);
    let mut found = Found { plan, value, bound: floor };
    let ends = rows.iter().flat_map(|&row| {
        let request = &problem.requests[row];
        let places = request.steps.iter().flat_map(|step| &step.places);
        let places = places.map(|place| place.cost.0[0]);
        places.chain([request.leave_out.0[0]])
    });
    let mut values: Vec<i64> = ends.filter(|&v| floor <= v && v <= found.value).collect();
    values.push(found.value);
    values.sort_unstable();
    values.dedup();
    // Kept at `high`, not found kept below `low`.
    let (mut low, mut high) = (0, values.len() - 1);
    while low < high && !options.stop.stopped() {
        let middle = usize::midpoint(low, high);
        match kept(problem, rows, &found.plan, values[middle], (options, at, allowed)) {
            Kept::Yes(plan) => {
                found.plan = plan;
                high = middle;
            }
            Kept::No { proved } => {
                low = middle + 1;
                if proved {
                    found.bound = found.bound.max(values[middle + 1]);
                }
            }
        }
    }
    found.value = values[high];
    found
}

enum Kept {
    Yes(Plan),
    No { proved: bool },
}

/// Whether all patients of a part can keep a threshold.
fn kept(
    problem: &Problem,
    rows: &[usize],
    start: &Plan,
    threshold: i64,
    (options, at, allowed): (&Options, usize, Allowed<'_>),
) -> Kept {
    let view = |Cost(cost): Cost| [i64::from(cost[0] > threshold), 0, 0];
    let (places, out) = (allowed.places(), allowed.leaving_out());
    let part = Part::new(problem, rows.to_vec(), &view, places, out);
    let mut state = best_of(&part, std::slice::from_ref(start));
    let plan = |state: &super::State<'_>| {
        let mut plan = start.clone();
        part.write(state.paths(), &mut plan);
        Kept::Yes(plan)
    };
    let stop = &options.stop;
    let rounds = options.rounds_max / 4;
    search::improve(&part, &mut state, (0, &[]), rounds, &mut stream(options, at, 6), stop);
    if state.values()[0] == 0 {
        return plan(&state);
    }
    let budget = Budget { level: 0, values: state.values() };
    let mut built = None;
    let zero = Prices::zero(&part);
    let (scaled, prices) = ascend(&part, budget, zero, STEPS, stop, |prices, weights| {
        let found = guided::build(&part, 0, prices, weights);
        if found.values()[0] == 0 {
            built = Some(found);
        }
    });
    if let Some(found) = built {
        return plan(&found);
    }
    if rounded_up(scaled) >= 1 {
        return Kept::No { proved: true };
    }
    match exact::finish(&part, &state, budget, &prices, scaled, stop) {
        Some(exact::Exact { better: Some(found), .. }) if found.values()[0] == 0 => plan(&found),
        Some(found) => Kept::No { proved: found.bound >= 1 },
        None => Kept::No { proved: false },
    }
}
