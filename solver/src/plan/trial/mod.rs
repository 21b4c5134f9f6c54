//! A policy tried in a clinic: holds sized for it, days played, replications until it is known well
//! enough.
//!
//! Policies tried together meet the same patients, and go on until their differences are known: far
//! fewer replications than their levels need.

mod course;
mod expected;
mod panels;
#[cfg(test)]
mod tests;

use crate::answer::{HoldPlan, Log, Template};
use crate::evaluation::measure::{Measure, Measured};
use crate::evaluation::{Breach, Estimate};
use crate::instance::{Instance, InstanceParts};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::sizing::{self, Options};
use crate::solve::{Limits, Watch};
use crate::template::Outcome;
use crate::units::Probability;

use super::confirm::{Effort, confirm};
use super::stage::{Kept, Stage, runs_windows};

use course::Course;

pub use super::stage::{Played, Refused, Terms};
pub use expected::{Differs, Expected};
pub use panels::{PanelMonth, PanelPlayed};

/// How a policy is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// How the clinic is played.
    pub terms: Terms,
    /// Independent runs, at least; with [`Trial::until`] more follow in batches of as many.
    pub replications: u32,
    /// Seed of all runs.
    pub seed: Seed,
    /// Which holds are played.
    pub holds: Holds,
    /// The weekly template to play; without one a new one is built.
    pub template: Option<Template>,
    /// Go on until half the interval of this measure is no wider, or so many runs are done.
    pub until: Option<Until>,
    /// Whether the log of every replication is kept.
    pub keep_log: bool,
    /// Whether only the clinic as a whole is measured, and nothing judged: for many trials in a row.
    pub brief: bool,
}

/// When replications are enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Until {
    /// Which measure of the whole clinic; of policies tried together its difference.
    pub measure: Measure,
    /// Half the width its 95 % interval may have, in its unit.
    pub half_width: f64,
    /// Most independent runs.
    pub replications_max: u32,
}

/// Which holds are played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Those recommended for the patients as the policy controls them, confirmed by playing them.
    #[default]
    Recommended,
    /// Those the chains propose, unconfirmed.
    Computed,
    /// Those in use.
    InUse,
}

/// What came of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The policy with the parameters it was played with.
    pub played: Played,
    /// All measures.
    pub measured: Measured,
    /// Promises broken; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
    /// The log, without replications unless they were to be kept.
    pub log: Log,
    /// How the stop rule ended, where there was one.
    pub ended: Option<Ended>,
    /// Each panel, in the order of the clinic; none of a brief trial.
    pub panels: Vec<PanelPlayed>,
}

/// How a stop rule ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ended {
    /// The rule.
    pub until: Until,
    /// Whether the interval got as narrow as asked; else the most runs were done, or the trial was
    /// stopped before.
    pub narrow: bool,
}

/// A stop rule looks at no interval of fewer runs: those of a few are too often too narrow.
const RUNS_MIN: usize = 20;

impl Trial {
    /// A year from today's waiting list, twenty times.
    #[must_use]
    pub fn usual(seed: Seed) -> Self {
        Self {
            terms: Terms::usual(),
            replications: 20,
            seed,
            holds: Holds::Recommended,
            template: None,
            until: None,
            keep_log: false,
            brief: false,
        }
    }
}

/// Plays a built-in policy in a clinic.
///
/// # Errors
/// When the policy needs what the clinic does not have.
pub fn try_policy(
    clinic: &Instance,
    named: Named,
    trial: &Trial,
    watch: &Watch,
) -> Result<Tried, Refused> {
    let mut course = Course::new(clinic, named, trial, watch)?;
    let mut narrow = false;
    let mut wanted = trial.replications;
    loop {
        course.play(wanted, watch);
        let Some(until) = trial.until.filter(|_| !course.partial()) else { break };
        narrow = until.met(course.estimate(until.measure), course.count());
        let more = if narrow { 0 } else { until.more(trial, wanted) };
        if more == 0 {
            break;
        }
        wanted += more;
    }
    Ok(course.tried(narrow))
}

