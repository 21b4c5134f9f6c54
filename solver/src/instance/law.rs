//! The calendar of the law: weekdays by which letters are due, whatever the clinic's own days are.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::danish_holiday;
use super::rights::Sector;

/// What the law leaves to be said by a clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Law {
    /// Whose patients they are, where a pathway or a need does not say otherwise.
    pub sector: Sector,
    /// Whether a Saturday is a weekday (*hverdag*).
    pub saturday_counts: bool,
    /// Days that are no holidays by law and no weekdays to this clinic either.
    pub not_weekdays: Vec<SpecialDay>,
}

/// A day on which much is closed though it is no public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpecialDay {
    /// Constitution Day, 5 June.
    ConstitutionDay,
    /// 24 December.
    ChristmasEve,
    /// 31 December.
    NewYearsEve,
}

impl SpecialDay {
    /// The special day on a date, if any.
    #[must_use]
    pub fn on(date: NaiveDate) -> Option<Self> {
        match (date.month(), date.day()) {
            (6, 5) => Some(Self::ConstitutionDay),
            (12, 24) => Some(Self::ChristmasEve),
            (12, 31) => Some(Self::NewYearsEve),
            _ => None,
        }
    }
}

impl Law {
    /// Whether a date is a weekday (*hverdag*) in law: no Sunday, no Danish public holiday, no
    /// Saturday unless these count, and no special day taken out. Local closures, and whose holidays
    /// close the clinic, are nothing to the law.
    #[must_use]
    pub fn is_weekday(&self, date: NaiveDate) -> bool {
        let by_week = match date.weekday() {
            Weekday::Sun => false,
            Weekday::Sat => self.saturday_counts,
            _ => true,
        };
        by_week
            && danish_holiday(date).is_none()
            && SpecialDay::on(date).is_none_or(|day| !self.not_weekdays.contains(&day))
    }

    /// The weekday so many weekdays after a date.
    #[must_use]
    pub fn weekdays_after(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let mut left = count;
        let mut day = date;
        while left > 0 {
            let Some(next) = day.succ_opt() else { break };
            day = next;
            left -= u32::from(self.is_weekday(day));
        }
        day
    }
}
