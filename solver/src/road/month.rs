//! Months of the road: thirteen weeks are three of them.

use std::ops::Range;

use super::week::Week;

/// The month of a week, both from 0: `3 w div 13`.
#[must_use]
pub fn month_of(week: usize) -> usize {
    3 * week / 13
}

/// The weeks of a month, both from 0: five, four and four of them in turn.
#[must_use]
pub fn weeks_of(month: usize) -> Range<usize> {
    (13 * month).div_ceil(3)..(13 * (month + 1)).div_ceil(3)
}

/// A month of one panel, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Month {
    /// Weeks of it that were walked.
    pub weeks: usize,
    /// What happened in it, and where everybody is at its end.
    pub sum: Week,
}

impl Month {
    /// A count of the month as a mean week of it.
    #[must_use]
    pub fn per_week(&self, count: f64) -> f64 {
        count / crate::number::real(self.weeks.max(1))
    }
}

/// The weeks of panels as months, the panels added up.
#[must_use]
pub fn months(panels: &[&[Week]]) -> Vec<Month> {
    let weeks = panels.iter().map(|rows| rows.len()).max().unwrap_or(0);
    let mut months: Vec<Month> = Vec::new();
    for week in 0..weeks {
        let month = month_of(week);
        if months.len() <= month {
            months.push(Month::default());
        }
        let of = &mut months[month];
        of.weeks += 1;
        // Where everybody is counts at the end of the month, so that only its last week stands.
        of.sum =
            Week { on_fixed: 0.0, on_need_based: 0.0, in_practice: 0.0, overdue: 0.0, ..of.sum };
        panels.iter().filter_map(|rows| rows.get(week)).for_each(|row| of.sum.add(row));
    }
    months
}
