//! Dates for the patients of the waiting list.

use chrono::NaiveDate;

use crate::table::{PatientId, SessionId};
use crate::units::Span;

/// One visit of a waiting patient, given a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Booked {
    /// The patient.
    pub patient: PatientId,
    /// Row of the step in the patient's pathway; 0 when they ask for a need.
    pub step: usize,
    /// The session it lies in.
    pub session: SessionId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
}

/// What is booked for the patients of the waiting list, beside the bookings already made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookings {
    rows: Vec<Booked>,
}

impl Bookings {
    /// The visits, put in order of patient and step.
    #[must_use]
    pub fn new(mut rows: Vec<Booked>) -> Self {
        rows.sort();
        Self { rows }
    }

    /// All visits, in order of patient and step.
    #[must_use]
    pub fn rows(&self) -> &[Booked] {
        &self.rows
    }

    /// The visits of one patient, in order of step.
    #[must_use]
    pub fn of(&self, patient: PatientId) -> &[Booked] {
        let from = self.rows.partition_point(|row| row.patient < patient);
        let to = self.rows.partition_point(|row| row.patient <= patient);
        &self.rows[from..to]
    }
}
