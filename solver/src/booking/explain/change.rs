//! Changes that could help a patient, and what they do to the clinic and its template.

use chrono::NaiveDate;

use crate::table::{ClinicianId, NeedId, PathwayId, PatientId, SessionId, TeamId};
use crate::units::{Minutes, Span};

use super::Effect;

/// Changes that together help one patient, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes, all of one kind; usually one.
    pub changes: Vec<Change>,
    /// What they do.
    pub effect: Effect,
}

/// One change. The kinds are tried in this order, from those that cost least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The patient comes on a date that did not suit.
    AcceptDate {
        /// The patient.
        patient: PatientId,
        /// The date.
        date: NaiveDate,
    },
    /// What the first visit needs is present by a date.
    ReadyBy {
        /// The patient.
        patient: PatientId,
        /// The date.
        date: NaiveDate,
    },
    /// Another team sees the patient.
    OtherTeam {
        /// The patient.
        patient: PatientId,
        /// The team.
        team: TeamId,
    },
    /// Unbooked time meant for another need or team is used for a visit.
    Lend {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// A clinician stays longer on one date.
    Overtime {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From the end of the session to the end of the visit.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// Held time is released on one date.
    ReleaseHold {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// One more slot outside all sessions of a clinician.
    ExtraSlot {
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// A shorter wait for something outside the clinic before a step.
    ShorterWait {
        /// The pathway.
        pathway: PathwayId,
        /// Row of the step.
        step: usize,
        /// Calendar days it may then take \[days\].
        days: u32,
    },
}

impl Change {
    /// Minutes of the clinic it takes beyond what is planned \[min\].
    #[must_use]
    pub fn extra_minutes(&self) -> Minutes {
        match self {
            Self::Overtime { span, .. } | Self::ExtraSlot { span, .. } => span.minutes(),
            _ => Minutes(0),
        }
    }
}
