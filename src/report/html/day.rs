//! Clinic days as a page: the picture of a session, or the table of all.

use std::fmt::Write as _;

use behov_solver::instance::Instance;
use behov_solver::plan::day::{OneSession, Options};
use behov_solver::rng::Seed;

use super::table::table;
use super::{STYLE, assumptions, heading, paragraph};
use crate::messages::tell;
use crate::report::day::{self as words, Board, DayWeek, OneDay};
use crate::report::escape::escape;
use crate::report::{VERSION, Voice, plot};

/// The look of the picture.
const BARS: &str = "\
.plot .out{fill:#eef1f0}\n.plot .planned{fill:#d3dedc}\n.plot .planned.held{fill:#fbdfae}\n\
.plot .planned.other{fill:#dfe4e6}\n.plot .begins{fill:#1b6ca8;fill-opacity:.55}\n\
.plot .ends{fill:#b06a00;fill-opacity:.45}\n.plot .median{stroke:#16222a;stroke-width:2}\n\
.plot line.closing{stroke:#a03423;stroke-width:1.5}\n.plot text.closing{fill:#a03423;text-anchor:middle}\n\
.plot .asked{fill:#0e5a61}\n.plot text.row{text-anchor:start;fill:#1d2a32}\n";

/// One session with its picture.
#[must_use]
pub fn one_day(voice: Voice, told: &OneDay<'_>) -> String {
    let name = words::session_name(told.instance, told.session);
    let mut page = start(
        voice,
        &tell!(
            voice,
            "clinic-day.title",
            session = name,
            clinic = told.instance.parts().name,
            date = voice.date(told.instance.parts().as_of)
        ),
    );
    match told.found {
        Err(why) => paragraph(&mut page, "", &words::no_day(voice, *why)),
        Ok(found) => session(&mut page, voice, told, found),
    }
    if told.partial {
        paragraph(&mut page, "note bad", &tell!(voice, "clinic-day.partial"));
    }
    end(page, voice, told.options, told.instance, told.asked.seed)
}

fn session(page: &mut String, voice: Voice, told: &OneDay<'_>, found: &OneSession) {
    for line in words::one_told(voice, told, &found.session) {
        paragraph(page, "", &line);
    }
    let picture = plot::day::gantt(voice, told.instance, found);
    let _ = writeln!(page, "<figure>\n{picture}</figure>");
    let days = voice.whole(found.band_days as usize);
    paragraph(page, "note", &tell!(voice, "clinic-day.bands", days = days));
    heading(page, &tell!(voice, "clinic-day.compared"));
    board(page, words::compared(voice, &found.timed));
    let lines = words::swap_told(voice, told);
    if !lines.is_empty() {
        heading(page, &tell!(voice, "clinic-day.easy"));
        if let Some(swap) = words::swap_board(voice, found) {
            board(page, swap);
        }
        for line in lines {
            paragraph(page, "", &line);
        }
    }
    let (played, line) = (words::unpunctual(voice, found), words::unpunctual_told(voice, told));
    if let (Some(played), Some(line)) = (played, line) {
        paragraph(page, "", &line);
        board(page, played);
    }
    heading(page, &tell!(voice, "clinic-day.visits"));
    board(page, words::visits(voice, told, found));
}

/// All sessions, and what they add up to.
#[must_use]
pub fn day_week(voice: Voice, told: &DayWeek<'_>) -> String {
    let mut page = start(
        voice,
        &tell!(
            voice,
            "clinic-day.title.week",
            clinic = told.instance.parts().name,
            date = voice.date(told.instance.parts().as_of)
        ),
    );
    board(&mut page, words::sums(voice, told));
    for line in words::week_told(voice, told) {
        paragraph(&mut page, "", &line);
    }
    board(&mut page, words::week_board(voice, told));
    if !told.windows.is_empty() {
        heading(&mut page, &tell!(voice, "clinic-day.open.title"));
        board(&mut page, words::open_board(voice, told.instance, told.windows));
        for line in words::open_told(voice, told.instance, told.windows) {
            paragraph(&mut page, "note", &line);
        }
    }
    end(page, voice, told.options, told.instance, told.seed)
}

fn start(voice: Voice, title: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{BARS}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n</header>\n<main>\n",
        tell!(voice, "page.lang")
    )
}

fn board(page: &mut String, board: Board) {
    let Board { header, rows, numbers, .. } = board;
    table(page, &header, rows, numbers);
}

fn end(
    mut page: String,
    voice: Voice,
    options: &Options,
    instance: &Instance,
    seed: Seed,
) -> String {
    for line in words::made_of(voice, options) {
        paragraph(&mut page, "note", &line);
    }
    assumptions(&mut page, voice, &instance.parts().assumptions);
    let seed = seed.0.to_string();
    let made = tell!(voice, "page.made", version = VERSION, seed = seed);
    let _ = write!(page, "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", escape(&made));
    page
}
