//! What is to be done today: an action list, computed from dates alone, nothing solved.
//!
//! Letters that are due by the calendar of the law, plans for work-ups that cannot be done in time,
//! patients whose right cannot be kept here and the route that the law gives them, patients past the
//! promise of access, held time that opens today, open clinics without their staff, patients under
//! control whom nobody has been in contact with for too long. Dates patients
//! have count as they stand; where there are none, the earliest that lags, the days on which somebody
//! works who may see the patient, and the patient leave is a bound: who cannot be in time by it cannot be in time here at all, and of others nothing
//! is said.

mod hold;
mod letter;
mod outreach;
mod promise;
mod right;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::answer::Template;
use crate::evaluation::rights;
use crate::instance::{Instance, Trigger};
use crate::table::{Id, NeedId, PatientId, RightId, SessionId, TeamId};
use crate::template::{Unstaffed, dated, unstaffed, unstaffed_in};
use crate::units::{Minutes, Span};

use super::replan::{Carried, Forced};

/// What is due within so many days is told before it is due \[days\].
pub const SOON_DAYS: u64 = 7;
/// Open clinics are looked at so many weeks ahead \[weeks\].
pub const WINDOW_WEEKS: u32 = 8;

/// The action list of a day; each part in order of urgency.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// Patients whose right cannot be kept here, and by which route it can.
    pub redirections: Vec<Redirection>,
    /// Plans for work-ups that cannot be done in time.
    pub plans: Vec<PlanDue>,
    /// Patients past the promise of access.
    pub past_promise: Vec<PastPromise>,
    /// Letters with date, place and rights, due up to the end of [`SOON_DAYS`].
    pub letters: Vec<LetterDue>,
    /// Visits told that cannot stand: a new date, and a new letter.
    pub moved: Vec<MovedVisit>,
    /// Held time that opens to the waiting list today.
    pub holds: Vec<HoldOpening>,
    /// Open clinics that lack some of their staff, within [`WINDOW_WEEKS`].
    pub windows: Vec<Unstaffed>,
    /// Patients under control to be contacted, their safety interval over or near its end.
    pub outreach: Vec<Outreach>,
    /// Patients who wait here and lack the date of a visit \[count\].
    pub undated: usize,
}

/// When something is due, seen from the day of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// Within [`SOON_DAYS`].
    Soon,
    /// Later.
    Later,
}

impl When {
    /// When a date is, seen from another.
    #[must_use]
    pub fn of(due: NaiveDate, today: NaiveDate) -> Self {
        if due < today {
            Self::Overdue
        } else if due == today {
            Self::Today
        } else if due <= today + Days::new(SOON_DAYS) {
            Self::Soon
        } else {
            Self::Later
        }
    }
}

/// A letter with date, place and rights that has not been sent, as far as the lists tell: the
/// patient has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterDue {
    /// The patient.
    pub patient: PatientId,
    /// What makes it due.
    pub trigger: Trigger,
    /// The day of that.
    pub since: NaiveDate,
    /// It must be sent by then.
    pub due: NaiveDate,
    /// When that is.
    pub when: When,
}

/// A right that cannot be kept by the dates a patient has, or by any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfReach {
    /// The patient.
    pub patient: PatientId,
    /// The right.
    pub right: RightId,
    /// Day 0.
    pub start: NaiveDate,
    /// Last day on which the right is met.
    pub deadline: NaiveDate,
    /// The day it is met by the dates the patient has; `None` while one is missing.
    pub met: Option<NaiveDate>,
    /// The first day on which it could be met, were every opening of who works then free; `None` while what the first
    /// visit needs is missing and nobody knows for how long.
    pub earliest: Option<NaiveDate>,
    /// The next visit the patient has a date for, from tomorrow on: one of today counts as held.
    pub visit: Option<NaiveDate>,
    /// Why.
    pub why: Why,
}

/// Why a right is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Dates there could have been in time are not: capacity.
    Capacity,
    /// What the first visit needs is missing.
    NotReady,
    /// The patient asked for later.
    OwnWish,
    /// The days that the steps need between them are more than the right leaves: clinical.
    Clinical,
    /// There is no date yet, and the day is near.
    NoDate,
}

/// A plan for a work-up that cannot be done by its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanDue {
    /// The right and why it is not kept.
    pub right: OutOfReach,
    /// The plan must be there by then, whatever the cause.
    pub due: NaiveDate,
    /// When that is.
    pub when: When,
}

