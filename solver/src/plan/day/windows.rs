//! The open clinics of a clinic, each beside the same patients with appointments.

use crate::day::open_clinic::{
    Appointed, Comers, Exact, OpenClinic, OpenClinicError, Simulated, Terms, appointed, exact,
    of_window, simulated,
};
use crate::instance::Instance;
use crate::rng::Seed;
use crate::solve::StopToken;
use crate::units::Probability;

use super::Options;

/// One open clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDay {
    /// Row of the instance's windows.
    pub window: usize,
    /// What was asked.
    pub clinic: OpenClinic,
    /// What it is like.
    pub found: Found,
    /// The same patients with appointments.
    pub appointed: Result<Appointed, OpenClinicError>,
}

/// What an open clinic is like, and how that is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// One clinician: exact on a clock of whole minutes.
    Exact(Exact),
    /// More: over simulated days.
    Played(Box<Simulated>),
}

/// All windows of the clinic, or why one cannot be asked about: everybody who asks for the need
/// comes to one of the team's windows.
#[must_use]
pub fn windows(
    clinic: &Instance,
    options: &Options,
    (seed, replications): (Seed, u32),
    stop: &StopToken,
) -> Vec<Result<OpenDay, OpenClinicError>> {
    let one = |window| {
        let open = of_window(clinic, window, Comers::All)?;
        let found = match exact(&open) {
            Some(found) => Found::Exact(found),
            None => Found::Played(Box::new(simulated(&open, seed, replications))),
        };
        let need = &clinic.parts().needs[clinic.parts().windows[window].need];
        let missed = need.no_show.value() + need.late_cancel.value();
        let terms = Terms {
            no_show: Probability::new(missed.min(1.0)).unwrap_or(Probability::ZERO),
            interval_minutes: clinic.parts().grid.0.unsigned_abs(),
            together_max: options.together_max,
            weights: options.weights,
        };
        let appointed = appointed(&open, &terms, stop);
        Ok(OpenDay { window, clinic: open, found, appointed })
    };
    (0..clinic.parts().windows.len()).map(one).collect()
}
