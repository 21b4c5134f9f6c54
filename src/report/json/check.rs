//! What `check` found, as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::broken::{Broken, broken};
use super::template::{EndsInTime, ends_in_time};
use super::{Run, enveloped, finite};
use crate::report::{Broken as Promise, Checked as Found, Notice};

/// A fault with its place, its cause and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckedFault {
    /// File, relative to the clinic's folder.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Cell of the sheet, for example `D7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
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

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Refusal<'a> {
    ok: bool,
    faults: &'a [CheckedFault],
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Checked<'a> {
    ok: bool,
    /// None: the clinic can be read.
    faults: [CheckedFault; 0],
    clinic: &'a str,
    as_of: String,
    team_count: usize,
    clinician_count: usize,
    session_count: usize,
    cycle_weeks: u32,
    waiting_count: usize,
    booking_count: usize,
    next_control_count: usize,
    session_minutes_per_week: Option<f64>,
    other_work_minutes_per_week: Option<f64>,
    open_clinic_minutes_per_week: Option<f64>,
    lost_minutes_per_week: Option<f64>,
    bookable_minutes_per_week: Option<f64>,
    unused_minutes_per_week: Option<f64>,
    teams: Vec<Carried<'a>>,
    notices: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<Verdict<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_in_time: Option<EndsInTime<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bookings: Option<Verdict<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Carried<'a> {
    id: &'a str,
    overloaded: bool,
    sub_acute_minutes_per_week: Option<f64>,
    routine_minutes_per_week: Option<f64>,
    open_clinic_minutes_per_week: Option<f64>,
    capacity_minutes_per_week: Option<f64>,
    held_minutes_per_week: Option<f64>,
    routine_load: Option<f64>,
    total_load: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told<'a> {
    code: &'static str,
    cannot_be: bool,
    cause: &'a str,
    help: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Verdict<'a> {
    accepts: bool,
    breaches: Vec<Broken<'a>>,
}

/// Refusal only: nothing else is known of the clinic.
#[must_use]
pub fn faults(faults: &[CheckedFault], run: &Run) -> String {
    enveloped(run, "refusal", &[], &Refusal { ok: faults.is_empty(), faults })
}

/// A clinic that can be read with its loads, what cannot be, and the referee on what was given.
#[must_use]
pub fn check(found: &Found<'_>, run: &Run) -> String {
    let (parts, loads) = (found.instance.parts(), found.loads);
    let carried = loads.teams.iter().map(|team| Carried {
        id: &parts.teams[team.team].name,
        overloaded: team.is_overloaded(),
        sub_acute_minutes_per_week: finite(team.sub_acute_minutes_per_week),
        routine_minutes_per_week: finite(team.routine_minutes_per_week),
        open_clinic_minutes_per_week: finite(team.open_clinic_minutes_per_week),
        capacity_minutes_per_week: finite(team.capacity_minutes_per_week),
        held_minutes_per_week: finite(team.held_minutes_per_week),
        routine_load: finite(team.routine_load),
        total_load: finite(team.total_load),
    });
    enveloped(
        run,
        "check",
        &parts.assumptions,
        &Checked {
            ok: found.is_in_order(),
            faults: [],
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            team_count: parts.teams.len(),
            clinician_count: parts.clinicians.len(),
            session_count: parts.sessions.len(),
            cycle_weeks: parts.cycle.weeks,
            waiting_count: parts.waiting.len(),
            booking_count: parts.bookings.len() + found.instance.not_held().len(),
            next_control_count: parts.panels.iter().map(|panel| panel.next_controls.len()).sum(),
            session_minutes_per_week: finite(loads.session_minutes_per_week),
            other_work_minutes_per_week: finite(loads.other_work_minutes_per_week),
            open_clinic_minutes_per_week: finite(loads.open_clinic_minutes_per_week),
            lost_minutes_per_week: finite(loads.lost_minutes_per_week),
            bookable_minutes_per_week: finite(loads.bookable_minutes_per_week),
            unused_minutes_per_week: finite(loads.unused_minutes_per_week),
            teams: carried.collect(),
            notices: found.notices.iter().map(told).collect(),
            template: found.judged.template.map(verdict),
            ends_in_time: found.judged.days.map(|week| ends_in_time(found.instance, week)),
            bookings: found.judged.bookings.map(verdict),
        },
    )
}

fn told(notice: &Notice) -> Told<'_> {
    let Notice { code, grave, cause, help } = notice;
    Told { code, cannot_be: *grave, cause, help }
}

fn verdict(breaches: &[Promise]) -> Verdict<'_> {
    Verdict { accepts: breaches.is_empty(), breaches: broken(breaches) }
}
