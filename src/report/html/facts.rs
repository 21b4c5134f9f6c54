//! One fold per team: the answer, the loads, what is kept, and two pictures.

use behov_solver::instance::Instance;
use behov_solver::sizing::{ClinicSizing, Design, TeamSizing};
use maud::{Markup, html};

use crate::messages::{key, tell};
use crate::report::escape::seen;
use crate::report::page::{self, facts, figure, paragraphs, points, table};
use crate::report::text::{frontier as rows, outlook, sizing as words};
use crate::report::voice::Voice;
use crate::report::{Findings, label, plot};

/// Folds stand open for at most so many teams.
const OPEN_MAX: usize = 3;

/// One fold per team.
pub(super) fn teams(voice: Voice, findings: &Findings<'_>) -> Markup {
    let teams = &findings.sizing.teams;
    let open = (teams.len() <= OPEN_MAX).then_some("open");
    let folds = html! {
        @for team in teams {
            @let (mood, word) = mood(voice, findings, team);
            @let held = voice.minutes(team.design.held_minutes_per_week);
            details.team open=[open] {
                summary {
                    span.name { (seen(&label::group(voice, findings.instance, team, teams))) }
                    span.pill.(mood) { (word) }
                    span.held {
                        (tell!(voice, "size.frontier.held")) " "
                        (tell!(voice, "minutes", minutes = held))
                    }
                }
                div.pair {
                    div {
                        (facts(&words::facts(voice, findings, team)))
                        (thumb(voice, team))
                        (holds(voice, findings.instance, &team.design))
                    }
                    div { (pictures(voice, team)) }
                }
                (frontier(voice, team))
            }
        }
    };
    page::section(&tell!(voice, "page.teams"), &folds)
}

/// Whether a team keeps its promises: a class of the style sheet, and a word.
pub(super) fn mood(
    voice: Voice,
    findings: &Findings<'_>,
    team: &TeamSizing,
) -> (&'static str, String) {
    match (&team.design.overload, findings.group_kept(team)) {
        (Some(_), _) => ("no", tell!(voice, "template.loads.overloaded")),
        (None, true) => ("yes", tell!(voice, "template.loads.kept")),
        (None, false) => ("no", tell!(voice, "template.loads.no")),
    }
}

fn thumb(voice: Voice, team: &TeamSizing) -> Markup {
    let rules = team.rules_of_thumb.iter().map(|rule| words::rule_of_thumb(voice, rule));
    let rules: Vec<String> = rules.collect();
    html! { @if !rules.is_empty() { h4 { (tell!(voice, "size.thumb")) } (points(&rules)) } }
}

/// Minutes held per day as small bars.
fn holds(voice: Voice, instance: &Instance, design: &Design) -> Markup {
    let cycle = instance.parts().cycle;
    let days = instance.cycle_days().into_iter();
    let held = days.filter_map(|day| {
        Some((voice.day_short(day, cycle), design.holds.get(day.index())?.real()))
    });
    let title = tell!(voice, "page.holds.title");
    let picture = plot::holds::holds(&title, &held.collect::<Vec<_>>());
    html! { @if let Some(picture) = picture { (figure(&title, &picture)) } }
}

fn pictures(voice: Voice, team: &TeamSizing) -> Markup {
    let frontier = plot::frontier::frontier(voice, team);
    let outlook = plot::outlook::outlook(voice, team);
    html! {
        @if let Some(picture) = frontier {
            (figure(&tell!(voice, "page.frontier.title"), &picture))
            (paragraphs("note", &[tell!(voice, "page.frontier.reading")]))
        }
        @if let Some(picture) = outlook {
            (figure(&tell!(voice, "page.outlook.title"), &picture))
        }
        @if let Some(worst) = outlook::tightest(&team.outlook) {
            (paragraphs("note", &[outlook::worst_line(voice, worst)]))
        }
    }
}

fn frontier(voice: Voice, team: &TeamSizing) -> Markup {
    let (title, header) = (voice.say(key!("size.frontier")), rows::header(voice));
    let cells: Vec<_> = team.frontier.iter().map(|point| rows::row(voice, point)).collect();
    html! {
        @if !cells.is_empty() {
            details { summary { (title) } (table(&title, &header, &cells, &(0..8))) }
        }
    }
}

/// Own clinician, team and clinic side by side.
pub(super) fn pooling(voice: Voice, sizing: &ClinicSizing) -> Markup {
    if sizing.pooling.is_empty() {
        return html! {};
    }
    let (header, cells) = words::pooling_cells(voice, sizing);
    html! { section { (table(&tell!(voice, "size.pooling"), &header, &cells, &(1..4))) } }
}
