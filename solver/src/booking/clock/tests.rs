use super::shop::{Job, NoTimes, Shop};

fn visit(opening: usize, minutes: i32) -> Job {
    Job { opening, minutes, ..Job::default() }
}

fn after(before: usize, opening: usize, minutes: i32) -> Job {
    Job { after: Some(before), ..visit(opening, minutes) }
}

#[test]
fn visits_of_one_opening_follow_each_other_without_gaps() {
    let jobs = vec![visit(0, 20), visit(0, 40), visit(0, 20)];
    let starts = Shop { openings: vec![(540, 620)], jobs }.starts();
    assert_eq!(starts, Ok(vec![540, 560, 600]));
}

#[test]
fn earlier_steps_are_packed_to_the_left_and_later_steps_to_the_right() {
    // Nurse and physician 9:00 to 10:00 each; one patient sees the nurse for 20 minutes, then the
    // physician for 40; the other 40 minutes of the nurse are for somebody else.
    let jobs = vec![visit(0, 40), visit(0, 20), after(1, 1, 40)];
    let starts = Shop { openings: vec![(540, 600), (540, 600)], jobs }.starts();
    assert_eq!(starts, Ok(vec![560, 540, 560]));
}

#[test]
fn a_joint_day_whose_minutes_fit_but_whose_order_does_not_is_refused() {
    // Both 9:00 to 10:00: 40 minutes with the nurse, then 40 with the physician, need 80.
    let jobs = vec![visit(0, 40), after(0, 1, 40)];
    let starts = Shop { openings: vec![(540, 600), (540, 600)], jobs }.starts();
    assert_eq!(starts, Err(NoTimes::Impossible));
}

#[test]
fn the_patient_with_the_short_first_visit_goes_first() {
    // Johnson's rule: 20 then 40, and 40 then 20, fit 9:00 to 10:40 only in that order.
    let jobs = vec![visit(0, 40), after(0, 1, 20), visit(0, 20), after(2, 1, 40)];
    let starts = Shop { openings: vec![(540, 600), (540, 620)], jobs }.starts();
    assert_eq!(starts, Ok(vec![560, 600, 540, 560]));
}

#[test]
fn nobody_is_called_while_they_are_elsewhere() {
    let busy = Job { away: vec![(550, 570)], ..visit(0, 20) };
    let jobs = vec![busy, visit(0, 20)];
    let starts = Shop { openings: vec![(540, 600)], jobs }.starts();
    assert_eq!(starts, Ok(vec![570, 540]));
    let busy = Job { away: vec![(550, 570)], ..visit(0, 20) };
    let starts = Shop { openings: vec![(540, 580)], jobs: vec![busy] }.starts();
    assert_eq!(starts, Err(NoTimes::Impossible));
}

#[test]
fn a_later_step_waits_for_the_visit_booked_before() {
    let late = Job { earliest: 565, ..visit(0, 20) };
    let starts = Shop { openings: vec![(540, 600)], jobs: vec![late, visit(0, 15)] }.starts();
    assert_eq!(starts, Ok(vec![565, 540]));
}
