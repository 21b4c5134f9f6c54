//! What changed against an earlier plan, and who could take the time that became free.

use behov_solver::booking::explain::Moved;
use behov_solver::booking::replan::{Forced, Told};
use behov_solver::instance::Instance;
use schemars::JsonSchema;
use serde::Serialize;

use super::date;
use crate::report::booked::{self, Booked, words};

/// An earlier plan on today's list.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Against<'a> {
    changes_max: usize,
    standing_count: usize,
    made: Vec<Earlier<'a>>,
    held: Vec<Earlier<'a>>,
    past: Vec<Earlier<'a>>,
    left: Vec<Earlier<'a>>,
    forced: Vec<Replaced<'a>>,
    moved: Vec<Move<'a>>,
    newly_dated: Vec<&'a str>,
    curve: Vec<Point<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Earlier<'a> {
    pseudonym: &'a str,
    step: usize,
    clinician: &'a str,
    date: String,
    from: String,
    to: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Replaced<'a> {
    told: Earlier<'a>,
    reason: &'static str,
    now_date: Option<String>,
    now_from: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Move<'a> {
    pseudonym: &'a str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Point<'a> {
    changes: usize,
    levels: [i64; 4],
    proof: &'static str,
    moved: Vec<&'a str>,
}

/// A slot that is free again, and who could take it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Recalled<'a> {
    clinician: &'a str,
    date: String,
    from: String,
    to: String,
    patients: Vec<Candidate<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Candidate<'a> {
    pseudonym: &'a str,
    step: usize,
    instead_of: Option<String>,
    days_saved: u32,
    visit_days_saved: u32,
    days_over_before: u32,
    days_over_after: u32,
    meets_deadline: bool,
    own_clinician: bool,
}

/// What changed; nothing when no patient had been told of a date.
pub(super) fn changes<'a>(booked: &Booked<'a>) -> Option<Against<'a>> {
    let (instance, again) = (booked.instance, booked.run.replanned.as_ref()?);
    let name = |patient| words::pseudonym(instance, patient);
    let curve = again.curve.iter().map(|step| Point {
        changes: step.changes,
        levels: step.values,
        proof: "unproven",
        moved: step.moved.iter().map(|row| name(row.patient)).collect(),
    });
    Some(Against {
        changes_max: booked.options.changes_max,
        standing_count: again.carried.standing.rows().len(),
        made: again.carried.made.iter().map(|told| earlier(instance, told)).collect(),
        held: again.carried.held.iter().map(|told| earlier(instance, told)).collect(),
        past: again.carried.past.iter().map(|told| earlier(instance, told)).collect(),
        left: again.carried.left.iter().map(|told| earlier(instance, told)).collect(),
        forced: again.carried.forced.iter().map(|row| forced(instance, row)).collect(),
        moved: again.moved.iter().map(|row| moved(instance, row)).collect(),
        newly_dated: again.newly_dated.iter().map(|&patient| name(patient)).collect(),
        curve: curve.collect(),
    })
}

fn earlier<'a>(instance: &'a Instance, told: &'a Told) -> Earlier<'a> {
    Earlier {
        pseudonym: &told.pseudonym,
        step: told.step + 1,
        clinician: &instance.parts().clinicians[told.clinician].name,
        date: told.date.to_string(),
        from: told.span.from.to_string(),
        to: told.span.to.to_string(),
    }
}

fn forced<'a>(instance: &'a Instance, row: &'a Forced) -> Replaced<'a> {
    Replaced {
        told: earlier(instance, &row.told),
        reason: words::forced_code(&row.reason),
        now_date: row.now.map(|now| now.date.to_string()),
        now_from: row.now.map(|now| now.span.from.to_string()),
    }
}

fn moved<'a>(instance: &'a Instance, row: &Moved) -> Move<'a> {
    Move {
        pseudonym: words::pseudonym(instance, row.patient),
        from: date(row.from),
        to: date(row.to),
    }
}

/// A freed slot as fields.
pub(super) fn recalled<'a>(instance: &'a Instance, row: &booked::Recalled) -> Recalled<'a> {
    let patients = row.by.iter().map(|by| Candidate {
        pseudonym: words::pseudonym(instance, by.patient),
        step: by.visit.step + 1,
        instead_of: date(by.instead_of),
        days_saved: by.days_saved,
        visit_days_saved: by.visit_days_saved,
        days_over_before: by.days_over.0,
        days_over_after: by.days_over.1,
        meets_deadline: by.meets_deadline,
        own_clinician: by.own_clinician,
    });
    Recalled {
        clinician: &instance.parts().clinicians[row.slot.clinician].name,
        date: row.slot.date.to_string(),
        from: row.slot.span.from.to_string(),
        to: row.slot.span.to.to_string(),
        patients: patients.collect(),
    }
}
