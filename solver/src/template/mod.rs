//! The weekly grid: which block of the week is for whom.
//!
//! [`build`] is an integer program on counts of blocks per bin (a stretch of a session in which
//! blocks can lie one after the other), solved island by island and objective by objective, then
//! placed in time. When no template keeps every promise, it says which promises conflict and what
//! would end the conflict. [`dated`](dated()) lays a template out over the calendar.
//!
//! Balasubramanian, Biehl, Dai & Muriel (2014), *Dynamic allocation of same-day requests in
//! multi-physician primary care practices*, Health Care Management Science 17. Chinneck & Dravnieks
//! (1991), *Locating minimal infeasible constraint sets in linear programs*, ORSA Journal on
//! Computing 3. Ignatiev, Previti, Liffiton & Marques-Silva (2015), *Smallest MUS extraction with
//! minimal hitting set dualization*, CP 2015. Little (1961), *A proof for the queuing formula
//! L = λW*, Operations Research 9.

mod bin;
mod build;
mod conflict;
mod constraint;
pub(crate) mod dated;
pub(crate) mod demand;
mod derived;
mod greedy;
mod island;
mod lag;
mod laid_down;
mod level;
mod model;
mod nodes;
mod objective;
mod order;
mod overtime;
mod patch;
mod placement;
mod promised;
mod reassign;
mod room;
mod start;
mod sweep;
#[cfg(test)]
mod tests;
mod wanted;

pub use build::build;
pub(crate) use build::{Known, build_beside};
pub use constraint::{CHANGE_PRICE, ROOM_PRICE};
pub use dated::{DatedBlock, Lost, Unstaffed, dated, unstaffed, unstaffed_in};
pub use demand::VisitDemand;
pub use patch::patch;
pub(crate) use patch::{fewest_changes, patch_within};

use crate::answer::Template;
use crate::instance::CycleDay;
use crate::solve::Proof;
use crate::table::{ClassId, ClinicianId, NeedId, PathwayId, TeamId};
use crate::units::Minutes;

/// What came of building a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A template.
    Built(Built),
    /// No template keeps every promise.
    Impossible(Conflict),
    /// Stopped before any template was found.
    Stopped,
}

/// A template with what is proved about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Built {
    /// The template.
    pub template: Template,
    /// The objectives in order, each conditional on those before it.
    pub levels: Vec<Level>,
    /// Demand without a block, largest first.
    pub unmet: Vec<Unmet>,
    /// Blocks moved, added or removed against the baseline; `None` without one.
    pub changes: Option<u32>,
    /// Whether a limit fired before every level was proved.
    pub stopped: bool,
}

/// One objective, its value and its proof.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// Which objective.
    pub objective: Objective,
    /// Its value in the template.
    pub value: f64,
    /// `Exact`, or `Bounded` from below.
    pub proof: Proof,
}

/// The objectives of a template, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objective {
    /// Demand of this priority without a block \[min per cycle\].
    Unmet {
        /// The priority, 1 first.
        priority: u8,
    },
    /// Visit blocks beyond what is asked, where a patch lets them go \[count per cycle\].
    Surplus,
    /// Sum over teams and needs of the longest run of open days without a block \[days\].
    LargestGap,
    /// Sum over teams of the largest less the smallest complex minutes of a clinician
    /// \[min per cycle\].
    ComplexSpread,
    /// Clinicians with a panel but no hold of their own \[count\].
    WithoutOwnHold,
    /// Blocks moved, added or removed against the baseline \[count\].
    Changes,
    /// Expected overtime of all sessions by their fill, a linear approximation \[min per cycle\].
    Overtime,
    /// Different needs per session, summed \[count\].
    Fragmentation,
}

/// Demand without a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unmet {
    /// Whose patients.
    pub team: TeamId,
    /// The need.
    pub need: NeedId,
    /// The complexity class.
    pub class: ClassId,
    /// Visits per cycle asked for.
    pub asked: f64,
    /// Visits per cycle without a block.
    pub missing: f64,
}

/// A promise a template must keep, in clinic words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// So many minutes held for a team's needs on a day.
    Holds {
        /// The team.
        team: TeamId,
        /// The need most asked for of those that share the holds; `None` when they are for every
        /// held need of the team.
        need: Option<NeedId>,
        /// The day of the cycle.
        day: CycleDay,
        /// How much.
        minutes: Minutes,
    },
    /// An open-clinic window staffed by so many clinicians.
    Window {
        /// Row of the instance's windows.
        window: usize,
        /// Clinicians.
        clinician_count: u32,
    },
    /// Advice time for general practice.
    Advice {
        /// The team.
        team: TeamId,
        /// How much per cycle.
        minutes: Minutes,
    },
    /// A later step of a pathway within reach of each earlier one.
    Lag {
        /// The pathway.
        pathway: PathwayId,
        /// The later step, from 1.
        step: usize,
    },
    /// At most so many changes against the baseline.
    Changes {
        /// The limit.
        changes_max: u32,
    },
    /// Rooms enough for all in-person sessions at once.
    Rooms,
    /// At most so many complex visits in one session.
    ComplexVisits {
        /// The limit.
        visits_max: u32,
    },
    /// A buffer after so many complex minutes.
    Buffers,
    /// The clinician's sessions are as long as they are.
    SessionMinutes {
        /// Who.
        clinician: ClinicianId,
    },
}

/// Promises that cannot be kept together, and the cheapest way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Promises that conflict; each one is needed for the conflict.
    pub promises: Vec<Kept>,
    /// Whether no smaller set of promises conflicts (else: none can be left out of this one).
    pub smallest: bool,
    /// The cheapest change: each promise with how much of it must give.
    pub way_out: Vec<Relaxed>,
    /// Whether solving again with the change found a template.
    pub verified: bool,
}

/// A promise that gives way by `amount`, in the unit of the promise (minutes or count).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relaxed {
    /// The promise.
    pub promise: Kept,
    /// How much must give.
    pub amount: f64,
}
