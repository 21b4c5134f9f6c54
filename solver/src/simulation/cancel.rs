//! Dates that are cancelled in time, by the patient or by the hospital: the minutes can be used
//! again.

use crate::rng::Luck;
use crate::table::RequestId;

use super::address::CANCELS;

/// Who cancels a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Patient,
    Hospital,
}

/// Announced cancellations by the open day on which they are made.
#[derive(Clone, Debug)]
pub(super) struct Cancellations {
    /// Per open day: who, which of their bookings it is about (the first is 1), and who cancels it.
    by_day: Vec<Vec<(RequestId, u16, By)>>,
    /// Per request, bookings so far.
    bookings: Vec<u16>,
}

impl Cancellations {
    pub(super) fn new(days: usize) -> Self {
        Self { by_day: vec![Vec::new(); days], bookings: Vec::new() }
    }

    /// Decides of a fresh date whether and when it will be cancelled: on an even open day after
    /// today and before the visit, with the chances of the patient and of the hospital.
    pub(super) fn think_twice(
        &mut self,
        id: RequestId,
        luck: Luck,
        (patient, hospital): (f64, f64),
        days: std::ops::Range<usize>,
    ) {
        use crate::table::Id;
        if patient + hospital <= 0.0 {
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
        let drawn = luck.quantile(address);
        if drawn < patient + hospital {
            let by = if drawn < patient { By::Patient } else { By::Hospital };
            let between = crate::number::real(days.len() - 1);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a part of a few days"
            )]
            let after = (luck.quantile(address + 1) * between) as usize;
            self.by_day[days.start + 1 + after].push((id, *booking, by));
        }
    }

    /// Whose dates are cancelled today, unless they were moved to another date meanwhile.
    pub(super) fn today(&mut self, day: usize) -> Vec<(RequestId, By)> {
        use crate::table::Id;
        let announced = std::mem::take(&mut self.by_day[day]);
        let still = |&(id, booking, _): &(RequestId, u16, By)| self.bookings[id.index()] == booking;
        announced.into_iter().filter(still).map(|(id, _, by)| (id, by)).collect()
    }
}
