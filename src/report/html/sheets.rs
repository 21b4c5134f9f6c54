//! The sheets on paper as pages: a clinician's week, one sheet each, and the weekly meeting.

use behov_solver::instance::Assumption;
use maud::{Markup, html};

use super::{verdict, week};
use crate::messages::tell;
use crate::report::escape::seen;
use crate::report::json::{Meeting, Weeks};
use crate::report::page::{Page, Verdict, paragraphs, section, table};
use crate::report::text;
use crate::report::voice::Voice;
use crate::report::{Findings, VERSION};
use crate::verb::{Board, WeekSheets};

/// The week of each clinician.
#[must_use]
pub(in crate::report) fn weeks(voice: Voice, sheets: &WeekSheets, told: &Weeks<'_>) -> String {
    let parts = sheets.clinic.parts();
    let (clinic, dates) = (&parts.name, voice.dated_week(sheets.monday));
    let count = voice.whole(told.clinicians.len());
    let page = Page {
        title: tell!(voice, "sheet.week.title", clinic = clinic, week = dates),
        verdict: Verdict {
            why: tell!(voice, "sheet.week.lead", count = count),
            ..Verdict::default()
        },
        assumptions: &parts.assumptions,
        made: vec![tell!(voice, "page.limits"), tell!(voice, "today.made", version = VERSION)],
        ..Page::default()
    };
    page.around(voice, &week::sheets(voice, sheets, told))
}

/// The weekly meeting.
#[must_use]
pub(in crate::report) fn meeting(
    voice: Voice,
    board: &Board,
    findings: &Findings<'_>,
    told: &Meeting<'_>,
    assumptions: &[Assumption],
) -> String {
    let (date, seed) = (told.today.head.as_of.0, findings.seed.0.to_string());
    let (clinic, dates) = (told.today.head.clinic, voice.dated_week(date));
    let page = Page {
        title: tell!(voice, "sheet.board.title", clinic = clinic, week = dates),
        verdict: verdict::of(voice, findings),
        assumptions,
        made: vec![
            tell!(voice, "page.limits"),
            tell!(voice, "page.made", version = VERSION, seed = seed),
        ],
        ..Page::default()
    };
    let kept = text::kept(voice, told);
    let weeks = board.list.template.as_ref().map(|of| week::ahead(voice, findings, of));
    let told = html! {
        // The two ways say of each promise what the one says.
        @if told.side_by_side.is_empty() {
            section { (table(&text::kept_title(voice, told), &kept.header, &kept.rows, &kept.numbers)) }
        } @else {
            (sides(voice, told))
        }
        div.board {
            (section(&tell!(voice, "sheet.board.tasks"), &tasks(voice, &text::tasks(voice, told))))
            (section(&tell!(voice, "sheet.board.say"), &say(voice, findings)))
        }
        @if let Some(weeks) = weeks { (weeks) }
    };
    page.around(voice, &told)
}

/// The two ways to hold time, and the step that comes next.
fn sides(voice: Voice, told: &Meeting<'_>) -> Markup {
    let grid = text::sides(voice, told);
    html! {
        section {
            (table(&tell!(voice, "sheet.board.sides"), &grid.header, &grid.rows, &grid.numbers))
            (paragraphs("note", &text::next_move(voice, told)))
        }
    }
}

/// How the clinic says it to patients.
fn say(voice: Voice, findings: &Findings<'_>) -> Markup {
    let mut lines = vec![tell!(voice, "sheet.board.say.held")];
    if !findings.instance.parts().windows.is_empty() {
        lines.push(tell!(voice, "sheet.board.say.open"));
    }
    paragraphs("", &lines)
}

/// A box to tick for each task, with lines for who and when.
fn tasks(voice: Voice, tasks: &[String]) -> Markup {
    html! {
        ul.given {
            @for task in tasks {
                li {
                    input type="checkbox" aria-label=(tell!(voice, "today.done", who = seen(task)));
                    span { (seen(task)) }
                    span.blank { (tell!(voice, "sheet.board.who")) }
                    span.blank { (tell!(voice, "sheet.board.when")) }
                }
            }
        }
    }
}
