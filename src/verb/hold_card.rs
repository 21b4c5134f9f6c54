//! `hold-card`: how much to keep, given how many wait.

use std::path::Path;

use behov_solver::instance::Instance;
use behov_solver::sizing::hold_card::{self, TeamCard};

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;

/// The hold cards of a clinic.
#[derive(Clone, Debug)]
pub struct HoldCards {
    /// The clinic.
    pub clinic: Instance,
    /// One per team.
    pub cards: Vec<TeamCard>,
}

/// Solves the decision process of every team.
///
/// # Errors
/// Faults of the clinic's files.
pub fn hold_card(dir: &Path, host: &Host) -> Result<HoldCards, Refusal> {
    let clinic = clinic::read(host, dir)?;
    let _doing = host.doing(Doing::Sizing);
    let cards = hold_card::cards(&clinic);
    Ok(HoldCards { clinic, cards })
}
