//! Weeks by their number: how they are written in files and in the tables that people read.
//!
//! Weeks are those of ISO 8601: they begin on Monday, and week 1 is the one with the first Thursday of the
//! year. Every form in which people write one is read, see `said`.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::said::weeks::said;
use crate::messages::{Lang, tell};

/// Years that behov knows.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// A week by its number, which may be one that its year does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The year it is of; left out, the one in which it lies nearest.
    pub year: Option<i32>,
    /// Its number.
    pub number: u32,
}

impl Week {
    /// Reads a week; `None` for what is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let said = said(text)?.filter(|said| said.first == said.last)?;
        Some(Self { year: said.year, number: said.first })
    }

    /// The same in a column that holds nothing but weeks: also a number alone.
    #[must_use]
    pub fn parse_number(text: &str) -> Option<Self> {
        let text = text.trim();
        let alone = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse().ok().filter(|_| alone);
        number.map(|number| Self { year: None, number }).or_else(|| Self::parse(text))
    }

    /// Whether a week is written so that a month of a year could be meant: `11-2026`.
    #[must_use]
    pub fn may_be_month(text: &str) -> bool {
        said(text).flatten().is_some_and(|said| said.may_be_month)
    }

    /// The week of a date; without its year where it is the nearest of its number to a day, as it is
    /// read then.
    #[must_use]
    pub fn of(date: NaiveDate, near: NaiveDate) -> Self {
        let week = date.iso_week();
        let alone = Self { year: None, number: week.week() };
        let is_same = |monday: NaiveDate| monday.iso_week() == week;
        if alone.monday(near).is_some_and(is_same) {
            alone
        } else {
            Self { year: Some(week.year()), ..alone }
        }
    }

    /// As it is said: 46-2026, or 46.
    #[must_use]
    pub fn said(self) -> String {
        let year = self.year.map_or_else(String::new, |year| format!("-{year}"));
        format!("{}{year}", self.number)
    }

    /// As tables that people read have it: week 46, uge 46, uge 7-2027.
    #[must_use]
    pub fn told(self, lang: Lang) -> String {
        tell!(lang, "week.number", number = self.said())
    }

    /// Its Monday, where there is such a week; without a year the one nearest to a date.
    #[must_use]
    pub fn monday(self, near: NaiveDate) -> Option<NaiveDate> {
        let of = |year: i32| {
            let monday = NaiveDate::from_isoywd_opt(year, self.number, Weekday::Mon);
            monday.filter(|_| YEARS.contains(&year))
        };
        if let Some(year) = self.year {
            return of(year);
        }
        let year = near.iso_week().year();
        let there = [year - 1, year, year + 1].into_iter().filter_map(of);
        there.min_by_key(|monday| (*monday - near).num_days().abs())
    }

    /// Its Sunday.
    #[must_use]
    pub fn sunday(self, near: NaiveDate) -> Option<NaiveDate> {
        self.monday(near)?.checked_add_days(Days::new(6))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year}-W{:02}", self.number),
            None => write!(f, "uge {}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_week_is_read_as_danes_say_it_and_as_files_write_it() {
        let wanted = Some(Week { year: Some(2026), number: 46 });
        for text in [
            "uge 46-2026",
            "Uge 46 2026",
            "uge 46, 2026",
            "uge 46/2026",
            "46-2026",
            "46/2026",
            "2026-W46",
            "2026W46",
            "2026-46",
            "uge 46 (2026)",
            "week 46 2026",
            "u46 2026",
            " uge 46 i 2026 ",
        ] {
            assert_eq!(Week::parse(text), wanted, "{text}");
        }
        for text in ["uge 46", "Uge46", "u. 46", "W46"] {
            assert_eq!(Week::parse(text), Some(Week { year: None, number: 46 }), "{text}");
        }
        for text in ["7-2027", "2027-07", "2027-W07", "uge 7 2027", "07/2027"] {
            assert_eq!(Week::parse(text), Some(Week { year: Some(2027), number: 7 }), "{text}");
            assert_eq!(Week::may_be_month(text), !text.contains(['W', 'u']), "{text}");
        }
        assert_eq!(Week::parse_number("7"), Week::parse("uge 7"));
        assert_eq!(Week::parse_number("2026-46"), wanted);
        for text in [
            "46",
            "2026",
            "02-11-2026",
            "uge",
            "uge 46-47-2026",
            "uge 460",
            "uge 46 (9.-13. nov.)",
            "",
        ] {
            assert_eq!(Week::parse(text), None, "{text}");
        }
        for week in [Week { year: Some(2027), number: 7 }, Week { year: None, number: 7 }] {
            assert_eq!(Week::parse(&week.to_string()), Some(week));
        }
    }

    #[test]
    fn week_53_is_there_in_the_years_that_have_one() {
        let near = date("2026-11-02");
        let week = |year, number| Week { year: Some(year), number };
        assert_eq!(week(2026, 53).monday(near), Some(date("2026-12-28")));
        assert_eq!(week(2026, 53).sunday(near), Some(date("2027-01-03")));
        assert_eq!([week(2027, 53).monday(near), week(2026, 54).monday(near)], [None, None]);
        assert_eq!([week(2026, 0).monday(near), week(1999, 7).monday(near)], [None, None]);
    }

    #[test]
    fn a_week_without_a_year_is_the_nearest() {
        let near = date("2026-11-02");
        let monday = |number| Week { year: None, number }.monday(near);
        assert_eq!(monday(46), Some(date("2026-11-09")));
        assert_eq!(monday(7), Some(date("2027-02-15")));
        assert_eq!(monday(30), Some(date("2026-07-20")));
        assert_eq!(monday(53), Some(date("2026-12-28")));
        // No year beside 2030 has a week 53.
        assert_eq!(Week { year: None, number: 53 }.monday(date("2030-06-03")), None);
    }
    #[test]
    fn a_week_is_written_as_it_is_read_on_the_same_day() {
        let near = date("2026-11-02");
        for days in 0..2 * 371 {
            let day = near + Days::new(days);
            let week = Week::of(day, near);
            let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
            for lang in [Lang::En, Lang::Da] {
                let read = Week::parse(&week.told(lang)).expect("a week");
                assert_eq!(read.monday(near), Some(monday), "{}", week.told(lang));
            }
        }
        let told = |day| Week::of(date(day), near).told(Lang::Da);
        assert_eq!([told("2026-11-13"), told("2027-02-15")], ["uge 46", "uge 7"]);
        assert_eq!(told("2027-11-15"), "uge 46-2027");
        assert_eq!(Week::of(near, near).told(Lang::En), "week 45");
    }
}
