//! The road from fixed to need-based control as text: what it comes to, then month by month.

use behov_solver::instance::Instance;
use behov_solver::plan::phases::Phases;
use behov_solver::road::Offered;

use crate::messages::{key, tell};
use crate::report::VERSION;
use crate::report::json::value::Date;
use crate::report::json::{Road, RoadBest, RoadTeamMonths, RoadsTold};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

use super::quarter::shown;
use super::{check, phases, weighed};

/// Both roads; every month, or every third.
#[must_use]
pub(in crate::report) fn road(
    voice: Voice,
    told: &RoadsTold<'_>,
    templates: Option<(&Instance, &Phases, Offered)>,
    (whole, assumptions): (bool, usize),
) -> Sheet {
    let mut sheet = Sheet::new(0);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "road.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    panels(&mut sheet, voice, told);
    changes(&mut sheet, voice, told);
    weighed::calls(&mut sheet, voice, told);
    weighed::heard(&mut sheet, voice, told);
    for road in &told.roads {
        sheet.gap();
        sheet.line(&heading(voice, road).to_uppercase());
        said(&mut sheet, voice, road);
        sheet.gap();
        sheet.table(&months(voice, road, whole));
        weighed::months(&mut sheet, voice, road, whole);
        teams(&mut sheet, voice, road, whole);
    }
    if let Some(found) = &told.best {
        sheet.gap();
        sheet.line(&tell!(voice, "road.best").to_uppercase());
        best(&mut sheet, voice, told, found);
    }
    if let Some((instance, found, offered)) = templates {
        phases::phases(&mut sheet, voice, instance, (found, offered));
    }
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "road.note"));
    if told.replications > 0 {
        sheet.paragraph(0, &tell!(voice, "road.note.bands", runs = told.replications));
    }
    let held = told.roads.iter().any(|road| road.teams.iter().any(sized));
    sheet.paragraph(
        0,
        &tell!(voice, held => { true => "road.note.held", false => "road.note.not-held" }),
    );
    if told.roads.iter().any(|road| [road.asked, road.backlog].contains(&"fluid")) {
        sheet.paragraph(0, &tell!(voice, "road.note.fluid"));
    }
    sheet.paragraph(0, &check::assumption_count(voice, assumptions));
    sheet.paragraph(0, &tell!(voice, "card.made", version = VERSION));
    sheet
}

/// Where moves are offered on a road.
#[must_use]
pub(in crate::report) fn heading(voice: Voice, road: &Road<'_>) -> String {
    tell!(voice, road.offered => { "at-control" => "road.at-control", _ => "road.before-control" })
}

/// The panels today.
fn panels(sheet: &mut Sheet, voice: Voice, told: &RoadsTold<'_>) {
    let header = [
        key!("road.panel"),
        key!("road.patients"),
        key!("road.need-based-patients"),
        key!("road.interval"),
        key!("road.may-move"),
    ];
    let mut grid = Grid::of(voice, header);
    for panel in &told.panels {
        let cells = [
            Cell::name(panel.panel),
            Cell::Number(panel.patients.0, 0),
            Cell::Number(panel.need_based_patients.0, 0),
            Cell::count(panel.interval_weeks),
            Cell::Share(panel.may_move_share.0),
        ];
        grid.row(voice, cells);
    }
    sheet.table(&grid);
}

/// What changes do that are none of a panel.
fn changes(sheet: &mut Sheet, voice: Voice, told: &RoadsTold<'_>) {
    if told.changes.is_empty() {
        return;
    }
    let header = [
        key!("road.change"),
        key!("road.change.team"),
        key!("road.change.from"),
        key!("road.change.minutes"),
        key!("road.change.visits"),
        key!("road.change.virtual"),
        key!("road.change.moved"),
        key!("road.change.admissions"),
    ];
    let mut grid = Grid::of(voice, header);
    for row in &told.changes {
        let cells = [
            Cell::name(row.change),
            Cell::name(row.team),
            Cell::Date(row.from.0),
            Cell::Minutes(row.minutes_per_week.0),
            Cell::tenth(row.visits_per_week.0),
            Cell::tenth(row.virtual_visits_per_week.0),
            Cell::Minutes(row.moved_minutes_per_week.0),
            Cell::tenth(row.admissions_avoided_per_week.0),
        ];
        grid.row(voice, cells);
    }
    sheet.gap();
    sheet.line(&tell!(voice, "road.changes"));
    sheet.table(&grid);
}

