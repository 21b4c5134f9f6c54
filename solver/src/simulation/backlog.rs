//! Minutes that wait at the end of a day: asked for, possible today, not served yet.

use crate::answer::RequestRow;
use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

use super::beside::kind;
use super::request::Ticket;
use super::world::World;

/// Waiting minutes per team and need.
#[derive(Clone, Debug)]
pub(super) struct Backlog<'w> {
    world: &'w World,
    by_kind: Vec<i64>,
    /// Requests that become possible on a later open day.
    later: Vec<Vec<RequestId>>,
}

impl<'w> Backlog<'w> {
    pub(super) fn new(world: &'w World) -> Self {
        let later = vec![Vec::new(); world.open.len()];
        Self { world, by_kind: vec![0; world.teams.len() * world.needs.len()], later }
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
    pub(super) fn join(&mut self, row: &RequestRow, ticket: &mut Ticket) {
        ticket.counted = true;
        self.by_kind[kind(self.world, row.team, row.need)] += i64::from(row.usual().0);
    }

    /// Counts it no longer, or so many minutes of it.
    #[inline]
    pub(super) fn leave(&mut self, row: &RequestRow, minutes: Minutes, ticket: &mut Ticket) {
        if std::mem::take(&mut ticket.counted) {
            self.by_kind[kind(self.world, row.team, row.need)] -= i64::from(minutes.0);
        }
    }

    /// Minutes that wait, by kind.
    pub(super) fn by_kind(&self) -> &[i64] {
        &self.by_kind
    }

    /// Minutes that wait for a team.
    pub(super) fn of(&self, team: TeamId) -> Minutes {
        let needs = self.world.needs.len();
        let minutes = &self.by_kind[team.index() * needs..(team.index() + 1) * needs];
        Minutes(i32::try_from(minutes.iter().sum::<i64>()).unwrap_or(i32::MAX))
    }
}
