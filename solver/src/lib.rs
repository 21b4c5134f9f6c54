//! How much time a clinic keeps free, and the weekly template that keeps it.

pub mod answer;
pub mod booking;
pub mod day;
pub mod demand;
#[cfg(test)]
mod dice;
pub mod evaluation;
pub mod instance;
pub mod lp;
mod number;
pub mod plan;
pub mod rng;
pub mod simulation;
pub mod sizing;
pub mod solve;
pub mod supply;
pub mod table;
pub mod template;
mod union_find;
pub mod units;
