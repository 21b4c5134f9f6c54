//! Reports as JSON: one document for sizing and template, the same bytes for the same input.
//!
//! Units stand last in names. Keys keep the order of the fields here. A number without a value is
//! `null`, and a neighbour ending in `_says` tells why. Words are codes, the same in every
//! language; names and notes are the clinic's own.

mod booked;
mod bridge;
mod broken;
mod check;
mod compare;
mod confirmed;
mod day;
mod dilemma;
mod envelope;
mod explained;
mod hold_card;
mod lengths;
mod open_clinic;
mod optimum;
mod played;
mod sampled;
mod schema;
mod sensitivity;
mod simulate;
#[cfg(test)]
mod simulated_tests;
mod sizing;
mod template;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod valid;

use behov_solver::solve::Proof;
use schemars::JsonSchema;
use serde::Serialize;

use super::Findings;
use envelope::enveloped;

pub use booked::booked;
pub use bridge::bridge;
pub use check::{CheckedFault, check, faults};
pub use compare::compare;
pub use day::{day_week, one_day};
pub use dilemma::dilemma;
pub use envelope::{Kind, Run};
pub use explained::explained;
pub use hold_card::hold_card;
pub use lengths::lengths;
pub use optimum::optimum;
pub use sampled::sampled;
pub use schema::{KINDS, schema};
pub use sensitivity::sensitivity;
pub use simulate::simulate;

/// Everything found.
#[derive(Debug, Serialize, JsonSchema)]
struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    as_is: bool,
    kept: bool,
    cycle_weeks: u32,
    teams: Vec<sizing::Team<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unservable: Vec<sizing::Lost<'a>>,
    pooling: Vec<sizing::Pooling>,
    #[serde(skip_serializing_if = "Option::is_none")]
    played: Option<confirmed::Told<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opening: Option<confirmed::ToldOpening<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<template::Template<'a>>,
}

/// What is proved, as fields beside the number.
#[derive(Clone, Copy, Debug)]
struct Proved {
    word: &'static str,
    bound: Option<f64>,
    half_width: Option<f64>,
    replications: Option<u32>,
}

/// The findings as a JSON document with a line end.
#[must_use]
pub fn document(kind: Kind, findings: &Findings<'_>, run: &Run) -> String {
    let parts = findings.instance.parts();
    let teams = findings.sizing.teams.iter().map(|team| sizing::team(findings.instance, team));
    let unservable = findings.sizing.unservable.iter();
    let unservable = unservable.map(|row| sizing::lost(findings.instance, row));
    let document = Document {
        clinic: &parts.name,
        as_of: parts.as_of.to_string(),
        as_is: findings.as_is,
        kept: findings.kept(),
        cycle_weeks: parts.cycle.weeks,
        teams: teams.collect(),
        unservable: unservable.collect(),
        pooling: findings.sizing.pooling.iter().map(sizing::pooling).collect(),
        played: findings.played.map(|played| confirmed::told(findings.instance, played)),
        opening: findings
            .planned
            .and_then(|planned| planned.opened)
            .map(|opened| confirmed::told_opening(findings.instance, opened)),
        template: findings.planned.map(|planned| template::template(findings.instance, &planned)),
    };
    enveloped(run, kind, &parts.assumptions, &document)
}

/// Figures of chains or of random paths: the clinic was not played day by day.
const COMPUTED: &str = "computed";

fn written(document: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(document).expect("a report has text keys and finite numbers");
    text.push('\n');
    text
}

/// The number, or nothing when it has no value; never a negative zero.
fn finite(value: f64) -> Option<f64> {
    // Rounded to nine decimals, so that no digit is shown that no recursion stands for.
    let rounded = (value * 1e9).round() / 1e9;
    value.is_finite().then_some(if rounded.is_finite() { rounded + 0.0 } else { value })
}

fn proved(proof: Proof) -> Proved {
    let mut fields = Proved {
        word: super::proof::code(proof),
        bound: None,
        half_width: None,
        replications: None,
    };
    match proof {
        Proof::Bounded { bound } => fields.bound = finite(bound),
        Proof::Estimated { half_width, replications } => {
            fields.half_width = finite(half_width);
            fields.replications = Some(replications);
        }
        Proof::Exact | Proof::Unproven => {}
    }
    fields
}
