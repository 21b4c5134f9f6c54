//! When a patient may be seen: not before they are ready and told, and not before they ask.

use crate::answer::Day;
use crate::table::{Id, RequestId};

use super::desk::Desk;

impl Desk<'_> {
    /// The first open day on which the patient may be seen at all: not before they are ready, and
    /// for held needs as early as the team's service allows.
    #[must_use]
    #[inline]
    pub fn earliest(&self, id: RequestId) -> usize {
        self.ready_from(id).max(self.today)
    }

    /// The same, whatever day it is.
    #[inline]
    pub(super) fn ready_from(&self, id: RequestId) -> usize {
        let ticket = &self.tickets[id.index()];
        let first = ticket.first as usize;
        if self.need(id).held {
            let after = self.world.teams[self.rows[id.index()].team].earliest as usize;
            (ticket.joined as usize + after).max(first)
        } else {
            first
        }
    }

    /// The first open day on which the patient could have come, had there been room: who is not
    /// sub-acute must be told some days ahead.
    pub(super) fn could_come(&self, id: RequestId) -> usize {
        let told = self.tickets[id.index()].joined as usize + self.world.habits.notice as usize;
        let earliest = self.earliest(id);
        if !self.need(id).held {
            return earliest.max(told);
        }
        let row = &self.rows[id.index()];
        let today = earliest == self.today;
        let minute = if today { self.asked_at(id) } else { 0 };
        let late = minute > 0 && self.agenda.too_late((row.team, row.need), minute);
        earliest + usize::from(late)
    }

    /// The last open day within the access target of its need; `None` without one.
    #[must_use]
    pub fn target(&self, id: RequestId) -> Option<usize> {
        let ready = self.tickets[id.index()].first as usize;
        self.need(id).target.map(|days| ready + days as usize)
    }

    /// The last day that keeps the request's right or target; without either, a year from when the
    /// patient is ready.
    pub(super) fn wanted_by(&self, id: RequestId) -> Day {
        let target = self.target(id).filter(|&day| day < self.horizon()).map(|day| self.day(day));
        let without = || Day(self.rows[id.index()].ready.0 + 365);
        self.due(id).or(target).unwrap_or_else(without)
    }

    /// The minute of the present day at which a patient asks; 0 who asked before.
    pub(super) fn asked_at(&self, id: RequestId) -> i32 {
        let ticket = &self.tickets[id.index()];
        #[expect(clippy::cast_possible_truncation, reason = "a minute of a day")]
        let minute = ticket.minute.ceil() as i32;
        if ticket.joined as usize == self.today { minute } else { 0 }
    }
}
