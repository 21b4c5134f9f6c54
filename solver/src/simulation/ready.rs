//! When a patient may be seen: not before they are ready and told, and not before they ask.

use crate::table::{Id, RequestId};

use super::desk::Desk;

impl Desk<'_> {
    /// The first open day on which the patient may be seen at all: not before they are ready, and
    /// for held needs as early as the team's service allows.
    #[must_use]
    #[inline]
    pub fn earliest(&self, id: RequestId) -> usize {
        let row = &self.rows[id.index()];
        let first = self.tickets[id.index()].first as usize;
        if self.need(id).held {
            let after = self.world.teams[row.team].earliest as usize;
            (self.tickets[id.index()].joined as usize + after).max(first).max(self.today)
        } else {
            first.max(self.today)
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

    /// The minute of the present day at which a patient asks; 0 who asked before.
    pub(super) fn asked_at(&self, id: RequestId) -> i32 {
        let ticket = &self.tickets[id.index()];
        #[expect(clippy::cast_possible_truncation, reason = "a minute of a day")]
        let minute = ticket.minute.ceil() as i32;
        if ticket.joined as usize == self.today { minute } else { 0 }
    }
}
