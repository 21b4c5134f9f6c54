//! When the visits of a patient are.

use chrono::NaiveDate;

use crate::answer::Bookings;
use crate::evaluation::made::is_held;
use crate::instance::{Asks, Instance};
use crate::table::{Id, NeedId, PatientId};

/// Dates of the visits of a patient in order, each `None` while it or one before it has no date.
///
/// A step is dated by its row of `bookings`, else by the first booking already made for the same
/// pseudonym and need that no earlier step has used and that can be held.
pub(crate) fn visits(
    clinic: &Instance,
    id: PatientId,
    bookings: &Bookings,
) -> Vec<Option<NaiveDate>> {
    let parts = clinic.parts();
    let patient = &parts.waiting[id.index()];
    let needs: Vec<NeedId> = match patient.asks {
        Asks::Need(need) => vec![need],
        Asks::Pathway(pathway) => parts.pathways[pathway].steps.iter().map(|s| s.need).collect(),
    };
    let own = parts.bookings.iter().filter(|made| made.pseudonym == patient.pseudonym);
    let own = own.filter(|made| is_held(clinic, made));
    let mut made: Vec<(NeedId, NaiveDate)> = own.map(|made| (made.need, made.date)).collect();
    let mut whole = true;
    let each = needs.into_iter().enumerate().map(|(step, need)| {
        let row = bookings.of(id).iter().find(|row| row.step == step);
        let date = row.map(|row| row.date).or_else(|| {
            let at = made.iter().position(|&(for_need, _)| for_need == need)?;
            Some(made.remove(at).1)
        });
        whole &= date.is_some();
        date.filter(|_| whole)
    });
    each.collect()
}

/// Whether a patient has a booking already made, or one among those told.
pub(super) fn has_been_told(clinic: &Instance, id: PatientId, told: &Bookings) -> bool {
    let pseudonym = &clinic.parts().waiting[id.index()].pseudonym;
    !told.of(id).is_empty()
        || clinic
            .parts()
            .bookings
            .iter()
            .any(|made| &made.pseudonym == pseudonym && is_held(clinic, made))
}
