//! Rights one by one: in sum, and each of a patient who carries several.

use behov_solver::evaluation::rights::Status;
use behov_solver::instance::Trigger;

use crate::messages::{Entry, key, tell};
use crate::report::booked::{Booked, Told};
use crate::report::json::value::Date;
use crate::report::json::{ByRight, Letter, OwnRight, Patient};
use crate::report::label;
use crate::report::sheet::{Cell, Grid};
use crate::report::voice::Voice;

/// What the rows of each right add up to; nothing where one right stands alone.
pub(in crate::report) fn by_right(voice: Voice, booked: &Booked<'_>) -> Option<Grid> {
    let rows = &booked.run.rights.by_right;
    if rows.len() < 2 {
        return None;
    }
    let header = [
        key!("book.right"),
        key!("book.by-right.kept"),
        key!("book.days-over"),
        key!("book.compare.most"),
        key!("book.by-right.no-date"),
        key!("book.by-right.redirected"),
        key!("book.by-right.not-started"),
    ];
    let mut grid = Grid::of(voice, header);
    for row in rows {
        let told = ByRight::of(row, booked.instance);
        let sum = &told.rights;
        let cells = [
            Cell::name(label::right(voice, told.right)),
            Cell::of(sum.kept_count, sum.with_right_count),
            Cell::count(sum.days_over_sum),
            Cell::count(sum.days_over_max),
            Cell::count(sum.no_date_count),
            Cell::count(sum.redirected_in_time_count + sum.redirected_late_count),
            Cell::count(sum.not_started_count),
        ];
        grid.row(voice, cells);
    }
    Some(grid)
}

/// A row for each right of those patients who carry several; nothing where nobody does.
pub(in crate::report) fn several(
    voice: Voice,
    booked: &Booked<'_>,
    told: &[Told<'_>],
) -> Option<Grid> {
    let mut grid = Grid::of(voice, header(&[key!("book.patient")]));
    for &row in told.iter().filter(|(_, _, rights)| rights.len() > 1) {
        let patient = Patient::of(row, booked.instance);
        for right in &patient.rights {
            let name = std::iter::once(Cell::name(patient.pseudonym));
            grid.row(voice, name.chain(cells(voice, right)));
        }
    }
    (!grid.rows.is_empty()).then_some(grid)
}

/// A row for each right of one patient.
pub(in crate::report) fn each(voice: Voice, patient: &Patient<'_>) -> Grid {
    let mut grid = Grid::of(voice, header(&[]));
    for right in &patient.rights {
        grid.row(voice, cells(voice, right));
    }
    grid
}

/// A row for each right of everybody, with the days on which its plan and the letter are due.
pub(in crate::report) fn all(voice: Voice, booked: &Booked<'_>) -> Grid {
    let mut headings = header(&[key!("book.patient")]);
    headings.extend([key!("book.right.plan"), key!("book.call.letter")]);
    let mut grid = Grid::of(voice, headings);
    let date = |date: Option<Date>| Cell::maybe(date.map(|date| Cell::Date(date.0)));
    for row in booked.told() {
        let patient = Patient::of(row, booked.instance);
        for right in &patient.rights {
            let name = std::iter::once(Cell::name(patient.pseudonym));
            let dues = [date(right.plan_due), date(patient.notice_due)];
            grid.row(voice, name.chain(cells(voice, right)).chain(dues));
        }
    }
    grid
}

/// Headings of a right, after those of whose it is.
fn header(first: &[&'static Entry]) -> Vec<&'static Entry> {
    let own = [
        key!("book.right"),
        key!("book.right.start"),
        key!("book.deadline"),
        key!("book.right.adjusted"),
        key!("book.right.met"),
        key!("book.days-over"),
        key!("book.why"),
    ];
    first.iter().copied().chain(own).collect()
}

fn cells(voice: Voice, right: &OwnRight<'_>) -> [Cell; 7] {
    let date = |date: Option<Date>| Cell::or_none(date.map(|date| Cell::Date(date.0)));
    let state = status(voice, right.ended);
    let state = if right.proxy { tell!(voice, "book.right.proxy", state = state) } else { state };
    [
        Cell::name(label::right(voice, right.right)),
        date(right.start),
        date(right.deadline),
        date(right.deadline_adjusted),
        date(right.met),
        Cell::or_none(right.days_over.map(Cell::count)),
        Cell::Text(state),
    ]
}

/// How a right ends.
pub(in crate::report) fn status(voice: Voice, status: Status) -> String {
    voice.say(match status {
        Status::InTime => key!("book.status.in-time"),
        Status::OfferedInTime => key!("book.status.offered"),
        Status::RedirectedInTime => key!("book.status.redirected"),
        Status::RedirectedLate => key!("book.status.redirected-late"),
        Status::NotStarted => key!("book.status.not-started"),
        Status::LateByOwnWish => key!("book.status.own-wish"),
        Status::Late => key!("book.status.late"),
        Status::OverToday => key!("book.status.over-today"),
        Status::NoRight => key!("book.status.no-right"),
        Status::NoDate => key!("book.rights.no-date"),
    })
}

/// How many rights a first visit only stands for; nothing where none.
pub(in crate::report) fn proxies(voice: Voice, booked: &Booked<'_>) -> Option<String> {
    let rows = booked.run.rights.rows.iter();
    let count = rows.filter(|row| row.due.is_some_and(|due| due.proxy)).count();
    (count > 0).then(|| tell!(voice, "book.rights.proxy", count = voice.whole(count)))
}

/// A letter, when it is due and why.
pub(in crate::report) fn letter(voice: Voice, letter: &Letter) -> String {
    let why = voice.say(match letter.because {
        Trigger::Received => key!("explain.letter.received"),
        Trigger::WorkedUp => key!("explain.letter.worked-up"),
        Trigger::Moved => key!("explain.letter.moved"),
    });
    let (due, since) = (voice.short(letter.due.0), voice.short(letter.since.0));
    tell!(voice, "explain.letter.value", due = due, why = why, since = since)
}
