//! What cannot be asked, and how many to ask.

use super::*;
use crate::day::optimum::overbooking::{cheapest, levels};
use crate::solve::StopToken;

#[test]
fn a_day_that_makes_no_sense_is_refused() {
    let fine = day(4, 6, exponential(20.0), 0.1);
    let refused = |change: &dyn Fn(&mut Day)| {
        let mut day = fine.clone();
        change(&mut day);
        day.checked().expect_err("refused")
    };
    assert_eq!(refused(&|day| day.visits.clear()), DayError::Visits);
    assert_eq!(refused(&|day| day.intervals = 0), DayError::Intervals);
    assert_eq!(refused(&|day| day.interval_minutes = 0), DayError::Intervals);
    assert_eq!(refused(&|day| day.weights.idle = f64::NAN), DayError::Number);
    assert_eq!(refused(&|day| day.weights.waiting = -1.0), DayError::Number);
    // Four patients, one at a time, the last in the third interval.
    let crowded = Guards { together_max: 1, last_start: 2 };
    assert_eq!(refused(&|day| day.guards = crowded), DayError::TooManyVisits);
    let come = WalkIns {
        per_interval: vec![0.1; 5],
        length: exponential(20.0),
        order: WalkInOrder::First,
    };
    assert_eq!(refused(&|day| day.walk_ins = Some(come.clone())), DayError::Rates);
    assert!(fine.checked().is_ok());
}

#[test]
fn a_law_without_mass_is_refused() {
    assert_eq!(Length::empirical(&[]), Err(LengthError::NoMass));
    assert_eq!(Length::empirical(&[0.0, 0.0]), Err(LengthError::NoMass));
    assert_eq!(Length::empirical(&[-1.0, 2.0]), Err(LengthError::NoMass));
    assert_eq!(Length::empirical(&[1.0]), Err(LengthError::Mean), "visits of no length");
    assert_eq!(Length::exponential(0.0), Err(LengthError::Mean));
    assert_eq!(Length::lognormal(20.0, f64::NAN), Err(LengthError::Spread));
}

#[test]
fn every_law_keeps_its_mean_in_whole_minutes() {
    for length in [exponential(20.0), lognormal(17.3, 0.8), lognormal(30.0, 0.3)] {
        let law = length.law();
        assert!((law.mean() / length.mean() - 1.0).abs() < 1e-6, "{} {length:?}", law.mean());
    }
}

#[test]
fn the_more_patients_stay_away_the_more_are_asked() {
    let asked = |no_show: f64| {
        let day = day(1, 24, lognormal(20.0, 0.4), no_show);
        let visit = day.visits[0].clone();
        let levels = levels(&day, &visit, 3..=10, &StopToken::default()).expect("they fit");
        assert!(levels.iter().all(|level| level.optimum.certified));
        cheapest(&levels).expect("some").patients
    };
    let counts = [0.0, 0.25, 0.5].map(asked);
    assert!(counts.is_sorted() && counts[0] < counts[2], "{counts:?}");
}
