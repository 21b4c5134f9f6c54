//! One page that stands alone: no script, no network, ready for a wall or a printer.

mod booked;
mod day;
mod facts;
mod lengths;
mod sampled;
mod sensitivity;
mod table;
#[cfg(test)]
mod tests;
mod verdict;
mod week;

use std::fmt::Write as _;

use behov_solver::instance::{Assumption, Instance};
use behov_solver::plan::day::Week;
use behov_solver::template::{Built, Conflict, Outcome};

use super::ends;
use super::escape::escape;
use super::notice::{open_clinics, sentence};
use super::text::template as rows;
use super::text::{conflict as wording, promise, relaxation};
use super::voice::Voice;
use super::{Broken, Findings, Planned, VERSION, confirmed};
use crate::messages::tell;

pub use booked::booked;
pub use day::{day_week, one_day};
pub use lengths::lengths;
pub use sampled::sampled;
pub use sensitivity::sensitivity;

/// The look of the page.
pub(super) use super::style::STYLE;

/// The page.
#[must_use]
pub fn page(voice: Voice, findings: &Findings<'_>) -> String {
    let parts = findings.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "page.title", clinic = parts.name, date = date);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        tell!(voice, "page.lang"),
        escape(&title)
    );
    header(&mut page, voice, findings);
    page.push_str("<main>\n");
    if let Some(planned) = &findings.planned {
        template(&mut page, voice, findings, planned);
    }
    facts::teams(&mut page, voice, findings);
    loads(&mut page, voice, findings);
    if let Some(built) = findings.built() {
        levels(&mut page, voice, findings, built);
    }
    if let Some(week) = findings.planned.and_then(|planned| planned.days) {
        sessions(&mut page, voice, findings, week);
    }
    facts::pooling(&mut page, voice, findings.sizing);
    assumptions(&mut page, voice, &parts.assumptions);
    page.push_str("</main>\n");
    footer(&mut page, voice, findings);
    page.push_str("</body>\n</html>\n");
    page
}

fn header(page: &mut String, voice: Voice, findings: &Findings<'_>) {
    let parts = findings.instance.parts();
    let as_of = tell!(voice, "page.as-of", date = voice.date(parts.as_of));
    let cycle = tell!(voice, "page.cycle", weeks = parts.cycle.weeks);
    let mood = if findings.kept() { "good" } else { "bad" };
    let _ = write!(
        page,
        "<header>\n<p class=\"kicker\">{} · {} · {}</p>\n<h1>{}</h1>\n<p class=\"answer {mood}\">{}</p>\n</header>\n",
        escape(&tell!(voice, "page.kicker")),
        escape(&as_of),
        escape(&cycle),
        escape(&parts.name),
        escape(&verdict::sentence(voice, findings))
    );
}

fn template(page: &mut String, voice: Voice, findings: &Findings<'_>, planned: &Planned<'_>) {
    match planned.outcome {
        Outcome::Built(built) => {
            week::grid(page, voice, findings.instance, &built.template);
            referee(page, voice, planned.breaches);
            if let Some(week) = planned.days {
                ends_goal(page, voice, findings.instance, week);
            }
            if let Some(opened) = planned.opened {
                heading(page, &tell!(voice, "template.opening.title"));
                let told = confirmed::opening(voice, findings.instance, opened);
                list(page, told.iter().map(String::as_str));
            }
            for notice in open_clinics(voice, findings.instance) {
                paragraph(page, "note bad", &sentence(&notice));
            }
        }
        Outcome::Impossible(conflict) => {
            conflict_told(page, voice, findings, conflict);
        }
        Outcome::Stopped => {
            let _ = writeln!(page, "<p>{}</p>", escape(&tell!(voice, "template.stopped.none")));
        }
    }
}

fn referee(page: &mut String, voice: Voice, breaches: &[Broken]) {
    if breaches.is_empty() {
        let _ = writeln!(page, "<p class=\"note\">{}</p>", escape(&tell!(voice, "referee.ok")));
        return;
    }
    let count = voice.whole(breaches.len());
    let told = tell!(voice, "referee.no", count = count);
    let _ = writeln!(page, "<p class=\"note bad\">{}</p>", escape(&told));
    list(page, breaches.iter().map(|broken| &*broken.told));
}

