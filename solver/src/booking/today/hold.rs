//! Held time that opens to the waiting list today.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::answer::{BlockKind, Bookings, Template};
use crate::instance::{Asks, Instance};
use crate::table::{Id, PatientId, SessionId};
use crate::template::dated;
use crate::units::{Minutes, Span};

use super::super::opening::{Opening, Serves};
use super::{HoldOpening, PastPromise};

/// Held time is looked for so many weeks ahead \[weeks\].
const WEEKS: u32 = 26;

/// What opens today, in order of date and time; patients past their promise who fit come first.
pub(super) fn opening(
    clinic: &Instance,
    told: &Bookings,
    template: Option<&Template>,
    past: &[PastPromise],
) -> Vec<HoldOpening> {
    let Some(template) = template else { return in_use(clinic) };
    let today = clinic.parts().as_of;
    let mut openings = Vec::new();
    for row in dated(clinic, template, today, WEEKS) {
        let BlockKind::Hold { team, need, release_days: Some(release_days) } = row.block.kind
        else {
            continue;
        };
        if row.lost.is_some() || clinic.open_days_before(row.date, release_days) != today {
            continue;
        }
        let session = row.block.session;
        for span in row.block.span.without(&taken(clinic, told, session, row.date)) {
            let clinician = clinic.parts().sessions[session].clinician;
            let serves = Serves::Held { team, need, opens: Some(today) };
            let opening = Opening { session, clinician, date: row.date, span, serves };
            openings.push((opening, team, need, release_days));
        }
    }
    openings.sort_by_key(|(opening, ..)| (opening.date, opening.span, opening.session));
    let mut served: BTreeSet<PatientId> = BTreeSet::new();
    let told = openings.into_iter().map(|(opening, team, need, release_days)| {
        let patient = fits(clinic, &opening, past, &served);
        served.extend(patient);
        let (date, place) = (opening.date, Some((opening.session, opening.span)));
        let minutes = opening.minutes();
        HoldOpening { date, team, need, minutes, release_days, place, patient }
    });
    told.collect()
}

/// Time of a session's clinician that is booked on a date.
fn taken(clinic: &Instance, told: &Bookings, session: SessionId, date: NaiveDate) -> Vec<Span> {
    let parts = clinic.parts();
    let clinician = parts.sessions[session].clinician;
    let made = parts.bookings.iter().filter(|row| (row.clinician, row.date) == (clinician, date));
    let told = told
        .rows()
        .iter()
        .filter(|row| row.date == date && parts.sessions[row.session].clinician == clinician);
    let mut taken: Vec<Span> = made.map(|row| row.span).chain(told.map(|row| row.span)).collect();
    taken.sort();
    taken
}

/// The first patient past their promise who would come sooner in it, and whose visit fits.
fn fits(
    clinic: &Instance,
    opening: &Opening,
    past: &[PastPromise],
    served: &BTreeSet<PatientId>,
) -> Option<PatientId> {
    let fits = |row: &&PastPromise| {
        let patient = &clinic.parts().waiting[row.patient.index()];
        let Asks::Need(need) = patient.asks else { return false };
        let can_come = patient.earliest.is_none_or(|first| first <= opening.date)
            && patient.latest.is_none_or(|last| opening.date <= last)
            && !patient.blocked.iter().any(|b| b.from <= opening.date && opening.date <= b.to);
        !served.contains(&row.patient)
            && row.visit.is_none_or(|visit| opening.date < visit)
            && can_come
            && clinic.parts().needs[need].minutes[patient.class] <= opening.minutes()
            && opening.may_serve(clinic, patient.team, need, clinic.parts().as_of)
    };
    past.iter().find(fits).map(|row| row.patient)
}

/// Minutes in use that open today by the clinic file, without a template to lie in.
fn in_use(clinic: &Instance) -> Vec<HoldOpening> {
    let parts = clinic.parts();
    let dates = (0..u64::from(WEEKS) * 7).map(|ahead| parts.as_of + Days::new(ahead));
    let open = dates.filter(|&date| clinic.is_open(date));
    open.flat_map(|date| {
        let day = parts.cycle.day_of(date);
        let on_day = parts.holds.iter().filter(move |hold| hold.day == day);
        on_day.filter_map(move |hold| {
            let release_days = hold.release_days?;
            let opens = clinic.open_days_before(date, release_days) == parts.as_of;
            (opens && hold.minutes > Minutes(0)).then_some(HoldOpening {
                date,
                team: hold.team,
                need: hold.need,
                minutes: hold.minutes,
                release_days,
                place: None,
                patient: None,
            })
        })
    })
    .collect()
}
