//! The week as a rota: one small table per clinician, a column per day, a line per block.

use std::fmt::Write as _;

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{CycleDay, Instance};
use behov_solver::table::{ClinicianId, Id, NeedId};
use behov_solver::units::Minutes;

use crate::messages::{key, tell};
use crate::report::label;
use crate::report::sheet::Sheet;
use crate::report::voice::Voice;

/// The legend, then every week of the cycle.
pub(super) fn week(sheet: &mut Sheet, voice: Voice, instance: &Instance, template: &Template) {
    legend(sheet, voice, instance, template);
    let weeks = instance.parts().cycle.weeks;
    let codes = label::need_codes(instance);
    for week in 0..weeks {
        if weeks > 1 {
            sheet.title(&voice.week(week, instance.parts().cycle));
            sheet.gap();
        }
        for clinician in instance.parts().clinicians.ids() {
            let days = week_days(instance, week);
            let columns: Vec<Column> = days
                .iter()
                .map(|&day| column(voice, instance, template, &codes, clinician, day))
                .collect();
            if columns.iter().any(|column| column.lines.iter().any(|line| !line.is_empty())) {
                sheet.line(&label::clinician(voice, instance, clinician));
                side_by_side(sheet, &columns);
                sheet.gap();
            }
        }
    }
}

/// Days of the week on which the clinic keeps opening hours or a session stands.
pub(in crate::report) fn week_days(instance: &Instance, week: u32) -> Vec<CycleDay> {
    let sessions = instance.parts().sessions.values().map(|session| session.day);
    let mut days: Vec<CycleDay> = instance.cycle_days().into_iter().chain(sessions).collect();
    days.retain(|day| day.week == week);
    days.sort();
    days.dedup();
    days
}

/// A day of one clinician.
struct Column {
    heading: String,
    lines: Vec<String>,
}

fn column(
    voice: Voice,
    instance: &Instance,
    template: &Template,
    codes: &[String],
    clinician: ClinicianId,
    day: CycleDay,
) -> Column {
    let parts = instance.parts();
    let mut sessions: Vec<_> = parts
        .sessions
        .iter()
        .filter(|(_, session)| session.clinician == clinician && session.day == day)
        .collect();
    sessions.sort_by_key(|(_, session)| session.span);
    let show_team = parts.clinicians[clinician].teams.len() > 1;
    let mut lines = Vec::new();
    for (index, (id, _)) in sessions.into_iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        let blocks: Vec<&Block> = template.of(id).collect();
        for run in runs(&blocks) {
            lines.push(entry(instance, codes, run, show_team));
        }
    }
    Column { heading: voice.weekday(day), lines }
}

