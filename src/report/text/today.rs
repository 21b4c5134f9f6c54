//! The action list of a day as text.

use crate::messages::{key, tell};
use crate::report::json::Actions;
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

pub(in crate::report) mod lines;

use lines::{Group, Line, about, answer, lines, notes};

/// Lines of a part told without asking for more.
const TOLD_MAX: usize = 20;

/// Part by part what is to be done, and by which rule.
#[must_use]
pub(in crate::report) fn today(voice: Voice, told: &Actions<'_>, whole: bool) -> Sheet {
    let (mut sheet, all) = (Sheet::new(0), lines(voice, told));
    let date = told.head.as_of.0;
    let (day, week) = (voice.date(date), voice.week_number(date));
    sheet.title(&tell!(voice, "today.title", clinic = told.head.clinic, date = day, week = week));
    sheet.gap();
    sheet.paragraph(0, &answer(voice, told, &all));
    for line in about(voice, told) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for group in Group::ALL {
        let of: Vec<&Line> = all.iter().filter(|line| line.group == group).collect();
        if of.is_empty() {
            continue;
        }
        sheet.line(&voice.say(group.title()).to_uppercase());
        let most = if whole { of.len() } else { TOLD_MAX };
        sheet.table(&grid(voice, of.iter().take(most).copied(), false));
        if of.len() > most {
            sheet.paragraph(2, &tell!(voice, "today.more", count = voice.whole(of.len() - most)));
        }
        sheet.gap();
    }
    for note in notes(voice, told) {
        sheet.paragraph(0, &note);
    }
    sheet
}

/// All lines in one table, each with the part it stands in.
#[must_use]
pub(in crate::report) fn actions(voice: Voice, told: &Actions<'_>) -> Grid {
    grid(voice, lines(voice, told).iter(), true)
}

fn grid<'a>(voice: Voice, lines: impl Iterator<Item = &'a Line>, with_group: bool) -> Grid {
    let header = [
        key!("today.due"),
        key!("today.when"),
        key!("today.who"),
        key!("today.of"),
        key!("today.do"),
        key!("today.why"),
    ];
    let group = with_group.then_some(key!("today.group"));
    let mut grid = Grid::of(voice, group.into_iter().chain(header));
    for line in lines {
        let texts = [&line.when, &line.who, &line.of, &line.what, &line.why];
        let group = with_group.then(|| Cell::Text(voice.say(line.group.title())));
        let cells = group.into_iter().chain([Cell::Date(line.due)]);
        grid.row(voice, cells.chain(texts.map(|text| Cell::name(text))));
    }
    grid
}
