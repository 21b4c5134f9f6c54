//! `sensitivity`, `compare --sensitivity`: what an answer hangs on.

use std::path::{Path, PathBuf};

use behov_solver::evaluation::Measure;
use behov_solver::evaluation::measure::{Scope, Side, compare_sides};
use behov_solver::instance::Instance;
use behov_solver::plan::sensitivity::{Lever, Tornado, held, tornado};
use behov_solver::plan::trial::{Holds, Trial, try_together};
use behov_solver::rng::Seed;
use behov_solver::simulation::policy::Named;
use behov_solver::solve::Watch;

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;

/// What an answer hangs on, lever by lever.
#[derive(Clone, Debug)]
pub struct Sensitive {
    /// The clinic.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// What was looked at.
    pub outcome: Outcome,
    /// What came out.
    pub tornado: Tornado,
}

/// What was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Minutes recommended to be held a week.
    Held,
    /// The difference of two sides in a measure.
    Difference {
        /// The measure.
        measure: Measure,
        /// The sides.
        sides: Sides,
    },
}

/// What is set side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// The second policy against the first.
    Policies(Named, Named),
    /// The clinic with its changes, those of a file among them, against the clinic as it is, under one
    /// policy.
    Changes(Named, Option<PathBuf>),
}

/// Sizes the clinic at both ends of every lever.
///
/// # Errors
/// Faults of the clinic's files.
pub fn sensitivity(dir: &Path, host: &Host) -> Result<Sensitive, Refusal> {
    let clinic = clinic::read(host, dir)?;
    let watch = host.watch();
    let tornado = {
        let _doing = host.measuring(Doing::Levers, &watch);
        let levers = Lever::without_changes();
        tornado(&clinic, &levers, |changed| Some(held(changed)), &watch)
    };
    Ok(Sensitive { clinic, seed: host.seed, outcome: Outcome::Held, tornado })
}

/// Plays two sides at both ends of every lever: two policies, or the clinic as it is and with its
/// changes.
///
/// # Errors
/// Faults of the clinic's files.
pub fn difference_hangs_on(
    dir: &Path,
    (measure, sides): (Measure, &Sides),
    trial: &Trial,
    host: &Host,
) -> Result<Sensitive, Refusal> {
    let clinic = match sides {
        Sides::Policies(..) => clinic::as_it_is(host, dir)?,
        Sides::Changes(_, file) => clinic::both(dir, file.as_deref(), host)?[1].clone(),
    };
    // Holds as computed: some fifty clinics are played, and what is asked is what the difference
    // hangs on, not how many holds confirm a promise.
    let holds = match trial.holds {
        Holds::Recommended => Holds::Computed,
        other => other,
    };
    let trial = &Trial { holds, brief: true, ..trial.clone() };
    let watch = host.watch();
    let runs = Watch { stop: watch.stop.clone(), ..Watch::default() };
    let difference = |given: &Instance| {
        let changed = given.with_brought();
        let (before, after, first) = match *sides {
            Sides::Policies(before, after) => (before, after, changed.clone()),
            Sides::Changes(named, _) => {
                (named, named, given.with(|parts| parts.changes.clear()).ok()?)
            }
        };
        let tried = try_together(&[(&first, before), (&changed, after)], trial, &runs).ok()?;
        let side = |instance, measured| Side { instance, measured };
        let rows =
            compare_sides(side(&first, &tried[0].measured), side(&changed, &tried[1].measured));
        let wanted = |row: &&behov_solver::evaluation::Compared| {
            row.measure == measure && row.scope == Scope::Clinic && row.need.is_none()
        };
        rows.iter().find(wanted).and_then(|row| row.difference)
    };
    let levers =
        if clinic.parts().changes.is_empty() { Lever::without_changes() } else { Lever::all() };
    let tornado = {
        let _doing = host.measuring(Doing::Levers, &watch);
        tornado(&clinic, &levers, difference, &watch)
    };
    let outcome = Outcome::Difference { measure, sides: sides.clone() };
    Ok(Sensitive { clinic, seed: host.seed, outcome, tornado })
}
