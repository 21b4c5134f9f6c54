//! Kaandorp & Koole (2007).

use super::*;
use crate::day::optimum::optimum;
use crate::solve::StopToken;

#[test]
fn the_first_published_optimum_comes_out_to_the_printed_digits() {
    let day = day(10, 48, exponential(20.0), 0.1);
    let best = optimum(&day, &StopToken::default());
    let digits = |value: f64| format!("{value:.2}");
    let found = &best.evaluation;
    assert_eq!(
        [found.waiting, found.idle, found.overtime, found.cost].map(digits),
        ["26.46", "21.86", "7.99", "25.59"]
    );
    assert!(best.certified);
}

#[test]
fn fewer_and_longer_visits_come_out_as_published() {
    let mut day = day(8, 48, exponential(25.0), 0.1);
    day.weights.waiting = 2.0;
    let best = optimum(&day, &StopToken::default());
    assert!(best.certified);
    assert_eq!(format!("{:.3}", best.evaluation.cost), "60.002");
}

#[test]
fn single_moves_alone_stop_short_where_the_union_does_not() {
    // A heavy weight of waiting: the neighbourhood of single moves stops some per cent above.
    let mut day = day(10, 48, exponential(20.0), 0.1);
    day.weights.waiting = 10.0;
    let best = optimum(&day, &StopToken::default());
    assert!(best.certified);
    assert!((best.evaluation.cost - 146.0).abs() < 0.005, "{}", best.evaluation.cost);
}
