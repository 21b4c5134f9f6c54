//! Which request gets which block on which date.
//!
//! Requests of the waiting list (single visits or whole pathways) are booked into the openings of
//! the dated template, each with all its steps or not at all. Four levels are minimised in order:
//! rights, access, continuity, fit; each has a value and a bound that is conditional on the
//! values of the levels above it. Where statutory maximum waits run, a level of their own comes
//! before all of these. Every booking has a clock time.
//!
//! Who may serve whom, where and when is asked of [`supply`](crate::supply) alone. Rooms matter only
//! where openings could use more of them at once than there are (`crowd`): there their minutes are a
//! capacity of the problem and of its bounds, and the clock gives out the rooms one by one.

pub mod assign;
pub mod baseline;
mod board;
mod chain;
mod clock;
mod cost;
pub(crate) mod crowd;
mod diary;
pub mod dilemma;
pub mod explain;
mod horizon;
mod limit;
pub mod next;
pub mod opening;
pub(crate) mod outside;
pub(crate) mod problem;
mod reach;
mod referral;
pub mod replan;
pub(crate) mod request;
mod shop;
mod solve;
#[cfg(test)]
mod tests;
pub mod today;
mod turn;
pub(crate) mod value;
mod wanted;
mod window;

use crate::answer::{Bookings, Template};
use crate::instance::Instance;
use crate::rng::Seed;
use crate::solve::StopToken;
use crate::table::PatientId;

pub use horizon::last_date;
pub use limit::Limit;
pub use opening::{Opening, Serves};
pub use outside::{OutsideLag, outside_lags};
pub(crate) use problem::Problem;
pub use problem::is_held;
pub(crate) use value::Plan;

/// How days over the deadline are weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Sum of squared days over: one very late patient weighs more than several a little late.
    #[default]
    Squares,
    /// Sum of days over.
    Sum,
    /// Most days over of any right of any patient.
    Max,
    /// Number of patients over: the measure that makes clinics pass over those already late.
    Binary,
}

/// What is minimised, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Days over the deadline of statutory maximum waits, weighed by the [`Rule`]; before all others.
    MaximumWaits = -1,
    /// Days over the deadline of the other rights, weighed by the [`Rule`].
    Rights = 0,
    /// Days from release to each visit, times 10 less the priority of its need.
    Access,
    /// Steps away from whom the need asks for: 0 that, 1 the team, 2 the clinic, 3 nobody.
    Continuity,
    /// Minutes left in openings in use that are too short for any visit they could take.
    Fit,
}

/// A level's value and what is proved about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelValue {
    /// The level.
    pub level: Level,
    /// Its value.
    pub value: i64,
    /// No bookings have less that keep the values of the levels above in each group of patients who
    /// share openings, directly or through others.
    pub bound: i64,
}

/// How to book.
#[derive(Clone, Debug)]
pub struct Options {
    /// How days over are weighed.
    pub rule: Rule,
    /// Weeks that can be booked, from the day after `as_of` \[1..=104\].
    pub weeks: u32,
    /// The last level that is worked on; those below come as they are met, with bound 0.
    pub last: Level,
    /// Rounds of search.
    pub rounds_max: u32,
    /// Most patients booked at once; those with the earliest deadlines go first.
    pub patients_max: usize,
    /// Seed of every random choice.
    pub seed: Seed,
    /// Raised from outside; the best so far comes back.
    pub stop: StopToken,
}

/// Dates for the waiting list, with their proof.
#[derive(Clone, Debug, PartialEq)]
pub struct BookedList {
    /// The bookings, those kept from before among them.
    pub bookings: Bookings,
    /// The level before all others; `None` where no statutory maximum wait runs.
    pub maximum_waits: Option<LevelValue>,
    /// The other levels in order.
    ///
    /// Under a value of the level before them they are bounded for bookings that keep, patient by
    /// patient, each maximum wait at least as well.
    pub levels: [LevelValue; 4],
    /// Every patient without a new booking, in order, with the reason.
    pub left_out: Vec<(PatientId, Reason)>,
    /// Visits whose lag no date could keep, in order: they are on the soonest that was found.
    pub outside: Vec<OutsideLag>,
    /// Limits of the work that were met while something was left to prove.
    pub limits_met: Vec<Limit>,
    /// Whether the search was stopped from outside before its steps were done.
    pub stopped: bool,
}

/// Why a patient has no new booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Every visit they wait for is booked already.
    BookedBefore,
    /// What the first visit needs is not present, and nobody knows when it will be.
    NotReady,
    /// No opening within the horizon fits a step and the patient's own dates.
    NoOpening {
        /// Row of the step in the pathway.
        step: usize,
    },
    /// Every step has openings, but no dates keep the lags between them.
    Lags,
    /// There are dates, but others take them.
    Full,
    /// The list is longer than what is booked at once, and so many have earlier deadlines.
    Beyond,
    /// Another hospital has received the referral.
    Redirected,
}

impl Level {
    /// Its place among the levels below that of statutory maximum waits.
    fn place(self) -> usize {
        usize::try_from(self as isize).unwrap_or(0)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rule: Rule::Squares,
            weeks: 12,
            last: Level::Fit,
            rounds_max: 200,
            patients_max: 10_000,
            seed: Seed(0),
            stop: StopToken::default(),
        }
    }
}

impl LevelValue {
    /// (value - bound) / value; the difference itself where the value is 0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    pub fn gap(&self) -> f64 {
        let difference = (self.value - self.bound) as f64;
        if self.value == 0 { difference } else { difference / (self.value as f64).abs() }
    }
}

/// Books the waiting list into the openings of a template.
///
/// `kept` are bookings patients have been told of; they stay as they are. Where dates are equally
/// good, who is past the promise of access gets the first, then who was referred first, then whose
/// name comes first: the order of the rows of the list decides nothing.
#[must_use]
pub fn book(
    clinic: &Instance,
    template: &Template,
    kept: &Bookings,
    options: &Options,
) -> BookedList {
    let problem = Problem::new(clinic, template, kept, options).in_turn();
    let solved = solve::solve(&problem, options);
    finish(clinic, &problem, kept, solved)
}

/// The list of a solved problem: clock times, reasons, levels.
fn finish(
    clinic: &Instance,
    problem: &Problem,
    kept: &Bookings,
    solved: solve::SolvedPlan,
) -> BookedList {
    let mut rows = kept.rows().to_vec();
    rows.extend(solved.rows);
    let mut left_out = problem.settled.clone();
    let pairs = problem.requests.iter().zip(&solved.plan.0);
    left_out.extend(
        pairs
            .filter(|(_, path)| path.is_none())
            .map(|(request, _)| (request.patient, Reason::Full)),
    );
    left_out.sort();
    let bookings = Bookings::new(rows);
    BookedList {
        outside: outside_lags(clinic, &bookings),
        bookings,
        maximum_waits: solved.maximum_waits,
        levels: solved.levels,
        left_out,
        limits_met: solved.limits_met,
        stopped: solved.stopped,
    }
}
