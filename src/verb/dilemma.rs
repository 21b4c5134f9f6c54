//! `dilemma`: who gets the only early slot.

use behov_solver::booking::Options;
use behov_solver::booking::dilemma::{self, Dilemma};

/// Solves the dilemma under each rule.
#[must_use]
pub fn dilemma() -> Dilemma {
    dilemma::dilemma(&Options::default())
}
