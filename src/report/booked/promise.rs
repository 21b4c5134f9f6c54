//! Patients who were promised to be seen within so many open days.

use behov_solver::instance::Instance;
use behov_solver::table::Id;
use chrono::NaiveDate;

use super::Booked;
use crate::format::bookings::Listed;

/// When a patient was promised to be seen, and when they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// Last day that keeps the promise of access.
    pub by: NaiveDate,
    /// The date they have; `None` without one.
    pub date: Option<NaiveDate>,
}

impl Promised {
    /// Days from the promise to the date, 0 when in time or without one \[days\].
    #[must_use]
    pub fn days_past(&self) -> u32 {
        let days = self.date.map_or(0, |date| (date - self.by).num_days().max(0));
        u32::try_from(days).unwrap_or(u32::MAX)
    }

    /// Whether the promise is not kept.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.date.is_none_or(|date| date > self.by)
    }
}

/// The promise of access to a patient who waits for one visit; `None` without one.
///
/// Open days count from the day of the referral.
pub(in crate::report) fn promise(instance: &Instance, listed: &Listed) -> Option<Promised> {
    let by = instance.promised_by(&instance.parts().waiting[listed.patient.index()])?;
    let date = listed.visits.first().map(|visit| visit.date);
    Some(Promised { by, date })
}

/// How many patients were promised to be seen by a date, and how many of them are not.
pub(in crate::report) fn promised(booked: &Booked<'_>) -> (usize, usize) {
    let all = booked.patients.iter().filter_map(|listed| promise(booked.instance, listed));
    all.fold((0, 0), |(all, late), one| (all + 1, late + usize::from(one.is_broken())))
}
