//! Visits told of patients who are no longer on the waiting list: a date told stays, whoever waits.

use crate::instance::{Booking, Instance};

use super::super::problem::is_held;

/// The clinic with such visits among its bookings; `None` where none of them can be held beside what
/// the clinic has booked itself.
#[must_use]
pub fn with_gone(clinic: &Instance, gone: &[Booking]) -> Option<Instance> {
    let mut found: Vec<Booking> = Vec::new();
    for booking in gone {
        let clashes = |other: &Booking| {
            (other.clinician, other.date) == (booking.clinician, booking.date)
                && other.span.overlaps(booking.span)
        };
        let taken = clinic.parts().bookings.iter().chain(&found).any(clashes);
        if !taken && is_held(clinic, booking) {
            found.push(booking.clone());
        }
    }
    if found.is_empty() {
        return None;
    }
    clinic.with(|parts| parts.bookings.extend(found)).ok()
}
