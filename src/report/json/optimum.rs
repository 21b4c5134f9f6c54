//! The least cost on sample paths as JSON.

use behov_solver::evaluation::Estimate;
use behov_solver::plan::optimum::{TeamOptimum, held_per_week};
use behov_solver::sizing::sample::{Release, SampleOptimum};
use schemars::JsonSchema;
use serde::Serialize;

use super::{COMPUTED, Run, enveloped, finite};
use crate::report::{Optima, optimum as words};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    /// `computed` by chains or on random paths, or `played` day by day.
    figures: &'static str,
    paths: u32,
    path_open_days: u32,
    release_fill_shares: &'a [f64],
    cost_per_waiting_minute_and_evening: f64,
    cost_per_late_sub_acute_minute_and_evening: f64,
    cost_per_extra_minute: f64,
    worth_per_unused_minute: f64,
    bound_is_for: &'static str,
    partial: bool,
    teams: Vec<Team<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Team<'a> {
    id: &'a str,
    best: usize,
    designs: Vec<Design>,
    recommended_held_minutes_per_week: Option<f64>,
    recommended_cost_per_week: Told,
    best_saves_cost_per_week: Told,
    difference_shown: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Design {
    release_open_days_before: Option<u32>,
    model: &'static str,
    holds_by_day_minutes: Vec<i32>,
    held_minutes_per_week: Option<f64>,
    extra_session_minutes: Option<i32>,
    extra_session_above_waiting_minutes: Option<i32>,
    cost_per_week: Option<f64>,
    proof: &'static str,
    bound_per_week: Option<f64>,
    /// Why there is no bound: what was proved lies more than 5 % below the cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_says: Option<&'static str>,
    gap: Option<f64>,
    fresh_cost_per_week: Told,
    designs_weighed: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told {
    mean: Option<f64>,
    half_width: Option<f64>,
    replications: u32,
}

/// The optima as a JSON document with a line end.
#[must_use]
pub fn optimum(optima: &Optima<'_>, run: &Run) -> String {
    let (parts, options, weights) = (optima.instance.parts(), optima.options, optima.weights);
    enveloped(
        run,
        "optimum",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            figures: COMPUTED,
            paths: options.paths,
            path_open_days: options.days,
            release_fill_shares: &options.fill,
            cost_per_waiting_minute_and_evening: weights.waiting,
            cost_per_late_sub_acute_minute_and_evening: weights.late,
            cost_per_extra_minute: weights.extra,
            worth_per_unused_minute: weights.idle_worth,
            bound_is_for: "all holds of the same model and release rule without extra sessions, on \
                       the paths the design was chosen on",
            partial: optima.partial,
            teams: optima.teams.iter().map(|found| team(optima, found)).collect(),
        },
    )
}

fn team<'a>(optima: &Optima<'a>, found: &TeamOptimum) -> Team<'a> {
    let sizing =
        optima.sizing.teams.iter().find(|row| (row.team, &row.held) == (found.team, &found.held));
    Team {
        id: &optima.instance.parts().teams[found.team].name,
        best: found.best,
        designs: found.rows.iter().map(design).collect(),
        recommended_held_minutes_per_week: sizing
            .and_then(|team| finite(team.design.held_minutes_per_week)),
        recommended_cost_per_week: told(found.recommended),
        best_saves_cost_per_week: told(found.saves),
        difference_shown: found.saves.shown(),
    }
}

fn design(row: &SampleOptimum) -> Design {
    Design {
        release_open_days_before: match row.release {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days),
        },
        model: words::model(row.model),
        holds_by_day_minutes: row.holds.iter().map(|minutes| minutes.0).collect(),
        held_minutes_per_week: finite(held_per_week(&row.holds)),
        extra_session_minutes: row.flexible.map(|flexible| flexible.minutes.0),
        extra_session_above_waiting_minutes: row.flexible.map(|flexible| flexible.threshold.0),
        cost_per_week: finite(row.cost),
        proof: if row.bound.is_some() { "bounded" } else { "unproven" },
        bound_per_week: row.bound.and_then(finite),
        bound_says: (row.weak && row.bound.is_none()).then_some("no useful bound"),
        gap: row.gap().and_then(finite),
        fresh_cost_per_week: told(row.out_of_sample),
        designs_weighed: row.evaluations,
    }
}

fn told(estimate: Estimate) -> Told {
    Told {
        mean: finite(estimate.mean),
        half_width: finite(estimate.half_width),
        replications: estimate.replications,
    }
}
