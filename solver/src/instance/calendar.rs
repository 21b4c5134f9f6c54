//! Which days the clinic is open: Danish public holidays by rule, local closures, the cycle.
//!
//! Public holidays are those of the Danish national church; store bededag counts until 2023
//! (abolished from 1 January 2024). Days that are not holidays by law but on which many clinics
//! close (5 June, 24 and 31 December) are closures of the clinic, never assumed.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::people::CycleDay;

/// The template repeats every `weeks` weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Number of weeks \[1..=8\].
    pub weeks: u32,
    /// A Monday on which week 0 of the cycle starts.
    pub anchor: NaiveDate,
    /// How the weeks follow each other.
    pub rhythm: Rhythm,
}

/// How the weeks of a cycle follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rhythm {
    /// In turn, counted from the anchor and never from week numbers.
    #[default]
    Anchored,
    /// Odd weeks by ISO 8601, then even weeks: after week 53, which is odd, week 1 is odd again.
    IsoParity,
}

impl Cycle {
    /// A cycle counted from a Monday.
    #[must_use]
    pub fn anchored(weeks: u32, anchor: NaiveDate) -> Self {
        Self { weeks, anchor, rhythm: Rhythm::Anchored }
    }

    /// Odd weeks and even weeks by ISO 8601: weeks 0 and 1 of the cycle. The anchor, a Monday, is
    /// there to be read.
    #[must_use]
    pub fn iso_parity(anchor: NaiveDate) -> Self {
        Self { weeks: 2, anchor, rhythm: Rhythm::IsoParity }
    }

    /// Days in a cycle.
    #[must_use]
    pub fn length_days(self) -> usize {
        self.weeks as usize * 7
    }

    /// Where a date lies in the cycle; dates before the anchor count backwards, and by ISO parity
    /// the number of its week decides.
    ///
    /// # Panics
    /// When the cycle has no week; an [`Instance`](super::Instance) has at least one.
    #[must_use]
    pub fn day_of(self, date: NaiveDate) -> CycleDay {
        if self.rhythm == Rhythm::IsoParity {
            return CycleDay::new((date.iso_week().week() + 1) % 2, date.weekday());
        }
        let days = (date - self.anchor).num_days();
        let length = i64::from(self.weeks) * 7;
        let index = usize::try_from(days.rem_euclid(length)).expect("a remainder is not negative");
        CycleDay::from_index(index)
    }

    /// The Monday after a week 53, when a two-week rhythm breaks, within `days` days from a date:
    /// an anchored cycle of two weeks changes places with odd and even weeks, and by ISO parity two
    /// odd weeks follow each other. `None` when the cycle has not two weeks.
    #[must_use]
    pub fn breaks_within(self, from: NaiveDate, days: u64) -> Option<NaiveDate> {
        let dates = (0..days).filter_map(|ahead| from.checked_add_days(Days::new(ahead)));
        let after_53 = |date: &NaiveDate| {
            date.weekday() == Weekday::Mon
                && date.pred_opt().is_some_and(|sunday| sunday.iso_week().week() == 53)
        };
        dates.filter(|_| self.weeks == 2).find(after_53)
    }
}

/// Whose public holidays close the clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicHolidays {
    /// Denmark, by rule.
    Denmark,
    /// None.
    None,
}

/// Dates on which the whole clinic is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// First day closed.
    pub from: NaiveDate,
    /// Last day closed.
    pub to: NaiveDate,
    /// Why, in the clinic's words.
    pub reason: String,
}

/// Public holidays and local closures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Whose public holidays.
    pub public_holidays: PublicHolidays,
    /// Local closures.
    pub closures: Vec<Closure>,
}

/// Why a clinic is closed on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed<'a> {
    /// A public holiday.
    Holiday(Holiday),
    /// A local closure, with its reason.
    Local(&'a str),
}

impl Calendar {
    /// Why the clinic is closed on `date`; `None` when it is not.
    #[must_use]
    pub fn closed(&self, date: NaiveDate) -> Option<Closed<'_>> {
        let holiday = match self.public_holidays {
            PublicHolidays::Denmark => danish_holiday(date).map(Closed::Holiday),
            PublicHolidays::None => None,
        };
        holiday.or_else(|| {
            let closure = self.closures.iter().find(|c| c.from <= date && date <= c.to)?;
            Some(Closed::Local(&closure.reason))
        })
    }
}

