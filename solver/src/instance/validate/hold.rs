//! Holds in use, open-clinic windows, time the planner has fixed.

use std::collections::{BTreeMap, BTreeSet};

use crate::table::{ClinicianId, TeamId};
use crate::units::{Minutes, Span};

use super::super::{CycleDay, Fault, InstanceParts, OpenWindow, Session};
use super::{Findings, ends, place};

/// Checks what is already laid down of the week.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    holds(parts, findings);
    for (index, window) in parts.windows.iter().enumerate() {
        one_window(parts, index, window, findings);
    }
    frozen(parts, findings);
}

/// The teams a session may serve.
pub(super) fn teams(parts: &InstanceParts, session: &Session) -> Vec<TeamId> {
    match session.team {
        Some(team) => vec![team],
        None => parts.clinicians[session.clinician].teams.clone(),
    }
}

fn holds(parts: &InstanceParts, findings: &mut Findings) {
    let mut held: BTreeMap<(TeamId, CycleDay), (usize, Minutes)> = BTreeMap::new();
    for (index, hold) in parts.holds.iter().enumerate() {
        let at = |field| place("hold", index, field);
        findings.cycle_day(at("weeks"), hold.day, parts.cycle.weeks);
        findings.range(at("minutes"), hold.minutes.real(), 0.0, 100_000.0);
        findings.on_grid(at("minutes"), hold.minutes, parts.grid);
        findings.count(at("release_days"), hold.release_days.unwrap_or(0), 0, 3_650);
        let (last, minutes) = held.entry((hold.team, hold.day)).or_default();
        *last = index;
        *minutes = Minutes(minutes.0.saturating_add(hold.minutes.0));
    }
    for ((team, day), (index, held)) in held {
        let sessions = parts.sessions.values().filter(|session| session.day == day);
        let minutes =
            sessions.filter(|s| teams(parts, s).contains(&team)).map(Session::minutes).sum();
        if held > minutes {
            findings
                .add(place("hold", index, "minutes"), Fault::HoldsExceedSessions { held, minutes });
        }
    }
}

fn one_window(parts: &InstanceParts, index: usize, window: &OpenWindow, findings: &mut Findings) {
    findings.cycle_day(place("window", index, "weeks"), window.day, parts.cycle.weeks);
    findings.count(place("window", index, "clinicians"), window.clinician_count, 1, 10_000);
    let at = place("window", index, "arrivals");
    findings.shares(at, |nth| at.nth(nth), window.arrivals.iter());
    if !findings.span(ends("window", index), window.span, parts.grid) {
        return;
    }
    let roles = &parts.needs[window.need].roles;
    let covering: BTreeSet<ClinicianId> = parts
        .sessions
        .values()
        .filter(|session| session.day == window.day)
        .filter(|session| teams(parts, session).contains(&window.team))
        .filter(|session| roles.contains(&parts.clinicians[session.clinician].role))
        .filter(|session| open_stretches(parts, session).any(|free| free.contains(window.span)))
        .map(|session| session.clinician)
        .collect();
    let (available, asked) = (covering.len(), window.clinician_count);
    if available < asked as usize {
        let available = u32::try_from(available).unwrap_or(u32::MAX);
        let fault = Fault::WindowNotStaffed { span: window.span, available, asked };
        findings.add(place("window", index, "clinicians"), fault);
    }
}

/// The session less its breaks and the planner's fixed time.
fn open_stretches(parts: &InstanceParts, session: &Session) -> impl Iterator<Item = Span> {
    let same_day =
        parts.frozen.iter().filter(|f| f.clinician == session.clinician && f.day == session.day);
    let taken = session.breaks.iter().copied().chain(same_day.map(|block| block.span));
    session.span.without(&taken.collect::<Vec<_>>()).into_iter()
}

fn frozen(parts: &InstanceParts, findings: &mut Findings) {
    let mut taken: BTreeMap<(ClinicianId, CycleDay), Vec<Span>> = BTreeMap::new();
    for (index, block) in parts.frozen.iter().enumerate() {
        findings.cycle_day(place("frozen", index, "weeks"), block.day, parts.cycle.weeks);
        if !findings.span(ends("frozen", index), block.span, parts.grid) {
            continue;
        }
        let before = taken.entry((block.clinician, block.day)).or_default();
        let within = parts.sessions.values().any(|session| {
            session.clinician == block.clinician
                && session.day == block.day
                && session.span.contains(block.span)
                && !session.breaks.iter().any(|pause| pause.overlaps(block.span))
        });
        if !within || before.iter().any(|other| other.overlaps(block.span)) {
            let clinician = parts.clinicians[block.clinician].name.clone();
            let fault = Fault::OutsideSession { clinician, span: block.span };
            findings.add(place("frozen", index, "from"), fault);
        }
        before.push(block.span);
    }
}
