//! One fold per team: the answer, the loads, what is kept, and two pictures.

use std::fmt::Write as _;

use behov_solver::instance::Instance;
use behov_solver::sizing::{ClinicSizing, Design, TeamSizing};

use super::table;
use crate::messages::{key, tell};
use crate::report::escape::escape;
use crate::report::text::{frontier as rows, outlook, sizing as words};
use crate::report::voice::Voice;
use crate::report::{Findings, label, plot};

/// Folds stand open for at most so many teams.
const OPEN_MAX: usize = 3;

/// One fold per team.
pub(super) fn teams(page: &mut String, voice: Voice, findings: &Findings<'_>) {
    page.push_str("<section>\n");
    super::heading(page, &tell!(voice, "page.teams"));
    let open = if findings.sizing.teams.len() <= OPEN_MAX { " open" } else { "" };
    for team in &findings.sizing.teams {
        let name = &label::group(voice, findings.instance, team, &findings.sizing.teams);
        let (mood, word) = mood(voice, findings, team);
        let held = voice.minutes(team.design.held_minutes_per_week);
        let _ = writeln!(
            page,
            "<details class=\"team\"{open}>\n<summary><span class=\"name\">{}</span> \
             <span class=\"pill {mood}\">{}</span> <span class=\"held\">{} {}</span></summary>",
            escape(name),
            escape(&word),
            escape(&tell!(voice, "size.frontier.held")),
            escape(&tell!(voice, "minutes", minutes = held)),
        );
        page.push_str("<div class=\"pair\">\n<div>\n");
        facts(page, voice, findings, team);
        holds(page, voice, findings.instance, &team.design);
        page.push_str("</div>\n<div>\n");
        pictures(page, voice, team);
        page.push_str("</div>\n</div>\n");
        frontier(page, voice, team);
        page.push_str("</details>\n");
    }
    page.push_str("</section>\n");
}

fn mood(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> (&'static str, String) {
    match (&team.design.overload, findings.group_kept(team)) {
        (Some(_), _) => ("bad", tell!(voice, "template.loads.overloaded")),
        (None, true) => ("good", tell!(voice, "template.loads.kept")),
        (None, false) => ("bad", tell!(voice, "template.loads.no")),
    }
}

fn facts(page: &mut String, voice: Voice, findings: &Findings<'_>, team: &TeamSizing) {
    page.push_str("<dl>\n");
    for (label, text) in words::facts(voice, findings, team) {
        if label.is_empty() {
            let _ = writeln!(page, "<dd>{}</dd>", escape(&text));
        } else {
            let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", escape(&label), escape(&text));
        }
    }
    page.push_str("</dl>\n");
    if !team.rules_of_thumb.is_empty() {
        let _ = writeln!(page, "<h4>{}</h4>", escape(&tell!(voice, "size.thumb")));
        let rules: Vec<_> =
            team.rules_of_thumb.iter().map(|rule| words::rule_of_thumb(voice, rule)).collect();
        super::list(page, rules.iter().map(String::as_str));
    }
}

/// Minutes held per day as small bars.
fn holds(page: &mut String, voice: Voice, instance: &Instance, design: &Design) {
    let cycle = instance.parts().cycle;
    let most = design.holds.iter().map(|minutes| minutes.0).max().unwrap_or(0);
    if most <= 0 {
        return;
    }
    let _ = writeln!(
        page,
        "<h4>{}</h4>\n<div class=\"days\">",
        escape(&tell!(voice, "page.holds.title"))
    );
    for day in instance.cycle_days() {
        let Some(minutes) = design.holds.get(day.index()) else { continue };
        let height = 44 * minutes.0 / most;
        let _ = writeln!(
            page,
            "<div><span class=\"bar\" style=\"height:{height}px\"></span><b>{}</b><span>{}</span></div>",
            minutes.0,
            escape(&voice.day_short(day, cycle))
        );
    }
    page.push_str("</div>\n");
}

fn pictures(page: &mut String, voice: Voice, team: &TeamSizing) {
    let pictures = [
        (
            key!("page.frontier.title"),
            plot::frontier::frontier(voice, team),
            Some(key!("page.frontier.reading")),
        ),
        (key!("page.outlook.title"), plot::outlook::outlook(voice, team), None),
    ];
    for (title, picture, reading) in pictures {
        let Some(svg) = picture else { continue };
        let _ =
            writeln!(page, "<figure><figcaption>{}</figcaption>\n{svg}", escape(&voice.say(title)));
        if let Some(key) = reading {
            super::paragraph(page, "note", &voice.say(key));
        }
        page.push_str("</figure>\n");
    }
    if let Some(worst) = outlook::tightest(&team.outlook) {
        super::paragraph(page, "note", &outlook::worst_line(voice, worst));
    }
}

fn frontier(page: &mut String, voice: Voice, team: &TeamSizing) {
    if team.frontier.is_empty() {
        return;
    }
    let title = escape(&tell!(voice, "size.frontier"));
    let _ = writeln!(page, "<details class=\"more\"><summary>{title}</summary>");
    let cells = team.frontier.iter().map(|point| rows::row(voice, point)).collect();
    table::table(page, &rows::header(voice), cells, 0..8);
    page.push_str("</details>\n");
}

/// Own clinician, team and clinic side by side.
pub(super) fn pooling(page: &mut String, voice: Voice, sizing: &ClinicSizing) {
    if sizing.pooling.is_empty() {
        return;
    }
    page.push_str("<section>\n");
    super::heading(page, &tell!(voice, "size.pooling"));
    let (header, cells) = words::pooling_cells(voice, sizing);
    table::table(page, &header, cells, 1..4);
    page.push_str("</section>\n");
}
