//! What holds of every road.

use crate::draws::draws;
use proptest::prelude::*;

use super::brute::any_panel;
use super::*;

proptest! {
    #![proptest_config(draws(48))]

    #[test]
    fn a_road_on_which_nobody_moves_is_today(patients in 0.0..5_000.0, interval in 1_u32..60) {
        let mut panel = Panel::steady(team(), patients, interval);
        panel.moves = vec![at_once(0.0, 1.0, To::NeedBased)];
        let walked = walk(&open(vec![panel], 120, Offered::AtControl));
        let today = patients / f64::from(interval);
        for row in &walked.panels[0] {
            prop_assert!(close(row.fixed, today) && close(row.visits(), today));
        }
    }

    #[test]
    fn without_limit_the_road_ends_at_need_based_alone(
        patients in 0.0..5_000.0,
        interval in 1_u32..60,
        per_year in 0.0..6.0,
        before in any::<bool>(),
    ) {
        let mut panel = Panel::steady(team(), patients, interval);
        panel.requests_per_week = per_year / WEEKS_PER_YEAR;
        panel.moves = vec![at_once(1.0, 1.0, To::NeedBased)];
        let offered = if before { Offered::BeforeControl } else { Offered::AtControl };
        let walked = walk(&open(vec![panel], 70, offered));
        for row in &walked.panels[0][60..] {
            prop_assert!(row.fixed < 1e-9);
            prop_assert!(close(row.need_based, patients * per_year / WEEKS_PER_YEAR));
        }
    }

    #[test]
    fn nobody_is_lost_and_nobody_is_invented(panel in any_panel(), weeks in 1_usize..50) {
        let mut panel = panel;
        panel.moves.retain(|one| matches!(one.to, To::NeedBased | To::Hybrid { .. }));
        let start = panel.patients();
        let mut road = open(vec![panel], weeks, Offered::AtControl);
        road.moves_per_month_max = Some(20.0);
        road.teams = vec![TeamMinutes { team: team(), minutes: vec![300.0, 900.0] }];
        let walked = walk(&road);
        let all = |of: fn(&Week) -> f64| walked.total(of).iter().sum::<f64>();
        let last = &walked.panels[0][weeks - 1];
        let here = last.on_fixed + last.on_need_based;
        let there = start + all(|week| week.entered) - all(|week| week.left);
        prop_assert!((here - there).abs() < 1e-6 * (1.0 + there), "{} and {}", here, there);
    }

    #[test]
    fn more_pace_never_delays_a_goal_while_capacity_does_not_bind(
        (low, high) in (0.05..=1.0, 0.05..=1.0),
        interval in 2_u32..27,
        goal in 1.0..60.0,
        before in any::<bool>(),
    ) {
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        let offered = if before { Offered::BeforeControl } else { Offered::AtControl };
        // Half a need in an interval: a move frees more than it brings.
        let month = |accepts: f64| {
            let mut panel = Panel::steady(team(), 1_000.0, interval);
            panel.requests_per_week = 0.5 / f64::from(interval);
            panel.moves = vec![at_once(0.8, accepts, To::NeedBased)];
            let road = open(vec![panel], 156, offered);
            let walked = walk(&road);
            reached(&freed(&road, &walked), &walked, goal)
        };
        let (slow, fast) = (month(low), month(high));
        prop_assert!(slow.is_none() || fast.is_some_and(|fast| slow >= Some(fast)), "{:?} {:?}", slow, fast);
    }
}
