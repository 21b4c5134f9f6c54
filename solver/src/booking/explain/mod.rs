//! Why each visit is on its date, and what would have helped those who are late.
//!
//! Every statement is one of two kinds: read off the openings and the bookings, or tried and
//! solved again with everybody else's bookings fixed. A suggested [`Change`] can be applied to the
//! clinic and its template, and booking again then gives what its [`Effect`] promises.

mod case;
pub mod change;
mod contest;
mod extra;
mod hurdle;
mod remedy;
mod spot;
#[cfg(test)]
pub(super) mod tests;

use rayon::prelude::*;

use chrono::NaiveDate;

use crate::answer::{Booked, Bookings, Template};
use crate::evaluation::rights;
use crate::instance::Instance;
use crate::table::{NeedId, PatientId};
use crate::units::Minutes;

use super::board::Board;
use super::{Limit, Options, last_date};
use contest::Contests;

pub use super::board::{Moved, Price};
pub use change::{Change, Suggestion};
pub use extra::OVERTIME_MAX;

/// Why the dates are what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained {
    /// One row per visit booked, in order of patient and step.
    pub decided: Vec<Decided>,
    /// One row per patient who is late or has no date, in order of the waiting list.
    pub late: Vec<Late>,
    /// Limits of the work that were met: with more of it other prices might be told.
    pub limits_met: Vec<Limit>,
}

/// What decided the date of one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The patient.
    pub patient: PatientId,
    /// Row of the step in the pathway; 0 for a need.
    pub step: usize,
    /// The date booked.
    pub date: NaiveDate,
    /// What kept the visit from earlier dates, the earliest of these first: the first row decided.
    ///
    /// Empty when the team has no earlier opening for the need at all.
    pub hurdles: Vec<Hurdle>,
}

/// Something that alone kept a visit from an earlier date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hurdle {
    /// The earliest date it alone kept the visit from.
    pub date: NaiveDate,
    /// What it was.
    pub obstacle: Obstacle,
}

/// What can keep a visit from an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The patient cannot come on that date.
    OwnDates,
    /// What the first visit needs is present only later.
    NotReady {
        /// From when.
        from: NaiveDate,
    },
    /// Too soon after the step before.
    StepBefore {
        /// Date of the step before.
        date: NaiveDate,
        /// Fewest days between the two.
        days_min: u16,
    },
    /// Too long before the step after.
    StepAfter {
        /// Date of the step after.
        date: NaiveDate,
        /// Most days between the two.
        days_max: u16,
    },
    /// The time is held for another need.
    Held {
        /// For which.
        need: NeedId,
        /// When it opens to others; `None` never.
        opens: Option<NaiveDate>,
    },
    /// The role of the clinician may not serve the need.
    Role,
    /// The session has no room and the visit needs one.
    Room,
    /// The opening is shorter than the visit, though nobody else is booked there.
    TooShort {
        /// Its length \[min\].
        minutes: Minutes,
    },
    /// Others are booked there.
    Taken {
        /// By whom, in order of time.
        by: Vec<PatientId>,
        /// What taking their place would cost; `None` when it fits no way that was tried.
        price: Option<Price>,
    },
    /// Nothing but the levels: the date is free, and taking it changes them so.
    Choice(Price),
}

/// A patient who is late or has no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The patient.
    pub patient: PatientId,
    /// Days over the deadline, the day after the horizon counting where there is no date \[days\].
    pub days_over: u32,
    /// What would have helped.
    pub remedy: Remedy,
    /// Who wants the same openings before the deadline.
    pub contest: Option<Contest>,
}

/// What would have helped a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The cheapest change that was found, tried and solved again.
    Change(Suggestion),
    /// The deadline lies before the first date on which the pathway could be done: offer the
    /// patient capacity elsewhere.
    TooLate {
        /// The first date on which the patient could have the answer.
        first_possible: NaiveDate,
    },
    /// None of the changes tried helps: offer the patient capacity elsewhere.
    NoneFound,
}

/// What a suggestion does, everybody else keeping their bookings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The visits of the patient, in order of steps; those booked before are not among them.
    pub visits: Vec<Booked>,
    /// The day the right is met then; without one, that of the last visit and its answer.
    pub finish: NaiveDate,
    /// Days over the deadline then \[days\].
    pub days_over: u32,
}

/// Patients whose visits could only be in time in the same openings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// Last date on which the visit would be in time.
    pub before: NaiveDate,
    /// The openings up to then \[count\].
    pub openings: usize,
    /// Their minutes \[min\].
    pub minutes: Minutes,
    /// Who could be in time nowhere else, in order of the waiting list.
    pub patients: Vec<PatientId>,
    /// The minutes they need at least \[min\]; above `minutes` proves that not all can be in time.
    pub needed: Minutes,
}

impl Contest {
    /// Whether the minutes prove that not all of them can be in time.
    #[must_use]
    pub fn overfull(&self) -> bool {
        self.needed > self.minutes
    }
}

/// Explains the bookings of a clinic: every visit, and every patient late or without a date.
#[must_use]
pub fn explain(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    options: &Options,
) -> Explained {
    let board = Board::new(clinic, template, bookings, options);
    let rows = (0..board.problem.requests.len()).into_par_iter();
    let decided: Vec<Vec<Decided>> = rows
        .map_init(|| board.clone(), |board, row| hurdle::decided(clinic, board, row, options))
        .collect();
    Explained {
        decided: decided.into_iter().flatten().collect(),
        late: late(clinic, template, bookings, options),
        limits_met: board.problem.met.all(),
    }
}

/// Explains the dates of one patient: the same rows as [`explain`], in a fraction of its time.
#[must_use]
pub fn explain_one(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    patient: PatientId,
    options: &Options,
) -> Explained {
    let mut board = Board::new(clinic, template, bookings, options);
    let row = board.row_of(patient);
    let decided = row.map(|row| hurdle::decided(clinic, &mut board, row, options));
    let late = late_of(clinic, template, bookings, options, &|id| id == patient);
    let limits_met = board.problem.met.all();
    Explained { decided: decided.unwrap_or_default(), late, limits_met }
}

/// Every patient who is late or has no date, with what would have helped.
#[must_use]
pub fn late(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    options: &Options,
) -> Vec<Late> {
    late_of(clinic, template, bookings, options, &|_| true)
}

fn late_of(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    options: &Options,
    asked: &(dyn Fn(PatientId) -> bool + Sync),
) -> Vec<Late> {
    let board = Board::new(clinic, template, bookings, options);
    let contests = Contests::new(clinic, &board);
    let horizon_end = last_date(clinic, options.weeks);
    let report = rights::report(clinic, bookings, &Bookings::default(), horizon_end);
    let wanting = report.patients.par_iter();
    let wanting = wanting.filter(|row| row.wants_help());
    let wanting = wanting.filter(|row| asked(row.patient));
    let found = wanting.filter_map(|rights| {
        let remedy = remedy::remedy(clinic, template, bookings, rights, options)?;
        // Who wants the same is told of the right that binds first.
        let binds = |&row: &usize| {
            let binding = board.request(row).binding;
            binding.is_some_and(|binding| Some(binding.deadline) == rights.deadline)
        };
        let row = board.row_of(rights.patient).filter(binds);
        Some(Late {
            patient: rights.patient,
            days_over: rights.days_over,
            remedy,
            contest: row.and_then(|row| contests.of(&board, row)),
        })
    });
    found.collect()
}
