//! The sample average against the exact chains of the long run.

use super::*;
use crate::evaluation::Estimate;
use crate::instance::Service;
use crate::number::real;
use crate::rng::Purpose;
use crate::sizing::evaluate::{Effort, Known, Measured, evaluate};
use crate::sizing::sample::measure::outcome;
use crate::sizing::sample::problem::SampleProblem;
use crate::table::NeedId;
use crate::units::Probability;

/// Within four standard errors of what is exact; 1.96 of them are the half width.
fn agree(estimate: Estimate, exact: f64) {
    let error = estimate.half_width / 1.96;
    assert!((estimate.mean - exact).abs() <= 4.0 * error + 1e-9, "{estimate:?} against {exact}");
    assert!(error < 0.1 * exact.abs().max(1.0), "{estimate:?} says too little about {exact}");
}

fn compare(clinic: &Instance, holds: &[usize]) {
    let model = team(clinic);
    let windows = model.windows(model.strictest().unwrap());
    let exact = evaluate(&model, holds, windows.max(1), Effort { tail: 1e-9, budget: 1e9 });
    assert_eq!((exact.access, exact.split), (Known::Exactly, Known::Exactly));
    let options = SampleOptions { warm_up: 300, ..options(200, 500) };
    let problem = SampleProblem::new(clinic, &model, &options, Purpose::Sample);
    let outcome = outcome(&problem, &problem.rule(holds, Release::Never, None));
    let without = outcome.wait();
    let measures = outcome.measures(&problem, &without);
    let late: f64 = exact.late.iter().map(|day| day[windows - 1]).sum();
    let Measured { unused, idle, .. } = exact;
    agree(measures.overflow_minutes_per_week, model.per_week(late));
    agree(measures.idle_beside_queue_minutes_per_week, model.per_week(idle));
    agree(measures.slack_minutes_per_week, model.per_week(unused - idle));
    let asked = model.per_cycle(|day| day.sub_acute.mean());
    agree(measures.access_share, 1.0 - late / asked);
    // Little's law: mean backlog / demand per day is the mean wait.
    let routine = model.per_cycle(|day| day.routine.mean()) / real(model.days.len());
    agree(measures.routine_wait_days, exact.routine_backlog.unwrap() / routine);
}

#[test]
fn ada_and_bea_are_judged_alike_by_paths_and_by_the_chain() {
    compare(&clinic(|_| {}), &[3, 2, 3, 2, 2]);
}

#[test]
fn so_are_they_when_one_session_in_ten_falls_out() {
    let clinic = clinic(|parts| parts.goals.cancelled_share = Probability::new(0.1).unwrap());
    compare(&clinic, &[3, 2, 3, 2, 2]);
}

#[test]
fn so_are_they_when_urgent_requests_may_take_holds_only_and_are_served_from_the_next_day() {
    let clinic = clinic(|parts| {
        parts.teams[TeamId::from_index(0)].service = Service::NextDay;
        let urgent = &mut parts.needs[NeedId::from_index(0)];
        urgent.may_take_unheld = false;
        let share = Probability::new(0.9).unwrap();
        urgent.promise = crate::instance::Promise::Access { days: 2, share };
    });
    compare(&clinic, &[4, 3, 4, 3, 3]);
}
