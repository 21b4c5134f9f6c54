//! `bridge`: the way from the computed figure to the played one.

use behov_solver::instance::Instance;
use behov_solver::plan::bridge::{self, Bridge};
use behov_solver::plan::confirm::Effort;
use behov_solver::rng::Seed;

use super::host::{Doing, Host};
use super::refusal::Refusal;
use super::size::{SizeQuestion, size};

/// The bridges of a clinic.
#[derive(Clone, Debug)]
pub struct Bridged {
    /// The clinic.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// One per promise.
    pub bridges: Vec<Bridge>,
    /// Whether the run was stopped before all was played.
    pub stopped: bool,
}

/// Plays the holds of a sizing cause by cause.
///
/// # Errors
/// Faults of the clinic's files.
pub fn bridge(question: &SizeQuestion, host: &Host) -> Result<Bridged, Refusal> {
    let sized = size(question, host)?;
    let watch = host.watch();
    let _doing = host.measuring(Doing::Playing, &watch);
    let effort = Effort::usual(host.seed);
    let bridges = bridge::bridges(&sized.clinic, &sized.sizing, &effort, &watch);
    let stopped = sized.stopped || watch.stop.stopped();
    Ok(Bridged { clinic: sized.clinic, seed: host.seed, bridges, stopped })
}
