//! Demand that somebody may serve: role, team and room of at least one session fit.

use std::collections::BTreeSet;

use crate::table::{NeedId, TeamId};

use super::super::{Asks, Fault, InstanceParts, Session, Setting};
use super::hold::teams;
use super::{Findings, place};

/// Checks that every need asked of a team has a session that may serve it.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    let served = served(parts);
    let mut ask = |list, index, field, team: TeamId, need: NeedId| {
        // A need without roles and a clinic without sessions are told already.
        let told = parts.needs[need].roles.is_empty() || parts.sessions.is_empty();
        if !told && !served.contains(&(team, need)) {
            findings.add(place(list, index, field), why(parts, team, need));
        }
    };
    for (index, stream) in parts.streams.iter().enumerate() {
        match stream.asks {
            Asks::Need(need) => ask("stream", index, "need", stream.team, need),
            Asks::Pathway(pathway) => {
                for step in &parts.pathways[pathway].steps {
                    ask("stream", index, "pathway", step.team.unwrap_or(stream.team), step.need);
                }
            }
        }
    }
    for (index, panel) in parts.panels.iter().enumerate() {
        ask("panel", index, "control", panel.team, panel.control);
        let asked = [("need_based", panel.need_based), ("advice", panel.advice)];
        for (field, need) in asked {
            if let Some(need) = need {
                ask("panel", index, field, panel.team, need);
            }
        }
    }
    for (index, hold) in parts.holds.iter().enumerate() {
        ask("hold", index, "need", hold.team, hold.need);
    }
    for (index, patient) in parts.waiting.iter().enumerate() {
        match patient.asks {
            Asks::Need(need) => ask("waiting", index, "need", patient.team, need),
            Asks::Pathway(pathway) => {
                for step in &parts.pathways[pathway].steps {
                    ask("waiting", index, "pathway", step.team.unwrap_or(patient.team), step.need);
                }
            }
        }
    }
}

/// What is missing: a session that sees the team's patients, somebody with the role, or a room.
fn why(parts: &InstanceParts, team: TeamId, need: NeedId) -> Fault {
    let row = &parts.needs[need];
    let sees = |session: &&Session| {
        let by = teams(parts, session);
        by.contains(&team) || by.iter().any(|other| parts.teams[team].seen_by.contains(other))
    };
    let mut seeing = parts.sessions.values().filter(sees).peekable();
    let none = seeing.peek().is_none();
    let role = seeing.any(|session| row.roles.contains(&parts.clinicians[session.clinician].role));
    let (need, team) = (row.name.clone(), parts.teams[team].name.clone());
    match (none, role) {
        (true, _) => Fault::NoSessionOfTeam { need, team },
        (false, false) => Fault::NobodyServes { need, team },
        (false, true) => Fault::NoRoomToServe { need, team },
    }
}

/// Every team with every need that some session may serve for it.
fn served(parts: &InstanceParts) -> BTreeSet<(TeamId, NeedId)> {
    let mut pairs = BTreeSet::new();
    for session in parts.sessions.values() {
        let role = parts.clinicians[session.clinician].role;
        for (need, row) in parts.needs.iter() {
            let room = row.setting != Setting::InPerson || session.room.is_some();
            if room && row.roles.contains(&role) {
                pairs.extend(teams(parts, session).into_iter().map(|team| (team, need)));
            }
        }
    }
    let helped: Vec<_> = parts
        .teams
        .iter()
        .flat_map(|(team, row)| row.seen_by.iter().map(move |&other| (team, other)))
        .flat_map(|(team, other)| {
            let by_other = pairs.iter().filter(move |(by, _)| *by == other);
            by_other.map(move |&(_, need)| (team, need))
        })
        .collect();
    pairs.extend(helped);
    pairs
}
