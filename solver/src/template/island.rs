//! Teams that share nothing are planned apart, exactly.
//!
//! Two teams belong together when a session may serve both, when a crowded kind of room, a joint
//! pathway, a clinician with panels, or a limit on changes couples them. Islands are numbered by
//! their first team.

use super::lag::lags;
use super::promised::Promised;
use super::room::crowds;
use crate::instance::Instance;
use crate::supply;
use crate::table::{Id, SessionId, TeamId};
use crate::union_find::UnionFind;

/// Teams planned together, with their sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Island {
    pub(super) teams: Vec<TeamId>,
    pub(super) sessions: Vec<SessionId>,
}

/// The islands of a clinic.
pub(super) fn islands(instance: &Instance, promised: &Promised) -> Vec<Island> {
    let parts = instance.parts();
    let mut sets = UnionFind::new(parts.teams.len());
    let mut join = |teams: &[TeamId]| {
        for pair in teams.windows(2) {
            sets.join(pair[0].index(), pair[1].index());
        }
    };
    for session in parts.sessions.ids() {
        join(&supply::teams_seen(instance, session));
    }
    for (room, &count) in promised.rooms.iter() {
        for crowd in crowds(instance, room, count) {
            let teams = crowd.iter().flat_map(|&id| supply::teams_seen(instance, id));
            join(&teams.collect::<Vec<_>>());
        }
    }
    for lag in lags(instance) {
        join(&[lag.one.0, lag.next.0]);
    }
    for clinician in parts.clinicians.ids() {
        let own = parts.panels.iter().filter(|panel| panel.clinician == Some(clinician));
        join(&own.map(|panel| panel.team).collect::<Vec<_>>());
    }
    if promised.changes_max.is_some() {
        join(&parts.teams.ids().collect::<Vec<_>>());
    }
    let first: Vec<usize> = (0..parts.teams.len()).map(|team| sets.find(team)).collect();
    let of = |number: usize| {
        let teams: Vec<TeamId> =
            parts.teams.ids().filter(|team| first[team.index()] == number).collect();
        let mine = |session: &SessionId| {
            supply::teams_seen(instance, *session).iter().any(|team| teams.contains(team))
        };
        let sessions = parts.sessions.ids().filter(mine).collect();
        Island { teams, sessions }
    };
    (0..first.len()).filter(|&number| first[number] == number).map(of).collect()
}
