//! Who uses which sessions, and how their minutes are shared.

use std::collections::{BTreeMap, BTreeSet};

use crate::demand::{Ask, everything};
use crate::instance::Instance;
use crate::table::{NeedId, SessionId, TeamId};

use super::bookable::usable;
use super::division::{Division, Part};
use super::impossible::{Unservable, unservable};
use super::open_clinic::part_met;
use super::piece::held_chance;
use super::room::{Crowd, room_minutes};
use super::serve::{able, in_person};

/// The requests of one team for one need, and who may serve them.
pub(super) struct User {
    pub(super) team: TeamId,
    pub(super) need: NeedId,
    /// Minutes asked for per cycle \[min\].
    pub(super) asked: f64,
    /// The sessions that may serve them.
    pub(super) able: BTreeSet<SessionId>,
    /// Whether they need a room of a kind that is short somewhere in those sessions.
    pub(super) crowded: bool,
}

/// Minutes of each session for each of its users, on a day it is held.
pub(super) type Shared = BTreeMap<(usize, SessionId), f64>;

/// What is asked of a clinic and queues for sessions.
pub(super) struct Queueing {
    /// The requests that some session may serve and no open clinic meets.
    pub(super) asks: Vec<Ask>,
    /// The part of what is asked for that these are, by team and need \[0..=1\].
    pub(super) part: BTreeMap<(TeamId, NeedId), f64>,
}

impl Queueing {
    /// What is left of each need beside its open clinics.
    pub(super) fn of(instance: &Instance) -> Self {
        let all = everything(instance);
        let asked = asked_of(instance, &all);
        let left = |key: (TeamId, NeedId)| {
            // A window may stand for a need nobody asks for.
            asked.get(&key).map_or(0.0, |&asked| 1.0 - part_met(instance, &all, key, asked))
        };
        let unservable = unservable(instance);
        let asks: Vec<Ask> = all
            .iter()
            .filter_map(|ask| servable(ask, &unservable))
            .map(|ask| ask.times(left((ask.team, ask.need))))
            .filter(|ask| ask.per_cycle() > 0.0)
            .collect();
        let queued = asked_of(instance, &asks);
        let part = queued.into_iter().map(|(key, minutes)| (key, minutes / asked[&key]));
        Self { part: part.collect(), asks }
    }

    /// Everybody who asks, by team and need.
    pub(super) fn users(&self, instance: &Instance, crowds: &[Crowd]) -> Vec<User> {
        let user = |((team, need), asked): ((TeamId, NeedId), f64)| {
            let there = |&id: &SessionId| {
                usable(instance, id).0 > 0 && held_chance(instance, id).value() > 0.0
            };
            let able: BTreeSet<SessionId> = able(instance, team, need).filter(there).collect();
            let mut short = crowds.iter().flat_map(|crowd| &crowd.sessions);
            let crowded = in_person(instance, need) && short.any(|id| able.contains(id));
            User { team, need, asked, able, crowded }
        };
        let users = asked_of(instance, &self.asks).into_iter().map(user);
        users.filter(|user| !user.able.is_empty()).collect()
    }
}

fn asked_of(instance: &Instance, asks: &[Ask]) -> BTreeMap<(TeamId, NeedId), f64> {
    let mut asked = BTreeMap::new();
    for ask in asks.iter().filter(|ask| ask.per_cycle() > 0.0) {
        *asked.entry((ask.team, ask.need)).or_insert(0.0) += ask.minutes_per_cycle(instance);
    }
    asked
}

/// The requests that some session may serve.
fn servable(ask: &Ask, unservable: &[Unservable]) -> Option<Ask> {
    let mut mix = ask.mix.clone();
    for row in unservable.iter().filter(|row| (row.team, row.need) == (ask.team, ask.need)) {
        mix[row.class] = 0.0;
    }
    let left: f64 = mix.values().sum();
    if left <= 1e-12 {
        return None;
    }
    mix.values_mut().for_each(|share| *share /= left);
    Some(Ask { mix, ..ask.times(left) })
}

/// Shares the sessions among their users, island by island.
pub(super) fn shared(instance: &Instance, users: &[User], crowds: &[Crowd]) -> Shared {
    let islands = islands(users, crowds);
    islands.iter().flat_map(|island| share(instance, users, island, crowds)).collect()
}

/// Per team and need, the minutes it can have for each minute it asks \[0..\]: below 1 its queue
/// grows. What no session may serve is not among them.
#[cfg(test)]
pub(crate) fn levels(instance: &Instance) -> BTreeMap<(TeamId, NeedId), f64> {
    let crowds = super::room::crowds(instance);
    let users = Queueing::of(instance).users(instance, &crowds);
    let mut given = vec![0.0; users.len()];
    for (&(user, session), minutes) in &shared(instance, &users, &crowds) {
        given[user] += minutes * held_chance(instance, session).value();
    }
    let level = |(user, given): (&User, f64)| ((user.team, user.need), given / user.asked);
    users.iter().zip(given).map(level).collect()
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

/// Shares the sessions of one island, and the rooms its sessions are short of.
fn share(instance: &Instance, users: &[User], island: &[usize], crowds: &[Crowd]) -> Shared {
    let sessions: BTreeSet<SessionId> =
        island.iter().flat_map(|&at| users[at].able.iter().copied()).collect();
    let mut division = Division {
        asked: island.iter().map(|&at| users[at].asked).collect(),
        in_person: island.iter().map(|&at| in_person(instance, users[at].need)).collect(),
        ..Division::default()
    };
    let mut left: BTreeMap<SessionId, f64> =
        sessions.iter().map(|&id| (id, usable(instance, id).real())).collect();
    let mut rows: Vec<(SessionId, f64, Option<usize>)> = Vec::new();
    for crowd in crowds {
        let here: Vec<SessionId> =
            crowd.sessions.iter().copied().filter(|id| sessions.contains(id)).collect();
        if here.is_empty() {
            continue;
        }
        division.rooms.push(room_minutes(instance, crowd));
        for session in here {
            *left.entry(session).or_default() -= crowd.minutes.real();
            rows.push((session, crowd.minutes.real(), Some(division.rooms.len() - 1)));
        }
    }
    rows.extend(left.into_iter().map(|(session, minutes)| (session, minutes, None)));
    rows.retain(|row| row.1 > 1e-9 && held_chance(instance, row.0).value() > 0.0);
    for &(session, minutes, room) in &rows {
        let minutes = minutes * held_chance(instance, session).value();
        let may = |&at: &usize| users[island[at]].able.contains(&session);
        let users = (0..island.len()).filter(may).collect();
        division.parts.push(Part { minutes, users, room });
    }
    let mut shared = Shared::new();
    for ((part, given), row) in division.parts.iter().zip(division.fair()).zip(rows) {
        let chance = held_chance(instance, row.0).value();
        for (&at, minutes) in part.users.iter().zip(given) {
            *shared.entry((island[at], row.0)).or_default() += minutes / chance;
        }
    }
    shared
}
