//! The one contract: whatever answers a question carries what was proved about the answer.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What is proved about an answer; never more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Proof {
    /// A recursion or a proof: the number itself.
    Exact,
    /// No answer is better than `bound` (below for a cost, above for a gain).
    Bounded {
        /// The proved bound, in the unit of the answer.
        bound: f64,
    },
    /// A mean over independent replications.
    Estimated {
        /// Half the width of the 95 % interval, in the unit of the answer.
        half_width: f64,
        /// Number of independent runs.
        replications: u32,
    },
    /// A good answer without a proof.
    Unproven,
}

/// An answer with its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved<A> {
    /// The answer.
    pub answer: A,
    /// What is proved about it.
    pub proof: Proof,
}

/// A flag the shell raises (a time limit, Ctrl-C); the best answer so far comes back.
#[derive(Clone, Debug, Default)]
pub struct StopToken {
    raised: Arc<AtomicBool>,
    /// Raising it raises this one.
    above: Option<Arc<StopToken>>,
}

impl StopToken {
    /// Asks every holder of the token to stop.
    pub fn stop(&self) {
        self.raised.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.raised.load(Ordering::Relaxed)
            || self.above.as_ref().is_some_and(|above| above.stopped())
    }

    /// Whether this is the same token, not one that is raised alike.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.raised, &other.raised)
    }

    /// A token that is raised with this one, and can be raised alone.
    #[must_use]
    pub fn child(&self) -> Self {
        Self { raised: Arc::default(), above: Some(Arc::new(self.clone())) }
    }
}

/// How far a long run has come, for whoever shows it.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<Steps>);

#[derive(Debug, Default)]
struct Steps {
    expected: AtomicU64,
    done: AtomicU64,
}

impl Meter {
    /// Announces so many more steps.
    pub fn expect(&self, steps: u64) {
        self.0.expected.fetch_add(steps, Ordering::Relaxed);
    }

    /// One step is done.
    pub fn advance(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Steps done, steps announced.
    #[must_use]
    pub fn read(&self) -> (u64, u64) {
        (self.0.done.load(Ordering::Relaxed), self.0.expected.load(Ordering::Relaxed))
    }
}

/// What a long run shows and obeys: how far it has come, and whether it should stop.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Raised from outside; checked between replications, paths and designs.
    pub stop: StopToken,
    /// Steps done and to be done.
    pub meter: Meter,
}

/// Lets everything computed in parallel use so many threads, from the first call of a process on;
/// whether this was the first. Answers do not depend on it.
pub fn threads(count: NonZeroUsize) -> bool {
    rayon::ThreadPoolBuilder::new().num_threads(count.get()).build_global().is_ok()
}

/// When to stop. Steps decide, so that every machine stops at the same place; seconds are the
/// user's safety net, and the report says when they fired.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Most branch-and-bound nodes per integer program.
    pub nodes_max: i32,
    /// Safety net for each integer program \[s\]; `None` for no limit.
    pub seconds_max: Option<f64>,
    /// Raised from outside; checked between programs.
    pub stop: StopToken,
    /// Relative gap at which an integer program may stop \[0..1\].
    pub gap: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes_max: 20_000, seconds_max: None, stop: StopToken::default(), gap: 1e-6 }
    }
}
