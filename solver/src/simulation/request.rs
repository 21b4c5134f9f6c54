//! A request on its way: what the log does not tell.

use crate::rng::Luck;
use crate::table::{PathwayId, TeamId};

use super::agenda::Slot;

/// What a run knows of a request beside its row in the log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ticket {
    /// Luck of this visit.
    pub(super) luck: Luck,
    /// Open day on which the clinic heard of it.
    pub(super) joined: u32,
    /// First open day on which the patient is ready.
    pub(super) first: u32,
    /// When they asked \[minutes after midnight\].
    pub(super) minute: f32,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// Where it is booked.
    pub(super) slot: Option<Slot>,
    /// Its minutes are counted in the backlog.
    pub(super) counted: bool,
    /// Whether it follows on the day of the step before.
    pub(super) follows: Follows,
}

/// Whether a visit follows another on its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Follows {
    /// It stands for itself.
    #[default]
    No,
    /// Its time is kept beside the visit it follows; nobody asks for it before that one is held.
    Pencilled,
    /// The patient is there: it is held today.
    Today,
}

/// Where a request comes from, and what follows when it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// One visit.
    Single,
    /// A step of a pathway that began on a day.
    Step {
        /// The pathway.
        pathway: PathwayId,
        /// Which step, from 0.
        step: u8,
        /// Day of the referral.
        referred: i32,
        /// The team that was asked.
        asked: TeamId,
    },
    /// A fixed control or an outreach of a patient under control.
    Control {
        /// Place among the patients of all panels.
        patient: u32,
    },
    /// A call of a patient under need-based control.
    Call {
        /// Place among the patients of all panels.
        patient: u32,
    },
}

/// Addresses of a visit's luck.
pub(super) mod address {
    /// The complexity class.
    pub(in super::super) const CLASS: u64 = 0;
    /// Whether the patient has an own clinician, and who.
    pub(in super::super) const OWN: u64 = 1;
    pub(in super::super) const OWNER: u64 = 2;
    /// How long the visit takes.
    pub(in super::super) const LENGTH: u64 = 3;
    /// Whether the patient comes.
    pub(in super::super) const SHOWS: u64 = 4;
    /// Whether they ask again after a missed visit.
    pub(in super::super) const ASKS_AGAIN: u64 = 5;
    /// When they walk in to an open clinic.
    pub(in super::super) const WALKS_IN: u64 = 6;
    /// Whether they are heavier or lighter than believed.
    pub(in super::super) const TRUE_CLASS: u64 = 7;
    /// Whether they would manage without fixed controls.
    pub(in super::super) const ELIGIBLE: u64 = 8;
    /// Where in their interval they are on day 0.
    pub(in super::super) const PHASE: u64 = 9;
    /// At what hour they call.
    pub(in super::super) const ASKS: u64 = 10;
    /// The first of many: whether and when they cancel their first, second, ... booking.
    pub(in super::super) const CANCELS: u64 = 16;
    /// The first of many: visits of one patient.
    pub(in super::super) const VISITS: u64 = 1 << 16;
    /// The first of many: the time until a call.
    pub(in super::super) const CALLS: u64 = 1 << 32;
}
