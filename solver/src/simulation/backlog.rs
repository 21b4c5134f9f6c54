//! Minutes that wait at the end of a day: asked for, possible today, not served yet.

use crate::answer::RequestRow;
use crate::number::place;
use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

use super::beside::{Waiting, kind};
use super::request::Ticket;
use super::world::World;

/// Waiting minutes per team and need.
#[derive(Clone, Debug)]
pub(super) struct Backlog<'w> {
    world: &'w World,
    /// Per kind, minutes by length of visit, in order of length.
    by_kind: Vec<Vec<(i32, i64)>>,
    /// Requests that become possible on a later open day.
    later: Vec<Vec<RequestId>>,
}

impl<'w> Backlog<'w> {
    pub(super) fn new(world: &'w World) -> Self {
        let later = vec![Vec::new(); world.open.len()];
        Self { world, by_kind: vec![Vec::new(); world.teams.len() * world.needs.len()], later }
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

    #[inline]
    fn minutes_like(&mut self, row: &RequestRow) -> &mut i64 {
        let lengths = &mut self.by_kind[kind(self.world, row.team, row.need)];
        let length = row.usual().0.max(1);
        // A need has a handful of lengths.
        let at = lengths.iter().position(|known| known.0 >= length).unwrap_or(lengths.len());
        if lengths.get(at).is_none_or(|known| known.0 > length) {
            Self::learn(lengths, at, length);
        }
        &mut lengths[at].1
    }

    #[cold]
    fn learn(lengths: &mut Vec<(i32, i64)>, at: usize, length: i32) {
        lengths.insert(at, (length, 0));
    }

    /// Minutes that wait, by kind and length of visit.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let kinds = self.by_kind.iter().enumerate();
        let all = kinds.flat_map(|(kind, lengths)| {
            lengths.iter().map(move |&(length, minutes)| (place(kind), length, minutes))
        });
        let some = all.filter(|&(_, _, minutes)| minutes > 0);
        some.map(|(kind, length, minutes)| Waiting { kind, length, minutes }).collect()
    }

    /// Minutes that wait for a team.
    pub(super) fn of(&self, team: TeamId) -> Minutes {
        let needs = self.world.needs.len();
        let of_team = &self.by_kind[team.index() * needs..(team.index() + 1) * needs];
        let minutes = of_team.iter().flatten().map(|of| of.1).sum::<i64>();
        Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
    }
}
