//! The dilemma of the 30 days, solved under each rule: who gets the only early slot.
//!
//! Two patients wait; one is on day 31, one on day 24 of a right of 30 days. There is a free slot
//! in 3 days and one in 7. Counting breaches gives the early slot to the younger; every measure of
//! days over gives it to the older. The total wait is the same. By law there is a third answer:
//! the older should have been offered capacity elsewhere.

use super::Rule;

/// The dilemma under every rule, and the third answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dilemma {
    /// One answer per rule: squares, sum, max, binary.
    pub rules: Vec<(Rule, DilemmaAnswer)>,
    /// The answer when the older patient takes an offer elsewhere.
    pub elsewhere: DilemmaAnswer,
}

/// Who finishes when, and what it adds up to at the clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DilemmaAnswer {
    /// Day of the right on which the patient on day 31 finishes; `None` elsewhere.
    pub day31: Option<u32>,
    /// Day of the right on which the patient on day 24 finishes.
    pub day24: u32,
    /// Patients of the clinic in time \[count\].
    pub in_time: usize,
    /// Patients of the clinic \[count\].
    pub of: usize,
    /// Days over in all \[days\].
    pub over_sum: u64,
    /// Most days over \[days\].
    pub over_max: u32,
    /// Sum of squared days over \[days²\].
    pub over_squares: u64,
    /// Days waited in all, from the referral \[days\].
    pub wait_total: u32,
}
