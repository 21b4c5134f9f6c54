//! A clinic sized or planned as a page: the weeks ahead, the week, then the teams.

use behov_solver::plan::day::Week;
use behov_solver::template::{Built, Conflict, Outcome};
use maud::{Markup, html};

use super::{facts, verdict, week};
use crate::messages::tell;
use crate::report::ends;
use crate::report::notice::{open_clinics, sentence};
use crate::report::page::{Page, paragraphs, points, section, table};
use crate::report::text::{conflict as wording, promise, relaxation, template as rows};
use crate::report::voice::Voice;
use crate::report::{Broken, Findings, Planned, VERSION, confirmed};

/// The page.
#[must_use]
pub fn plan(voice: Voice, findings: &Findings<'_>) -> String {
    let parts = findings.instance.parts();
    let above = [
        tell!(voice, "page.kicker"),
        tell!(voice, "page.as-of", date = voice.date(parts.as_of)),
        tell!(voice, "page.cycle", weeks = parts.cycle.weeks),
    ];
    let seed = findings.seed.0.to_string();
    let page = Page {
        title: parts.name.clone(),
        above: above.join(" \u{b7} "),
        verdict: verdict::of(voice, findings),
        assumptions: &parts.assumptions,
        made: vec![
            tell!(voice, "page.limits"),
            tell!(voice, "page.limits.time"),
            tell!(voice, "page.made", version = VERSION, seed = seed),
        ],
        ..Page::default()
    };
    let days = findings.planned.and_then(|planned| planned.days);
    let told = html! {
        @if let Some(planned) = &findings.planned { (template(voice, findings, planned)) }
        (facts::teams(voice, findings))
        (loads(voice, findings))
        @if let Some(built) = findings.built() { (levels(voice, findings, built)) }
        @if let Some(week) = days { (sessions(voice, findings, week)) }
        (facts::pooling(voice, findings.sizing))
    };
    page.around(voice, &told)
}

fn note(text: String, good: bool) -> Markup {
    paragraphs(if good { "note" } else { "note bad" }, &[text])
}

fn template(voice: Voice, findings: &Findings<'_>, planned: &Planned<'_>) -> Markup {
    let instance = findings.instance;
    match planned.outcome {
        Outcome::Built(built) => {
            let goal = planned.days.and_then(|week| ends::goal(voice, instance, week));
            let all_end = planned.days.is_none_or(|week| week.below_goal(instance).is_empty());
            let opening = planned.opened.map(|opened| confirmed::opening(voice, instance, opened));
            let lacking: Vec<String> = open_clinics(voice, instance).iter().map(sentence).collect();
            html! {
                (week::week(voice, findings, planned, built))
                section {
                    (referee(voice, planned.breaches))
                    @if let Some(goal) = goal { (note(goal, all_end)) }
                    @if let Some(told) = opening {
                        h2 { (tell!(voice, "template.opening.title")) }
                        (points(&told))
                    }
                    (paragraphs("note bad", &lacking))
                }
            }
        }
        Outcome::Impossible(conflict) => conflict_told(voice, findings, conflict),
        Outcome::Stopped => paragraphs("", &[tell!(voice, "template.stopped.none")]),
    }
}

fn referee(voice: Voice, breaches: &[Broken]) -> Markup {
    let count = voice.whole(breaches.len());
    let told: Vec<&str> = breaches.iter().map(|broken| &*broken.told).collect();
    if told.is_empty() {
        return note(tell!(voice, "referee.ok"), true);
    }
    html! { (note(tell!(voice, "referee.no", count = count), false)) (points(&told)) }
}

fn conflict_told(voice: Voice, findings: &Findings<'_>, conflict: &Conflict) -> Markup {
    let instance = findings.instance;
    let promises: Vec<String> =
        conflict.promises.iter().map(|kept| promise(voice, instance, kept)).collect();
    let changes: Vec<String> =
        conflict.way_out.iter().map(|change| relaxation(voice, instance, change)).collect();
    html! {
        section.conflict {
            h2 { (tell!(voice, "conflict.title")) }
            (paragraphs("", &[voice.say(wording::heading(conflict))]))
            (points(&promises))
            @if changes.is_empty() {
                (paragraphs("", &[tell!(voice, "conflict.no-way-out")]))
            } @else {
                (paragraphs("", &[wording::way_out(voice)]))
                (points(&changes))
                (note(voice.say(wording::verified(conflict)), true))
            }
        }
    }
}

fn loads(voice: Voice, findings: &Findings<'_>) -> Markup {
    let teams = findings.sizing.teams.iter();
    let cells: Vec<_> = teams.map(|team| rows::load_row(voice, findings, team)).collect();
    let caption = tell!(voice, "template.loads");
    html! { section { (table(&caption, &rows::load_header(voice), &cells, &(1..7))) } }
}

fn sessions(voice: Voice, findings: &Findings<'_>, week: &Week) -> Markup {
    let Some(sentence) = ends::sentence(voice, week) else { return html! {} };
    let cells = ends::rows(voice, findings.instance, week);
    html! {
        section {
            (table(&tell!(voice, "template.ends"), &ends::header(voice), &cells, &(1..6)))
            (paragraphs("", &[sentence]))
            (note(tell!(voice, "template.ends.note"), true))
        }
    }
}

fn levels(voice: Voice, findings: &Findings<'_>, built: &Built) -> Markup {
    let cells: Vec<_> = built.levels.iter().map(|level| rows::level_row(voice, level)).collect();
    let unmet = built.unmet.iter().map(|row| rows::unmet_line(voice, findings.instance, row));
    let unmet: Vec<String> = unmet.collect();
    let caption = tell!(voice, "template.levels");
    let told = html! {
        (table(&caption, &rows::level_header(voice), &cells, &(1..3)))
        (note(tell!(voice, "template.levels.conditional"), true))
        @if built.stopped { (note(tell!(voice, "template.stopped"), false)) }
        @if let Some(changes) = built.changes {
            @let count = voice.whole(changes as usize);
            (note(tell!(voice, "template.changes", count = count), true))
        }
        @if unmet.is_empty() { (note(tell!(voice, "template.unmet.none"), true)) }
    };
    html! {
        section { (told) }
        @if !unmet.is_empty() { (section(&tell!(voice, "template.unmet"), &points(&unmet))) }
    }
}
