//! One simulated policy as JSON. Every number is estimated over the replications; a number without
//! a value is `null` with `says` beside it.

use behov_solver::evaluation::measure::{
    Better, Counts, Growth, Measure, Measured, Measurement, Runs, Scope, Unit, Value,
};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::Ended;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::broken::{Broken, broken};
use super::played::{Parameters, parameters};
use super::{Run, enveloped, finite};
use crate::report::Simulated;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    proof: &'static str,
    policy: Policy<'a>,
    measures: Vec<Row<'a>>,
    breaches: Vec<Broken<'a>>,
    definitions: Vec<Defined>,
}

/// A policy with its run and its queues.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Policy<'a> {
    name: &'a str,
    parameters: Parameters<'a>,
    from: String,
    end: String,
    counted_weeks: Option<f64>,
    replications: usize,
    replications_asked: usize,
    /// Numbers of the replications done: all values stand in this order.
    replication_numbers: &'a [u32],
    partial: bool,
    /// The stop rule, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Stopped>,
    /// `replications_max`: the most runs were done before the interval was as narrow as asked.
    limits_met: Vec<&'static str>,
    overloaded: bool,
    queues: Vec<Queue<'a>>,
}

/// A stop rule; in a comparison it is about the differences against the first policy.
#[derive(Debug, Serialize, JsonSchema)]
struct Stopped {
    measure: &'static str,
    half_width: Option<f64>,
    replications_max: u32,
    narrow: bool,
}

/// How the queue of the clinic or of a team moves.
#[derive(Debug, Serialize, JsonSchema)]
struct Queue<'a> {
    scope: &'static str,
    name: Option<&'a str>,
    overloaded: bool,
    growth_minutes_per_week_mean: Option<f64>,
    growth_minutes_per_week_half_width: Option<f64>,
    first_breach_date_median: Option<String>,
    first_breach_date_earliest: Option<String>,
    first_breach_replications: u32,
}

/// A measure of a scope, and of one need where it says so.
#[derive(Debug, Serialize, JsonSchema)]
struct Row<'a> {
    measure: &'static str,
    scope: &'static str,
    name: Option<&'a str>,
    need: Option<&'a str>,
    mean: Option<f64>,
    half_width: Option<f64>,
    /// The other end of the interval of a share that was 0 or 1 in every replication.
    #[serde(skip_serializing_if = "Option::is_none")]
    one_sided_bound: Option<f64>,
    replications: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'static str>,
    part_count_mean: Option<f64>,
    whole_count_mean: Option<f64>,
    /// One value per replication, in the order of `replication_numbers`; `null` where there was
    /// nothing to count or the run ended before.
    #[serde(serialize_with = "each")]
    #[schemars(with = "Vec<Option<f64>>")]
    values: &'a Runs,
}

fn each<S: Serializer>(values: &&Runs, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(values.iter().map(|value| value.and_then(finite)))
}

/// A value with its interval, or why there is none.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(super) struct Written {
    mean: Option<f64>,
    half_width: Option<f64>,
    replications: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'static str>,
}

/// A measure of the table.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Defined {
    measure: &'static str,
    unit: &'static str,
    better: &'static str,
    meaning: &'static str,
    source: &'static str,
}

/// One policy as a JSON document with a line end.
#[must_use]
pub fn simulate(simulated: &Simulated<'_>, run: &Run) -> String {
    let parts = simulated.instance.parts();
    let rows = simulated.measured.rows.iter().map(|row| row_of(simulated.instance, row));
    enveloped(
        run,
        "simulate",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            proof: "estimated",
            policy: policy(simulated),
            measures: rows.collect(),
            breaches: broken(simulated.breaches),
            definitions: definitions(),
        },
    )
}

