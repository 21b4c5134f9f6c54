//! Where capacity binds.

use super::*;

fn with_minutes(panels: Vec<Panel>, weeks: usize, minutes: Vec<f64>) -> Road {
    let teams = vec![TeamMinutes { team: team(), minutes }];
    Road { teams, ..open(panels, weeks, Offered::AtControl) }
}

#[test]
fn the_next_control_counts_from_the_one_held() {
    // Four patients every other week and room for one a week: two are always overdue.
    let walked = walk(&with_minutes(vec![Panel::steady(team(), 4.0, 2)], 12, vec![1.0]));
    assert!(walked.total(|week| week.fixed).iter().all(|&held| close(held, 1.0)));
    assert!(close(walked.backlog[0][0], 1.0));
    assert!(walked.backlog[0][1..].iter().all(|&minutes| close(minutes, 2.0)));
    assert_eq!(walked.word, Word::Fluid);
}

#[test]
fn a_control_not_held_moves_nobody() {
    let moves = vec![at_once(1.0, 1.0, To::NeedBased)];
    let panel = Panel { moves, ..Panel::steady(team(), 40.0, 2) };
    let walked = walk(&with_minutes(vec![panel], 3, vec![5.0]));
    assert!(walked.total(|week| week.converted).iter().all(|&moved| close(moved, 5.0)));
}

#[test]
fn need_based_visits_come_first_and_the_longest_overdue_next() {
    let panel = Panel { need_based: 10.0, requests_per_week: 0.3, ..Panel::steady(team(), 8.0, 2) };
    let walked = walk(&with_minutes(vec![panel], 3, vec![4.0]));
    let rows = &walked.panels[0];
    // 3 of 4 minutes go to those who ask, 1 to the 4 controls due.
    assert!(close(rows[0].need_based, 3.0) && close(rows[0].fixed, 1.0));
    assert!(close(rows[0].overdue, 3.0) && close(rows[1].overdue, 6.0));
    // In week 2 one falls due again; the one held is of those due in week 0.
    assert!(close(rows[2].due, 1.0) && close(rows[2].fixed, 1.0));
}

#[test]
fn where_there_is_room_for_all_capacity_changes_nothing() {
    let free = walk(&open(vec![half_yearly()], 60, Offered::AtControl));
    let roomy = walk(&with_minutes(vec![half_yearly()], 60, vec![124.0]));
    assert_eq!((&roomy.panels, roomy.word), (&free.panels, Word::Exact));
    assert!(roomy.backlog[0].iter().all(|&minutes| close(minutes, 0.0)));
    // At the height of the hump a minute less is too little.
    let tight = walk(&with_minutes(vec![half_yearly()], 60, vec![123.0]));
    assert_eq!(tight.word, Word::Fluid);
    assert!(tight.backlog[0][25] > 0.07 && close(tight.backlog[0][59], 0.0));
}

#[test]
fn a_limit_or_a_capacity_never_speeds_a_road() {
    let sum = |road: &Road| walk(road).total(|week| week.converted).iter().sum::<f64>();
    let free = sum(&open(vec![half_yearly()], 104, Offered::AtControl));
    let tight = sum(&with_minutes(vec![half_yearly()], 104, vec![90.0]));
    assert!(tight < free);
}