/// A Danish public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Holiday {
    NewYear,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    GreatPrayerDay,
    Ascension,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    BoxingDay,
}

/// Easter Sunday of a year in the Gregorian calendar \[1583..=4099\].
///
/// The anonymous algorithm printed by Meeus (1991), *Astronomical Algorithms*, chapter 8.
///
/// ~~~
/// use behov_solver::instance::calendar::easter;
/// assert_eq!(easter(2026).to_string(), "2026-04-05");
/// ~~~
///
/// # Panics
/// When the year has no date, far outside the range above.
#[must_use]
pub fn easter(year: i32) -> NaiveDate {
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let leap_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - leap_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let month_day = epact + to_sunday - 7 * late + 114;
    let (month, day) = (month_day / 31, month_day % 31 + 1);
    let date = u32::try_from(month).ok().zip(u32::try_from(day).ok());
    date.and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .expect("Easter falls between 22 March and 25 April")
}

/// The public holiday on `date`, if any.
#[must_use]
pub fn danish_holiday(date: NaiveDate) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::BoxingDay),
        _ => {}
    }
    let after_easter = (date - easter(date.year())).num_days();
    match after_easter {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        26 if date.year() < 2024 => Some(Holiday::GreatPrayerDay),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        let almanac = [
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
        ];
        for day in almanac.map(date) {
            assert_eq!(easter(day.year()), day);
        }
    }

    #[test]
    fn store_bededag_is_a_holiday_until_2023_and_a_working_day_after() {
        assert_eq!(danish_holiday(date("2023-05-05")), Some(Holiday::GreatPrayerDay));
        assert_eq!(danish_holiday(date("2024-04-26")), None);
        assert_eq!(danish_holiday(date("2026-05-01")), None);
    }

    #[test]
    fn ascension_and_whitsun_follow_easter() {
        assert_eq!(danish_holiday(date("2026-05-14")), Some(Holiday::Ascension));
        assert_eq!(danish_holiday(date("2027-05-17")), Some(Holiday::WhitMonday));
        assert_eq!(danish_holiday(date("2028-04-14")), Some(Holiday::GoodFriday));
    }

    #[test]
    fn a_two_week_cycle_keeps_its_turn_across_week_53() {
        // 2026 has 53 ISO weeks: week parity gives two odd weeks in a row, the anchor does not.
        let cycle = Cycle::anchored(2, date("2026-11-02"));
        assert_eq!(cycle.day_of(date("2026-12-28")).week, 0);
        assert_eq!(cycle.day_of(date("2027-01-04")).week, 1);
        assert_eq!(cycle.day_of(date("2026-10-26")).week, 1);
    }

    #[test]
    fn odd_and_even_weeks_go_by_their_number_and_two_odd_ones_meet_after_week_53() {
        // 28 December 2026 begins week 53 and 4 January 2027 week 1, both odd; week 2 is even.
        let cycle = Cycle::iso_parity(date("2026-11-02"));
        assert_eq!(cycle.day_of(date("2026-12-25")), CycleDay { week: 1, day: 4 });
        assert_eq!(cycle.day_of(date("2026-12-28")), CycleDay { week: 0, day: 0 });
        assert_eq!(cycle.day_of(date("2027-01-03")), CycleDay { week: 0, day: 6 });
        assert_eq!(cycle.day_of(date("2027-01-04")), CycleDay { week: 0, day: 0 });
        assert_eq!(cycle.day_of(date("2027-01-11")).week, 1);
    }

    #[test]
    fn a_rhythm_of_two_weeks_breaks_after_week_53_and_no_other() {
        let monday = date("2027-01-04");
        for cycle in [Cycle::anchored(2, date("2026-11-02")), Cycle::iso_parity(date("2026-11-02"))]
        {
            assert_eq!(cycle.breaks_within(date("2026-11-02"), 64), Some(monday));
            assert_eq!(cycle.breaks_within(date("2026-11-02"), 63), None);
            assert_eq!(cycle.breaks_within(date("2027-01-05"), 5 * 365), None);
        }
        let every = Cycle::anchored(1, date("2026-11-02"));
        assert_eq!(every.breaks_within(date("2026-11-02"), 365), None);
    }
}
