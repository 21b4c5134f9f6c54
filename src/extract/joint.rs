//! A waiting list and a list of visits read together.

use std::collections::{BTreeMap, BTreeSet};

use super::double::folded;
use super::fault::{Code, Fault};
use super::import::{Import, Verdict};
use super::status::Status;

/// Gives each patient the visits of the second file; a visit of somebody who is not on the list,
/// and one against the status that the list has, are refused in it.
pub fn join(waiting: &mut Import, bookings: &mut Import) {
    let of: BTreeMap<String, usize> =
        waiting.rows.iter().enumerate().map(|(at, row)| (row.pseudonym.clone(), at)).collect();
    let spelt: BTreeSet<String> = waiting.rows.iter().map(|row| folded(&row.pseudonym)).collect();
    let mut kept = Vec::new();
    for visit in std::mem::take(&mut bookings.rows) {
        let refuse = |code: Code| Fault::new(visit.place.clone(), code);
        let Some(&at) = of.get(&visit.pseudonym) else {
            let like = spelt.contains(&folded(&visit.pseudonym));
            let code = if like { Code::IdDoubted } else { Code::BookingOfNobody };
            bookings.refused.push(refuse(code));
            continue;
        };
        let row = &mut waiting.rows[at];
        let stands = !visit.booked.is_empty();
        if stands && matches!(row.status, Some(Status::Finished)) {
            bookings.refused.push(refuse(Code::StatusConflict));
            continue;
        }
        if stands && row.booked.iter().any(|made| visit.booked.contains(made)) {
            bookings.refused.push(refuse(Code::BookingDouble));
            continue;
        }
        row.booked.extend(visit.booked.iter().cloned());
        row.status = if stands { Some(Status::Booked) } else { row.status.or(visit.status) };
        kept.push(visit);
    }
    bookings.rows = kept;
    bookings.refused.sort();
    if bookings.verdict == Verdict::Read && !bookings.refused.is_empty() {
        bookings.verdict = Verdict::SomeRefused;
    }
    if bookings.rows.is_empty() {
        bookings.verdict = Verdict::Refuse;
    }
}
