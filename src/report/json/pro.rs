//! Answers before visits (PRO).

use behov_solver::plan::day;

use super::shape::shape;
use super::value::Real;
use crate::report::pro::{Answers, FirstVisits};

shape! {
    /// What the clinic's table made of answers.
    Pro<'a> of (row: &Answers<'a>) [let counts = row.counts;] {
        /// Version of the clinic's table.
        version: &'a str = &row.table.version,
        /// Days after which an answer says nothing any more.
        valid_days: u32 = row.table.valid_days,
        /// Patients of the waiting list by answer; null where the list does not ask.
        answered_count: Option<usize> = counts.map(|counts| counts.answered),
        expired_count: Option<usize> = counts.map(|counts| counts.expired),
        missing_count: Option<usize> = counts.map(|counts| counts.missing),
        green_count: Option<usize> = counts.map(|counts| counts.colours[0]),
        yellow_count: Option<usize> = counts.map(|counts| counts.colours[1]),
        red_count: Option<usize> = counts.map(|counts| counts.colours[2]),
        #[serde(skip_serializing_if = "Option::is_none")]
        first_visits: Option<First> = row.first.as_ref().map(First::of),
    }

    /// First visits that answers decide on.
    First of (row: &FirstVisits) {
        asked_per_week: Real = Real(row.asked),
        no_visit_per_week: Real = Real(row.no_visit),
        calls_per_week: Real = Real(row.calls),
        visits_per_week: Real = Real(row.visits),
        answers_read_per_week: Real = Real(row.read),
        reading_minutes_per_week: Real = Real(row.reading_minutes),
    }

    /// How many controls to book above the places of a session; exact, in planned minutes.
    BookedAbove of (row: &day::BookedAbove) [let found = row.found.found();] {
        places: usize = row.places.places.len(),
        more_minutes: i32 = row.places.more.0,
        stays_share: Real = Real(row.places.stays()),
        book_above: usize = found.above,
        overtime_chance: Real = Real(found.late),
        overtime_minutes_mean: Real = Real(found.over),
        idle_minutes_mean: Real = Real(found.idle),
        /// None above the places, one, and so on up to one more than the best.
        levels: Vec<AboveLevel> = row.found.levels.iter().map(AboveLevel::of).collect(),
    }

    AboveLevel of (row: &behov_solver::day::stays::Above) {
        above: usize = row.above,
        overtime_chance: Real = Real(row.late),
        overtime_minutes_mean: Real = Real(row.over),
        idle_minutes_mean: Real = Real(row.idle),
        cost: Real = Real(row.cost),
    }
}
