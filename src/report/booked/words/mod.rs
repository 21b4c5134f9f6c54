//! Reasons, states and prices in words.

mod change;
mod sum;

use std::collections::BTreeSet;

use behov_solver::booking::Reason;
use behov_solver::booking::next::NextAvailable;
use behov_solver::evaluation::rights::{PatientRights, Status};
use behov_solver::instance::{Asks, Instance};
use behov_solver::table::{Id, NeedId, PatientId, TeamId};
use chrono::NaiveDate;

use super::{Booked, Promised, Told, promise};
use crate::format::bookings::{Listed, Visit, steps};
use crate::messages::{key, tell};
use crate::report::explained::remedy;
use crate::report::voice::Voice;

pub(in crate::report) use change::{changes, curve, forced_code, recall};
pub(in crate::report) use sum::{
    answer, binary_price, compare_header, compare_rows, level, level_code, level_header,
    level_proof, level_row, limit, limit_code, limits, order_code, outside_lag, outside_lags,
    rights, rule, rule_code,
};

/// The pseudonym of a patient.
pub(in crate::report) fn pseudonym(instance: &Instance, patient: PatientId) -> &str {
    &instance.parts().waiting[patient.index()].pseudonym
}

/// Several pseudonyms with commas between: the first few, and how many more.
pub(in crate::report) fn pseudonyms(
    voice: Voice,
    instance: &Instance,
    patients: &[PatientId],
) -> String {
    const TOLD_MAX: usize = 5;
    let names = patients.iter().take(TOLD_MAX).map(|&patient| pseudonym(instance, patient));
    let names = names.collect::<Vec<_>>().join(", ");
    if patients.len() <= TOLD_MAX {
        return names;
    }
    let more = voice.whole(patients.len() - TOLD_MAX);
    tell!(voice, "book.and-more", names = names, count = more)
}

/// The need or pathway a patient waits for.
pub(in crate::report) fn waits_for(instance: &Instance, patient: PatientId) -> &str {
    match instance.parts().waiting[patient.index()].asks {
        Asks::Need(need) => &instance.parts().needs[need].name,
        Asks::Pathway(pathway) => &instance.parts().pathways[pathway].name,
    }
}

/// A date, or a dash.
pub(in crate::report) fn maybe(voice: Voice, date: Option<NaiveDate>) -> String {
    date.map_or_else(|| tell!(voice, "number.none"), |date| voice.short(date))
}

/// With whom and when.
pub(in crate::report) fn visit(voice: Voice, instance: &Instance, visit: &Visit) -> String {
    let clinician = &instance.parts().clinicians[visit.clinician].name;
    format!("{clinician} {} {}", voice.short(visit.date), visit.span.from)
}

/// Why nothing new is booked.
pub(in crate::report) fn reason(
    voice: Voice,
    instance: &Instance,
    patient: PatientId,
    reason: Reason,
) -> String {
    match reason {
        Reason::BookedBefore => tell!(voice, "book.reason.booked-before"),
        Reason::NotReady => tell!(voice, "book.reason.not-ready"),
        Reason::Lags => tell!(voice, "book.reason.lags"),
        Reason::Beyond => tell!(voice, "book.reason.beyond"),
        Reason::Full => tell!(voice, "book.reason.full"),
        Reason::Redirected => tell!(voice, "book.reason.redirected"),
        Reason::NoOpening { step } => {
            let need = match instance.parts().waiting[patient.index()].asks {
                Asks::Need(need) => need,
                Asks::Pathway(pathway) => instance.parts().pathways[pathway].steps[step].need,
            };
            let need = &instance.parts().needs[need].name;
            tell!(voice, "book.reason.no-opening", step = (step + 1), need = need)
        }
    }
}

/// How a patient's right ends, or why they have no date.
pub(in crate::report) fn state(
    voice: Voice,
    instance: &Instance,
    (listed, rights): Told<'_>,
) -> String {
    if let Some(why) = listed.reason.filter(|_| !rights.booked && !rights.is_redirected()) {
        return reason(voice, instance, listed.patient, why);
    }
    if let Some(promise) = promise(instance, listed).filter(Promised::is_broken) {
        return tell!(voice, "book.status.promise", date = voice.short(promise.by));
    }
    voice.say(match rights.status {
        Status::InTime => key!("book.status.in-time"),
        Status::OfferedInTime => key!("book.status.offered"),
        Status::RedirectedInTime => key!("book.status.redirected"),
        Status::RedirectedLate => key!("book.status.redirected-late"),
        Status::NotStarted => key!("book.status.not-started"),
        Status::LateByOwnWish => key!("book.status.own-wish"),
        Status::Late => key!("book.status.late"),
        Status::OverToday => key!("book.status.over-today"),
        Status::NoRight => key!("book.status.no-right"),
        Status::NoDate => key!("book.rights.no-date"),
    })
}

/// Days over the deadline; none without a right or without a date.
pub(in crate::report) fn days_over(rights: &PatientRights) -> Option<u32> {
    rights.deadline.and(rights.finish).map(|_| rights.days_over)
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
    let (listed, rights): (&Listed, &PatientRights) = told;
    let visits: Vec<String> = listed.visits.iter().map(|row| visit(voice, instance, row)).collect();
    let team = instance.parts().waiting[listed.patient.index()].team;
    vec![
        pseudonym(instance, listed.patient).to_owned(),
        waits_for(instance, listed.patient).to_owned(),
        instance.parts().teams[team].name.clone(),
        maybe(voice, rights.deadline),
        if visits.is_empty() { tell!(voice, "number.none") } else { visits.join(", ") },
        maybe(voice, rights.finish),
        days_over(rights)
            .map_or_else(|| tell!(voice, "number.none"), |days| voice.whole(days as usize)),
        state(voice, instance, told),
    ]
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
        date.map_or_else(|| tell!(voice, "book.next.none"), |date| voice.short(date))
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
    let mut groups: Vec<(String, Vec<PatientId>)> = Vec::new();
    for late in booked.run.explained.iter().flat_map(|explained| &explained.late) {
        let told = remedy(voice, booked.instance, &late.remedy);
        match groups.iter_mut().find(|(same, _)| *same == told) {
            Some((_, patients)) => patients.push(late.patient),
            None => groups.push((told, vec![late.patient])),
        }
    }
    let lines = groups.into_iter().map(|(told, patients)| {
        let names = pseudonyms(voice, booked.instance, &patients);
        tell!(voice, "book.helps.line", patient = names, remedy = told)
    });
    lines.collect()
}
