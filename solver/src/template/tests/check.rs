//! The promises of a template, read off its blocks twice: here and by the referee; neither knows
//! the program.

use super::*;
use crate::evaluation::referee::verdict;
use crate::instance::{Purpose, Setting};

/// What a template breaks, in words: as read here, then as the referee reads it.
pub(in crate::template) fn faults(
    instance: &Instance,
    holds: &HoldPlan,
    template: &Template,
    baseline: Option<&Template>,
) -> Vec<String> {
    let mut faults = Vec::new();
    for session in instance.parts().sessions.ids() {
        session_faults(instance, template, session, &mut faults);
    }
    promise_faults(instance, holds, template, &mut faults);
    room_faults(instance, template, &mut faults);
    let breaches = verdict(instance, holds, template, baseline);
    faults.extend(breaches.iter().map(|breach| format!("referee: {breach}")));
    faults
}

fn session_faults(instance: &Instance, template: &Template, id: SessionId, out: &mut Vec<String>) {
    let parts = instance.parts();
    let session = &parts.sessions[id];
    let stretches = instance.stretches(id);
    let blocks: Vec<_> = template.of(id).collect();
    for pair in blocks.windows(2) {
        if pair[0].span.overlaps(pair[1].span) {
            out.push(format!("{id:?}: overlap at {}", pair[1].span));
        }
    }
    let mut complex_visits = 0;
    for block in &blocks {
        let frozen = matches!(block.kind, BlockKind::Frozen { .. });
        if !frozen && !stretches.iter().any(|stretch| stretch.contains(block.span)) {
            out.push(format!("{id:?}: {} is outside the session", block.span));
        }
        let (team, need) = match block.kind {
            BlockKind::Visit { team, need, class, .. } => {
                if block.span.minutes() != parts.needs[need].minutes[class] {
                    out.push(format!("{id:?}: {} has the wrong length", block.span));
                }
                complex_visits += u32::from(parts.complexity.classes[class].complex);
                (team, need)
            }
            BlockKind::Hold { team, need, .. } => (team, need),
            BlockKind::OpenClinic { window } => {
                (parts.windows[window].team, parts.windows[window].need)
            }
            _ => continue,
        };
        let setting = parts.needs[need].setting;
        let serves = instance.session_teams(session);
        let lent = parts.teams[team].seen_by.iter().any(|other| serves.contains(other));
        let fits = instance.may_serve(session.clinician, need)
            && (serves.contains(&team) || lent)
            && (setting != Setting::InPerson || session.room.is_some());
        if !fits {
            out.push(format!("{id:?}: {} is not for this clinician", block.span));
        }
    }
    if parts.goals.complex_visits_max.is_some_and(|most| complex_visits > most) {
        out.push(format!("{id:?}: {complex_visits} complex visits"));
    }
    for stretch in stretches {
        let inside: Vec<_> =
            blocks.iter().filter(|block| stretch.contains(block.span)).copied().collect();
        buffer_faults(instance, &inside, out);
    }
}

fn buffer_faults(instance: &Instance, blocks: &[&crate::answer::Block], out: &mut Vec<String>) {
    let Some(rule) = instance.parts().goals.buffer else { return };
    let mut complex = Minutes(0);
    for block in blocks {
        let over = complex >= rule.after_complex;
        match block.kind {
            BlockKind::Buffer => {
                if block.span.minutes() != rule.minutes {
                    out.push(format!("{} is no full buffer", block.span));
                }
                complex = Minutes(0);
            }
            BlockKind::Free => {}
            _ if over => out.push(format!("{} comes without a buffer before", block.span)),
            BlockKind::Visit { class, .. }
                if instance.parts().complexity.classes[class].complex =>
            {
                complex += block.span.minutes();
            }
            _ => {}
        }
    }
}

fn promise_faults(
    instance: &Instance,
    holds: &HoldPlan,
    template: &Template,
    out: &mut Vec<String>,
) {
    let parts = instance.parts();
    for group in holds.groups() {
        for day in instance.cycle_days() {
            let held = template.minutes(|block| {
                let mine = matches!(block.kind, BlockKind::Hold { team, need, .. }
                    if group.is_for(team, need));
                mine && parts.sessions[block.session].day == day
            });
            if held < group.on(day) {
                out.push(format!("{:?} holds {held} on day {}", group.needs, day.index()));
            }
        }
    }
    for (team, row) in parts.teams.iter() {
        let advice = template.minutes(|block| {
            matches!(block.kind, BlockKind::Visit { team: of, need, .. }
            if of == team && parts.needs[need].purpose == Purpose::Advice)
        });
        let any = parts.needs.values().any(|need| need.purpose == Purpose::Advice);
        if any && advice < row.advice_per_week * i32::try_from(parts.cycle.weeks).unwrap() {
            out.push(format!("{team:?} has {advice} for advice"));
        }
    }
    for (index, window) in parts.windows.iter().enumerate() {
        let staff: std::collections::BTreeSet<ClinicianId> = template
            .blocks()
            .iter()
            .filter(|block| block.kind == BlockKind::OpenClinic { window: index })
            .filter(|block| block.span == window.span)
            .map(|block| parts.sessions[block.session].clinician)
            .collect();
        if staff.len() < window.clinician_count as usize {
            out.push(format!("window {index} has {} clinicians", staff.len()));
        }
    }
    for index in 0..parts.frozen.len() {
        let kind = BlockKind::Frozen { index };
        if !template.blocks().iter().any(|block| block.kind == kind) {
            out.push(format!("frozen block {index} is missing"));
        }
    }
}

fn room_faults(instance: &Instance, template: &Template, out: &mut Vec<String>) {
    let parts = instance.parts();
    let in_person = |id: SessionId| {
        template.of(id).any(|block| {
            let need = match block.kind {
                BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
                BlockKind::OpenClinic { window } => Some(parts.windows[window].need),
                BlockKind::Frozen { index } => parts.frozen[index].need,
                BlockKind::Buffer | BlockKind::Free => None,
            };
            need.is_some_and(|need| parts.needs[need].setting == Setting::InPerson)
        })
    };
    for (id, session) in parts.sessions.iter().filter(|&(id, _)| in_person(id)) {
        let Some(room) = session.room else { continue };
        let at_once = parts.sessions.iter().filter(|&(other, row)| {
            row.room == Some(room)
                && row.day == session.day
                && row.span.from <= session.span.from
                && session.span.from < row.span.to
                && in_person(other)
        });
        if at_once.count() > parts.rooms[room].count as usize {
            out.push(format!("{id:?}: no room"));
        }
    }
}
