//! Each rule has one clinic that only it forbids.

use super::*;
use crate::instance::{BufferRule, OpenWindow, Purpose};
use crate::template::constraint::{self, Rule};
use crate::template::island::islands;
use crate::template::level::climb;
use crate::template::model::Model;
use crate::template::promised::Promised;
use crate::template::wanted::Sources;

/// Minutes unmet under the rules given; `None` when they cannot be kept.
fn unmet(
    clinic: &Instance,
    plan: &HoldPlan,
    demand: &VisitDemand,
    rules: impl Iterator<Item = Rule>,
) -> Option<f64> {
    let promised = Promised::of(clinic, plan, false);
    let from =
        Sources { instance: clinic, promised: &promised, demand, baseline: None, patched: false };
    let island = &islands(clinic, &promised)[0];
    let mut model = Model::new(&from, island.teams.clone(), island.sessions.clone());
    for rule in rules {
        rule(&mut model);
    }
    let limits = Limits::default();
    let found = crate::lp::solve(&model.program, &Vec::new(), &limits, None);
    let crate::lp::Answer::Found(found) = found else { return None };
    let start = model.complete(found.values);
    let levels = climb(&mut model, start, (&limits, level::Order::Usual)).levels;
    let unmet = levels.iter().filter(|l| matches!(l.objective, Objective::Unmet { .. }));
    Some(unmet.map(|level| level.value).sum())
}

/// Unmet minutes with all rules, and with all but one.
fn with_and_without(
    clinic: &Instance,
    plan: &HoldPlan,
    demand: &VisitDemand,
    left_out: Rule,
) -> (Option<i32>, Option<i32>) {
    let all = constraint::ALL;
    let less = all.into_iter().filter(|&rule| !std::ptr::fn_addr_eq(rule, left_out));
    assert_eq!(less.clone().count() + 1, all.len());
    let round = |minutes: Option<f64>| minutes.map(crate::number::whole);
    (round(unmet(clinic, plan, demand, all.into_iter())), round(unmet(clinic, plan, demand, less)))
}

fn at(rule: usize) -> Rule {
    constraint::ALL[rule]
}

fn open_hour(parts: &mut InstanceParts) {
    only_ada(parts);
    parts.windows.push(OpenWindow {
        arrivals: vec![1.0],
        team: team(0),
        day: MONDAY,
        span: span("9:00-10:00"),
        clinician_count: 1,
        need: need(2),
    });
}

#[test]
fn only_the_buffer_keeps_two_heavy_visits_out_of_eighty_minutes() {
    let clinic = small(1, "10:20", |parts| {
        only_ada(parts);
        parts.goals.buffer = Some(BufferRule { after_complex: Minutes(40), minutes: Minutes(20) });
    });
    // 40 + 20 + 40 = 100 > 80.
    let demand = asked(&[(3, 2, 2.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(0)), (Some(40), Some(0)));
}

#[test]
fn only_the_limit_on_heavy_visits_keeps_the_second_one_out() {
    let clinic = small(1, "12:00", |parts| {
        only_ada(parts);
        parts.goals.complex_visits_max = Some(1);
    });
    let demand = asked(&[(3, 2, 2.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(1)), (Some(40), Some(0)));
}

#[test]
fn only_one_arrangement_at_a_time_keeps_visits_out_of_the_open_hour() {
    let clinic = small(1, "10:00", open_hour);
    let demand = asked(&[(3, 0, 3.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(2)), (Some(60), Some(0)));
}

#[test]
fn only_the_length_of_the_session_keeps_the_second_first_visit_out() {
    let clinic = small(1, "10:00", only_ada);
    let demand = asked(&[(1, 0, 2.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(3)), (Some(40), Some(0)));
}

#[test]
fn only_the_single_room_keeps_bea_from_seeing_patients() {
    let clinic = small(1, "10:00", |parts| parts.rooms.values_mut().for_each(|r| r.count = 1));
    let demand = asked(&[(3, 0, 6.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(4)), (Some(60), Some(0)));
}

#[test]
fn only_the_holds_keep_controls_out() {
    let clinic = small(1, "10:00", only_ada);
    let demand = asked(&[(3, 0, 3.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[40]), &demand, at(5)), (Some(40), Some(0)));
}

#[test]
fn only_the_open_clinic_keeps_controls_out() {
    let clinic = small(1, "10:20", open_hour);
    let demand = asked(&[(3, 0, 4.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(6)), (Some(60), Some(0)));
}

#[test]
fn only_the_advice_time_keeps_controls_out() {
    let clinic = small(1, "10:00", |parts| {
        only_ada(parts);
        parts.needs[need(2)].purpose = Purpose::Advice;
        parts.teams[team(0)].advice_per_week = Minutes(40);
    });
    let demand = asked(&[(3, 0, 3.0)]);
    let plan = holds(&[]);
    // Advice is not asked for by patients, only promised; controls come first without the promise.
    assert_eq!(with_and_without(&clinic, &plan, &demand, at(7)), (Some(40), Some(0)));
}

#[test]
fn only_the_lag_keeps_a_first_visit_without_a_conclusion_out() {
    let clinic = small(1, "10:00", |parts| {
        let whole = cast::parts();
        only_ada(parts);
        parts.streams = whole.streams;
        let steps = parts.pathways.values_mut().next().unwrap();
        // The answer exactly one day later, and nobody works on Tuesday.
        (steps.steps[1].lag_min, steps.steps[1].lag_max, steps.steps[1].external_days) = (1, 1, 0);
    });
    let demand = asked(&[(1, 0, 1.0), (2, 0, 1.0)]);
    assert_eq!(with_and_without(&clinic, &holds(&[]), &demand, at(8)), (Some(40), Some(0)));
}

#[test]
fn without_the_supply_rule_nobody_is_asked_about() {
    let clinic = small(1, "9:20", only_ada);
    // 20 minutes for two controls.
    let plan = plan(&clinic, &holds(&[]), &asked(&[(3, 0, 2.0)]));
    assert!((missing(&plan) - 1.0).abs() < 1e-9);
}
