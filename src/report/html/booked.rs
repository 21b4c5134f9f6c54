//! A booked waiting list as a page.

use maud::{Markup, html};

use crate::messages::{Entry, key, tell};
use crate::report::booked::{Booked, WeekLoad};
use crate::report::escape::seen;
use crate::report::notice::{not_held, sentence};
use crate::report::page::{self, Page, Verdict, facts, figure, paragraphs, points, table};
use crate::report::sheet::Grid;
use crate::report::text::booked::words;
use crate::report::voice::Voice;
use crate::report::{VERSION, plot, pro};

/// Freed slots told in full.
const TOLD_MAX: usize = 50;

/// The page.
#[must_use]
pub fn booked(voice: Voice, booked: &Booked<'_>) -> String {
    let parts = booked.instance.parts();
    let date = voice.date(parts.as_of);
    let seed = booked.seed.0.to_string();
    let page = Page {
        title: tell!(voice, "book.page.title", clinic = parts.name, date = date),
        above: words::rule(voice, booked.options.booking.rule),
        verdict: verdict(voice, booked),
        remarks: remarks(voice, booked),
        assumptions: &parts.assumptions,
        made: vec![
            tell!(voice, "page.limits"),
            tell!(voice, "page.made", version = VERSION, seed = seed),
        ],
    };
    let sum = &booked.run.rights.sum;
    let right = sum.with_right > 0;
    let told = html! {
        @if right || sum.not_started > 0 { (rights(voice, booked)) }
        (listed(voice, key!("book.outside"), &words::outside_lags(voice, booked)))
        @if right { (beside(voice, booked)) }
        (weeks(voice, booked))
        (next(voice, booked))
        (changes(voice, booked))
        @if !booked.recalled.is_empty() { (recall(voice, booked)) }
        @if !booked.patients.is_empty() { (patients(voice, booked)) }
        (levels(voice, booked))
    };
    page.around(voice, &told)
}

/// Whether everybody with a right is finished in time.
fn verdict(voice: Voice, booked: &Booked<'_>) -> Verdict {
    let sum = &booked.run.rights.sum;
    let all = voice.whole(sum.with_right);
    let told = sum.with_right > 0;
    Verdict {
        yes: Some(sum.overdue == 0 && booked.breaches.is_empty()),
        number: if told { voice.whole(sum.in_time) } else { String::new() },
        of: if told { tell!(voice, "book.verdict.of") } else { String::new() },
        target: if told { tell!(voice, "verdict.target", share = all) } else { String::new() },
        why: words::answer(voice, booked),
        checks: Vec::new(),
    }
}

fn remarks(voice: Voice, booked: &Booked<'_>) -> Markup {
    let not_held: Vec<String> = not_held(voice, booked.instance).iter().map(sentence).collect();
    let count = voice.whole(booked.breaches.len());
    let broken: Vec<&str> = booked.breaches.iter().map(|broken| &*broken.told).collect();
    html! {
        @if booked.list().stopped { (paragraphs("note bad", &[tell!(voice, "book.stopped")])) }
        (paragraphs("note", &words::limits(voice, booked)))
        (paragraphs("note", &pro::told(voice, booked.instance)))
        (paragraphs("note bad", &not_held))
        @if broken.is_empty() {
            (paragraphs("note", &[tell!(voice, "book.referee.ok")]))
        } @else {
            (paragraphs("note bad", &[tell!(voice, "book.referee.no", count = count)]))
            (points(&broken))
        }
    }
}

fn section(voice: Voice, title: &Entry, told: &Markup) -> Markup {
    page::section(&voice.say(title), told)
}

/// A section of points; nothing without any.
fn listed(voice: Voice, title: &Entry, lines: &[String]) -> Markup {
    html! { @if !lines.is_empty() { (section(voice, title, &points(lines))) } }
}

fn note(text: String) -> Markup {
    paragraphs("note", &[text])
}

