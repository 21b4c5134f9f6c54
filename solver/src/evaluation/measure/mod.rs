//! What a simulated clinic was like: one table of measures, computed from a log alone.
//!
//! Each measure is a number per replication; over the replications it is *estimated*: a mean with
//! its 95 % interval, and beside a share the counts it is made of. Only requests made in the
//! counted days count for access and rights. Requests not seen by the end are never counted as
//! seen: a target or deadline that has passed is missed, one that has not is left out, and both
//! are told. Where a queue grows there is no mean wait ([`growth`]).
//!
//! No measure is blended with another: two policies are set side by side ([`compare()`]).

mod access;
pub mod compare;
pub mod growth;
mod minutes;
mod right;
mod run;
pub mod table;
#[cfg(test)]
mod tests;
mod visit;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::answer::{Log, Play};
use crate::instance::{Instance, Promise};
use crate::table::NeedId;

use super::Estimate;

pub use compare::{Compared, Side, compare, compare_sides};
pub use growth::{FirstBreach, Growth};
pub use run::Scope;
use run::{Run, Tally};
pub use table::{Better, Definition, Measure, Unit};

/// All measures of one log.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Name of the policy.
    pub policy: String,
    /// First day that counts.
    pub from: NaiveDate,
    /// First day after the run.
    pub end: NaiveDate,
    /// Counted weeks.
    pub weeks: f64,
    /// Numbers of the replications, in order.
    pub replications: Vec<u32>,
    /// Whether the run was stopped before all replications asked for were done.
    pub partial: bool,
    /// The clinic first, then its teams, then its clinicians; within each in the order of the
    /// table, the sum first, then need by need.
    pub rows: Vec<Measurement>,
    /// The clinic first, then its teams.
    pub growth: Vec<Growth>,
}

/// One measure of one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// Which measure.
    pub measure: Measure,
    /// Of whom.
    pub scope: Scope,
    /// Of one need only.
    pub need: Option<NeedId>,
    /// What it came to.
    pub value: Value,
    /// The counts behind a share or a mean.
    pub counts: Option<Counts>,
    /// One value per replication, in the order of [`Measured::replications`]; none where there was
    /// nothing to count, infinite where the run ended before.
    pub runs: Vec<Option<f64>>,
}

/// Mean counts of a replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    /// What is counted.
    pub part: f64,
    /// Of how many.
    pub whole: f64,
}

/// What a measure came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Estimated over the replications that had something to count.
    Estimated(Estimate),
    /// The queue grows: there is no steady state, and a mean would only tell the length of the run.
    NoSteadyState,
    /// In at least one replication the run ended before so many were seen.
    NotReached,
    /// There was nothing to count in any replication.
    Nothing,
    /// The log does not hold what it takes.
    BeyondLog,
}

impl Measured {
    /// The row of a measure, of all needs together.
    #[must_use]
    pub fn row(&self, measure: Measure, scope: Scope) -> Option<&Measurement> {
        self.row_of_need(measure, scope, None)
    }

    /// The row of a measure, of one need or of all together.
    #[must_use]
    pub fn row_of_need(
        &self,
        measure: Measure,
        scope: Scope,
        need: Option<NeedId>,
    ) -> Option<&Measurement> {
        let same =
            |row: &&Measurement| row.measure == measure && row.scope == scope && row.need == need;
        self.rows.iter().find(same)
    }

    /// The growth of a scope, where it has one.
    #[must_use]
    pub fn growth_of(&self, scope: Scope) -> Option<&Growth> {
        self.growth.iter().find(|growth| growth.scope == scope)
    }

    /// Whether a scope's means have no steady state: its queue grows, or one of the clinic's
    /// teams' does.
    #[must_use]
    pub fn overloaded(&self, scope: Scope) -> bool {
        match scope {
            Scope::Clinic => self.growth.iter().any(|growth| growth.overloaded),
            _ => self.growth_of(scope).is_some_and(|growth| growth.overloaded),
        }
    }
}

/// Every measure of a log, for the clinic, each team and each clinician.
///
/// The replications are put in the order of their numbers first, so that it does not matter which
/// was done when.
#[must_use]
pub fn measures(instance: &Instance, log: &Log) -> Measured {
    let mut plays: Vec<&Play> = log.plays.iter().collect();
    plays.sort_by_key(|play| play.replication);
    let observed: Vec<Vec<Observation>> =
        plays.par_iter().map(|play| observe(instance, log, play)).collect();
    let row_count = observed.first().map_or(0, Vec::len);
    let rows: Vec<Measurement> = (0..row_count)
        .map(|index| measurement(&observed.iter().map(|run| run[index]).collect::<Vec<_>>()))
        .collect();
    let from = log.counted_from.max(crate::answer::Day(0));
    let mut measured = Measured {
        policy: log.policy.clone(),
        from: log.date(from),
        end: log.date(log.end),
        weeks: f64::from((log.end.0 - from.0).max(0)) / 7.0,
        replications: plays.iter().map(|play| play.replication).collect(),
        partial: log.partial,
        growth: growth::growths(log, &rows, instance.parts().teams.len()),
        rows,
    };
    withhold(&mut measured);
    measured
}

