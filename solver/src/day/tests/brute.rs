//! All schedules of small days.

use proptest::prelude::*;

use super::*;
use crate::day::optimum::{optimum, order};
use crate::draws::draws;
use crate::solve::StopToken;

/// The least cost over all schedules that keep the guards.
fn least(day: &Day) -> f64 {
    let count = day.visits.len();
    let mut at = vec![0; count];
    let mut least = f64::INFINITY;
    loop {
        let schedule = Schedule(at.clone());
        if schedule.keeps(day) {
            least = least.min(evaluate(day, &schedule).cost);
        }
        let Some(row) = (0..count).rev().find(|&row| at[row] + 1 < day.intervals) else {
            return least;
        };
        let next = at[row] + 1;
        at[row..].fill(next);
    }
}

fn length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (2.0..30.0).prop_map(exponential),
        (1_u32..30)
            .prop_map(|minutes| { Length::deterministic(f64::from(minutes)).expect("minutes") }),
        (3.0..30.0, 0.1..1.2).prop_map(|(mean, cv)| lognormal(mean, cv)),
        prop::collection::vec(0.01..1.0, 2..20)
            .prop_map(|weights| Length::empirical(&weights).expect("mass")),
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    (0.0..5.0, 0.0..2.0, 0.0..3.0).prop_map(|(waiting, idle, overtime)| Weights {
        waiting,
        idle,
        overtime,
    })
}

fn walk_ins(intervals: usize) -> impl Strategy<Value = WalkIns> {
    let order = prop_oneof![Just(WalkInOrder::First), Just(WalkInOrder::AsTheyCome)];
    (prop::collection::vec(0.0..0.3, intervals), length(), order)
        .prop_map(|(per_interval, length, order)| WalkIns { per_interval, length, order })
}

fn guards() -> impl Strategy<Value = Guards> {
    (1_usize..4, 3_usize..6)
        .prop_map(|(together_max, last_start)| Guards { together_max, last_start })
}

/// Four patients, six intervals.
fn alike() -> impl Strategy<Value = Day> {
    let no_show = (0.0..0.5).prop_map(share);
    let come = prop::option::of(walk_ins(6));
    (length(), no_show, weights(), come, guards()).prop_map(
        |(length, no_show, weights, walk_ins, guards)| Day {
            interval_minutes: 5,
            intervals: 6,
            visits: vec![Visit { length, no_show }; 4],
            walk_ins,
            weights,
            guards,
        },
    )
}

/// Patients who differ, and nobody walks in.
fn mixed() -> impl Strategy<Value = Day> {
    let visit = (length(), (0.0..0.5).prop_map(share))
        .prop_map(|(length, no_show)| Visit { length, no_show });
    (prop::collection::vec(visit, 1..5), weights(), guards()).prop_map(
        |(visits, weights, guards)| Day {
            interval_minutes: 5,
            intervals: 6,
            visits,
            walk_ins: None,
            weights,
            guards,
        },
    )
}

proptest! {
    #![proptest_config(draws(48))]

    #[test]
    fn the_optimum_is_the_least_of_all_schedules(day in alike()) {
        let best = optimum(&day, &StopToken::default());
        prop_assert!(best.certified && best.schedule.keeps(&day));
        let least = least(&day);
        prop_assert!((best.evaluation.cost - least).abs() <= 1e-9 * least.max(1.0));
    }

    #[test]
    fn so_it_is_for_patients_who_differ_in_the_order_given(day in mixed()) {
        let best = optimum(&day, &StopToken::default());
        prop_assert!(best.certified && best.schedule.keeps(&day));
        let least = least(&day);
        prop_assert!((best.evaluation.cost - least).abs() <= 1e-9 * least.max(1.0));
    }

    #[test]
    fn every_order_of_few_patients_is_tried(day in mixed()) {
        let found = order::best_order(&day, &StopToken::default());
        prop_assert!(found.all_tried);
        let rows = day.visits.len();
        let mut best = f64::INFINITY;
        for code in 0..rows.pow(u32::try_from(rows).expect("few")) {
            let order: Vec<usize> =
                (0..rows).map(|at| code / rows.pow(u32::try_from(at).expect("few")) % rows).collect();
            if (0..rows).all(|row| order.contains(&row)) {
                best = best.min(least(&order::ordered(&day, &order)));
            }
        }
        let cost = found.optimum.evaluation.cost;
        prop_assert!((cost - best).abs() <= 1e-9 * best.max(1.0), "{cost} {best}");
    }
}
