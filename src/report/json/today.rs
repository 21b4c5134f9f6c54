//! What is to be done today: every line with the dates and the rule it comes from.

use behov_solver::booking::today::{
    self, HoldOpening, LetterDue, MovedVisit, OutOfReach, Outreach, PastPromise, PlanDue,
    Redirection, Route, When, Why,
};
use behov_solver::instance::{Asks, Instance, NOTICE_WEEKDAYS, SpecialDay};
use behov_solver::table::{Id, PatientId};
use behov_solver::template::Unstaffed;

use super::booked::{forced_code, trigger_code};
use super::shape::shape;
use super::value::{Date, Head, Hours, Real};
use crate::report::name::{Named, names};
use crate::verb::TodayList;

shape! {
    /// The action list of a clinic on one day, most urgent first.
    Actions<'a> of (row: &'a TodayList) [let (instance, today) = (&row.clinic, &row.today);] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        rules: Rules = Rules::of(instance),
        /// Whether held time is that of a template; else that in use by the clinic file.
        from_template: bool = row.template.is_some(),
        /// Visits patients have been told of that stand.
        standing_count: usize = row.carried.standing.rows().len(),
        patient_count: usize = instance.parts().waiting.len(),
        /// Patients who wait here and lack the date of a visit.
        undated_count: usize = today.undated,
        redirections: Vec<Redirect<'a>> =
            today.redirections.iter().map(|row| Redirect::of(row, instance)).collect(),
        plans: Vec<Plan<'a>> = today.plans.iter().map(|row| Plan::of(row, instance)).collect(),
        past_promise: Vec<Past<'a>> =
            today.past_promise.iter().map(|row| Past::of(row, instance)).collect(),
        letters: Vec<Unsent<'a>> =
            today.letters.iter().map(|row| Unsent::of(row, instance)).collect(),
        moved: Vec<Moved<'a>> = today.moved.iter().map(|row| Moved::of(row, instance)).collect(),
        holds: Vec<Opens<'a>> = today.holds.iter().map(|row| Opens::of(row, instance)).collect(),
        windows: Vec<Lacks<'a>> =
            today.windows.iter().map(|row| Lacks::of(row, instance)).collect(),
        /// Patients under control whom nobody has been in contact with for too long.
        outreach: Vec<Silent<'a>> =
            today.outreach.iter().map(|row| Silent::of(row, instance)).collect(),
        /// Why nobody is listed for outreach: no list says when a patient was last in contact.
        outreach_left_out_because: Option<&'static str> = silent_because(instance),
    }

    /// The rules that the lines are computed by.
    Rules of (instance: &Instance) [let law = &instance.parts().law;] {
        letter_weekdays: u32 = NOTICE_WEEKDAYS,
        saturday_counts: bool = law.saturday_counts,
        /// Days that are no holidays by law and no weekdays here.
        not_weekdays: Vec<&'static str> = law.not_weekdays.iter().copied().map(special).collect(),
        soon_days: u64 = today::SOON_DAYS,
        window_weeks: u32 = today::WINDOW_WEEKS,
    }

    /// A right that cannot be kept here.
    Missed<'a> of (row: &OutOfReach, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        /// The need or pathway they wait for.
        waits_for: &'a str = waits_for(instance, row.patient),
        referred: Date = Date(instance.parts().waiting[row.patient.index()].referred),
        right: &'a str = row.right.name(instance),
        start: Date,
        deadline: Date,
        /// The day it is met by the dates the patient has.
        met: Option<Date>,
        /// The first day on which it could be met.
        earliest: Option<Date>,
        /// The next visit the patient has a date for.
        next_visit: Option<Date> = row.visit.map(Date),
        because: &'static str = why_code(row.why),
        #[serde(skip)]
        why: Why = row.why,
        #[serde(skip)]
        patient: PatientId = row.patient,
    }

    Redirect<'a> of (row: &Redirection, instance: &'a Instance) {
        #[serde(flatten)]
        missed: Missed<'a> = Missed::of(&row.right, instance),
        when: &'static str = when_code(row.when),
        days_over: u32,
        route: &'static str = route_code(row.route),
        #[serde(skip)]
        way: Route = row.route,
    }

    Plan<'a> of (row: &PlanDue, instance: &'a Instance) {
        #[serde(flatten)]
        missed: Missed<'a> = Missed::of(&row.right, instance),
        due: Date,
        when: &'static str = when_code(row.when),
    }

    /// A patient past the promise of access.
    Past<'a> of (row: &PastPromise, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        need: &'a str = row.need.name(instance),
        sub_acute: bool,
        referred: Date = Date(instance.parts().waiting[row.patient.index()].referred),
        promised_open_days: u32 = row.days,
        promised_by: Date = Date(row.by),
        date: Option<Date> = row.visit.map(Date),
        open_days_past: u32,
    }

    /// A letter that is due.
    Unsent<'a> of (row: &LetterDue, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        trigger: &'static str = trigger_code(row.trigger),
        since: Date,
        due: Date,
        when: &'static str = when_code(row.when),
    }

    /// A visit told that cannot stand.
    Moved<'a> of (row: &'a MovedVisit, instance: &'a Instance) [let told = &row.forced.told;] {
        pseudonym: &'a str = &told.pseudonym,
        step: usize = told.step + 1,
        clinician: &'a str = told.clinician.name(instance),
        date: Date = Date(told.date),
        #[serde(flatten)]
        hours: Hours = Hours::of(told.span),
        reason: &'static str = forced_code(&row.forced.reason),
        letter_due: Option<Date>,
        #[serde(skip)]
        because: &'a behov_solver::booking::replan::ForcedReason = &row.forced.reason,
    }

    /// Held time that opens to the waiting list today.
    Opens<'a> of (row: &HoldOpening, instance: &'a Instance)
    [let parts = instance.parts();]
    {
        date: Date,
        team: &'a str = row.team.name(instance),
        need: &'a str = row.need.name(instance),
        minutes: i32,
        release_open_days: u32 = row.release_days,
        clinician: Option<&'a str> =
            row.place.map(|(id, _)| parts.sessions[id].clinician.name(instance)),
        hours: Option<Hours> = row.place.map(|(_, span)| Hours::of(span)),
        /// A patient past their promise who fits, before the waiting list has it.
        first_for: Option<&'a str> = row.patient.map(|id| id.name(instance)),
    }

    /// An open clinic that lacks some of its staff.
    Lacks<'a> of (row: &Unstaffed, instance: &'a Instance)
    [let window = &instance.parts().windows[row.window];]
    {
        date: Date,
        team: &'a str = window.team.name(instance),
        #[serde(flatten)]
        hours: Hours = Hours::of(window.span),
        staffed: usize,
        wanted: usize,
        stand_ins: Vec<&'a str> = names(instance, &row.stand_ins),
    }

    /// A patient under control whom nobody has been in contact with for too long.
    Silent<'a> of (row: &Outreach, instance: &'a Instance)
    [let panel = &instance.parts().panels[row.panel];]
    {
        pseudonym: &'a str = &panel.contacts[row.contact].pseudonym,
        panel: &'a str = &panel.name,
        last_contact: Date = Date(row.last),
        safety_weeks: Real = Real(panel.safety_weeks),
        safety_ends: Date = Date(row.ends),
        when: &'static str = when_code(row.when),
        /// The next visit, which comes after the end of the interval.
        next_visit: Option<Date> = row.visit.map(Date),
    }
}

