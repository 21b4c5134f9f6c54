//! Lanes: whose time and whose requests one queue is about.
//!
//! Held needs of a team that just the same sessions may serve pool; they are one lane. Routine
//! requests join the lane where all its sessions may serve them too. What remains (a nurse's
//! controls beside a physician's lane) queues in lanes of its own, one for each set of sessions.
//! Where a session may serve several lanes its minutes are [divided](super::division) by what is
//! asked, over the whole cycle; rooms are divided with them.
//!
//! A lane is *whole* when nobody else could use its sessions better: then its queues are the
//! clinic's own. Elsewhere the division is one of several, and what a lane achieves is a lower bound
//! on what its patients can be given.
//!
//! Open clinics take their staff for their hours, and as many minutes of the need they serve leave
//! the queues.

use std::collections::{BTreeMap, BTreeSet};

use crate::demand::{Ask, everything};
use crate::instance::Instance;
use crate::table::{NeedId, SessionId, Table, TeamId};
use crate::units::Minutes;

use super::division::{Division, Part};
use super::hold::unit_of;
use super::piece::{held_chance, usable};
use super::room::{Crowd, crowds, room_minutes};
use super::serve::{able, in_person};

/// Requests that queue for the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose patients.
    pub team: TeamId,
    /// The held needs that pool; empty where only routine requests queue.
    pub held: Vec<NeedId>,
    /// What is asked of it, each the part that falls here.
    pub asks: Vec<Ask>,
    /// Per need, the share of the team's requests that queues here \[0..=1\].
    pub share: Table<NeedId, f64>,
    /// Its time.
    pub sessions: Vec<LaneSession>,
    /// Size of one hold \[min\].
    pub hold_unit: Minutes,
    /// Whether nobody else could use its sessions, and all its requests queue here.
    pub whole: bool,
    /// Whether some of its sessions are short of rooms.
    pub short_of_rooms: bool,
}

/// A lane's part of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneSession {
    /// The session of the cycle.
    pub session: SessionId,
    /// Mean minutes for the lane on a day it is held \[min\].
    pub minutes: f64,
    /// Whether all its minutes are the lane's.
    pub all: bool,
}

/// The requests of one team for one need, and who may serve them.
struct User {
    team: TeamId,
    need: NeedId,
    asked: f64,
    able: BTreeSet<SessionId>,
}

/// All lanes, in order of teams, those with held needs first.
///
/// Requests that no session may serve are in none.
#[must_use]
pub fn lanes(instance: &Instance) -> Vec<Lane> {
    let asks = queueing(instance);
    let users = users(instance, &asks);
    let given = divided(instance, &users);
    let mut lanes: Vec<Lane> = Vec::new();
    for team in instance.parts().teams.ids() {
        lanes.extend(of_team(instance, team, &asks, &users, &given));
    }
    lanes
}

/// What is asked and not met in open clinics.
fn queueing(instance: &Instance) -> Vec<Ask> {
    let all = everything(instance);
    let mut met: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for window in &instance.parts().windows {
        let minutes = window.span.minutes().real() * f64::from(window.clinician_count);
        *met.entry((window.team, window.need)).or_default() += minutes;
    }
    let mut asked: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for ask in &all {
        *asked.entry((ask.team, ask.need)).or_default() += ask.minutes_per_cycle(instance);
    }
    let left = |ask: Ask| {
        let key = (ask.team, ask.need);
        let met = met.get(&key).copied().unwrap_or(0.0);
        let part = if met > 0.0 { (1.0 - met / asked[&key]).max(0.0) } else { 1.0 };
        ask.times(part)
    };
    all.into_iter()
        .filter(|ask| ask.per_cycle() > 0.0)
        .map(left)
        .filter(|ask| ask.per_cycle() > 0.0)
        .collect()
}

fn users(instance: &Instance, asks: &[Ask]) -> Vec<User> {
    let mut asked: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for ask in asks {
        *asked.entry((ask.team, ask.need)).or_default() += ask.minutes_per_cycle(instance);
    }
    let user = |((team, need), asked): ((TeamId, NeedId), f64)| User {
        team,
        need,
        asked,
        able: able(instance, team, need).filter(|&id| usable(instance, id).0 > 0).collect(),
    };
    asked.into_iter().map(user).filter(|user| !user.able.is_empty()).collect()
}

