//! The sheets on paper as text.

use behov_solver::answer::BlockKind;
use behov_solver::instance::Instance;

use crate::messages::{key, tell};
use crate::report::confirmed::within;
use crate::report::json::{Beside, Day, Held, Laid, Meeting, Weeks};
use crate::report::label;
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::text::today::lines::{Group, lines};
use crate::report::voice::Voice;

/// The week of each clinician, block by block.
#[must_use]
pub(in crate::report) fn weeks(voice: Voice, instance: &Instance, told: &Weeks<'_>) -> Sheet {
    let mut sheet = Sheet::new(0);
    let (clinic, week) = (told.head.clinic, voice.dated_week(told.monday.0));
    sheet.title(&tell!(voice, "sheet.week.title", clinic = clinic, week = week));
    sheet.gap();
    let count = voice.whole(told.clinicians.len());
    sheet.paragraph(0, &tell!(voice, "sheet.week.lead", count = count));
    sheet.gap();
    let header = [
        key!("sheet.week.date"),
        key!("sheet.week.time"),
        key!("sheet.week.block"),
        key!("sheet.week.opens"),
    ];
    for clinician in &told.clinicians {
        sheet.line(clinician.clinician);
        let mut grid = Grid::of(voice, header);
        for day in &clinician.days {
            rows(voice, instance, day, &mut grid);
        }
        sheet.table(&grid);
        sheet.gap();
    }
    sheet
}

fn rows(voice: Voice, instance: &Instance, day: &Day<'_>, grid: &mut Grid) {
    let date = || Cell::Date(day.date.0);
    if let Some(lost) = day.lost {
        let why = Cell::Text(self::lost(voice, lost));
        grid.row(voice, [date(), Cell::Nothing, why, Cell::Nothing]);
        return;
    }
    for block in day.blocks.iter().filter(|block| block.kind != "free" || block.booked_minutes > 0)
    {
        grid.row(
            voice,
            [
                date(),
                Cell::Text(block.hours.told()),
                Cell::Text(what(voice, instance, block)),
                Cell::maybe(block.opens.map(|opens| Cell::Date(opens.0))),
            ],
        );
    }
}

/// Why nothing is held on a day.
#[must_use]
pub(in crate::report) fn lost(voice: Voice, code: &str) -> String {
    match code {
        "holiday" => tell!(voice, "template.dated.holiday"),
        "away" => tell!(voice, "sheet.week.away"),
        _ => tell!(voice, "sheet.week.closed"),
    }
}

/// What a block is for, with its minutes and its class.
fn what(voice: Voice, instance: &Instance, block: &Laid<'_>) -> String {
    let name = label::block_name(voice, instance, block.what);
    let minutes = tell!(voice, "minutes", minutes = block.minutes);
    let minutes = match block.booked_minutes {
        0 => minutes,
        booked => format!("{minutes}, {}", tell!(voice, "sheet.week.booked", minutes = booked)),
    };
    match block.what {
        BlockKind::Visit { .. } => {
            format!("{name}, {minutes}, {}", label::class(voice, block.class.unwrap_or_default()))
        }
        _ => format!("{name}, {minutes}"),
    }
}

/// What is kept, and what is to be done.
#[must_use]
pub(in crate::report) fn meeting(voice: Voice, told: &Meeting<'_>) -> Sheet {
    let mut sheet = Sheet::new(0);
    let date = told.today.head.as_of.0;
    let (clinic, week) = (told.today.head.clinic, voice.dated_week(date));
    sheet.title(&tell!(voice, "sheet.board.title", clinic = clinic, week = week));
    sheet.gap();
    sheet.line(&kept_title(voice, told).to_uppercase());
    sheet.table(&kept(voice, told));
    sheet.gap();
    if !told.side_by_side.is_empty() {
        sheet.line(&tell!(voice, "sheet.board.sides").to_uppercase());
        sheet.table(&sides(voice, told));
        for line in next_move(voice, told) {
            sheet.paragraph(0, &line);
        }
        sheet.gap();
    }
    sheet.line(&tell!(voice, "sheet.board.tasks").to_uppercase());
    for task in tasks(voice, told) {
        sheet.point(&task);
    }
    sheet
}

/// What the shares are: as played day by day, or as computed.
#[must_use]
pub(in crate::report) fn kept_title(voice: Voice, told: &Meeting<'_>) -> String {
    let played = told.kept.iter().any(|row| row.share_played.is_some());
    tell!(voice, played => { true => "sheet.board.kept.played", false => "sheet.board.kept" })
}

/// Each promise with its share.
#[must_use]
pub(in crate::report) fn kept(voice: Voice, told: &Meeting<'_>) -> Grid {
    let header = [
        key!("sheet.board.promise"),
        key!("sheet.board.share"),
        key!("sheet.board.target"),
        key!("sheet.board.held"),
    ];
    let mut grid = Grid::of(voice, header);
    for row in &told.kept {
        let (team, need) = (row.team, row.need);
        let within = within(voice, need, row.open_days);
        grid.row(
            voice,
            [
                Cell::Text(format!("{team}: {within}")),
                Cell::Share(row.share_played.unwrap_or(row.share).0),
                Cell::Share(row.share_promised.0),
                Cell::Minutes(row.held_minutes_per_week.0),
            ],
        );
    }
    grid
}

