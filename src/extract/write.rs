//! Lists as behov reads them.

use chrono::NaiveDate;

use super::clinic::Clinic;
use super::double::waits;
use super::fault::{Code, Fault};
use super::field::Kind;
use super::import::{Import, Verdict};
use super::map::Map;
use super::row::{Ready, Row, Visit};
use crate::format::table::Table;
use crate::messages::Lang;

/// The columns of a waiting list.
const WAITING: [&str; 13] = [
    "pseudonym",
    "stream",
    "need",
    "pathway",
    "team",
    "referral_received",
    "class",
    "own",
    "earliest",
    "latest",
    "patient_pause_days",
    "blocked",
    "ready",
];
/// The columns of bookings.
const BOOKINGS: [&str; 6] = ["pseudonym", "need", "clinician", "date", "from", "to"];
/// The columns of patients in panels.
const PANEL: [&str; 4] = ["pseudonym", "panel", "last_seen", "next_control"];

/// The lists of an extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Who waits.
    pub waiting: Option<String>,
    /// Visits that stand.
    pub bookings: Option<String>,
    /// Next controls.
    pub panel: Option<String>,
}

/// Writes the lists of an extract, with headings in the language of their reader; none when it is refused.
#[must_use]
pub fn lists(lang: Lang, import: &Import, map: &Map, clinic: &Clinic) -> Lists {
    let mut lists = Lists::default();
    if import.verdict == Verdict::Refuse {
        return lists;
    }
    let visits = import.rows.iter().any(|row| !row.booked.is_empty());
    match import.kind {
        Kind::Waiting => lists.waiting = Some(waiting(lang, import, map)),
        Kind::Panel => lists.panel = Some(panel(lang, import)),
        Kind::Bookings => {}
    }
    if import.kind == Kind::Bookings || visits {
        lists.bookings = Some(bookings(lang, import, clinic));
    }
    lists
}

/// Rows that were read and of which a list has nothing, with the reason.
#[must_use]
pub fn left_out(import: &Import, map: &Map, clinic: &Clinic) -> Vec<Fault> {
    let waiting = import.rows.iter().filter(|row| import.kind == Kind::Waiting && !waits(map, row));
    let waiting = waiting.map(|row| {
        let status = row.status.map_or("", super::status::Status::code);
        Fault::new(row.place.clone(), Code::NotWaiting).with("status", status)
    });
    let visits =
        import.rows.iter().flat_map(|row| row.booked.iter().map(move |visit| (row, visit)));
    let endless = visits.filter(|(_, visit)| end(visit, clinic).is_none()).map(|(row, visit)| {
        Fault::new(row.place.clone(), Code::LengthUnknown).with("need", &visit.need)
    });
    waiting.chain(endless).collect()
}

fn waiting(lang: Lang, import: &Import, map: &Map) -> String {
    let mut table = Table::new(lang, WAITING);
    for row in import.rows.iter().filter(|row| waits(map, row)) {
        patient(&mut table, row, map.team.as_deref());
    }
    table.text()
}

fn patient(table: &mut Table<Vec<u8>>, row: &Row, team: Option<&str>) {
    table.text_field(&row.pseudonym);
    for name in [&row.stream, &row.need, &row.pathway] {
        table.text_field(name.as_deref().unwrap_or_default());
    }
    table.text_field(row.team.as_deref().or(team).unwrap_or_default());
    table.date(row.referral_received);
    for name in [&row.class, &row.own] {
        table.text_field(name.as_deref().unwrap_or_default());
    }
    table.date(row.earliest).date(row.latest);
    match row.patient_pause_days {
        None | Some(0) => table.nothing(),
        Some(days) => table.whole(days),
    };
    let blocked = row.blocked.iter().map(|days| range(days.from, days.to));
    table.text_field(&blocked.collect::<Vec<_>>().join(" "));
    match row.ready {
        None | Some(Ready::Now) => table.nothing(),
        Some(Ready::No) => table.word("no"),
        Some(Ready::From(date)) => table.date(Some(date)),
    };
    table.next();
}

fn range(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { from.to_string() } else { format!("{from}..{to}") }
}

/// Visits that stand; one whose length nobody knows cannot be written.
fn bookings(lang: Lang, import: &Import, clinic: &Clinic) -> String {
    let mut table = Table::new(lang, BOOKINGS);
    for row in &import.rows {
        for visit in &row.booked {
            let Some(to) = end(visit, clinic) else { continue };
            table.text_field(&row.pseudonym).text_field(&visit.need).text_field(&visit.clinician);
            table.date(Some(visit.date)).code(&time(visit.from)).code(&time(to));
            table.next();
        }
    }
    table.text()
}

/// The end of a visit, by the extract or by the usual length of what it is \[min after midnight\].
fn end(visit: &Visit, clinic: &Clinic) -> Option<i32> {
    let usual = || {
        let minutes = (*clinic.needs.get(&visit.need)?)?;
        i32::try_from(minutes).ok().map(|minutes| visit.from + minutes)
    };
    visit.to.or_else(usual)
}

fn time(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Last contacts and next controls; who has neither was told when the row was read.
fn panel(lang: Lang, import: &Import) -> String {
    let mut table = Table::new(lang, PANEL);
    let says = |row: &&Row| row.next_control.is_some() || row.last_seen.is_some();
    for row in import.rows.iter().filter(says) {
        table.text_field(&row.pseudonym).text_field(row.panel.as_deref().unwrap_or_default());
        table.date(row.last_seen).date(row.next_control);
        table.next();
    }
    table.text()
}
