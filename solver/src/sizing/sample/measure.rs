//! Measures of a design over all paths; a path is one replication.

use rayon::prelude::*;

use crate::evaluation::Estimate;
use crate::number::{exact, real};

use super::SampleMeasures;
use super::problem::{Rule, SampleProblem};
use super::sweep::{Scratch, Totals, sweep};

/// Paths swept with the same room.
const CHUNK: usize = 64;

/// One path of a design.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PathOutcome {
    pub(super) totals: Totals,
    /// Routine minutes that waited longer than the days left for the first visit \[fine\].
    breach: i64,
    /// Mean and 95th percentile of the days beyond those \[calendar days\].
    tardy: (f64, f64),
}

/// A design on every path.
pub(super) struct Outcome {
    pub(super) paths: Vec<PathOutcome>,
}

/// Sweeps all paths, in order.
pub(super) fn outcome(problem: &SampleProblem, rule: &Rule) -> Outcome {
    let paths: Vec<usize> = (0..problem.paths.count).collect();
    let chunk = |paths: &[usize]| -> Vec<PathOutcome> {
        let mut scratch = Scratch::new(problem.paths.length);
        let path = |&path: &usize| {
            let totals = sweep(problem, rule, path, &mut scratch);
            with_right(problem, totals, &scratch.waited)
        };
        paths.iter().map(path).collect()
    };
    Outcome { paths: paths.par_chunks(CHUNK).flat_map_iter(chunk).collect() }
}

/// Adds the legal side of one path.
fn with_right(problem: &SampleProblem, totals: Totals, waited: &[i64]) -> PathOutcome {
    let Some(right) = problem.right_days else {
        return PathOutcome { totals, breach: 0, tardy: (0.0, 0.0) };
    };
    let beyond = |days: usize| {
        let days = exact(i64::try_from(days).unwrap_or(i64::MAX));
        (days * problem.calendar_days() - f64::from(right)).max(0.0)
    };
    let (mut breach, mut sum, mut p95) = (0, 0.0, 0.0);
    // From the longest wait down, until more than one in twenty waited as long.
    for (days, &minutes) in waited.iter().enumerate().skip(problem.right_open_days + 1).rev() {
        if minutes > 0 {
            breach += minutes;
            sum += exact(minutes) * beyond(days);
            if p95 == 0.0 && breach * 20 > totals.routine {
                p95 = beyond(days);
            }
        }
    }
    let mean = if totals.routine > 0 { sum / exact(totals.routine) } else { 0.0 };
    PathOutcome { totals, breach, tardy: (mean, p95) }
}

impl Outcome {
    /// One value per path.
    pub(super) fn each(&self, of: impl Fn(&PathOutcome) -> f64) -> Vec<f64> {
        self.paths.iter().map(of).collect()
    }

    /// Sub-acute minutes beyond the target, per path \[min per week\].
    pub(super) fn overflow(&self, problem: &SampleProblem) -> Vec<f64> {
        self.each(|path| problem.per_week(path.totals.late))
    }

    /// Minutes idle beside a queue, per path \[min per week\].
    pub(super) fn idle(&self, problem: &SampleProblem) -> Vec<f64> {
        self.each(|path| problem.per_week(path.totals.idle))
    }

    /// Routine minutes beyond the right, per path \[min per week\].
    pub(super) fn breach(&self, problem: &SampleProblem) -> Vec<f64> {
        self.each(|path| problem.per_week(path.breach))
    }

    /// Mean wait of routine minutes, per path \[open days\].
    pub(super) fn wait(&self) -> Vec<f64> {
        self.each(|path| match path.totals.routine {
            0 => 0.0,
            asked => exact(path.totals.routine_wait) / exact(asked),
        })
    }

    /// All measures; `without` is the wait of every path when nothing is held.
    pub(super) fn measures(&self, problem: &SampleProblem, without: &[f64]) -> SampleMeasures {
        let per_week = |of: fn(&Totals) -> i64| {
            Estimate::of(&self.each(|path| problem.per_week(of(&path.totals))))
        };
        let share = |part: fn(&PathOutcome) -> i64, asked: fn(&Totals) -> i64, of_none: f64| {
            let asked = self.each(|path| exact(asked(&path.totals)));
            share(&self.each(|path| exact(part(path))), &asked, of_none)
        };
        SampleMeasures {
            access_share: share(
                |path| path.totals.sub_acute - path.totals.late,
                |t| t.sub_acute,
                1.0,
            ),
            overflow_minutes_per_week: per_week(|totals| totals.late),
            slack_minutes_per_week: per_week(|totals| totals.unused - totals.idle),
            idle_beside_queue_minutes_per_week: per_week(|totals| totals.idle),
            refilled_minutes_per_week: per_week(|totals| totals.refilled),
            breach_share: share(|path| path.breach, |t| t.routine, 0.0),
            tardiness_days_mean: Estimate::of(&self.each(|path| path.tardy.0)),
            tardiness_days_p95: Estimate::of(&self.each(|path| path.tardy.1)),
            routine_wait_days: Estimate::of(&self.wait()),
            added_wait_days: Estimate::difference(without, &self.wait()),
            growth_minutes_per_week: per_week(|totals| totals.after.1 - totals.before.1),
        }
    }
}

/// Sum of the parts / sum of the wholes, with the interval of the ratio estimator: the spread of
/// `part - share * whole` over the mean whole (Cochran 1977, *Sampling Techniques*, 6.4).
fn share(part: &[f64], whole: &[f64], of_none: f64) -> Estimate {
    let (parts, wholes) = (part.iter().sum::<f64>(), whole.iter().sum::<f64>());
    if wholes <= 0.0 {
        return Estimate { half_width: 0.0, ..Estimate::of(&vec![of_none; part.len()]) };
    }
    let share = parts / wholes;
    let mean = wholes / real(whole.len());
    let each: Vec<f64> =
        part.iter().zip(whole).map(|(part, whole)| share + (part - share * whole) / mean).collect();
    Estimate { mean: share, ..Estimate::of(&each) }
}