/// A patient whose right can be kept by another hospital only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redirection {
    /// The right and why it is not kept.
    pub right: OutOfReach,
    /// When the deadline is: the other hospital must have received the referral by then.
    pub when: When,
    /// Days from the deadline to the day counted, at least \[days\].
    pub days_over: u32,
    /// The way in law.
    pub route: Route,
}

/// The way in law to another hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// A statutory maximum wait: the region must find a hospital that can be in time, public or
    /// private, and does so itself (Sundhedsloven § 88).
    MaximumWait,
    /// A work-up: other public and partner hospitals first, then private ones with an agreement
    /// (Sundhedsloven § 82 b, § 87).
    WorkUp,
    /// A treatment: a private hospital with an agreement, by extended free choice
    /// (Sundhedsloven § 87).
    FreeChoice,
}

/// A patient who was to be seen within so many open days, and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastPromise {
    /// The patient.
    pub patient: PatientId,
    /// What they wait for.
    pub need: NeedId,
    /// Open days promised after the referral.
    pub days: u32,
    /// Last day that keeps the promise.
    pub by: NaiveDate,
    /// The date they have; `None` without one.
    pub visit: Option<NaiveDate>,
    /// Open days from the promise to the date they have, or to today \[days\].
    pub open_days_past: u32,
    /// Whether the need is sub-acute.
    pub sub_acute: bool,
}

/// A visit told that cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedVisit {
    /// What was told, and why it cannot stand.
    pub forced: Forced,
    /// The letter with the new date must be sent by then, where the patient has a right.
    pub letter_due: Option<NaiveDate>,
}

/// Held time that opens to the waiting list today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldOpening {
    /// The date it lies on.
    pub date: NaiveDate,
    /// Whose patients it was held for.
    pub team: TeamId,
    /// The need it was held for.
    pub need: NeedId,
    /// How much of it nobody has booked \[min\].
    pub minutes: Minutes,
    /// Open days before its date that it opens.
    pub release_days: u32,
    /// Where it lies; `None` for time in use that the clinic file holds without a template.
    pub place: Option<(SessionId, Span)>,
    /// A patient past their promise who fits into it, before the waiting list has it.
    pub patient: Option<PatientId>,
}

/// A patient under control whom nobody has been in contact with for as long as the panel allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outreach {
    /// Row of the panel.
    pub panel: usize,
    /// Row of the patient among the contacts of the panel.
    pub contact: usize,
    /// The last contact.
    pub last: NaiveDate,
    /// The day the safety interval ends.
    pub ends: NaiveDate,
    /// When that is.
    pub when: When,
    /// The next visit, which comes after that day; `None` without one.
    pub visit: Option<NaiveDate>,
}

/// The action list of a clinic on its own day.
///
/// `carried` is what patients have been told of, laid on today's lists, where anybody was told.
/// Without a template the held time is that in use, by the clinic file.
#[must_use]
pub fn today(clinic: &Instance, carried: &Carried, template: Option<&Template>) -> Today {
    let date = clinic.parts().as_of;
    let report = rights::report(clinic, &carried.standing, &carried.standing, date);
    let (redirections, plans) = right::out_of_reach(clinic, &carried.standing, &report.rows);
    let past_promise = promise::past(clinic, &carried.standing);
    let windows = match template {
        Some(template) => unstaffed_in(clinic, &dated(clinic, template, date, WINDOW_WEEKS)),
        None => unstaffed(clinic, date, WINDOW_WEEKS),
    };
    let waits_here = report.patients.iter().filter(|row| !row.redirected);
    Today {
        date,
        redirections,
        plans,
        letters: letter::due(clinic, &report.patients),
        moved: letter::moved(clinic, &carried.forced),
        holds: hold::opening(clinic, &carried.standing, template, &past_promise),
        past_promise,
        windows,
        outreach: outreach::due(clinic, &carried.standing),
        undated: waits_here.filter(|row| !row.booked).count(),
    }
}

/// What patients are told apart by where all else is equal: the referral, then the name.
fn turn(clinic: &Instance, patient: PatientId) -> (NaiveDate, &str) {
    let waiting = &clinic.parts().waiting[patient.index()];
    (waiting.referred, &waiting.pseudonym)
}
