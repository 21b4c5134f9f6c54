//! Clinic days as text.

use behov_solver::instance::Instance;
use behov_solver::rng::Seed;

use super::made;
use crate::messages::tell;
use crate::report::Voice;
use crate::report::day::{DayWeek, OneDay};
use crate::report::pro;
use crate::report::sheet::Sheet;
use crate::verb::session_name::session_said;

pub(in crate::report) mod words;

/// One session: appointment times side by side, who waits, and what happens when the easy
/// patients leave.
#[must_use]
pub fn one_day(voice: Voice, told: &OneDay<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    let name = session_said(voice.lang, told.instance, told.session);
    title(
        &mut sheet,
        &tell!(
            voice,
            "clinic-day.title",
            session = name.as_str(),
            clinic = told.instance.parts().name,
            date = voice.date(told.instance.parts().as_of)
        ),
    );
    match told.found {
        Err(why) => sheet.paragraph(0, &words::no_day(voice, *why)),
        Ok(found) => {
            for line in words::one_told(voice, told, &found.session) {
                sheet.paragraph(0, &line);
            }
            sheet.gap();
            sheet.table(&words::compared(voice, &found.timed));
            if let Some(above) = &found.above {
                sheet.paragraph(0, &pro::above(voice, &name, above));
            }
            sheet.gap();
            sheet.line(&tell!(voice, "clinic-day.visits"));
            sheet.table(&words::visits(voice, told, found));
            let days = voice.whole(found.band_days as usize);
            sheet.paragraph(0, &tell!(voice, "clinic-day.bands", days = days));
            swap(&mut sheet, voice, told);
            unpunctual(&mut sheet, voice, told);
        }
    }
    if told.partial {
        sheet.gap();
        sheet.paragraph(0, &tell!(voice, "clinic-day.partial"));
    }
    end(&mut sheet, voice, &words::made_of(voice, told.options), told.instance, told.asked.seed);
    sheet
}

fn swap(sheet: &mut Sheet, voice: Voice, told: &OneDay<'_>) {
    let Ok(found) = told.found else { return };
    let lines = words::swap_told(voice, told);
    if lines.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(&tell!(voice, "clinic-day.easy"));
    if let Some(board) = words::swap_board(voice, found) {
        sheet.table(&board);
    }
    for line in lines {
        sheet.paragraph(0, &line);
    }
}

fn unpunctual(sheet: &mut Sheet, voice: Voice, told: &OneDay<'_>) {
    let Ok(found) = told.found else { return };
    let (board, line) = (words::unpunctual(voice, found), words::unpunctual_told(voice, told));
    if let (Some(board), Some(line)) = (board, line) {
        sheet.gap();
        sheet.paragraph(0, &line);
        sheet.table(&board);
    }
}

/// All sessions, and what they add up to.
#[must_use]
pub fn day_week(voice: Voice, told: &DayWeek<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    title(
        &mut sheet,
        &tell!(
            voice,
            "clinic-day.title.week",
            clinic = told.instance.parts().name,
            date = voice.date(told.instance.parts().as_of)
        ),
    );
    let board = words::week_board(voice, told);
    if !board.rows.is_empty() {
        sheet.table(&words::sums(voice, told));
        sheet.gap();
        sheet.table(&board);
        sheet.gap();
    }
    for line in words::week_told(voice, told) {
        sheet.paragraph(0, &line);
    }
    if !told.windows.is_empty() {
        sheet.gap();
        sheet.line(&tell!(voice, "clinic-day.open.title"));
        sheet.table(&words::open_board(voice, told.instance, told.windows));
        for line in words::open_told(voice, told.instance, told.windows) {
            sheet.paragraph(0, &line);
        }
    }
    if told.partial {
        sheet.gap();
        sheet.paragraph(0, &tell!(voice, "clinic-day.partial"));
    }
    end(&mut sheet, voice, &words::made_of(voice, told.options), told.instance, told.seed);
    sheet
}

fn title(sheet: &mut Sheet, title: &str) {
    sheet.title(title);
    sheet.gap();
}

fn end(sheet: &mut Sheet, voice: Voice, lines: &[String], instance: &Instance, seed: Seed) {
    sheet.gap();
    for line in lines {
        sheet.paragraph(0, line);
    }
    made(sheet, voice, instance, seed);
}
