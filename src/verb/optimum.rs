//! `optimum`: the holds of least cost on random paths.

use std::path::PathBuf;

use behov_solver::instance::Instance;
use behov_solver::plan::optimum::{self, TeamOptimum};
use behov_solver::sizing::sample::{SampleOptions, Weights};
use behov_solver::sizing::{self, ClinicSizing, Options};
use behov_solver::solve::Limits;

use super::clinic;
use super::frontier::extent;
use super::host::{Doing, Host};
use super::refusal::Refusal;

/// Where the optimum is looked for.
#[derive(Clone, Debug)]
pub struct OptimumQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// Independent paths.
    pub paths: u32,
    /// Open days of each.
    pub days: u32,
}

/// The designs of least cost on random paths.
#[derive(Clone, Debug)]
pub struct Optima {
    /// The clinic.
    pub clinic: Instance,
    /// What was asked.
    pub options: SampleOptions,
    /// What a cost is made of.
    pub weights: Weights,
    /// The plain sizing.
    pub sizing: ClinicSizing,
    /// One row per team with a result.
    pub teams: Vec<TeamOptimum>,
    /// Whether the run was stopped before its end.
    pub partial: bool,
}

/// Searches every team for the best, beside what sizing recommends.
///
/// # Errors
/// Faults of the files and of the question.
pub fn optimum(question: &OptimumQuestion, host: &Host) -> Result<Optima, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    let faults = extent(question.paths, question.days);
    if !faults.is_empty() {
        return Err(Refusal::Question(faults));
    }
    let watch = host.watch();
    let options = optimum::options(&clinic, question.paths, question.days, host.seed);
    let (sizing, teams) = {
        let _doing = host.measuring(Doing::Sampling, &watch);
        let sizing = sizing::size(&clinic, &Options { as_is: false, frontier: false });
        let limits = Limits { stop: watch.stop.clone(), ..Limits::default() };
        let teams = optimum::optimum(&clinic, &sizing, &options, &limits, &watch);
        (sizing, teams)
    };
    let (weights, partial) = (optimum::weights(&clinic), watch.stop.stopped());
    Ok(Optima { clinic, options, weights, sizing, teams, partial })
}
