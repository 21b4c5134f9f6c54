//! Words and tables of a booked waiting list, which text and page share.

mod call;
mod change;
mod letter;
mod right;
mod sum;

use std::collections::BTreeSet;

use behov_solver::booking::Reason;
use behov_solver::booking::next::NextAvailable;
use behov_solver::instance::Instance;
use behov_solver::table::{NeedId, PatientId, TeamId};
use chrono::NaiveDate;

use crate::format::bookings::steps;
use crate::messages::{key, tell};
use crate::report::booked::{Booked, Told};
use crate::report::json::obstacle::Remedy;
use crate::report::json::value::Date;
use crate::report::json::{Booking, Patient};
use crate::report::name::Named;
use crate::report::sheet::Cell;
use crate::report::text::remedy::{Legal, remedy};
use crate::report::voice::Voice;

pub(in crate::report) use call::{call, call_count, calls, calls_lead};
pub(in crate::report) use change::{changes, curve, forced_reason, recall};
pub(in crate::report) use letter::letters;
pub(in crate::report) use right::{all as all_rights, by_right, each, letter, proxies, several};
pub(in crate::report) use sum::{
    answer, binary_price, compare_header, compare_rows, level, level_header, level_row, limit,
    limits, outside_lag, outside_lags, rights, rule,
};

/// The pseudonym of a patient.
pub(in crate::report) fn pseudonym(instance: &Instance, patient: PatientId) -> &str {
    patient.name(instance)
}

/// A date, or a dash.
pub(in crate::report) fn maybe(voice: Voice, date: Option<NaiveDate>) -> String {
    date.map_or_else(|| tell!(voice, "number.none"), |date| voice.in_week(date))
}

/// Why nothing new is booked.
fn reason(voice: Voice, patient: &Patient<'_>, reason: Reason) -> String {
    match reason {
        Reason::BookedBefore => tell!(voice, "book.reason.booked-before"),
        Reason::NotReady => tell!(voice, "book.reason.not-ready"),
        Reason::Lags => tell!(voice, "book.reason.lags"),
        Reason::Beyond => tell!(voice, "book.reason.beyond"),
        Reason::Full => tell!(voice, "book.reason.full"),
        Reason::Redirected => tell!(voice, "book.reason.redirected"),
        Reason::NoOpening { step } => {
            let need = patient.reason_need.unwrap_or_default();
            tell!(voice, "book.reason.no-opening", step = (step + 1), need = need)
        }
    }
}

/// How a patient's right ends, or why they have no date.
pub(in crate::report) fn state(voice: Voice, patient: &Patient<'_>) -> String {
    if let Some(why) = patient.why.filter(|_| !patient.booked && !patient.redirected) {
        return reason(voice, patient, why);
    }
    if let Some(by) = patient.promised_by.filter(|_| patient.promise_broken) {
        return tell!(voice, "book.status.promise", date = voice.short(by.0));
    }
    right::status(voice, patient.ended)
}

/// Headings of the table of patients.
pub(in crate::report) fn patient_header(voice: Voice) -> Vec<String> {
    [
        key!("book.patient"),
        key!("book.waits-for"),
        key!("book.team"),
        key!("book.deadline"),
        key!("book.visits"),
        key!("book.finish"),
        key!("book.days-over"),
        key!("book.why"),
    ]
    .map(|key| voice.say(key))
    .to_vec()
}

/// A row of the table of patients.
pub(in crate::report) fn patient_row(
    voice: Voice,
    instance: &Instance,
    told: Told<'_>,
) -> Vec<String> {
    let patient = Patient::of(told, instance);
    let visit = |visit: &Booking<'_>| {
        let (date, week) = (voice.short(visit.date.0), voice.week_number(visit.date.0));
        format!("{} {date} {} ({week})", visit.clinician, visit.hours.from.0)
    };
    let visits: Vec<String> = patient.visits.iter().map(visit).collect();
    let date = |date: Option<Date>| Cell::or_none(date.map(|date| Cell::Date(date.0)));
    let days = patient.days_over.map(Cell::count);
    let cells = [
        Cell::name(patient.pseudonym),
        Cell::name(patient.waits_for()),
        Cell::name(patient.team),
        date(patient.deadline),
        Cell::or_none((!visits.is_empty()).then(|| Cell::Text(visits.join(", ")))),
        date(patient.finish),
        Cell::or_none(days),
        Cell::Text(state(voice, &patient)),
    ];
    cells.iter().map(|cell| cell.told(voice)).collect()
}

/// Headings of the next available dates.
pub(in crate::report) fn next_header(voice: Voice) -> Vec<String> {
    [
        key!("book.next.need"),
        key!("book.next.team"),
        key!("book.next.with"),
        key!("book.next.first"),
        key!("book.next.third"),
    ]
    .map(|key| voice.say(key))
    .to_vec()
}

/// Rows of the next available dates: for what the list waits for, with anyone; `all` for every need
/// and clinician.
pub(in crate::report) fn next_rows(
    voice: Voice,
    booked: &Booked<'_>,
    all: bool,
) -> Vec<Vec<String>> {
    let parts = booked.instance.parts();
    let date = |date: Option<NaiveDate>| {
        date.map_or_else(|| tell!(voice, "book.next.none"), |date| voice.in_week(date))
    };
    let asked = asked(booked.instance);
    let told = |row: &&NextAvailable| {
        all || row.clinician.is_none() && asked.contains(&(row.need, row.team))
    };
    let rows = booked.run.next.iter().filter(told);
    rows.map(|row| {
        let with = row.clinician.map(|clinician| parts.clinicians[clinician].name.clone());
        vec![
            parts.needs[row.need].name.clone(),
            parts.teams[row.team].name.clone(),
            with.unwrap_or_else(|| tell!(voice, "book.next.anyone")),
            date(row.next),
            date(row.third),
        ]
    })
    .collect()
}

/// Every need that somebody on the list waits for, with the team that serves it.
fn asked(instance: &Instance) -> BTreeSet<(NeedId, TeamId)> {
    let waiting = instance.parts().waiting.iter();
    waiting.flat_map(|patient| steps(instance, patient.asks, patient.team)).collect()
}

/// What would help those who are late or without a date, patients with the same answer together.
pub(in crate::report) fn helps(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for late in booked.run.explained.iter().flat_map(|explained| &explained.late) {
        let of = booked.run.rights.patients.iter().find(|row| row.patient == late.patient);
        let legal = Legal {
            today: booked.instance.parts().as_of,
            deadline: of.and_then(|row| row.deadline),
            plan: of.is_some_and(|row| row.plan_due.is_some()),
        };
        let told = remedy(voice, legal, &Remedy::of(&late.remedy, booked.instance));
        let patient = late.patient.name(booked.instance);
        match groups.iter_mut().find(|(same, _)| *same == told) {
            Some((_, patients)) => patients.push(patient),
            None => groups.push((told, vec![patient])),
        }
    }
    let lines = groups.into_iter().map(|(told, patients)| {
        let names = voice.first_few(&patients);
        tell!(voice, "book.helps.line", patient = names, remedy = told)
    });
    lines.collect()
}
