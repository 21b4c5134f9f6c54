//! Minutes that wait at the end of a day: asked for, possible today, not served yet.

use std::collections::BTreeMap;

use crate::answer::RequestRow;
use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

use super::beside::{Waiting, kind};
use super::request::Ticket;
use super::roster::place;
use super::world::World;

/// Waiting minutes per team and need.
#[derive(Clone, Debug)]
pub(super) struct Backlog<'w> {
    world: &'w World,
    /// Per kind, minutes by length of visit, in order of length.
    by_kind: Vec<BTreeMap<i32, i64>>,
    /// Requests that become possible on a later open day.
    later: Vec<Vec<RequestId>>,
}

impl<'w> Backlog<'w> {
    pub(super) fn new(world: &'w World) -> Self {
        let later = vec![Vec::new(); world.open.len()];
        Self { world, by_kind: vec![BTreeMap::new(); world.teams.len() * world.needs.len()], later }
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
        *self.minutes_like(row) += i64::from(row.usual().0);
    }

    /// Counts it no longer.
    #[inline]
    pub(super) fn leave(&mut self, row: &RequestRow, ticket: &mut Ticket) {
        if std::mem::take(&mut ticket.counted) {
            *self.minutes_like(row) -= i64::from(row.usual().0);
        }
    }

    fn minutes_like(&mut self, row: &RequestRow) -> &mut i64 {
        let kind = kind(self.world, row.team, row.need);
        self.by_kind[kind].entry(row.usual().0.max(1)).or_default()
    }

    /// Minutes that wait, by kind and length of visit.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let kinds = self.by_kind.iter().enumerate();
        let all = kinds.flat_map(|(kind, lengths)| {
            lengths.iter().map(move |(&length, &minutes)| (place(kind), length, minutes))
        });
        let some = all.filter(|&(_, _, minutes)| minutes > 0);
        some.map(|(kind, length, minutes)| Waiting { kind, length, minutes }).collect()
    }

    /// Minutes that wait for a team.
    pub(super) fn of(&self, team: TeamId) -> Minutes {
        let needs = self.world.needs.len();
        let of_team = &self.by_kind[team.index() * needs..(team.index() + 1) * needs];
        let minutes = of_team.iter().flat_map(BTreeMap::values).sum::<i64>();
        Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
    }
}
