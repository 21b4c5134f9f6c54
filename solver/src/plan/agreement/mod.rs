//! Whether three ways to the same number agree: the exact chain, sample paths, and patients played
//! one by one.
//!
//! All three are asked for the share of a team's sub-acute minutes served within its strictest
//! target, and for the mean wait of routine minutes, in the long run with the holds recommended.
//! The simulation plays the clinic the chain is about (its lane, its demand, its sessions) twice
//! with the same patients: with visits cut into steps that may be served on different days, as the
//! chain takes them, and with whole visits in line. The first must agree with the chain; how far
//! the second is from it is *packing*: a visit that does not fit the rest of a session waits, and
//! what it leaves may go to others.

mod group;
mod played;
mod table;
#[cfg(test)]
mod tests;

use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::evaluation::Estimate;
use crate::instance::{Instance, Promise};
use crate::number::real;
use crate::rng::Seed;
use crate::sizing::sample::{self, Release, SampleOptions, Start};
use crate::sizing::{self, TeamSizing};
use crate::solve::Proof;
use crate::supply::{self, Group};
use crate::table::{NeedId, TeamId};

pub use table::{HEAD, line};

/// Standard errors within which two numbers agree.
const ERRORS: f64 = 3.0;

/// Relaxation times of the slower queue that do not count.
const FORGOTTEN: f64 = 4.0;

/// How long is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Weeks from an empty clinic that do not count, at least; teams near load one take four
    /// relaxation times of their slower queue.
    pub warm_up_weeks: u32,
    /// Weeks after them that count, at least; never fewer than those that do not \[1..\].
    pub weeks: u32,
    /// Independent runs of the simulation \[2..\].
    pub replications: u32,
    /// Independent sample paths, each as long as a run \[2..\].
    pub paths: u32,
    /// Seed of runs and paths.
    pub seed: Seed,
}

impl Default for Options {
    /// Half a year of warm-up and four years that count, 100 runs, 400 paths.
    fn default() -> Self {
        Self { warm_up_weeks: 26, weeks: 208, replications: 100, paths: 400, seed: Seed(0) }
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
    /// Share of sub-acute minutes within it by the chain \[0..=1\].
    pub access_exact: f64,
    /// What is proved about it.
    pub access_proof: Proof,
    /// Mean wait of routine minutes by the chain \[open days\]; `None` where it claims nothing.
    pub wait_exact: Option<f64>,
    /// Weeks of one run, warm-up and counted; `None` without a steady state, like what follows.
    pub weeks: Option<(u32, u32)>,
    /// The share as estimated \[0..=1\].
    pub access: Option<Played>,
    /// The wait as estimated \[open days\].
    pub wait: Option<Played>,
    /// Whether they agree.
    pub verdict: Verdict,
}

/// One number as estimated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Played {
    /// On sample paths of the recursion.
    pub sample: Estimate,
    /// Patients played, visits divisible.
    pub in_steps: Estimate,
    /// The same patients, whole visits.
    pub whole: Estimate,
    /// Whole visits less divisible ones, run by run.
    pub packing: Estimate,
}

/// Whether the three agree: within three combined standard errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All of them, whole visits too.
    Agree,
    /// Chain, paths and divisible minutes do; whole visits change the share.
    Packing,
    /// Paths and divisible minutes do; the chain is elsewhere and claims no exact number.
    ChainUnproven,
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
    let row = |team: &TeamSizing| of_team(instance, team, options);
    sizing.teams.par_iter().filter_map(row).collect()
}

/// The names of the rows, in their order: the team, and its held needs where it has several groups.
#[must_use]
pub fn names(instance: &Instance) -> Vec<String> {
    let needs = &instance.parts().needs;
    let promised = |need: &NeedId| matches!(needs[*need].promise, Promise::Access { .. });
    let mut groups = supply::groups(instance);
    groups.retain(|group| group.held.iter().any(promised));
    let name = |group: &Group| {
        let team = &instance.parts().teams[group.team].name;
        if groups.iter().filter(|other| other.team == group.team).count() == 1 {
            return team.clone();
        }
        let held: Vec<&str> = group.held.iter().map(|&need| &*needs[need].name).collect();
        format!("{team}: {}", held.join(", "))
    };
    groups.iter().map(name).collect()
}

