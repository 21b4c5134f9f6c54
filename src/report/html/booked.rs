//! A booked waiting list as a page.

use std::fmt::Write as _;

use super::{STYLE, assumptions, heading, list, paragraph, table};
use crate::messages::{Entry, key, tell};
use crate::report::booked::{Booked, WeekLoad, words};
use crate::report::escape::escape;
use crate::report::notice::{not_held, sentence};
use crate::report::sheet::Grid;
use crate::report::voice::Voice;
use crate::report::{VERSION, plot};

/// Freed slots told in full.
const TOLD_MAX: usize = 50;

/// The page.
#[must_use]
pub fn booked(voice: Voice, booked: &Booked<'_>) -> String {
    let parts = booked.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "book.page.title", clinic = parts.name, date = date);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        tell!(voice, "page.lang"),
        escape(&title)
    );
    header(&mut page, voice, booked, &title);
    page.push_str("<main>\n");
    rights(&mut page, voice, booked);
    outside(&mut page, voice, booked);
    beside(&mut page, voice, booked);
    weeks(&mut page, voice, booked);
    next(&mut page, voice, booked);
    changes(&mut page, voice, booked);
    recall(&mut page, voice, booked);
    patients(&mut page, voice, booked);
    levels(&mut page, voice, booked);
    assumptions(&mut page, voice, &parts.assumptions);
    page.push_str("</main>\n<footer>\n");
    paragraph(&mut page, "", &tell!(voice, "page.limits"));
    let seed = booked.seed.0.to_string();
    paragraph(&mut page, "", &tell!(voice, "page.made", version = VERSION, seed = seed));
    page.push_str("</footer>\n</body>\n</html>\n");
    page
}

fn header(page: &mut String, voice: Voice, booked: &Booked<'_>, title: &str) {
    let sum = &booked.run.rights.sum;
    let mood = if sum.overdue == 0 && booked.breaches.is_empty() { "good" } else { "bad" };
    let rule = words::rule(voice, booked.options.booking.rule);
    let _ = write!(
        page,
        "<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<p class=\"answer {mood}\">{}</p>\n",
        escape(&rule),
        escape(title),
        escape(&words::answer(voice, booked))
    );
    if booked.list().stopped {
        paragraph(page, "note bad", &tell!(voice, "book.stopped"));
    }
    for limit in words::limits(voice, booked) {
        paragraph(page, "note", &limit);
    }
    for notice in not_held(voice, booked.instance) {
        paragraph(page, "note bad", &sentence(&notice));
    }
    if booked.breaches.is_empty() {
        paragraph(page, "note", &tell!(voice, "book.referee.ok"));
    } else {
        let count = voice.whole(booked.breaches.len());
        paragraph(page, "note bad", &tell!(voice, "book.referee.no", count = count));
        list(page, booked.breaches.iter().map(|broken| &*broken.told));
    }
    page.push_str("</header>\n");
}

fn section(page: &mut String, voice: Voice, title: &Entry, inside: impl FnOnce(&mut String)) {
    page.push_str("<section>\n");
    heading(page, &voice.say(title));
    inside(page);
    page.push_str("</section>\n");
}

fn rights(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    let sum = &booked.run.rights.sum;
    if sum.with_right == 0 && sum.not_started == 0 {
        return;
    }
    section(page, voice, key!("book.rights"), |page| {
        page.push_str("<dl>\n");
        for (label, text) in words::rights(voice, sum) {
            let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", escape(&label), escape(&text));
        }
        page.push_str("</dl>\n");
        paragraph(page, "note", &tell!(voice, "book.rights.note"));
        if let Some(proxies) = words::proxies(voice, booked) {
            paragraph(page, "note", &proxies);
        }
    });
    grid(page, voice, key!("book.by-right"), words::by_right(voice, booked));
}

/// A section with one table; none without it.
fn grid(page: &mut String, voice: Voice, title: &Entry, grid: Option<Grid>) {
    if let Some(Grid { header, rows, numbers, .. }) = grid {
        section(page, voice, title, |page| table::table(page, &header, rows, numbers));
    }
}

fn outside(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    let lines = words::outside_lags(voice, booked);
    if !lines.is_empty() {
        section(page, voice, key!("book.outside"), |page| {
            list(page, lines.iter().map(String::as_str));
        });
    }
}

fn beside(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    if booked.run.rights.sum.with_right == 0 {
        return;
    }
    section(page, voice, key!("book.compare"), |page| {
        table::table(page, &words::compare_header(voice), words::compare_rows(voice, booked), 1..6);
        let price = words::binary_price(voice, booked);
        paragraph(page, "note", &format!("{}: {price}.", tell!(voice, "book.binary")));
    });
}

fn weeks(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    section(page, voice, key!("book.weeks"), |page| {
        paragraph(page, "note", &tell!(voice, "book.weeks.reading"));
        page.push_str("<div class=\"cards\">\n");
        for (id, team) in booked.instance.parts().teams.iter() {
            let weeks: Vec<&WeekLoad> =
                booked.loads.iter().filter(|load| load.team == id).collect();
            if let Some(picture) = plot::load::load(voice, &team.name, &weeks) {
                let name = escape(&team.name);
                let _ = writeln!(
                    page,
                    "<figure class=\"card\"><figcaption>{name}</figcaption>\n{picture}</figure>"
                );
            }
        }
        page.push_str("</div>\n");
    });
}

fn next(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    let rows = words::next_rows(voice, booked, false);
    if !rows.is_empty() {
        section(page, voice, key!("book.next"), |page| {
            table::table(page, &words::next_header(voice), rows, 0..0);
        });
    }
}

fn changes(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    let lines = words::changes(voice, booked);
    if lines.is_empty() {
        return;
    }
    section(page, voice, key!("book.changes"), |page| {
        list(page, lines.iter().map(String::as_str));
        let (header, rows) = words::curve(voice, booked);
        if !rows.is_empty() {
            paragraph(page, "note", &tell!(voice, "book.changes.price"));
            table::table(page, &header, rows, 0..header.len());
        }
    });
}

fn recall(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    if booked.recalled.is_empty() {
        return;
    }
    section(page, voice, key!("book.recall"), |page| {
        paragraph(page, "note", &tell!(voice, "book.recall.note"));
        for recalled in booked.recalled.iter().take(TOLD_MAX) {
            let (title, lines) = words::recall(voice, booked.instance, recalled);
            let _ = writeln!(page, "<h3>{}</h3>", escape(&title));
            list(page, lines.iter().map(String::as_str));
        }
    });
}

fn patients(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    if booked.patients.is_empty() {
        return;
    }
    let told = booked.by_deadline();
    section(page, voice, key!("book.patients"), |page| {
        let rows = told.iter().map(|&row| words::patient_row(voice, booked.instance, row));
        table::table(page, &words::patient_header(voice), rows.collect(), 6..7);
    });
    grid(page, voice, key!("book.several"), words::several(voice, booked, &told));
    let helps = words::helps(voice, booked);
    if !helps.is_empty() {
        section(page, voice, key!("book.helps"), |page| {
            list(page, helps.iter().map(String::as_str));
        });
    }
}

fn levels(page: &mut String, voice: Voice, booked: &Booked<'_>) {
    section(page, voice, key!("book.levels"), |page| {
        let rows = booked.levels().iter().map(|level| words::level_row(voice, level)).collect();
        table::table(page, &words::level_header(voice), rows, 1..3);
        paragraph(page, "note", &tell!(voice, "book.level.note"));
    });
}
