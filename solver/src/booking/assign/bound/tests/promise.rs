use proptest::prelude::*;

use super::{clinics, every_assignment};
use crate::booking::assign::bound::{Bounds, Guide};
use crate::booking::assign::{Assignment, Choice, Item, Problem};
use crate::solve::StopToken;

/// `base` plus the reduced costs of what an assignment chooses.
fn promised(problem: &Problem, guide: &Guide, assignment: &Assignment) -> f64 {
    let choices = problem.items().iter().zip(&assignment.0).enumerate();
    let reduced = choices.map(|(row, (item, place))| {
        let option = place.and_then(|bin| item.options.iter().position(|one| one.bin == bin));
        option.map_or(f64::from(guide.out[row]), |option| f64::from(guide.reduced[row][option]))
    });
    guide.base + reduced.sum::<f64>()
}

fn check(problem: &Problem, guide: &Guide) -> Result<(), TestCaseError> {
    prop_assert!(guide.reduced.iter().flatten().chain(&guide.out).all(|&cost| cost >= 0.0));
    for (assignment, cost) in every_assignment(problem) {
        prop_assert!(guide.bound <= cost, "{} is no bound on {cost}", guide.bound);
        let cost = f64::from(i32::try_from(cost).unwrap());
        let promised = promised(problem, guide, &assignment);
        prop_assert!(promised <= cost, "{promised} promised, {cost} met");
    }
    Ok(())
}

/// The promise holds after the linear relaxation and after many steps more.
fn at_every_stage(problem: &Problem) -> Result<(), TestCaseError> {
    let mut bounds = Bounds::quick(problem);
    let mut before = bounds.bound();
    check(problem, &bounds.guide())?;
    for steps in [1, 30, 100] {
        bounds.strengthen(None, steps, &StopToken::default());
        let guide = bounds.guide();
        prop_assert_eq!(guide.bound, bounds.bound());
        prop_assert!(guide.bound >= before, "a bound is never given up");
        before = guide.bound;
        check(problem, &guide)?;
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_assignment_costs_less_than_promised_where_visits_have_one_length(
        problem in clinics(false)
    ) {
        at_every_stage(&problem)?;
    }

    #[test]
    fn no_assignment_costs_less_than_promised_where_lengths_depend_on_the_session(
        problem in clinics(true)
    ) {
        at_every_stage(&problem)?;
    }
}

#[test]
fn three_long_visits_in_two_sessions_leave_one_out() {
    // Sessions of 5, visits of 3: the relaxation books 10/3 visits, rounding knows that only 2 fit.
    let options = vec![Choice { bin: 0, size: 3, cost: 1 }, Choice { bin: 1, size: 3, cost: 1 }];
    let items = vec![Item { options, leave_out: Some(100) }; 3];
    let problem = Problem::new(vec![5, 5], items).unwrap();
    let bounds = Bounds::quick(&problem);
    assert_eq!(bounds.bound(), 102);
}

#[test]
fn teams_are_bounded_apart() {
    let item =
        |bin, cost| Item { options: vec![Choice { bin, size: 2, cost }], leave_out: Some(10) };
    let problem = Problem::new(vec![2, 2], vec![item(0, 1), item(1, 4), item(0, 3)]).unwrap();
    let teams = super::super::part::parts(&problem);
    let items: Vec<&[u32]> = teams.iter().map(|team| &*team.items).collect();
    assert_eq!(items, [&[0, 2][..], &[1]]);
    assert_eq!(Bounds::quick(&problem).bound(), 11 + 4);
}

#[test]
fn costs_near_the_largest_allowed_give_a_bound() {
    let large = 1 << 50;
    let options = vec![Choice { bin: 0, size: u32::MAX, cost: -large }];
    let items = vec![Item { options, leave_out: None }; 3];
    let problem = Problem::new(vec![u32::MAX], items).unwrap();
    let mut bounds = Bounds::quick(&problem);
    bounds.strengthen(Some(0), 20, &StopToken::default());
    assert!(bounds.bound() >= -3 * large);
}
