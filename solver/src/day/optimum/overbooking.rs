//! How many patients to ask when some will not come.
//!
//! A patient more fills time that would stand idle and makes the others wait. Counted to closing,
//! so that an empty end of the day costs as much as an empty middle, the cheapest number of
//! patients is where the two balance (`LaGanga` & Lawrence 2012).

use crate::solve::StopToken;

use super::super::{Day, DayError, Visit};
use super::{Optimum, optimum};

/// One number of patients, at its best times.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Patients asked to come.
    pub patients: usize,
    /// Their best times.
    pub optimum: Optimum,
    /// Idle time to closing \[min\].
    pub idle_to_closing: f64,
    /// Cost with the idle time to closing.
    pub cost: f64,
}

/// Numbers of patients from `fewest` to `most`, all like `visit`, and what they cost.
///
/// # Errors
/// When the day has no room for `most`, or `fewest` is 0.
pub fn levels(
    day: &Day,
    visit: &Visit,
    patients: std::ops::RangeInclusive<usize>,
    stop: &StopToken,
) -> Result<Vec<Level>, DayError> {
    patients
        .map(|count| {
            let day = Day { visits: vec![visit.clone(); count], ..day.clone() }.checked()?;
            let optimum = optimum(&day, stop);
            let found = &optimum.evaluation;
            let work = day.shows() * visit.length.mean() + walk_in_work(&day);
            let idle_to_closing = (day.minutes() + found.overtime - work).max(0.0);
            let cost = found.cost + day.weights.idle * (idle_to_closing - found.idle);
            Ok(Level { patients: count, optimum, idle_to_closing, cost })
        })
        .collect()
}

/// The cheapest of them, the smallest of equals.
#[must_use]
pub fn cheapest(levels: &[Level]) -> Option<&Level> {
    levels.iter().reduce(|best, level| if level.cost < best.cost { level } else { best })
}

fn walk_in_work(day: &Day) -> f64 {
    day.walk_ins
        .as_ref()
        .map_or(0.0, |come| come.per_interval.iter().sum::<f64>() * come.length.mean())
}
