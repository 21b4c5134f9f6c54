//! The clinic's own times beside rules of thumb and the optimum.

use crate::day::optimum::{Optimum, optimum, order};
use crate::day::{Day, Evaluation, Schedule, bailey_welch, equal_spacing, evaluate};
use crate::solve::StopToken;

use super::{SessionDay, Work};

/// Which appointment times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The starts of the blocks.
    Own,
    /// Everybody at equal distance.
    EqualSpacing,
    /// Two at the start, then at mean times (Bailey & Welch 1952).
    BaileyWelch,
    /// The best times in the order given.
    Optimum,
    /// The best times in the best order met.
    Reordered,
}

/// What is proved about appointment times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nothing but the figures.
    None,
    /// No times on the grid cost less in this order.
    BestForOrder,
    /// No times on the grid cost less in any order.
    BestForAllOrders,
    /// Searched for, not certified.
    NotCertified,
}

/// Appointment times with their figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// Which times.
    pub rule: Rule,
    /// Rows of the planned work in the order they are called in.
    pub order: Vec<usize>,
    /// When each of them is asked to come.
    pub schedule: Schedule,
    /// Exact for the law in whole minutes.
    pub evaluation: Evaluation,
    /// Mean wait of a patient who comes; other work does not count as one \[min\].
    pub waiting: f64,
    /// What is proved.
    pub claim: Claim,
}

/// All rules side by side; `reorder` also searches the order.
#[must_use]
pub fn timed(session: &SessionDay, reorder: bool, stop: &StopToken) -> Vec<Timed> {
    let day = &session.day;
    let mut all = vec![
        as_given(session, Rule::Own, session.own.clone()),
        as_given(session, Rule::EqualSpacing, equal_spacing(day)),
        as_given(session, Rule::BaileyWelch, bailey_welch(day)),
        best(session, stop),
    ];
    if reorder {
        let found = order::best_order(day, stop);
        let certified = found.optimum.certified && !fixed(session);
        let claim = match (certified, found.all_tried) {
            (true, true) => Claim::BestForAllOrders,
            (true, false) => Claim::BestForOrder,
            (false, _) => Claim::NotCertified,
        };
        all.push(of(session, Rule::Reordered, found.order, found.optimum, claim));
    }
    all
}

/// The clinic's own times.
pub(super) fn own(session: &SessionDay) -> Timed {
    as_given(session, Rule::Own, session.own.clone())
}

/// The best times in the order given.
pub(super) fn best(session: &SessionDay, stop: &StopToken) -> Timed {
    let found = optimum(&session.day, stop);
    let proved = found.certified && !fixed(session);
    let claim = if proved { Claim::BestForOrder } else { Claim::NotCertified };
    of(session, Rule::Optimum, (0..session.planned.len()).collect(), found, claim)
}

/// Whether the planner has fixed the time of some work; a search may move it, so it claims nothing.
fn fixed(session: &SessionDay) -> bool {
    session.planned.iter().any(|row| matches!(row.work, Work::Fixed { .. } | Work::Other { .. }))
}

fn as_given(session: &SessionDay, rule: Rule, schedule: Schedule) -> Timed {
    let evaluation = evaluate(&session.day, &schedule);
    let found = Optimum { schedule, evaluation, certified: false };
    of(session, rule, (0..session.planned.len()).collect(), found, Claim::None)
}

fn of(session: &SessionDay, rule: Rule, order: Vec<usize>, found: Optimum, claim: Claim) -> Timed {
    let Optimum { schedule, evaluation, .. } = found;
    let waiting = patients_wait(session, &order, &evaluation);
    Timed { rule, order, schedule, evaluation, waiting, claim }
}

/// Mean wait of the patients who come.
fn patients_wait(session: &SessionDay, order: &[usize], found: &Evaluation) -> f64 {
    let (mut sum, mut shows) = (0.0, 0.0);
    for (&row, wait) in order.iter().zip(&found.waits) {
        if session.planned[row].work.patient() {
            let show = session.day.visits[row].show();
            sum += wait * show;
            shows += show;
        }
    }
    if shows > 0.0 { sum / shows } else { 0.0 }
}

impl Timed {
    /// The day with its visits in this order.
    #[must_use]
    pub fn day(&self, session: &SessionDay) -> Day {
        order::ordered(&session.day, &self.order)
    }
}
