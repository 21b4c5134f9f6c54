//! Whom to ring about which date, in the order in which a secretary rings.

use behov_solver::booking::replan::Told;
use behov_solver::evaluation::rights::Notice;
use behov_solver::table::Id;
use chrono::NaiveDate;

use super::Booked;
use crate::format::bookings::{Listed, Status, Visit};

/// A call about one visit.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Call<'a> {
    /// The patient.
    pub(in crate::report) listed: &'a Listed,
    /// The visit to tell of; `None` where one told falls away and there is no other.
    pub(in crate::report) visit: Option<&'a Visit>,
    /// What they were told before.
    pub(in crate::report) instead: Option<&'a Told>,
    /// The letter must be sent by then, where one is due.
    pub(in crate::report) letter: Option<NaiveDate>,
    /// The first visit told in the same call, where this is another.
    pub(in crate::report) with: Option<NaiveDate>,
}

impl<'a> Booked<'a> {
    /// Every visit of which a patient has not been told: those who lose a date without another first,
    /// then day by day, clinician by clinician, by the clock.
    pub(in crate::report) fn calls(&self) -> Vec<Call<'a>> {
        let mut calls: Vec<Call<'a>> = Vec::new();
        for (listed, rights, _) in self.told() {
            let letter = rights.notice_due.filter(|_| {
                matches!(rights.notice, Notice::Later | Notice::DueToday | Notice::Overdue)
            });
            let new = || listed.visits.iter().filter(|visit| visit.status == Status::New);
            let first = new().map(|visit| visit.date).min();
            calls.extend(new().map(|visit| Call {
                listed,
                visit: Some(visit),
                instead: self.before(listed, visit.step),
                letter,
                with: first.filter(|&first| first < visit.date),
            }));
            calls.extend(self.lost(listed).map(|told| Call {
                listed,
                visit: None,
                instead: Some(told),
                letter,
                with: None,
            }));
        }
        let name = |call: &Call<'a>| &self.instance.parts().waiting[call.listed.patient.index()];
        calls.sort_by(|a, b| {
            let key = |call: &Call<'a>| {
                let visit = call.visit.map(|visit| (visit.date, visit.clinician, visit.span));
                let told = call.instead.filter(|_| visit.is_none());
                (visit, told.map(|told| (told.date, told.clinician, told.span)))
            };
            (key(a), &name(a).pseudonym).cmp(&(key(b), &name(b).pseudonym))
        });
        calls
    }

    /// The date ahead that a patient was told for a step.
    fn before(&self, listed: &Listed, step: usize) -> Option<&'a Told> {
        let parts = self.instance.parts();
        let name = &parts.waiting[listed.patient.index()].pseudonym;
        let ahead = self.options.told.iter().filter(|told| told.date > parts.as_of);
        ahead.into_iter().find(|told| told.step == step && told.pseudonym == *name)
    }

    /// Dates told that fall away without another.
    fn lost(&self, listed: &Listed) -> impl Iterator<Item = &'a Told> {
        let forced = self.run.replanned.iter().flat_map(|again| &again.carried.forced);
        let (patient, today) = (listed.patient, self.instance.parts().as_of);
        forced
            .filter(move |row| row.patient == patient && row.now.is_none())
            .map(|row| &row.told)
            .filter(move |told| told.date > today)
    }
}
