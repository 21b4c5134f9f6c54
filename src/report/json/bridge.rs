//! The bridge from the computed figure to the played clinic, as JSON.

use behov_solver::instance::Instance;
use behov_solver::plan::bridge::{Bridge, Span};
use serde::Serialize;

use super::{finite, written};
use crate::report::VERSION;

#[derive(Debug, Serialize)]
struct Document<'a> {
    version: &'static str,
    clinic: &'a str,
    as_of: String,
    seed: u64,
    bridges: Vec<Told<'a>>,
}

#[derive(Debug, Serialize)]
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

#[derive(Debug, Serialize)]
struct Step {
    cause: &'static str,
    effect_share_mean: Option<f64>,
    effect_share_half_width: Option<f64>,
}

/// The same as a JSON document with a line end.
#[must_use]
pub fn bridge(instance: &Instance, bridges: &[Bridge], seed: u64) -> String {
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
    written(&Document {
        version: VERSION,
        clinic: &parts.name,
        as_of: parts.as_of.to_string(),
        seed,
        bridges: bridges.iter().map(told).collect(),
    })
}
