//! What would have helped a patient who is late or has no date, in words.

use std::cmp::Ordering;

use behov_solver::booking::explain::OVERTIME_MAX;
use chrono::NaiveDate;

use crate::messages::tell;
use crate::report::json::obstacle::{Change, Remedy, Slot};
use crate::report::voice::Voice;

/// What the law sets a patient, seen from a day.
#[derive(Clone, Copy)]
pub(super) struct Legal {
    /// The day.
    pub(super) today: NaiveDate,
    /// Last day of the right, where one runs.
    pub(super) deadline: Option<NaiveDate>,
    /// Whether a plan must be there by then: that of a work-up, and of no other right.
    pub(super) plan: bool,
}

/// What would have helped, in words.
pub(super) fn remedy(voice: Voice, legal: Legal, remedy: &Remedy<'_>) -> String {
    let redirect = || redirect(voice, legal);
    match remedy {
        Remedy::NoneFound => {
            let overtime = voice.whole(OVERTIME_MAX.0.unsigned_abs() as usize);
            tell!(voice, "explain.remedy.none", overtime = overtime, redirect = redirect())
        }
        Remedy::TooLate { first_possible } => {
            let date = voice.short(first_possible.0);
            tell!(voice, "explain.remedy.too-late", date = date, redirect = redirect())
        }
        Remedy::Change { changes, finish, days_over_then } => {
            let changes = changes.iter().map(|row| change(voice, &row.change));
            let change =
                changes.reduce(|one, other| tell!(voice, "explain.and", one = one, other = other));
            tell!(
                voice,
                "explain.remedy.change",
                change = change.unwrap_or_default(),
                date = voice.short(finish.0),
                days = days_over_then
            )
        }
    }
}

/// What the law asks for: another hospital in time, today still, or all the same after the deadline.
fn redirect(voice: Voice, legal: Legal) -> String {
    let Some(deadline) = legal.deadline else { return tell!(voice, "explain.redirect") };
    let date = voice.short(deadline);
    tell!(
        voice,
        (deadline.cmp(&legal.today), legal.plan) => {
            (Ordering::Greater, true) => "explain.redirect.ahead",
            (Ordering::Greater, false) => "explain.redirect.ahead.alone",
            (Ordering::Equal, true) => "explain.redirect.today",
            (Ordering::Equal, false) => "explain.redirect.today.alone",
            (Ordering::Less, true) => "explain.redirect.passed",
            (Ordering::Less, false) => "explain.redirect.passed.alone",
        },
        date = date
    )
}

/// A change in words.
fn change(voice: Voice, change: &Change<'_>) -> String {
    let slot =
        |slot: &Slot<'_>| (slot.clinician.to_owned(), voice.short(slot.date.0), slot.hours.told());
    match change {
        Change::AcceptDate { date } => {
            tell!(voice, "explain.change.accept", date = voice.short(date.0))
        }
        Change::ReadyBy { date } => {
            tell!(voice, "explain.change.ready", date = voice.short(date.0))
        }
        Change::OtherTeam { team } => tell!(voice, "explain.change.team", team = team),
        Change::Lend(of) => {
            let ((who, date, span), need) = (slot(of), of.need);
            tell!(
                voice,
                "explain.change.lend",
                clinician = who,
                date = date,
                span = span,
                need = need
            )
        }
        Change::Overtime(of) => {
            let (who, date, span) = slot(of);
            tell!(voice, "explain.change.overtime", clinician = who, date = date, span = span)
        }
        Change::ReleaseHold(of) => {
            let (who, date, span) = slot(of);
            tell!(voice, "explain.change.release", clinician = who, date = date, span = span)
        }
        Change::ExtraSlot(of) => {
            let (who, date, span) = slot(of);
            tell!(voice, "explain.change.extra", clinician = who, date = date, span = span)
        }
        Change::ShorterWait { pathway, step, days } => {
            tell!(voice, "explain.change.wait", step = step, pathway = pathway, days = days)
        }
    }
}