/// Minutes of each session for each of its users, on a day it is held.
type Given = BTreeMap<(usize, SessionId), f64>;

/// Divides the sessions among their users, island by island.
fn divided(instance: &Instance, users: &[User]) -> Given {
    let crowds = crowds(instance);
    let mut given = Given::new();
    for island in islands(users, &crowds) {
        given.extend(divide(instance, users, &island, &crowds));
    }
    given
}

/// Users who may use the same session, directly or through others, or sessions short of the same
/// rooms.
fn islands(users: &[User], crowds: &[Crowd]) -> Vec<Vec<usize>> {
    let mut islands: Vec<(BTreeSet<SessionId>, Vec<usize>)> = Vec::new();
    let rooms = crowds.iter().map(|crowd| (crowd.sessions.iter().copied().collect(), Vec::new()));
    let own = users.iter().enumerate().map(|(at, user)| (user.able.clone(), vec![at]));
    for (mut sessions, mut members) in own.chain(rooms) {
        let mut apart = Vec::new();
        for (of, with) in islands {
            if of.is_disjoint(&sessions) {
                apart.push((of, with));
            } else {
                sessions.extend(of);
                members.extend(with);
            }
        }
        apart.push((sessions, members));
        islands = apart;
    }
    let members = islands.into_iter().map(|(_, mut members)| {
        members.sort_unstable();
        members
    });
    members.filter(|members| !members.is_empty()).collect()
}

fn divide(instance: &Instance, users: &[User], island: &[usize], crowds: &[Crowd]) -> Given {
    let sessions: BTreeSet<SessionId> =
        island.iter().flat_map(|&at| users[at].able.iter().copied()).collect();
    let mut division = Division {
        asked: island.iter().map(|&at| users[at].asked).collect(),
        in_person: island.iter().map(|&at| in_person(instance, users[at].need)).collect(),
        ..Division::default()
    };
    let mut of_part: Vec<SessionId> = Vec::new();
    let mut left: BTreeMap<SessionId, f64> =
        sessions.iter().map(|&id| (id, usable(instance, id).real())).collect();
    let users_of = |session: SessionId| -> Vec<usize> {
        (0..island.len()).filter(|&at| users[island[at]].able.contains(&session)).collect()
    };
    for crowd in crowds.iter().filter(|crowd| crowd.sessions.iter().any(|id| sessions.contains(id)))
    {
        let room = Some(division.rooms.len());
        division.rooms.push(room_minutes(instance, crowd));
        for session in crowd.sessions.iter().filter(|id| sessions.contains(id)) {
            let minutes = crowd.minutes.real();
            *left.entry(*session).or_default() -= minutes;
            let mean = minutes * held_chance(instance, *session).value();
            division.parts.push(Part { minutes: mean, users: users_of(*session), room });
            of_part.push(*session);
        }
    }
    for (session, minutes) in left.into_iter().filter(|&(_, minutes)| minutes > 1e-9) {
        let mean = minutes * held_chance(instance, session).value();
        division.parts.push(Part { minutes: mean, users: users_of(session), room: None });
        of_part.push(session);
    }
    let mut given = Given::new();
    for ((part, minutes), session) in division.parts.iter().zip(division.fair()).zip(of_part) {
        let chance = held_chance(instance, session).value();
        for (&at, minutes) in part.users.iter().zip(minutes) {
            if chance > 0.0 {
                *given.entry((island[at], session)).or_default() += minutes / chance;
            }
        }
    }
    given
}

