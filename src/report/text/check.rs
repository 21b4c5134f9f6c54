//! What `check` says: the summary of a clinic in order, its assumptions, breaches of a template.

use behov_solver::instance::{Assumption, Instance, Tag};

use super::sheet::{Grid, Sheet};
use super::template::load_grid;
use crate::report::Findings;
use crate::report::voice::Voice;

/// The clinic in a sentence, then its demand and loads as it is.
#[must_use]
pub fn summary(voice: Voice, findings: &Findings<'_>) -> String {
    let mut sheet = Sheet::new(0);
    sheet.paragraph(0, &in_order(voice, findings.instance));
    sheet.gap();
    sheet.line(&voice.say("check.as-is"));
    sheet.table(&load_grid(voice, findings));
    sheet.into_text()
}

fn in_order(voice: Voice, instance: &Instance) -> String {
    let parts = instance.parts();
    let per_cycle: i32 = parts.sessions.values().map(|session| session.minutes().0).sum();
    let weeks = match parts.cycle.weeks {
        1 => voice.say("size.weeks.1"),
        weeks => voice.tell("size.weeks", &[("weeks", &weeks.to_string())]),
    };
    let per_week = f64::from(per_cycle) / f64::from(parts.cycle.weeks.max(1));
    let values = [
        ("clinic", &*parts.name),
        ("teams", &*voice.plural("check.teams", parts.teams.len())),
        ("clinicians", &*voice.plural("check.clinicians", parts.clinicians.len())),
        ("sessions", &*voice.plural("check.sessions", parts.sessions.len())),
        ("weeks", &*weeks),
        ("minutes", &*voice.minutes(per_week)),
    ];
    voice.tell("check.ok", &values)
}

/// How many numbers are not the clinic's own, and how to see them.
#[must_use]
pub fn assumption_count(voice: Voice, assumptions: &[Assumption]) -> String {
    if assumptions.is_empty() {
        return voice.say("check.assumptions.none") + "\n";
    }
    let count = voice.whole(assumptions.len());
    voice.tell("check.assumptions.count", &[("count", &count)]) + "\n"
}

/// The register of assumptions as a table.
#[must_use]
pub fn assumptions(voice: Voice, assumptions: &[Assumption]) -> String {
    let mut sheet = Sheet::new(0);
    sheet.line(&voice.say("assumptions.title"));
    if assumptions.is_empty() {
        sheet.line(&voice.say("check.assumptions.none"));
        return sheet.into_text();
    }
    let row =
        |a: &Assumption| vec![a.about.clone(), a.value.clone(), tag(voice, a.tag), a.note.clone()];
    sheet.table(&Grid {
        header: assumption_header(voice),
        rows: assumptions.iter().map(row).collect(),
        numbers: 0..0,
    });
    sheet.into_text()
}

/// The headings of the register, as on the page.
pub(in crate::report) fn assumption_header(voice: Voice) -> Vec<String> {
    vec![
        voice.say("assumptions.about"),
        voice.say("assumptions.value"),
        voice.say("assumptions.tag"),
        voice.say("assumptions.note"),
    ]
}

/// Where a number comes from, in a word.
pub(in crate::report) fn tag(voice: Voice, tag: Tag) -> String {
    voice.say(match tag {
        Tag::Law => "tag.law",
        Tag::Source => "tag.source",
        Tag::Assumption => "tag.assumption",
    })
}

/// The referee on what the user gave: `about` is `check.template` or `check.bookings`.
#[must_use]
pub fn breaches(voice: Voice, about: &str, breaches: &[String]) -> String {
    let mut sheet = Sheet::new(0);
    if breaches.is_empty() {
        sheet.line(&voice.say(&format!("{about}.ok")));
    } else {
        sheet.line(&voice.plural(&format!("{about}.breaches"), breaches.len()));
        for breach in breaches {
            sheet.point(breach);
        }
    }
    sheet.into_text()
}
