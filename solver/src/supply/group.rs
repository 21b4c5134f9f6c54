//! Groups: whose requests queue for whose time.
//!
//! Held needs of a team that just the same sessions may serve pool; they are one group. Routine
//! requests join a group where all its sessions may serve them too. What remains (controls that a
//! nurse may take beside a physician's group) queues in groups of its own, one for each set of
//! sessions. Where a session may serve several groups its minutes are [shared](super::share) by
//! what is asked, over the whole cycle, and rooms with them.
//!
//! A group is *whole* when nobody else could use its sessions and all its requests queue here: then
//! its queues are the clinic's own. Elsewhere the sharing is one of several, and what a group
//! achieves is a lower bound on what its patients can be given.
//!
//! Open clinics take their staff for their hours, and as many minutes of the need they serve leave
//! the queues. Sessions that may serve nothing that is asked stand in groups without requests.

use std::collections::{BTreeMap, BTreeSet};

use crate::demand::Ask;
use crate::instance::Instance;
use crate::table::{NeedId, SessionId, Table, TeamId};
use crate::units::Minutes;

use super::bookable::usable;
use super::hold::hold_unit;
use super::piece::some_dates_lost;
use super::room::{Crowd, crowds};
use super::share::{Queueing, Shared, User, shared};

/// Requests that queue for the same time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// Whose patients.
    pub team: TeamId,
    /// The held needs that pool; empty where only routine requests queue.
    pub held: Vec<NeedId>,
    /// What is asked of it, each the part that falls here.
    pub asks: Vec<Ask>,
    /// Per need, the share of the team's requests that queues here \[0..=1\].
    pub share: Table<NeedId, f64>,
    /// Its time, in order of sessions.
    pub sessions: Vec<GroupSession>,
    /// Size of one hold \[min\].
    pub hold_unit: Minutes,
    /// Whether nobody else could use its sessions, and all its requests queue here.
    pub whole: bool,
    /// Whether its patients come in person and rooms are short in some of its sessions.
    pub short_of_rooms: bool,
    /// Whether holidays, closures or leave take some of its sessions within the horizon. Their law
    /// in the long run makes each session independent of the others, which a calendar does not.
    pub dated: bool,
}

/// A group's part of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct GroupSession {
    /// The session of the cycle.
    pub session: SessionId,
    /// Mean minutes for the group on a day it is held \[min\].
    pub minutes: f64,
    /// Whether all its minutes are the group's.
    pub all: bool,
}

impl Group {
    /// The needs it is asked for that are not held, in order.
    #[must_use]
    pub(crate) fn routine(&self) -> Vec<NeedId> {
        let mut needs: Vec<NeedId> = self.asks.iter().map(|ask| ask.need).collect();
        needs.retain(|need| !self.held.contains(need));
        needs.sort_unstable();
        needs.dedup();
        needs
    }
}

/// All groups, in order of teams: those with held needs first, then routine ones, then time that
/// nothing asked for may use. Every team has at least one.
///
/// Requests that no session may serve are in none.
#[must_use]
pub(crate) fn groups(instance: &Instance) -> Vec<Group> {
    let crowds = crowds(instance);
    let queueing = Queueing::of(instance);
    let users = queueing.users(instance, &crowds);
    let shared = shared(instance, &users, &crowds);
    let clinic = Clinic { instance, crowds, queueing, users, shared };
    instance.parts().teams.ids().flat_map(|team| clinic.of_team(team)).collect()
}

/// A clinic whose sessions are shared.
struct Clinic<'a> {
    instance: &'a Instance,
    crowds: Vec<Crowd>,
    queueing: Queueing,
    users: Vec<User>,
    shared: Shared,
}

/// Needs that may use the same sessions in the same way: the sessions, and whether for want of rooms
/// in person.
type Kind<'u> = (&'u BTreeSet<SessionId>, bool);

/// A group while minutes are added to it.
struct Draft<'u> {
    kind: Kind<'u>,
    held: Vec<usize>,
    /// Minutes by user and session.
    minutes: BTreeMap<(usize, SessionId), f64>,
}

impl<'u> Draft<'u> {
    fn new(kind: Kind<'u>) -> Self {
        Self { kind, held: Vec::new(), minutes: BTreeMap::new() }
    }

    fn add(&mut self, user: usize, session: SessionId, minutes: f64) {
        *self.minutes.entry((user, session)).or_default() += minutes;
    }
}

