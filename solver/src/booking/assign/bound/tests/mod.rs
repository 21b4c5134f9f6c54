mod cuts;
mod promise;
mod relaxation;

use proptest::prelude::*;

use crate::booking::assign::{Assignment, Choice, Item, Problem};

/// Up to five patients and three sessions; `varies` lets a visit's length depend on the session.
fn clinics(varies: bool) -> impl Strategy<Value = Problem> {
    let option = (prop::bool::weighted(0.7), 1..=5_u32, -5..30_i64);
    let options = prop::collection::vec(option, 3);
    let patient = (1..=5_u32, options, prop::option::weighted(0.7, 0..60_i64));
    let patients = prop::collection::vec(patient, 1..=5);
    (prop::collection::vec(0..=9_u32, 3), patients).prop_map(move |(capacities, patients)| {
        let items = patients.into_iter().map(|(length, options, leave_out)| {
            let bins = (0..).zip(options).filter(|(_, (open, ..))| *open);
            let options = bins.map(|(bin, (_, size, cost))| {
                let size = if varies { size } else { length };
                Choice { bin, size, cost }
            });
            Item { options: options.collect(), leave_out }
        });
        Problem::new(capacities, items.collect()).unwrap()
    })
}

/// Every assignment there is, with its cost.
fn every_assignment(problem: &Problem) -> Vec<(Assignment, i64)> {
    let mut all: Vec<Vec<Option<u32>>> = vec![Vec::new()];
    for item in problem.items() {
        let places: Vec<Option<u32>> =
            item.options.iter().map(|option| Some(option.bin)).chain([None]).collect();
        let longer = |one: &Vec<Option<u32>>| {
            let longer = |&place: &Option<u32>| one.iter().copied().chain([place]).collect();
            places.iter().map(longer).collect::<Vec<Vec<Option<u32>>>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    let cost = |one: Vec<Option<u32>>| {
        let assignment = Assignment(one);
        problem.cost(&assignment).map(|cost| (assignment, cost))
    };
    all.into_iter().filter_map(cost).collect()
}

/// `count` patients of these lengths over `sessions` of 48 units, crowded and with many ties.
fn crowded(count: u32, sessions: u32) -> Problem {
    let lengths = [4, 6, 9, 12, 3, 6];
    let items = (0..count).map(|row| {
        let cost = |bin: u32| i64::from((bin * 7 + row * 5) % 11 + bin * 3);
        let size = lengths[(row * row + row / 3) as usize % 6];
        let near = |bin: &u32| !(bin + row).is_multiple_of(4);
        let options = (0..sessions).filter(near);
        let options = options.map(|bin| Choice { bin, size, cost: cost(bin) });
        Item { options: options.collect(), leave_out: Some(300) }
    });
    Problem::new(vec![48; sessions as usize], items.collect()).unwrap()
}
