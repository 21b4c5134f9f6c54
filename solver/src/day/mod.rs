//! One clinic day: when patients are asked to come, who waits, and when the clinician goes home.
//!
//! The clinician sees the patients of a session one after the other, in a fixed order. Nobody is
//! seen before they were asked to come. Who waits, how long the clinician stands idle and how much
//! work is left at closing follow from the law of the work that is waiting just before each
//! appointment (Lindley 1952; Kaandorp & Koole 2007; Koeleman & Koole 2012). Breaks are taken out
//! of the clock: a session is its working minutes.

pub mod bands;
pub(crate) mod blocks;
mod chain;
mod evaluate;
pub(crate) mod filled;
mod length;
pub mod lengths;
pub mod open_clinic;
pub mod optimum;
mod rules;
pub(crate) mod session;
pub mod simulated;
pub mod stays;
#[cfg(test)]
mod tests;

pub use evaluate::{Evaluation, Evaluator, evaluate};
pub use length::{Length, LengthError};
pub use rules::{bailey_welch, equal_spacing};

use crate::number::real;
use crate::units::Probability;

/// Most visits of a day.
pub const VISITS_MAX: usize = 100;
/// Most intervals of a day.
pub const INTERVALS_MAX: usize = 480;

/// A day as a question: who is to be seen, on which grid, and what counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Length of an interval \[min, above 0\]; everybody is asked to come at the start of one.
    pub interval_minutes: u32,
    /// Intervals of the session \[1..=480\]; it should end with the last of them.
    pub intervals: usize,
    /// Who is to be seen, in the order they are called in \[1..=100\].
    pub visits: Vec<Visit>,
    /// Patients who come unasked; `None` for none.
    pub walk_ins: Option<WalkIns>,
    /// What waiting, idle time and overtime weigh.
    pub weights: Weights,
    /// What a planner would not sign.
    pub guards: Guards,
}

/// One patient of the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// How long the visit really takes.
    pub length: Length,
    /// Chance that the patient does not come.
    pub no_show: Probability,
}

/// Patients who come unasked: emergencies and walk-ins.
///
/// Their number in each interval is Poisson; they are counted at its start.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkIns {
    /// Mean number per interval, for each interval of the day \[0..\].
    pub per_interval: Vec<f64>,
    /// How long one takes.
    pub length: Length,
    /// Who goes first.
    pub order: WalkInOrder,
}

/// Who goes first when somebody walks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkInOrder {
    /// They pass everybody who waits; a visit that has begun is not interrupted.
    First,
    /// They wait behind those already there; appointments of the same interval go before them.
    AsTheyCome,
}

/// What a minute weighs in the cost of a day \[0..\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// A minute of the mean wait of a patient who comes.
    pub waiting: f64,
    /// A minute of the clinician's idle time.
    pub idle: f64,
    /// A minute of work left at closing.
    pub overtime: f64,
}

/// What a planner would not sign: limits that published optima leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Most patients asked to come at the same time \[1..\].
    pub together_max: usize,
    /// Last interval in which somebody may be asked to come.
    pub last_start: usize,
}

impl Weights {
    /// The weights of the first row of Kaandorp & Koole (2007, table 1).
    pub const USUAL: Self = Self { waiting: 0.5, idle: 0.2, overtime: 1.0 };
}

impl Guards {
    /// No limit but the end of the session.
    #[must_use]
    pub fn none(intervals: usize) -> Self {
        Self { together_max: usize::MAX, last_start: intervals.saturating_sub(1) }
    }
}

/// When each patient is asked to come: the interval, in the order they are called in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Schedule(pub Vec<usize>);

impl Schedule {
    /// Patients per interval.
    #[must_use]
    pub fn counts(&self, intervals: usize) -> Vec<usize> {
        let mut counts = vec![0; intervals];
        for &at in &self.0 {
            counts[at] += 1;
        }
        counts
    }

    /// Whether it keeps the order, the session and the guards.
    #[must_use]
    pub fn keeps(&self, day: &Day) -> bool {
        let at = &self.0;
        at.len() == day.visits.len()
            && at.is_sorted()
            && at.last().is_none_or(|&last| last <= day.last_start())
            && at.iter().zip(at.iter().skip(day.guards.together_max)).all(|(a, b)| a < b)
    }
}

/// Why a day cannot be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Nobody is to be seen, or more than 100.
    #[error("a day has 1 to 100 visits")]
    Visits,
    /// No interval, too many, or of no length.
    #[error("a day has 1 to 480 intervals of at least one minute")]
    Intervals,
    /// The guards leave too few places for the visits.
    #[error("the visits do not fit between the first and the last start")]
    TooManyVisits,
    /// A weight or a rate is negative or no number.
    #[error("weights and rates are numbers from 0 up")]
    Number,
    /// One rate per interval is needed.
    #[error("walk-ins need one rate for each interval")]
    Rates,
}

impl Day {
    /// Checks the question.
    ///
    /// # Errors
    /// When it cannot be answered: see [`DayError`].
    pub fn checked(self) -> Result<Self, DayError> {
        let number = |value: f64| value.is_finite() && value >= 0.0;
        if self.visits.is_empty() || self.visits.len() > VISITS_MAX {
            return Err(DayError::Visits);
        }
        if self.interval_minutes == 0 || !(1..=INTERVALS_MAX).contains(&self.intervals) {
            return Err(DayError::Intervals);
        }
        let Weights { waiting, idle, overtime } = self.weights;
        let rates = self.walk_ins.iter().flat_map(|walk_ins| &walk_ins.per_interval);
        if ![waiting, idle, overtime].iter().chain(rates).all(|&value| number(value)) {
            return Err(DayError::Number);
        }
        if self.walk_ins.as_ref().is_some_and(|come| come.per_interval.len() != self.intervals) {
            return Err(DayError::Rates);
        }
        let together = self.guards.together_max;
        if together == 0 || self.visits.len().div_ceil(together) > self.last_start() + 1 {
            return Err(DayError::TooManyVisits);
        }
        Ok(self)
    }

    /// Last interval in which somebody may be asked to come.
    #[must_use]
    pub fn last_start(&self) -> usize {
        self.guards.last_start.min(self.intervals - 1)
    }

    /// Working minutes of the session \[min\].
    #[must_use]
    pub fn minutes(&self) -> f64 {
        f64::from(self.interval_minutes) * real(self.intervals)
    }

    /// Visits expected to take place.
    #[must_use]
    pub fn shows(&self) -> f64 {
        self.visits.iter().map(Visit::show).sum()
    }

    /// Whether all visits follow one law and have one chance of a no-show.
    #[must_use]
    pub fn alike(&self) -> bool {
        self.visits.windows(2).all(|pair| pair[0] == pair[1])
    }
}

impl Visit {
    /// Chance that the patient comes.
    #[must_use]
    pub fn show(&self) -> f64 {
        1.0 - self.no_show.value()
    }
}
