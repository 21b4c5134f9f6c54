//! The dilemma of the 30 days, solved under each rule: who gets the only early slot.
//!
//! Two patients wait; one is on day 31, one on day 24 of a right of 30 days. There is a free slot
//! in 3 days and one in 7. Counting breaches gives the early slot to the younger; every measure of
//! days over gives it to the older. The total wait is the same. By law there is a third answer:
//! the older should have been offered capacity elsewhere.

mod clinic;

use crate::answer::Bookings;
use crate::evaluation::rights;

use super::{Options, Rule, book, last_date};

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

/// Days of their right on which the two patients are.
const DAYS: [u32; 2] = [31, 24];

/// Solves the dilemma under every rule, and without the older patient.
///
/// Nothing is written down in advance: the small clinic is booked like any other.
///
/// # Panics
/// Never: both patients have a slot within the week.
#[must_use]
pub fn dilemma(options: &Options) -> Dilemma {
    let rules = [Rule::Squares, Rule::Sum, Rule::Max, Rule::Binary];
    Dilemma {
        rules: rules.map(|rule| (rule, solved(&DAYS, rule, options))).to_vec(),
        elsewhere: solved(&DAYS[1..], Rule::Squares, options),
    }
}

/// The answer for patients on so many days of their right, the youngest last.
fn solved(days: &[u32], rule: Rule, options: &Options) -> DilemmaAnswer {
    let (clinic, template) = clinic::clinic(days);
    let options = Options { rule, weeks: 1, ..options.clone() };
    let none = Bookings::default();
    let list = book(&clinic, &template, &none, &options);
    let report = rights::report(&clinic, &list.bookings, &none, last_date(&clinic, options.weeks));
    let waited: Vec<u32> = report.patients.iter().map(|row| row.days_waited).collect();
    let (day24, older) = waited.split_last().expect("the younger patient is there");
    DilemmaAnswer {
        day31: older.first().copied(),
        day24: *day24,
        in_time: report.sum.in_time,
        of: report.sum.with_right,
        over_sum: report.sum.days_over_sum,
        over_max: report.sum.days_over_max,
        over_squares: report.sum.days_over_squares,
        wait_total: waited.iter().sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(rule: Rule) -> DilemmaAnswer {
        let dilemma = dilemma(&Options::default());
        dilemma.rules.into_iter().find(|(other, _)| *other == rule).unwrap().1
    }

    #[test]
    fn every_measure_of_days_over_gives_the_early_slot_to_the_older() {
        for rule in [Rule::Squares, Rule::Sum, Rule::Max] {
            let answer = under(rule);
            assert_eq!((answer.day31, answer.day24), (Some(34), 31));
            assert_eq!((answer.in_time, answer.of), (0, 2));
            let over = (answer.over_sum, answer.over_max, answer.over_squares);
            assert_eq!(over, (5, 4, 17));
            assert_eq!(answer.wait_total, 65);
        }
    }

    #[test]
    fn counting_breaches_sends_the_one_already_late_to_the_back() {
        let answer = under(Rule::Binary);
        assert_eq!((answer.day31, answer.day24), (Some(38), 27));
        assert_eq!((answer.in_time, answer.of), (1, 2));
        assert_eq!((answer.over_sum, answer.over_max, answer.over_squares), (8, 8, 64));
        assert_eq!(answer.wait_total, 65);
    }

    #[test]
    fn with_an_offer_elsewhere_for_the_older_nobody_of_the_clinic_is_late() {
        let answer = dilemma(&Options::default()).elsewhere;
        assert_eq!((answer.day31, answer.day24), (None, 27));
        assert_eq!((answer.in_time, answer.of), (1, 1));
        assert_eq!((answer.over_sum, answer.wait_total), (0, 27));
    }
}