/// One measure of the whole clinic so far, for the rule "replications until the interval is as
/// narrow as asked"; it looks at nothing but the clinic's total.
#[must_use]
pub fn half_width(instance: &Instance, log: &Log, measure: Measure) -> Estimate {
    let mut plays: Vec<&Play> = log.plays.iter().collect();
    plays.sort_by_key(|play| play.replication);
    let runs: Vec<f64> = plays.par_iter().map(|play| value(instance, log, play, measure)).collect();
    Estimate::of(&runs.into_iter().filter(|value| value.is_finite()).collect::<Vec<_>>())
}

/// One measure of the whole clinic in one replication; NaN when there is nothing to count, or the
/// measure exists only in a comparison.
#[must_use]
pub fn value(instance: &Instance, log: &Log, play: &Play, measure: Measure) -> f64 {
    let run = Run::new(instance, log, play);
    let observed = scoped(&run, Scope::Clinic);
    observed.iter().find(|seen| seen.measure == measure).map_or(f64::NAN, |seen| seen.tally.value)
}

/// A measure in one replication.
#[derive(Clone, Copy, Debug)]
struct Observation {
    measure: Measure,
    scope: Scope,
    need: Option<NeedId>,
    tally: Tally,
}

/// Every measure of one replication; the same rows in the same order in each.
fn observe(instance: &Instance, log: &Log, play: &Play) -> Vec<Observation> {
    let run = Run::new(instance, log, play);
    let parts = instance.parts();
    let mut observed = scoped(&run, Scope::Clinic);
    observed.extend(by_need(&run, Scope::Clinic));
    for team in parts.teams.ids() {
        observed.extend(scoped(&run, Scope::Team(team)));
        observed.extend(by_need(&run, Scope::Team(team)));
    }
    for clinician in parts.clinicians.ids() {
        let scope = Scope::Clinician(clinician);
        let tally = visit::heavy_share(&run.view(scope, None));
        observed.push(Observation { measure: Measure::HeavyShare, scope, need: None, tally });
    }
    observed
}

fn scoped(run: &Run<'_>, scope: Scope) -> Vec<Observation> {
    let view = run.view(scope, None);
    let mut measured = right::measured(&view);
    measured.extend(access::measured(&view));
    measured.push((Measure::ThirdNextAvailable, Tally::NOTHING));
    measured.extend(minutes::measured(&view));
    measured.extend(visit::measured(&view));
    measured.push((Measure::HeavyShare, visit::heavy_share(&view)));
    measured.extend(growth::measured(&view));
    measured.sort_by_key(|&(measure, _)| measure);
    let row = |(measure, tally)| Observation { measure, scope, need: None, tally };
    measured.into_iter().map(row).collect()
}

/// Access need by need; within target only where there is one.
fn by_need(run: &Run<'_>, scope: Scope) -> Vec<Observation> {
    let mut observed = Vec::new();
    for (id, need) in run.instance.parts().needs.iter() {
        let targeted = matches!(need.promise, Promise::Access { .. });
        for (measure, tally) in access::measured(&run.view(scope, Some(id))) {
            if targeted || measure != Measure::WithinTarget {
                observed.push(Observation { measure, scope, need: Some(id), tally });
            }
        }
    }
    observed
}

fn measurement(runs: &[Observation]) -> Measurement {
    let Observation { measure, scope, need, .. } = runs[0];
    let values: Vec<f64> = runs.iter().map(|seen| seen.tally.value).collect();
    let counted: Vec<(f64, f64)> = runs.iter().filter_map(|seen| seen.tally.counts).collect();
    let counts = (!counted.is_empty()).then(|| Counts {
        part: run::mean(&counted.iter().map(|&(part, _)| part).collect::<Vec<_>>()),
        whole: run::mean(&counted.iter().map(|&(_, whole)| whole).collect::<Vec<_>>()),
    });
    let value = if measure.beyond_log() { Value::BeyondLog } else { estimated(&values) };
    let runs = values.into_iter().map(|value| (!value.is_nan()).then_some(value)).collect();
    Measurement { measure, scope, need, value, counts, runs }
}

/// The estimate over the replications that had something to count.
fn estimated(runs: &[f64]) -> Value {
    if runs.iter().any(|value| value.is_infinite()) {
        return Value::NotReached;
    }
    let counted: Vec<f64> = runs.iter().copied().filter(|value| !value.is_nan()).collect();
    if counted.is_empty() { Value::Nothing } else { Value::Estimated(Estimate::of(&counted)) }
}

/// Takes back every mean that has no steady state.
fn withhold(measured: &mut Measured) {
    let scopes: Vec<Scope> = measured.growth.iter().map(|growth| growth.scope).collect();
    for scope in scopes.into_iter().filter(|&scope| measured.overloaded(scope)).collect::<Vec<_>>()
    {
        let rows = measured.rows.iter_mut().filter(|row| row.scope == scope);
        for row in rows.filter(|row| row.measure.of_steady_state()) {
            row.value = Value::NoSteadyState;
        }
    }
}