impl Clinic<'_> {
    fn of_team(&self, team: TeamId) -> Vec<Group> {
        let mut drafts = self.held_groups(team);
        self.add_routine(team, &mut drafts);
        let mut groups: Vec<Group> =
            drafts.into_iter().map(|draft| self.group(team, &draft)).collect();
        let idle = self.nobody_asks(team);
        if groups.is_empty() || !idle.is_empty() {
            groups.push(self.without_requests(team, idle));
        }
        groups
    }

    fn kind(&self, user: usize) -> Kind<'_> {
        (&self.users[user].able, self.users[user].crowded)
    }

    fn own(&self, team: TeamId, held: bool) -> impl Iterator<Item = usize> + '_ {
        let needs = &self.instance.parts().needs;
        let own = self.users.iter().enumerate();
        own.filter(move |(_, user)| user.team == team && needs[user.need].held == held)
            .map(|(at, _)| at)
    }

    fn minutes(&self, user: usize, session: SessionId) -> f64 {
        self.shared.get(&(user, session)).copied().unwrap_or(0.0)
    }

    /// One draft for each kind of held needs.
    fn held_groups(&self, team: TeamId) -> Vec<Draft<'_>> {
        let mut drafts: BTreeMap<Kind<'_>, Draft<'_>> = BTreeMap::new();
        for at in self.own(team, true) {
            let draft = drafts.entry(self.kind(at)).or_insert_with(|| Draft::new(self.kind(at)));
            draft.held.push(at);
            for &session in &self.users[at].able {
                draft.add(at, session, self.minutes(at, session));
            }
        }
        drafts.into_values().collect()
    }

    /// Adds routine requests to the groups all of whose sessions may serve them, in proportion to
    /// what those are asked for; the rest queues apart.
    fn add_routine<'s>(&'s self, team: TeamId, drafts: &mut Vec<Draft<'s>>) {
        let asked = |draft: &Draft<'_>| draft.held.iter().map(|&at| self.users[at].asked).sum();
        let weights: Vec<f64> = drafts.iter().map(asked).collect();
        let mut apart: BTreeMap<Kind<'_>, Draft<'_>> = BTreeMap::new();
        for at in self.own(team, false) {
            let (able, crowded) = self.kind(at);
            let joins = |draft: &Draft<'_>| draft.kind.1 == crowded && draft.kind.0.is_subset(able);
            let joins: Vec<usize> = (0..drafts.len()).filter(|&of| joins(&drafts[of])).collect();
            for &session in able {
                let minutes = self.minutes(at, session);
                let here = joins.iter().filter(|&&of| drafts[of].kind.0.contains(&session));
                let here: Vec<usize> = here.copied().collect();
                let all: f64 = here.iter().map(|&of| weights[of]).sum();
                for &of in &here {
                    drafts[of].add(at, session, minutes * weights[of] / all);
                }
                if here.is_empty() {
                    let draft =
                        apart.entry(self.kind(at)).or_insert_with(|| Draft::new(self.kind(at)));
                    draft.add(at, session, minutes);
                }
            }
        }
        drafts.extend(apart.into_values());
    }

    fn group(&self, team: TeamId, draft: &Draft<'_>) -> Group {
        let needs = &self.instance.parts().needs;
        let mut here: Table<NeedId, f64> = needs.map(|_, _| 0.0);
        let mut minutes: BTreeMap<SessionId, f64> = BTreeMap::new();
        for (&(at, session), &of) in &draft.minutes {
            *minutes.entry(session).or_default() += of;
            let user = &self.users[at];
            let all: f64 = user.able.iter().map(|&id| self.minutes(at, id)).sum();
            here[user.need] += if all > 0.0 { of / all } else { 0.0 };
        }
        for user in draft.held.iter().map(|&at| &self.users[at]) {
            here[user.need] = 1.0;
        }
        here.values_mut().for_each(|part| *part = tidy(*part));
        let sessions: Vec<GroupSession> = minutes
            .into_iter()
            .filter(|&(_, minutes)| minutes > NOTHING)
            .map(|(session, minutes)| self.session(session, minutes))
            .collect();
        let share = needs.map(|need, _| {
            here[need] * self.queueing.part.get(&(team, need)).copied().unwrap_or(0.0)
        });
        let held: Vec<NeedId> = draft.held.iter().map(|&at| self.users[at].need).collect();
        let part = |ask: &Ask| {
            (ask.team == team && here[ask.need] > 0.0).then(|| ask.times(here[ask.need]))
        };
        let all_here = here.values().all(|&part| part <= 0.0 || part >= 1.0);
        let all_its = |id: &SessionId| sessions.iter().any(|of| of.session == *id && of.all);
        let crowded = |id: &SessionId| self.crowds.iter().any(|crowd| crowd.sessions.contains(id));
        Group {
            team,
            hold_unit: hold_unit(self.instance, team, &held),
            whole: all_here
                && draft.kind.0.iter().all(all_its)
                && !draft.kind.0.iter().any(crowded),
            short_of_rooms: draft.kind.1,
            dated: sessions.iter().any(|of| some_dates_lost(self.instance, of.session)),
            asks: self.queueing.asks.iter().filter_map(part).collect(),
            held,
            share,
            sessions,
        }
    }

    fn session(&self, session: SessionId, minutes: f64) -> GroupSession {
        let usable = usable(self.instance, session).real();
        let all = minutes > usable - NOTHING;
        // A thousandth of a minute less or more is the sharing's last digit.
        GroupSession { session, minutes: if all { usable } else { tidy(minutes) }, all }
    }

    /// Sessions of a team that may serve nothing that is asked, with its part of them.
    fn nobody_asks(&self, team: TeamId) -> Vec<GroupSession> {
        let parts = self.instance.parts();
        let used = |id: SessionId| self.users.iter().any(|user| user.able.contains(&id));
        let mine = parts.sessions.iter().filter_map(|(id, session)| {
            let teams = self.instance.session_teams(session);
            let usable = usable(self.instance, id).real();
            let minutes = usable / crate::number::real(teams.len());
            let idle = teams.contains(&team) && !used(id) && usable > 0.0;
            idle.then(|| self.session(id, minutes))
        });
        mine.collect()
    }

    fn without_requests(&self, team: TeamId, sessions: Vec<GroupSession>) -> Group {
        Group {
            team,
            held: Vec::new(),
            asks: Vec::new(),
            share: self.instance.parts().needs.map(|_, _| 0.0),
            hold_unit: hold_unit(self.instance, team, &[]),
            whole: true,
            short_of_rooms: false,
            dated: sessions.iter().any(|of| some_dates_lost(self.instance, of.session)),
            sessions,
        }
    }
}

/// Minutes and shares below this are nothing.
const NOTHING: f64 = 1e-3;

/// A number without the last digits of the sharing, so that orders of rows leave no trace.
fn tidy(value: f64) -> f64 {
    const STEPS: f64 = 16_777_216.0;
    if value < 1e-6 {
        0.0
    } else if (value - 1.0).abs() < 1e-6 {
        1.0
    } else {
        (value * STEPS).round() / STEPS
    }
}
