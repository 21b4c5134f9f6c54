//! A session of a template as a question about its day: who is seen, when, and what else is fixed.

mod clock;
mod of;

pub use clock::Clock;

use super::{Day, DayError, LengthError, Schedule, Weights};
use crate::table::{ClassId, NeedId, SessionId};
use crate::units::{Minutes, Span};

/// How days are judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// What waiting, idle time and overtime weigh.
    pub weights: Weights,
    /// Most patients a searched schedule asks to come at the same time \[1..\].
    pub together_max: usize,
    /// Longest buffer tried \[min\].
    pub buffer_max: Minutes,
}

impl Default for Options {
    /// Published weights, at most two patients at once, buffers of up to two hours.
    fn default() -> Self {
        Self { weights: Weights::USUAL, together_max: 2, buffer_max: Minutes(120) }
    }
}

/// A session as a question about its day.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionDay {
    /// The session.
    pub session: SessionId,
    /// Working minutes beside the clock on the wall.
    pub clock: Clock,
    /// Whoever is seen, and other fixed work, in order.
    pub planned: Vec<Planned>,
    /// The same as a question: one visit for each row of `planned`.
    pub day: Day,
    /// The clinic's own schedule: everybody at the start of their block.
    pub own: Schedule,
    /// The open clinic that lies in the session, which these figures leave out.
    pub open_clinic: Option<OpenPlace>,
}

/// Where an open clinic lies in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPlace {
    /// Row of the instance's windows.
    pub window: usize,
    /// From when to when.
    pub span: Span,
}

/// One piece of work of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What it is.
    pub work: Work,
    /// When it is planned to start, in working minutes from the start of the session \[min\].
    pub start: Minutes,
    /// How long it is planned to take \[min\].
    pub minutes: Minutes,
}

/// What a piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A booked visit.
    Visit {
        /// The need.
        need: NeedId,
        /// The complexity class.
        class: ClassId,
    },
    /// A hold that somebody has taken.
    Held {
        /// The need it is held for.
        need: NeedId,
        /// The class whose visit it is long enough for.
        class: ClassId,
    },
    /// A visit the planner has fixed.
    Fixed {
        /// The need.
        need: NeedId,
    },
    /// Other work the planner has fixed: no patient waits for it.
    Other {
        /// Row of the instance's frozen blocks.
        index: usize,
    },
}

impl Work {
    /// Whether somebody comes for it.
    #[must_use]
    pub fn patient(self) -> bool {
        !matches!(self, Self::Other { .. })
    }
}

/// Why a session has no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDay {
    /// The template has no visit in it.
    #[error("no visit is planned in the session")]
    NoVisits,
    /// Its visits and its grid make no day that can be asked about.
    #[error("{0}")]
    Day(DayError),
    /// A length cannot be used.
    #[error("{0}")]
    Length(LengthError),
}

impl SessionDay {
    /// Minutes planned for patients \[min\].
    #[must_use]
    pub fn booked(&self) -> Minutes {
        self.planned.iter().filter(|row| row.work.patient()).map(|row| row.minutes).sum()
    }

    /// Patients planned.
    #[must_use]
    pub fn patients(&self) -> usize {
        self.planned.iter().filter(|row| row.work.patient()).count()
    }
}
