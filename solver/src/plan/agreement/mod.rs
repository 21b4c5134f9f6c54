//! Whether three ways to the same number agree: the exact chain, sample paths, and patients played
//! one by one.
//!
//! All three are asked for the share of a team's sub-acute minutes served within its strictest
//! target, in the long run, with the holds recommended. The simulation plays the clinic the chain
//! is about (its lane, its demand, its sessions) twice with the same patients: with visits cut into
//! steps that can be served on different days, as the chain takes them, and with whole visits in
//! line. The first must agree with the chain; what the second falls short is *packing loss*.

mod lane;

use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::answer::{HoldPlan, Log, Play};
use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::rng::Seed;
use crate::simulation::policy::Called;
use crate::simulation::{Policy, World, simulate};
use crate::sizing::sample::{self, Release, SampleOptions, Start};
use crate::sizing::{self, GrowingQueue, TeamSizing};
use crate::solve::{Proof, Watch};
use crate::table::TeamId;

use lane::InSteps;

/// Replications held in memory at a time.
const BATCH: u32 = 4;

/// Standard errors within which two numbers agree.
const ERRORS: f64 = 3.0;

/// How long is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Weeks from an empty clinic that do not count.
    pub warm_up_weeks: u32,
    /// Weeks after them that count \[1..\].
    pub weeks: u32,
    /// Independent runs of the simulation \[2..\].
    pub replications: u32,
    /// Independent sample paths, as long as a run \[2..\].
    pub paths: u32,
    /// Seed of runs and paths.
    pub seed: Seed,
}

impl Default for Options {
    /// Two years of warm-up and four that count, 40 runs, 400 paths.
    fn default() -> Self {
        Self { warm_up_weeks: 104, weeks: 208, replications: 40, paths: 400, seed: Seed(0) }
    }
}

/// One team, three ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The team.
    pub team: TeamId,
    /// Minutes held per week \[min per week\].
    pub held_minutes_per_week: f64,
    /// Routine demand / unheld minutes \[ratio\].
    pub routine_load: f64,
    /// All demand / all minutes \[ratio\].
    pub total_load: f64,
    /// The strictest target \[open days\].
    pub days: u32,
    /// Share within it by the chain \[0..=1\].
    pub exact: f64,
    /// What is proved about [`Row::exact`].
    pub proof: Proof,
    /// What was played; `None` without a steady state.
    pub played: Option<Played>,
    /// Whether they agree.
    pub verdict: Verdict,
}

/// The shares within the target as estimated \[0..=1\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Played {
    /// On sample paths of the recursion.
    pub sample: Estimate,
    /// Patients played, visits divisible.
    pub in_steps: Estimate,
    /// The same patients, whole visits.
    pub whole: Estimate,
    /// Whole visits less divisible ones, run by run \[share\].
    pub packing: Estimate,
}

/// Whether the three agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All of them, whole visits too.
    Agree,
    /// Chain, paths and divisible minutes do; whole visits do not fit as well.
    PackingLoss,
    /// Paths and divisible minutes agree, above the bound that is all the chain gives here.
    AboveBound,
    /// They do not.
    Differ,
    /// A queue grows: there is no long run to compare.
    NoSteadyState,
}

/// Compares the three for every team with a sub-acute target, in the order of the clinic file.
///
/// The same instance and options give the same rows, bit for bit, on any number of threads.
#[must_use]
pub fn agreement(instance: &Instance, options: &Options) -> Vec<Row> {
    let sizing = sizing::size(instance, &sizing::Options { as_is: false, frontier: false });
    let holds = sizing.hold_plan();
    let row = |team: &TeamSizing| of_team(instance, team, &holds, options);
    sizing.teams.par_iter().filter_map(row).collect()
}

fn of_team(
    instance: &Instance,
    team: &TeamSizing,
    holds: &HoldPlan,
    options: &Options,
) -> Option<Row> {
    let design = &team.design;
    let days = design.access.needs.iter().map(|need| need.days).min()?;
    let exact = design.access.share_within_days[days as usize];
    let proof = design.access.proof;
    let grows = design.overload.is_some_and(|over| over.queue != GrowingQueue::Others);
    let played = (!grows).then(|| play(instance, team, days, holds, options));
    Some(Row {
        team: team.team,
        held_minutes_per_week: design.held_minutes_per_week,
        routine_load: design.routine_load,
        total_load: design.total_load,
        days,
        exact,
        proof,
        played,
        verdict: played.map_or(Verdict::NoSteadyState, |played| verdict(exact, proof, &played)),
    })
}

