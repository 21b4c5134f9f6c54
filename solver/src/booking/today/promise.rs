//! Patients past the promise of access.

use crate::answer::Bookings;
use crate::evaluation::rights;
use crate::instance::{Asks, Instance, Promise, Purpose, WaitingPatient};
use crate::table::{Id, PatientId};

use super::{PastPromise, turn};

/// Patients whose date ahead lies after the promise, or who have none when its last day has come; those
/// who wait for a sub-acute visit first, then by promise. A visit of today counts as held.
pub(super) fn past(clinic: &Instance, told: &Bookings) -> Vec<PastPromise> {
    let waiting = clinic.parts().waiting.iter().enumerate();
    let mut past: Vec<PastPromise> = waiting
        .filter_map(|(row, patient)| one(clinic, told, PatientId::from_index(row), patient))
        .collect();
    past.sort_by_key(|row| (!row.sub_acute, row.by, turn(clinic, row.patient)));
    past
}

fn one(
    clinic: &Instance,
    told: &Bookings,
    id: PatientId,
    patient: &WaitingPatient,
) -> Option<PastPromise> {
    let (today, by) = (clinic.parts().as_of, clinic.promised_by(patient)?);
    let Asks::Need(need) = patient.asks else { return None };
    let given = &clinic.parts().needs[need];
    let Promise::Access { days, .. } = given.promise else { return None };
    let visit = rights::visit_dates(clinic, id, told).first().copied().flatten();
    let late = visit.map_or(by <= today, |visit| visit > by && visit > today);
    let sub_acute = given.purpose == Purpose::SubAcute;
    let open_days_past = clinic.open_days_between(by, visit.unwrap_or(today));
    (late && patient.redirected.is_none()).then_some(PastPromise {
        patient: id,
        need,
        days,
        by,
        visit,
        open_days_past,
        sub_acute,
    })
}
