//! The measures of a design on random paths, with the names they have in files.

use behov_solver::evaluation::Estimate;
use behov_solver::sizing::sample::{Release, SampleMeasures, SamplePoint, Start};

/// Names of the measures, the unit last, in the order of [`measures`].
pub(super) const NAMES: [&str; 13] = [
    "access_share",
    "overflow_minutes_per_week",
    "idle_beside_queue_minutes_per_week",
    "slack_minutes_per_week",
    "refilled_minutes_per_week",
    "breach_share",
    "tardiness_days_mean",
    "tardiness_days_p95",
    "routine_wait_open_days",
    "added_wait_open_days",
    "growth_minutes_per_week",
    "next_hold_saves_requests_per_week",
    "next_hold_costs_idle_minutes_per_week",
];

/// The measures of a point by the names of [`NAMES`]; prices are missing at the last point.
pub(super) fn measures(point: &SamplePoint) -> [Option<Estimate>; 13] {
    let SampleMeasures {
        access_share,
        overflow_minutes_per_week,
        slack_minutes_per_week,
        idle_beside_queue_minutes_per_week,
        refilled_minutes_per_week,
        breach_share,
        tardiness_days_mean,
        tardiness_days_p95,
        routine_wait_days,
        added_wait_days,
        growth_minutes_per_week,
    } = point.measures;
    [
        Some(access_share),
        Some(overflow_minutes_per_week),
        Some(idle_beside_queue_minutes_per_week),
        Some(slack_minutes_per_week),
        Some(refilled_minutes_per_week),
        Some(breach_share),
        Some(tardiness_days_mean),
        Some(tardiness_days_p95),
        Some(routine_wait_days),
        Some(added_wait_days),
        Some(growth_minutes_per_week),
        point.next_hold_saves_breaches,
        point.next_hold_costs_idle,
    ]
}

/// A release rule as it is written on the command line.
pub(super) fn release(release: Release) -> String {
    match release {
        Release::Never => "none".to_owned(),
        Release::DaysBefore(days) => days.to_string(),
    }
}

/// A start as it is written on the command line.
pub(super) fn start(start: Start) -> String {
    match start {
        Start::Today => "today".to_owned(),
        Start::Empty => "empty".to_owned(),
        Start::Minutes { sub_acute, routine } => format!("{}:{}", sub_acute.0, routine.0),
    }
}

/// Minutes held per week in a cycle of `weeks`.
pub(super) fn held_per_week(point: &SamplePoint, weeks: u32) -> f64 {
    point.holds.iter().map(|minutes| minutes.real()).sum::<f64>() / f64::from(weeks.max(1))
}
