//! A tornado as a page: the picture, then the ranges and why.

use maud::{Markup, html};

use crate::messages::{key, tell};
use crate::report::page::{Page, Verdict, figure, paragraphs, table};
use crate::report::sensitivity as words;
use crate::report::{Sensitivity, VERSION, Voice, plot};

/// The page.
#[must_use]
pub fn sensitivity(voice: Voice, found: &Sensitivity<'_>) -> String {
    let parts = found.instance.parts();
    let date = voice.date(parts.as_of);
    let base = found.tornado.base;
    let seed = found.seed.0.to_string();
    let page = Page {
        title: tell!(voice, "tornado.title", clinic = parts.name, date = date),
        verdict: Verdict {
            number: base.map_or_else(String::new, |base| words::figure(voice, base.value)),
            of: format!("{} ({})", found.drawn.name, found.drawn.unit),
            why: words::looked_at(voice, found).join(" "),
            ..Verdict::default()
        },
        remarks: html! {
            @if !found.drawn.played { (paragraphs("note", &[tell!(voice, "answer.computed")])) }
        },
        assumptions: &parts.assumptions,
        made: vec![tell!(voice, "page.made", version = VERSION, seed = seed)],
        ..Page::default()
    };
    let picture = plot::tornado::tornado(voice, found);
    let told = html! {
        section {
            @if let Some(picture) = picture { (figure("", &picture)) }
            (paragraphs("note", &[tell!(voice, "tornado.reading.page")]))
            (ranges(voice, found))
            (paragraphs("", &words::remarks(voice, found)))
            (paragraphs("", &[tell!(voice, "tornado.ranges")]))
        }
    };
    page.around(voice, &told)
}

/// Every lever with its range, the figures at both ends, and why.
fn ranges(voice: Voice, found: &Sensitivity<'_>) -> Markup {
    let header = [
        key!("tornado.column.lever"),
        key!("tornado.column.about"),
        key!("tornado.column.range"),
        key!("tornado.column.low"),
        key!("tornado.column.high"),
        key!("tornado.column.why"),
    ]
    .map(|column| voice.say(column));
    let rows = found.tornado.bars.iter().map(|bar| {
        let why = if bar.given || !bar.stated.is_empty() {
            words::stated(voice, bar).join("; ")
        } else {
            words::why(voice, bar.lever)
        };
        vec![
            words::lever(voice, bar.lever),
            bar.lever.code().to_owned(),
            words::range(voice, found.instance.parts().grid, bar),
            words::outcome(voice, bar.low),
            words::outcome(voice, bar.high),
            why,
        ]
    });
    table(found.drawn.name, &header, &rows.collect::<Vec<_>>(), &(3..5))
}
