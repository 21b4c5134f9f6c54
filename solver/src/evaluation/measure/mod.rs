//! What a simulated clinic was like: one table of measures, computed from a log alone.
//!
//! Each measure is a number per replication; over the replications it is *estimated*: a mean with
//! its 95 % interval, and beside a share the counts it is made of. Only requests made in the
//! counted days count for access and rights. Requests not seen by the end are never counted as
//! seen: a target or deadline that has passed is missed, one that has not is left out, and both
//! are told. Where a queue grows there is no mean wait (`growth`).
//!
//! No measure is blended with another: two policies are set side by side ([`compare()`]).

mod access;
pub mod compare;
pub(crate) mod growth;
mod minutes;
mod right;
mod run;
mod runs;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod visit;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::answer::{Log, Play};
use crate::instance::{Instance, Promise};
use crate::table::NeedId;

use super::Estimate;
use super::estimate::at_the_edge;

pub(crate) use access::kept_by_need;
pub use compare::{Compared, Side, compare, compare_sides};
pub use growth::{FirstBreach, Growth};
pub(crate) use growth::{QueueRun, grows, queues};
pub use run::Scope;
use run::{Run, Tally};
pub use runs::Runs;
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
    /// One value per replication, in the order of [`Measured::replications`].
    pub runs: Runs,
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

impl Measurement {
    /// The other end of the interval of a share that was 0 or 1 in every replication; see
    /// [`at_the_edge`].
    #[must_use]
    pub fn edge(&self) -> Option<f64> {
        let (Value::Estimated(estimate), Some(counts)) = (self.value, self.counts) else {
            return None;
        };
        let requests = counts.whole * f64::from(estimate.replications);
        if self.measure.is_share() { at_the_edge(estimate.mean, requests) } else { None }
    }
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
    let mut measuring = Measuring::new(instance);
    measuring.add(log);
    measuring.measured(log)
}

/// Measures of replications that come a few at a time, so that no log has to be kept.
#[derive(Clone, Debug)]
pub struct Measuring<'a> {
    instance: &'a Instance,
    /// Whether only the clinic as a whole is measured.
    whole: bool,
    /// Numbers of the replications, in order.
    numbers: Vec<u32>,
    /// What is measured, the same in each replication.
    rows: Vec<Row>,
    /// The values of each replication, row by row: NaN when there was nothing to count, infinite when
    /// beyond the end of the run.
    values: Vec<Box<[f64]>>,
}

/// One measure of a scope and a need, with its counts over all replications.
#[derive(Clone, Debug)]
struct Row {
    measure: Measure,
    scope: Scope,
    need: Option<NeedId>,
    /// Over the replications with counts: what is counted, of how many, and how many replications.
    counts: (f64, f64, f64),
}

impl<'a> Measuring<'a> {
    /// Nothing measured yet.
    #[must_use]
    pub fn new(instance: &'a Instance) -> Self {
        let (numbers, rows, values) = (Vec::new(), Vec::new(), Vec::new());
        Self { instance, whole: false, numbers, rows, values }
    }

    /// The same of the clinic as a whole alone, in a fraction of the time.
    #[must_use]
    pub fn of_the_whole(instance: &'a Instance) -> Self {
        Self { whole: true, ..Self::new(instance) }
    }

    /// Measures the replications of a log, whose numbers come after all those before.
    pub fn add(&mut self, log: &Log) {
        let mut observed: Vec<(u32, Vec<Observation>)> = log
            .plays
            .par_iter()
            .map(|play| (play.replication, observe(self.instance, log, play, self.whole)))
            .collect();
        observed.sort_by_key(|(number, _)| *number);
        for (number, rows) in observed {
            self.numbers.push(number);
            if self.rows.is_empty() {
                self.rows = rows.iter().map(Row::new).collect();
            }
            for (row, observed) in self.rows.iter_mut().zip(&rows) {
                row.count(observed.tally);
            }
            self.values.push(rows.iter().map(|observed| observed.tally.value).collect());
        }
    }

    /// Replications measured so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// One measure of the whole clinic so far, for the rule "replications until the interval is as
    /// narrow as asked"; it looks at nothing but the clinic's total.
    #[must_use]
    pub fn half_width(&self, measure: Measure) -> Estimate {
        Estimate::of(&self.of_clinic(measure).into_values().collect::<Vec<_>>())
    }