/// Whether ways to hold time were played.
fn played<'h>(mut ways: impl Iterator<Item = &'h Held<'h>>) -> bool {
    ways.any(|held| held.kept.iter().any(|row| row.share_played.is_some()))
}

/// The two ways to hold time side by side: what each keeps, and what it costs.
#[must_use]
pub(in crate::report) fn sides(voice: Voice, told: &Meeting<'_>) -> Grid {
    let in_use = told.side_by_side.iter().any(|beside| beside.in_use);
    let ways = || told.side_by_side.iter();
    let now = match (in_use, played(ways().map(|beside| &beside.now))) {
        (true, true) => key!("sheet.board.side.now.played"),
        (true, false) => key!("sheet.board.side.now"),
        (false, _) => key!("sheet.board.side.none"),
    };
    let then = if played(ways().map(|beside| &beside.recommended)) {
        key!("sheet.board.side.then.played")
    } else {
        key!("sheet.board.side.then")
    };
    let header = [
        key!("sheet.board.promise"),
        key!("sheet.board.target"),
        now,
        then,
        key!("sheet.board.side.held"),
        key!("sheet.board.side.held-then"),
        key!("sheet.board.side.idle"),
        key!("sheet.board.side.idle-then"),
    ];
    let mut grid = Grid::of(voice, header);
    for beside in &told.side_by_side {
        let (a, b) = (&beside.now, &beside.recommended);
        for (of_a, of_b) in a.kept.iter().zip(&b.kept) {
            let promise = within(voice, of_a.need, of_a.open_days);
            let cells = [
                Cell::Text(format!("{}: {promise}", beside.team)),
                Cell::Share(of_a.share_promised.0),
                Cell::Share(of_a.share_played.unwrap_or(of_a.share).0),
                Cell::Share(of_b.share_played.unwrap_or(of_b.share).0),
                Cell::Minutes(a.held_minutes_per_week.0),
                Cell::Minutes(b.held_minutes_per_week.0),
                Cell::Minutes(a.idle_beside_queue_minutes_per_week.0),
                Cell::Minutes(b.idle_beside_queue_minutes_per_week.0),
            ];
            grid.row(voice, cells);
        }
    }
    grid
}

/// The step from today that gives most, and its price.
#[must_use]
pub(in crate::report) fn next_move(voice: Voice, told: &Meeting<'_>) -> Vec<String> {
    let moves = told.side_by_side.iter().filter_map(|row| Some((row, row.next_move.as_ref()?)));
    let gain = |(row, next): &(&Beside<'_>, &Held<'_>)| {
        let each = row.now.kept.iter().zip(&next.kept);
        each.map(|(before, after)| after.share.0 - before.share.0).fold(f64::MIN, f64::max)
    };
    let Some((beside, next)) = moves.max_by(|a, b| gain(a).total_cmp(&gain(b))) else {
        return Vec::new();
    };
    let now = &beside.now;
    let change = next.held_minutes_per_week.0 - now.held_minutes_per_week.0;
    let (team, minutes) = (beside.team, voice.minutes(change.abs()));
    let mut lines = vec![if change > 0.0 {
        tell!(voice, "sheet.board.next.more", team = team, minutes = minutes)
    } else {
        tell!(voice, "sheet.board.next.fewer", team = team, minutes = minutes)
    }];
    lines.extend(now.kept.iter().zip(&next.kept).map(|(before, after)| {
        let what = within(voice, before.need, before.open_days);
        let (before, after) = (voice.percent(before.share.0), voice.percent(after.share.0));
        tell!(voice, "sheet.board.next.gives", what = what, before = before, after = after)
    }));
    let (before, after) =
        (now.idle_beside_queue_minutes_per_week.0, next.idle_beside_queue_minutes_per_week.0);
    let (before, after) = (voice.minutes(before), voice.minutes(after));
    lines.push(tell!(voice, "sheet.board.next.costs", before = before, after = after));
    vec![lines.join(" ")]
}

/// A line for each thing the meeting gives to somebody.
#[must_use]
pub(in crate::report) fn tasks(voice: Voice, told: &Meeting<'_>) -> Vec<String> {
    let all = lines(voice, &told.today);
    let mut tasks = Vec::new();
    for group in Group::ALL {
        let of: Vec<_> = all.iter().filter(|line| line.group == group).collect();
        if group == Group::Windows {
            tasks.extend(of.iter().map(|line| {
                let (day, week) = (voice.on(line.due), voice.week_number(line.due));
                format!("{day}, {week}, {}: {}. {}", line.of, line.what, line.why)
            }));
        } else if let Some(first) = of.first() {
            let (title, count) = (voice.say(group.title()), voice.whole(of.len()));
            let date = voice.on(first.due);
            let week = voice.week_number(first.due);
            tasks.push(tell!(
                voice,
                "sheet.board.task",
                title = title,
                count = count,
                date = date,
                week = week
            ));
        }
    }
    tasks
}
