//! `size`: how much time to keep free.

use std::path::PathBuf;

use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{self, Confirmed, Effort};
use behov_solver::rng::Seed;
use behov_solver::sizing::{self, ClinicSizing, Options};

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;

/// What to size.
#[derive(Clone, Debug)]
pub struct SizeQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// Whether the holds in use are judged instead of better ones searched for.
    pub as_is: bool,
}

/// How much to hold.
#[derive(Clone, Debug)]
pub struct Sized {
    /// The clinic.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Whether the clinic was sized as it is, without advice.
    pub as_is: bool,
    /// The holds as computed; as played, where they were.
    pub sizing: ClinicSizing,
    /// The holds as played in the clinic day by day; nothing where that was stopped.
    pub played: Option<Confirmed>,
    /// Whether the run was stopped before all was played.
    pub stopped: bool,
}

/// Sizes every team, and plays what is recommended, or what is in use.
///
/// # Errors
/// Faults of the clinic's files.
pub fn size(question: &SizeQuestion, host: &Host) -> Result<Sized, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    Ok(sized(clinic, question.as_is, host))
}

/// The same of a clinic that was read.
pub(super) fn sized(clinic: Instance, as_is: bool, host: &Host) -> Sized {
    let computed = computed(&clinic, as_is, host);
    let watch = host.watch();
    let played = host.plays.then_some(()).and_then(|()| {
        let _doing = host.measuring(Doing::Playing, &watch);
        let play = if as_is { confirm::play } else { confirm::confirm };
        play(&clinic, computed.clone(), &Effort::usual(host.seed), &watch)
    });
    let sizing = played.as_ref().map_or(computed, |played| played.sizing.clone());
    let (seed, stopped) = (host.seed, watch.stop.stopped());
    Sized { clinic, seed, as_is, sizing, played, stopped }
}

/// The sizing of the clinic by the chains, as it is or as recommended.
pub(super) fn computed(clinic: &Instance, as_is: bool, host: &Host) -> ClinicSizing {
    let _doing = host.doing(Doing::Sizing);
    sizing::size(clinic, &Options { as_is, frontier: !as_is })
}