    /// The same less what it was `before`, replication by replication: the paired difference that
    /// [`compare_sides`] tells, or for a measure of the comparison itself what its definition says.
    #[must_use]
    pub fn difference(&self, before: &Measuring<'_>, measure: Measure) -> Estimate {
        if let Some(of) = measure.compared() {
            return before.difference(self, of);
        }
        let before = before.of_clinic(measure);
        let pairs = self.of_clinic(measure).into_iter();
        let pairs = pairs.filter_map(|(number, is)| Some((*before.get(&number)?, is)));
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.unzip();
        Estimate::difference(&before, &after)
    }

    /// Values of a measure of the whole clinic, by replication; those without one left out.
    fn of_clinic(&self, measure: Measure) -> BTreeMap<u32, f64> {
        let whole =
            |row: &Row| row.measure == measure && row.scope == Scope::Clinic && row.need.is_none();
        let Some(place) = self.rows.iter().position(whole) else { return BTreeMap::new() };
        let values = self.values.iter().map(|values| values[place]);
        let numbered = self.numbers.iter().copied().zip(values);
        numbered.filter(|(_, value)| value.is_finite()).collect()
    }

    /// What all replications came to; of `log` only its dates and name are read.
    #[must_use]
    pub fn measured(self, log: &Log) -> Measured {
        let values = |place: usize| self.values.iter().map(|values| values[place]).collect();
        let rows = self.rows.into_iter().enumerate();
        let rows: Vec<Measurement> =
            rows.map(|(place, row)| row.measurement(values(place))).collect();
        let from = log.counted_from.max(crate::answer::Day(0));
        let mut measured = Measured {
            policy: log.policy.clone(),
            from: log.date(from),
            end: log.date(log.end),
            weeks: f64::from((log.end.0 - from.0).max(0)) / 7.0,
            replications: self.numbers,
            partial: log.partial,
            growth: growth::growths(log, &rows, self.instance.parts().teams.len()),
            rows,
        };
        withhold(&mut measured);
        measured
    }
}

impl Row {
    fn new(observed: &Observation) -> Self {
        let Observation { measure, scope, need, .. } = *observed;
        Self { measure, scope, need, counts: (0.0, 0.0, 0.0) }
    }

    fn count(&mut self, tally: Tally) {
        if let Some((part, whole)) = tally.counts {
            let sums = &mut self.counts;
            *sums = (sums.0 + part, sums.1 + whole, sums.2 + 1.0);
        }
    }

    /// What the replications came to, with the mean counts of those that had any.
    fn measurement(self, values: Vec<f64>) -> Measurement {
        let Self { measure, scope, need, counts: (part, whole, count) } = self;
        let counts = (count > 0.0).then(|| Counts { part: part / count, whole: whole / count });
        let value = match estimated(&values) {
            _ if measure.beyond_log() => Value::BeyondLog,
            Value::Estimated(estimate) => Value::Estimated(of_cases(measure, estimate, counts)),
            other => other,
        };
        Measurement { measure, scope, need, value, counts, runs: Runs::new(values) }
    }
}

/// An estimate that knows of how many cases it is the share.
fn of_cases(measure: Measure, estimate: Estimate, counts: Option<Counts>) -> Estimate {
    let share = measure.definition().unit == Unit::Share;
    match counts.filter(|_| share) {
        Some(counts) => estimate.of_cases(counts.whole * f64::from(estimate.replications)),
        None => estimate,
    }
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
fn observe(instance: &Instance, log: &Log, play: &Play, whole: bool) -> Vec<Observation> {
    let run = Run::new(instance, log, play);
    let parts = instance.parts();
    let mut observed = scoped(&run, Scope::Clinic);
    if whole {
        return observed;
    }
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

/// Access need by need, within target only where there is one; of the whole clinic overtime too. A
/// team's sessions may run over with patients of another.
fn by_need(run: &Run<'_>, scope: Scope) -> Vec<Observation> {
    let mut observed = Vec::new();
    for (id, need) in run.instance.parts().needs.iter() {
        let targeted = matches!(need.promise, Promise::Access { .. });
        let view = run.view(scope, Some(id));
        let overtime = (scope == Scope::Clinic).then(|| minutes::overtime_of_visits(&view));
        for (measure, tally) in access::measured(&view).into_iter().chain(overtime) {
            if targeted || measure != Measure::WithinTarget {
                observed.push(Observation { measure, scope, need: Some(id), tally });
            }
        }
    }
    observed
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
