//! How far ahead can be booked.

use chrono::{Days, NaiveDate};

use crate::instance::Instance;

/// The last date that can be booked.
#[must_use]
pub fn last_date(clinic: &Instance, weeks: u32) -> NaiveDate {
    clinic.parts().as_of + Days::new(u64::from(weeks) * 7)
}