/// Blocks in a row that are for the same thing and equally long.
fn runs<'a>(blocks: &'a [&'a Block]) -> impl Iterator<Item = &'a [&'a Block]> {
    blocks.chunk_by(|a, b| {
        a.kind == b.kind && a.span.to == b.span.from && a.span.minutes() == b.span.minutes()
    })
}

/// `09:00 [U] 20 ×2`: start, code, minutes, how many in a row.
fn entry(instance: &Instance, codes: &[String], run: &[&Block], show_team: bool) -> String {
    let first = run[0];
    let mut code = label::block_code(instance, codes, first.kind);
    if let (true, Some(team)) = (show_team, label::block_team(instance, first.kind)) {
        code = format!("{code}/{}", team.index() + 1);
    }
    // Letters stand under letters, held or not.
    let held = matches!(first.kind, BlockKind::Hold { .. });
    let code = if held { code } else { format!(" {code}") };
    let times = if run.len() > 1 { format!(" ×{}", run.len()) } else { String::new() };
    format!("{} {code:<4} {:>2}{times}", first.span.from, first.span.minutes().0)
}

fn side_by_side(sheet: &mut Sheet, columns: &[Column]) {
    let width_of = |column: &Column| {
        let lines = column.lines.iter().chain([&column.heading]);
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(width_of).collect();
    let height = columns.iter().map(|column| column.lines.len()).max().unwrap_or(0);
    let mut heading = String::from("  ");
    for (column, &width) in columns.iter().zip(&widths) {
        let _ = write!(heading, "{:<width$}   ", column.heading);
    }
    sheet.line(&heading);
    for row in 0..height {
        let mut line = String::from("  ");
        for (column, &width) in columns.iter().zip(&widths) {
            let cell = column.lines.get(row).map_or("", String::as_str);
            let _ = write!(line, "{cell:<width$}   ");
        }
        sheet.line(&line);
    }
}

fn legend(sheet: &mut Sheet, voice: Voice, instance: &Instance, template: &Template) {
    sheet.line(&tell!(voice, "template.legend"));
    let codes = label::need_codes(instance);
    for (id, need) in instance.parts().needs.iter() {
        let code = codes[id.index()].as_str();
        for release in releases(template, id) {
            let release = label::release(voice, release);
            sheet.line(&format!(
                "  {}",
                tell!(
                    voice,
                    "template.legend.hold",
                    code = code,
                    need = need.name,
                    release = release
                )
            ));
        }
        let lengths = lengths(template, id);
        if !lengths.is_empty() {
            let lengths = lengths.iter().map(|l| l.0.to_string()).collect::<Vec<_>>().join(", ");
            sheet.line(&format!(
                "   {}",
                tell!(
                    voice,
                    "template.legend.visit",
                    code = code,
                    need = need.name,
                    lengths = lengths
                )
            ));
        }
    }
    let has = |wanted: fn(&BlockKind) -> bool| template.blocks().iter().any(|b| wanted(&b.kind));
    let complex = |kind: &BlockKind| {
        matches!(kind, BlockKind::Visit { class, .. }
            if instance.parts().complexity.classes[*class].complex)
    };
    let marks = [
        (template.blocks().iter().any(|b| complex(&b.kind)), key!("template.legend.complex")),
        (has(|kind| matches!(kind, BlockKind::OpenClinic { .. })), key!("template.legend.window")),
        (has(|kind| matches!(kind, BlockKind::Frozen { .. })), key!("template.legend.frozen")),
        (has(|kind| *kind == BlockKind::Buffer), key!("template.legend.buffer")),
        (has(|kind| *kind == BlockKind::Free), key!("template.legend.free")),
    ];
    for (_, key) in marks.iter().filter(|(shown, _)| *shown) {
        sheet.line(&format!("   {}", voice.say(key)));
    }
    team_numbers(sheet, voice, instance);
    sheet.line(&format!("  {}", tell!(voice, "template.legend.length")));
    sheet.gap();
}

fn team_numbers(sheet: &mut Sheet, voice: Voice, instance: &Instance) {
    let parts = instance.parts();
    if parts.clinicians.values().all(|clinician| clinician.teams.len() < 2) {
        return;
    }
    for (id, team) in parts.teams.iter() {
        let number = id.index() + 1;
        let told = tell!(voice, "template.legend.team", number = number, team = team.name);
        sheet.line(&format!("   {told}"));
    }
}

/// The release rules of the holds for a need, each once.
pub(in crate::report) fn releases(template: &Template, wanted: NeedId) -> Vec<Option<u32>> {
    let rule = |block: &Block| match block.kind {
        BlockKind::Hold { need, release_days, .. } if need == wanted => Some(release_days),
        _ => None,
    };
    let mut rules: Vec<_> = template.blocks().iter().filter_map(rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The lengths of the visits for a need, each once.
fn lengths(template: &Template, wanted: NeedId) -> Vec<Minutes> {
    let length = |block: &Block| match block.kind {
        BlockKind::Visit { need, .. } if need == wanted => Some(block.span.minutes()),
        _ => None,
    };
    let mut lengths: Vec<_> = template.blocks().iter().filter_map(length).collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}