/// Why nobody can be listed for outreach.
fn silent_because(instance: &Instance) -> Option<&'static str> {
    let known = instance.parts().panels.iter().any(|panel| !panel.contacts.is_empty());
    (!known).then_some("no-list-of-last-contacts")
}

fn waits_for(instance: &Instance, patient: PatientId) -> &str {
    match instance.parts().waiting[patient.index()].asks {
        Asks::Need(need) => need.name(instance),
        Asks::Pathway(pathway) => pathway.name(instance),
    }
}

fn special(day: SpecialDay) -> &'static str {
    match day {
        SpecialDay::ConstitutionDay => "06-05",
        SpecialDay::ChristmasEve => "12-24",
        SpecialDay::NewYearsEve => "12-31",
    }
}

/// The code of when something is due.
pub(in crate::report) fn when_code(when: When) -> &'static str {
    match when {
        When::Overdue => "overdue",
        When::Today => "today",
        When::Soon => "soon",
        When::Later => "later",
    }
}

fn why_code(why: Why) -> &'static str {
    match why {
        Why::Capacity => "capacity",
        Why::NotReady => "not-ready",
        Why::OwnWish => "own-wish",
        Why::Clinical => "clinical",
        Why::NoDate => "no-date",
    }
}

fn route_code(route: Route) -> &'static str {
    match route {
        Route::MaximumWait => "maximum-wait",
        Route::WorkUp => "work-up",
        Route::FreeChoice => "extended-free-choice",
    }
}
