//! The least cost on sample paths.

use behov_solver::instance::Instance;
use behov_solver::plan::optimum::TeamOptimum;
use behov_solver::sizing::ClinicSizing;
use behov_solver::sizing::sample::{SampleOptions, Weights};

/// The best designs found on sample paths.
#[derive(Clone, Copy, Debug)]
pub struct Optima<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// What was asked.
    pub options: &'a SampleOptions,
    /// What a cost is made of.
    pub weights: &'a Weights,
    /// The plain sizing.
    pub sizing: &'a ClinicSizing,
    /// One row per team with a result.
    pub teams: &'a [TeamOptimum],
    /// Whether the run was stopped before its end.
    pub partial: bool,
}
