//! Assignments held against every other assignment of small problems.

use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::{Assigned, Assignment, Choice, Effort, Item, Problem, assign, assign_watched};
use crate::draws::draws;
use crate::rng::{Purpose, Seed};

fn effort(rounds_max: u32) -> Effort {
    Effort { rounds_max, ..Effort::default() }
}

fn option(bin: u32, size: u32, cost: i64) -> Choice {
    Choice { bin, size, cost }
}

fn item(leave_out: Option<i64>, options: &[Choice]) -> Item {
    Item { options: options.to_vec(), leave_out }
}

fn problem(capacities: &[u32], items: Vec<Item>) -> Problem {
    Problem::new(capacities.to_vec(), items).expect("a problem")
}

/// Cost of the best of all assignments.
fn brute_force(problem: &Problem) -> Option<i64> {
    let mut places = problem.nothing();
    place_from(problem, 0, &mut places)
}

fn place_from(problem: &Problem, row: usize, places: &mut Assignment) -> Option<i64> {
    let Some(item) = problem.items().get(row) else { return problem.cost(places) };
    let bins = item.options.iter().map(|option| Some(option.bin)).chain([None]);
    let mut best = None;
    for place in bins {
        places.0[row] = place;
        let cost = place_from(problem, row + 1, places);
        best = best.into_iter().chain(cost).min();
    }
    places.0[row] = None;
    best
}

/// The answer keeps its promises: its cost is what the problem says, and not below its bound.
fn check(problem: &Problem, assigned: &Assigned) {
    let judged = assigned.assignment.as_ref().and_then(|found| problem.cost(found));
    assert_eq!(judged, assigned.cost);
    assert!(assigned.cost.is_none_or(|cost| assigned.bound <= cost));
}

/// `items` patients for `sessions` of 48 units, about as long as there is room.
fn waiting_list(items: u32, sessions: u32, seed: u64) -> Problem {
    let mut rng = Seed(seed).stream(Purpose::Generate, 0);
    let mut all = Vec::new();
    for _ in 0..items {
        let size = [3, 4, 6, 9, 12][rng.below(5) as usize];
        let first = rng.below(sessions);
        let window = first..sessions.min(first + 12);
        let options: Vec<Choice> =
            window.map(|bin| option(bin, size, i64::from(bin - first + rng.below(4)))).collect();
        all.push(item(Some(200), &options));
    }
    problem(&vec![48; sessions as usize], all)
}

fn small() -> impl Strategy<Value = Problem> {
    let choice = (any::<bool>(), 1u32..7, -20i64..20);
    let one = (proptest::collection::vec(choice, 3), proptest::option::of(0i64..60));
    let capacities = proptest::collection::vec(0u32..12, 3);
    (capacities, proptest::collection::vec(one, 0..7)).prop_map(|(capacities, items)| {
        let items = items.into_iter().map(|(choices, leave_out)| {
            let rows = choices.into_iter().zip(0u32..).filter(|((there, ..), _)| *there);
            let options = rows.map(|((_, size, cost), bin)| option(bin, size, cost)).collect();
            Item { options, leave_out }
        });
        Problem::new(capacities, items.collect()).expect("a problem")
    })
}

proptest! {
    #![proptest_config(draws(200))]

    #[test]
    fn a_small_problem_is_solved_as_well_as_by_trying_everything(problem in small()) {
        let assigned = assign(&problem, None, &effort(60));
        check(&problem, &assigned);
        prop_assert_eq!(assigned.cost, brute_force(&problem));
    }

    #[test]
    fn a_bound_is_never_above_the_best_of_all_assignments(problem in small()) {
        if let Some(best) = brute_force(&problem) {
            prop_assert!(assign(&problem, None, &effort(10)).bound <= best);
        }
    }

    #[test]
    fn a_warm_start_is_never_lost(problem in small(), places in proptest::collection::vec(0u32..4, 7)) {
        let places = places.into_iter().map(|bin| (bin < 3).then_some(bin));
        let start = Assignment(places.take(problem.items().len()).collect());
        for rounds in [0, 1, 5] {
            let assigned = assign(&problem, Some(&start), &effort(rounds));
            check(&problem, &assigned);
            if let Some(cost) = problem.cost(&start) {
                prop_assert!(assigned.cost.is_some_and(|found| found <= cost));
            }
        }
    }
}

#[test]
fn three_patients_for_two_sessions_leave_out_the_dearest() {
    // 12 + 12 fill both sessions; who stays out costs 50, and only Cecil is worth less than that.
    let patients = vec![
        item(Some(500), &[option(0, 12, 1), option(1, 12, 9)]),
        item(Some(500), &[option(0, 12, 2), option(1, 12, 3)]),
        item(Some(50), &[option(0, 12, 0), option(1, 12, 0)]),
    ];
    let problem = problem(&[12, 12], patients);
    let assigned = assign(&problem, None, &effort(20));
    assert_eq!(assigned.cost, Some(1 + 3 + 50));
    assert_eq!(assigned.assignment, Some(Assignment(vec![Some(0), Some(1), None])));
}

