//! One patient's dates as JSON.

use behov_solver::booking::explain::{Hurdle, Remedy};
use behov_solver::table::PatientId;
use schemars::JsonSchema;
use serde::Serialize;

use super::booked::{Outside, Patient, outside, patient};
use super::{Run, enveloped};
use crate::messages::Lang;
use crate::report::Voice;
use crate::report::booked::words::{limit_code, pseudonym};
use crate::report::explained::{Explained, change, change_code, obstacle, obstacle_code};

/// Notes for people stand in English beside the codes.
const ENGLISH: Voice = Voice { lang: Lang::En };

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    patient: Patient<'a>,
    limits_met: Vec<&'static str>,
    outside_lag: Vec<Outside<'a>>,
    decided: Vec<Decided>,
    late: Option<Late<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Decided {
    step: usize,
    date: String,
    hurdles: Vec<Barred>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Barred {
    date: String,
    obstacle: &'static str,
    note: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Late<'a> {
    days_over: u32,
    remedy: &'static str,
    changes: Vec<Changed>,
    finish: Option<String>,
    days_over_then: Option<u32>,
    first_possible: Option<String>,
    contest: Option<Rivals<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Changed {
    change: &'static str,
    extra_minutes: i32,
    note: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Rivals<'a> {
    before: String,
    opening_count: usize,
    minutes: i32,
    needed_minutes: i32,
    overfull: bool,
    patients: Vec<&'a str>,
}

/// One patient's dates as a JSON document with a line end.
#[must_use]
pub fn explained(told: &Explained<'_>, run: &Run) -> String {
    let parts = told.instance.parts();
    let decided = told.decided().map(|row| Decided {
        step: row.step + 1,
        date: row.date.to_string(),
        hurdles: row.hurdles.iter().map(|hurdle| barred(told, hurdle)).collect(),
    });
    enveloped(
        run,
        "explain",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            patient: patient(told.instance, (told.listed, told.rights), told.rows),
            limits_met: told.explained.limits_met.iter().copied().map(limit_code).collect(),
            outside_lag: told.outside().map(|row| outside(told.instance, row)).collect(),
            decided: decided.collect(),
            late: late(told),
        },
    )
}

fn barred(told: &Explained<'_>, hurdle: &Hurdle) -> Barred {
    Barred {
        date: hurdle.date.to_string(),
        obstacle: obstacle_code(&hurdle.obstacle),
        note: obstacle(ENGLISH, told.instance, &hurdle.obstacle),
    }
}

fn late<'a>(told: &Explained<'a>) -> Option<Late<'a>> {
    let late = told.late()?;
    let name = |&patient: &PatientId| pseudonym(told.instance, patient);
    let contest = late.contest.as_ref().map(|rivals| Rivals {
        before: rivals.before.to_string(),
        opening_count: rivals.openings,
        minutes: rivals.minutes.0,
        needed_minutes: rivals.needed.0,
        overfull: rivals.overfull(),
        patients: rivals.patients.iter().map(name).collect(),
    });
    let mut row = Late {
        days_over: late.days_over,
        remedy: "none-found",
        changes: Vec::new(),
        finish: None,
        days_over_then: None,
        first_possible: None,
        contest,
    };
    match &late.remedy {
        Remedy::NoneFound => {}
        Remedy::TooLate { first_possible } => {
            row.remedy = "too-late";
            row.first_possible = Some(first_possible.to_string());
        }
        Remedy::Change(suggestion) => {
            row.remedy = "change";
            row.finish = Some(suggestion.effect.finish.to_string());
            row.days_over_then = Some(suggestion.effect.days_over);
            let changed = suggestion.changes.iter().map(|one| Changed {
                change: change_code(one),
                extra_minutes: one.extra_minutes().0,
                note: change(ENGLISH, told.instance, one),
            });
            row.changes = changed.collect();
        }
    }
    Some(row)
}