/// What a road comes to.
fn said(sheet: &mut Sheet, voice: Voice, road: &Road<'_>) {
    match &road.most {
        Some(most) => sheet.paragraph(
            0,
            &tell!(
                voice,
                "road.most",
                week = voice.dated_week(most.from.0),
                visits = voice.number(most.visits.0, 1),
                today = voice.number(most.visits_today.0, 1)
            ),
        ),
        None => sheet.paragraph(0, &tell!(voice, "road.most.none")),
    }
    let freed = voice.minutes(road.freed_in_the_end_minutes_per_week.0);
    sheet.paragraph(0, &tell!(voice, "road.freed", minutes = freed));
    for goal in &road.goals {
        let month = |at: Option<Date>| {
            at.map_or_else(|| tell!(voice, "road.not-reached"), |at| voice.date(at.0))
        };
        let text = tell!(
            voice,
            "road.goal",
            minutes = voice.minutes(goal.minutes_per_week.0),
            month = month(goal.from),
            fewest = month(goal.from_if_fewest_accept),
            most = month(goal.from_if_most_accept)
        );
        sheet.point(&text);
    }
    for team in &road.teams {
        let short = team.months.iter().filter(|month| month.short_minutes_per_week.0 > 1e-6);
        let Some(first) = short.clone().next() else { continue };
        let worst = short
            .max_by(|a, b| a.short_minutes_per_week.0.total_cmp(&b.short_minutes_per_week.0))
            .unwrap_or(first);
        let text = tell!(
            voice,
            "road.short",
            team = team.team,
            from = voice.date(first.from.0),
            minutes = voice.minutes(first.short_minutes_per_week.0),
            month = voice.date(worst.from.0),
            most = voice.minutes(worst.short_minutes_per_week.0)
        );
        sheet.point(&text);
    }
}

fn months(voice: Voice, road: &Road<'_>, whole: bool) -> Grid {
    let header = [
        key!("road.from"),
        key!("road.fixed"),
        key!("road.need-based"),
        key!("road.visits"),
        key!("road.p5"),
        key!("road.p95"),
        key!("road.virtual"),
        key!("road.converted"),
        key!("road.on-fixed"),
        key!("road.on-need-based"),
        key!("road.outreach"),
        key!("road.freed-minutes"),
    ];
    let mut grid = Grid::of(voice, header);
    for (at, month) in road.months.iter().enumerate() {
        if !shown(at, road.months.len(), whole) {
            continue;
        }
        let cells = [
            Cell::Date(month.from.0),
            Cell::tenth(month.fixed_visits_per_week.0),
            Cell::tenth(month.need_based_visits_per_week.0),
            Cell::tenth(month.visits_per_week.0),
            Cell::or_none(month.visits_per_week_p5.map(|low| Cell::tenth(low.0))),
            Cell::or_none(month.visits_per_week_p95.map(|high| Cell::tenth(high.0))),
            Cell::tenth(month.virtual_visits_per_week.0),
            Cell::tenth(month.converted_patients.0),
            Cell::Number(month.fixed_patients.0, 0),
            Cell::Number(month.need_based_patients.0, 0),
            Cell::tenth(month.outreach_patients.0),
            Cell::or_none(month.freed_minutes_per_week.map(|freed| Cell::Minutes(freed.0))),
        ];
        grid.row(voice, cells);
    }
    grid
}

