//! Patients and visits that stand twice, and pseudonyms that may be one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fault::{Code, Fault, Place};
use super::field::{Field, Kind};
use super::map::Map;
use super::row::{Row, Visit};

/// The visits of somebody on a day: from, to and the line.
type Made = BTreeMap<(String, NaiveDate), Vec<(i32, i32, u32)>>;

/// Rows that were read, each patient once.
#[derive(Debug, Default)]
pub(super) struct Once {
    pub(super) rows: Vec<Row>,
    pub(super) refused: Vec<Fault>,
    pub(super) warnings: Vec<Fault>,
}

/// Takes out the rows that stand twice; `place` is where a field of a line stands.
pub(super) fn once(
    kind: Kind,
    map: &Map,
    rows: Vec<Row>,
    place: &dyn Fn(u32, Field) -> Place,
) -> Once {
    let mut once = Once { rows: Vec::with_capacity(rows.len()), ..Once::default() };
    let mut patients: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut spelt: BTreeMap<String, (String, u32)> = BTreeMap::new();
    let (mut visits, mut clinicians) = (Made::new(), Made::new());
    for row in rows {
        let line = row.place.line;
        let first = spelt.entry(folded(&row.pseudonym));
        let (spelling, first) = first.or_insert_with(|| (row.pseudonym.clone(), line)).clone();
        let fault = |field: Field, code: Code, first: u32| {
            Fault::new(place(line, field), code).with("line", first)
        };
        if spelling != row.pseudonym {
            let fault = fault(Field::Pseudonym, Code::IdDoubted, first);
            once.refused.push(fault.with_text(&row.pseudonym));
            continue;
        }
        if let Some(first) = overlap(&mut visits, &row, |_| row.pseudonym.clone()) {
            once.refused.push(fault(Field::BookedDate, Code::BookingDouble, first));
            continue;
        }
        if kind != Kind::Bookings && waits(map, &row) {
            let key = (row.pseudonym.clone(), row.panel.clone().unwrap_or_default());
            if let Some(&at) = patients.get(&key) {
                if !joined(&mut once.rows[at], &row) {
                    let first = once.rows[at].place.line;
                    let fault = fault(Field::Pseudonym, Code::IdDouble, first);
                    once.refused.push(fault.with_text(&row.pseudonym));
                }
                continue;
            }
            patients.insert(key, once.rows.len());
        }
        // Two patients at once may be meant.
        if let Some(first) = overlap(&mut clinicians, &row, |visit| visit.clinician.clone()) {
            once.warnings.push(fault(Field::BookedClinician, Code::ClinicianDouble, first));
        }
        once.rows.push(row);
    }
    once
}

/// Adds the pause of a row that says the same otherwise: a list with a row for each pause.
fn joined(first: &mut Row, row: &Row) -> bool {
    let plain = |row: &Row| Row {
        place: Place::default(),
        pauses: Vec::new(),
        patient_pause_days: None,
        ..row.clone()
    };
    let further = row.pauses.iter().any(|pause| !first.pauses.contains(pause));
    if !further || first.pauses.is_empty() || plain(first) != plain(row) {
        return false;
    }
    first.pauses.extend(row.pauses.iter().copied());
    let days = [first.patient_pause_days, row.patient_pause_days];
    first.patient_pause_days = days.into_iter().flatten().reduce(|one, two| one + two);
    true
}

/// The line of a visit of the same person at the same time.
fn overlap(visits: &mut Made, row: &Row, whose: impl Fn(&Visit) -> String) -> Option<u32> {
    for visit in &row.booked {
        let of_day = visits.entry((whose(visit), visit.date)).or_default();
        let (from, to) = (visit.from, visit.to.unwrap_or(visit.from + 1));
        if let Some((.., line)) = of_day.iter().find(|(f, t, _)| from < *t && *f < to) {
            return Some(*line);
        }
        of_day.push((from, to, row.place.line));
    }
    None
}

/// Whether the patient of a row waits.
pub(super) fn waits(map: &Map, row: &Row) -> bool {
    row.status.is_none_or(|status| map.waits.get(&status).copied().unwrap_or(status.waits()))
}

/// A pseudonym without what people and spreadsheets write in two ways.
pub(super) fn folded(pseudonym: &str) -> String {
    let letters = pseudonym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase);
    let folded: String = letters
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    // A spreadsheet drops the zeros in front of a number.
    let is_number = folded.bytes().all(|b| b.is_ascii_digit());
    if is_number { folded.trim_start_matches('0').to_owned() } else { folded }
}
