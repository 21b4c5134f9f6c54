//! A template as text: objectives, unmet demand, referee, dated weeks, loads.

use behov_solver::instance::{Instance, calendar::Closed};
use behov_solver::plan::day::Week;
use behov_solver::plan::opening::Opened;
use behov_solver::sizing::TeamSizing;
use behov_solver::solve::Proof;
use behov_solver::template::{Built, Level, Lost, Unmet, Unstaffed, unstaffed_in};

use super::objective::objective;
use crate::messages::tell;
use crate::report::Broken;
use crate::report::notice::stand_ins;
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;
use crate::report::{Dated, Findings, confirmed, ends, label, proof};

/// Every objective with its value, its bound and the word for its proof.
pub(super) fn levels(sheet: &mut Sheet, voice: Voice, built: &Built) {
    sheet.line(&tell!(voice, "template.levels"));
    let rows = built.levels.iter().map(|level| level_row(voice, level)).collect();
    sheet.table(&Grid::words(level_header(voice), rows, 1..3));
    sheet.paragraph(2, &tell!(voice, "template.levels.conditional"));
    if built.stopped {
        sheet.paragraph(2, &tell!(voice, "template.stopped"));
    }
    if let Some(changes) = built.changes {
        let count = voice.whole(changes as usize);
        sheet.paragraph(2, &tell!(voice, "template.changes", count = count));
    }
    sheet.gap();
}

/// When the blocks open, and what the template keeps.
pub(super) fn opening(sheet: &mut Sheet, voice: Voice, instance: &Instance, opened: &Opened) {
    sheet.line(&tell!(voice, "template.opening.title"));
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
    sheet.line(&tell!(voice, "template.ends"));
    sheet.paragraph(2, &sentence);
    let rows = ends::few(ends::rows(voice, instance, week));
    sheet.table(&Grid::words(ends::header(voice), rows, 1..6));
    sheet.paragraph(2, &tell!(voice, "template.ends.note"));
    sheet.gap();
}

/// The headings of the objectives, as on the page.
pub(in crate::report) fn level_header(voice: Voice) -> Vec<String> {
    vec![
        tell!(voice, "template.levels.objective"),
        tell!(voice, "template.levels.value"),
        tell!(voice, "template.levels.bound"),
        tell!(voice, "template.levels.proof"),
    ]
}

/// The cells of one objective.
pub(in crate::report) fn level_row(voice: Voice, level: &Level) -> Vec<String> {
    let bound = match level.proof {
        Proof::Exact => voice.minutes(level.value),
        Proof::Bounded { bound } => voice.minutes(bound),
        Proof::Estimated { .. } | Proof::Unproven => tell!(voice, "number.none"),
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
        sheet.line(&tell!(voice, "template.unmet.none"));
    } else {
        sheet.line(&tell!(voice, "template.unmet"));
        for row in &built.unmet {
            sheet.point(&unmet_line(voice, instance, row));
        }
    }
    sheet.gap();
}

/// One row of demand without a block.
pub(in crate::report) fn unmet_line(voice: Voice, instance: &Instance, row: &Unmet) -> String {
    let parts = instance.parts();
    tell!(
        voice,
        "template.unmet.row",
        team = parts.teams[row.team].name,
        need = parts.needs[row.need].name,
        class = label::class(voice, &parts.complexity.classes[row.class].name),
        missing = voice.number(row.missing, 1),
        asked = voice.number(row.asked, 1)
    )
}

/// What the referee says.
pub(super) fn referee(sheet: &mut Sheet, voice: Voice, breaches: &[Broken]) {
    if breaches.is_empty() {
        sheet.paragraph(0, &tell!(voice, "referee.ok"));
    } else {
        let count = voice.whole(breaches.len());
        sheet.paragraph(0, &tell!(voice, "referee.no", count = count));
        for breach in breaches {
            sheet.point(&breach.told);
        }
    }
    sheet.gap();
}

