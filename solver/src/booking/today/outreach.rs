//! Patients under control with whom nobody is in contact for longer than their panel allows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answer::Bookings;
use crate::instance::Instance;
use crate::table::Id;

use super::{Outreach, When};

/// Patients whose safety interval ends within the days that are told ahead, or has ended, and who
/// have no visit before it does; the one whose interval ended first comes first.
///
/// The last contact is the last day that any list says of the pseudonym: a contact in this panel or
/// in another, a referral on the waiting list, a booked visit that has come.
pub(super) fn due(clinic: &Instance, told: &Bookings) -> Vec<Outreach> {
    let parts = clinic.parts();
    let dates = dates(clinic, told);
    let mut due: Vec<Outreach> = Vec::new();
    for (panel, given) in parts.panels.iter().enumerate() {
        for (contact, patient) in given.contacts.iter().enumerate() {
            let own = || dates.get(&*patient.pseudonym).into_iter().flatten().copied();
            let last = own().filter(|&date| date <= parts.as_of).fold(patient.last, NaiveDate::max);
            let ends = last + given.safety();
            let visit = own().filter(|&date| date > parts.as_of).min();
            let when = When::of(ends, parts.as_of);
            if when != When::Later && visit.is_none_or(|visit| visit > ends) {
                due.push(Outreach { panel, contact, last, ends, when, visit });
            }
        }
    }
    let name = |row: &Outreach| &*parts.panels[row.panel].contacts[row.contact].pseudonym;
    due.sort_by(|a, b| (a.ends, name(a)).cmp(&(b.ends, name(b))));
    due
}

/// The days on which something happens to whoever has a pseudonym: contacts, controls, referrals
/// and booked visits.
fn dates<'c>(clinic: &'c Instance, told: &Bookings) -> BTreeMap<&'c str, Vec<NaiveDate>> {
    let parts = clinic.parts();
    let mut dates: BTreeMap<&str, Vec<NaiveDate>> = BTreeMap::new();
    let waiting = parts.waiting.iter().map(|patient| (&*patient.pseudonym, patient.referred));
    let made = parts.bookings.iter().map(|booking| (&*booking.pseudonym, booking.date));
    let standing = told.rows().iter();
    let standing = standing.map(|row| (&*parts.waiting[row.patient.index()].pseudonym, row.date));
    let contacts = parts.panels.iter().flat_map(|panel| &panel.contacts);
    let contacts = contacts.flat_map(|patient| {
        let days = [Some(patient.last), patient.next_control.filter(|&date| date > parts.as_of)];
        days.into_iter().flatten().map(|date| (&*patient.pseudonym, date))
    });
    for (name, date) in waiting.chain(made).chain(standing).chain(contacts) {
        dates.entry(name).or_default().push(date);
    }
    dates
}
