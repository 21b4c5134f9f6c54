//! A row of a waiting list, of a list of visits or of a panel.

use chrono::{Months, NaiveDate};

use super::clinic::Names;
use super::fault::{Code, Fault};
use super::field::{Field, Kind};
use super::map::SKIP;
use super::row::{Colour, Days, Pause, Ready, Reason, Row};
use super::value::{Line, When};
use super::visit;
use crate::format::said::word::{flag, norm, usual};
use crate::format::said::{date, stretch, weeks};

/// How long ago a referral may have been received, and how far from today a date may lie \[months\].
const YEARS_MAX: u32 = 36;
/// The same of controls \[months\].
const CONTROL_MAX: u32 = 120;

/// What becomes of a row.
#[derive(Debug)]
pub(super) enum Outcome {
    Read(Box<Row>, Vec<Fault>),
    Refused(Vec<Fault>),
    /// It waits for nothing here.
    NotWaiting,
}

/// Reads a row.
pub(super) fn read(mut line: Line<'_>) -> Outcome {
    line.sound_cells();
    let mut row = Row { place: line.place(None), ..Row::default() };
    row.pseudonym = line.pseudonym().unwrap_or_default();
    let waits = match line.context.layout.kind {
        Kind::Waiting => waiting(&mut line, &mut row),
        Kind::Bookings => booking(&mut line, &mut row),
        Kind::Panel => panel(&mut line, &mut row),
    };
    if !waits {
        Outcome::NotWaiting
    } else if line.faults.is_empty() {
        Outcome::Read(Box::new(row), line.warnings)
    } else {
        Outcome::Refused(line.faults)
    }
}

fn waiting(line: &mut Line<'_>, row: &mut Row) -> bool {
    if !asks(line, row) {
        return false;
    }
    team(line, row);
    receipt(line, row);
    row.class = class(line);
    row.own = own(line);
    window(line, row);
    row.blocked = blocked(line);
    pauses(line, row);
    row.ready = ready(line);
    let asked = row.need.as_ref().or(row.stream.as_ref());
    let need = asked.and_then(|asked| line.context.names.need_of(asked));
    let booked = visit::booked(line, need.as_deref());
    (row.status, row.booked) = (booked.status, booked.visits);
    !booked.skipped
}

fn booking(line: &mut Line<'_>, row: &mut Row) -> bool {
    if line.cell(Field::Need).is_some() && !asks(line, row) {
        return false;
    }
    team(line, row);
    let booked = visit::booked(line, row.need.as_deref());
    if row.need.is_none()
        && let Some(text) = line.text(Field::BookedNeed)
    {
        row.need = line.word(Names::Needs, &["need", "booked_need", "stream"], &text);
    }
    if row.need.is_none() && line.faults.is_empty() {
        line.wrong(Field::BookedNeed, Code::StreamUnknown);
    }
    (row.status, row.booked) = (booked.status, booked.visits);
    !booked.skipped
}

fn panel(line: &mut Line<'_>, row: &mut Row) -> bool {
    match line.text(Field::Panel) {
        Some(text) => match line.word(Names::Panels, &["panel"], &text) {
            Some(name) if name == SKIP => return false,
            Some(name) => row.panel = Some(name),
            None => line.wrong(Field::Panel, Code::StreamUnknown),
        },
        None => line.wrong(Field::Panel, Code::StreamUnknown),
    }
    team(line, row);
    row.own = own(line);
    row.last_seen = past(line, Field::LastSeen);
    row.next_control = line.when(Field::NextControl).map(first_day);
    plausible(line, Field::NextControl, row.next_control, CONTROL_MAX);
    row.need_based = line.flag(Field::NeedBased);
    row.digital = line.flag(Field::Digital);
    row.pro_score = line.score();
    row.pro_date = past(line, Field::ProDate);
    row.pro_colour = colour(line);
    if row.next_control.is_none() && line.cell(Field::NextControl).is_none() {
        line.warn(Field::NextControl, Code::NextControlMissing);
    }
    true
}

