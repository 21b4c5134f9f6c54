//! Quantities as types: integer minutes inside a day, chances that stay in 0..=1, rates.
//!
//! Dates are [`chrono::NaiveDate`]; waiting days are differences of dates, never of instants.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

/// A length of time within a clinic day \[min\].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(pub i32);

impl Minutes {
    /// The length as a real number \[min\], for rates and shares.
    #[must_use]
    #[inline]
    pub fn real(self) -> f64 {
        f64::from(self.0)
    }

    /// Whether the length is a whole number of steps of `grid`.
    ///
    /// ~~~
    /// use behov_solver::units::Minutes;
    /// assert!(Minutes(45).fits(Minutes(15)) && !Minutes(45).fits(Minutes(20)));
    /// ~~~
    #[must_use]
    pub fn fits(self, grid: Minutes) -> bool {
        grid.0 > 0 && self.0 % grid.0 == 0
    }
}

impl Add for Minutes {
    type Output = Minutes;
    fn add(self, other: Minutes) -> Minutes {
        Minutes(self.0 + other.0)
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Minutes) {
        self.0 += other.0;
    }
}

impl Sub for Minutes {
    type Output = Minutes;
    fn sub(self, other: Minutes) -> Minutes {
        Minutes(self.0 - other.0)
    }
}

impl Mul<i32> for Minutes {
    type Output = Minutes;
    fn mul(self, times: i32) -> Minutes {
        Minutes(self.0 * times)
    }
}

impl Div for Minutes {
    type Output = i32;
    /// How many whole times the other length fits in this one.
    fn div(self, other: Minutes) -> i32 {
        self.0 / other.0
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Minutes>>(lengths: I) -> Minutes {
        lengths.fold(Minutes(0), Add::add)
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} min", self.0)
    }
}

/// A time on the clinic's wall clock, 00:00 to 24:00.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(i32);

impl TimeOfDay {
    /// The time `minutes` after midnight; `None` outside 0..=1440.
    #[must_use]
    pub fn from_minutes(minutes: i32) -> Option<Self> {
        (0..=24 * 60).contains(&minutes).then_some(Self(minutes))
    }

    /// Reads `8:30` or `08:30`.
    ///
    /// ~~~
    /// use behov_solver::units::TimeOfDay;
    /// assert_eq!(TimeOfDay::parse("8:30"), TimeOfDay::from_minutes(510));
    /// assert_eq!(TimeOfDay::parse("24:01"), None);
    /// ~~~
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.trim().split_once(':')?;
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(hours, 2) || minutes.len() != 2 || !digits(minutes, 2) {
            return None;
        }
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        if minutes < 60 { Self::from_minutes(hours * 60 + minutes) } else { None }
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> Minutes {
        Minutes(self.0)
    }

    /// The first time from here on that lies on a grid; 24:00 where the day ends before.
    pub(crate) fn rounded_up(self, grid: Minutes) -> TimeOfDay {
        self + Minutes((-self.0).rem_euclid(grid.0.max(1)))
    }

    /// The last time up to here that lies on a grid.
    pub(crate) fn rounded_down(self, grid: Minutes) -> TimeOfDay {
        self + Minutes(-self.0.rem_euclid(grid.0.max(1)))
    }
}

impl Sub for TimeOfDay {
    type Output = Minutes;
    fn sub(self, earlier: TimeOfDay) -> Minutes {
        Minutes(self.0 - earlier.0)
    }
}

impl Add<Minutes> for TimeOfDay {
    type Output = TimeOfDay;
    /// Later by that much; stays on the day, so past 24:00 reads 24:00.
    fn add(self, length: Minutes) -> TimeOfDay {
        TimeOfDay((self.0 + length.0).clamp(0, 24 * 60))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A stretch of one day, `from` before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// When it starts.
    pub from: TimeOfDay,
    /// When it ends; the minute itself is outside.
    pub to: TimeOfDay,
}

impl Span {
    /// Its length \[min\].
    #[must_use]
    pub fn minutes(self) -> Minutes {
        self.to - self.from
    }

    /// Whether the two stretches share a minute.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether the other stretch lies wholly inside this one.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// What is left when others are cut out, in order.
    #[must_use]
    pub fn without(self, cut_out: &[Self]) -> Vec<Self> {
        let mut cuts = cut_out.to_vec();
        cuts.sort();
        let mut from = self.from;
        let mut left = Vec::new();
        for cut in cuts {
            if cut.from > from && cut.from <= self.to {
                left.push(Self { from, to: cut.from });
            }
            from = from.max(cut.to);
        }
        if from < self.to {
            left.push(Self { from, to: self.to });
        }
        left
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// A chance or a share, always within 0..=1.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Probability(f64);

impl Probability {
    /// Never.
    pub const ZERO: Probability = Probability(0.0);
    /// Always.
    pub const ONE: Probability = Probability(1.0);

    /// A chance; `None` outside 0..=1 or when not a number.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// The chance as a number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// The chance of the opposite.
    #[must_use]
    pub fn complement(self) -> Probability {
        Probability(1.0 - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_off_the_grid_goes_to_the_next_one_on_it_or_to_the_one_before() {
        let time = |text| TimeOfDay::parse(text).expect("a time");
        assert_eq!(time("9:03").rounded_up(Minutes(5)), time("9:05"));
        assert_eq!(time("9:03").rounded_down(Minutes(5)), time("9:00"));
        assert_eq!(time("9:05").rounded_up(Minutes(5)), time("9:05"));
        assert_eq!(time("9:05").rounded_down(Minutes(5)), time("9:05"));
        assert_eq!(time("23:59").rounded_up(Minutes(7)), time("24:00"));
    }
}
