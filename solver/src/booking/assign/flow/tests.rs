use proptest::prelude::*;

use super::*;
use crate::booking::assign::{Assignment, Choice, Item, Problem};

fn item(bins: &[(u32, i64)], leave_out: Option<i64>) -> Item {
    let options = bins.iter().map(|&(bin, cost)| Choice { bin, size: 1, cost });
    Item { options: options.collect(), leave_out }
}

/// Up to six patients and four sessions of up to two places.
fn clinics() -> impl Strategy<Value = Problem> {
    let option = (any::<bool>(), -4..20_i64);
    let patient = (prop::collection::vec(option, 4), prop::option::weighted(0.8, 0..30_i64));
    let patients = prop::collection::vec(patient, 1..=6);
    (prop::collection::vec(0..=2_u32, 4), patients).prop_map(|(capacities, patients)| {
        let items = patients.into_iter().map(|(options, leave_out)| {
            let bins = (0..).zip(options).filter(|(_, (open, _))| *open);
            item(&bins.map(|(bin, (_, cost))| (bin, cost)).collect::<Vec<_>>(), leave_out)
        });
        Problem::new(capacities, items.collect()).unwrap()
    })
}

fn every_assignment(problem: &Problem) -> Vec<Assignment> {
    let mut all = vec![Vec::new()];
    for item in problem.items() {
        let places = || item.options.iter().map(|option| Some(option.bin)).chain([None]);
        let longer = |one: &Vec<Option<u32>>| {
            let one = one.clone();
            places().map(move |place| one.iter().copied().chain([place]).collect())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter().map(Assignment).collect()
}

fn all_can_be_placed(problem: &Problem, rows: &[usize]) -> bool {
    let items = rows.iter().map(|&row| Item { leave_out: None, ..problem.items()[row].clone() });
    let part = Problem::new(problem.capacities().to_vec(), items.collect()).unwrap();
    every_assignment(&part).iter().any(|assignment| part.cost(assignment).is_some())
}

#[test]
fn three_patients_who_share_two_places_are_named_with_their_sessions() {
    let patients = vec![
        item(&[(0, 1)], Some(9)),
        item(&[(0, 1), (1, 1)], Some(9)),
        item(&[(1, 1)], Some(9)),
        item(&[(2, 1)], Some(9)),
    ];
    let problem = Problem::new(vec![1, 1, 5], patients).unwrap();
    let set = hall_set(&problem).unwrap();
    assert_eq!(set, HallSet { items: vec![0, 1, 2], bins: vec![0, 1], places: 2 });
}

#[test]
fn a_patient_with_no_session_is_a_hall_set_alone() {
    let problem = Problem::new(vec![1], vec![item(&[], Some(1)), item(&[(0, 1)], None)]).unwrap();
    assert_eq!(hall_set(&problem), Some(HallSet { items: vec![0], bins: vec![], places: 0 }));
}

#[test]
fn sessions_of_unequal_visits_are_not_counted_in_places() {
    let mut long = item(&[(0, 1)], Some(9));
    long.options[0].size = 2;
    let problem = Problem::new(vec![2], vec![long, item(&[(0, 1)], Some(9))]).unwrap();
    assert_eq!(assign_units(&problem), Err(UnitsError::UnequalSizes));
}

proptest! {
    #[test]
    fn no_assignment_of_equal_visits_is_cheaper_than_the_flow(problem in clinics()) {
        let best = every_assignment(&problem).iter().filter_map(|one| problem.cost(one)).min();
        match assign_units(&problem) {
            Ok(assignment) => prop_assert_eq!(problem.cost(&assignment), best),
            Err(UnitsError::TooMany(set)) => {
                prop_assert_eq!(best, None);
                prop_assert!(set.items.iter().all(|&row| problem.items()[row].leave_out.is_none()));
                prop_assert!(set.items.len() as u64 > set.places);
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn a_hall_set_is_there_exactly_when_not_all_can_be_placed(problem in clinics()) {
        let rows: Vec<usize> = (0..problem.items().len()).collect();
        let Some(set) = hall_set(&problem) else {
            prop_assert!(all_can_be_placed(&problem, &rows));
            return Ok(());
        };
        let places: u32 = set.bins.iter().map(|&bin| problem.capacities()[bin as usize]).sum();
        prop_assert_eq!(u64::from(places), set.places);
        prop_assert!(set.items.len() as u64 > set.places);
        for &row in &set.items {
            let options = &problem.items()[row].options;
            prop_assert!(options.iter().all(|option| set.bins.contains(&option.bin)));
            let others: Vec<usize> = set.items.iter().copied().filter(|&one| one != row).collect();
            prop_assert!(all_can_be_placed(&problem, &others), "the set without one still explains");
        }
    }
}