fn rights(voice: Voice, booked: &Booked<'_>) -> Markup {
    let told = facts(&words::rights(voice, &booked.run.rights.sum));
    let told = html! {
        (told)
        (note(tell!(voice, "book.rights.note")))
        @if let Some(proxies) = words::proxies(voice, booked) { (note(proxies)) }
    };
    html! {
        (section(voice, key!("book.rights"), &told))
        (grid(voice, key!("book.by-right"), words::by_right(voice, booked)))
        (grid(voice, key!("book.letters"), words::letters(voice, booked)))
    }
}

/// A section with one table; nothing without it.
fn grid(voice: Voice, caption: &Entry, grid: Option<Grid>) -> Markup {
    html! {
        @if let Some(Grid { header, rows, numbers, .. }) = grid {
            section { (table(&voice.say(caption), &header, &rows, &numbers)) }
        }
    }
}

fn beside(voice: Voice, booked: &Booked<'_>) -> Markup {
    let (header, rows) = (words::compare_header(voice), words::compare_rows(voice, booked));
    let price = words::binary_price(voice, booked);
    html! {
        section {
            (table(&tell!(voice, "book.compare"), &header, &rows, &(1..6)))
            (note(format!("{}: {price}.", tell!(voice, "book.binary"))))
        }
    }
}

fn weeks(voice: Voice, booked: &Booked<'_>) -> Markup {
    let drawn = booked.instance.parts().teams.iter().filter_map(|(id, team)| {
        let of_team = |load: &&WeekLoad| load.team == id;
        let weeks: Vec<&WeekLoad> = booked.loads.iter().filter(of_team).collect();
        Some(figure(&team.name, &plot::load::load(voice, &team.name, &weeks)?))
    });
    let told = html! {
        (note(tell!(voice, "book.weeks.reading")))
        div.cards { @for picture in drawn { (picture) } }
    };
    section(voice, key!("book.weeks"), &told)
}

fn next(voice: Voice, booked: &Booked<'_>) -> Markup {
    let rows = words::next_rows(voice, booked, false);
    let caption = tell!(voice, "book.next");
    html! {
        @if !rows.is_empty() {
            section { (table(&caption, &words::next_header(voice), &rows, &(0..0))) }
        }
    }
}

fn changes(voice: Voice, booked: &Booked<'_>) -> Markup {
    let lines = words::changes(voice, booked);
    if lines.is_empty() {
        return html! {};
    }
    let (header, rows) = words::curve(voice, booked);
    let caption = tell!(voice, "book.changes.price");
    let told = html! {
        (points(&lines))
        @if !rows.is_empty() { (table(&caption, &header, &rows, &(0..header.len()))) }
    };
    section(voice, key!("book.changes"), &told)
}

fn recall(voice: Voice, booked: &Booked<'_>) -> Markup {
    let told = html! {
        (note(tell!(voice, "book.recall.note")))
        @for recalled in booked.recalled.iter().take(TOLD_MAX) {
            @let (title, lines) = words::recall(voice, booked.instance, recalled);
            h3 { (seen(&title)) }
            (points(&lines))
        }
    };
    section(voice, key!("book.recall"), &told)
}

fn patients(voice: Voice, booked: &Booked<'_>) -> Markup {
    let told = booked.by_deadline();
    let rows = told.iter().map(|&row| words::patient_row(voice, booked.instance, row));
    let (header, rows) = (words::patient_header(voice), rows.collect::<Vec<_>>());
    html! {
        section { (table(&tell!(voice, "book.patients"), &header, &rows, &(6..7))) }
        (grid(voice, key!("book.several"), words::several(voice, booked, &told)))
        (listed(voice, key!("book.helps"), &words::helps(voice, booked)))
    }
}

fn levels(voice: Voice, booked: &Booked<'_>) -> Markup {
    let rows: Vec<_> = booked.levels().iter().map(|level| words::level_row(voice, level)).collect();
    html! {
        section {
            (table(&tell!(voice, "book.levels"), &words::level_header(voice), &rows, &(1..3)))
            (note(tell!(voice, "book.level.note")))
        }
    }
}
