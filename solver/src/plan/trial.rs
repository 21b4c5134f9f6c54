//! A policy tried in a clinic: holds sized for it, days played, replications until it is known well
//! enough.

use crate::answer::{HoldPlan, Log, Template};
use crate::evaluation::measure::{Measure, half_width};
use crate::instance::{Instance, InstanceError};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::sizing::sample::Release;
use crate::sizing::{self, Options};
use crate::solve::{Limits, Watch};
use crate::template::Outcome;
use crate::units::Probability;

/// How a policy is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Weeks that count \[1..\].
    pub weeks: u32,
    /// Weeks before them that do not.
    pub warm_up_weeks: u32,
    /// Independent runs, at least; with [`Trial::until`] more follow in batches of as many.
    pub replications: u32,
    /// Seed of all runs.
    pub seed: Seed,
    /// Replaces the clinic's release rules, if given.
    pub release: Option<Release>,
    /// Which holds are played.
    pub holds: Holds,
    /// The weekly template to play; without one a new one is built.
    pub template: Option<Template>,
    /// What patients and the clinic do to visits once booked.
    pub habits: Habits,
    /// Go on until half the interval of this measure is no wider, or so many runs are done.
    pub until: Option<Until>,
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
    /// Those recommended for the patients as the policy controls them.
    #[default]
    Recommended,
    /// Those in use.
    InUse,
}

/// Why a policy cannot be tried.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// There is no weekly template to follow.
    #[error("no weekly template keeps every promise, so none can be played")]
    NoTemplate,
    /// There is no open clinic.
    #[error("the clinic file has no open clinic")]
    NoWindow,
    /// The clinic under the policy is no clinic.
    #[error("{} faults", .0.len())]
    Faults(Vec<InstanceError>),
}

/// Calendar days that can be booked beyond the end.
const BEYOND: u32 = 366;

/// Plays a built-in policy in a clinic.
///
/// # Errors
/// When the policy needs what the clinic does not have.
pub fn try_policy(
    clinic: &Instance,
    named: Named,
    trial: &Trial,
    watch: &Watch,
) -> Result<Log, Refused> {
    let world = World::of(clinic, &setup(clinic, named, trial, watch)?);
    let fill = clinic.parts().goals.release_fill.clone();
    let rules = Rules { release: trial.release, fill, ..Rules::new(named) };
    watch.meter.expect(u64::from(trial.replications));
    let mut log = simulate(&world, &rules, 0..trial.replications, trial.seed, watch);
    while let Some(more) = next_batch(clinic, &log, trial) {
        watch.meter.expect(more.len() as u64);
        let next = simulate(&world, &rules, more, trial.seed, watch);
        log.partial |= next.partial;
        log.plays.extend(next.plays);
    }
    Ok(log)
}

/// The runs still wanted.
fn next_batch(clinic: &Instance, log: &Log, trial: &Trial) -> Option<std::ops::Range<u32>> {
    let until = trial.until.filter(|_| !log.partial)?;
    let done = u32::try_from(log.plays.len()).unwrap_or(u32::MAX);
    let narrow = half_width(clinic, log, until.measure).half_width <= until.half_width;
    let more = trial.replications.max(1).min(until.replications_max.saturating_sub(done));
    (!narrow && more > 0).then(|| done..done + more)
}

/// How the clinic is played under a policy.
fn setup(clinic: &Instance, named: Named, trial: &Trial, watch: &Watch) -> Result<Setup, Refused> {
    if named == Named::OpenClinic && clinic.parts().windows.is_empty() {
        return Err(Refused::NoWindow);
    }
    let plan = if named == Named::Template {
        Plan::Template(match &trial.template {
            Some(template) => template.clone(),
            None => template(clinic, trial, watch)?,
        })
    } else if named.holds() {
        Plan::Holds(holds(&converted(clinic, named)?, trial.holds))
    } else {
        Plan::Holds(HoldPlan::default())
    };
    let mut habits = trial.habits;
    if named == Named::AdvancedAccess {
        habits.control_notice = 0;
    }
    Ok(Setup {
        plan,
        days: (trial.weeks + trial.warm_up_weeks) * 7,
        warm_up: trial.warm_up_weeks * 7,
        beyond: BEYOND,
        dated: true,
        windows: named.holds(),
        habits,
    })
}

/// The clinic with as many patients converted as the policy converts.
fn converted(clinic: &Instance, named: Named) -> Result<Instance, Refused> {
    let change = |parts: &mut crate::instance::InstanceParts| {
        for panel in &mut parts.panels {
            let share = named.converted(panel.eligible.value(), panel.converted.value());
            let possible = panel.need_based.is_some();
            if let Some(share) = Probability::new(share).filter(|_| possible) {
                panel.converted = share;
            }
        }
    };
    clinic.with(change).map_err(Refused::Faults)
}

fn holds(clinic: &Instance, which: Holds) -> HoldPlan {
    let as_is = which == Holds::InUse;
    sizing::size(clinic, &Options { as_is, frontier: false }).hold_plan()
}

fn template(clinic: &Instance, trial: &Trial, watch: &Watch) -> Result<Template, Refused> {
    let limits = Limits { stop: watch.stop.clone(), ..Limits::default() };
    match super::build(clinic, &holds(clinic, trial.holds), None, &limits).0 {
        Outcome::Built(built) => Ok(built.template),
        Outcome::Impossible(_) | Outcome::Stopped => Err(Refused::NoTemplate),
    }
}
