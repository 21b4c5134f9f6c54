//! The call list as a page to be printed: a heading per day and clinician, a box per call.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::messages::tell;
use crate::report::VERSION;
use crate::report::booked::{About, Booked};
use crate::report::escape::seen;
use crate::report::json::Call;
use crate::report::page::{Page, Verdict};
use crate::report::text::booked::words;
use crate::report::voice::Voice;

/// The page.
#[must_use]
pub(in crate::report) fn calls(voice: Voice, booked: &Booked<'_>) -> String {
    let (parts, seed) = (booked.instance.parts(), booked.seed.0.to_string());
    let found = booked.calls();
    let calls: Vec<Call<'_>> = found.iter().map(|call| Call::of(call, booked.instance)).collect();
    let (clinic, date) = (&parts.name, voice.date(parts.as_of));
    let page = Page {
        title: tell!(voice, "book.calls.title", clinic = clinic, date = date),
        verdict: Verdict {
            number: voice.whole(words::call_count(&calls)),
            why: words::calls_lead(voice, &calls),
            ..Verdict::default()
        },
        made: vec![tell!(voice, "page.made", version = VERSION, seed = seed)],
        ..Page::default()
    };
    let told = html! {
        div.actions {
            @for part in calls.chunk_by(|one, other| place(one) == place(other)) {
                (section(voice, &calls, part))
            }
        }
    };
    page.around(voice, &told)
}

/// What a call is about; the day and clinician of a first date.
fn place<'a>(call: &Call<'a>) -> (About, Option<(NaiveDate, &'a str)>) {
    let visit = call.visit.as_ref().filter(|_| call.about == About::New);
    (call.about, visit.map(|visit| (visit.date.0, visit.clinician)))
}

fn section(voice: Voice, all: &[Call<'_>], calls: &[Call<'_>]) -> Markup {
    let title = match calls.first().map(place) {
        Some((_, Some((date, who)))) => {
            let (day, week) = (voice.on(date), voice.week_number(date));
            tell!(voice, "book.calls.day", day = day, week = week, clinician = who)
        }
        Some((About::Moved, _)) => tell!(voice, "book.calls.moved"),
        _ => tell!(voice, "book.calls.lost"),
    };
    html! {
        section.part {
            h2 { (seen(&title)) " " span.count { (voice.whole(calls.len())) } }
            ul.todo { @for call in calls { (line(voice, all, call)) } }
        }
    }
}

fn line(voice: Voice, all: &[Call<'_>], call: &Call<'_>) -> Markup {
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
                (seen(&words::call(voice, all, call)))
                @if let Some(letter) = letter { small { (seen(&letter)) } }
            }
        }
    }
}
