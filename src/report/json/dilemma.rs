//! The dilemma as JSON: one key per rule, and the third answer.

use behov_solver::booking::Rule;
use behov_solver::booking::dilemma::{Dilemma, DilemmaAnswer};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Run, enveloped};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document {
    binary: Option<Answer>,
    squares: Option<Answer>,
    sum: Option<Answer>,
    max: Option<Answer>,
    elsewhere: Answer,
}

/// Days are counted from the referral; a patient who is seen elsewhere has none.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
struct Answer {
    day31: Option<u32>,
    day24: u32,
    in_time: usize,
    patients: usize,
    days_over_sum: u64,
    days_over_max: u32,
    days_over_squares: u64,
    total_wait: u32,
}

/// Both rules, the others beside them, and the third answer, as a JSON document with a line end.
#[must_use]
pub fn dilemma(solved: &Dilemma, run: &Run) -> String {
    let of = |wanted: Rule| {
        solved.rules.iter().find(|(rule, _)| *rule == wanted).map(|(_, row)| answer(row))
    };
    enveloped(
        run,
        "dilemma",
        &[],
        &Document {
            binary: of(Rule::Binary),
            squares: of(Rule::Squares),
            sum: of(Rule::Sum),
            max: of(Rule::Max),
            elsewhere: answer(&solved.elsewhere),
        },
    )
}

fn answer(row: &DilemmaAnswer) -> Answer {
    Answer {
        day31: row.day31,
        day24: row.day24,
        in_time: row.in_time,
        patients: row.of,
        days_over_sum: row.over_sum,
        days_over_max: row.over_max,
        days_over_squares: row.over_squares,
        total_wait: row.wait_total,
    }
}
