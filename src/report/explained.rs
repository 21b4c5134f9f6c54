//! What is found of one patient's dates.

use behov_solver::booking::OutsideLag;
use behov_solver::booking::explain::{self, Decided, Late};
use behov_solver::evaluation::rights::{PatientRights, RightRow};
use behov_solver::instance::Instance;
use behov_solver::rng::Seed;

use crate::format::bookings::Listed;

/// One patient's dates, explained.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// The patient with their visits.
    pub listed: &'a Listed,
    /// Their right.
    pub rights: &'a PatientRights,
    /// A row for each of their rights.
    pub rows: &'a [RightRow],
    /// Visits of the list outside their lags.
    pub outside: &'a [OutsideLag],
    /// Everything explained about the list.
    pub explained: &'a explain::Explained,
}

impl<'a> Explained<'a> {
    /// What decided each visit of the patient.
    pub(super) fn decided(&self) -> impl Iterator<Item = &'a Decided> {
        let patient = self.listed.patient;
        self.explained.decided.iter().filter(move |row| row.patient == patient)
    }

    /// Visits of the patient outside their lags.
    pub(super) fn outside(&self) -> impl Iterator<Item = &'a OutsideLag> {
        let patient = self.listed.patient;
        self.outside.iter().filter(move |row| row.patient == patient)
    }

    /// What would have helped, when the patient is late or has no date.
    pub(super) fn late(&self) -> Option<&'a Late> {
        self.explained.late.iter().find(|row| row.patient == self.listed.patient)
    }
}
