//! What `check` says: the summary of a clinic in order, its assumptions, breaches of a template.

use behov_solver::instance::{Assumption, Instance, Tag};
use behov_solver::plan::day::Week;
use behov_solver::supply::{Loads, TeamLoad};

use super::sheet::{Grid, Sheet};
use crate::report::notice::{Notice, sentence};
use crate::report::voice::Voice;
use crate::report::{Checked, ends};

/// Most points of one code; the rest is counted.
const POINTS_MAX: usize = 10;

/// The clinic in a sentence, where its minutes go, what cannot be and what is good to know.
#[must_use]
pub fn summary(voice: Voice, checked: &Checked<'_>) -> String {
    let mut sheet = Sheet::new(0);
    sheet.paragraph(0, &in_order(voice, checked));
    sheet.paragraph(0, &read(voice, checked));
    sheet.gap();
    for (grave, title) in [(true, "check.cannot-be"), (false, "check.to-know")] {
        let told: Vec<&Notice> = checked.notices.iter().filter(|n| n.grave == grave).collect();
        if !told.is_empty() {
            sheet.line(&voice.say(title));
            points(&mut sheet, voice, &told);
            sheet.gap();
        }
    }
    sheet.line(&voice.say("check.minutes"));
    sheet.table(&minutes(voice, checked));
    sheet.paragraph(2, &left(voice, checked.loads));
    sheet.into_text()
}

/// The first notices of each code in words, the rest as a number.
fn points(sheet: &mut Sheet, voice: Voice, told: &[&Notice]) {
    for alike in told.chunk_by(|a, b| a.code == b.code) {
        for notice in alike.iter().take(POINTS_MAX) {
            sheet.point(&sentence(notice));
        }
        let more = alike.len().saturating_sub(POINTS_MAX);
        if more > 0 {
            let values = [("code", alike[0].code), ("count", &*voice.whole(more))];
            sheet.point(&voice.tell("check.more", &values));
        }
    }
}

fn in_order(voice: Voice, checked: &Checked<'_>) -> String {
    let parts = checked.instance.parts();
    let weeks = match parts.cycle.weeks {
        1 => voice.say("size.weeks.1"),
        weeks => voice.tell("size.weeks", &[("weeks", &weeks.to_string())]),
    };
    let values = [
        ("clinic", &*parts.name),
        ("teams", &*voice.plural("check.teams", parts.teams.len())),
        ("clinicians", &*voice.plural("check.clinicians", parts.clinicians.len())),
        ("sessions", &*voice.plural("check.sessions", parts.sessions.len())),
        ("weeks", &*weeks),
        ("minutes", &*voice.minutes(checked.loads.session_minutes_per_week)),
    ];
    let grave = checked.notices.iter().any(|notice| notice.grave);
    voice.tell(if grave { "check.not-all" } else { "check.ok" }, &values)
}

/// What was read of lists.
fn read(voice: Voice, checked: &Checked<'_>) -> String {
    let parts = checked.instance.parts();
    let controls = parts.panels.iter().map(|panel| panel.next_controls.len()).sum();
    let bookings = parts.bookings.len() + checked.instance.not_held().len();
    let values = [
        ("waiting", &*voice.plural("check.waiting", parts.waiting.len())),
        ("bookings", &*voice.plural("check.made", bookings)),
        ("controls", &*voice.plural("check.controls", controls)),
    ];
    voice.tell("check.read", &values)
}

/// What is asked of each team beside what it can book, and what nobody uses: the sum is all that
/// can be booked.
fn minutes(voice: Voice, checked: &Checked<'_>) -> Grid {
    let loads = checked.loads;
    let heads = ["team", "sub-acute", "routine", "open-clinic", "bookable", "held"];
    let heads = heads.into_iter().chain(["routine-load", "total-load"]);
    let row = |team: &TeamLoad| {
        vec![
            checked.instance.parts().teams[team.team].name.clone(),
            voice.minutes(team.sub_acute_minutes_per_week),
            voice.minutes(team.routine_minutes_per_week),
            voice.minutes(team.open_clinic_minutes_per_week),
            voice.minutes(team.capacity_minutes_per_week),
            voice.minutes(team.held_minutes_per_week),
            voice.number(team.routine_load, 2),
            voice.number(team.total_load, 2),
        ]
    };
    let only_bookable = |key: &str, minutes: f64| {
        let mut cells = vec![String::new(); 8];
        cells[0] = voice.say(key);
        cells[4] = voice.minutes(minutes);
        cells
    };
    let mut rows: Vec<Vec<String>> = loads.teams.iter().map(row).collect();
    if loads.unused_minutes_per_week >= 0.5 {
        rows.push(only_bookable("check.minutes.unused", loads.unused_minutes_per_week));
    }
    if rows.len() > 1 {
        rows.push(only_bookable("check.minutes.all", loads.bookable_minutes_per_week));
    }
    Grid {
        header: heads.map(|head| voice.say(&format!("check.minutes.{head}"))).collect(),
        rows,
        numbers: 1..8,
    }
}

/// From the minutes of the sessions to those that can be booked.
fn left(voice: Voice, loads: &Loads) -> String {
    let values = [
        ("sessions", voice.minutes(loads.session_minutes_per_week)),
        ("work", voice.minutes(loads.other_work_minutes_per_week)),
        ("open", voice.minutes(loads.open_clinic_minutes_per_week)),
        ("lost", voice.minutes(loads.lost_minutes_per_week)),
        ("bookable", voice.minutes(loads.bookable_minutes_per_week)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    voice.tell("check.minutes.left", &values)
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

/// How many sessions of the template given end in time less often than the goal asks.
#[must_use]
pub fn ends_goal(voice: Voice, instance: &Instance, week: &Week) -> String {
    let mut sheet = Sheet::new(0);
    if let Some(sentence) = ends::goal(voice, instance, week) {
        sheet.paragraph(0, &sentence);
    }
    sheet.into_text()
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
