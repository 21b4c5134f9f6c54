//! Whether moving any set of patients by one interval makes a schedule cheaper.
//!
//! `g(X)` is what it costs to move the patients of `X` one interval; it is submodular. Not every
//! set may move: who is called in with the next at the same start cannot come later without them.
//! A set that may not move is worth its largest part that may, and a charge for each other
//! patient, larger than one patient's move can gain; this keeps `g` submodular and its minimum.

use crate::demand::law::real;
use crate::solve::StopToken;

use super::super::evaluate::Evaluator;
use super::super::{Day, Schedule};
use super::norm::{self, Outcome};

/// What was found out about a schedule.
pub(super) enum Verdict {
    /// No set makes it cheaper.
    Best,
    /// A cheaper schedule.
    Better(Schedule),
    /// Stopped before either was known.
    Unknown,
}

/// Share of the cost that is no difference.
const TOLERANCE: f64 = 1e-9;

/// Looks for a cheaper schedule one interval away from a schedule.
pub(super) fn certify(
    day: &Day,
    search: &mut Evaluator<'_>,
    schedule: &Schedule,
    stop: &StopToken,
) -> Verdict {
    let base = search.settle(schedule);
    let tolerance = TOLERANCE * base.abs().max(1.0);
    for later in [false, true] {
        let moves = Moves::new(day, schedule, later);
        let mut known = (vec![false; schedule.0.len()], 0.0);
        let gain = |set: &[bool]| {
            let part = moves.part(set);
            if part != known.0 {
                let cost = search.cost_of(&moves.moved(&part)) - base;
                known = (part, cost);
            }
            let left = set.iter().zip(&known.0).filter(|(wanted, may)| **wanted && !**may).count();
            known.1 + moves.charge * real(left)
        };
        match norm::minimise(schedule.0.len(), gain, tolerance, stop) {
            Outcome::NoneBelow => {}
            Outcome::Below(set) => return Verdict::Better(moves.moved(&moves.part(&set))),
            Outcome::Unknown => return Verdict::Unknown,
        }
    }
    Verdict::Best
}

/// Moves of sets of patients by one interval.
struct Moves<'s> {
    schedule: &'s Schedule,
    later: bool,
    together_max: usize,
    last_start: usize,
    /// More than the move of one patient can change the cost.
    charge: f64,
}

impl<'s> Moves<'s> {
    fn new(day: &Day, schedule: &'s Schedule, later: bool) -> Self {
        let weights = &day.weights;
        // A move by one interval changes each wait, the idle time and the overtime by no more.
        let most = weights.waiting + weights.idle + weights.overtime;
        Self {
            schedule,
            later,
            together_max: day.guards.together_max,
            last_start: day.last_start(),
            charge: 2.0 * f64::from(day.interval_minutes) * most.max(1e-3),
        }
    }

    /// The largest part of a set that may move: whoever would pass a patient who stays, or crowd
    /// them, stays too.
    fn part(&self, set: &[bool]) -> Vec<bool> {
        let at = &self.schedule.0;
        let mut part = set.to_vec();
        let count = part.len();
        for step in 0..count {
            let row = if self.later { count - 1 - step } else { step };
            let free = |other: Option<usize>, distance: usize| {
                other.is_none_or(|other| part[other] || at[other].abs_diff(at[row]) > distance)
            };
            let ahead = |by: usize| match self.later {
                true => row.checked_add(by).filter(|&other| other < count),
                false => row.checked_sub(by),
            };
            let ends = if self.later { at[row] >= self.last_start } else { at[row] == 0 };
            part[row] =
                part[row] && !ends && free(ahead(1), 0) && free(ahead(self.together_max), 1);
        }
        part
    }

    fn moved(&self, part: &[bool]) -> Schedule {
        let starts = self.schedule.0.iter().zip(part);
        Schedule(
            starts
                .map(|(&at, &moves)| match (moves, self.later) {
                    (false, _) => at,
                    (true, true) => at + 1,
                    (true, false) => at - 1,
                })
                .collect(),
        )
    }
}
