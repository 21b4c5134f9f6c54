//! Limits of the work that can change an answer, and which of them were met.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// A limit of the work that was met: with more of it the answer might be better, or proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Whether the visits of a day fit together by the clock stayed undecided; they counted as not
    /// fitting.
    Clock,
    /// A group of patients who share openings was too large for the exact finish.
    Size,
    /// The exact finish ended before it had proved its answer.
    Nodes,
    /// Plans that do not fit together by the clock were too many to be forbidden one by one.
    Clashes,
    /// Days whose visits bind each other took so long to put in order that the search for better plans
    /// ended early.
    Orders,
    /// Openings of one date were too many: the price of only the first few was looked up.
    Prices,
    /// Exchanges by which patients could gain were too many: only the most promising were tried.
    Exchanges,
}

impl Limit {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Clock,
        Self::Size,
        Self::Nodes,
        Self::Clashes,
        Self::Orders,
        Self::Prices,
        Self::Exchanges,
    ];
}

/// Limits met so far; copies share what they note.
#[derive(Clone, Debug, Default)]
pub(super) struct Met(Arc<AtomicU8>);

impl Met {
    pub(super) fn note(&self, limit: Limit) {
        self.0.fetch_or(1 << limit as u8, Ordering::Relaxed);
    }

    pub(super) fn all(&self) -> Vec<Limit> {
        let met = self.0.load(Ordering::Relaxed);
        Limit::ALL.into_iter().filter(|&limit| met & (1 << limit as u8) != 0).collect()
    }
}
