//! Which sessions a team can use on which open day.

use crate::number::place;
use crate::table::{Id, SessionId, TeamId};

use super::beside::Servers;
use super::world::World;

/// Sessions by team and open day.
#[derive(Clone, Debug)]
pub(super) struct Roster {
    /// Per team and open day, where its sessions begin in `sessions`; one more at the end of each team.
    starts: Vec<u32>,
    /// Places among the world's sessions, team by team.
    sessions: Vec<u32>,
    /// Per open day, where its sessions begin in the world.
    days: Vec<u32>,
    /// Per session of the cycle, the teams some need of which it may serve.
    teams: Vec<Vec<usize>>,
    /// What each session may serve.
    pub(super) servers: Servers,
}

impl Roster {
    pub(super) fn of(world: &World) -> Self {
        let count = world.open.len();
        let mut days = Vec::with_capacity(count + 1);
        let teams = teams_of(world);
        let mut by_team: Vec<Vec<(usize, u32)>> = vec![Vec::new(); world.teams.len()];
        let mut at = 0;
        for day in 0..count {
            days.push(place(at));
            while world.sessions.get(at).is_some_and(|s| s.open_day as usize == day) {
                for &team in &teams[world.sessions[at].session.index()] {
                    by_team[team].push((day, place(at)));
                }
                at += 1;
            }
        }
        days.push(place(at));
        let (mut starts, mut sessions) =
            (Vec::with_capacity(by_team.len() * days.len()), Vec::new());
        for own in by_team {
            let mut own = own.into_iter().peekable();
            for day in 0..count {
                starts.push(place(sessions.len()));
                let of_day = std::iter::from_fn(|| own.next_if(|&(of, _)| of == day));
                sessions.extend(of_day.map(|(_, at)| at));
            }
            starts.push(place(sessions.len()));
        }
        Self { starts, sessions, days, teams, servers: Servers::of(world) }
    }

    /// Sessions a team can use on an open day.
    #[inline]
    pub(super) fn of_team(&self, team: TeamId, day: usize) -> &[u32] {
        let at = team.index() * self.days.len() + day;
        &self.sessions[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Teams that can use a session of the cycle.
    pub(super) fn users(&self, session: SessionId) -> impl Iterator<Item = TeamId> + '_ {
        let teams = self.teams.get(session.index()).map_or(&[][..], Vec::as_slice);
        teams.iter().copied().map(TeamId::from_index)
    }

    /// All sessions of an open day.
    pub(super) fn of_day(&self, day: usize) -> std::ops::Range<usize> {
        self.days[day] as usize..self.days[day + 1] as usize
    }
}

/// Per session of the cycle, the teams some need of which it can serve.
fn teams_of(world: &World) -> Vec<Vec<usize>> {
    let count = world.sessions.iter().map(|row| row.session.index() + 1).max().unwrap_or(0);
    let teams = |session: usize| {
        let able = |able: &Vec<bool>| able.get(session) == Some(&true);
        let serves = world.teams.iter().filter(|(_, rule)| rule.able.values().any(able));
        serves.map(|(team, _)| team.index()).collect()
    };
    (0..count).map(teams).collect()
}
