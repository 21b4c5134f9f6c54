//! Bookings already made.

use behov_solver::instance::Booking;
use behov_solver::units::Span;

use super::super::names::Known;
use super::column::Columns;
use super::{Line, Tally};

/// The columns.
pub(super) const COLUMNS: Columns = &[
    ("pseudonym", true),
    ("need", true),
    ("clinician", true),
    ("date", true),
    ("from", true),
    ("to", true),
];

/// The booking of a line; what is wrong is noted.
pub(super) fn booking(known: &Known<'_>, line: &Line<'_>, tally: &mut Tally) -> Option<Booking> {
    let pseudonym = line.get("pseudonym");
    if pseudonym.is_none() {
        tally.not(line, "pseudonym", "kind.pseudonym");
    }
    let need = tally.named(known, line, ("need", "need"));
    let clinician = tally.named(known, line, ("clinician", "clinician"));
    let date = line.date("date", tally);
    let (from, to) = (line.time("from", tally), line.time("to", tally));
    Some(Booking {
        pseudonym: pseudonym?.to_owned(),
        need: need?,
        clinician: clinician?,
        date: date?,
        span: Span { from: from?, to: to? },
    })
}