/// What the patient waits for; whether it is anything here.
fn asks(line: &mut Line<'_>, row: &mut Row) -> bool {
    let mut given = Vec::new();
    for (field, names, tables) in [
        (Field::Stream, Names::Asks, ["stream", "need"]),
        (Field::Need, Names::Needs, ["need", "stream"]),
        (Field::Pathway, Names::Pathways, ["pathway", "stream"]),
    ] {
        let Some(text) = line.text(field) else { continue };
        match line.word(names, &tables, &text) {
            Some(name) if name == SKIP => return false,
            Some(name) => given.push((field, name)),
            None => {
                line.wrong(field, Code::StreamUnknown);
                return true;
            }
        }
    }
    let columns = [Field::Stream, Field::Need, Field::Pathway];
    let first = columns.into_iter().find(|field| line.has(*field)).unwrap_or(Field::Stream);
    let [(field, name)] = &given[..] else {
        line.wrong(first, Code::StreamUnknown);
        return true;
    };
    let slot = match field {
        Field::Need => &mut row.need,
        Field::Pathway => &mut row.pathway,
        _ => &mut row.stream,
    };
    *slot = Some(name.clone());
    true
}

fn team(line: &mut Line<'_>, row: &mut Row) {
    let Some(text) = line.text(Field::Team) else { return };
    row.team = line.word(Names::Teams, &["team"], &text);
    if row.team.is_none() {
        line.wrong(Field::Team, Code::TeamUnknown);
    }
}

fn receipt(line: &mut Line<'_>, row: &mut Row) {
    let field = Field::ReferralReceived;
    if line.cell(field).is_none() {
        line.wrong(field, Code::ReceiptMissing);
        return;
    }
    let date = line.day(field, Code::ReceiptWeek);
    for fault in line.faults.iter_mut().filter(|fault| fault.code == Code::WeekUnreadable) {
        fault.code = Code::ReceiptWeek;
    }
    let as_of = line.context.as_of;
    if date.is_some_and(|date| date > as_of) {
        line.wrong(field, Code::DateInFuture);
        return;
    }
    plausible(line, field, date, YEARS_MAX);
    row.referral_received = date;
}

/// Notes a date that lies too far from today.
fn plausible(line: &mut Line<'_>, field: Field, date: Option<NaiveDate>, months: u32) {
    let as_of = line.context.as_of;
    let early = as_of.checked_sub_months(Months::new(months));
    let late = as_of.checked_add_months(Months::new(months));
    if date.is_some_and(|date| early.is_some_and(|d| date < d) || late.is_some_and(|d| date > d)) {
        line.wrong(field, Code::DateImplausible);
    }
}

/// A day that cannot lie ahead.
fn past(line: &mut Line<'_>, field: Field) -> Option<NaiveDate> {
    let date = line.day(field, Code::DateUnreadable);
    if date.is_some_and(|date| date > line.context.as_of) {
        line.wrong(field, Code::DateInFuture);
    } else {
        plausible(line, field, date, CONTROL_MAX);
    }
    date
}

fn first_day(when: When) -> NaiveDate {
    match when {
        When::Day(date) => date,
        When::Weeks(weeks) => weeks.monday,
    }
}

fn last_day(when: When) -> NaiveDate {
    match when {
        When::Day(date) => date,
        When::Weeks(weeks) => weeks.sunday,
    }
}

fn class(line: &mut Line<'_>) -> Option<String> {
    let text = line.text(Field::Class)?;
    let class = line.word(Names::Classes, &["class"], &text);
    if class.is_none() {
        // A length that nobody knows is what behov takes instead.
        line.warn(Field::Class, Code::ClassUnknown);
    }
    class
}

fn own(line: &mut Line<'_>) -> Option<String> {
    let text = line.text(Field::Own)?;
    let own = line.clinician(&["own", "clinician"], &text);
    if own.is_none() {
        line.wrong(Field::Own, Code::OwnUnknown);
    }
    own
}

fn window(line: &mut Line<'_>, row: &mut Row) {
    row.earliest = line.when(Field::Earliest).map(first_day);
    row.latest = line.when(Field::Latest).map(last_day);
    plausible(line, Field::Earliest, row.earliest, YEARS_MAX);
    plausible(line, Field::Latest, row.latest, YEARS_MAX);
    let before = |early: Option<NaiveDate>| early.zip(row.latest).is_some_and(|(e, l)| l < e);
    if before(row.earliest) || before(row.referral_received) {
        line.wrong(Field::Latest, Code::WindowEmpty);
    }
}

/// Days and ranges of days: `16-11-2026..20-11-2026`, `uge 47 2026`, several with `,` or `og`.
fn blocked(line: &mut Line<'_>) -> Vec<Days> {
    let field = Field::Blocked;
    let Some(cell) = line.cell(field) else { return Vec::new() };
    let text = norm(&cell.text());
    if text.is_empty() {
        let day = line.day(field, Code::DateUnreadable);
        return day.map(|day| Days { from: day, to: day }).into_iter().collect();
    }
    match ranges(line, &text) {
        Ok(days) => {
            if days.iter().any(|days| days.to < days.from) {
                line.wrong(field, Code::WindowEmpty);
            }
            days
        }
        Err(code) => {
            line.wrong(field, code);
            Vec::new()
        }
    }
}

