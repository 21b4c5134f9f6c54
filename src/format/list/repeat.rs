//! Columns that only repeat what others say: the length of a time, the week of a date. Where one
//! says anything else, somebody changed one of them and forgot the other.

use behov_solver::units::TimeOfDay;
use chrono::{Datelike, NaiveDate};

use super::super::fault::Both;
use super::super::said::clock;
use super::super::week::Week;
use super::{Line, Tally};

impl Tally {
    /// Whether the column `minutes` of a line says nothing, or the length of a time; noted otherwise.
    pub(crate) fn repeats_length(
        &mut self,
        line: &Line<'_>,
        times: Option<(TimeOfDay, TimeOfDay)>,
    ) -> bool {
        let minutes = self.repeated(line, "minutes", "kind.minutes", clock::length);
        minutes.zip(times).is_none_or(|(minutes, (from, to))| {
            let same = i64::from(minutes) == i64::from((to - from).0);
            same || self.differs(line, "minutes", Both::plain(format!("{from}-{to}")))
        })
    }

    /// The same of the column `week` and a date.
    pub(crate) fn repeats_week(&mut self, line: &Line<'_>, date: Option<NaiveDate>) -> bool {
        let week = self.repeated(line, "week", "kind.calendar-week", Week::parse_number);
        week.zip(date).is_none_or(|(week, date)| {
            let same = week.monday(date).is_some_and(|monday| monday.iso_week() == date.iso_week());
            same || self.differs(line, "week", Both::value("date", &date.to_string()))
        })
    }

    /// What such a column says, where it says anything; noted when it cannot be read.
    fn repeated<T>(
        &mut self,
        line: &Line<'_>,
        column: &str,
        kind: &str,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = read(line.get(column)?);
        if found.is_none() {
            self.not(line, column, kind);
        }
        found
    }

    /// Notes that a column says something else than those it repeats.
    fn differs(&mut self, line: &Line<'_>, column: &str, other: Both) -> bool {
        let value = Both::echo(line.get(column).unwrap_or_default());
        let values = [("value", value), ("column", Both::column(column)), ("other", other)];
        self.add(line.number, self.column(column), "B0144", &values);
        false
    }
}
