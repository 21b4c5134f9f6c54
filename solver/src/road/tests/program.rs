//! The program against the recursion, enumeration and what can be worked by hand.

use super::*;
use crate::road::program::{Asked, Plan, Unfit, Verdict, plan};
use crate::solve::{Limits, Proof};

fn best(road: &Road, waits_max: f64, whole: bool) -> Plan {
    match plan(&Asked { road, waits_max, whole }, &Limits::default()) {
        Ok(Verdict::Plan(plan)) => plan,
        other => panic!("{other:?}"),
    }
}

/// What a plan frees, by the recursion: the last interval of the first panel.
fn walked(panel: &Panel, converts: &[f64]) -> f64 {
    let tau = panel.interval(0).expect("an interval");
    let mut due: Vec<f64> = panel.fixed[0].clone();
    let mut need_based = panel.need_based;
    let mut minutes = Vec::new();
    for (week, converts) in converts.iter().enumerate() {
        let request = need_based * panel.requests_per_week * panel.request_minutes;
        minutes.push(due[week % tau] * panel.control_minutes + request);
        due[week % tau] -= converts;
        need_based += converts;
    }
    let today: f64 = panel.fixed[0].iter().sum::<f64>() * panel.control_minutes
        + panel.need_based
            * panel.requests_per_week
            * panel.request_minutes
            * crate::number::real(tau);
    (today - minutes[minutes.len() - tau..].iter().sum::<f64>()) / crate::number::real(tau)
}

#[test]
fn without_limits_the_plan_is_to_convert_all_who_accept() {
    let road = open(vec![half_yearly()], 104, Offered::AtControl);
    let plan = best(&road, 0.0, false);
    let freed = freed(&road, &walk(&road))[103].expect("a whole interval");
    // Conversions of the last interval free nothing yet and bring visits, so a plan may leave them.
    assert!(plan.freed >= freed - 1e-6, "{} and {freed}", plan.freed);
    assert_eq!(plan.proof, Proof::Exact);
    assert!((walked(&road.panels[0], &plan.converts[0]) - plan.freed).abs() < 1e-6);
    let early: f64 = plan.converts[0][..26].iter().sum();
    assert!((early - 1248.0).abs() < 1e-5);
}

#[test]
fn a_limit_and_a_buffer_have_prices_and_never_cost() {
    let mut road = open(vec![half_yearly()], 104, Offered::AtControl);
    road.moves_per_month_max = Some(40.0);
    road.teams = vec![TeamMinutes { team: team(), minutes: vec![104.0] }];
    let tight = best(&road, 0.0, false);
    let prices = tight.prices.clone().expect("a linear plan");
    assert!(prices.move_per_month.is_some_and(|price| price > 0.1));
    assert!(prices.minute_per_week[0] >= -1e-6 && prices.week >= -1e-6);
    road.moves_per_month_max = Some(41.0);
    let looser = best(&road, 0.0, false);
    let gain = looser.freed - tight.freed;
    assert!((prices.move_per_month.unwrap_or(0.0) - gain).abs() < 1e-6);
    road.teams[0].minutes = vec![123.5];
    assert!(best(&road, 0.0, false).freed >= looser.freed - 1e-6);
}

#[test]
fn what_waits_never_exceeds_what_may_and_the_hump_needs_it() {
    // The hump of the undisturbed road is 23 minutes; with 5 to spare the pace is lower.
    let mut road = open(vec![half_yearly()], 78, Offered::AtControl);
    road.teams = vec![TeamMinutes { team: team(), minutes: vec![105.0] }];
    let none = best(&road, 0.0, false);
    let some = best(&road, 50.0, false);
    let free = best(&open(vec![half_yearly()], 78, Offered::AtControl), 0.0, false);
    assert!(none.freed <= some.freed + 1e-6 && some.freed <= free.freed + 1e-6);
    assert!(none.freed < free.freed - 0.1);
    let walked = walk(&open(vec![half_yearly()], 26, Offered::AtControl));
    assert!(walked.total(Week::visits)[25] > 105.0);
    let asked = none.converts[0][..25].iter().sum::<f64>() / 52.0;
    assert!(100.0 + asked <= 105.0 + 1e-6);
}