/// Estimates the share of one team in each way.
fn play(
    instance: &Instance,
    team: &TeamSizing,
    days: u32,
    holds: &HoldPlan,
    options: &Options,
) -> Played {
    let cycle = instance.parts().cycle.weeks;
    let open = u32::try_from(instance.cycle_days().len()).unwrap_or(5);
    let sampled = SampleOptions {
        paths: options.paths,
        days: options.weeks * open / cycle,
        warm_up: options.warm_up_weeks * open / cycle,
        seed: options.seed,
        start: Start::Empty,
        releases: vec![Release::Never],
        fill: Vec::new(),
        flexible: Vec::new(),
    };
    let sample =
        sample::evaluate(instance, team.team, &team.design.holds, Release::Never, &sampled);
    let seen = sizing::seen(instance, team.team, holds);
    let world = lane::world(instance, team.team, &seen, options);
    let in_steps = runs(&world, &InSteps { step: seen.lattice }, days, options);
    let whole = runs(&world, &Called { in_line: true }, days, options);
    // The same weight for every run, so that the two are compared patient by patient.
    let share = |run: &Kept| run.in_time / run.asked.max(1.0);
    let shares = |runs: &[Kept]| runs.iter().map(share).collect::<Vec<f64>>();
    Played {
        sample: sample.access_share,
        in_steps: ratio(&in_steps),
        whole: ratio(&whole),
        packing: Estimate::difference(&shares(&in_steps), &shares(&whole)),
    }
}

/// Sub-acute minutes of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Kept {
    in_time: f64,
    asked: f64,
}

/// Plays all runs, a few at a time.
fn runs<P: Policy + Clone + Sync>(
    world: &World,
    policy: &P,
    days: u32,
    options: &Options,
) -> Vec<Kept> {
    let mut all = Vec::new();
    let mut done = 0;
    while done < options.replications {
        let next = (done + BATCH).min(options.replications);
        let log = simulate(world, policy, done..next, options.seed, &Watch::default());
        all.extend(log.plays.iter().map(|play| kept(world, &log, play, days)));
        done = next;
    }
    all
}

/// Sub-acute minutes asked for in the days that count, and those seen within the target.
fn kept(world: &World, log: &Log, play: &Play, days: u32) -> Kept {
    let last = lane::followed(&log.open_days, log.end, days);
    let mut sum = Kept { in_time: 0.0, asked: 0.0 };
    for row in &play.requests {
        let counted = log.counted_from <= row.asked && row.asked <= last;
        if !(counted && world.needs[row.need].held) {
            continue;
        }
        sum.asked += row.planned.real();
        let within = |visit| log.open_days_between(row.ready, visit) <= days as usize;
        if row.visit.is_some_and(within) {
            sum.in_time += row.planned.real();
        }
    }
    sum
}

/// Minutes in time / minutes asked over all runs, with the interval of the ratio estimator
/// (Cochran 1977, *Sampling Techniques*, 6.4).
fn ratio(runs: &[Kept]) -> Estimate {
    let asked: f64 = runs.iter().map(|run| run.asked).sum();
    if asked <= 0.0 {
        return Estimate::of(&vec![1.0; runs.len()]);
    }
    let share = runs.iter().map(|run| run.in_time).sum::<f64>() / asked;
    let mean = asked / crate::demand::law::real(runs.len());
    let each: Vec<f64> =
        runs.iter().map(|run| share + (run.in_time - share * run.asked) / mean).collect();
    Estimate { mean: share, ..Estimate::of(&each) }
}

fn verdict(exact: f64, proof: Proof, played: &Played) -> Verdict {
    let Played { sample, in_steps, whole, packing } = played;
    if !close(sample.mean, in_steps.mean, &[*sample, *in_steps]) {
        return Verdict::Differ;
    }
    let agrees = |estimate: &Estimate| close(estimate.mean, exact, &[*estimate]);
    if agrees(sample) && agrees(in_steps) {
        let fits = agrees(whole) && close(packing.mean, 0.0, &[*packing]);
        return if fits { Verdict::Agree } else { Verdict::PackingLoss };
    }
    let above = sample.mean >= exact && in_steps.mean >= exact;
    if above && matches!(proof, Proof::Bounded { .. }) {
        Verdict::AboveBound
    } else {
        Verdict::Differ
    }
}

/// Whether two numbers are within three combined standard errors, and what rounding leaves.
fn close(one: f64, other: f64, errors: &[Estimate]) -> bool {
    let squares: f64 = errors.iter().map(|estimate| standard_error(estimate).powi(2)).sum();
    (one - other).abs() <= ERRORS * squares.sqrt() + 1e-7
}

/// The standard error behind an interval; infinite with fewer than two runs.
#[must_use]
pub fn standard_error(estimate: &Estimate) -> f64 {
    match StudentsT::new(0.0, 1.0, f64::from(estimate.replications) - 1.0) {
        Ok(law) => estimate.half_width / law.inverse_cdf(0.975),
        Err(_) => f64::INFINITY,
    }
}
