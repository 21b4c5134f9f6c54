//! Whole patients against what is expected of them, month by month.

use super::*;
use crate::number::real;
use crate::rng::Seed;

const RUNS: u32 = 400;

/// What is compared in a month.
fn values(month: &Month) -> [f64; 6] {
    let sum = &month.sum;
    [sum.fixed, sum.between, sum.need_based, sum.converted, sum.on_fixed, sum.on_need_based]
}

/// The largest distance of a mean of the runs from what is expected, in standard errors, and how many
/// were compared.
fn farthest(road: &Road) -> (f64, usize) {
    let of = |panels: &[Vec<Week>]| months(&panels.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let exact = of(&walk(road).panels);
    let runs: Vec<Vec<Month>> =
        simulate(road, RUNS, Seed(1)).iter().map(|run| of(&run.panels)).collect();
    let (mut farthest, mut count) = (0.0_f64, 0);
    for (at, expected) in exact.iter().enumerate() {
        for (place, expected) in values(expected).into_iter().enumerate() {
            let seen: Vec<f64> = runs.iter().map(|run| values(&run[at])[place]).collect();
            let mean = seen.iter().sum::<f64>() / real(seen.len());
            let squares: f64 = seen.iter().map(|value| (value - mean).powi(2)).sum();
            let error = (squares / real(seen.len() - 1) / real(seen.len())).sqrt();
            if error < 1e-9 {
                assert!((mean - expected).abs() < 1e-6, "month {at}: {mean} for {expected}");
                continue;
            }
            farthest = farthest.max((mean - expected).abs() / error);
            count += 1;
        }
    }
    (farthest, count)
}

/// A level of three standard errors divided by the number of comparisons (Bonferroni 1936), as
/// standard errors: from the tail of the normal law, `exp(-z^2 / 2) / (z sqrt(2 pi))` a side.
fn allowed(count: usize) -> f64 {
    let tail = |z: f64| 2.0 * (-z * z / 2.0).exp() / (z * (2.0 * std::f64::consts::PI).sqrt());
    let level = tail(3.0) / real(count);
    let mut z = 3.0;
    while tail(z) > level {
        z += 0.01;
    }
    z
}

fn agrees(what: &str, road: &Road) {
    let (farthest, count) = farthest(road);
    assert!(count > 20, "{what}: too little to compare");
    assert!(farthest < allowed(count), "{what}: {farthest:.2} standard errors, {count} compared");
}

#[test]
fn whole_patients_do_in_the_mean_what_is_expected_of_them() {
    let one = half_yearly();
    let small =
        Panel { fixed: spread(130.0, &[13], false, 0.0), intervals: vec![13], ..half_yearly() };
    let hybrid = Panel {
        moves: vec![at_once(0.5, 0.7, To::Hybrid { every_weeks: 52 })],
        attends: share(0.9),
        ..Panel { requests_per_week: 0.03, ..Panel::steady(team(), 500.0, 26) }
    };
    let widens = vec![4, 13, 26];
    let lives = Panel {
        fixed: spread(300.0, &widens, false, 3.0),
        intervals: widens,
        entrants_per_week: 3.0,
        ends_at_visit: share(0.05),
        leaves_in_week: share(0.002),
        need_based: 40.0,
        requests_per_week: 0.05,
        moves: vec![
            Move { from_week: 8, ramp_weeks: 10, ..at_once(0.4, 0.5, To::NeedBased) },
            at_once(0.1, 0.5, To::Practice { advice_per_week: 0.02 }),
            at_once(0.1, 0.3, To::Away),
        ],
        ..Panel::steady(team(), 1.0, 4)
    };
    for offered in [Offered::AtControl, Offered::BeforeControl] {
        agrees("one panel", &open(vec![one.clone()], 104, offered));
        agrees("two panels", &open(vec![one.clone(), small.clone()], 78, offered));
        agrees("a hybrid", &open(vec![hybrid.clone()], 156, offered));
        agrees("one that lives", &open(vec![lives.clone()], 104, offered));
    }
}

#[test]
fn whole_patients_stay_below_the_fluid_where_a_limit_binds() {
    let mut road = open(vec![half_yearly()], 52, Offered::AtControl);
    road.moves_per_month_max = Some(30.0);
    let converted = |panels: &[Vec<Week>]| panels[0].iter().map(|row| row.converted).sum::<f64>();
    let fluid = converted(&walk(&road).panels);
    for run in simulate(&road, 20, Seed(2)) {
        let whole = converted(&run.panels);
        assert!(whole <= fluid + 1.0 && whole > 0.9 * fluid, "{whole} of {fluid}");
    }
}

#[test]
fn whole_patients_wait_where_the_capacity_binds() {
    // A hundred controls a week of a minute each, and time for ninety.
    let mut road = open(vec![Panel { moves: Vec::new(), ..half_yearly() }], 20, Offered::AtControl);
    road.teams = vec![TeamMinutes { team: team(), minutes: vec![90.0] }];
    for run in simulate(&road, 5, Seed(3)) {
        for (week, waits) in run.backlog[0].iter().enumerate() {
            assert!((waits - 10.0 * real(week + 1)).abs() < 1e-9, "week {week}: {waits}");
        }
        assert!(run.panels[0].iter().all(|row| close(row.fixed, 90.0)));
    }
}

#[test]
fn the_same_seed_gives_the_same_runs() {
    let road = open(vec![half_yearly()], 30, Offered::AtControl);
    assert_eq!(simulate(&road, 3, Seed(4)), simulate(&road, 3, Seed(4)));
    assert_ne!(simulate(&road, 1, Seed(4)), simulate(&road, 1, Seed(5)));
}