/// Plays several policies, each in its clinic, on the same patients. A stop rule looks at the
/// differences against the first, replication by replication: all of them must be narrow enough.
///
/// # Errors
/// When a policy needs what its clinic does not have; with the place of the policy.
pub fn try_together(
    sides: &[(&Instance, Named)],
    trial: &Trial,
    watch: &Watch,
) -> Result<Vec<Tried>, (usize, Refused)> {
    let courses = sides.iter().enumerate().map(|(place, &(clinic, named))| {
        Course::new(clinic, named, trial, watch).map_err(|why| (place, why))
    });
    let mut courses: Vec<Course<'_>> = courses.collect::<Result<_, _>>()?;
    let mut narrow = false;
    let mut wanted = trial.replications;
    loop {
        for course in &mut courses {
            course.play(wanted, watch);
        }
        let Some(until) = trial.until.filter(|_| !courses.iter().any(Course::partial)) else {
            break;
        };
        narrow = courses.split_first().is_some_and(|(first, others)| {
            let difference = |other: &Course<'_>| other.difference(first, until.measure);
            let met = |estimate: Estimate| until.met(estimate, estimate.replications as usize);
            others.iter().map(difference).all(met)
        });
        let more = if narrow { 0 } else { until.more(trial, wanted) };
        if more == 0 {
            break;
        }
        wanted += more;
    }
    Ok(courses.into_iter().map(|course| course.tried(narrow)).collect())
}

impl Until {
    /// Whether an interval of so many runs is narrow enough.
    fn met(self, estimate: Estimate, runs: usize) -> bool {
        estimate.half_width <= self.half_width && runs >= RUNS_MIN
    }

    /// Runs of the next batch, fewer where that would be too many.
    fn more(self, trial: &Trial, done: u32) -> u32 {
        trial.replications.max(1).min(self.replications_max.saturating_sub(done))
    }
}

/// The clinic under the policy, with what it keeps free.
fn stage(clinic: &Instance, named: Named, trial: &Trial, watch: &Watch) -> Result<Stage, Refused> {
    let stage = |kept: Kept<'_>| Stage::new(clinic, named, kept, &trial.terms);
    // What is kept free is what the clinic needs as its file has it, whatever changes bring.
    let given = clinic.without_brought();
    if named == Named::OpenClinic && clinic.parts().windows.is_empty() {
        return Err(Refused::NoWindow);
    }
    if !named.holds() {
        return Ok(stage(Kept::Holds(&HoldPlan::default())));
    }
    if named == Named::Template {
        return Ok(match &trial.template {
            Some(template) => stage(Kept::Template(template)),
            None => stage(Kept::Template(&template(&given, trial, watch)?)),
        });
    }
    let windows = runs_windows(named, &trial.terms);
    let change = |parts: &mut InstanceParts| {
        convert(parts, named);
        if !windows {
            parts.windows.clear();
        }
    };
    let sized = given.with(change).map_err(Refused::Faults)?;
    Ok(stage(Kept::Holds(&holds(&sized, named, trial, watch))))
}

/// As many patients converted as the policy converts.
fn convert(parts: &mut InstanceParts, named: Named) {
    for panel in &mut parts.panels {
        let share = named.converted(panel.eligible.value(), panel.converted.value());
        let possible = panel.need_based.is_some();
        if let Some(share) = Probability::new(share).filter(|_| possible) {
            panel.converted = share;
        }
    }
}

/// The holds to be played in a clinic whose patients are controlled as the policy does.
fn holds(clinic: &Instance, named: Named, trial: &Trial, watch: &Watch) -> HoldPlan {
    if trial.holds == Holds::InUse {
        return sizing::holds_in_use(clinic);
    }
    let sizing = sizing::size(clinic, &Options { as_is: false, frontier: false });
    if trial.holds != Holds::Recommended {
        return sizing.hold_plan();
    }
    // What is kept free is what the clinic needs as it is today, whatever changes come.
    let terms = Terms { changes: None, ..trial.terms.clone() };
    let effort = Effort { named, terms, ..Effort::usual(trial.seed) };
    let alone = Watch { stop: watch.stop.clone(), ..Watch::default() };
    let computed = sizing.hold_plan();
    confirm(clinic, sizing, &effort, &alone).map_or(computed, |found| found.sizing.hold_plan())
}

/// The template that `plan` makes, with its opening rule.
fn template(clinic: &Instance, trial: &Trial, watch: &Watch) -> Result<Template, Refused> {
    let limits = Limits { stop: watch.stop.clone(), ..Limits::default() };
    let alone = Watch { stop: watch.stop.clone(), ..Watch::default() };
    let effort = Effort::usual(trial.seed);
    let as_is = trial.holds == Holds::InUse;
    let plan = if trial.holds == Holds::Computed {
        super::plan(clinic, None, &limits)
    } else {
        super::plan_played(clinic, None, (&|| limits.clone(), &effort, as_is), &alone)
    };
    match plan.outcome {
        Outcome::Built(built) => Ok(built.template),
        Outcome::Impossible(_) | Outcome::Stopped => Err(Refused::NoTemplate),
    }
}
