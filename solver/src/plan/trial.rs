//! A policy tried in a clinic: holds sized for it, days played, replications until it is known well
//! enough.
//!
//! A few replications at a time are played, measured, judged and dropped, so that a long trial takes
//! no more memory than a short one; the log is kept where it is asked for.

use crate::answer::{HoldPlan, Log, Template};
use crate::evaluation::measure::{Measure, Measured, Measuring};
use crate::evaluation::{Breach, log_verdict};
use crate::instance::{Instance, InstanceParts};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::simulation::{World, simulate};
use crate::sizing::{self, Options};
use crate::solve::{Limits, Watch};
use crate::template::Outcome;
use crate::units::Probability;

use super::confirm::{Effort, confirm};
use super::order::Ordered;
use super::stage::{Kept, Stage, runs_windows};

pub use super::stage::{Played, Refused, Terms};

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
    /// Which measure of the whole clinic.
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
    // Nothing that is found on the way, a template least of all, may hang on the order of rows.
    let ordered = Ordered::of(clinic);
    let template = trial.template.as_ref().map(|template| ordered.template(template));
    let trial = &Trial { template, ..trial.clone() };
    let stage = stage(&ordered.clinic, named, trial, watch)?;
    watch.meter.expect(u64::from(trial.replications));
    let mut measuring =
        if trial.brief { Measuring::of_the_whole(clinic) } else { Measuring::new(clinic) };
    let mut log = stage.world.log(&stage.rules);
    let mut breaches = Vec::new();
    let (mut done, mut wanted) = (0, trial.replications);
    while done < wanted && !log.partial {
        let until = wanted.min(done + at_once(&stage.world));
        let mut part = simulate(&stage.world, &stage.rules, done..until, trial.seed, watch);
        stage.ordered.told_of_the_file(&mut part);
        ordered.told_of_the_file(&mut part);
        measuring.add(&part);
        if !trial.brief {
            breaches.extend(log_verdict(clinic, &part));
        }
        log.partial |= part.partial;
        if trial.keep_log {
            log.plays.extend(part.plays);
        }
        done = until;
        if done == wanted {
            let more = more(&measuring, trial, done);
            watch.meter.expect(u64::from(more));
            wanted += more;
        }
    }
    let holds = stage.played.holds.as_ref().map(|holds| ordered.holds_of_the_file(holds));
    let played = Played { holds, ..stage.played };
    Ok(Tried { played, measured: measuring.measured(&log), breaches, log })
}

/// Replications held in memory at a time: enough to keep every thread busy, and of a large clinic no
/// more. What each comes to does not depend on it.
fn at_once(world: &World) -> u32 {
    let rounds = if world.sessions.len() > LARGE { 1 } else { 4 };
    u32::try_from(rounds * rayon::current_num_threads()).unwrap_or(u32::MAX)
}

/// Parts of sessions in a run from which on its log is large: some hundred megabytes.
const LARGE: usize = 50_000;

/// Runs still wanted by the stop rule.
fn more(measuring: &Measuring<'_>, trial: &Trial, done: u32) -> u32 {
    let Some(until) = trial.until else { return 0 };
    let narrow = measuring.half_width(until.measure).half_width <= until.half_width;
    if narrow && measuring.count() >= RUNS_MIN {
        return 0;
    }
    trial.replications.max(1).min(until.replications_max.saturating_sub(done))
}

/// The clinic under the policy, with what it keeps free.
fn stage(clinic: &Instance, named: Named, trial: &Trial, watch: &Watch) -> Result<Stage, Refused> {
    let stage = |kept: Kept<'_>| Stage::new(clinic, named, kept, &trial.terms);
    if named == Named::OpenClinic && clinic.parts().windows.is_empty() {
        return Err(Refused::NoWindow);
    }
    if !named.holds() {
        return Ok(stage(Kept::Holds(&HoldPlan::default())));
    }
    if named == Named::Template {
        return Ok(match &trial.template {
            Some(template) => stage(Kept::Template(template)),
            None => stage(Kept::Template(&template(clinic, trial, watch)?)),
        });
    }
    let windows = runs_windows(named, &trial.terms);
    let change = |parts: &mut InstanceParts| {
        convert(parts, named);
        if !windows {
            parts.windows.clear();
        }
    };
    let sized = clinic.with(change).map_err(Refused::Faults)?;
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
    let as_is = trial.holds == Holds::InUse;
    let sizing = sizing::size(clinic, &Options { as_is, frontier: false });
    if trial.holds != Holds::Recommended {
        return sizing.hold_plan();
    }
    let effort = Effort { named, terms: trial.terms.clone(), ..Effort::usual(trial.seed) };
    let alone = Watch { stop: watch.stop.clone(), ..Watch::default() };
    confirm(clinic, sizing, &effort, &alone).sizing.hold_plan()
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
