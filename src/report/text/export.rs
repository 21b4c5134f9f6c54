//! A template on dates, as tables: on the screen, and as the tabs of a workbook.

use behov_solver::answer::BlockKind;
use behov_solver::instance::{CycleDay, Instance};
use chrono::NaiveDate;

use super::check::{assumptions, minutes};
use super::{made_with, template, week};
use crate::format::Week;
use crate::messages::word::of_table;
use crate::messages::{Entry, column, key, tell};
use crate::report::json::{BlockOnDate, Exported, HeldBlock, VisitOnDate};
use crate::report::sheet::{Cell, Grid, Sheet, Tab};
use crate::report::voice::Voice;
use crate::report::{Dated, label};
use crate::verb;

/// Rows of held blocks told without asking for more.
const TOLD_MAX: usize = 20;

/// What is exported, or why nothing is.
#[must_use]
pub(in crate::report) fn export(
    voice: Voice,
    (found, told): (&verb::Exported, &Exported<'_>),
    broken: &[String],
    (seed, verbose): (behov_solver::rng::Seed, bool),
) -> Sheet {
    let instance = &found.clinic;
    let mut sheet = Sheet::new(0);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "export.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    if !told.referee.accepts {
        sheet.paragraph(0, &tell!(voice, "export.refused"));
        for breach in broken {
            sheet.point(breach);
        }
        sheet.paragraph(0, &tell!(voice, "export.refused.help"));
        return sheet;
    }
    sheet.paragraph(0, &sum(voice, told));
    if !told.visits.is_empty() {
        let count = voice.whole(told.visits.len());
        sheet.paragraph(0, &tell!(voice, "export.visits", count = count));
    }
    sheet.gap();
    if told.holds.is_empty() {
        sheet.paragraph(0, &tell!(voice, "export.holds.none"));
    } else {
        sheet.line(&tell!(voice, "export.holds"));
        let most = if verbose { usize::MAX } else { TOLD_MAX };
        sheet.table(&holds(voice, instance, &told.holds[..told.holds.len().min(most)]));
        let more = told.holds.len().saturating_sub(most);
        if more > 0 {
            let count = voice.whole(more);
            sheet.paragraph(2, &tell!(voice, "export.holds.more", count = count));
        }
    }
    no_longer(&mut sheet, voice, told, verbose);
    sheet.gap();
    let (from, weeks, blocks) = (found.dated.from, found.dated.weeks, &found.dated.blocks);
    template::dated(&mut sheet, voice, instance, &Dated { from, weeks, blocks });
    made_with(&mut sheet, voice, instance.parts().assumptions.len(), seed);
    sheet
}

/// What was planned and does not stand any more: visits, and blocks by closures and leave.
fn no_longer(sheet: &mut Sheet, voice: Voice, told: &Exported<'_>, verbose: bool) {
    if !told.visits_lost.is_empty() {
        sheet.gap();
        sheet.line(&tell!(voice, "export.visits.lost"));
        sheet.table(&visits(voice, told.head.as_of.0, &told.visits_lost));
    }
    if told.lost.is_empty() {
        return;
    }
    let most = if verbose { usize::MAX } else { TOLD_MAX };
    sheet.gap();
    sheet.line(&tell!(voice, "export.lost"));
    sheet.table(&lost(voice, told.head.as_of.0, told.lost.iter().take(most)));
    let more = told.lost.len().saturating_sub(most);
    if more > 0 {
        let count = voice.whole(more);
        sheet.paragraph(2, &tell!(voice, "export.lost.more", count = count));
    }
}

fn sum(voice: Voice, told: &Exported<'_>) -> String {
    let minutes: i32 = told.blocks.iter().map(|row| row.block.minutes).sum();
    tell!(
        voice,
        "export.sum",
        blocks = voice.whole(told.blocks.len()),
        weeks = voice.whole(told.weeks as usize),
        week = voice.dated_week(told.from.0),
        minutes = voice.number(f64::from(minutes), 0),
        lost = voice.whole(told.lost.len())
    )
}

