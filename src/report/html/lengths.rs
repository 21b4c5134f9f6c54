//! Planned lengths learnt from past visits, as a page: the table, then a picture per class.

use maud::html;

use crate::messages::tell;
use crate::report::page::{Page, Verdict, facts, figure, paragraphs, points, section, table};
use crate::report::sheet::Grid;
use crate::report::text::lengths::{answered, words};
use crate::report::{Lengths, VERSION, Voice, plot};

/// The page.
#[must_use]
pub fn lengths(voice: Voice, found: &Lengths<'_>) -> String {
    let (assumptions, lead) = (found.assumptions(voice.lang), words::lead(voice, found));
    let page = Page {
        title: tell!(voice, "lengths.title", file = found.file.file),
        verdict: Verdict {
            number: voice.whole(found.file.visits()),
            of: tell!(voice, "lengths.verdict.of"),
            why: lead.first().cloned().unwrap_or_default(),
            ..Verdict::default()
        },
        assumptions: &assumptions,
        made: vec![tell!(voice, "lengths.made", version = VERSION)],
        ..Page::default()
    };
    let rows: Vec<_> = found.groups().map(|(group, each)| words::row(voice, group, each)).collect();
    let left = words::left_out(voice, found);
    let (colours, bands) =
        (answered::colours(voice, found.answered), answered::bands(voice, found.answered));
    let told = html! {
        section {
            (paragraphs("", lead.get(1..).unwrap_or_default()))
            (table(&tell!(voice, "lengths.table"), &words::header(voice), &rows, &(1..7)))
        }
        @for (group, each) in found.groups() {
            @let name = words::name(voice, group);
            @let picture = plot::lengths::lengths(voice, &name, found.options.grid, each);
            (section(&name, &html! {
                div.pair {
                    (facts(&words::facts(voice, found.options, each)))
                    (figure("", &picture))
                }
            }))
        }
        @if colours.is_some() || !bands.is_empty() {
            @let title = tell!(voice, "lengths.answered");
            (section(&title, &html! {
                @if let Some(Grid { header, rows, numbers, .. }) = &colours {
                    (table(&title, header, rows, numbers))
                }
                (paragraphs("", &bands))
            }))
        }
        @if !found.file.left_out.is_empty() { (section(&tell!(voice, "lengths.left"), &points(&left))) }
    };
    page.around(voice, &told)
}
