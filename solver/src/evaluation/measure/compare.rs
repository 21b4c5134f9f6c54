//! Two policies side by side: paired differences, run by run.
//!
//! Both policies met the same patients in replications of the same number, so the differences vary
//! less than the measures do. Each interval stands on its own: of many measures compared, about
//! one in twenty is shown by chance alone.

use crate::answer::Log;
use crate::instance::Instance;

use super::super::Estimate;
use super::{Measure, Measured, Measurement, Scope, Value, measures};

/// One policy with the clinic it was tried in.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// What came of it.
    pub measured: &'a Measured,
}

/// One measure under two policies.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Which measure.
    pub measure: Measure,
    /// Of whom, as the clinic after numbers them.
    pub scope: Scope,
    /// Name of the team or clinician; empty for the clinic.
    pub scope_name: String,
    /// Name of the need, when of one need only.
    pub need: Option<String>,
    /// What it was; nothing for a measure of the comparison itself.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
    /// After less before, replication by replication; for a measure of the comparison what its
    /// definition says. Nothing where either has no value.
    pub difference: Option<Estimate>,
    /// What it was and became in each replication both sides did ([`both`]); none where there was
    /// nothing to count, infinite where the run ended before. For a measure of the comparison the
    /// other way round.
    pub runs: Vec<(Option<f64>, Option<f64>)>,
}

/// Numbers of the replications both sides did, in order.
#[must_use]
pub fn both(before: &Measured, after: &Measured) -> Vec<u32> {
    let done = |number: &u32| before.replications.binary_search(number).is_ok();
    after.replications.iter().copied().filter(done).collect()
}

impl Compared {
    /// Whether the difference is beyond chance: its interval leaves out 0.
    #[must_use]
    pub fn shown(&self) -> bool {
        self.difference.is_some_and(Estimate::shown)
    }
}

/// Two policies in one clinic.
#[must_use]
pub fn compare(instance: &Instance, before: &Log, after: &Log) -> Vec<Compared> {
    let (before, after) = (measures(instance, before), measures(instance, after));
    compare_sides(Side { instance, measured: &before }, Side { instance, measured: &after })
}

/// Two policies, each in a clinic of its own: two versions of a clinic file. Teams, clinicians and
/// needs are matched by name; what only one of them has is left out.
#[must_use]
pub fn compare_sides(before: Side<'_>, after: Side<'_>) -> Vec<Compared> {
    let mut compared = Vec::new();
    for row in &after.measured.rows {
        let Some(was) = counterpart(before, after, row) else { continue };
        let runs = pairs((before.measured, was), (after.measured, row));
        compared.push(Compared {
            measure: row.measure,
            scope: row.scope,
            scope_name: scope_name(after.instance, row.scope),
            need: need_name(after.instance, row),
            before: Some(was.value),
            after: Some(row.value),
            difference: difference(was.value, row.value, &runs),
            runs,
        });
        compared.extend(of_comparison(before, after, was, row));
    }
    compared
}

/// The same row of the other side.
fn counterpart<'a>(
    before: Side<'a>,
    after: Side<'_>,
    row: &Measurement,
) -> Option<&'a Measurement> {
    let name = scope_name(after.instance, row.scope);
    let need = need_name(after.instance, row);
    before.measured.rows.iter().find(|was| {
        was.measure == row.measure
            && same_kind(was.scope, row.scope)
            && scope_name(before.instance, was.scope) == name
            && need_name(before.instance, was) == need
    })
}

fn same_kind(one: Scope, other: Scope) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// The name of a team or clinician; empty for the clinic.
#[must_use]
pub fn scope_name(instance: &Instance, scope: Scope) -> String {
    let parts = instance.parts();
    match scope {
        Scope::Clinic => String::new(),
        Scope::Team(team) => parts.teams[team].name.clone(),
        Scope::Clinician(clinician) => parts.clinicians[clinician].name.clone(),
    }
}

fn need_name(instance: &Instance, row: &Measurement) -> Option<String> {
    row.need.map(|need| instance.parts().needs[need].name.clone())
}

/// The values of both in the replications both did.
fn pairs(
    (before, was): (&Measured, &Measurement),
    (after, is): (&Measured, &Measurement),
) -> Vec<(Option<f64>, Option<f64>)> {
    let each = after.replications.iter().zip(is.runs.iter());
    each.filter_map(|(number, value)| {
        let place = before.replications.binary_search(number).ok()?;
        Some((was.runs.at(place), value))
    })
    .collect()
}

/// The paired difference over the replications that had something to count on both sides.
fn difference(was: Value, is: Value, runs: &[(Option<f64>, Option<f64>)]) -> Option<Estimate> {
    if !matches!((was, is), (Value::Estimated(_), Value::Estimated(_))) {
        return None;
    }
    let told = runs.iter().filter_map(|&(before, after)| before.zip(after));
    let (before, after): (Vec<f64>, Vec<f64>) = told.unzip();
    (!before.is_empty()).then(|| Estimate::difference(&before, &after))
}

/// What only a comparison can tell: controls avoided beside controls held, minutes freed beside
/// minutes booked.
fn of_comparison(
    before: Side<'_>,
    after: Side<'_>,
    was: &Measurement,
    is: &Measurement,
) -> Option<Compared> {
    let of_this = |measure: &Measure| measure.compared() == Some(is.measure);
    let measure = Measure::ALL.iter().copied().find(of_this)?;
    let runs = pairs((after.measured, is), (before.measured, was));
    Some(Compared {
        measure,
        scope: is.scope,
        scope_name: scope_name(after.instance, is.scope),
        need: None,
        before: None,
        after: None,
        difference: difference(is.value, was.value, &runs),
        runs,
    })
}
