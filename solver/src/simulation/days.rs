//! Days in order, and the first of them from a day on.

use std::ops::Deref;

use crate::answer::Day;
use crate::number::place;

/// Days from day 0 on, in order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayList {
    days: Vec<Day>,
    /// Per calendar day up to the last, the place of the first from it on.
    first: Vec<u32>,
}

impl DayList {
    /// Place of the first of them from `day` on; their number when all are earlier.
    #[must_use]
    #[inline]
    pub fn from_day(&self, day: Day) -> usize {
        let calendar_day = usize::try_from(day.0).unwrap_or(0);
        self.first.get(calendar_day).map_or(self.days.len(), |&first| first as usize)
    }
}

impl From<Vec<Day>> for DayList {
    fn from(days: Vec<Day>) -> Self {
        let mut first = Vec::new();
        for (index, day) in days.iter().enumerate() {
            let until = usize::try_from(day.0).map_or(0, |day| day + 1);
            first.resize(until.max(first.len()), place(index));
        }
        Self { days, first }
    }
}

impl Deref for DayList {
    type Target = [Day];

    fn deref(&self) -> &[Day] {
        &self.days
    }
}

/// A day so many calendar days later.
pub(super) fn after(day: Day, days: u32) -> Day {
    Day(day.0.saturating_add(i32::try_from(days).unwrap_or(i32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_from_a_day_on_is_that_of_a_search() {
        for days in [vec![], vec![0], vec![2, 3, 7, 8], vec![0, 1, 2]] {
            let list = DayList::from(days.iter().copied().map(Day).collect::<Vec<Day>>());
            for day in -2..12 {
                let searched = days.partition_point(|&other| other < day);
                assert_eq!(list.from_day(Day(day)), searched, "{days:?} from {day}");
            }
        }
    }
}
