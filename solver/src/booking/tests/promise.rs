//! What is promised of every answer.

use proptest::prelude::*;

use super::made::{Shape, problem};
use crate::booking::baseline::{Order, one_by_one};
use crate::booking::request::Request;
use crate::booking::solve::{solve, solve_from};
use crate::booking::{Level, Options, Plan, Problem, Rule};
use crate::draws::draws;
use crate::solve::StopToken;

const RULES: [Rule; 4] = [Rule::Squares, Rule::Sum, Rule::Max, Rule::Binary];

fn shape() -> Shape {
    Shape {
        requests: 30,
        days: 10,
        window: 10,
        sessions_per_day: 2,
        sessions: vec![60, 80, 120],
        lengths: vec![20, 40, 60],
        steps: 3,
        lags: vec![(0, 0), (1, 4), (0, i16::MAX)],
        handover: 20,
        busy: 0.2,
        rule: Rule::Squares,
        ..Shape::small()
    }
}

fn options(rule: Rule) -> Options {
    Options { rule, rounds_max: 5, ..Options::default() }
}

/// Every opening holds its visits, every lag is kept.
fn keeps_its_promises(problem: &Problem, plan: &Plan) {
    let loads = plan.loads(problem);
    let fits = |(load, opening): (&i32, &crate::booking::Opening)| *load <= opening.minutes().0;
    assert!(loads.iter().zip(&problem.openings).all(fits), "an opening is too full");
    for (request, path) in problem.requests.iter().zip(&plan.0) {
        assert!(path.as_ref().is_none_or(|path| request.keeps_lags(path)), "a lag is broken");
    }
}

proptest! {
    #![proptest_config(draws(5))]

    #[test]
    fn an_answer_is_never_worse_than_booking_one_by_one(seed in any::<u64>(), rule in 0..4_usize) {
        let rule = RULES[rule];
        let problem = problem(seed, &Shape { rule, ..shape() });
        let solved = solve(&problem, &options(rule));
        keeps_its_promises(&problem, &solved.plan);
        let values = solved.levels.map(|level| level.value);
        prop_assert_eq!(values, solved.plan.values(&problem, rule));
        for order in [Order::EarliestDueDate, Order::FirstCome] {
            let plan = one_by_one(&problem, order);
            keeps_its_promises(&problem, &plan);
            prop_assert!(values <= plan.values(&problem, rule), "{:?}", order);
        }
        for level in solved.levels {
            prop_assert!(level.bound <= level.value, "{:?}", level);
        }
    }

    #[test]
    fn nobody_is_at_two_places_at_once_and_no_opening_sees_two_at_once(seed in any::<u64>()) {
        let problem = problem(seed, &shape());
        let options = Options { last: Level::Rights, ..options(Rule::Squares) };
        let solved = solve(&problem, &options);
        let rows = &solved.rows;
        let steps: usize = problem.requests.iter().zip(&solved.plan.0)
            .filter(|(_, path)| path.is_some()).map(|(request, _)| request.steps.len()).sum();
        prop_assert_eq!(rows.len(), steps);
        for (at, one) in rows.iter().enumerate() {
            for two in &rows[..at] {
                let clash = one.date == two.date && one.span.overlaps(two.span);
                let same = one.patient == two.patient || one.session == two.session;
                prop_assert!(!(clash && same), "{:?} {:?}", two, one);
                let later = one.patient == two.patient && one.date == two.date;
                prop_assert!(!later || two.step > one.step || two.span.to <= one.span.from);
            }
            let request = problem.requests.iter().find(|request| request.patient == one.patient);
            let day = |date: chrono::NaiveDate| (date - crate::instance::cast::date("2026-11-02")).num_days();
            let elsewhere = |request: &Request| request.busy.iter().any(|busy| {
                i64::from(busy.day) == day(one.date) && busy.span.overlaps(one.span)
            });
            prop_assert!(!request.is_some_and(elsewhere), "{:?}", one);
            let opening = problem.openings.iter().find(|opening| {
                opening.session == one.session && opening.date == one.date
            });
            prop_assert!(opening.is_some_and(|opening| opening.span.contains(one.span)));
        }
    }
}

#[test]
fn one_thread_and_two_give_the_same_plan() {
    let problem = problem(7, &Shape { requests: 60, ..shape() });
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let solved = pool.install(|| solve(&problem, &options(Rule::Squares)));
        (solved.plan, solved.rows, solved.levels)
    };
    assert_eq!(on(1), on(2));
}

#[test]
fn a_search_stopped_at_once_still_answers_for_everybody() {
    for rule in RULES {
        let problem = problem(11, &Shape { rule, ..shape() });
        let stop = StopToken::default();
        stop.stop();
        let solved = solve(&problem, &Options { stop, ..options(rule) });
        assert!(solved.stopped);
        keeps_its_promises(&problem, &solved.plan);
        let values = solved.levels.map(|level| level.value);
        assert!(values <= one_by_one(&problem, Order::EarliestDueDate).values(&problem, rule));
        assert!(solved.levels.iter().all(|level| level.bound <= level.value));
    }
}

#[test]
fn an_answer_is_never_worse_than_the_plan_it_starts_from() {
    let problem = problem(13, &shape());
    let before = solve(&problem, &Options { rounds_max: 40, ..options(Rule::Squares) });
    let start = std::slice::from_ref(&before.plan);
    let again = solve_from(&problem, &Options { rounds_max: 0, ..options(Rule::Squares) }, start);
    let values = |levels: [crate::booking::LevelValue; 4]| levels.map(|level| level.value);
    assert!(values(again.levels) <= values(before.levels));
}

#[test]
fn an_empty_list_is_booked_at_no_cost() {
    let problem = problem(1, &Shape { requests: 0, ..shape() });
    for rule in RULES {
        let solved = solve(&problem, &options(rule));
        assert_eq!(solved.levels.map(|level| (level.value, level.bound)), [(0, 0); 4]);
    }
}
