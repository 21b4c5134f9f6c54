//! How long the search goes on.

use crate::rng::Seed;
use crate::solve::StopToken;

/// How long the search goes on: steps decide, so that every machine stops at the same place.
#[derive(Clone, Debug)]
pub struct Effort {
    /// Rounds of search; each repacks a fixed number of neighbourhoods per part of the problem.
    pub rounds_max: u32,
    /// Seed of every random choice.
    pub seed: Seed,
    /// Raised from outside (a time limit, Ctrl-C); the best so far comes back.
    pub stop: StopToken,
}

impl Default for Effort {
    fn default() -> Self {
        Self { rounds_max: 400, seed: Seed(1), stop: StopToken::default() }
    }
}
