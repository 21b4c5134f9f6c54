//! One patient's dates, explained.

use behov_solver::booking::explain::{Contest, Decided as Found, Hurdle, Late as Helped};
use behov_solver::instance::Instance;

use super::booked::{Outside, Patient};
use super::obstacle::{Obstacle, Remedy};
use super::shape::shape;
use super::value::{Date, Head};
use crate::report::explained::Explained;
use crate::report::name::names;

shape! {
    /// What decided each visit, and what would have helped.
    Reasons<'a> of (row: &Explained<'a>) [let instance = row.instance;] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        patient: Patient<'a> = Patient::of((row.listed, row.rights, row.rows), instance),
        outside_lag: Vec<Outside<'a>> =
            row.outside().map(|visit| Outside::of(visit, instance)).collect(),
        decided: Vec<Decided<'a>> =
            row.decided().map(|visit| Decided::of(visit, instance)).collect(),
        late: Option<Late<'a>> = row.late().map(|late| Late::of(late, instance)),
    }

    Decided<'a> of (row: &Found, instance: &'a Instance) {
        step: usize = row.step + 1,
        date: Date,
        hurdles: Vec<Barred<'a>> =
            row.hurdles.iter().map(|hurdle| Barred::of(hurdle, instance)).collect(),
    }

    Barred<'a> of (row: &Hurdle, instance: &'a Instance) {
        date: Date,
        #[serde(flatten)]
        obstacle: Obstacle<'a> = Obstacle::of(&row.obstacle, instance),
    }

    Late<'a> of (row: &Helped, instance: &'a Instance) {
        days_over: u32,
        #[serde(flatten)]
        remedy: Remedy<'a> = Remedy::of(&row.remedy, instance),
        contest: Option<Rivals<'a>> = row.contest.as_ref().map(|of| Rivals::of(of, instance)),
    }

    Rivals<'a> of (row: &Contest, instance: &'a Instance) {
        before: Date,
        opening_count: usize = row.openings,
        minutes: i32,
        needed_minutes: i32 = row.needed.0,
        overfull: bool = row.overfull(),
        patients: Vec<&'a str> = names(instance, &row.patients),
    }
}
