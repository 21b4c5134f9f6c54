//! Visits told for a day that has come: they count as held.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Bookings;
use crate::instance::{Booking, Instance};
use crate::table::{Id, PatientId};

use super::super::Options;
use super::super::problem::{is_held, wanted_by};
use super::super::wanted::Wanted;
use super::Told;

/// The visits told for days up to today that count as held, or are held today, as bookings of the
/// clinic.
///
/// Those do not count whose patient waits no longer or has no such step, whose step has a booking of
/// the clinic's own, whose session was not held, or in whose time the clinic has another booking:
/// there the lists say otherwise.
#[must_use]
pub fn held(clinic: &Instance, told: &[Told], options: &Options) -> Vec<Booking> {
    let parts = clinic.parts();
    let come = told.iter().filter(|row| row.date <= parts.as_of);
    let mut come: Vec<&Told> = come.collect();
    come.sort_by(|a, b| (a.date, a.clinician, a.span, a).cmp(&(b.date, b.clinician, b.span, b)));
    if come.is_empty() {
        return Vec::new();
    }
    let mut ids: BTreeMap<&str, Vec<PatientId>> = BTreeMap::new();
    for (row, patient) in parts.waiting.iter().enumerate() {
        ids.entry(&patient.pseudonym).or_default().push(PatientId::from_index(row));
    }
    let none = Bookings::default();
    let wanted = wanted_by(clinic, options, &none);
    let mut done: BTreeSet<(PatientId, usize)> = BTreeSet::new();
    let mut found: Vec<Booking> = Vec::new();
    for row in come {
        let mut steps = ids.get(row.pseudonym.as_str()).into_iter().flatten().filter_map(|&id| {
            let visit = wanted(id).into_iter().find(|visit| visit.row == row.step)?;
            (visit.date().is_none() && !done.contains(&(id, row.step))).then_some((id, visit))
        });
        let Some((id, visit)): Option<(PatientId, Wanted)> = steps.next() else { continue };
        let booking = Booking {
            pseudonym: row.pseudonym.clone(),
            need: visit.need,
            clinician: row.clinician,
            date: row.date,
            span: row.span,
        };
        let clashes = |other: &Booking| {
            let same = other.clinician == row.clinician && other.date == row.date;
            same && other.span.overlaps(row.span)
        };
        let taken = parts.bookings.iter().chain(&found).any(clashes);
        if !taken && is_held(clinic, &booking) {
            done.insert((id, row.step));
            found.push(booking);
        }
    }
    found
}

/// The clinic with those visits among its bookings; `None` when there are none.
#[must_use]
pub fn with_held(clinic: &Instance, told: &[Told], options: &Options) -> Option<Instance> {
    let held = held(clinic, told, options);
    if held.is_empty() {
        return None;
    }
    clinic.with(|parts| parts.bookings.extend(held)).ok()
}