#[test]
fn one_thread_and_two_threads_give_the_same_answer() {
    let problem = waiting_list(700, 100, 3);
    let with = |threads: usize| {
        let threads = NonZeroUsize::new(threads).expect("a thread").get();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| assign(&problem, None, &effort(6)))
    };
    let one = with(1);
    check(&problem, &one);
    assert_eq!(one, with(2));
}

#[test]
fn more_rounds_never_cost_more_and_other_seeds_keep_the_bound() {
    let problem = waiting_list(300, 40, 5);
    let mut costs = Vec::new();
    let watched = assign_watched(&problem, None, &effort(30), &mut |progress| {
        costs.push(progress.cost.expect("everybody may be left out"));
    });
    check(&problem, &watched);
    assert!(costs.is_sorted_by(|earlier, later| later <= earlier));
    assert_eq!(costs.last().copied(), watched.cost);
    assert!(costs.last() < costs.first(), "thirty rounds find something");
    let other = Effort { seed: Seed(9), ..effort(5) };
    assert!(assign(&problem, None, &other).cost >= Some(watched.bound));
}

#[test]
fn yesterdays_plan_is_where_today_begins() {
    let problem = waiting_list(300, 40, 7);
    let yesterday = assign(&problem, None, &effort(20));
    let today = assign(&problem, yesterday.assignment.as_ref(), &effort(1));
    assert!(today.cost <= yesterday.cost);
    check(&problem, &today);
}

#[test]
fn stopped_at_once_there_is_still_an_answer() {
    let problem = waiting_list(300, 40, 11);
    let effort = Effort::default();
    effort.stop.stop();
    let assigned = assign(&problem, None, &effort);
    check(&problem, &assigned);
    assert!(assigned.stopped);
    let placed = assigned.assignment.expect("an answer");
    assert!(placed.left_out_count() < 150, "most patients have a place already");
}

#[test]
fn nothing_to_place_costs_nothing() {
    for capacities in [&[][..], &[48, 48]] {
        let assigned = assign(&problem(capacities, Vec::new()), None, &Effort::default());
        let answer = (assigned.cost, assigned.bound, assigned.stopped);
        assert_eq!(answer, (Some(0), 0, false));
    }
}

#[test]
fn who_has_no_place_is_left_out_at_the_price() {
    let problem = problem(
        &[6, 0],
        vec![
            item(Some(70), &[]),
            item(Some(40), &[option(1, 1, 0)]),
            item(Some(30), &[option(0, 7, 0)]),
            item(Some(20), &[option(0, 6, 5)]),
        ],
    );
    let assigned = assign(&problem, None, &effort(20));
    assert_eq!(assigned.cost, Some(70 + 40 + 30 + 5));
    check(&problem, &assigned);
}

#[test]
fn where_not_everybody_who_must_fits_there_is_no_answer() {
    let no_place = problem(&[6], vec![item(None, &[]), item(Some(3), &[option(0, 6, 1)])]);
    let too_long = problem(&[6], vec![item(None, &[option(0, 7, 1)])]);
    let two = item(None, &[option(0, 4, 1)]);
    let too_many = problem(&[6], vec![two.clone(), two]);
    for problem in [no_place, too_long, too_many] {
        let assigned = assign(&problem, None, &effort(5));
        assert_eq!((assigned.assignment, assigned.cost), (None, None));
    }
}

#[test]
fn where_room_depends_on_the_bin_everybody_who_must_be_placed_is() {
    let mut rng = Seed(4).stream(Purpose::Generate, 1);
    let mut all = Vec::new();
    let mut rooms = [0; 5];
    for _ in 0..60 {
        let options: Vec<Choice> = (0..5)
            .map(|bin| option(bin, 5 + rng.below(20), i64::from(10 + rng.below(40))))
            .collect();
        for option in &options {
            rooms[option.bin as usize] += option.size;
        }
        all.push(item(None, &options));
    }
    // As in the literature: four fifths of the mean size of what an even split gives each bin.
    let problem = problem(&rooms.iter().map(|room| room * 4 / 25).collect::<Vec<_>>(), all);
    let assigned = assign(&problem, None, &effort(40));
    check(&problem, &assigned);
    let cost = assigned.cost.expect("a place for everybody");
    #[expect(clippy::cast_precision_loss, reason = "a ratio of small numbers")]
    let gap = (cost - assigned.bound) as f64 / cost as f64;
    assert!(gap < 0.2, "gap {gap}");
}
