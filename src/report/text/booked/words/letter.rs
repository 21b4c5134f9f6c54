//! Letters that are due, as a table.

use behov_solver::evaluation::rights::Notice;

use crate::messages::{key, tell};
use crate::report::booked::Booked;
use crate::report::json::Patient;
use crate::report::sheet::{Cell, Grid};
use crate::report::voice::Voice;

/// Letters due today and before, the first first; nothing without any.
pub(in crate::report) fn letters(voice: Voice, booked: &Booked<'_>) -> Option<Grid> {
    let due = |notice| matches!(notice, Notice::Overdue | Notice::DueToday);
    let mut rows: Vec<_> = booked.told().filter(|(_, rights, _)| due(rights.notice)).collect();
    rows.sort_by_key(|(listed, rights, _)| (rights.notice_due, listed.patient));
    let header = [
        key!("book.patient"),
        key!("book.letter.due"),
        key!("book.letter.state"),
        key!("book.letter.visit"),
    ];
    let mut grid = Grid::of(voice, header);
    for row in rows {
        let patient = Patient::of(row, booked.instance);
        let state = if row.1.notice == Notice::Overdue {
            tell!(voice, "book.letter.overdue")
        } else {
            tell!(voice, "book.letter.today")
        };
        let visit = patient.visits.first().map(|visit| {
            Cell::Text(format!("{} {}", voice.short(visit.date.0), visit.hours.from.0))
        });
        grid.row(
            voice,
            [
                Cell::name(patient.pseudonym),
                Cell::or_none(row.1.notice_due.map(Cell::Date)),
                Cell::Text(state),
                Cell::or_none(visit),
            ],
        );
    }
    (!grid.rows.is_empty()).then_some(grid)
}
