//! The road against brute force, by hand, and in general.

mod brute;
mod capacity;
mod changes;
mod goals;
mod program;
mod properties;
mod simulate;
mod steps;
mod then;
mod weigh;

use super::*;
use crate::table::{Id, TeamId};
use crate::units::Probability;

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn team() -> TeamId {
    TeamId::from_index(0)
}

/// A move that begins now, for all it is for.
fn at_once(of: f64, accepts: f64, to: To) -> Move {
    Move { share: share(of), accepts: share(accepts), from_week: 0, ramp_weeks: 1, to }
}

/// 2,600 patients seen every half year, of whom 80 % may convert and 60 % do when asked.
fn half_yearly() -> Panel {
    let moves = vec![at_once(0.8, 0.6, To::NeedBased)];
    Panel { requests_per_week: 1.0 / 52.0, moves, ..Panel::steady(team(), 2600.0, 26) }
}

/// A road without limits.
fn open(panels: Vec<Panel>, weeks: usize, offered: Offered) -> Road {
    Road { panels, weeks, offered, moves_per_month_max: None, teams: Vec::new() }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (1.0 + one.abs())
}
