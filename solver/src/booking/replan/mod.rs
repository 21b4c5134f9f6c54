//! Booking again when patients have been told of their dates.
//!
//! Bookings told stay where they can. Those that cannot are rebooked and reported with the reason;
//! beyond them only as many patients move as the planner allows, and the curve says what each
//! further move buys.

mod carry;
mod curve;
mod gone;
mod held;
pub mod recall;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::answer::{Booked, Bookings, Template};
use crate::instance::Instance;
use crate::table::{ClinicianId, PatientId};
use crate::template::Lost;
use crate::units::Span;

use super::board::Moved;
use super::board::{Board, plan_of};
use super::{BookedList, LevelValue, Options, Problem, Reason, book, outside_lags};
use curve::State;

pub use carry::carry;
pub use gone::with_gone;
pub use held::{held, with_held};
pub use recall::{FreedSlot, Recall, recall_list};

/// A visit a patient has been told of, as yesterday's plan has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Pseudonym.
    pub pseudonym: String,
    /// Row of the step in the pathway; 0 for a need.
    pub step: usize,
    /// Whose time.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
}

/// Yesterday's bookings on today's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Those that still stand, by today's patients.
    pub standing: Bookings,
    /// Those that cannot stand, with the reason.
    pub forced: Vec<Forced>,
    /// Those whose patient is no longer on the list: their time is free unless the clinic has the visit
    /// among its bookings, see [`with_gone`].
    pub left: Vec<Told>,
    /// Those found among the bookings already made: they stand there.
    pub made: Vec<Told>,
    /// Those whose date has come, and which count as held.
    pub held: Vec<Told>,
    /// Those whose date has come, and of which the clinic's lists say that they were not held.
    pub past: Vec<Told>,
}

/// A booking told that cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forced {
    /// The patient.
    pub patient: PatientId,
    /// What they were told.
    pub told: Told,
    /// Why it cannot stand.
    pub reason: ForcedReason,
    /// The visit booked instead; `None` when the patient is left out.
    pub now: Option<Booked>,
}

/// Why a booking told cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForcedReason {
    /// The session is not held: a holiday, a closure, an absence.
    NotHeld(Lost),
    /// The clinician has no session then.
    NoSession,
    /// The template no longer has time for the need there.
    NotInTemplate,
    /// Somebody else is booked there.
    Taken,
    /// The visit takes longer than the time told.
    TooShort,
    /// The patient cannot come on that date any more, or is not ready by then.
    PatientCannot,
    /// The patient's pathway has no such step any more.
    NoStep,
    /// Another hospital has received the referral.
    Redirected,
    /// The dates told do not keep the lags of the pathway any more.
    Lags,
    /// Another visit of the same pathway has to move and finds no date beside this one.
    OtherStep,
}

/// A list booked again.
#[derive(Clone, Debug, PartialEq)]
pub struct Replanned {
    /// All bookings that hold now, those told among them.
    pub list: BookedList,
    /// What became of yesterday's bookings.
    pub carried: Carried,
    /// Patients told of a date who move though they need not: at most as many as allowed.
    pub moved: Vec<Moved>,
    /// Patients with a date who had none, in order of the waiting list.
    pub newly_dated: Vec<PatientId>,
    /// What moving 0, 1, 2, ... patients buys, up to as many as allowed or useful.
    pub curve: Vec<Step>,
}

/// One point of the price curve: the best found, unproven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Patients told of a date who move \[count\].
    pub changes: usize,
    /// The four levels below that of statutory maximum waits over the whole list, told or not, in
    /// order.
    pub values: [i64; 4],
    /// Who moves, in order of the waiting list.
    pub moved: Vec<Moved>,
}

/// Books the list again, moving at most `changes_max` patients who have been told of a date and
/// could keep it.
///
/// Visits told for a day up to today count as held where they are among the bookings of the clinic:
/// see [`with_held`].
#[must_use]
pub fn replan(
    clinic: &Instance,
    template: &Template,
    told: &[Told],
    changes_max: usize,
    options: &Options,
) -> Replanned {
    let mut carried = carry(clinic, template, told, options);
    let list = book_beside(clinic, template, &mut carried, options);
    let board = Board::new(clinic, template, &list.bookings, options);
    let is_told = |id: PatientId| !carried.standing.of(id).is_empty();
    let rows = 0..board.problem.requests.len();
    let movable: BTreeSet<usize> =
        rows.filter(|&row| is_told(board.request(row).patient)).collect();
    let states = curve::states(&board, &movable, changes_max, options);
    let curve: Vec<Step> = states.iter().map(|state| state.step(&board)).collect();
    let best = states.into_iter().min_by_key(|state| (state.rank(), state.moved.len()));
    let mut list = match best {
        Some(best) => finish(clinic, template, &carried.standing, list, &best, options),
        None => list,
    };
    list.limits_met.extend(board.problem.met.all());
    list.limits_met.sort_unstable();
    list.limits_met.dedup();
    report(carried, list, curve)
}