/// The dated weeks: what differs from the template, or that nothing does.
pub(super) fn dated(sheet: &mut Sheet, voice: Voice, instance: &Instance, dated: &Dated<'_>) {
    sheet.line(&tell!(voice, "template.dated"));
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
            notes.push(tell!(voice, "template.dated.as-template"));
        }
        let here = dated.blocks.iter().filter(|b| days.contains(&b.date) && b.lost.is_none());
        let (mut count, mut held) = (0, 0);
        for block in here.map(|dated| &dated.block) {
            count += 1;
            if matches!(block.kind, behov_solver::answer::BlockKind::Hold { .. }) {
                held += block.span.minutes().0;
            }
        }
        let held = voice.number(f64::from(held), 0);
        let sum = tell!(voice, "template.dated.blocks", count = voice.whole(count), held = held);
        let week = voice.dated_week(monday);
        sheet.paragraph(2, &format!("{week}: {sum}; {}", notes.join("; ")));
    }
    sheet.gap();
}

/// An open clinic that too few staff on a date, and who could stand in.
pub(in crate::report) fn unstaffed_note(
    voice: Voice,
    instance: &Instance,
    row: &Unstaffed,
) -> String {
    let window = &instance.parts().windows[row.window];
    tell!(
        voice,
        "template.dated.unstaffed",
        date = voice.short(row.date),
        span = window.span,
        team = instance.parts().teams[window.team].name,
        staffed = voice.whole(row.staffed),
        wanted = voice.whole(row.wanted),
        stand_ins = stand_ins(voice, instance, row)
    )
}

/// Held minutes that are lost on a date with whoever is on leave, if any are.
fn away_note(voice: Voice, dated: &Dated<'_>, date: chrono::NaiveDate) -> Option<String> {
    let lost = dated.blocks.iter().filter(|row| {
        row.date == date
            && matches!(row.lost, Some(Lost::Absence(_)))
            && matches!(row.block.kind, behov_solver::answer::BlockKind::Hold { .. })
    });
    let minutes: i32 = lost.map(|row| row.block.span.minutes().0).sum();
    (minutes > 0).then(|| {
        tell!(
            voice,
            "template.dated.held-lost",
            date = voice.short(date),
            minutes = voice.minutes(f64::from(minutes))
        )
    })
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
    let written = voice.short(date);
    if let Some(closed) = parts.calendar.closed(date) {
        let reason = match closed {
            Closed::Holiday(_) => tell!(voice, "template.dated.holiday"),
            Closed::Local(reason) => reason.to_owned(),
        };
        let closed = tell!(voice, "template.dated.closed", date = written);
        return vec![label::because(closed, &reason)];
    }
    let away = parts
        .absences
        .iter()
        .filter(|away| staff.contains(&away.clinician) && away.from <= date && date <= away.to);
    away.map(|away| {
        let name = &parts.clinicians[away.clinician].name;
        let away_then = tell!(voice, "template.dated.away", date = written, clinician = name);
        label::because(away_then, &away.reason)
    })
    .collect()
}

/// One line of loads per team.
pub(super) fn loads(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    sheet.line(&tell!(voice, "template.loads"));
    sheet.table(&load_grid(voice, findings));
    sheet.gap();
}

/// The loads as a table.
pub(super) fn load_grid(voice: Voice, findings: &Findings<'_>) -> Grid {
    let rows = findings.sizing.teams.iter().map(|team| load_row(voice, findings, team));
    Grid::words(load_header(voice), rows.collect(), 1..7)
}

/// The headings of the loads, as on the page.
pub(in crate::report) fn load_header(voice: Voice) -> Vec<String> {
    vec![
        tell!(voice, "template.loads.team"),
        tell!(voice, "template.loads.sub-acute"),
        tell!(voice, "template.loads.routine"),
        tell!(voice, "template.loads.capacity"),
        tell!(voice, "template.loads.held"),
        tell!(voice, "template.loads.routine-load"),
        tell!(voice, "template.loads.total-load"),
        tell!(voice, "template.loads.answer"),
    ]
}

/// The cells of one team's load.
pub(in crate::report) fn load_row(
    voice: Voice,
    findings: &Findings<'_>,
    team: &TeamSizing,
) -> Vec<String> {
    let answer = match (&team.design.overload, findings.group_kept(team)) {
        (Some(_), _) => tell!(voice, "template.loads.overloaded"),
        (None, true) => tell!(voice, "template.loads.kept"),
        (None, false) => tell!(voice, "template.loads.no"),
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
