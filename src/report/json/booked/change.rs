//! What changed against an earlier plan, and who could take the time that became free.

use behov_solver::booking::replan::recall::Recall;
use behov_solver::booking::replan::{Forced, Replanned, Step, Told};
use behov_solver::instance::Instance;

use super::code::forced_code;
use crate::report::booked::{self, Booked, keeps_time};
use crate::report::json::obstacle::Move;
use crate::report::json::shape::shape;
use crate::report::json::value::{Clock, Date, Hours, Proved};
use crate::report::name::{Named, names};

shape! {
    /// An earlier plan on today's list.
    Against<'a> of (again: &'a Replanned, booked: &Booked<'a>)
    [
        let (instance, carried) = (booked.instance, &again.carried);
        let earlier = |rows: &'a [Told]| {
            rows.iter().map(|told| Earlier::of(told, instance)).collect::<Vec<_>>()
        };
    ]
    {
        changes_max: usize = booked.options.changes_max,
        standing_count: usize = carried.standing.rows().len(),
        made: Vec<Earlier<'a>> = earlier(&carried.made),
        held: Vec<Earlier<'a>> = earlier(&carried.held),
        past: Vec<Earlier<'a>> = earlier(&carried.past),
        left: Vec<Earlier<'a>> = earlier(&carried.left),
        /// Those of `left` ahead whose time stays theirs.
        left_kept: Vec<Earlier<'a>> = carried
            .left
            .iter()
            .filter(|told| keeps_time(instance, told))
            .map(|told| Earlier::of(told, instance))
            .collect(),
        forced: Vec<Replaced<'a>> =
            carried.forced.iter().map(|row| Replaced::of(row, instance)).collect(),
        moved: Vec<Move<'a>> = again.moved.iter().map(|row| Move::of(row, instance)).collect(),
        newly_dated: Vec<&'a str> = names(instance, &again.newly_dated),
        curve: Vec<Point<'a>> = again.curve.iter().map(|step| Point::of(step, instance)).collect(),
    }

    Earlier<'a> of (row: &'a Told, instance: &'a Instance) {
        pseudonym: &'a str = &row.pseudonym,
        step: usize = row.step + 1,
        clinician: &'a str = row.clinician.name(instance),
        date: Date,
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
    }

    Replaced<'a> of (row: &'a Forced, instance: &'a Instance) {
        told: Earlier<'a> = Earlier::of(&row.told, instance),
        reason: &'static str = forced_code(&row.reason),
        now_date: Option<Date> = row.now.map(|now| Date(now.date)),
        now_from: Option<Clock> = row.now.map(|now| Clock(now.span.from)),
    }

    Point<'a> of (row: &Step, instance: &'a Instance) {
        changes: usize,
        levels: [i64; 4] = row.values,
        #[serde(flatten)]
        proof: Proved = Proved::unproven("found-by-search"),
        moved: Vec<&'a str> = row.moved.iter().map(|moved| moved.patient.name(instance)).collect(),
    }

    /// A slot that is free again, and who could take it.
    Recalled<'a> of (row: &booked::Recalled, instance: &'a Instance) {
        clinician: &'a str = row.slot.clinician.name(instance),
        date: Date = Date(row.slot.date),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.slot.span),
        patients: Vec<Candidate<'a>> =
            row.by.iter().map(|by| Candidate::of(by, instance)).collect(),
    }

    Candidate<'a> of (row: &Recall, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        step: usize = row.visit.step + 1,
        instead_of: Option<Date>,
        days_saved: u32,
        visit_days_saved: u32,
        days_over_before: u32 = row.days_over.0,
        days_over_after: u32 = row.days_over.1,
        meets_deadline: bool,
        own_clinician: bool,
    }
}
