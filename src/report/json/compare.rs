//! Policies side by side as JSON: paired differences against the first.

use behov_solver::evaluation::Compared;
use behov_solver::evaluation::measure::compare::both;
use schemars::JsonSchema;
use serde::Serialize;

use super::simulate::{Defined, Policy, Written, definitions, policy, scope, value};
use super::{Run, enveloped, finite};
use crate::report::{Contrast, Simulated};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    proof: &'static str,
    policies: Vec<Policy<'a>>,
    comparisons: Vec<Comparison<'a>>,
    definitions: Vec<Defined>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Comparison<'a> {
    before: &'a str,
    after: &'a str,
    clinic_after: &'a str,
    /// Numbers of the replications both did: the values of every difference, in this order.
    replication_numbers: Vec<u32>,
    differences: Vec<Pair<'a>>,
}

/// A measure under both; `shown` says whether the interval leaves out 0.
#[derive(Debug, Serialize, JsonSchema)]
struct Pair<'a> {
    measure: &'static str,
    scope: &'static str,
    name: Option<&'a str>,
    need: Option<&'a str>,
    before: Option<Written>,
    after: Option<Written>,
    difference_mean: Option<f64>,
    difference_half_width: Option<f64>,
    replications: u32,
    shown: bool,
    /// One value per replication that both did, `null` where there was nothing to count or the run
    /// ended before; a measure of the comparison alone has differences only.
    before_values: Vec<Option<f64>>,
    after_values: Vec<Option<f64>>,
    difference_values: Vec<Option<f64>>,
}

/// The policies and their differences as a JSON document with a line end; an empty text without
/// a policy.
#[must_use]
pub fn compare(contrast: &Contrast<'_>, run: &Run) -> String {
    let Some(first) = contrast.sides.first() else { return String::new() };
    let parts = first.instance.parts();
    let others = contrast.sides[1..].iter().zip(contrast.compared);
    enveloped(
        run,
        "compare",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            proof: "estimated",
            policies: contrast.sides.iter().map(policy).collect(),
            comparisons: others.map(|(side, rows)| comparison(first, side, rows)).collect(),
            definitions: definitions(),
        },
    )
}

fn comparison<'a>(
    first: &Simulated<'a>,
    side: &Simulated<'a>,
    rows: &'a [Compared],
) -> Comparison<'a> {
    Comparison {
        before: &first.measured.policy,
        after: &side.measured.policy,
        clinic_after: &side.instance.parts().name,
        replication_numbers: both(first.measured, side.measured),
        differences: rows.iter().map(|row| difference(side, row)).collect(),
    }
}

/// What a replication came to on both sides.
type Paired = (Option<f64>, Option<f64>);

fn difference<'a>(side: &Simulated<'a>, row: &'a Compared) -> Pair<'a> {
    let (scope, name) = scope(side.instance, row.scope);
    let of = row.difference;
    let values = |value: fn(&Paired) -> Option<f64>| -> Vec<Option<f64>> {
        row.runs.iter().map(|run| value(run).and_then(finite)).collect()
    };
    Pair {
        measure: row.measure.definition().key,
        scope,
        name,
        need: row.need.as_deref(),
        before: row.before.map(value),
        after: row.after.map(value),
        difference_mean: of.and_then(|estimate| finite(estimate.mean)),
        difference_half_width: of.and_then(|estimate| finite(estimate.half_width)),
        replications: of.map_or(0, |estimate| estimate.replications),
        shown: row.shown(),
        before_values: if row.before.is_some() { values(|run| run.0) } else { Vec::new() },
        after_values: if row.after.is_some() { values(|run| run.1) } else { Vec::new() },
        difference_values: values(|run| Some(run.1? - run.0?)),
    }
}
