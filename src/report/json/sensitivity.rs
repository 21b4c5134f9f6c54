//! A tornado as JSON.

use behov_solver::plan::sensitivity::{Bar, End, Outcome, Scale, Skipped, Why};
use schemars::JsonSchema;
use serde::Serialize;

use super::{COMPUTED, Run, enveloped, finite};
use crate::report::Sensitivity;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    /// `computed` by chains or on random paths, or `played` day by day.
    figures: &'static str,
    outcome: &'a str,
    as_given: Option<Tried>,
    teams: usize,
    partial: bool,
    levers: Vec<Moved<'a>>,
    left_out: Vec<LeftOut>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Tried {
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    half_width: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    teams_kept: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Moved<'a> {
    lever: &'static str,
    scale: &'static str,
    low: Option<f64>,
    high: Option<f64>,
    tag: &'static str,
    stated: Vec<Stated<'a>>,
    moves: bool,
    width: Option<f64>,
    at_low: Option<Tried>,
    at_high: Option<Tried>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Stated<'a> {
    about: &'a str,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LeftOut {
    lever: &'static str,
    end: &'static str,
    because: &'static str,
    faults: Vec<String>,
}

/// The tornado as a JSON document with a line end.
#[must_use]
pub fn sensitivity(found: &Sensitivity<'_>, run: &Run) -> String {
    let (parts, tornado) = (found.instance.parts(), found.tornado);
    enveloped(
        run,
        "sensitivity",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            figures: if found.drawn.played { "played" } else { COMPUTED },
            outcome: found.drawn.code,
            as_given: tornado.base.map(end),
            teams: parts.teams.len(),
            partial: tornado.partial,
            levers: tornado.bars.iter().map(lever).collect(),
            left_out: tornado.skipped.iter().map(left_out).collect(),
        },
    )
}

fn lever(bar: &Bar) -> Moved<'_> {
    let stated = bar.stated.iter().map(|stated| Stated {
        about: &stated.about,
        low: finite(stated.range.low),
        high: finite(stated.range.high),
    });
    Moved {
        lever: bar.lever.code(),
        scale: match bar.lever.scale() {
            Scale::Factor => "factor",
            Scale::Value => "value",
            Scale::GridStep => "grid-step",
        },
        low: finite(bar.range.low),
        high: finite(bar.range.high),
        tag: if bar.given { "clinic" } else { "assumption" },
        stated: stated.collect(),
        moves: bar.moves,
        width: finite(bar.width),
        at_low: bar.low.map(end),
        at_high: bar.high.map(end),
    }
}

fn end(outcome: Outcome) -> Tried {
    Tried {
        value: finite(outcome.value),
        half_width: outcome.half_width.and_then(finite),
        teams_kept: outcome.kept,
    }
}

fn left_out(skipped: &Skipped) -> LeftOut {
    let (because, faults) = match &skipped.why {
        Why::Faults(faults) => ("faults", faults.iter().map(ToString::to_string).collect()),
        Why::NoOutcome => ("no-outcome", Vec::new()),
        Why::Stopped => ("stopped", Vec::new()),
    };
    let end = match skipped.end {
        End::Low => "low",
        End::High => "high",
    };
    LeftOut { lever: skipped.lever.code(), end, because, faults }
}
