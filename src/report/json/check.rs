//! What `check` found.

use std::collections::BTreeMap;

use behov_solver::instance::Instance;
use behov_solver::supply::TeamLoad;
use schemars::JsonSchema;
use serde::Serialize;

use super::broken::Verdict;
use super::pro::Pro;
use super::shape::shape;
use super::template::EndsInTime;
use super::value::{Head, Real};
use crate::report::name::Named;
use crate::report::pro::Answers;
use crate::report::{Checked as Found, Notice};

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
    /// What is wrong, in English.
    pub cause: String,
    /// The way out, in English.
    pub help: String,
}

shape! {
    /// Refusal only: nothing else is known of the clinic.
    Refusal<'a> of (row: &'a [CheckedFault]) {
        ok: bool = row.is_empty(),
        faults: &'a [CheckedFault] = row,
    }

    /// A clinic that can be read with its loads, what cannot be, and the referee on what was given.
    Checked<'a> of (row: &Found<'a>)
    [
        let (instance, parts, loads) = (row.instance, row.instance.parts(), row.loads);
        let controls = parts.panels.iter().map(|panel| panel.next_controls.len());
    ]
    {
        ok: bool = row.is_in_order(),
        /// None: the clinic can be read.
        faults: [CheckedFault; 0] = [],
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        team_count: usize = parts.teams.len(),
        clinician_count: usize = parts.clinicians.len(),
        session_count: usize = parts.sessions.len(),
        cycle_weeks: u32 = parts.cycle.weeks,
        waiting_count: usize = parts.waiting.len(),
        booking_count: usize = parts.bookings.len() + instance.not_held().len(),
        next_control_count: usize = controls.sum(),
        #[serde(skip_serializing_if = "Option::is_none")]
        pro: Option<Pro<'a>> = Answers::of(instance).as_ref().map(Pro::of),
        session_minutes_per_week: Real = Real(loads.session_minutes_per_week),
        other_work_minutes_per_week: Real = Real(loads.other_work_minutes_per_week),
        open_clinic_minutes_per_week: Real = Real(loads.open_clinic_minutes_per_week),
        lost_minutes_per_week: Real = Real(loads.lost_minutes_per_week),
        bookable_minutes_per_week: Real = Real(loads.bookable_minutes_per_week),
        unused_minutes_per_week: Real = Real(loads.unused_minutes_per_week),
        teams: Vec<Carried<'a>> =
            loads.teams.iter().map(|team| Carried::of(team, instance)).collect(),
        notices: Vec<Told<'a>> = row.notices.iter().map(Told::of).collect(),
        #[serde(skip_serializing_if = "Option::is_none")]
        template: Option<Verdict<'a>> = row.judged.template.map(Verdict::of),
        #[serde(skip_serializing_if = "Option::is_none")]
        ends_in_time: Option<EndsInTime<'a>> =
            row.judged.days.map(|week| EndsInTime::of(week, instance)),
        #[serde(skip_serializing_if = "Option::is_none")]
        bookings: Option<Verdict<'a>> = row.judged.bookings.map(Verdict::of),
    }

    Carried<'a> of (row: &TeamLoad, instance: &'a Instance) {
        id: &'a str = row.team.name(instance),
        overloaded: bool = row.is_overloaded(),
        /// What open clinics meet among it, where sizing counts what queues for sessions.
        asked_sub_acute_minutes_per_week: Real = Real(row.sub_acute_minutes_per_week),
        routine_minutes_per_week: Real,
        open_clinic_minutes_per_week: Real,
        capacity_minutes_per_week: Real,
        held_minutes_per_week: Real,
        routine_load: Real,
        total_load: Real,
    }

    /// What cannot be, or is good to know.
    Told<'a> of (row: &'a Notice) {
        code: &'static str = row.code,
        cannot_be: bool = row.grave,
        values: BTreeMap<&'static str, &'a str> =
            row.values.iter().map(|(name, value)| (*name, &**value)).collect(),
        /// In English, with the way out.
        says: String = crate::report::notice::words(row),
    }
}
