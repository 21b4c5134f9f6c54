//! Whom to ring about which date, in the order in which a secretary rings.

use std::collections::BTreeMap;

use behov_solver::booking::replan::Told;
use behov_solver::evaluation::rights::Notice;
use behov_solver::table::{ClinicianId, Id, PatientId};
use behov_solver::units::Span;
use chrono::NaiveDate;

use super::Booked;
use crate::format::bookings::{Listed, Status, Visit};

/// What a call is about. Whoever would come on a date that is no more is rung first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum About {
    /// A date told falls away, and there is no other.
    Lost,
    /// Another date than the one told.
    Moved,
    /// A first date.
    New,
}

/// The visit by which a call must be made.
type By = (NaiveDate, ClinicianId, Span);

/// A call about one visit.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Call<'a> {
    /// The patient.
    pub(in crate::report) listed: &'a Listed,
    /// The visit to tell of; `None` where one told falls away and there is no other.
    pub(in crate::report) visit: Option<&'a Visit>,
    /// What they were told before.
    pub(in crate::report) instead: Option<&'a Told>,
    /// The letter must be sent by then, where one is due; told with the first date of a call.
    pub(in crate::report) letter: Option<NaiveDate>,
    /// The date first told of in the same call, where this is another.
    pub(in crate::report) with: Option<NaiveDate>,
}

impl Call<'_> {
    /// What it is about.
    pub(in crate::report) fn about(&self) -> About {
        match (self.visit, self.instead) {
            (None, _) => About::Lost,
            (Some(_), Some(_)) => About::Moved,
            (Some(_), None) => About::New,
        }
    }

    /// By which visit it must be made: the one told or the one to tell of, whichever comes first.
    fn by(&self) -> Option<By> {
        let told = self.instead.map(|told| (told.date, told.clinician, told.span));
        let visit = self.visit.map(|visit| (visit.date, visit.clinician, visit.span));
        told.into_iter().chain(visit).min()
    }

    /// The date it tells of, or tells that it is no more.
    fn date(&self) -> Option<NaiveDate> {
        let told = self.instead.map(|told| told.date);
        self.visit.map(|visit| visit.date).or(told)
    }
}

impl<'a> Booked<'a> {
    /// Every visit of which a patient has not been told: those who lose a date without another first,
    /// then those who get another date, each by the first of the two and with all of theirs together,
    /// then day by day, clinician by clinician, by the clock. Each patient is rung once.
    pub(in crate::report) fn calls(&self) -> Vec<Call<'a>> {
        let mut calls: Vec<Call<'a>> = Vec::new();
        for (listed, rights, _) in self.told() {
            let letter = rights.notice_due.filter(|_| {
                matches!(rights.notice, Notice::Later | Notice::DueToday | Notice::Overdue)
            });
            let about = |visit, instead| Call { listed, visit, instead, letter, with: None };
            let new = listed.visits.iter().filter(|visit| visit.status == Status::New);
            calls.extend(new.map(|visit| about(Some(visit), self.before(listed, visit.step))));
            calls.extend(self.lost(listed).map(|told| about(None, Some(told))));
        }
        let mut first: BTreeMap<(PatientId, About), Option<By>> = BTreeMap::new();
        for call in &calls {
            let by = first.entry((call.listed.patient, call.about())).or_insert(call.by());
            *by = call.by().min(*by);
        }
        let name = |call: &Call<'a>| {
            &*self.instance.parts().waiting[call.listed.patient.index()].pseudonym
        };
        let key = |call: &Call<'a>| {
            let (about, by) = (call.about(), call.by());
            // First dates stand under their day and clinician.
            let together = first[&(call.listed.patient, about)].filter(|_| about != About::New);
            (about, together.or(by), name(call), by)
        };
        calls.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut rung: BTreeMap<PatientId, Option<NaiveDate>> = BTreeMap::new();
        for call in &mut calls {
            call.with = rung.get(&call.listed.patient).copied().flatten();
            call.letter = call.letter.filter(|_| call.with.is_none());
            rung.entry(call.listed.patient).or_insert_with(|| call.date());
        }
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
