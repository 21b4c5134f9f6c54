//! The call list as a page to be printed: a heading per day and clinician, a box per call.

use maud::{Markup, html};

use crate::messages::tell;
use crate::report::VERSION;
use crate::report::booked::{Booked, words};
use crate::report::escape::seen;
use crate::report::json::Call;
use crate::report::page::{Page, Verdict};
use crate::report::voice::Voice;

/// The page.
#[must_use]
pub(in crate::report) fn calls(voice: Voice, booked: &Booked<'_>) -> String {
    let (parts, seed) = (booked.instance.parts(), booked.seed.0.to_string());
    let found = booked.calls();
    let calls: Vec<Call<'_>> = found.iter().map(|call| Call::of(call, booked.instance)).collect();
    let (clinic, date) = (&parts.name, voice.date(parts.as_of));
    let why = if calls.is_empty() {
        tell!(voice, "book.calls.none")
    } else {
        tell!(voice, "book.calls.lead", count = voice.whole(calls.len()))
    };
    let page = Page {
        title: tell!(voice, "book.calls.title", clinic = clinic, date = date),
        verdict: Verdict { number: voice.whole(calls.len()), why, ..Verdict::default() },
        made: vec![tell!(voice, "page.made", version = VERSION, seed = seed)],
        ..Page::default()
    };
    let told = html! {
        div.actions {
            @for part in calls.chunk_by(|one, other| place(one) == place(other)) {
                (section(voice, part))
            }
        }
    };
    page.around(voice, &told)
}

/// The day and clinician of a call; none where a date falls away.
fn place<'a>(call: &Call<'a>) -> Option<(chrono::NaiveDate, &'a str)> {
    call.visit.as_ref().map(|visit| (visit.date.0, visit.clinician))
}

fn section(voice: Voice, calls: &[Call<'_>]) -> Markup {
    let title = calls.first().and_then(place).map_or_else(
        || tell!(voice, "book.calls.lost"),
        |(date, who)| {
            let (day, week) = (voice.on(date), voice.week_number(date));
            tell!(voice, "book.calls.day", day = day, week = week, clinician = who)
        },
    );
    html! {
        section.part {
            h2 { (seen(&title)) " " span.count { (voice.whole(calls.len())) } }
            ul.todo { @for call in calls { (line(voice, call)) } }
        }
    }
}

fn line(voice: Voice, call: &Call<'_>) -> Markup {
    let visit = call.visit.as_ref();
    let hours = visit.map(|visit| visit.hours.told()).unwrap_or_default();
    let need = visit.map_or("", |visit| visit.need);
    let letter =
        call.letter_due.map(|due| tell!(voice, "book.call.letter.by", date = voice.on(due.0)));
    html! {
        li {
            input type="checkbox" aria-label=(tell!(voice, "today.done", who = seen(call.pseudonym)));
            span { (hours) }
            span { b { (seen(call.pseudonym)) } small { (seen(need)) } }
            span {
                (seen(&words::call(voice, call)))
                @if let Some(letter) = letter { small { (seen(&letter)) } }
            }
        }
    }
}