fn ranges(line: &Line<'_>, text: &str) -> Result<Vec<Days>, Code> {
    let as_of = line.context.as_of;
    let each = stretch::each(text, |part| range(part, as_of)).ok_or(Code::DateUnreadable)?;
    each.into_iter().collect()
}

/// A day, weeks, or two days with `..`, `-`, `til` or `t.o.m.` between; `None` for what is none.
fn range(text: &str, as_of: NaiveDate) -> Option<Result<Days, Code>> {
    if let Some(weeks) = weeks::read(text, as_of) {
        let weeks = weeks.map(|weeks| Days { from: weeks.monday, to: weeks.sunday });
        return Some(weeks.ok_or(Code::WeekUnreadable));
    }
    let day = |text: &str| date::read(text).map(|read| read.date);
    if let Ok(date) = day(text) {
        return Some(Ok(Days { from: date, to: date }));
    }
    let both = |(from, to)| Some(Ok(Days { from: day(from).ok()?, to: day(to).ok()? }));
    stretch::ends(text).find_map(both)
}

fn pauses(line: &mut Line<'_>, row: &mut Row) {
    row.patient_pause_days = line.count(Field::PatientPauseDays);
    let from = line.day(Field::PauseFrom, Code::DateUnreadable);
    let to = line.day(Field::PauseTo, Code::DateUnreadable);
    let reason = reason(line);
    let Some(from) = from else {
        if to.is_some() {
            line.warn(Field::PauseTo, Code::PauseUnknown);
        }
        return;
    };
    if to.is_some_and(|to| to < from) {
        line.wrong(Field::PauseTo, Code::WindowEmpty);
        return;
    }
    row.pauses.push(Pause { from, to, reason });
    if reason == Some(Reason::Patient) && row.patient_pause_days.is_none() {
        let until = to.unwrap_or(line.context.as_of);
        let days = u32::try_from((until - from).num_days()).unwrap_or(0);
        row.patient_pause_days = Some(days).filter(|days| *days > 0);
    }
}

fn reason(line: &mut Line<'_>) -> Option<Reason> {
    let text = line.text(Field::PauseReason)?;
    let word = line.context.map.word(&["pause_reason"], &text).0;
    let word = word.or_else(|| usual("pause_reason", &text).first().copied());
    let reason = word.and_then(Reason::parse);
    if reason.is_none() {
        line.warn(Field::PauseReason, Code::PauseUnknown);
    }
    reason
}

/// Yes, no, or the date from which everything will be there.
fn ready(line: &mut Line<'_>) -> Option<Ready> {
    let field = Field::Ready;
    let cell = line.cell(field)?;
    let text = cell.text();
    let word = line.context.map.word(&["ready"], &text).0.unwrap_or(&text);
    match flag(word) {
        Some(true) => return Some(Ready::Now),
        Some(false) => return Some(Ready::No),
        None => {}
    }
    if text.is_empty() {
        return line.when(field).map(|when| Ready::From(first_day(when)));
    }
    let rest = norm(&text);
    let rest = ["fra ", "klar fra ", "klar "].iter().find_map(|word| rest.strip_prefix(word));
    match rest.map(date::read) {
        Some(Ok(read)) => Some(Ready::From(read.date)),
        Some(Err(_)) => {
            line.wrong(field, Code::ReadyUnreadable);
            None
        }
        None => {
            let before = line.faults.len();
            let when = line.when(field);
            for fault in &mut line.faults[before..] {
                if fault.code == Code::DateUnreadable {
                    fault.code = Code::ReadyUnreadable;
                }
            }
            when.map(|when| Ready::From(first_day(when)))
        }
    }
}

fn colour(line: &mut Line<'_>) -> Option<Colour> {
    let text = line.text(Field::ProColour)?;
    let word = line.context.map.word(&["pro_colour"], &text).0;
    let word = word.or_else(|| usual("pro_colour", &text).first().copied()).unwrap_or(&text);
    let colour = Colour::parse(&word.to_lowercase());
    if colour.is_none() {
        line.wrong(Field::ProColour, Code::ColourUnreadable);
    }
    colour
}
