//! The action list as a page: boxes to tick, and one A4 upright on paper.

use behov_solver::instance::Assumption;
use maud::{Markup, html};

use crate::messages::tell;
use crate::report::VERSION;
use crate::report::escape::seen;
use crate::report::json::Actions;
use crate::report::page::{Page, Verdict, paragraphs};
use crate::report::text::today::lines::{Group, Line, about, answer, lines, notes};
use crate::report::voice::Voice;

/// Letters on the sheet, in three columns.
const LETTERS_MAX: usize = 24;
/// Heights on paper \[px\]: what lies between the head and the notes of an A4, what each part takes
/// beside its lines, a line of two rows, and a row of letters.
const PAPER: usize = 712;
const PART: usize = 60;
const LINE: usize = 30;
const ROW: usize = 13;

/// The page.
#[must_use]
pub(in crate::report) fn today(
    voice: Voice,
    told: &Actions<'_>,
    assumptions: &[Assumption],
) -> String {
    let (date, all) = (told.head.as_of.0, lines(voice, told));
    let day = tell!(voice, "today.page", day = voice.on(date), year = voice.year(date));
    let count = if all.is_empty() { String::new() } else { voice.whole(all.len()) };
    let of = if all.is_empty() { String::new() } else { tell!(voice, "today.verdict.of") };
    let page = Page {
        title: format!("{day}, {}", voice.week_number(date)),
        above: told.head.clinic.to_owned(),
        verdict: Verdict {
            number: count,
            of,
            why: answer(voice, told, &all),
            ..Verdict::default()
        },
        remarks: paragraphs("note", &about(voice, told)),
        assumptions,
        made: vec![tell!(voice, "page.limits"), tell!(voice, "today.made", version = VERSION)],
    };
    let most = shares(&all);
    let told = html! {
        div.actions {
            @for (group, most) in Group::ALL.into_iter().zip(most) {
                (part(voice, group, &all, most))
            }
            (paragraphs("note", &notes(voice, told)))
        }
    };
    page.around(voice, &told)
}

/// How many lines of each part stand on the sheet: one of each, then the most urgent first.
fn shares(all: &[Line]) -> [usize; 8] {
    let counts = Group::ALL.map(|group| all.iter().filter(|line| line.group == group).count());
    let mut most = counts.map(|count| count.min(1));
    most[7] = counts[7].min(LETTERS_MAX);
    let parts = PART * counts.iter().filter(|&&count| count > 0).count();
    let lines = PAPER.saturating_sub(parts + ROW * most[7].div_ceil(3)) / LINE;
    let mut left = lines.saturating_sub(most[..7].iter().sum());
    for at in 0..7 {
        let more = left.min(counts[at] - most[at]);
        most[at] += more;
        left -= more;
    }
    most
}

fn part(voice: Voice, group: Group, all: &[Line], most: usize) -> Markup {
    let of: Vec<&Line> = all.iter().filter(|line| line.group == group).collect();
    let letters = group == Group::Letters;
    let more = tell!(voice, "today.more", count = voice.whole(of.len() - most));
    html! {
        @if !of.is_empty() {
            section.part {
                h2 { (voice.say(group.title())) " " span.count { (voice.whole(of.len())) } }
                (list(voice, &of[..most], letters))
                @if of.len() > most {
                    details { summary { (more) } (list(voice, &of[most..], letters)) }
                }
            }
        }
    }
}

fn list(voice: Voice, lines: &[&Line], letters: bool) -> Markup {
    if letters {
        return html! {
            ul.letters {
                @for line in lines {
                    li { b { (seen(&line.who)) } " " (voice.short(line.due)) " " small { (seen(&line.when)) } }
                }
            }
        };
    }
    html! {
        ul.todo {
            @for line in lines {
                li {
                    input type="checkbox" aria-label=(tell!(voice, "today.done", who = seen(&line.who)));
                    span { (voice.on(line.due)) small { (seen(&line.when)) } }
                    span { b { (seen(&line.who)) } small { (seen(&line.of)) } }
                    span { b { (seen(&line.what)) } small { (seen(&line.why)) } }
                }
            }
        }
    }
}