/// The tabs of the workbook.
#[must_use]
pub(in crate::report) fn tabs(
    voice: Voice,
    (found, told): (&verb::Exported, &Exported<'_>),
) -> Vec<Tab> {
    let (instance, today) = (&found.clinic, told.head.as_of.0);
    let alone = |grid: Grid| {
        let mut sheet = Sheet::new(0);
        sheet.table(&grid);
        sheet
    };
    let mut tabs = vec![
        (key!("export.tab.week"), week::by_clinician(voice, found)),
        (key!("export.tab.rooms"), week::by_room(voice, found)),
        (key!("export.tab.holds"), alone(holds(voice, instance, &told.holds))),
    ];
    if !told.visits.is_empty() {
        tabs.push((key!("export.tab.bookings"), alone(visits(voice, today, &told.visits))));
    }
    tabs.push((key!("export.tab.loads"), loads(voice, found, told)));
    tabs.push((key!("export.tab.weeks"), alone(dated_blocks(voice, (today, &told.blocks), true))));
    if !told.lost.is_empty() {
        tabs.push((key!("export.tab.lost"), alone(lost(voice, today, &told.lost))));
    }
    let mut assumed = Sheet::new(0);
    assumptions(&mut assumed, voice, &instance.parts().assumptions);
    tabs.push((key!("export.tab.assumptions"), assumed));
    tabs.into_iter().map(|(name, sheet)| (voice.say(name), sheet)).collect()
}

/// Dated blocks; what each is in the words of the reader, or in the words of tables, which are codes
/// in English.
#[must_use]
pub(in crate::report) fn dated_blocks(
    voice: Voice,
    (today, blocks): (NaiveDate, &[BlockOnDate<'_>]),
    in_words: bool,
) -> Grid {
    let columns = ["date", "week", "weekday", "clinician", "room", "from", "to", "minutes"];
    let more = ["kind", "team", "need", "class", "label", "release_days", "released"];
    let codes = columns.into_iter().chain(more).chain(["released_to"]);
    let mut grid = Grid::headed(codes.map(|code| column(voice.lang, code)).collect());
    let code = |code: &'static str, words: Option<&'static Entry>| {
        let of_table = || of_table(voice.lang, code).to_owned();
        Cell::Text(words.filter(|_| in_words).map_or_else(of_table, |w| voice.say(w)))
    };
    for row in blocks {
        let block = &row.block;
        let weekday = if in_words {
            Cell::Text(voice.weekday(block.on.of))
        } else {
            Cell::name(of_table(voice.lang, block.on.day))
        };
        let days = block.release_days.or(block.opens_days);
        let cells = [
            Cell::Date(row.date.0),
            week_of(voice, row.date.0, today),
            weekday,
            Cell::name(block.clinician),
            name(row.room),
            Cell::Time(block.hours.from.0),
            Cell::Time(block.hours.to.0),
            minute(block.minutes),
            code(block.kind, kind(block.kind)),
            name(block.team),
            name(block.need),
            name(block.class.map(|class| label::class(voice, class))),
            name(block.label),
            Cell::maybe(days.map(Cell::count)),
            Cell::maybe(row.released.map(|date| Cell::Date(date.0))),
            Cell::maybe(row.released_to.map(|to| code(to, Some(to_whom(to))))),
        ];
        grid.row(voice, cells);
    }
    grid
}

/// The blocks that fall out on their date, and why.
fn lost<'b>(
    voice: Voice,
    today: NaiveDate,
    blocks: impl IntoIterator<Item = &'b BlockOnDate<'b>>,
) -> Grid {
    let heads = [
        key!("export.date"),
        key!("export.week"),
        key!("export.weekday"),
        key!("export.clinician"),
        key!("export.from"),
        key!("export.to"),
        key!("export.minutes"),
        key!("export.what"),
        key!("export.why"),
    ];
    let mut grid = Grid::of(voice, heads);
    for row in blocks {
        let block = &row.block;
        let why = match row.lost {
            Some("holiday") => key!("export.why.holiday"),
            Some("closure") => key!("export.why.closure"),
            _ => key!("export.why.absence"),
        };
        let cells = [
            Cell::Date(row.date.0),
            week_of(voice, row.date.0, today),
            Cell::Text(voice.weekday(block.on.of)),
            Cell::name(block.clinician),
            Cell::Time(block.hours.from.0),
            Cell::Time(block.hours.to.0),
            minute(block.minutes),
            Cell::Text(what(voice, (block.kind, block.need, block.label))),
            Cell::Text(voice.say(why)),
        ];
        grid.row(voice, cells);
    }
    grid
}

/// Held blocks and those that open before their date, a row each, as they are typed into a booking
/// system.
fn holds(voice: Voice, instance: &Instance, rows: &[HeldBlock<'_>]) -> Grid {
    let heads = [
        key!("export.weekday"),
        key!("export.from"),
        key!("export.to"),
        key!("export.minutes"),
        key!("export.clinician"),
        key!("export.room"),
        key!("export.team"),
        key!("export.what"),
        key!("export.when"),
        key!("export.to-whom"),
    ];
    let mut grid = Grid::of(voice, heads);
    for row in rows {
        let block = &row.block;
        let when =
            match block.release_days.or(block.opens_days).filter(|_| row.released_to.is_some()) {
                None => tell!(voice, "export.never"),
                Some(0) => tell!(voice, "export.on-the-day"),
                Some(days) => tell!(voice, "export.days-before", days = days),
            };
        let to = row.released_to.map(|to| Cell::Text(voice.say(to_whom(to))));
        let cells = [
            Cell::Text(voice.day(block.on.of, instance.parts().cycle)),
            Cell::Time(block.hours.from.0),
            Cell::Time(block.hours.to.0),
            minute(block.minutes),
            Cell::name(block.clinician),
            name(row.room),
            name(block.team),
            Cell::Text(what(voice, (block.kind, block.need, block.label))),
            Cell::Text(when),
            Cell::maybe(to),
        ];
        grid.row(voice, cells);
    }
    grid
}

/// Visits booked, in order of date and time.
fn visits(voice: Voice, today: NaiveDate, rows: &[VisitOnDate<'_>]) -> Grid {
    let heads = [
        key!("export.date"),
        key!("export.week"),
        key!("export.weekday"),
        key!("export.from"),
        key!("export.to"),
        key!("export.minutes"),
        key!("export.clinician"),
        key!("export.patient"),
        key!("export.need"),
        key!("export.team"),
        key!("export.status"),
    ];
    let mut grid = Grid::of(voice, heads);
    for row in rows {
        let status = match row.status {
            "new" => key!("export.status.new"),
            "kept" => key!("export.status.kept"),
            "made" => key!("export.status.made"),
            _ => key!("export.status.held"),
        };
        let weekday = CycleDay::new(0, chrono::Datelike::weekday(&row.date.0));
        let cells = [
            Cell::Date(row.date.0),
            week_of(voice, row.date.0, today),
            Cell::Text(voice.weekday(weekday)),
            Cell::Time(row.hours.from.0),
            Cell::Time(row.hours.to.0),
            minute(row.minutes),
            Cell::name(row.clinician),
            Cell::name(row.pseudonym),
            Cell::name(row.need),
            name(row.team),
            Cell::Text(voice.say(status)),
        ];
        grid.row(voice, cells);
    }
    grid
}

/// Where the minutes of a week go, and how full the weeks are.
fn loads(voice: Voice, found: &verb::Exported, told: &Exported<'_>) -> Sheet {
    let mut sheet = Sheet::new(0);
    sheet.line(&tell!(voice, "export.loads.template"));
    sheet.table(&given(voice, found));
    sheet.gap();
    sheet.line(&tell!(voice, "export.loads.file"));
    sheet.table(&minutes(voice, &found.clinic, &found.minutes));
    if told.weeks_by_team.is_empty() {
        return sheet;
    }
    sheet.gap();
    sheet.line(&tell!(voice, "export.loads.weeks"));
    let heads = [key!("export.week"), key!("export.team"), key!("export.booked")];
    let mut grid = Grid::of(voice, heads.into_iter().chain([key!("export.bookable")]));
    for row in &told.weeks_by_team {
        let cells = [
            Cell::Week(row.monday.0),
            Cell::name(row.team),
            minute(row.booked_minutes),
            minute(row.bookable_minutes),
        ];
        grid.row(voice, cells);
    }
    sheet.table(&grid);
    sheet
}

/// What the template gives each team a week, and what is no team's.
fn given(voice: Voice, found: &verb::Exported) -> Grid {
    let parts = found.clinic.parts();
    let kinds = [
        (key!("export.kind.hold"), "hold"),
        (key!("export.visits-for"), "visit"),
        (key!("template.block.open-clinic"), "open-clinic"),
        (key!("template.block.frozen"), "frozen"),
        (key!("template.block.buffer"), "buffer"),
        (key!("template.block.free"), "free"),
    ];
    let heads = kinds.iter().map(|(head, _)| *head).chain([key!("export.all")]);
    let mut grid = Grid::of(voice, [key!("export.team")].into_iter().chain(heads));
    let teams = parts.teams.ids().map(Some).chain([None]);
    for team in teams {
        let of = |kind: &str| {
            let minutes = found.template.minutes(|block| {
                label::block_team(&found.clinic, block.kind) == team && code(block.kind) == kind
            });
            minutes.real() / f64::from(parts.cycle.weeks)
        };
        let each = kinds.map(|(_, kind)| of(kind));
        let sum: f64 = each.iter().sum();
        let name = team.map(|team| Cell::name(&parts.teams[team].name));
        let cells = each.into_iter().chain([sum]).map(Cell::Minutes);
        grid.row(voice, [Cell::maybe(name)].into_iter().chain(cells).collect::<Vec<Cell>>());
    }
    grid
}

/// The code of a kind of block.
fn code(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Visit { .. } => "visit",
        BlockKind::Hold { .. } => "hold",
        BlockKind::OpenClinic { .. } => "open-clinic",
        BlockKind::Frozen { .. } => "frozen",
        BlockKind::Buffer => "buffer",
        BlockKind::Free => "free",
    }
}

/// What a block is, in words.
pub(in crate::report) fn what(
    voice: Voice,
    (code, need, label): (&str, Option<&str>, Option<&str>),
) -> String {
    let need = need.unwrap_or_default();
    match (code, label) {
        ("visit", _) => need.to_owned(),
        ("hold", _) => tell!(voice, "template.block.hold", need = need),
        ("frozen", Some(label)) => label.to_owned(),
        (code, _) => kind(code).map_or_else(String::new, |words| voice.say(words)),
    }
}

/// The words of a kind of block; none for one that is told by its need.
fn kind(code: &str) -> Option<&'static Entry> {
    Some(match code {
        "visit" => key!("export.kind.visit"),
        "hold" => key!("export.kind.hold"),
        "open-clinic" => key!("template.block.open-clinic"),
        "frozen" => key!("template.block.frozen"),
        "buffer" => key!("template.block.buffer"),
        "free" => key!("template.block.free"),
        _ => return None,
    })
}

fn to_whom(code: &str) -> &'static Entry {
    match code {
        "sub-acute" => key!("export.to.sub-acute"),
        _ => key!("export.to.waiting-list"),
    }
}

/// The week of a date, as it is said today.
fn week_of(voice: Voice, date: NaiveDate, today: NaiveDate) -> Cell {
    Cell::Text(Week::of(date, today).told(voice.lang))
}

fn name(name: Option<&str>) -> Cell {
    Cell::maybe(name.map(Cell::name))
}

fn minute(minutes: i32) -> Cell {
    Cell::Minutes(f64::from(minutes))
}
