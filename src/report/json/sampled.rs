//! Frontiers on random paths as JSON.

use std::collections::BTreeMap;

use behov_solver::evaluation::Estimate;
use behov_solver::sizing::sample::{Release, SampleFrontier, SamplePoint};
use schemars::JsonSchema;
use serde::Serialize;

use super::{COMPUTED, Run, enveloped, finite};
use crate::report::{Sampled, measure};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    /// `computed` by chains or on random paths, or `played` day by day.
    figures: &'static str,
    proof: &'static str,
    paths: u32,
    path_open_days: u32,
    warm_up_open_days: u32,
    start: String,
    release_fill_shares: &'a [f64],
    partial: bool,
    frontiers: Vec<Frontier<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Frontier<'a> {
    team: &'a str,
    release: &'static str,
    release_open_days_before: Option<u32>,
    points: Vec<Point>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Point {
    hold_count_per_cycle: u32,
    held_minutes_per_week: Option<f64>,
    holds_by_day_minutes: Vec<i32>,
    dominated: bool,
    #[serde(flatten)]
    measures: BTreeMap<&'static str, Option<Told>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told {
    mean: Option<f64>,
    half_width: Option<f64>,
    replications: u32,
}

/// The frontiers as a JSON document with a line end.
#[must_use]
pub fn sampled(sampled: &Sampled<'_>, run: &Run) -> String {
    let (parts, options) = (sampled.instance.parts(), sampled.options);
    let frontier = |frontier: &SampleFrontier| Frontier {
        team: &parts.teams[frontier.team].name,
        release: match frontier.release {
            Release::Never => "never",
            Release::DaysBefore(_) => "days-before",
        },
        release_open_days_before: match frontier.release {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days),
        },
        points: frontier.points.iter().map(|at| point(at, parts.cycle.weeks)).collect(),
    };
    enveloped(
        run,
        "frontier",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            figures: COMPUTED,
            proof: "estimated",
            paths: options.paths,
            path_open_days: options.days,
            warm_up_open_days: options.warm_up,
            start: measure::start(options.start),
            release_fill_shares: &options.fill,
            partial: sampled.partial,
            frontiers: sampled.frontiers.iter().map(frontier).collect(),
        },
    )
}

fn point(point: &SamplePoint, weeks: u32) -> Point {
    let told = measure::measures(point).map(|estimate| estimate.map(told));
    Point {
        hold_count_per_cycle: point.hold_count,
        held_minutes_per_week: finite(measure::held_per_week(point, weeks)),
        holds_by_day_minutes: point.holds.iter().map(|minutes| minutes.0).collect(),
        dominated: point.dominated,
        measures: measure::NAMES.into_iter().zip(told).collect(),
    }
}

fn told(estimate: Estimate) -> Told {
    Told {
        mean: finite(estimate.mean),
        half_width: finite(estimate.half_width),
        replications: estimate.replications,
    }
}