fn of_team(instance: &Instance, team: &TeamSizing, options: &Options) -> Option<Row> {
    let design = &team.design;
    let days = design.access.needs.iter().map(|need| need.days).min()?;
    let per_week = real(instance.cycle_days().len()) / f64::from(instance.parts().cycle.weeks);
    let little = |backlog: f64| backlog * per_week / team.routine_minutes_per_week;
    let mut row = Row {
        team: team.team,
        held_minutes_per_week: design.held_minutes_per_week,
        routine_load: design.routine_load,
        total_load: design.total_load,
        days,
        access_exact: design.access.share_within_days[days as usize],
        access_proof: design.access.proof,
        wait_exact: design
            .routine_backlog_minutes
            .filter(|_| design.unused_proof == Proof::Exact && team.routine_minutes_per_week > 0.0)
            .map(little),
        weeks: None,
        access: None,
        wait: None,
        verdict: Verdict::NoSteadyState,
    };
    if design.overload.is_none() {
        play(instance, &mut row, (&team.held, &design.holds), options);
    }
    Some(row)
}

/// Estimates both numbers of one team in each way.
fn play(
    instance: &Instance,
    row: &mut Row,
    (held, holds): (&[NeedId], &[crate::units::Minutes]),
    options: &Options,
) {
    let group = (row.team, held);
    let seen = sizing::seen(instance, group, holds);
    let options = longer(options, seen.memory_weeks);
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
    let sample = sample::evaluate(instance, group, holds, Release::Never, &sampled);
    let world = group::world(instance, row.team, &seen, &options);
    let runs = played::both(&world, seen.lattice, row.days, &options);
    let access = played::access(sample.access_share, &runs);
    let wait = played::wait(sample.routine_wait_days, &runs);
    row.weeks = Some((options.warm_up_weeks, options.weeks));
    (row.access, row.wait) = (Some(access), Some(wait));
    row.verdict = verdict(row, &access, &wait);
}

/// Runs long enough for a queue with this memory.
fn longer(options: &Options, memory_weeks: f64) -> Options {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range before"
    )]
    let forgotten = (FORGOTTEN * memory_weeks).ceil().clamp(0.0, 20_000.0) as u32;
    let warm_up_weeks = options.warm_up_weeks.max(forgotten);
    Options { warm_up_weeks, weeks: options.weeks.max(warm_up_weeks), ..*options }
}

fn verdict(row: &Row, access: &Played, wait: &Played) -> Verdict {
    let apart = |of: &Played| !close(of.sample.mean, of.in_steps.mean, &[of.sample, of.in_steps]);
    if apart(access) || apart(wait) {
        return Verdict::Differ;
    }
    let with = |of: &Played, exact: f64| {
        close(of.sample.mean, exact, &[of.sample]) && close(of.in_steps.mean, exact, &[of.in_steps])
    };
    let share = with(access, row.access_exact);
    if !share && row.access_proof != Proof::Exact {
        return Verdict::ChainUnproven;
    }
    if !share || !row.wait_exact.is_none_or(|exact| with(wait, exact)) {
        return Verdict::Differ;
    }
    if close(access.packing.mean, 0.0, &[access.packing]) {
        Verdict::Agree
    } else {
        Verdict::Packing
    }
}

/// Whether two numbers are within three combined standard errors, and what rounding leaves.
fn close(one: f64, other: f64, errors: &[Estimate]) -> bool {
    let squares: f64 = errors.iter().map(|estimate| standard_error(*estimate).powi(2)).sum();
    (one - other).abs() <= ERRORS * squares.sqrt() + 1e-7
}

/// The standard error behind an interval; infinite with fewer than two runs.
#[must_use]
pub fn standard_error(estimate: Estimate) -> f64 {
    match StudentsT::new(0.0, 1.0, f64::from(estimate.replications) - 1.0) {
        Ok(law) => estimate.half_width / law.inverse_cdf(0.975),
        Err(_) => f64::INFINITY,
    }
}
