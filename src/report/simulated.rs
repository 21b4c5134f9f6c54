//! What is found of simulated clinics.

use behov_solver::evaluation::Compared;
use behov_solver::evaluation::measure::Measured;
use behov_solver::instance::Instance;
use behov_solver::plan::trial::{Ended, PanelPlayed, Played, Until};
use behov_solver::rng::Seed;

use super::Broken;

/// One policy, simulated.
#[derive(Clone, Copy, Debug)]
pub struct Simulated<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Replications asked for.
    pub replications_asked: usize,
    /// The policy with its parameters.
    pub played: &'a Played,
    /// What came of it.
    pub measured: &'a Measured,
    /// Promises the referee found broken, in words; empty when it accepts the log.
    pub breaches: &'a [Broken],
    /// How the stop rule ended, where there was one.
    pub ended: Option<Ended>,
    /// The panels as they were played.
    pub panels: &'a [PanelPlayed],
}

impl Simulated<'_> {
    /// The stop rule, where the most runs were done before the interval was as narrow as asked.
    pub(super) fn too_wide(&self) -> Option<Until> {
        let ended = self.ended.filter(|ended| !ended.narrow && !self.measured.partial)?;
        Some(ended.until)
    }
}

/// Several policies side by side.
#[derive(Clone, Copy, Debug)]
pub struct Contrast<'a> {
    /// The policies; the others are set against the first.
    pub sides: &'a [Simulated<'a>],
    /// The differences of each side but the first against it, in order.
    pub compared: &'a [Vec<Compared>],
}
