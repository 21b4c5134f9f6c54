//! Days and weeks of the rows that repeat: sessions, holds, windows, fixed time.

use behov_solver::instance::{Cycle, CycleDay, Fault, Rhythm, Tag};
use chrono::{Datelike, Days, NaiveDate};

use super::super::document::Row;
use super::super::fault::{Both, values};
use super::super::shape::{ClinicShape, DateOrWeek, Day, Weeks};
use super::super::tree::{Node, Value};
use super::super::week::Week;
use super::super::{defaults, notes};
use super::Build;

/// The lists whose rows say in which weeks they hold.
const CYCLIC: [&str; 4] = ["session", "hold", "window", "frozen"];

impl<'n> Build<'n> {
    /// Days of the cycle from `day` or `days`, in `weeks` or every week.
    pub(super) fn days(
        &mut self,
        node: &Node,
        (day, days): (Option<Day>, Option<&[Day]>),
        weeks: Option<&Weeks>,
        cycle: Cycle,
    ) -> Option<Vec<CycleDay>> {
        let days = match (day, days) {
            (Some(day), None) => vec![day],
            (None, Some(days)) => days.to_vec(),
            (day, _) => {
                self.one_of(node, ["day", "days"], usize::from(day.is_some()) * 2);
                return None;
            }
        };
        let weeks = weeks_of(weeks, cycle);
        if days.is_empty() || weeks.is_empty() {
            let key = if days.is_empty() { "days" } else { "weeks" };
            let list = [("list", Both::plain(key))];
            self.fault_of(node, &[key], Fault::Empty.code(), &list);
            return None;
        }
        // Weeks beyond the cycle are kept for the check of sense; a broken cycle is told once.
        if let Some(&week) = weeks.iter().find(|&&week| week == 0 || week > cycle.weeks.max(8)) {
            let fault = Fault::NotInCycle { week, weeks: cycle.weeks };
            self.fault_of(node, &["weeks"], fault.code(), &values(&fault));
            return None;
        }
        let of_week = |&week: &u32| {
            days.iter().map(move |&day| CycleDay::new(week - 1, day.into())).collect::<Vec<_>>()
        };
        Some(weeks.iter().flat_map(of_week).collect())
    }

    /// The first and the last day of a row that says them by date or by week; what is no week is noted.
    ///
    /// A week without a year is the one nearest to a date, and a number with a year a week and not a
    /// month: both are assumptions.
    pub(super) fn dates(
        &mut self,
        node: &Node,
        list: &str,
        (from, to): (DateOrWeek, DateOrWeek),
        near: NaiveDate,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let ends = [("from", from, from.first(near)), ("to", to, to.last(near))];
        for (key, given, found) in ends {
            match (given, found) {
                (DateOrWeek::Week(week), None) => {
                    let week = [("week", Both::plain(week.said()))];
                    self.fault_of(node, &[key], "B0138", &week);
                }
                (DateOrWeek::Week(week), Some(day)) => {
                    let written = node.text(key).unwrap_or_default();
                    let note = match week.year {
                        None => notes::YEAR,
                        Some(_) if Week::may_be_month(written) => notes::WEEK,
                        Some(_) => continue,
                    };
                    let (about, iso) = (format!("{list}.{key}"), day.iso_week());
                    let week = Week { year: Some(iso.year()), number: iso.week() };
                    self.assume(&about, written, week, Tag::Assumption, note);
                }
                _ => {}
            }
        }
        let [(.., from), (.., to)] = ends;
        from.zip(to)
    }

    /// The cycle: odd and even weeks where a row says so, else weeks in turn from the anchor.
    pub(super) fn cycle(&mut self, row: &Row<'n, ClinicShape>) -> Cycle {
        let (given, as_of) = (&row.shape, row.shape.as_of.0);
        let monday = u64::from(as_of.weekday().num_days_from_monday());
        let monday = as_of.checked_sub_days(Days::new(monday)).unwrap_or(as_of);
        let Some(parity) = self.weeks_by(|value| matches!(value, Value::Text(_))) else {
            let weeks = self.take(given.cycle_weeks, defaults::CYCLE_WEEKS, "");
            let assumed = || {
                self.assume("clinic.cycle_anchor", "", monday, Tag::Assumption, notes::ANCHOR);
                monday
            };
            let anchor = given.cycle_anchor.map_or_else(assumed, |date| date.0);
            return Cycle::anchored(weeks, anchor);
        };
        let other = if given.cycle_weeks.is_some_and(|weeks| weeks != 2) {
            Some("weeks.other-length")
        } else if given.cycle_anchor.is_some() {
            Some("weeks.anchored")
        } else {
            self.weeks_by(|value| matches!(value, Value::List(_))).map(|_| "weeks.numbered")
        };
        if let Some(other) = other.filter(|_| row.whole) {
            let book = if self.document.source.has_cells() { ".book" } else { "" };
            let other = Both::key(&format!("{other}{book}"), &[]);
            self.document.fault(parity, "B0129", &[("other", other)]);
        }
        Cycle::iso_parity(monday)
    }

    /// Where the first `weeks` of such a kind stands.
    fn weeks_by(&self, kind: impl Fn(&Value) -> bool) -> Option<usize> {
        let rows =
            CYCLIC.iter().filter_map(|list| match &self.document.root.get(list)?.node.value {
                Value::List(rows) => Some(rows),
                _ => None,
            });
        let weeks = rows.flatten().filter_map(|row| row.get("weeks"));
        weeks.filter(|entry| kind(&entry.node.value)).map(|entry| entry.at).min()
    }
}

/// The weeks of a cycle, from 1: the first holds odd weeks where they go by their number.
fn weeks_of(given: Option<&Weeks>, cycle: Cycle) -> Vec<u32> {
    match given {
        Some(Weeks::Listed(weeks)) => weeks.clone(),
        Some(Weeks::Odd) if cycle.rhythm == Rhythm::IsoParity => vec![1],
        Some(Weeks::Even) if cycle.rhythm == Rhythm::IsoParity => vec![2],
        // The section [clinic] is broken, and that is told.
        None | Some(Weeks::Odd | Weeks::Even) => (1..=cycle.weeks.clamp(1, 8)).collect(),
    }
}
