//! Patients who cancel in time: the minutes can be used again.

use crate::rng::Luck;
use crate::table::RequestId;

use super::request::address::CANCELS;

/// Announced cancellations by the open day on which they are made.
#[derive(Clone, Debug)]
pub(super) struct Cancellations {
    /// Per open day: who, and their how manyth booking it is about.
    by_day: Vec<Vec<(RequestId, u16)>>,
    /// Per request, bookings so far.
    bookings: Vec<u16>,
}

impl Cancellations {
    pub(super) fn new(days: usize) -> Self {
        Self { by_day: vec![Vec::new(); days], bookings: Vec::new() }
    }

    /// Lets a patient with a fresh date decide whether and when they will cancel it: on an even
    /// open day after today and before the visit.
    pub(super) fn think_twice(
        &mut self,
        id: RequestId,
        luck: Luck,
        chance: f64,
        days: std::ops::Range<usize>,
    ) {
        use crate::table::Id;
        if chance <= 0.0 {
            return;
        }
        if self.bookings.len() <= id.index() {
            self.bookings.resize(id.index() + 1, 0);
        }
        let booking = &mut self.bookings[id.index()];
        *booking += 1;
        if days.len() < 2 {
            return;
        }
        let address = CANCELS + 2 * u64::from(*booking);
        if luck.quantile(address) < chance {
            let between = crate::demand::law::real(days.len() - 1);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a part of a few days"
            )]
            let after = (luck.quantile(address + 1) * between) as usize;
            self.by_day[days.start + 1 + after].push((id, *booking));
        }
    }

    /// Those who cancel today, unless they were moved to another date meanwhile.
    pub(super) fn today(&mut self, day: usize) -> Vec<RequestId> {
        use crate::table::Id;
        let announced = std::mem::take(&mut self.by_day[day]);
        let still = |&(id, booking): &(RequestId, u16)| self.bookings[id.index()] == booking;
        announced.into_iter().filter(still).map(|(id, _)| id).collect()
    }
}
