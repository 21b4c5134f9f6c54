//! A waiting list that is called in for the next days.

use crate::answer::Day;
use crate::table::RequestId;

use super::super::agenda::Reach;
use super::super::desk::Desk;
use super::place::{alone, earliest, next_free, sub_acute};

/// Who is called in first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Those due first.
    Due,
    /// Those due first among those who can still be in time; the others afterwards. This is what
    /// a target that counts breaches rewards (Moore 1968).
    StillInTime,
}

/// Calls in whom the next `ahead` open days have room for.
pub(super) fn call_in(desk: &mut Desk<'_>, order: Order, ahead: u32) {
    let mut list: Vec<(Day, RequestId)> =
        desk.waiting().map(|id| (desk.wanted_by(id), id)).collect();
    list.sort();
    let until = desk.today() + ahead as usize;
    let passes: &[bool] = match order {
        Order::Due => &[false],
        Order::StillInTime => &[true, false],
    };
    for &only_in_time in passes {
        for &(due, id) in &list {
            if !desk.waits(id) {
                continue;
            }
            let reach = Reach { held: false, open: true };
            let days = desk.earliest(id)..until;
            let late = until >= desk.horizon() || desk.day(until) > due;
            // Who would be late is not kept for a day that has room for all steps.
            let slot = earliest(desk, id, days.clone(), reach)
                .or_else(|| alone(desk, id, days, reach).filter(|_| late));
            let in_time = |day: usize| desk.day(day) <= due;
            if let Some(slot) = slot.filter(|slot| !only_in_time || in_time(slot.day())) {
                desk.book(id, slot);
            }
        }
    }
}

/// Tries again for those who found no room when they asked.
pub(super) fn ask_again(desk: &mut Desk<'_>, notice: u32) {
    let list: Vec<RequestId> = desk.waiting().collect();
    for id in list {
        if desk.need(id).held {
            sub_acute(desk, id, notice);
        } else {
            next_free(desk, id, notice);
        }
    }
}
