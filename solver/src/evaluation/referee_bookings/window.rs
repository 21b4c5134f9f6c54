//! Lags that no date could keep: when a visit may lie outside its lag.

use chrono::{Days, NaiveDate};

use crate::answer::Booked;

use super::patient::Held;
use super::{Asked, Referee};

/// Days after today among which a date is looked for.
const AHEAD: u64 = 1_100;

impl Referee<'_> {
    /// Whether the lag before the step after `at` may be broken by so many days between the two: the
    /// visits made before leave no dates from tomorrow on that keep every lag up to the next of them.
    ///
    /// A wait may be longer where no dates keep the lags; shorter only where no longer ones would
    /// help.
    pub(super) fn excused(
        &self,
        row: &Booked,
        held: &[Option<Held>],
        asked: &[Asked],
        (at, days): (usize, i64),
    ) -> bool {
        let made = |step: &usize| held[*step].is_some_and(|held| held.row.is_none());
        let first = (0..=at).rev().find(made);
        let last = (at + 1..held.len()).find(made);
        if first.is_none() && last.is_none() {
            return false;
        }
        let stretch = first.unwrap_or(0)..=last.unwrap_or(held.len() - 1);
        let lag = asked[at + 1];
        let possible = |longer: bool| self.possible(row, held, asked, &stretch, longer);
        !possible(false) && (days >= lag.lag_min || !possible(true))
    }

    /// Whether some dates from tomorrow on, beside those made before, keep the lags of a stretch of
    /// steps; with `longer` waits may be of any length.
    fn possible(
        &self,
        row: &Booked,
        held: &[Option<Held>],
        asked: &[Asked],
        stretch: &std::ops::RangeInclusive<usize>,
        longer: bool,
    ) -> bool {
        let today = self.clinic.parts().as_of;
        let ahead: Vec<NaiveDate> = (1..=AHEAD).map(|days| today + Days::new(days)).collect();
        let mut before: Option<Vec<NaiveDate>> = None;
        for step in stretch.clone() {
            let made = held[step].filter(|held| held.row.is_none()).map(|held| held.date);
            let comes = |date: &NaiveDate| {
                self.clinic.is_open(*date) && Self::comes(self.patient(row), step, *date)
            };
            let mut dates = match made {
                Some(date) => vec![date],
                None => ahead.iter().copied().filter(comes).collect(),
            };
            if let Some(before) = &before {
                let most = if longer { i64::MAX } else { asked[step].lag_max };
                // The earliest of those not too long ago is also the one that leaves most days.
                dates.retain(|&date| {
                    let long_ago = |other: &NaiveDate| (date - *other).num_days() > most;
                    let other = before.get(before.partition_point(long_ago));
                    other.is_some_and(|&other| (date - other).num_days() >= asked[step].lag_min)
                });
            }
            before = Some(dates);
        }
        before.is_some_and(|dates| !dates.is_empty())
    }
}
