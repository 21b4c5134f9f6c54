//! Changes of pathways: dated, ramped, and free to be put together.
//!
//! A change moves demand, or who meets it. The shares of changes that touch the same panel, stream or
//! need add up, so the order of the rows does not matter; together they are at most 1. What a change
//! does is an assumption of the clinic and may have a range.

use chrono::NaiveDate;

use crate::table::{NeedId, TeamId};
use crate::units::{Minutes, Probability};

use super::goals::Range;
use super::people::Role;
use super::stream::Asks;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Short name.
    pub name: String,
    /// The day it begins.
    pub from: NaiveDate,
    /// Weeks until it is there in full, growing evenly; 1 at once \[weeks, 1..\].
    pub ramp_weeks: u32,
    /// Share of those it touches: patients of a panel who may move, requests, visits.
    pub share: Probability,
    /// From where to where that share may lie.
    pub share_range: Option<Range>,
    /// What it is.
    pub kind: ChangeKind,
    /// What it brings to the clinic that is played; `None` in the clinic of the file.
    pub brings: Option<Brings>,
}

/// Needs that a change brings, and what is asked for of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brings {
    /// Visits.
    pub visit: Option<NeedId>,
    /// Calls.
    pub call: Option<NeedId>,
    /// Reading of what was reported.
    pub reading: Option<NeedId>,
    /// What those it touches ask for, at once each, with their shares; the shares add to 1. Empty
    /// where it touches visits and not requests.
    pub asks: Vec<(f64, Vec<Asks>)>,
}

/// What a change is.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeKind {
    /// Fixed controls of a panel become need-based.
    NeedBased {
        /// The panel, by its row.
        panel: usize,
        /// Whether patients accept.
        accepts: Accepts,
        /// Weeks between the controls that stay; `None` when none do \[weeks\].
        between_weeks: Option<u32>,
    },
    /// Controls of a panel move to the general practitioner, who asks the clinic for advice.
    Practice {
        /// The panel, by its row.
        panel: usize,
        /// Whether patients accept.
        accepts: Accepts,
        /// Advice contacts of a patient moved \[1/year\].
        advice_per_year: f64,
    },
    /// A panel's patients move to an offer of the municipality.
    Municipality {
        /// The panel, by its row.
        panel: usize,
        /// Whether patients accept.
        accepts: Accepts,
    },
    /// Requests are read first: a share needs no visit, and some of these a call.
    Triage {
        /// The stream, by its row.
        stream: usize,
        /// Share of those without a visit who are called.
        phone: Probability,
        /// Length of a call \[min\].
        phone_minutes: Minutes,
        /// What reading a request takes, for every request \[min\].
        reading_minutes: Minutes,
    },
    /// Visits fall together: several on one day, one instead of two.
    FewerVisits {
        /// The stream, by its row.
        stream: usize,
        /// Visits spared per request \[0..\].
        visits_spared: f64,
    },
    /// Patients who would be admitted are first told of to the clinic.
    SubAcute {
        /// The team that is called.
        team: TeamId,
        /// The visit they get.
        need: NeedId,
        /// Admissions of this kind a week \[1/week\].
        per_week: f64,
        /// Share of the calls after which the patient stays with the general practitioner.
        practice: Probability,
        /// Share of the calls after which the patient is admitted after all.
        admitted: Probability,
        /// Length of a call \[min\].
        call_minutes: Minutes,
    },
    /// Patients who would lie in hospital are seen at home.
    Home {
        /// The team that sees them.
        team: TeamId,
        /// The visit they get.
        need: NeedId,
        /// Stays of this kind a week \[1/week\].
        per_week: f64,
        /// Visits instead of a stay \[0..\].
        visits: f64,
        /// Travel for each \[min\].
        travel_minutes: Minutes,
    },
    /// Visits become video or telephone.
    Virtual {
        /// The need.
        need: NeedId,
        /// Length of the visit then \[min\].
        minutes: Minutes,
    },
    /// Visits move to another role.
    TaskShift {
        /// The need.
        need: NeedId,
        /// The role that takes them.
        role: Role,
        /// Length of the visit then \[min\].
        minutes: Minutes,
    },
}

/// The chance that a patient accepts at an offer; where none is given the walk has one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Accepts {
    /// The chance.
    pub chance: Option<Probability>,
    /// From where to where it may lie.
    pub range: Option<Range>,
}

impl ChangeKind {
    /// Its name in the clinic file and in answers.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NeedBased { .. } => "need-based",
            Self::Practice { .. } => "practice",
            Self::Municipality { .. } => "municipality",
            Self::Triage { .. } => "triage",
            Self::FewerVisits { .. } => "fewer-visits",
            Self::SubAcute { .. } => "sub-acute",
            Self::Home { .. } => "home",
            Self::Virtual { .. } => "virtual",
            Self::TaskShift { .. } => "task-shift",
        }
    }

    /// The panel it moves patients of, by its row.
    #[must_use]
    pub fn panel(&self) -> Option<usize> {
        match *self {
            Self::NeedBased { panel, .. }
            | Self::Practice { panel, .. }
            | Self::Municipality { panel, .. } => Some(panel),
            _ => None,
        }
    }

    /// Whether patients of a panel accept; nothing for changes of anything else.
    #[must_use]
    pub fn accepts(&self) -> Option<Accepts> {
        match *self {
            Self::NeedBased { accepts, .. }
            | Self::Practice { accepts, .. }
            | Self::Municipality { accepts, .. } => Some(accepts),
            _ => None,
        }
    }
}
