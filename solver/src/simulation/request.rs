//! A request on its way: what the log does not tell.

use crate::rng::Luck;
use crate::table::{PathwayId, PlaceId, TeamId};

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
    /// Where it is booked; what of its minutes were held its row tells.
    pub(super) at: Option<PlaceId>,
    /// Its minutes are counted in the backlog.
    pub(super) counted: bool,
    /// It has come to an end.
    pub(super) ended: bool,
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
    /// A control between need-based visits of a patient under control.
    Between {
        /// Place among the patients of all panels.
        patient: u32,
    },
    /// A call of a patient under need-based control, or about one whom general practice has taken over.
    Call {
        /// Place among the patients of all panels.
        patient: u32,
    },
}
