//! Teams, clinicians, rooms, sessions, absences.

use std::collections::BTreeMap;

use crate::table::{ClinicianId, Id, SessionId};

use super::super::{CycleDay, Fault, InstanceParts, Session};
use super::{Findings, ends, place};

/// Checks who works, where and when.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    teams(parts, findings);
    for (id, room) in parts.rooms.iter() {
        findings.count(place("room", id.index(), "count"), room.count, 1, 10_000);
    }
    findings.names("room", parts.rooms.values().map(|room| room.name.as_str()));
    findings.not_empty("session", parts.sessions.len());
    for (id, session) in parts.sessions.iter() {
        one_session(parts, id, session, findings);
    }
    overlaps(parts, findings);
    for (index, absence) in parts.absences.iter().enumerate() {
        findings.dates("absence", index, absence.from, absence.to);
    }
}

fn teams(parts: &InstanceParts, findings: &mut Findings) {
    findings.not_empty("team", parts.teams.len());
    findings.names("team", parts.teams.values().map(|team| team.name.as_str()));
    for (id, team) in parts.teams.iter() {
        let at = place("team", id.index(), "advice_minutes_per_week");
        findings.range(at, team.advice_per_week.real(), 0.0, 10_080.0);
        findings.on_grid(at, team.advice_per_week, parts.grid);
        if team.advice_per_week.0 > 0 && parts.advice_need().is_none() {
            findings.add(at, Fault::AdviceWithoutNeed { team: team.name.clone() });
        }
    }
    findings.not_empty("clinician", parts.clinicians.len());
    let names = parts.clinicians.values().map(|clinician| clinician.name.as_str());
    findings.names("clinician", names);
    for (id, clinician) in parts.clinicians.iter() {
        if clinician.teams.is_empty() {
            findings.add(place("clinician", id.index(), "teams"), Fault::Empty);
        }
    }
}

fn one_session(parts: &InstanceParts, id: SessionId, session: &Session, findings: &mut Findings) {
    let at = |field| place("session", id.index(), field);
    let clinician = &parts.clinicians[session.clinician];
    findings.cycle_day(at("weeks"), session.day, parts.cycle.weeks);
    if let Some(team) = session.team.filter(|team| !clinician.teams.contains(team)) {
        let team = parts.teams[team].name.clone();
        findings.add(at("team"), Fault::NotInTeam { clinician: clinician.name.clone(), team });
    }
    if !findings.span(ends("session", id.index()), session.span, parts.grid) {
        return;
    }
    let open = session.day.day <= 6
        && parts
            .opening
            .iter()
            .any(|open| open.weekday == session.day.weekday() && open.span.contains(session.span));
    if !open {
        let (clinician, span) = (clinician.name.clone(), session.span);
        findings.add(at("from"), Fault::OutsideOpeningHours { clinician, span });
    }
    breaks(parts, id, session, findings);
}

fn breaks(parts: &InstanceParts, id: SessionId, session: &Session, findings: &mut Findings) {
    let at = place("session", id.index(), "breaks");
    for (earlier, &pause) in session.breaks.iter().enumerate() {
        if !findings.span([at, at], pause, parts.grid) {
            continue;
        }
        let crossed = session.breaks[..earlier].iter().any(|other| other.overlaps(pause));
        if crossed || !session.span.contains(pause) {
            let clinician = parts.clinicians[session.clinician].name.clone();
            findings.add(at, Fault::OutsideSession { clinician, span: pause });
        }
    }
}

/// Nobody is in two sessions at once.
fn overlaps(parts: &InstanceParts, findings: &mut Findings) {
    let mut days: BTreeMap<(ClinicianId, CycleDay), Vec<SessionId>> = BTreeMap::new();
    for (id, session) in parts.sessions.iter() {
        days.entry((session.clinician, session.day)).or_default().push(id);
    }
    let mut found = Vec::new();
    for sessions in days.values_mut() {
        sessions.sort_by_key(|&id| (parts.sessions[id].span, id));
        // The session that lasts longest so far, so that one long session meets all it covers.
        let mut longest: Option<SessionId> = None;
        for &id in sessions.iter() {
            let span = parts.sessions[id].span;
            match longest.map(|other| (other, parts.sessions[other].span)) {
                Some((other, before)) if before.overlaps(span) => {
                    found.push((id.max(other), id.min(other)));
                    longest = Some(if before.to < span.to { id } else { other });
                }
                _ => longest = Some(id),
            }
        }
    }
    found.sort();
    for (later, earlier) in found {
        let clinician = parts.clinicians[parts.sessions[later].clinician].name.clone();
        let (span, other) = (parts.sessions[later].span, parts.sessions[earlier].span);
        let fault = Fault::SessionsOverlap { clinician, span, other };
        findings.add(place("session", later.index(), "from"), fault);
    }
}
