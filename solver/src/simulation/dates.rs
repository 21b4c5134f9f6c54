//! The calendar of a run.

use chrono::{Days, NaiveDate};

use crate::answer::Day;
use crate::demand::dated;
use crate::instance::Instance;
use crate::number::real;

use super::setup::Setup;

/// The calendar of a run.
pub(super) struct Dates<'a> {
    pub(super) instance: &'a Instance,
    /// Days that can be booked.
    days: u32,
    dated: bool,
}

pub(super) fn whole(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

impl<'a> Dates<'a> {
    pub(super) fn new(instance: &'a Instance, setup: &Setup) -> Self {
        Self { instance, days: setup.days + setup.beyond, dated: setup.dated }
    }

    /// The date of a day of the run.
    pub(super) fn date(&self, day: Day) -> NaiveDate {
        let ahead = u64::try_from(day.0).unwrap_or(0);
        self.instance.parts().as_of.checked_add_days(Days::new(ahead)).unwrap_or(NaiveDate::MAX)
    }

    /// Whether real dates count.
    pub(super) fn dated(&self) -> bool {
        self.dated
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Day> + use<> {
        (0..whole(self.days)).map(Day)
    }

    pub(super) fn open(&self) -> Vec<Day> {
        let cycle_days = self.instance.cycle_days();
        let cycle = &self.instance.parts().cycle;
        let keeps = |&day: &Day| {
            let date = self.date(day);
            if self.dated {
                dated::is_open(self.instance, date)
            } else {
                cycle_days.contains(&cycle.day_of(date))
            }
        };
        self.all().filter(keeps).collect()
    }

    /// The days of the cycle, closed or not: a closure delays a control, it does not abolish it.
    pub(super) fn panel_days(&self) -> Vec<Day> {
        let cycle_days = self.instance.cycle_days();
        let cycle = &self.instance.parts().cycle;
        self.all().filter(|&day| cycle_days.contains(&cycle.day_of(self.date(day)))).collect()
    }

    /// Open days in a mean week.
    pub(super) fn per_week(&self) -> f64 {
        real(self.instance.cycle_days().len()) / f64::from(self.instance.parts().cycle.weeks)
    }
}