#[test]
fn a_road_that_cannot_be_walked_says_which_month_and_how_many_minutes() {
    let mut road = open(vec![Panel::steady(team(), 400.0, 4)], 26, Offered::AtControl);
    road.teams = vec![TeamMinutes { team: team(), minutes: vec![90.0] }];
    let asked = Asked { road: &road, waits_max: 0.0, whole: false };
    let Ok(Verdict::Infeasible(short)) = plan(&asked, &Limits::default()) else {
        panic!("it is not")
    };
    // Ten minutes a week, in months of five and four weeks.
    let minutes: Vec<f64> = short.iter().map(|row| row.minutes).collect();
    assert_eq!(short.iter().map(|row| row.month).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    for (minutes, weeks) in minutes.iter().zip([5.0, 4.0, 4.0, 5.0, 4.0, 4.0]) {
        assert!((minutes - 10.0 * weeks).abs() < 1e-6);
    }
}

/// Eight patients every other week, all of whom may convert, half of those asked at most.
fn small(requests_per_week: f64) -> Panel {
    let moves = vec![at_once(1.0, 0.5, To::NeedBased)];
    Panel { requests_per_week, moves, ..Panel::steady(team(), 8.0, 2) }
}

#[test]
fn whole_patients_are_enumerated_and_the_linear_bound_is_no_worse() {
    for (requests, minutes) in [(0.2, 4.4), (0.2, 5.0), (0.1, 4.2), (0.45, 4.9)] {
        let mut road = open(vec![small(requests)], 6, Offered::AtControl);
        road.moves_per_month_max = Some(3.0);
        road.teams = vec![TeamMinutes { team: team(), minutes: vec![minutes] }];
        let found = best(&road, 0.0, true);
        let linear = best(&road, 0.0, false);
        let most = enumerated(&road, minutes);
        assert!((found.freed - most).abs() < 1e-6, "{requests} {minutes}: {} {most}", found.freed);
        assert!(linear.freed >= most - 1e-9);
    }
}

/// The best of all plans of whole patients, each followed week by week.
fn enumerated(road: &Road, minutes: f64) -> f64 {
    let panel = &road.panels[0];
    let mut best = f64::NEG_INFINITY;
    for code in 0..3_u32.pow(6) {
        let plan: Vec<f64> = (0..6).map(|week| f64::from(code / 3_u32.pow(week) % 3)).collect();
        // The first month has five weeks, the second the sixth.
        let learned = plan[..5].iter().sum::<f64>() <= 3.0 && plan[5] <= 3.0;
        let (mut due, mut need_based, mut fits) = ([4.0, 4.0], 0.0, learned);
        for (week, &converts) in plan.iter().enumerate() {
            let phase = &mut due[week % 2];
            fits &= converts <= 0.5 * *phase + 1e-9;
            fits &= *phase + need_based * panel.requests_per_week <= minutes + 1e-9;
            *phase -= converts;
            need_based += converts;
        }
        if fits {
            best = best.max(walked(panel, &plan));
        }
    }
    best
}

#[test]
fn panels_the_program_does_not_take_are_named() {
    let unfit = |change: &dyn Fn(&mut Panel)| {
        let mut panel = half_yearly();
        change(&mut panel);
        let road = open(vec![panel], 104, Offered::AtControl);
        plan(&Asked { road: &road, waits_max: 0.0, whole: false }, &Limits::default())
    };
    assert_eq!(
        unfit(&|panel| panel.entrants_per_week = 1.0),
        Err(Unfit::ComesAndGoes { panel: 0 })
    );
    assert_eq!(unfit(&|panel| panel.ends = true), Err(Unfit::Intervals { panel: 0 }));
    assert_eq!(unfit(&|panel| panel.moves[0].to = To::Away), Err(Unfit::Moves { panel: 0 }));
    let road = open(vec![half_yearly()], 20, Offered::AtControl);
    let short = plan(&Asked { road: &road, waits_max: 0.0, whole: false }, &Limits::default());
    assert_eq!(short, Err(Unfit::TooShort { weeks: 20, panel: 0 }));
}