fn teams(sheet: &mut Sheet, voice: Voice, road: &Road<'_>, whole: bool) {
    let header = [
        key!("road.from"),
        key!("road.control-minutes"),
        key!("road.need-based-minutes"),
        key!("road.asked"),
        key!("road.capacity"),
        key!("road.backlog"),
    ];
    for team in &road.teams {
        let sized = sized(team).then_some(key!("road.held"));
        let mut grid = Grid::of(voice, header.into_iter().chain(sized));
        for (at, month) in team.months.iter().enumerate() {
            if !shown(at, team.months.len(), whole) && month.held_minutes_per_week.is_none() {
                continue;
            }
            let cells = [
                Cell::Date(month.from.0),
                Cell::Minutes(month.control_minutes_per_week.0),
                Cell::Minutes(month.need_based_minutes_per_week.0),
                Cell::Minutes(month.asked_minutes_per_week.0),
                Cell::Minutes(month.capacity_with_open_clinic_minutes_per_week.0),
                Cell::Minutes(month.backlog_minutes.0),
            ];
            let minutes = month.held_minutes_per_week.map(|held| held.0);
            let held = sized.map(|_| held(voice, minutes, month.kept));
            grid.row(voice, cells.into_iter().chain(held));
        }
        sheet.gap();
        sheet.line(&tell!(voice, "road.team", team = team.team));
        sheet.table(&grid);
    }
}

/// Whether the holds of any of its months were sized.
fn sized(team: &RoadTeamMonths<'_>) -> bool {
    team.months.iter().any(|month| month.held_minutes_per_week.is_some())
}

/// The holds of a month; in words where none keep the promises.
fn held(voice: Voice, minutes: Option<f64>, kept: Option<bool>) -> Cell {
    match (minutes, kept) {
        (Some(_), Some(false)) => Cell::Text(tell!(voice, "road.held.no")),
        (Some(minutes), _) => Cell::Minutes(minutes),
        (None, _) => Cell::Nothing,
    }
}

/// The pace that frees most, or why there is none.
fn best(sheet: &mut Sheet, voice: Voice, told: &RoadsTold<'_>, best: &RoadBest<'_>) {
    let because = match best.verdict {
        "plan" => None,
        "infeasible" => Some(key!("road.best.infeasible")),
        "stopped" => Some(key!("road.best.stopped")),
        "widens" => Some(key!("road.best.widens")),
        "comes-and-goes" => Some(key!("road.best.comes-and-goes")),
        "too-short" => Some(key!("road.best.too-short")),
        _ => Some(key!("road.best.other-moves")),
    };
    if let Some(because) = because {
        sheet.paragraph(0, &voice.say(because));
    }
    for short in &best.short {
        let (from, minutes) = (voice.date(short.from.0), voice.minutes(short.minutes.0));
        let text =
            tell!(voice, "road.best.short", from = from, team = short.team, minutes = minutes);
        sheet.point(&text);
    }
    let Some(freed) = best.freed_minutes_per_week else { return };
    let minutes = voice.minutes(freed.0);
    sheet.paragraph(0, &tell!(voice, "road.best.freed", minutes = minutes));
    let price = |value: f64| voice.number(value, 2);
    if let Some(one) = best.price_of_a_move_per_month {
        sheet.point(&tell!(voice, "road.best.move", minutes = price(one.0)));
    }
    for team in &best.teams {
        let minutes = price(team.price_of_a_minute_per_week.0);
        sheet.point(&tell!(voice, "road.best.minute", team = team.team, minutes = minutes));
    }
    if let Some(week) = best.price_of_a_week {
        sheet.point(&tell!(voice, "road.best.week", minutes = price(week.0)));
    }
    let mut grid = Grid::of(voice, [key!("road.from"), key!("road.converted")]);
    let months = told.roads.first().map_or(&[][..], |road| &road.months);
    for (month, converted) in months.iter().zip(&best.converted_by_month) {
        grid.row(voice, [Cell::Date(month.from.0), Cell::tenth(converted.0)]);
    }
    sheet.gap();
    sheet.table(&grid);
}
