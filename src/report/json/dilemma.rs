//! The dilemma: one key per rule, and the third answer.

use behov_solver::booking::Rule;
use behov_solver::booking::dilemma::{Dilemma, DilemmaAnswer};

use super::shape::shape;

shape! {
    /// Both rules, the others beside them, and the third answer.
    Rules of (row: &Dilemma)
    [let of = |wanted: Rule| {
        row.rules.iter().find(|(rule, _)| *rule == wanted).map(|(_, row)| Answer::of(row))
    };]
    {
        binary: Option<Answer> = of(Rule::Binary),
        squares: Option<Answer> = of(Rule::Squares),
        sum: Option<Answer> = of(Rule::Sum),
        max: Option<Answer> = of(Rule::Max),
        elsewhere: Answer = Answer::of(&row.elsewhere),
    }

    /// Days are counted from the referral; a patient who is seen elsewhere has none.
    Answer of (row: &DilemmaAnswer) {
        day31: Option<u32>,
        day24: u32,
        in_time: usize,
        patients: usize = row.of,
        days_over_sum: u64 = row.over_sum,
        days_over_max: u32 = row.over_max,
        days_over_squares: u64 = row.over_squares,
        total_wait: u32 = row.wait_total,
    }
}