/// The lanes of one team.
fn of_team(
    instance: &Instance,
    team: TeamId,
    asks: &[Ask],
    users: &[User],
    given: &Given,
) -> Vec<Lane> {
    let own = || (0..users.len()).filter(|&at| users[at].team == team);
    let held = |at: usize| instance.parts().needs[users[at].need].held;
    let mut groups: BTreeMap<&BTreeSet<SessionId>, Vec<usize>> = BTreeMap::new();
    for at in own().filter(|&at| held(at)) {
        groups.entry(&users[at].able).or_default().push(at);
    }
    let mut drafts: Vec<Draft> =
        groups.into_iter().map(|(able, at)| Draft::new(able, at)).collect();
    for draft in &mut drafts {
        for at in draft.held.clone() {
            for &session in &users[at].able {
                draft.add(at, session, minutes(given, at, session));
            }
        }
    }
    let weights: Vec<f64> = drafts.iter().map(|draft| draft.asked(users)).collect();
    let mut rest: BTreeMap<&BTreeSet<SessionId>, Draft> = BTreeMap::new();
    for at in own().filter(|&at| !held(at)) {
        let joins: Vec<usize> =
            (0..drafts.len()).filter(|&of| drafts[of].able.is_subset(&users[at].able)).collect();
        for &session in &users[at].able {
            let whole = minutes(given, at, session);
            let here: Vec<usize> =
                joins.iter().copied().filter(|&of| drafts[of].able.contains(&session)).collect();
            let all: f64 = here.iter().map(|&of| weights[of]).sum();
            for &of in &here {
                drafts[of].add(at, session, whole * weights[of] / all);
            }
            if here.is_empty() {
                let own = rest
                    .entry(&users[at].able)
                    .or_insert_with(|| Draft::new(&users[at].able, Vec::new()));
                own.add(at, session, whole);
            }
        }
    }
    drafts.extend(rest.into_values());
    let drafts = drafts.into_iter().filter(|draft| draft.asked(users) > 0.0);
    drafts.map(|draft| draft.lane(instance, team, asks, users, given)).collect()
}

fn minutes(given: &Given, at: usize, session: SessionId) -> f64 {
    given.get(&(at, session)).copied().unwrap_or(0.0)
}

/// A lane while minutes are added to it.
struct Draft {
    able: BTreeSet<SessionId>,
    held: Vec<usize>,
    /// Minutes by user and session.
    minutes: BTreeMap<(usize, SessionId), f64>,
}

impl Draft {
    fn new(able: &BTreeSet<SessionId>, held: Vec<usize>) -> Self {
        Self { able: able.clone(), held, minutes: BTreeMap::new() }
    }

    fn add(&mut self, user: usize, session: SessionId, minutes: f64) {
        *self.minutes.entry((user, session)).or_default() += minutes;
    }

    /// Minutes asked by its held needs, all of its requests where it has none.
    fn asked(&self, users: &[User]) -> f64 {
        let mut all: Vec<usize> = self.minutes.keys().map(|&(at, _)| at).collect();
        all.dedup();
        if !self.held.is_empty() {
            all.clone_from(&self.held);
        }
        all.into_iter().map(|at| users[at].asked).sum()
    }

    fn lane(
        self,
        instance: &Instance,
        team: TeamId,
        asks: &[Ask],
        users: &[User],
        given: &Given,
    ) -> Lane {
        let needs = &instance.parts().needs;
        let mut share: Table<NeedId, f64> = needs.map(|_, _| 0.0);
        let mut sessions: BTreeMap<SessionId, f64> = BTreeMap::new();
        for (&(at, session), &minutes) in &self.minutes {
            *sessions.entry(session).or_default() += minutes;
            let all: f64 = users[at].able.iter().map(|&id| self::minutes(given, at, id)).sum();
            let part = if self.held.contains(&at) || all <= 0.0 { 0.0 } else { minutes / all };
            share[users[at].need] += part;
        }
        for &at in &self.held {
            share[users[at].need] = 1.0;
        }
        let row = |(session, minutes): (SessionId, f64)| {
            let usable = usable(instance, session).real();
            let all = minutes > usable - 1e-3;
            LaneSession { session, minutes: if all { usable } else { minutes }, all }
        };
        let sessions: Vec<LaneSession> =
            sessions.into_iter().filter(|&(_, minutes)| minutes > 1e-3).map(row).collect();
        let part = |ask: &Ask| {
            (ask.team == team && share[ask.need] > 0.0).then(|| ask.times(share[ask.need]))
        };
        let held: Vec<NeedId> = self.held.iter().map(|&at| users[at].need).collect();
        let complete = share.values().all(|&part| part == 0.0 || part > 1.0 - 1e-9);
        Lane {
            hold_unit: unit_of(instance, team, &held, asks),
            whole: complete
                && self.able.iter().all(|id| sessions.iter().any(|of| of.session == *id && of.all)),
            asks: asks.iter().filter_map(part).collect(),
            team,
            held,
            share,
            sessions,
            short_of_rooms: false,
        }
    }
}
