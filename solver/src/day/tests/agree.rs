//! The exact law and the simulated day agree.

use super::*;
use crate::day::simulated::{Punctuality, simulated};
use crate::evaluation::Estimate;
use crate::rng::Seed;

/// Within three standard errors of an interval of 95 %.
fn agrees(name: &str, exact: f64, estimate: Estimate) {
    let three = estimate.half_width / 1.96 * 3.0;
    let mean = estimate.mean;
    assert!((exact - mean).abs() <= three + 1e-9, "{name}: {exact} beside {mean} within {three}");
}

fn check(day: &Day) {
    let schedule = equal_spacing(day);
    let exact = evaluate(day, &schedule);
    let played = simulated(day, &schedule, Punctuality::EXACT, Seed(7), 20_000);
    agrees("waiting", exact.waiting, played.waiting);
    agrees("idle", exact.idle, played.idle);
    agrees("overtime", exact.overtime, played.overtime);
    agrees("in time", exact.in_time, played.in_time);
    agrees("cost", exact.cost, played.cost);
}

fn mixed() -> Day {
    let mut day = day(8, 36, lognormal(20.0, 0.6), 0.08);
    day.visits[2].length = lognormal(35.0, 0.9);
    day.visits[5].length = Length::empirical(&[0.0, 1.0, 0.0, 2.0, 1.0]).expect("mass");
    day.visits[6].no_show = share(0.5);
    day
}

fn walk_ins(order: WalkInOrder) -> WalkIns {
    let per_interval = (0..36).map(|at| if at < 12 { 0.15 } else { 0.02 }).collect();
    WalkIns { per_interval, length: lognormal(12.0, 0.7), order }
}

#[test]
fn with_lognormal_lengths() {
    check(&day(8, 36, lognormal(20.0, 0.5), 0.1));
}

#[test]
fn with_lengths_as_they_were_seen() {
    let seen: Vec<f64> = (0..60).map(|minute| f64::from((minute * 7) % 11)).collect();
    check(&day(6, 36, Length::empirical(&seen).expect("mass"), 0.05));
}

#[test]
fn with_classes_that_differ() {
    check(&mixed());
}

#[test]
fn with_walk_ins_who_pass_and_who_wait() {
    for order in [WalkInOrder::First, WalkInOrder::AsTheyCome] {
        check(&Day { walk_ins: Some(walk_ins(order)), ..mixed() });
    }
}

#[test]
fn the_count_chain_is_the_chain_of_minutes_as_the_minutes_grow_fine() {
    // The mean of the law in whole minutes is right; its variance is a little too large.
    let counted = day(8, 36, exponential(20.0), 0.1);
    let mut minutes = counted.clone();
    for visit in &mut minutes.visits {
        visit.length = Length::empirical(exponential(20.0).law().mass()).expect("mass");
    }
    let schedule = equal_spacing(&counted);
    let (exact, near) = (evaluate(&counted, &schedule), evaluate(&minutes, &schedule));
    assert!((exact.cost / near.cost - 1.0).abs() < 2e-3, "{} {}", exact.cost, near.cost);
    assert!((exact.overtime_p95 - near.overtime_p95).abs() <= 1.0);
}

#[test]
fn who_comes_late_makes_others_wait() {
    let day = day(8, 36, lognormal(20.0, 0.5), 0.1);
    let schedule = equal_spacing(&day);
    let late = Punctuality { late_mean: 0.0, late_sd: 10.0 };
    let [exact, late] =
        [Punctuality::EXACT, late].map(|habit| simulated(&day, &schedule, habit, Seed(7), 5_000));
    assert!(late.overtime.mean > exact.overtime.mean && late.idle.mean > exact.idle.mean);
}
