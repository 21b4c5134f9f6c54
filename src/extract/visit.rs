//! The visit that a row books, and what its status says of it.

use chrono::Months;

use super::clinic::Names;
use super::fault::Code;
use super::field::{Field, Kind};
use super::map::SKIP;
use super::row::Visit;
use super::status::Status;
use super::value::Line;
use crate::format::said::clock;
use crate::format::said::word::usual;

/// How far ahead a visit is booked at most \[months\].
const AHEAD_MAX: u32 = 36;

/// What a row says of its status and visit.
#[derive(Debug, Default)]
pub(super) struct Booked {
    pub(super) status: Option<Status>,
    pub(super) visits: Vec<Visit>,
    /// Whether the map leaves rows of this word out.
    pub(super) skipped: bool,
}

/// Reads the status and the visit of a row; `need` is what the row is for.
pub(super) fn booked(line: &mut Line<'_>, need: Option<&str>) -> Booked {
    let (status, skipped, unknown) = status(line);
    if skipped {
        return Booked { skipped, ..Booked::default() };
    }
    let dated = line.cell(Field::BookedDate).is_some();
    let timed = line.cell(Field::BookedFrom).is_some();
    if unknown {
        // Whether a visit stands cannot be told.
        if dated || timed {
            line.wrong(Field::Status, Code::StatusUnknown);
        } else {
            line.warn(Field::Status, Code::StatusUnknown);
        }
        return Booked::default();
    }
    let is_list_of_visits = line.context.layout.kind == Kind::Bookings;
    let stands = match status {
        Some(Status::Booked) => true,
        None => dated || timed || is_list_of_visits,
        Some(_) => false,
    };
    if !stands {
        agrees(line, status);
        return Booked { status, ..Booked::default() };
    }
    let visits = visit(line, need).into_iter().collect();
    Booked { status: Some(Status::Booked), visits, skipped: false }
}

/// The status, whether the map leaves the row out, and whether its word is unknown.
fn status(line: &Line<'_>) -> (Option<Status>, bool, bool) {
    let Some(text) = line.text(Field::Status) else { return (None, false, false) };
    let word = line.context.map.word(&["status"], &text).0;
    let word = word.or_else(|| usual("status", &text).first().copied()).unwrap_or(&text);
    let status = Status::parse(&word.to_lowercase());
    (status, word == SKIP, status.is_none() && word != SKIP)
}

/// Notes a visit that lies where its status says it cannot.
fn agrees(line: &mut Line<'_>, status: Option<Status>) {
    let before = (line.faults.len(), line.warnings.len());
    let date = line.day(Field::BookedDate, Code::DateUnreadable);
    // A visit that does not stand needs no date that can be read.
    line.faults.truncate(before.0);
    line.warnings.truncate(before.1);
    let Some(date) = date else { return };
    let as_of = line.context.as_of;
    let conflict = match status {
        Some(Status::Waiting | Status::Paused) => date >= as_of,
        Some(Status::NoShow | Status::Finished) => date > as_of,
        _ => false,
    };
    if conflict {
        line.wrong(Field::Status, Code::StatusConflict);
    }
}

fn visit(line: &mut Line<'_>, need: Option<&str>) -> Option<Visit> {
    let date = line.day(Field::BookedDate, Code::DateUnreadable);
    let from_field =
        if line.has(Field::BookedFrom) { Field::BookedFrom } else { Field::BookedDate };
    let range = line.text(from_field).and_then(|text| clock::times(&text));
    let from = match range {
        Some((from, _)) => Some(from),
        None => line.time(from_field),
    };
    let clinician = clinician(line);
    let need = need_of(line, need);
    let missing = |line: &Line<'_>, field: Field| line.cell(field).is_none();
    for field in [Field::BookedDate, from_field, Field::BookedClinician] {
        if missing(line, field) {
            line.wrong(field, Code::BookingIncomplete);
        }
    }
    // A word that could not be read was told.
    let told = line.faults.iter().any(|fault| fault.code == Code::StreamUnknown);
    if need.is_none() && !told && missing(line, Field::BookedNeed) {
        line.wrong(Field::BookedNeed, Code::BookingIncomplete);
    }
    let to = end(line, from, range.map(|(_, to)| to));
    let (date, from) = (date?, from?);
    let as_of = line.context.as_of;
    if as_of.checked_add_months(Months::new(AHEAD_MAX)).is_some_and(|last| date > last)
        || as_of.checked_sub_months(Months::new(AHEAD_MAX)).is_some_and(|first| date < first)
    {
        line.wrong(Field::BookedDate, Code::DateImplausible);
    } else if date < as_of {
        line.warn(Field::BookedDate, Code::BookedInPast);
    }
    Some(Visit { date, from, to, clinician: clinician?, need: need? })
}

fn clinician(line: &mut Line<'_>) -> Option<String> {
    let text = line.text(Field::BookedClinician)?;
    let name = line.clinician(&["booked_clinician", "clinician", "own"], &text);
    if name.is_none() {
        line.wrong(Field::BookedClinician, Code::OwnUnknown);
    }
    name
}

/// The need of the visit: its own, else what the row is for.
fn need_of(line: &mut Line<'_>, need: Option<&str>) -> Option<String> {
    let Some(text) = line.text(Field::BookedNeed) else { return need.map(str::to_owned) };
    let name = line.word(Names::Needs, &["need", "booked_need", "stream"], &text);
    if name.is_none() {
        line.wrong(Field::BookedNeed, Code::StreamUnknown);
    }
    name
}

/// The end of the visit, by its time, its length or both.
fn end(line: &mut Line<'_>, from: Option<i32>, range: Option<i32>) -> Option<i32> {
    let given =
        if line.cell(Field::BookedTo).is_some() { line.time(Field::BookedTo) } else { range };
    let minutes = line.minutes().and_then(|minutes| i32::try_from(minutes).ok());
    let counted = from.zip(minutes).map(|(from, minutes)| from + minutes);
    if let (Some(given), Some(counted)) = (given, counted)
        && given != counted
    {
        line.wrong(Field::BookedMinutes, Code::CountUnreadable);
    }
    let to = given.or(counted)?;
    if from.is_some_and(|from| to <= from) || to >= clock::DAY {
        let field = if line.has(Field::BookedTo) { Field::BookedTo } else { Field::BookedFrom };
        line.wrong(field, Code::TimeUnreadable);
        return None;
    }
    Some(to)
}
