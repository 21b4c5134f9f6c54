//! Minutes that wait at the end of a day: asked for, possible today, not served yet.

use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

use super::request::Ticket;
use super::world::World;

/// Waiting minutes per team.
#[derive(Clone, Debug)]
pub(super) struct Backlog {
    by_team: Vec<i64>,
    /// Requests that become possible on a later open day.
    later: Vec<Vec<RequestId>>,
}

impl Backlog {
    pub(super) fn new(world: &World) -> Self {
        let later = vec![Vec::new(); world.open.len()];
        Self { by_team: vec![0; world.teams.len()], later }
    }

    /// A request becomes possible on open day `first`.
    pub(super) fn expect(&mut self, id: RequestId, first: usize) {
        if let Some(day) = self.later.get_mut(first) {
            day.push(id);
        }
    }

    /// Those who become possible today.
    pub(super) fn possible(&mut self, today: usize) -> Vec<RequestId> {
        std::mem::take(&mut self.later[today])
    }

    /// Counts a request from now on.
    #[inline]
    pub(super) fn join(&mut self, team: TeamId, minutes: Minutes, ticket: &mut Ticket) {
        ticket.counted = true;
        self.by_team[team.index()] += i64::from(minutes.0);
    }

    /// Counts it no longer.
    #[inline]
    pub(super) fn leave(&mut self, team: TeamId, minutes: Minutes, ticket: &mut Ticket) {
        if std::mem::take(&mut ticket.counted) {
            self.by_team[team.index()] -= i64::from(minutes.0);
        }
    }

    /// Minutes that wait for a team.
    pub(super) fn of(&self, team: TeamId) -> Minutes {
        Minutes(i32::try_from(self.by_team[team.index()]).unwrap_or(i32::MAX))
    }
}
