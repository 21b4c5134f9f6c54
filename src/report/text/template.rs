//! A template as text: objectives, unmet demand, referee, dated weeks, loads.

use behov_solver::instance::{Instance, calendar::Closed};
use behov_solver::plan::day::Week;
use behov_solver::plan::opening::Opened;
use behov_solver::sizing::TeamSizing;
use behov_solver::solve::Proof;
use behov_solver::template::{Built, Level, Lost, Unmet, Unstaffed, unstaffed_in};

use super::objective::objective;
use super::sheet::{Grid, Sheet};
use crate::report::notice::unstaffed_values;
use crate::report::voice::Voice;
use crate::report::{Dated, Findings, confirmed, ends, label, proof};

/// Every objective with its value, its bound and the word for its proof.
pub(super) fn levels(sheet: &mut Sheet, voice: Voice, built: &Built) {
    sheet.line(&voice.say("template.levels"));
    let grid = Grid {
        header: level_header(voice),
        rows: built.levels.iter().map(|level| level_row(voice, level)).collect(),
        numbers: 1..3,
    };
    sheet.table(&grid);
    sheet.paragraph(2, &voice.say("template.levels.conditional"));
    if built.stopped {
        sheet.paragraph(2, &voice.say("template.stopped"));
    }
    if let Some(changes) = built.changes {
        let count = voice.whole(changes as usize);
        sheet.paragraph(2, &voice.tell("template.changes", &[("count", &count)]));
    }
    sheet.gap();
}

/// When the blocks open, and what the template keeps.
pub(super) fn opening(sheet: &mut Sheet, voice: Voice, instance: &Instance, opened: &Opened) {
    sheet.line(&voice.say("template.opening.title"));
    for line in confirmed::opening(voice, instance, opened) {
        sheet.point(&line);
    }
    sheet.gap();
}

/// How many sessions end in time less often than the goal asks.
pub(super) fn ends_goal(sheet: &mut Sheet, voice: Voice, instance: &Instance, week: &Week) {
    let Some(sentence) = ends::goal(voice, instance, week) else { return };
    sheet.paragraph(0, &sentence);
    sheet.gap();
}

/// Which sessions end in time.
pub(super) fn ends(sheet: &mut Sheet, voice: Voice, instance: &Instance, week: &Week) {
    let Some(sentence) = ends::sentence(voice, week) else { return };
    sheet.line(&voice.say("template.ends"));
    sheet.paragraph(2, &sentence);
    let rows = ends::few(ends::rows(voice, instance, week));
    sheet.table(&Grid { header: ends::header(voice), rows, numbers: 1..6 });
    sheet.paragraph(2, &voice.say("template.ends.note"));
    sheet.gap();
}

/// The headings of the objectives, as on the page.
pub(in crate::report) fn level_header(voice: Voice) -> Vec<String> {
    vec![
        voice.say("template.levels.objective"),
        voice.say("template.levels.value"),
        voice.say("template.levels.bound"),
        voice.say("template.levels.proof"),
    ]
}

/// The cells of one objective.
pub(in crate::report) fn level_row(voice: Voice, level: &Level) -> Vec<String> {
    let bound = match level.proof {
        Proof::Exact => voice.minutes(level.value),
        Proof::Bounded { bound } => voice.minutes(bound),
        Proof::Estimated { .. } | Proof::Unproven => voice.say("number.none"),
    };
    vec![
        objective(voice, level.objective),
        voice.minutes(level.value),
        bound,
        proof::word(voice, level.value, level.proof),
    ]
}

/// Demand without a block.
pub(super) fn unmet(sheet: &mut Sheet, voice: Voice, instance: &Instance, built: &Built) {
    if built.unmet.is_empty() {
        sheet.line(&voice.say("template.unmet.none"));
    } else {
        sheet.line(&voice.say("template.unmet"));
        for row in &built.unmet {
            sheet.point(&unmet_line(voice, instance, row));
        }
    }
    sheet.gap();
}

/// One row of demand without a block.
pub(in crate::report) fn unmet_line(voice: Voice, instance: &Instance, row: &Unmet) -> String {
    let parts = instance.parts();
    let values = [
        ("team", &*parts.teams[row.team].name),
        ("need", &*parts.needs[row.need].name),
        ("class", &*parts.complexity.classes[row.class].name),
        ("missing", &*voice.number(row.missing, 1)),
        ("asked", &*voice.number(row.asked, 1)),
    ];
    voice.tell("template.unmet.row", &values)
}

/// What the referee says.
pub(super) fn referee(sheet: &mut Sheet, voice: Voice, breaches: &[String]) {
    if breaches.is_empty() {
        sheet.paragraph(0, &voice.say("referee.ok"));
    } else {
        let count = voice.whole(breaches.len());
        sheet.paragraph(0, &voice.tell("referee.no", &[("count", &count)]));
        for breach in breaches {
            sheet.point(breach);
        }
    }
    sheet.gap();
}