pub(super) fn policy<'a>(simulated: &Simulated<'a>) -> Policy<'a> {
    let measured: &'a Measured = simulated.measured;
    let queues = measured.growth.iter().map(|growth| queue(simulated.instance, growth));
    Policy {
        name: &measured.policy,
        parameters: parameters(simulated.instance, simulated.played),
        from: measured.from.to_string(),
        end: measured.end.to_string(),
        counted_weeks: finite(measured.weeks),
        replications: measured.replications.len(),
        replications_asked: simulated.replications_asked,
        replication_numbers: &measured.replications,
        partial: measured.partial,
        until: simulated.ended.map(stopped),
        limits_met: simulated.too_wide().map(|_| "replications_max").into_iter().collect(),
        overloaded: measured.overloaded(Scope::Clinic),
        queues: queues.collect(),
    }
}

fn stopped(ended: Ended) -> Stopped {
    Stopped {
        measure: ended.until.measure.definition().key,
        half_width: finite(ended.until.half_width),
        replications_max: ended.until.replications_max,
        narrow: ended.narrow,
    }
}

fn queue<'a>(instance: &'a Instance, growth: &Growth) -> Queue<'a> {
    let (scope, name) = scope(instance, growth.scope);
    let breach = growth.first_breach;
    Queue {
        scope,
        name,
        overloaded: growth.overloaded,
        growth_minutes_per_week_mean: finite(growth.minutes_per_week.mean),
        growth_minutes_per_week_half_width: finite(growth.minutes_per_week.half_width),
        first_breach_date_median: breach.map(|breach| breach.median.to_string()),
        first_breach_date_earliest: breach.map(|breach| breach.earliest.to_string()),
        first_breach_replications: breach.map_or(0, |breach| breach.replications),
    }
}

fn row_of<'a>(instance: &'a Instance, row: &'a Measurement) -> Row<'a> {
    let (scope, name) = scope(instance, row.scope);
    let count = |of: fn(Counts) -> f64| row.counts.and_then(|counts| finite(of(counts)));
    let Written { mean, half_width, replications, says } = value(row.value);
    Row {
        measure: row.measure.definition().key,
        scope,
        name,
        need: row.need.map(|need| &*instance.parts().needs[need].name),
        mean,
        half_width,
        one_sided_bound: row.edge().and_then(finite),
        replications,
        says,
        part_count_mean: count(|counts| counts.part),
        whole_count_mean: count(|counts| counts.whole),
        values: &row.runs,
    }
}

/// A value as fields.
pub(super) fn value(value: Value) -> Written {
    let says = |says| Written { says: Some(says), ..Written::default() };
    match value {
        Value::Estimated(estimate) => Written {
            mean: finite(estimate.mean),
            half_width: finite(estimate.half_width),
            replications: Some(estimate.replications),
            says: (!estimate.half_width.is_finite()).then_some("one replication has no interval"),
        },
        Value::NoSteadyState => says("no steady state: the queue grows"),
        Value::NotReached => says("the run ended before so many were seen"),
        Value::Nothing => says("nothing to count"),
        Value::BeyondLog => says("the log does not hold it"),
    }
}

/// The code and the name of a scope.
pub(super) fn scope(instance: &Instance, scope: Scope) -> (&'static str, Option<&str>) {
    let parts = instance.parts();
    match scope {
        Scope::Clinic => ("clinic", None),
        Scope::Team(team) => ("team", Some(&*parts.teams[team].name)),
        Scope::Clinician(clinician) => ("clinician", Some(&*parts.clinicians[clinician].name)),
    }
}

/// The table of measures.
pub(super) fn definitions() -> Vec<Defined> {
    let meaning = |measure: &Measure| {
        let row = measure.definition();
        Defined {
            measure: row.key,
            unit: match row.unit {
                Unit::Share => "share",
                Unit::Days => "calendar days",
                Unit::OpenDays => "open days",
                Unit::Minutes => "minutes",
                Unit::MinutesPerWeek => "minutes per week",
                Unit::Count => "count in the counted days of one replication",
                Unit::Ratio => "ratio",
            },
            better: match row.better {
                Better::Lower => "lower",
                Better::Higher => "higher",
                Better::Neither => "neither",
            },
            meaning: row.meaning,
            source: row.source,
        }
    };
    Measure::ALL.iter().map(meaning).collect()
}
