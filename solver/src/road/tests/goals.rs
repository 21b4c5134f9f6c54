//! What is freed, and when.

use super::*;

#[test]
fn nothing_is_known_to_be_freed_before_a_whole_interval_has_passed() {
    let road = open(vec![half_yearly()], 104, Offered::AtControl);
    let walked = walk(&road);
    let freed = freed(&road, &walked);
    assert!(freed[..25].iter().all(Option::is_none));
    // In the first interval nothing is spared, and 48 x (0 + 1 + ... + 25) / 52 visits are added.
    let hump = 48.0 * 325.0 / 52.0 / 26.0;
    assert!(close(freed[25].expect("a whole interval"), -hump));
    // In the limit 100 - 20 - 40.
    let long = open(vec![half_yearly()], 600, Offered::AtControl);
    let last = super::freed(&long, &walk(&long))[599].expect("a whole interval");
    assert!((last - 40.0).abs() < 1e-6);
}

#[test]
fn the_month_of_a_goal_is_the_first_at_whose_end_it_is_met() {
    let road = open(vec![half_yearly()], 156, Offered::AtControl);
    let walked = walk(&road);
    let freed = freed(&road, &walked);
    let month = reached(&freed, &walked, 20.0).expect("it is reached");
    let at_end = |month: usize| freed[weeks_of(month).end - 1].unwrap_or(f64::NEG_INFINITY);
    assert!(at_end(month) >= 20.0 && at_end(month - 1) < 20.0);
    assert_eq!(reached(&freed, &walked, 41.0), None);
}

#[test]
fn a_goal_is_not_met_by_letting_patients_wait() {
    let mut road = open(vec![Panel::steady(team(), 400.0, 4)], 52, Offered::AtControl);
    road.teams = vec![TeamMinutes { team: team(), minutes: vec![80.0] }];
    let walked = walk(&road);
    // 20 of 100 minutes a week are not given, and the queue grows.
    let mut free = road.clone();
    free.teams.clear();
    assert!(walked.backlog[0][51] > walked.backlog[0][0]);
    let spared = vec![Some(20.0); 52];
    assert_eq!(reached(&spared, &walked, 10.0), None);
    assert_eq!(reached(&spared, &walk(&free), 10.0), Some(0));
}

#[test]
fn a_window_covers_each_phase_of_a_hybrid_once() {
    let mut panel = half_yearly();
    assert_eq!(Window::of(&panel).weeks, 26);
    panel.moves[0].to = To::Hybrid { every_weeks: 52 };
    assert_eq!(Window::of(&panel).weeks, 52);
    panel.moves[0].to = To::Hybrid { every_weeks: 39 };
    assert_eq!(Window::of(&panel).weeks, 78);
}
