//! One patient to be helped.

use chrono::NaiveDate;

use crate::answer::{Bookings, Template};
use crate::instance::{Instance, Ready, WaitingPatient};
use crate::table::{PatientId, SessionId};
use crate::units::{Minutes, Span};

use super::super::Options;
use super::super::cost::Costs;
use super::super::crowd::Rooms;
use super::super::opening::Opening;
use super::super::wanted::Wanted;
use super::super::window::comes;
use super::change::Change;

/// One patient to be helped.
pub(super) struct Case<'c> {
    pub(super) clinic: &'c Instance,
    pub(super) template: &'c Template,
    pub(super) options: &'c Options,
    pub(super) id: PatientId,
    pub(super) patient: &'c WaitingPatient,
    /// Everybody else's bookings.
    pub(super) others: Bookings,
    /// Their visits, with those booked before.
    pub(super) visits: Vec<Wanted>,
    /// Row of the step that must come by `until`.
    pub(super) decides: usize,
    /// Last date of that visit that would help.
    pub(super) until: NaiveDate,
    /// What is free beside everybody else.
    pub(super) openings: Vec<Opening>,
    /// The rooms everybody else takes.
    pub(super) rooms: Rooms,
}

impl Case<'_> {
    /// Whether a date suits the patient's own dates.
    pub(super) fn suits(&self, date: NaiveDate) -> bool {
        comes(self.patient, date)
    }

    /// The first time within a stretch of a session for a visit of some minutes, with a room beside
    /// everybody else's if it takes one.
    pub(super) fn first(
        &self,
        visit: &Wanted,
        session: SessionId,
        date: NaiveDate,
        within: Span,
        minutes: Minutes,
    ) -> Option<Span> {
        self.rooms.first(self.clinic, (session, visit.need), date, within, minutes)
    }

    /// Whether everything a visit needs is present on a date.
    pub(super) fn is_ready(&self, visit: &Wanted, date: NaiveDate) -> bool {
        visit.row > 0
            || match self.patient.ready {
                Ready::Now => true,
                Ready::From(from) => from <= date,
                Ready::Unknown => false,
            }
    }

    /// What the patient's visits cost and how long they take.
    pub(super) fn costs(&self) -> Costs<'_> {
        Costs::new(self.clinic, self.patient, self.options)
    }
}

/// A free stretch a visit could have, and the change it takes.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) date: NaiveDate,
    pub(super) change: Option<Change>,
}