/// Books the list beside what stands; who then misses a step gives up the others too.
fn book_beside(
    clinic: &Instance,
    template: &Template,
    carried: &mut Carried,
    options: &Options,
) -> BookedList {
    loop {
        let list = book(clinic, template, &carried.standing, options);
        let half = |id: PatientId| {
            let missing = |(left, reason): &(PatientId, Reason)| {
                *left == id && *reason != Reason::BookedBefore
            };
            list.left_out.iter().any(missing)
        };
        let (torn, whole): (Vec<Booked>, Vec<Booked>) =
            carried.standing.rows().iter().partition(|row| half(row.patient));
        if torn.is_empty() {
            return list;
        }
        carried.standing = Bookings::new(whole);
        let forced = torn.iter().map(|row| carry::forced(clinic, row, ForcedReason::OtherStep));
        carried.forced.extend(forced);
    }
}

/// The list of the best state: booked once more with those who move free, where that is better.
fn finish(
    clinic: &Instance,
    template: &Template,
    standing: &Bookings,
    first: BookedList,
    best: &State,
    options: &Options,
) -> BookedList {
    let bookings = best.board.bookings();
    let moves = |id: PatientId| best.moved.iter().any(|&row| best.board.request(row).patient == id);
    let kept = standing.rows().iter().copied().filter(|row| !moves(row.patient));
    let kept = Bookings::new(kept.collect());
    let again = if best.moved.is_empty() { first } else { book(clinic, template, &kept, options) };
    let board = Board::new(clinic, template, &again.bookings, options);
    if (board.maximum_waits(), board.values()) <= best.rank() {
        return again;
    }
    let problem = Problem::new(clinic, template, &kept, options);
    let plan = plan_of(&problem, &bookings);
    let values = plan.values(&problem, options.rule);
    let waits = plan.maximum(&problem, options.rule);
    let maximum_waits = again.maximum_waits.map(|level| LevelValue {
        value: waits,
        bound: level.bound.min(waits),
        ..level
    });
    // A bound holds under the values above it: where these differ, only that costs are not below
    // zero is sure.
    // Those are for the maximum waits of each patient as they were: with others nothing is proved.
    let mut same = maximum_waits.is_none();
    let levels = std::array::from_fn(|at| {
        let LevelValue { level, value, bound } = again.levels[at];
        let bound = if same { bound.min(values[at]) } else { 0 };
        same &= value == values[at];
        LevelValue { level, value: values[at], bound }
    });
    let dated = |id: PatientId| !bookings.of(id).is_empty();
    let mut left_out = problem.settled.clone();
    let requests = problem.requests.iter().map(|request| request.patient);
    left_out.extend(requests.filter(|&id| !dated(id)).map(|id| (id, Reason::Full)));
    left_out.sort();
    let (limits_met, stopped) = (again.limits_met, again.stopped);
    let outside = outside_lags(clinic, &bookings);
    BookedList { bookings, maximum_waits, levels, left_out, outside, limits_met, stopped }
}

/// What became of everybody.
fn report(mut carried: Carried, list: BookedList, curve: Vec<Step>) -> Replanned {
    for forced in &mut carried.forced {
        let rows = list.bookings.of(forced.patient);
        forced.now = rows.iter().find(|row| row.step == forced.told.step).copied();
    }
    carried.forced.sort_by_key(|row| (row.patient, row.told.step));
    let mut ids: Vec<PatientId> = list.bookings.rows().iter().map(|row| row.patient).collect();
    ids.dedup();
    let had = |id: PatientId| {
        !carried.standing.of(id).is_empty() || carried.forced.iter().any(|row| row.patient == id)
    };
    let newly_dated = ids.into_iter().filter(|&id| !had(id)).collect();
    let mut standing: Vec<PatientId> =
        carried.standing.rows().iter().map(|row| row.patient).collect();
    standing.dedup();
    let last = |bookings: &Bookings, id| bookings.of(id).last().map(|row| row.date);
    let moved = standing
        .into_iter()
        .filter(|&id| carried.standing.of(id).iter().any(|r| !list.bookings.rows().contains(r)))
        .map(|patient| Moved {
            patient,
            from: last(&carried.standing, patient),
            to: last(&list.bookings, patient),
        })
        .collect();
    Replanned { list, carried, moved, newly_dated, curve }
}
