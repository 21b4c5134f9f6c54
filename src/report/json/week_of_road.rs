//! When a week of a road begins.

use chrono::{Days, NaiveDate};

/// The first day of a week of the road, from 0.
pub(in crate::report) fn first_day(as_of: NaiveDate, week: usize) -> NaiveDate {
    let days = u64::try_from(week * 7).unwrap_or(u64::MAX);
    as_of.checked_add_days(Days::new(days)).unwrap_or(as_of)
}
