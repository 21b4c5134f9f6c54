//! Small lists, against every plan there is.

use proptest::prelude::*;

use super::brute;
use super::made::{Shape, problem};
use crate::booking::solve::solve;
use crate::booking::{Options, Problem, Rule};
use crate::draws::draws;

const RULES: [Rule; 4] = [Rule::Squares, Rule::Sum, Rule::Max, Rule::Binary];

fn options(rule: Rule) -> Options {
    Options { rule, rounds_max: 20, ..Options::default() }
}

fn check(problem: &Problem, rule: Rule) -> Result<(), TestCaseError> {
    let best = brute::best(problem, rule);
    let solved = solve(problem, &options(rule));
    prop_assert_eq!(solved.levels.map(|level| level.value), best);
    for level in solved.levels {
        prop_assert!(level.bound <= level.value, "{:?}", level);
    }
    Ok(())
}

/// Rights at their best.
fn rights(problem: &Problem, rule: Rule) -> i64 {
    solve(problem, &options(rule)).levels[0].value
}

proptest! {
    #![proptest_config(draws(60))]

    #[test]
    fn pathways_with_lags_are_booked_as_well_as_by_trying_every_plan(
        seed in any::<u64>(), rule in 0..4_usize,
    ) {
        let rule = RULES[rule];
        check(&problem(seed, &Shape { rule, lags: vec![(1, 3), (1, 1)], ..Shape::small() }), rule)?;
    }

    #[test]
    fn without_joint_days_every_level_of_a_small_list_is_proved(seed in any::<u64>()) {
        let shape = Shape { lags: vec![(1, 3), (2, 2)], ..Shape::small() };
        for level in solve(&problem(seed, &shape), &options(Rule::Squares)).levels {
            prop_assert_eq!(level.bound, level.value, "{:?}", level);
        }
    }

    #[test]
    fn joint_days_and_bookings_of_the_day_are_kept_as_well_as_by_trying_every_plan(
        seed in any::<u64>(),
    ) {
        let shape = Shape {
            requests: 3,
            days: 2,
            window: 2,
            sessions_per_day: 2,
            lags: vec![(0, 0)],
            handover: 0,
            busy: 0.4,
            ..Shape::small()
        };
        check(&problem(seed, &shape), Rule::Squares)?;
    }

    #[test]
    fn few_rooms_are_shared_as_well_as_by_trying_every_plan(
        seed in any::<u64>(), rule in 0..4_usize, rooms in 1..3_usize,
    ) {
        let rule = RULES[rule];
        let shape = Shape { rule, taken: 0.3, ..Shape::few_rooms(rooms) };
        let problem = problem(seed, &shape);
        let best = brute::best(&problem, rule);
        let solved = solve(&problem, &options(rule));
        let values = solved.levels.map(|level| level.value);
        prop_assert!(super::by_hand::fits(&problem, &solved.plan));
        prop_assert!(values >= best, "{values:?} for {best:?}");
        let mut same = true;
        for (level, best) in solved.levels.iter().zip(best) {
            // Below a level that is missed nothing is compared: bounds hold for the values found.
            prop_assert!(level.bound <= level.value, "{level:?}");
            prop_assert!(!same || level.bound <= best, "{level:?} for {best}");
            prop_assert!(!same || level.bound < level.value || level.value == best, "{level:?}");
            same &= level.value == best;
        }
        prop_assert!(same || !solved.limits_met.is_empty(), "{values:?} for {best:?}");
    }

    #[test]
    fn joint_days_in_few_rooms_are_booked_as_well_as_by_trying_every_plan(seed in any::<u64>()) {
        let shape = Shape {
            requests: 3, lags: vec![(0, 0)], handover: 0, busy: 0.3, taken: 0.3,
            ..Shape::few_rooms(1)
        };
        check(&problem(seed, &shape), Rule::Squares)?;
    }

    #[test]
    fn one_opening_less_never_saves_days_over(seed in any::<u64>(), rule in 0..4_usize) {
        let rule = RULES[rule];
        let full = problem(seed, &Shape { rule, requests: 5, ..Shape::small() });
        let mut less = full.clone();
        for step in less.requests.iter_mut().flat_map(|request| &mut request.steps) {
            step.places.retain(|place| place.opening != Some(2));
        }
        less.requests.retain(|request| request.steps.iter().all(|step| !step.places.is_empty()));
        let left = |row: usize| less.requests.iter().any(|other| other.patient == full.requests[row].patient);
        let mut same = full.clone();
        same.requests = (0..full.requests.len()).filter(|&row| left(row)).map(|row| full.requests[row].clone()).collect();
        prop_assert!(rights(&same, rule) <= rights(&less, rule));
    }

    #[test]
    fn a_later_deadline_never_costs_days_over(seed in any::<u64>()) {
        let strict = problem(seed, &Shape { rule: Rule::Sum, requests: 5, ..Shape::small() });
        let mut later = strict.clone();
        let row = usize::try_from(seed % 5).unwrap().min(later.requests.len().saturating_sub(1));
        if let Some(request) = later.requests.get_mut(row) {
            let one_less = |over: &mut i64| *over = (*over - 1).max(0);
            let last = request.steps.last_mut().unwrap();
            last.places.iter_mut().for_each(|place| one_less(&mut place.cost.0[0]));
            one_less(&mut request.leave_out.0[0]);
        }
        prop_assert!(rights(&later, Rule::Sum) <= rights(&strict, Rule::Sum));
    }
}