/// The dated weeks: what differs from the template, or that nothing does.
pub(super) fn dated(sheet: &mut Sheet, voice: Voice, instance: &Instance, dated: &Dated<'_>) {
    sheet.line(&voice.say("template.dated"));
    let missing = unstaffed_in(instance, dated.blocks);
    for week in 0..u64::from(dated.weeks) {
        let monday = dated.from + chrono::Days::new(7 * week);
        let days: Vec<_> = (0..7).map(|day| monday + chrono::Days::new(day)).collect();
        let mut notes = Vec::new();
        for &date in &days {
            notes.extend(notes_of(voice, instance, date));
        }
        let here = missing.iter().filter(|row| days.contains(&row.date));
        notes.extend(here.map(|row| unstaffed_note(voice, instance, row)));
        notes.extend(days.iter().filter_map(|&date| away_note(voice, dated, date)));
        if notes.is_empty() {
            notes.push(voice.say("template.dated.as-template"));
        }
        let here = dated.blocks.iter().filter(|b| days.contains(&b.date) && b.lost.is_none());
        let (mut count, mut held) = (0, 0);
        for block in here.map(|dated| &dated.block) {
            count += 1;
            if matches!(block.kind, behov_solver::answer::BlockKind::Hold { .. }) {
                held += block.span.minutes().0;
            }
        }
        let values = [("count", voice.whole(count)), ("held", voice.number(f64::from(held), 0))];
        let [count, held] = &values;
        let sum = voice.tell("template.dated.blocks", &[(count.0, &count.1), (held.0, &held.1)]);
        sheet.paragraph(2, &format!("{monday}  {sum}; {}", notes.join("; ")));
    }
    sheet.gap();
}

/// An open clinic that too few staff on a date, and who could stand in.
pub(in crate::report) fn unstaffed_note(
    voice: Voice,
    instance: &Instance,
    row: &Unstaffed,
) -> String {
    let values = unstaffed_values(voice, instance, row);
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    voice.tell("template.dated.unstaffed", &values)
}

/// Held minutes that are lost on a date with whoever is on leave, if any are.
fn away_note(voice: Voice, dated: &Dated<'_>, date: chrono::NaiveDate) -> Option<String> {
    let lost = dated.blocks.iter().filter(|row| {
        row.date == date
            && matches!(row.lost, Some(Lost::Absence(_)))
            && matches!(row.block.kind, behov_solver::answer::BlockKind::Hold { .. })
    });
    let minutes: i32 = lost.map(|row| row.block.span.minutes().0).sum();
    let values = [("date", &*date.to_string()), ("minutes", &*voice.minutes(f64::from(minutes)))];
    (minutes > 0).then(|| voice.tell("template.dated.held-lost", &values))
}

/// Why a date differs from the template: closed, or somebody away from a session.
fn notes_of(voice: Voice, instance: &Instance, date: chrono::NaiveDate) -> Vec<String> {
    let parts = instance.parts();
    let day = parts.cycle.day_of(date);
    let working = parts.sessions.values().filter(|session| session.day == day);
    let mut staff: Vec<_> = working.map(|session| session.clinician).collect();
    staff.sort_unstable();
    staff.dedup();
    if staff.is_empty() {
        return Vec::new();
    }
    let written = date.to_string();
    if let Some(closed) = parts.calendar.closed(date) {
        let reason = match closed {
            Closed::Holiday(_) => voice.say("template.dated.holiday"),
            Closed::Local("") => voice.say("template.dated.no-reason"),
            Closed::Local(reason) => reason.to_owned(),
        };
        let values = [("date", &*written), ("reason", &*reason)];
        return vec![voice.tell("template.dated.closed", &values)];
    }
    let away = parts
        .absences
        .iter()
        .filter(|away| staff.contains(&away.clinician) && away.from <= date && date <= away.to);
    away.map(|away| {
        let name = &parts.clinicians[away.clinician].name;
        let unsaid = voice.say("template.dated.no-reason");
        let reason = if away.reason.is_empty() { &unsaid } else { &away.reason };
        let values = [("date", &*written), ("clinician", name), ("reason", reason)];
        voice.tell("template.dated.away", &values)
    })
    .collect()
}

/// One line of loads per team.
pub(super) fn loads(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    sheet.line(&voice.say("template.loads"));
    sheet.table(&load_grid(voice, findings));
    sheet.gap();
}

/// The loads as a table.
pub(super) fn load_grid(voice: Voice, findings: &Findings<'_>) -> Grid {
    let rows = findings.sizing.teams.iter();
    Grid {
        header: load_header(voice),
        rows: rows.map(|team| load_row(voice, findings, team)).collect(),
        numbers: 1..7,
    }
}

/// The headings of the loads, as on the page.
pub(in crate::report) fn load_header(voice: Voice) -> Vec<String> {
    vec![
        voice.say("template.loads.team"),
        voice.say("template.loads.sub-acute"),
        voice.say("template.loads.routine"),
        voice.say("template.loads.capacity"),
        voice.say("template.loads.held"),
        voice.say("template.loads.routine-load"),
        voice.say("template.loads.total-load"),
        voice.say("template.loads.answer"),
    ]
}

/// The cells of one team's load.
pub(in crate::report) fn load_row(
    voice: Voice,
    findings: &Findings<'_>,
    team: &TeamSizing,
) -> Vec<String> {
    let answer = match (&team.design.overload, findings.group_kept(team)) {
        (Some(_), _) => voice.say("template.loads.overloaded"),
        (None, true) => voice.say("template.loads.kept"),
        (None, false) => voice.say("template.loads.no"),
    };
    vec![
        label::group(voice, findings.instance, team, &findings.sizing.teams),
        voice.minutes(team.sub_acute_minutes_per_week),
        voice.minutes(team.routine_minutes_per_week),
        voice.minutes(team.capacity_minutes_per_week),
        voice.minutes(team.design.held_minutes_per_week),
        voice.number(team.design.routine_load, 2),
        voice.number(team.design.total_load, 2),
        answer,
    ]
}
