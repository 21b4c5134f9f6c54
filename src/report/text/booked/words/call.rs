//! The call list in words.

use crate::messages::{key, tell};
use crate::report::json::Call;
use crate::report::json::value::{Clock, Date};
use crate::report::sheet::{Cell, Grid};
use crate::report::voice::Voice;

/// What to say: the date, and that it takes the place of another or that one falls away.
///
/// The first of several dates of a patient among `calls` says the others as well.
pub(in crate::report) fn call(voice: Voice, calls: &[Call<'_>], call: &Call<'_>) -> String {
    let when = |date: Date, from: Clock, clinician: &str| {
        format!("{} {} {clinician}", voice.on(date.0), from.0)
    };
    let before = call.instead_of.as_ref().map(|told| when(told.date, told.from, told.clinician));
    let say = match (&call.visit, before) {
        (None, before) => tell!(voice, "book.call.lost", before = before.unwrap_or_default()),
        (Some(visit), Some(before)) => {
            let now = when(visit.date, visit.hours.from, visit.clinician);
            tell!(voice, "book.call.instead", now = now, before = before)
        }
        (Some(_), None) => tell!(voice, "book.call.new"),
    };
    if let Some(first) = call.same_call_as {
        return tell!(voice, "book.call.with", say = say, date = voice.on(first.0));
    }
    let others = calls.iter().filter(|other| other.pseudonym == call.pseudonym);
    let others = others.filter(|other| other.same_call_as.is_some());
    let others = others.filter_map(|other| other.visit.as_ref());
    let others: Vec<String> =
        others.map(|visit| when(visit.date, visit.hours.from, visit.clinician)).collect();
    if others.is_empty() {
        return say;
    }
    tell!(voice, "book.call.also", say = say, others = others.join(", "))
}

/// How many calls there are, about how many dates, and in which order.
pub(in crate::report) fn calls_lead(voice: Voice, calls: &[Call<'_>]) -> String {
    if calls.is_empty() {
        return tell!(voice, "book.calls.none");
    }
    let (count, dates) = (voice.whole(call_count(calls)), voice.whole(calls.len()));
    tell!(voice, "book.calls.lead", count = count, dates = dates)
}

/// How often somebody is rung: once each patient.
pub(in crate::report) fn call_count(calls: &[Call<'_>]) -> usize {
    calls.iter().filter(|call| call.same_call_as.is_none()).count()
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
                Cell::Text(call(voice, calls, row)),
                Cell::maybe(row.letter_due.map(|due| Cell::Date(due.0))),
            ],
        );
    }
    grid
}
