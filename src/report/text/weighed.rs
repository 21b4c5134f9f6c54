//! What a manager weighs beside the road: calls of general practice, minutes by role, cost,
//! admissions, what patients answered; each figure for itself.

use super::quarter::shown;
use crate::messages::{key, tell};
use crate::report::json::{Road, RoadsTold};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

/// How calls of general practice end, change by change.
pub(super) fn calls(sheet: &mut Sheet, voice: Voice, told: &RoadsTold<'_>) {
    let called = told.changes.iter().filter_map(|row| Some((row, row.calls.as_ref()?)));
    let mut first = true;
    for (row, calls) in called {
        if std::mem::take(&mut first) {
            sheet.gap();
        }
        let text = tell!(
            voice,
            "road.calls",
            change = row.change,
            calls = voice.number(calls.calls_per_week.0, 1),
            practice = voice.percent(calls.practice_share.0),
            seen = voice.percent(calls.sub_acute_share.0),
            admitted = voice.percent(calls.admitted_share.0)
        );
        sheet.paragraph(0, &text);
    }
}

/// What patients answered, as the clinic entered it.
pub(super) fn heard(sheet: &mut Sheet, voice: Voice, told: &RoadsTold<'_>) {
    if told.heard.is_empty() {
        return;
    }
    let header = [key!("road.heard.item"), key!("road.heard.answers"), key!("road.heard.share")];
    let mut grid = Grid::of(voice, header);
    for row in &told.heard {
        let cells = [Cell::name(row.item), Cell::count(row.answers), Cell::Share(row.share.0)];
        grid.row(voice, cells);
    }
    sheet.gap();
    sheet.line(&tell!(voice, "road.heard"));
    sheet.table(&grid);
}

/// Minutes by role and the other figures, month by month.
pub(super) fn months(sheet: &mut Sheet, voice: Voice, road: &Road<'_>, whole: bool) {
    let costed = road.months.iter().any(|month| month.weighed.cost_per_week.is_some());
    let cost = costed.then_some(key!("road.weighed.cost"));
    let roles = [
        key!("road.from"),
        key!("road.weighed.physician"),
        key!("road.weighed.nurse"),
        key!("road.weighed.secretary"),
    ];
    let others = [
        key!("road.weighed.advice"),
        key!("road.weighed.virtual"),
        key!("road.weighed.controls"),
        key!("road.weighed.admissions"),
        key!("road.weighed.patients"),
    ];
    let mut grid = Grid::of(voice, roles.into_iter().chain(cost).chain(others));
    for (at, month) in road.months.iter().enumerate() {
        if !shown(at, road.months.len(), whole) {
            continue;
        }
        let row = &month.weighed;
        let minutes = |of: Option<crate::report::json::value::Real>| {
            Cell::or_none(of.map(|of| Cell::Minutes(of.0)))
        };
        let roles = [
            Cell::Date(month.from.0),
            minutes(row.physician_minutes_per_week),
            minutes(row.nurse_minutes_per_week),
            minutes(row.secretary_minutes_per_week),
        ];
        let cost = cost.map(|_| Cell::or_none(row.cost_per_week.map(|of| Cell::Number(of.0, 0))));
        let others = [
            minutes(row.advice_minutes_per_week),
            Cell::or_none(row.virtual_share.map(|of| Cell::Share(of.0))),
            Cell::tenth(row.controls_avoided_per_week.0),
            Cell::or_none(row.admissions_avoided_per_week.map(|of| Cell::tenth(of.0))),
            Cell::Number(row.panel_patients.0, 0),
        ];
        grid.row(voice, roles.into_iter().chain(cost).chain(others));
    }
    sheet.gap();
    sheet.line(&tell!(voice, "road.weighed"));
    sheet.table(&grid);
}
