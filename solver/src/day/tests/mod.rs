//! The published optimum, brute force, the simulator beside the exact law, and what is refused.

mod agree;
mod brute;
mod published;
mod refused;

use crate::units::Probability;

use super::*;

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

/// `patients` alike, of mean 20 minutes, on a grid of 5.
fn day(patients: usize, intervals: usize, length: Length, no_show: f64) -> Day {
    Day {
        interval_minutes: 5,
        intervals,
        visits: vec![Visit { length, no_show: share(no_show) }; patients],
        walk_ins: None,
        weights: Weights { waiting: 0.5, idle: 0.2, overtime: 1.0 },
        guards: Guards::none(intervals),
    }
}

fn exponential(mean: f64) -> Length {
    Length::exponential(mean).expect("a mean")
}

fn lognormal(mean: f64, cv: f64) -> Length {
    Length::lognormal(mean, cv).expect("a law")
}
