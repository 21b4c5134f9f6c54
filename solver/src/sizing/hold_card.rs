//! The hold card: how much to keep for today's sub-acute need, given how many routine patients
//! wait.
//!
//! Each morning `w` routine requests wait and `C` slots are open. The planner serves
//! `z <= min(w, C)` of them; the day's sub-acute need `U` takes the rest, and what does not fit is
//! overtime. With `R` new routine requests a day:
//!
//! `V(w) + g = min_{0 <= z <= min(w, C)} h (w - z) + c_o E(z + U - C)^+ + E V(w - z + R)`.
//!
//! Average-cost Markov decision process; the best `z` never falls as `w` grows. Huh, Liu & Truong
//! (2013), *Multiresource allocation scheduling in dynamic environments*, M&SOM 15; Truong (2015).

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
    /// How far the true average cost may lie from it.
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
