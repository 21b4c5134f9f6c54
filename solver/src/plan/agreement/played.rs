//! A lane played: runs, what each kept, and the estimates over them.

use crate::answer::{Log, Play};
use crate::evaluation::Estimate;
use crate::number::real;
use crate::simulation::policy::Called;
use crate::simulation::{Policy, World, simulate};
use crate::solve::Watch;
use crate::units::Minutes;

use super::group::InSteps;
use super::{Options, Played};

/// Replications held in memory at a time.
const BATCH: u32 = 4;

/// One run, days that count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// Sub-acute minutes asked for.
    asked: f64,
    /// Those of them seen within the target.
    pub(super) in_time: f64,
    /// Routine minutes asked for.
    routine: f64,
    /// The same times the open days they waited.
    waited: f64,
}

/// The same patients with visits in steps and whole.
pub(super) fn both(world: &World, step: Minutes, days: u32, options: &Options) -> [Vec<Kept>; 2] {
    [
        runs(world, &InSteps { step }, days, options),
        runs(world, &Called { in_line: true }, days, options),
    ]
}

/// The share in time, beside sample paths.
pub(super) fn access(sample: Estimate, [in_steps, whole]: &[Vec<Kept>; 2]) -> Played {
    of(sample, in_steps, whole, |run| (run.in_time, run.asked), 1.0)
}

/// The mean routine wait, beside sample paths.
pub(super) fn wait(sample: Estimate, [in_steps, whole]: &[Vec<Kept>; 2]) -> Played {
    of(sample, in_steps, whole, |run| (run.waited, run.routine), 0.0)
}

fn of(
    sample: Estimate,
    in_steps: &[Kept],
    whole: &[Kept],
    part: impl Fn(&Kept) -> (f64, f64),
    of_none: f64,
) -> Played {
    let parts = |runs: &[Kept]| runs.iter().map(&part).collect::<Vec<_>>();
    let (in_steps, whole) = (ratios(&parts(in_steps), of_none), ratios(&parts(whole), of_none));
    Played {
        sample,
        packing: Estimate::difference(&in_steps, &whole),
        in_steps: Estimate::of(&in_steps),
        whole: Estimate::of(&whole),
    }
}

/// Values whose mean is the sum of parts / the sum of wholes and whose spread is that of the ratio
/// estimator (Cochran 1977, *Sampling Techniques*, 6.4).
fn ratios(runs: &[(f64, f64)], of_none: f64) -> Vec<f64> {
    let (part, all) = runs.iter().fold((0.0, 0.0), |sum, run| (sum.0 + run.0, sum.1 + run.1));
    if all <= 0.0 {
        return vec![of_none; runs.len()];
    }
    let (ratio, mean) = (part / all, all / real(runs.len()));
    runs.iter().map(|(part, all)| ratio + (part - ratio * all) / mean).collect()
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

/// What one run kept of requests that can be followed for the days of the target.
///
/// Who still waits at the end has waited until then; runs are long beside any wait.
pub(super) fn kept(world: &World, log: &Log, play: &Play, days: u32) -> Kept {
    let played = log.open_days.partition_point(|&day| day < log.end);
    let last = log.open_days[played.saturating_sub(days as usize + 1)];
    let mut sum = Kept::default();
    let counts = |asked| log.counted_from <= asked && asked <= last;
    for row in play.requests.iter().filter(|row| counts(row.asked)) {
        let minutes = row.planned.real();
        let waited = log.open_days_between(row.ready, row.visit.unwrap_or(log.end));
        if world.needs[row.need].held {
            let in_time = row.visit.is_some() && waited <= days as usize;
            sum.asked += minutes;
            sum.in_time += if in_time { minutes } else { 0.0 };
        } else {
            sum.routine += minutes;
            sum.waited += minutes * real(waited);
        }
    }
    sum
}
