//! The hold card: how much to keep for today's sub-acute need, given how many routine patients
//! wait.
//!
//! Each morning `w` routine requests wait and `C` slots are open. The planner serves
//! `z <= min(w, C)` of them; the day's sub-acute need `U` takes the rest, and what does not fit is
//! overtime. With `R` new routine requests a day:
//!
//! `V(w) + g = min_{0 <= z <= min(w, C)} h (w - z) + c_o E(z + U - C)^+ + E V(w - z + R)`.
//!
//! Average-cost Markov decision process; the best `z` never falls as `w` grows, and never grows by
//! more than one a step. Huh, Liu & Truong (2013), *Multiresource allocation scheduling in dynamic
//! environments*, M&SOM 15; Truong (2015).
//!
//! Only routine requests queue, so there is a steady state exactly when fewer of them come than
//! there are slots; sub-acute need beyond the slots is overtime under every rule.
//!
//! **Method.** Policy iteration (Howard 1960) on backlogs `0..=w_max`, improved from short to long
//! (a list of requests that come evenly would else gain one backlog a round), each rule evaluated by one
//! banded linear system: the work does not grow with the load, while plain value iteration takes
//! 10^5 rounds and more close to full load. One round of value iteration then bounds the cost from
//! both sides (Odoni 1969): `min (TV - V) <= g <= max (TV - V)`. Beyond `w_max` all slots serve
//! routine requests and `V` goes on as the parabola that solves the equation there, so nobody is
//! turned away and a few days' requests suffice for `w_max`. It is doubled until card and cost stay
//! and `C` are served in its whole upper half; where overtime is so dear that this takes more than
//! 16,384 waiting, until the cost and the first quarter stay. The bounds and the last change of cost make up
//! [`cost_error`](HoldCard::cost_error). What this may hide: rules that serve fewer than `C`
//! beyond `w_max`, and what is left of the distance between `V` and its parabola there; laws are
//! cut where a tail weighs less than 10^-13, and rounding is not tracked.

mod constant;
mod rule;
mod solve;
mod team;
#[cfg(test)]
mod tests;

pub use team::{TeamCard, cards};

/// A clinic with two kinds of requests of one length.
#[derive(Clone, Debug, PartialEq)]
pub struct CardModel {
    /// Slots a day, `C` \[1..\].
    pub capacity: u32,
    /// Law of the sub-acute requests of a day: chances of 0, 1, 2, ...
    pub sub_acute: Vec<f64>,
    /// Law of the routine requests of a day.
    pub routine: Vec<f64>,
    /// Cost of a routine request that waits until tomorrow, `h` \[above 0\].
    pub waiting: f64,
    /// Cost of a sub-acute request beyond the slots, `c_o` \[above 0\].
    pub overtime: f64,
}

/// The best rule, as a card a secretary can follow.
#[derive(Clone, Debug, PartialEq)]
pub struct HoldCard {
    /// Routine requests to serve today when 0, 1, 2, ... wait; stays at the last entry beyond.
    pub serve: Vec<u32>,
    /// Average cost per day of the best rule, `g`.
    pub cost: f64,
    /// How far the true average cost may lie from it: bounds of the last round and last change.
    pub cost_error: f64,
    /// The best rule that always keeps the same number of slots.
    pub best_constant: ConstantRule,
}

/// Always keep so many slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstantRule {
    /// Slots kept.
    pub keep: u32,
    /// Its average cost per day.
    pub cost: f64,
}

/// So many waiting, so many slots to keep: a line of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// Fewest waiting.
    pub from: u32,
    /// Most waiting; `None` for all above.
    pub to: Option<u32>,
    /// Slots to keep at least.
    pub keep: u32,
}

/// Why there is no card.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// There are no slots.
    #[error("there are no slots to share")]
    NoSlots,
    /// Chances that are negative, not numbers, or do not add to 1.
    #[error("the chances of {which} requests add to {sum}; each is at least 0 and together 1")]
    NotALaw {
        /// Whose: `sub-acute` or `routine`.
        which: &'static str,
        /// Their sum.
        sum: f64,
    },
    /// A cost that is not a number above 0.
    #[error("the cost of {which} is {value}; it is a number above 0")]
    NotACost {
        /// Which: `waiting` or `overtime`.
        which: &'static str,
        /// The value given.
        value: f64,
    },
    /// As many routine requests come as there are slots, or more.
    #[error("{routine} routine requests come to {capacity} slots a day: the queue grows for ever")]
    NoSteadyState {
        /// Mean routine requests a day.
        routine: f64,
        /// Slots a day.
        capacity: u32,
    },
    /// The card does not settle within the backlogs that can be computed.
    #[error("the rule does not settle with up to {backlog} waiting; bring the two costs closer")]
    DoesNotSettle {
        /// Longest backlog looked at.
        backlog: usize,
    },
}

impl CardModel {
    /// The best rule with its cost, and the best constant rule.
    ///
    /// # Errors
    /// When a law or a cost is none, when routine requests fill all slots, or when the card does
    /// not settle within the backlogs that can be computed.
    ///
    /// ~~~
    /// use behov_solver::sizing::hold_card::CardModel;
    /// // Two slots; today one sub-acute patient or none, and two routine requests or none.
    /// let model = CardModel {
    ///     capacity: 2,
    ///     sub_acute: vec![0.5, 0.5],
    ///     routine: vec![0.5, 0.0, 0.5],
    ///     waiting: 1.0,
    ///     overtime: 6.0,
    /// };
    /// // Keep a slot until three wait: 1.25 a day; never to keep one costs 1.5.
    /// assert_eq!(model.solve().unwrap().serve, [0, 1, 1, 2]);
    /// ~~~
    pub fn solve(&self) -> Result<HoldCard, CardError> {
        solve::solve(self)
    }

    /// Mean requests of a day, sub-acute and routine.
    #[must_use]
    pub fn means(&self) -> [f64; 2] {
        [rule::mean(&self.sub_acute), rule::mean(&self.routine)]
    }
}

impl HoldCard {
    /// Routine requests to serve when `waiting` wait.
    #[must_use]
    pub fn serve_at(&self, waiting: usize) -> u32 {
        let last = self.serve.len().saturating_sub(1);
        self.serve.get(waiting.min(last)).copied().unwrap_or(0)
    }

    /// The card in lines of equal slots kept, of `capacity` slots a day.
    ///
    /// While everybody who waits is served the slots left over are kept without a choice; those
    /// backlogs make up the first line, with the fewest slots any of them leaves.
    #[must_use]
    pub fn lines(&self, capacity: u32) -> Vec<CardLine> {
        let mut lines: Vec<CardLine> = Vec::new();
        for (waiting, &serve) in (0..).zip(&self.serve) {
            let keep = capacity.saturating_sub(serve);
            match lines.last_mut() {
                Some(line) if line.keep == keep || serve == waiting => {
                    (line.keep, line.to) = (keep, Some(waiting));
                }
                _ => lines.push(CardLine { from: waiting, to: Some(waiting), keep }),
            }
        }
        if let Some(last) = lines.last_mut() {
            last.to = None;
        }
        lines
    }

    /// What the card saves of the cost of the best constant rule \[0..=1\].
    #[must_use]
    pub fn gain(&self) -> f64 {
        let constant = self.best_constant.cost;
        if constant > 0.0 { ((constant - self.cost) / constant).max(0.0) } else { 0.0 }
    }
}
