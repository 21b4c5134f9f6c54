//! Frontiers on random paths.

use std::collections::BTreeMap;

use behov_solver::instance::Instance;
use behov_solver::sizing::sample::{Release, SampleFrontier, SamplePoint};

use super::COMPUTED;
use super::shape::shape;
use super::value::{Estimated, Head, Proved, Real};
use crate::report::name::{Named, names};
use crate::report::{Sampled, measure};

shape! {
    /// Every total of holds under every release rule, on the same paths.
    Frontiers<'a> of (row: &Sampled<'a>) [let options = row.options;] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(row.instance),
        /// `computed` by chains or on random paths, or `played` day by day.
        figures: &'static str = COMPUTED,
        #[serde(flatten)]
        proof: Proved = Proved::ESTIMATED,
        paths: u32 = options.paths,
        path_open_days: u32 = options.days,
        warm_up_open_days: u32 = options.warm_up,
        start: String = measure::start(options.start),
        release_fill_shares: &'a [f64] = &options.fill,
        frontiers: Vec<Frontier<'a>> =
            row.frontiers.iter().map(|frontier| Frontier::of(frontier, row.instance)).collect(),
    }

    Frontier<'a> of (row: &SampleFrontier, instance: &'a Instance)
    [let weeks = instance.parts().cycle.weeks;]
    {
        team: &'a str = row.team.name(instance),
        held_needs: Vec<&'a str> = names(instance, &row.held),
        /// `never`, or `days-before` with how many open days.
        release: &'static str = match row.release {
            Release::Never => "never",
            Release::DaysBefore(_) => "days-before",
        },
        release_open_days_before: Option<u32> = match row.release {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days),
        },
        points: Vec<Point> = row.points.iter().map(|point| Point::of(point, weeks)).collect(),
    }

    Point of (row: &SamplePoint, weeks: u32)
    [let told = measure::measures(row).map(|estimate| estimate.map(Estimated::of));]
    {
        hold_count_per_cycle: u32 = row.hold_count,
        held_minutes_per_week: Real = Real(measure::held_per_week(row, weeks)),
        holds_by_day_minutes: Vec<i32> = row.holds.iter().map(|minutes| minutes.0).collect(),
        dominated: bool,
        #[serde(flatten)]
        measures: BTreeMap<&'static str, Option<Estimated>> =
            measure::NAMES.into_iter().zip(told).collect(),
    }
}
