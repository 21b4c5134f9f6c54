//! Every total of holds under every release rule, on the same paths.
//!
//! Totals are spread as the exact frontier spreads them. Prices and dominated points come from
//! paired differences, path by path: what the paths do not show is not claimed.

use rayon::prelude::*;

use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::rng::Purpose;
use crate::sizing::design::minutes;
use crate::sizing::model::{TeamModel, holding, model_of};
use crate::sizing::spread::Judge;
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

use super::measure::{Outcome, outcome};
use super::problem::SampleProblem;
use super::{Release, SampleFrontier, SampleMeasures, SampleOptions, SamplePoint};

/// The frontier of every team under every release rule asked for.
///
/// A stop hands back what is finished: the teams and rules that have a point, each with its points
/// from no holds on.
#[must_use]
pub fn frontier(
    instance: &Instance,
    options: &SampleOptions,
    watch: &Watch,
) -> Vec<SampleFrontier> {
    let groups = holding(instance);
    let most = u64::from(instance.parts().goals.frontier_max) + 1;
    let steps = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    watch.meter.expect(steps(groups.len()) * steps(options.releases.len()) * most);
    let of_group = |model: &TeamModel| of_group(instance, model, options, watch);
    groups.par_iter().flat_map_iter(of_group).collect()
}

/// What so many minutes held for a group of a team's needs on each day of the cycle keep and cost.
///
/// `holds_per_cycle_day` begins with the Monday of week 0 \[min\]; what is no whole step of the
/// team's lattice is left out.
#[must_use]
pub fn evaluate(
    instance: &Instance,
    (team, held): (TeamId, &[NeedId]),
    holds_per_cycle_day: &[Minutes],
    release: Release,
    options: &SampleOptions,
) -> SampleMeasures {
    let model = model_of(instance, team, held);
    let problem = SampleProblem::new(instance, &model, options, Purpose::Sample);
    let holds = whole_steps(&model, holds_per_cycle_day);
    let of = |holds: &[usize]| outcome(&problem, &problem.rule(holds, release, None));
    let without = of(&vec![0; holds.len()]).wait();
    of(&holds).measures(&problem, &without)
}

/// Minutes per day of the cycle as steps per open day, within the sessions of each.
pub(super) fn whole_steps(model: &TeamModel, holds_per_cycle_day: &[Minutes]) -> Vec<usize> {
    let held = |day: &crate::sizing::model::ModelDay| {
        let held = holds_per_cycle_day.get(day.day.index()).copied().unwrap_or(Minutes(0));
        let room: usize = day.sessions.iter().map(|session| session.steps).sum();
        usize::try_from(held / model.lattice).unwrap_or(0).min(room)
    };
    model.days.iter().map(held).collect()
}

fn of_group(
    instance: &Instance,
    model: &TeamModel,
    options: &SampleOptions,
    watch: &Watch,
) -> Vec<SampleFrontier> {
    if watch.stop.stopped() {
        return Vec::new();
    }
    let problem = SampleProblem::new(instance, model, options, Purpose::Sample);
    let total = if model.needs.is_empty() { 0 } else { instance.parts().goals.frontier_max };
    let path = Judge::new(model).path(total as usize);
    let steps = |counts: &Vec<usize>| counts.iter().map(|count| count * model.unit).collect();
    let designs: Vec<Vec<usize>> = path.iter().map(steps).collect();
    let of_release = |&release: &Release| {
        let point = |holds: &Vec<usize>| {
            if watch.stop.stopped() {
                return None;
            }
            let outcome = outcome(&problem, &problem.rule(holds, release, None));
            watch.meter.advance();
            Some(outcome)
        };
        let found: Vec<Option<Outcome>> = designs.par_iter().map(point).collect();
        let found: Vec<Outcome> = found.into_iter().map_while(|outcome| outcome).collect();
        let points = points(instance, &problem, &designs, &found);
        SampleFrontier { team: model.team, held: model.group.held.clone(), release, points }
    };
    let told: Vec<SampleFrontier> = options.releases.iter().map(of_release).collect();
    told.into_iter().filter(|frontier| !frontier.points.is_empty()).collect()
}

fn points(
    instance: &Instance,
    problem: &SampleProblem,
    designs: &[Vec<usize>],
    found: &[Outcome],
) -> Vec<SamplePoint> {
    let model = problem.model;
    let Some(first) = found.first() else { return Vec::new() };
    let without = first.wait();
    let overflow: Vec<Vec<f64>> = found.iter().map(|at| at.overflow(problem)).collect();
    let idle: Vec<Vec<f64>> = found.iter().map(|at| at.idle(problem)).collect();
    let breach: Vec<Vec<f64>> = found.iter().map(|at| at.breach(problem)).collect();
    let requests = |minutes: &Vec<f64>| -> Vec<f64> {
        let each = problem.sub_acute_length;
        minutes.iter().map(|m| if each > 0.0 { m / each } else { 0.0 }).collect()
    };
    let costs: Vec<Cost> = (0..found.len())
        .map(|at| Cost { each: [&overflow[at], &idle[at], &breach[at]].map(Vec::as_slice) })
        .collect();
    let means: Vec<[f64; 3]> = costs.iter().map(Cost::means).collect();
    let point = |(at, outcome): (usize, &Outcome)| {
        let next = (at + 1 < found.len()).then_some(at + 1);
        let saves = |next: usize| {
            Estimate::difference(&requests(&overflow[next]), &requests(&overflow[at]))
        };
        SamplePoint {
            hold_count: u32::try_from(at).unwrap_or(u32::MAX),
            holds: per_cycle_day(instance, model, &designs[at]),
            measures: outcome.measures(problem, &without),
            next_hold_saves_breaches: next.map(saves),
            next_hold_costs_idle: next.map(|next| Estimate::difference(&idle[at], &idle[next])),
            dominated: (0..found.len()).any(|other| {
                let no_worse = means[other].iter().zip(&means[at]).all(|(o, h)| o <= h);
                other != at && no_worse && costs[other].shown_better(&costs[at])
            }),
        }
    };
    found.par_iter().enumerate().map(point).collect()
}

/// Minutes held on every day of the cycle, open or not.
pub(super) fn per_cycle_day(
    instance: &Instance,
    model: &TeamModel,
    holds: &[usize],
) -> Vec<Minutes> {
    let mut per_day = vec![Minutes(0); instance.parts().cycle.length_days()];
    for (day, &steps) in model.days.iter().zip(holds) {
        per_day[day.day.index()] = minutes(model, steps);
    }
    per_day
}

/// Overflow, idle time and work-up breaches of every path.
struct Cost<'a> {
    each: [&'a [f64]; 3],
}

impl Cost<'_> {
    fn means(&self) -> [f64; 3] {
        self.each.map(|values| values.iter().sum())
    }

    /// Whether the paired paths show less of anything than `other` has.
    fn shown_better(&self, other: &Cost) -> bool {
        let pairs = self.each.iter().zip(&other.each);
        pairs
            .map(|(own, other)| Estimate::difference(own, other))
            .any(|d| d.mean > 0.0 && d.shown())
    }
}
