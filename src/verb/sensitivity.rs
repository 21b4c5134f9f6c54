//! `sensitivity`, `compare --sensitivity`: what an answer hangs on.

use std::path::Path;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Minutes recommended to be held a week.
    Held,
    /// The difference of two policies in a measure.
    Difference {
        /// The measure.
        measure: Measure,
        /// The first policy.
        before: Named,
        /// The policy set against it.
        after: Named,
    },
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
        tornado(&clinic, &Lever::all(), |changed| Some(held(changed)), &watch)
    };
    Ok(Sensitive { clinic, seed: host.seed, outcome: Outcome::Held, tornado })
}

/// Plays two policies at both ends of every lever.
///
/// # Errors
/// Faults of the clinic's files.
pub fn difference_hangs_on(
    dir: &Path,
    (measure, before, after): (Measure, Named, Named),
    trial: &Trial,
    host: &Host,
) -> Result<Sensitive, Refusal> {
    let clinic = clinic::read(host, dir)?;
    // Holds as computed: some fifty clinics are played, and what is asked is what the difference
    // hangs on, not how many holds confirm a promise.
    let holds = match trial.holds {
        Holds::Recommended => Holds::Computed,
        other => other,
    };
    let trial = &Trial { holds, brief: true, ..trial.clone() };
    let watch = host.watch();
    let runs = Watch { stop: watch.stop.clone(), ..Watch::default() };
    let difference = |changed: &Instance| {
        let both = [(changed, before), (changed, after)];
        let tried = try_together(&both, trial, &runs).ok()?;
        let side = |measured| Side { instance: changed, measured };
        let rows = compare_sides(side(&tried[0].measured), side(&tried[1].measured));
        let wanted = |row: &&behov_solver::evaluation::Compared| {
            row.measure == measure && row.scope == Scope::Clinic && row.need.is_none()
        };
        rows.iter().find(wanted).and_then(|row| row.difference)
    };
    let tornado = {
        let _doing = host.measuring(Doing::Levers, &watch);
        tornado(&clinic, &Lever::all(), difference, &watch)
    };
    let outcome = Outcome::Difference { measure, before, after };
    Ok(Sensitive { clinic, seed: host.seed, outcome, tornado })
}
