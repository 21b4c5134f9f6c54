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
        compared.push(Compared {
            measure: row.measure,
            scope: row.scope,
            scope_name: scope_name(after.instance, row.scope),
            need: need_name(after.instance, row),
            before: Some(was.value),
            after: Some(row.value),
            difference: difference(before.measured, after.measured, was, row),
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

/// The paired difference over the replications both sides did and had something to count in.
fn difference(
    before: &Measured,
    after: &Measured,
    was: &Measurement,
    is: &Measurement,
) -> Option<Estimate> {
    let both =
        |was: Value, is: Value| matches!((was, is), (Value::Estimated(_), Value::Estimated(_)));
    if !both(was.value, is.value) {
        return None;
    }
    let (mut earlier, mut later) = (Vec::new(), Vec::new());
    for (number, &value) in after.replications.iter().zip(&is.runs) {
        let Ok(place) = before.replications.binary_search(number) else { continue };
        if let (Some(other), Some(value)) = (was.runs[place], value) {
            earlier.push(other);
            later.push(value);
        }
    }
    (!earlier.is_empty()).then(|| Estimate::difference(&earlier, &later))
}

/// What only a comparison can tell: controls avoided beside controls held, minutes freed beside
/// minutes booked.
fn of_comparison(
    before: Side<'_>,
    after: Side<'_>,
    was: &Measurement,
    is: &Measurement,
) -> Option<Compared> {
    let measure = match is.measure {
        Measure::ControlsHeld => Measure::ControlsAvoided,
        Measure::BookedMinutes => Measure::MinutesFreed,
        _ => return None,
    };
    Some(Compared {
        measure,
        scope: is.scope,
        scope_name: scope_name(after.instance, is.scope),
        need: None,
        before: None,
        after: None,
        difference: difference(after.measured, before.measured, is, was),
    })
}
