//! What the answer hangs on: one uncertain input at a time, from its low to its high end.
//!
//! A [`Lever`] is an input nobody knows for sure. Each has a range of its own, an assumption until
//! the clinic file says better: a row of `[[assumption]]` with `low` and `high` whose `about` names
//! the lever (in the lever's own scale) or a key it covers, for one row or for all (in the unit of
//! the key). A [`Tornado`] is the outcome at both ends of every lever, widest first, all else as
//! given: inputs that move together, or one that changes what another does, are not in it.

mod change;
mod effect;
mod range;
mod share;
#[cfg(test)]
mod tests;
mod tornado;

use crate::evaluation::Estimate;
use crate::instance::{InstanceError, Range};

pub use range::{About, Ranges, StatedRange};
pub use tornado::{held, tornado};

/// An uncertain input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// Requests per week of streams that ask for held needs.
    SubAcuteDemand,
    /// Requests per week of all other streams.
    OtherDemand,
    /// Variance / mean of the daily count of streams.
    Dispersion,
    /// Requests per converted patient and year.
    NeedBasedRequests,
    /// Share of a panel who could manage without fixed controls.
    Eligible,
    /// Share of a panel already converted to need-based control.
    Converted,
    /// Advice contacts per patient and year.
    Advice,
    /// Length of visits.
    VisitLength,
    /// Coefficient of variation of the length of visits.
    LengthVariation,
    /// Chance of missing a visit without notice.
    NoShows,
    /// Chance of a notice too late to refill the slot.
    LateCancellations,
    /// Share of sessions cancelled at short notice.
    CancelledSessions,
    /// Share of those a change touches.
    ChangeShare,
    /// Share of patients who accept what a change offers.
    ChangeAccepts,
    /// Length of what a change brings: visits, calls, reading, travel.
    ChangeMinutes,
    /// Visits spared by a change, or instead of a stay.
    ChangeVisits,
    /// Advice contacts of a patient whom general practice has taken over.
    ChangeAdvice,
    /// Admissions or stays a week that a change is about.
    ChangeAdmissions,
    /// Share of those without a visit who are called.
    ChangePhone,
    /// Share of the calls after which the patient stays with general practice.
    ChangePractice,
    /// Share of the calls after which the patient is admitted after all.
    ChangeAdmitted,
    /// Weeks until a change is there in full.
    ChangeRamp,
}

/// What the ends of a range are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Factors on the numbers given.
    Factor,
    /// The numbers themselves.
    Value,
    /// Steps of the clinic's grid added to the lengths given.
    GridStep,
}

/// A lever as it stands before the clinic says better.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    lever: Lever,
    code: &'static str,
    list: &'static str,
    key: &'static str,
    scale: Scale,
    low: f64,
    high: f64,
}

