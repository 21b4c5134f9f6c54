//! One session of a template as a clinic day: who waits, when the clinician goes home, what other
//! appointment times would do, and what happens when the easy patients leave.
//!
//! The weekly template says which blocks a session has; [`SessionDay`] makes them the visits of a
//! [`Day`]. Each patient is asked to come at the start of their block; that is the clinic's own
//! schedule. [`timed`] sets equal spacing, the rule of Bailey & Welch (1952) and the certified
//! optimum beside it. [`without_easy`] lets a share of the easy visits leave and fills their
//! minutes with heavier ones: the same minutes, fewer visits, more variance, and fewer points at
//! which a late programme can catch up. [`Buffer`] tells how many minutes before closing restore
//! the old chance to end in time.

mod buffer;
mod clock;
mod fill;
mod layout;
mod one;
mod session;
#[cfg(test)]
mod tests;
mod timed;
mod week;
mod windows;
mod without_easy;

pub use buffer::{Buffer, Restored, buffer};
pub use clock::Clock;
pub use one::{Asked, OneSession, Swap, Unpunctual, one};
pub use timed::{Claim, Rule, Timed, timed};
pub use week::{Sums, Week, WeekRow, WeekSwap, week};
pub use windows::{Found, OpenDay, windows};
pub use without_easy::{NoSwap, Swapped, without_easy};

use crate::day::{Day, DayError, LengthError, Schedule, Weights};
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
