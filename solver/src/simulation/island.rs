//! Teams that share nothing can be played apart, with the same outcome.
//!
//! What happens to a team's requests hangs on the clinicians who see them, on the teams that stand
//! in, and on the teams of joint steps. A world restricted to teams held together by these plays
//! their requests as the whole does: everybody else's luck is drawn, and nobody of them asks.

use std::collections::{BTreeMap, BTreeSet};

use crate::number::place;
use crate::table::{ClinicianId, Id, TeamId};
use crate::union_find::UnionFind;

use super::world::{Asked, SessionDay, World};

impl World {
    /// The teams of each island, in order of their first team.
    #[must_use]
    pub fn islands(&self) -> Vec<BTreeSet<TeamId>> {
        let mut sets = UnionFind::new(self.teams.len());
        for group in self.together() {
            let rest = group.iter().skip(1);
            for (one, other) in group.iter().zip(rest) {
                sets.join(one.index(), other.index());
            }
        }
        let first: Vec<usize> = (0..self.teams.len()).map(|team| sets.find(team)).collect();
        let of = |number: usize| -> BTreeSet<TeamId> {
            self.teams.ids().filter(|team| first[team.index()] == number).collect()
        };
        let all = first.iter().copied().collect::<BTreeSet<usize>>();
        all.into_iter().map(of).collect()
    }

    /// Groups of teams that must be played together.
    fn together(&self) -> Vec<BTreeSet<TeamId>> {
        let seen_by = self.seen_by();
        let of_session = |session: usize| seen_by.get(session).into_iter().flatten().copied();
        let mut clinicians: BTreeMap<ClinicianId, BTreeSet<TeamId>> = BTreeMap::new();
        for row in &self.sessions {
            let teams = clinicians.entry(row.clinician).or_default();
            teams.extend(of_session(row.session.index()).chain([row.team]));
        }
        let stand_ins = self
            .teams
            .iter()
            .map(|(team, rule)| rule.stand_ins.iter().copied().chain([team]).collect());
        let windows = self.windows.iter().map(|window| {
            let staff = window.staff.iter().flat_map(|who| of_session(who.session.index()));
            staff.chain([window.team]).collect()
        });
        let asked = self
            .sources
            .iter()
            .flat_map(|source| source.all_asked().map(move |asks| (source.team, asks)));
        let listed = self.listed.iter().map(|row| (row.team, row.asks));
        let joint = asked.chain(listed).filter_map(|(team, asks)| match asks {
            Asked::Need(..) => None,
            Asked::Pathway(pathway) => {
                let steps = self.pathways[pathway].iter().filter_map(|step| step.team);
                Some(steps.chain([team]).collect())
            }
        });
        // Where a month's moves are limited, who moves in one panel takes the place of another.
        let moving = self.panels.iter().filter(|panel| !panel.life.moves.is_empty());
        let limited = moving.filter(|_| self.moves_per_month_max.is_some());
        let limited = std::iter::once(limited.map(|panel| panel.team).collect());
        let groups = clinicians.into_values().chain(stand_ins).chain(windows);
        groups.chain(joint).chain(limited).collect()
    }

    /// Per session of the cycle, the teams some need of which it may serve.
    fn seen_by(&self) -> Vec<Vec<TeamId>> {
        let count = self.sessions.iter().map(|row| row.session.index() + 1).max().unwrap_or(0);
        let may = |session: usize| {
            let able = move |able: &Vec<bool>| able.get(session) == Some(&true);
            let teams = self.teams.iter().filter(move |(_, rule)| rule.able.values().any(able));
            teams.map(|(team, _)| team).collect()
        };
        (0..count).map(may).collect()
    }

    /// The sessions of each island.
    #[must_use]
    pub fn sessions_of(&self, islands: &[BTreeSet<TeamId>]) -> Vec<Vec<SessionDay>> {
        let seen_by = self.seen_by();
        let island = |row: &SessionDay| {
            let mut users = seen_by[row.session.index()].iter().chain([&row.team]);
            let first = users.next()?;
            islands.iter().position(|teams| teams.contains(first))
        };
        let mut sessions = vec![Vec::new(); islands.len()];
        for row in &self.sessions {
            if let Some(island) = island(row) {
                sessions[island].push(*row);
            }
        }
        sessions
    }

    /// The world in which nobody asks but patients of `teams`, and only their sessions are there;
    /// of whole islands.
    #[must_use]
    pub fn only(&self, teams: &BTreeSet<TeamId>) -> World {
        let seen_by = self.seen_by();
        let mut places = vec![None; self.sessions.len()];
        let mut sessions = Vec::new();
        for (at, row) in self.sessions.iter().enumerate() {
            let mut users = seen_by[row.session.index()].iter().chain([&row.team]);
            if users.any(|team| teams.contains(team)) {
                places[at] = Some(place(sessions.len()));
                sessions.push(*row);
            }
        }
        let mut only = self.clone();
        for team in self.teams.ids() {
            only.silent[team] |= !teams.contains(&team);
        }
        only.sessions = sessions;
        only.windows.retain(|window| teams.contains(&window.team));
        only.listed.retain(|row| teams.contains(&row.team));
        only.pinned.retain_mut(|row| match places[row.at as usize] {
            Some(at) => {
                row.at = at;
                true
            }
            None => false,
        });
        only
    }
}
