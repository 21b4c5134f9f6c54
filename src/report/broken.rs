//! A promise that the referee found broken: its code and values, and how it is told.

use behov_solver::evaluation::{BookingBreach, Breach};

use super::Voice;
use crate::messages;

/// A broken promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its code in the error index.
    pub code: &'static str,
    /// What it is about, the same in every language.
    pub values: Vec<(&'static str, String)>,
    /// In words, with its code and its way out.
    pub told: String,
}

impl Broken {
    /// A promise of a template or of a log.
    #[must_use]
    pub fn of(voice: Voice, breach: &Breach) -> Self {
        let told = messages::breach(voice.lang, breach);
        Self { code: breach.code(), values: breach.values(), told }
    }

    /// A promise of a list of bookings.
    #[must_use]
    pub fn of_bookings(voice: Voice, breach: &BookingBreach) -> Self {
        let told = messages::booking_breach(voice.lang, breach);
        Self { code: breach.code(), values: breach.values(), told }
    }
}