fn conflict_told(page: &mut String, voice: Voice, findings: &Findings<'_>, conflict: &Conflict) {
    let instance = findings.instance;
    let _ = writeln!(page, "<section class=\"conflict\">");
    heading(page, &tell!(voice, "conflict.title"));
    paragraph(page, "", &voice.say(wording::heading(conflict)));
    let promises: Vec<_> =
        conflict.promises.iter().map(|kept| promise(voice, instance, kept)).collect();
    list(page, promises.iter().map(String::as_str));
    if conflict.way_out.is_empty() {
        paragraph(page, "", &tell!(voice, "conflict.no-way-out"));
    } else {
        paragraph(page, "", &wording::way_out(voice));
        let changes: Vec<_> =
            conflict.way_out.iter().map(|change| relaxation(voice, instance, change)).collect();
        list(page, changes.iter().map(String::as_str));
        paragraph(page, "note", &voice.say(wording::verified(conflict)));
    }
    page.push_str("</section>\n");
}

fn loads(page: &mut String, voice: Voice, findings: &Findings<'_>) {
    page.push_str("<section>\n");
    heading(page, &tell!(voice, "template.loads"));
    let teams = findings.sizing.teams.iter();
    let cells = teams.map(|team| rows::load_row(voice, findings, team)).collect();
    table::table(page, &rows::load_header(voice), cells, 1..7);
    page.push_str("</section>\n");
}

fn sessions(page: &mut String, voice: Voice, findings: &Findings<'_>, week: &Week) {
    let Some(sentence) = ends::sentence(voice, week) else { return };
    page.push_str("<section>\n");
    heading(page, &tell!(voice, "template.ends"));
    paragraph(page, "", &sentence);
    table::table(page, &ends::header(voice), ends::rows(voice, findings.instance, week), 1..6);
    paragraph(page, "note", &tell!(voice, "template.ends.note"));
    page.push_str("</section>\n");
}

/// How many sessions end in time less often than the goal asks.
fn ends_goal(page: &mut String, voice: Voice, instance: &Instance, week: &Week) {
    let Some(sentence) = ends::goal(voice, instance, week) else { return };
    let kept = week.below_goal(instance).is_empty();
    paragraph(page, if kept { "note" } else { "note bad" }, &sentence);
}

fn levels(page: &mut String, voice: Voice, findings: &Findings<'_>, built: &Built) {
    page.push_str("<section>\n");
    heading(page, &tell!(voice, "template.levels"));
    let cells = built.levels.iter().map(|level| rows::level_row(voice, level)).collect();
    table::table(page, &rows::level_header(voice), cells, 1..3);
    paragraph(page, "note", &tell!(voice, "template.levels.conditional"));
    if built.stopped {
        paragraph(page, "note bad", &tell!(voice, "template.stopped"));
    }
    if let Some(changes) = built.changes {
        let count = voice.whole(changes as usize);
        paragraph(page, "note", &tell!(voice, "template.changes", count = count));
    }
    if built.unmet.is_empty() {
        paragraph(page, "note", &tell!(voice, "template.unmet.none"));
    } else {
        let _ = writeln!(page, "<h3>{}</h3>", escape(&tell!(voice, "template.unmet")));
        let lines: Vec<_> =
            built.unmet.iter().map(|row| rows::unmet_line(voice, findings.instance, row)).collect();
        list(page, lines.iter().map(String::as_str));
    }
    page.push_str("</section>\n");
}

fn assumptions(page: &mut String, voice: Voice, assumptions: &[Assumption]) {
    page.push_str("<section>\n");
    heading(page, &tell!(voice, "assumptions.title"));
    if assumptions.is_empty() {
        paragraph(page, "", &tell!(voice, "check.assumptions.none"));
    } else {
        paragraph(page, "lead", &tell!(voice, "assumptions.lead"));
        table::assumptions(page, voice, assumptions);
    }
    page.push_str("</section>\n");
}

fn footer(page: &mut String, voice: Voice, findings: &Findings<'_>) {
    let seed = findings.seed.0.to_string();
    let made = tell!(voice, "page.made", version = VERSION, seed = seed);
    page.push_str("<footer>\n");
    paragraph(page, "", &tell!(voice, "page.limits"));
    paragraph(page, "", &tell!(voice, "page.limits.time"));
    paragraph(page, "", &made);
    page.push_str("</footer>\n");
}

fn heading(page: &mut String, text: &str) {
    let _ = writeln!(page, "<h2>{}</h2>", escape(text));
}

fn paragraph(page: &mut String, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(page, "<p{class}>{}</p>", escape(text));
}

fn list<'a>(page: &mut String, points: impl Iterator<Item = &'a str>) {
    page.push_str("<ul>\n");
    for point in points {
        let _ = writeln!(page, "<li>{}</li>", escape(point));
    }
    page.push_str("</ul>\n");
}
