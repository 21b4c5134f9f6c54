//! The open clinic: patients come within a window without a booking and are seen in the order they
//! come, by whoever is free first. Everybody who came within the window is seen; what lasts beyond
//! it is overflow.
//!
//! Patients come in a Poisson process whose rate follows the profile of the window. The clock has
//! whole minutes: a patient counts as come at the start of the minute they come in, behind those
//! who came in it before them, and lengths are the law of [`Length`] in whole minutes. Beside the
//! same patients on a clock without steps, each comes up to a minute earlier, and so each is seen up
//! to a minute earlier, never later. So on every single day each wait differs by less than a minute
//! to either side, and overflow and the idle time of one clinician are less than a minute shorter.
//! In a long steady clinic with one clinician the mean wait does not differ at all: it is that of
//! Pollaczek (1930) and Khinchine (1932) for the same lengths.
//!
//! - [`exact`]: one clinician. The law of the work a patient finds (Lindley 1952) and the law of
//!   the number who wait.
//! - [`simulated`]: any number of clinicians, by the work each has before them (Kiefer & Wolfowitz
//!   1955), with intervals.
//! - [`appointed`]: the same expected number of patients with appointments.
//! - [`of_window`]: the question from a window of a clinic.

mod appointed;
mod kiefer_wolfowitz;
mod lindley;
mod line;
mod of_window;
#[cfg(test)]
mod tests;

pub use appointed::{Appointed, Beside, Terms, appointed};
pub use kiefer_wolfowitz::{Simulated, simulated};
pub use lindley::{Exact, exact};
pub use of_window::{Comers, expected, of_window};

use super::{DayError, Length, LengthError};
use crate::number::real;

/// Longest window \[min\].
pub const MINUTES_MAX: u32 = 480;
/// Most patients expected in a window.
pub const PATIENTS_MAX: f64 = 500.0;
/// Most clinicians of a window.
pub const CLINICIANS_MAX: u32 = 50;
/// Most work expected for one clinician in a window \[min\].
pub const WORK_MAX: f64 = 10_000.0;

/// An open clinic as plain data, checked by [`OpenClinic::new`].
#[derive(Clone, Debug, PartialEq)]
pub struct OpenClinicParts {
    /// Length of the window \[min, 1..=480\].
    pub minutes: u32,
    /// Weight of each equal part of the window: who comes when. They need not add to 1.
    pub profile: Vec<f64>,
    /// Patients expected in the window \[0..=500\].
    pub patients: f64,
    /// How long a visit takes.
    pub length: Length,
    /// Clinicians who see them \[1..=50\].
    pub clinicians: u32,
}

/// An open clinic as a question. It cannot exist invalid.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenClinic {
    /// The profile adds to 1.
    parts: OpenClinicParts,
}

/// Why an open clinic cannot be asked about.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenClinicError {
    /// The window is empty or longer than a working day.
    #[error("an open clinic lasts 1 to {MINUTES_MAX} minutes, not {minutes}")]
    Window {
        /// What was asked for \[min\].
        minutes: i32,
    },
    /// The profile has no part, one that is negative or no number, or adds to nothing.
    #[error("a profile needs weights from 0 up, of which one is above 0")]
    Profile,
    /// A negative number of patients, too many, or no number.
    #[error("an open clinic expects 0 to {PATIENTS_MAX} patients, not {patients}")]
    Patients {
        /// What was asked for.
        patients: f64,
    },
    /// Nobody sees the patients, or too many do.
    #[error("an open clinic has 1 to {CLINICIANS_MAX} clinicians, not {clinicians}")]
    Clinicians {
        /// What was asked for.
        clinicians: u32,
    },
    /// More work than a clinician could do within days.
    #[error("{minutes} minutes of work are expected for each clinician, more than {WORK_MAX}")]
    Work {
        /// Work expected for each clinician \[min\].
        minutes: f64,
    },
    /// The window is no whole number of intervals.
    #[error("a window of {minutes} minutes has no whole number of intervals of {interval} minutes")]
    Grid {
        /// Length of the window \[min\].
        minutes: u32,
        /// Length of an interval \[min\].
        interval: u32,
    },
    /// The lengths of the need make no law.
    #[error(transparent)]
    Length(#[from] LengthError),
    /// The day with appointments cannot be asked about.
    #[error(transparent)]
    Day(#[from] DayError),
}

impl OpenClinic {
    /// Checks the question.
    ///
    /// # Errors
    /// When a part is out of its range: see [`OpenClinicError`].
    pub fn new(mut parts: OpenClinicParts) -> Result<Self, OpenClinicError> {
        let OpenClinicParts { minutes, patients, clinicians, .. } = parts;
        if !(1..=MINUTES_MAX).contains(&minutes) {
            let minutes = i32::try_from(minutes).unwrap_or(i32::MAX);
            return Err(OpenClinicError::Window { minutes });
        }
        let sum: f64 = parts.profile.iter().sum();
        let weights = parts.profile.iter().all(|weight| *weight >= 0.0);
        if !weights || !sum.is_finite() || sum <= 0.0 {
            return Err(OpenClinicError::Profile);
        }
        if !(0.0..=PATIENTS_MAX).contains(&patients) {
            return Err(OpenClinicError::Patients { patients });
        }
        if !(1..=CLINICIANS_MAX).contains(&clinicians) {
            return Err(OpenClinicError::Clinicians { clinicians });
        }
        let work = patients * parts.length.mean() / f64::from(clinicians);
        if work > WORK_MAX {
            return Err(OpenClinicError::Work { minutes: work });
        }
        for weight in &mut parts.profile {
            *weight /= sum;
        }
        Ok(Self { parts })
    }

    /// The parts, for reading; the profile adds to 1.
    #[must_use]
    pub fn parts(&self) -> &OpenClinicParts {
        &self.parts
    }

    /// A changed copy.
    ///
    /// # Errors
    /// When the change puts a part out of its range.
    pub fn with(&self, change: impl FnOnce(&mut OpenClinicParts)) -> Result<Self, OpenClinicError> {
        let mut parts = self.parts.clone();
        change(&mut parts);
        Self::new(parts)
    }

    /// Length of the window \[whole minutes\].
    fn minutes(&self) -> usize {
        self.parts.minutes as usize
    }

    /// Patients expected in each minute of the window. A minute that two parts of the profile share
    /// has its share of both.
    fn rates(&self) -> Vec<f64> {
        let (minutes, parts) = (self.minutes(), self.parts.profile.len());
        let mut rates = vec![0.0; minutes];
        for (part, share) in self.parts.profile.iter().enumerate() {
            // In steps of one minute divided by the number of parts.
            let (from, to) = (part * minutes, (part + 1) * minutes);
            let first = from / parts;
            let touched = rates[first..to.div_ceil(parts)].iter_mut().zip(first..);
            for (rate, minute) in touched {
                let within = to.min((minute + 1) * parts) - from.max(minute * parts);
                *rate += self.parts.patients * share * real(within) / real(minutes);
            }
        }
        rates
    }
}
