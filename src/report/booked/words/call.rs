//! The call list in words.

use crate::messages::{key, tell};
use crate::report::json::Call;
use crate::report::sheet::{Cell, Grid};
use crate::report::voice::Voice;

/// What to say: the date, and that it takes the place of another or that one falls away.
pub(in crate::report) fn call(voice: Voice, call: &Call<'_>) -> String {
    let before = call
        .instead_of
        .as_ref()
        .map(|told| format!("{} {} {}", voice.on(told.date.0), told.from.0, told.clinician));
    match (&call.visit, before, call.same_call_as) {
        (None, before, _) => tell!(voice, "book.call.lost", before = before.unwrap_or_default()),
        (Some(_), Some(before), _) => tell!(voice, "book.call.instead", before = before),
        (Some(_), None, Some(first)) => tell!(voice, "book.call.with", date = voice.on(first.0)),
        (Some(_), None, None) => tell!(voice, "book.call.new"),
    }
}

/// The call list as a table.
pub(in crate::report) fn calls(voice: Voice, calls: &[Call<'_>]) -> Grid {
    let header = [
        key!("book.call.date"),
        key!("book.call.clinician"),
        key!("book.call.from"),
        key!("book.call.to"),
        key!("book.patient"),
        key!("book.call.need"),
        key!("book.team"),
        key!("book.call.say"),
        key!("book.call.letter"),
    ];
    let mut grid = Grid::of(voice, header);
    for row in calls {
        let visit = row.visit.as_ref();
        let text = |text: Option<String>| Cell::maybe(text.map(Cell::Text));
        grid.row(
            voice,
            [
                Cell::maybe(visit.map(|visit| Cell::Date(visit.date.0))),
                text(visit.map(|visit| visit.clinician.to_owned())),
                text(visit.map(|visit| visit.hours.from.0.to_string())),
                text(visit.map(|visit| visit.hours.to.0.to_string())),
                Cell::name(row.pseudonym),
                text(visit.map(|visit| visit.need.to_owned())),
                text(visit.map(|visit| visit.team.to_owned())),
                Cell::Text(call(voice, row)),
                Cell::maybe(row.letter_due.map(|due| Cell::Date(due.0))),
            ],
        );
    }
    grid
}
