//! What `check` found, as JSON.

use serde::Serialize;

use super::{Assumed, assumed, finite, written};
use crate::report::{Findings, Judged, VERSION};

/// A fault with its place, its cause and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedFault {
    /// File, relative to the clinic's folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// Code of the error index.
    pub code: String,
    /// What is wrong.
    pub cause: String,
    /// The way out.
    pub help: String,
}

#[derive(Debug, Serialize)]
struct Refusal<'a> {
    version: &'static str,
    ok: bool,
    faults: &'a [CheckedFault],
}

#[derive(Debug, Serialize)]
struct Checked<'a> {
    version: &'static str,
    ok: bool,
    faults: [(); 0],
    clinic: &'a str,
    as_of: String,
    team_count: usize,
    clinician_count: usize,
    session_count: usize,
    cycle_weeks: u32,
    session_minutes_per_week: Option<f64>,
    teams: Vec<Carried<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<Verdict<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bookings: Option<Verdict<'a>>,
    assumptions: Vec<Assumed<'a>>,
}

#[derive(Debug, Serialize)]
struct Carried<'a> {
    id: &'a str,
    overloaded: bool,
    sub_acute_minutes_per_week: Option<f64>,
    routine_minutes_per_week: Option<f64>,
    capacity_minutes_per_week: Option<f64>,
    held_minutes_per_week: Option<f64>,
    routine_load: Option<f64>,
    total_load: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Verdict<'a> {
    accepts: bool,
    breaches: &'a [String],
}

/// Refusal only: nothing else is known of the clinic.
#[must_use]
pub fn faults(faults: &[CheckedFault]) -> String {
    written(&Refusal { version: VERSION, ok: faults.is_empty(), faults })
}

/// A clinic in order with its loads, and the referee on what was given.
#[must_use]
pub fn check(findings: &Findings<'_>, judged: Judged<'_>) -> String {
    let parts = findings.instance.parts();
    let per_cycle: i32 = parts.sessions.values().map(|session| session.minutes().0).sum();
    let loads = findings.sizing.teams.iter().map(|team| Carried {
        id: &parts.teams[team.team].name,
        overloaded: team.design.overload.is_some(),
        sub_acute_minutes_per_week: finite(team.sub_acute_minutes_per_week),
        routine_minutes_per_week: finite(team.routine_minutes_per_week),
        capacity_minutes_per_week: finite(team.capacity_minutes_per_week),
        held_minutes_per_week: finite(team.design.held_minutes_per_week),
        routine_load: finite(team.design.routine_load),
        total_load: finite(team.design.total_load),
    });
    written(&Checked {
        version: VERSION,
        ok: judged.accepts(),
        faults: [],
        clinic: &parts.name,
        as_of: parts.as_of.to_string(),
        team_count: parts.teams.len(),
        clinician_count: parts.clinicians.len(),
        session_count: parts.sessions.len(),
        cycle_weeks: parts.cycle.weeks,
        session_minutes_per_week: finite(
            f64::from(per_cycle) / f64::from(parts.cycle.weeks.max(1)),
        ),
        teams: loads.collect(),
        template: judged.template.map(verdict),
        bookings: judged.bookings.map(verdict),
        assumptions: assumed(&parts.assumptions),
    })
}

fn verdict(breaches: &[String]) -> Verdict<'_> {
    Verdict { accepts: breaches.is_empty(), breaches }
}
