//! A cell of a table: what it holds, and the one place where that is written for people.

use behov_solver::evaluation::Estimate;
use behov_solver::units::TimeOfDay;
use chrono::NaiveDate;

use crate::messages::tell;
use crate::report::Voice;
use crate::report::json::value::Estimated;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) enum Cell {
    /// Nothing to say.
    Nothing,
    /// No value where other rows have one.
    None,
    /// Words, or a name.
    Text(String),
    /// How many.
    Count(u64),
    /// So many of so many.
    Of(u64, u64),
    /// So many of so many, on a mean day.
    Part(f64, u64),
    /// So many, and their share of all.
    Counted(u64, f64),
    /// A number with so many decimals.
    Number(f64, usize),
    /// Minutes.
    Minutes(f64),
    /// A share.
    Share(f64),
    /// A difference of shares, in percentage points.
    Points(f64),
    /// A number with its interval, and the decimals of both.
    Estimate(Estimated, [usize; 2]),
    /// A share in percent with its interval.
    SharePoints(Estimated),
    /// A date.
    Date(NaiveDate),
    /// A time of day.
    Time(TimeOfDay),
    /// The calendar week of a Monday.
    Week(NaiveDate),
}

impl Cell {
    /// The cell, or none where there is no value.
    pub(in crate::report) fn or_none(cell: Option<Self>) -> Self {
        cell.unwrap_or(Self::None)
    }

    /// The cell, or nothing.
    pub(in crate::report) fn maybe(cell: Option<Self>) -> Self {
        cell.unwrap_or(Self::Nothing)
    }

    /// A name.
    pub(in crate::report) fn name(name: &str) -> Self {
        Self::Text(name.to_owned())
    }

    /// Minutes, or patients on a mean day, with one decimal.
    pub(in crate::report) fn tenth(value: f64) -> Self {
        Self::Number(value, 1)
    }

    /// The same with their interval.
    pub(in crate::report) fn estimated(of: Estimate, decimals: usize) -> Self {
        Self::Estimate(Estimated::of(of), [decimals; 2])
    }

    /// How many days, patients or visits.
    pub(in crate::report) fn count(count: impl TryInto<u64>) -> Self {
        Self::Count(count.try_into().unwrap_or(u64::MAX))
    }

    /// So many of so many.
    pub(in crate::report) fn of(part: usize, whole: usize) -> Self {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Self::Of(count(part), count(whole))
    }

    /// So many of so many, on a mean day.
    pub(in crate::report) fn part(part: f64, whole: usize) -> Self {
        Self::Part(part, u64::try_from(whole).unwrap_or(u64::MAX))
    }

    /// So many, and their share of all.
    pub(in crate::report) fn counted(count: usize, share: f64) -> Self {
        Self::Counted(u64::try_from(count).unwrap_or(u64::MAX), share)
    }

    /// Whether it is a number, and stands to the right.
    pub(super) fn is_number(&self) -> bool {
        !matches!(
            self,
            Self::Nothing
                | Self::None
                | Self::Text(_)
                | Self::Date(_)
                | Self::Time(_)
                | Self::Week(_)
        )
    }

    /// The second number of a cell that holds two, and what it is.
    pub(super) fn second(&self) -> Option<(&'static str, f64)> {
        #[expect(clippy::cast_precision_loss, reason = "counts of a clinic are far below 2^53")]
        match *self {
            Self::Of(_, whole) | Self::Part(_, whole) => Some(("/", whole as f64)),
            Self::Counted(_, share) => Some(("share", share)),
            Self::Estimate(of, _) | Self::SharePoints(of) => of.half_width.map(|half| ("±", half)),
            _ => None,
        }
    }

    /// As people read it.
    pub(in crate::report) fn told(&self, voice: Voice) -> String {
        let count = |count: u64| voice.whole(usize::try_from(count).unwrap_or(usize::MAX));
        match *self {
            Self::Nothing => String::new(),
            Self::None => tell!(voice, "number.none"),
            Self::Text(ref text) => text.clone(),
            Self::Count(of) => count(of),
            Self::Of(part, whole) => {
                tell!(voice, "dilemma.in-time.value", part = count(part), whole = count(whole))
            }
            Self::Part(part, whole) => {
                tell!(voice, "clinic-day.of", count = voice.number(part, 1), all = count(whole))
            }
            Self::Counted(of, share) => {
                tell!(voice, "lengths.count", count = count(of), share = voice.percent(share))
            }
            Self::Number(value, decimals) => voice.number(value, decimals),
            Self::Minutes(value) => voice.minutes(value),
            Self::Share(share) => voice.percent(share),
            Self::Points(points) => voice.number(points * 100.0, 1),
            Self::Estimate(of, [decimals, of_half]) => {
                let value = voice.number(of.value.0, decimals);
                match of.half_width {
                    Some(half) => format!("{value} ± {}", voice.number(half, of_half)),
                    None => value,
                }
            }
            Self::SharePoints(of) => {
                let half = voice.number(of.half_width.unwrap_or(f64::NAN) * 100.0, 1);
                format!("{} ± {half} %", voice.number(of.value.0 * 100.0, 1))
            }
            Self::Date(date) => voice.short(date),
            Self::Time(time) => time.to_string(),
            Self::Week(monday) => voice.dated_week(monday),
        }
    }
}
