//! The bridge from the computed figure to the played clinic, as JSON.

use behov_solver::instance::Instance;
use behov_solver::plan::bridge::{Bridge, Span};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Run, enveloped, finite};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    bridges: Vec<Told<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told<'a> {
    team: &'a str,
    need: &'a str,
    target_open_days: u32,
    share_promised: Option<f64>,
    share_computed: Option<f64>,
    steps: Vec<Step>,
    share_played_mean: Option<f64>,
    share_played_half_width: Option<f64>,
    replications: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Step {
    cause: &'static str,
    effect_share_mean: Option<f64>,
    effect_share_half_width: Option<f64>,
}

/// The same as a JSON document with a line end.
#[must_use]
pub fn bridge(instance: &Instance, bridges: &[Bridge], run: &Run) -> String {
    let parts = instance.parts();
    let step = |step: &Span| Step {
        cause: step.cause.code(),
        effect_share_mean: finite(step.effect.mean),
        effect_share_half_width: finite(step.effect.half_width),
    };
    let told = |row: &Bridge| Told {
        team: &parts.teams[row.team].name,
        need: &parts.needs[row.need].name,
        target_open_days: row.days,
        share_promised: finite(row.share_promised),
        share_computed: finite(row.share_computed),
        steps: row.steps.iter().map(step).collect(),
        share_played_mean: finite(row.share_played.mean),
        share_played_half_width: finite(row.share_played.half_width),
        replications: row.share_played.replications,
    };
    enveloped(
        run,
        "bridge",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            bridges: bridges.iter().map(told).collect(),
        },
    )
}
