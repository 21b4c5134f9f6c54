//! A level of the search for dates: its code, what it came to, and what is proved of that.

use behov_solver::booking::{Level, LevelValue};
use behov_solver::solve::Proof;

use super::shape::shape;
use super::value::Proved;
use crate::report::booked::level_proof;

shape! {
    Aim of (row: &LevelValue)
    [
        let (value, bounded) = level_proof(row);
        let proof = if row.value == row.bound { Proof::Exact } else { bounded };
    ]
    {
        level: &'static str = level_code(row.level),
        value: i64,
        #[serde(flatten)]
        proof: Proved = Proved::of(value, proof),
    }
}

/// The code of a level.
pub(super) fn level_code(level: Level) -> &'static str {
    match level {
        Level::MaximumWaits => "maximum-waits",
        Level::Rights => "rights",
        Level::Access => "access",
        Level::Continuity => "continuity",
        Level::Fit => "fit",
    }
}