const fn row(
    (lever, code): (Lever, &'static str),
    (list, key): (&'static str, &'static str),
    scale: Scale,
    (low, high): (f64, f64),
) -> Row {
    Row { lever, code, list, key, scale, low, high }
}

/// All levers, with the key each moves and a range that is assumed; why stands with the words.
const TABLE: [Row; 22] = [
    row(
        (Lever::SubAcuteDemand, "sub-acute-demand"),
        ("stream", "per_week"),
        Scale::Factor,
        (0.8, 1.2),
    ),
    row((Lever::OtherDemand, "other-demand"), ("stream", "per_week"), Scale::Factor, (0.9, 1.1)),
    row((Lever::Dispersion, "dispersion"), ("stream", "dispersion"), Scale::Factor, (1.0, 2.0)),
    row(
        (Lever::NeedBasedRequests, "need-based-requests"),
        ("panel", "requests_per_year"),
        Scale::Factor,
        (0.5, 2.0),
    ),
    row((Lever::Eligible, "eligible"), ("panel", "eligible"), Scale::Factor, (0.75, 1.25)),
    row((Lever::Converted, "converted"), ("panel", "converted"), Scale::Factor, (0.5, 1.5)),
    row((Lever::Advice, "advice"), ("panel", "advice_per_year"), Scale::Factor, (0.5, 2.0)),
    row((Lever::VisitLength, "visit-length"), ("need", "minutes"), Scale::GridStep, (-1.0, 1.0)),
    row(
        (Lever::LengthVariation, "length-variation"),
        ("need", "length_cv"),
        Scale::Factor,
        (0.5, 1.5),
    ),
    row((Lever::NoShows, "no-shows"), ("need", "no_show"), Scale::Factor, (0.5, 2.0)),
    row(
        (Lever::LateCancellations, "late-cancellations"),
        ("need", "late_cancel"),
        Scale::Value,
        (0.0, 0.05),
    ),
    row(
        (Lever::CancelledSessions, "cancelled-sessions"),
        ("goals", "cancelled_share"),
        Scale::Value,
        (0.0, 0.08),
    ),
    row((Lever::ChangeShare, "change-share"), ("change", "share"), Scale::Factor, (0.75, 1.25)),
    row((Lever::ChangeAccepts, "change-accepts"), ("change", "accepts"), Scale::Value, (0.3, 0.9)),
    row(
        (Lever::ChangeMinutes, "change-minutes"),
        ("change", "minutes"),
        Scale::Factor,
        (0.75, 1.25),
    ),
    row((Lever::ChangeVisits, "change-visits"), ("change", "visits"), Scale::Factor, (0.75, 1.25)),
    row(
        (Lever::ChangeAdvice, "change-advice"),
        ("change", "advice_per_year"),
        Scale::Factor,
        (0.5, 2.0),
    ),
    row(
        (Lever::ChangeAdmissions, "change-admissions"),
        ("change", "per_week"),
        Scale::Factor,
        (0.8, 1.2),
    ),
    row((Lever::ChangePhone, "change-phone"), ("change", "phone_share"), Scale::Factor, (0.5, 1.5)),
    row(
        (Lever::ChangePractice, "change-practice"),
        ("change", "practice_share"),
        Scale::Factor,
        (0.75, 1.25),
    ),
    row(
        (Lever::ChangeAdmitted, "change-admitted"),
        ("change", "admitted_share"),
        Scale::Factor,
        (0.75, 1.25),
    ),
    row((Lever::ChangeRamp, "change-ramp"), ("change", "ramp_weeks"), Scale::Factor, (0.5, 2.0)),
];

/// Levers of changes, the last ones of the table.
const OF_CHANGES: usize = 10;

impl Lever {
    /// All levers.
    #[must_use]
    pub fn all() -> Vec<Lever> {
        TABLE.iter().map(|row| row.lever).collect()
    }

    /// Those of a clinic whose changes are not played.
    #[must_use]
    pub fn without_changes() -> Vec<Lever> {
        let mut all = Self::all();
        all.truncate(TABLE.len() - OF_CHANGES);
        all
    }

    /// Its name in the clinic file and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// What the ends of its range are.
    #[must_use]
    pub fn scale(self) -> Scale {
        self.row().scale
    }

    /// The range assumed until the clinic says better.
    #[must_use]
    pub fn assumed(self) -> Range {
        Range { low: self.row().low, high: self.row().high }
    }

    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.lever == self).expect("every lever has a row")
    }
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The low end.
    Low,
    /// The high end.
    High,
}

/// What comes out for one clinic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The figure a tornado is drawn of.
    pub value: f64,
    /// Half its 95 % interval, when it is estimated.
    pub half_width: Option<f64>,
    /// Teams that keep their promises, when that is known.
    pub kept: Option<usize>,
}

impl From<f64> for Outcome {
    fn from(value: f64) -> Self {
        Self { value, half_width: None, kept: None }
    }
}

impl From<Estimate> for Outcome {
    fn from(estimate: Estimate) -> Self {
        Self { value: estimate.mean, half_width: Some(estimate.half_width), kept: None }
    }
}

/// Both ends of every lever, widest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The outcome of the clinic as given; `None` when it has none.
    pub base: Option<Outcome>,
    /// One bar per lever with an outcome, widest first, then in the order asked.
    pub bars: Vec<Bar>,
    /// Ends without an outcome, in the order asked.
    pub skipped: Vec<Skipped>,
    /// Whether the run was stopped before all ends were tried.
    pub partial: bool,
}

/// One lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The lever.
    pub lever: Lever,
    /// Its range, in the lever's own scale.
    pub range: Range,
    /// Whether the clinic file gave that range; otherwise it is assumed.
    pub given: bool,
    /// Ranges of the clinic file for keys it covers; they stand before `range`.
    pub stated: Vec<StatedRange>,
    /// The outcome at the low end; `None` when it was skipped.
    pub low: Option<Outcome>,
    /// The outcome at the high end; `None` when it was skipped.
    pub high: Option<Outcome>,
    /// Whether any number of this clinic moved.
    pub moves: bool,
    /// Distance from the lowest to the highest of low, base and high \[unit of the outcome\].
    pub width: f64,
}

/// An end that could not be tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// The lever.
    pub lever: Lever,
    /// Which end.
    pub end: End,
    /// Why.
    pub why: Why,
}

/// Why an end has no outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The clinic would have faults there.
    Faults(Vec<InstanceError>),
    /// The clinic is in order there, but has no such outcome.
    NoOutcome,
    /// The run was stopped first.
    Stopped,
}
