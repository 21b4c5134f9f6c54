//! How long visits should be planned, learnt from how long they were.
//!
//! A length that is too short costs overrun, one that is too long costs idle time. For one visit
//! this is the newsvendor's question (Arrow, Harris & Marschak 1951, *Optimal inventory policy*):
//! the best length is the quantile of the law of lengths at `overrun / (overrun + idle)`. Which way
//! of reading that quantile off past visits does best is asked of visits it has not seen (Stone
//! 1974, *Cross-validatory choice and assessment of statistical predictions*), with today's lengths
//! among the answers. How sure the quantile is follows from order statistics (David & Nagaraja
//! 2003, *Order statistics*, chapter 7).
//!
//! Where classes come from bands of a score, the audit says which band should begin elsewhere.
//!
//! Each visit is judged alone. Overrun that is passed on to the next patient, and allowances that
//! should differ along a session (Robinson & Chen 2003, *Scheduling doctors' appointments*), are
//! questions for the whole day.

mod audit;
mod bands;
mod counts;
mod fit;
mod fold;
mod interval;
mod newsvendor;
#[cfg(test)]
mod tests;

pub use audit::{Audit, Verdict};
pub use bands::{Boundary, Scored, boundaries};
pub use counts::Counts;
pub use fit::{Fit, Lognormal};
pub use interval::QuantileInterval;
pub use newsvendor::Rule;

use crate::evaluation::Estimate;

/// Longest visit that is believed \[min\].
pub const MINUTES_MAX: u32 = 480;
/// Coarsest grid \[min\].
pub const GRID_MAX: u32 = 120;

/// A past visit \[min, 1..=480\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// How long it was planned.
    pub planned: u32,
    /// How long it took.
    pub actual: u32,
}

/// What a minute off the planned length weighs \[above 0\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// A minute beyond the planned length.
    pub overrun: f64,
    /// A minute of the planned length that was not needed.
    pub idle: f64,
}

impl Costs {
    /// Share of visits that should not overrun: `overrun / (overrun + idle)` \[0..1\].
    #[must_use]
    pub fn ratio(self) -> f64 {
        self.overrun / (self.overrun + self.idle)
    }

    /// What a visit costs that was planned `length` and took `actual` minutes.
    ///
    /// ~~~
    /// use behov_solver::day::lengths::Costs;
    /// let costs = Costs { overrun: 1.5, idle: 1.0 };
    /// assert_eq!((costs.of(20, 30), costs.of(20, 15)), (15.0, 5.0));
    /// ~~~
    #[must_use]
    pub fn of(self, length: u32, actual: u32) -> f64 {
        self.overrun * f64::from(actual.saturating_sub(length))
            + self.idle * f64::from(length.saturating_sub(actual))
    }
}

/// How lengths are recommended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Planned lengths are multiples of this \[min, 1..=120\].
    pub grid: u32,
    /// What overrun and idle time weigh.
    pub costs: Costs,
    /// Parts the visits are split into; each is judged by what the others say \[2..\].
    pub folds: usize,
    /// Fewest visits a recommendation rests on \[`folds`..\].
    pub visits_min: usize,
}

/// What past visits of one class say.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Planned against actual lengths.
    pub audit: Audit,
    /// The law of lengths, and a lognormal beside it.
    pub fit: Fit,
    /// The recommended length; `None` when there are too few visits.
    pub advice: Option<Advice>,
}

/// A recommended length.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The rule of least cost on visits it had not seen; today's lengths where none does better.
    pub rule: Rule,
    /// What the rule says \[min\]; `None` when it says to go on with lengths that differ.
    pub minutes: Option<u32>,
    /// Every rule that was tried.
    pub trials: Vec<Trial>,
    /// Cost of a visit that the rule saves beside today's lengths, visit by visit, each held out.
    /// The rule is the best of four on these visits, which flatters it a little.
    pub saves: Estimate,
    /// The quantile at the critical ratio.
    pub quantile: QuantileInterval,
}

/// A rule on trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// What it says when it has seen every visit \[min\]; `None` for lengths that differ.
    pub minutes: Option<u32>,
    /// Mean cost of a visit it had not seen.
    pub held_out_cost: f64,
}

/// Why lengths cannot be studied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthsError {
    /// There is no visit.
    #[error("there is no visit to learn from")]
    NoVisits,
    /// A visit of no or of absurd length.
    #[error("visits are planned and last 1 to 480 minutes")]
    Minutes,
    /// The grid is none.
    #[error("a grid is 1 to 120 minutes")]
    Grid,
    /// A weight is not above 0 or no number.
    #[error("a minute of overrun and a minute of idle time cost more than 0")]
    Costs,
    /// Fewer than two folds, or fewer visits than folds would do.
    #[error("two folds at least, and a visit at least in each")]
    Folds,
}

/// What past visits of one class say. Same visits in the same order, same answer.
///
/// # Errors
/// When the question makes no sense: see [`LengthsError`].
pub fn study(visits: &[Timed], options: &Options) -> Result<Found, LengthsError> {
    checked(visits, options)?;
    let counts = Counts::of(visits.iter().map(|visit| visit.actual));
    let enough = visits.len() >= options.visits_min;
    Ok(Found {
        audit: audit::audit(visits, &counts, enough),
        fit: fit::fit(&counts),
        advice: enough.then(|| advice(visits, &counts, options)),
    })
}

fn checked(visits: &[Timed], options: &Options) -> Result<(), LengthsError> {
    let sound = |minutes: u32| (1..=MINUTES_MAX).contains(&minutes);
    let Costs { overrun, idle } = options.costs;
    if visits.is_empty() {
        return Err(LengthsError::NoVisits);
    }
    if !visits.iter().all(|visit| sound(visit.planned) && sound(visit.actual)) {
        return Err(LengthsError::Minutes);
    }
    if !(1..=GRID_MAX).contains(&options.grid) {
        return Err(LengthsError::Grid);
    }
    if ![overrun, idle].iter().all(|cost| cost.is_finite() && *cost > 0.0) {
        return Err(LengthsError::Costs);
    }
    if options.folds < 2 || options.visits_min < options.folds {
        return Err(LengthsError::Folds);
    }
    Ok(())
}

fn advice(visits: &[Timed], counts: &Counts, options: &Options) -> Advice {
    let held_out = Rule::ALL.map(|rule| fold::held_out(rule, visits, options));
    let trial = |(rule, costs): (Rule, &Vec<f64>)| Trial {
        rule,
        minutes: rule.length(counts, options).or_else(|| audit::one_length(visits)),
        held_out_cost: Estimate::of(costs).mean,
    };
    let trials: Vec<Trial> = Rule::ALL.into_iter().zip(&held_out).map(trial).collect();
    let mut best = 0;
    for (index, trial) in trials.iter().enumerate() {
        // On a tie the earlier one stays: no change without a gain.
        if trial.held_out_cost < trials[best].held_out_cost - 1e-9 {
            best = index;
        }
    }
    let Trial { rule, minutes, .. } = trials[best];
    Advice {
        rule,
        minutes,
        saves: Estimate::difference(&held_out[best], &held_out[0]),
        quantile: interval::quantile(counts, options.costs.ratio()),
        trials,
    }
}
