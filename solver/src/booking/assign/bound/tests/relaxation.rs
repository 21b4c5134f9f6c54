use proptest::prelude::*;

use super::{clinics, crowded};
use crate::booking::assign::Problem;
use crate::booking::assign::bound::Bounds;
use crate::lp::{Answer, Program, solve};
use crate::solve::{Limits, StopToken};

/// The linear relaxation by a general solver; `None` when some item cannot be placed.
fn general(problem: &Problem, whole: bool) -> Option<f64> {
    let mut program = Program::default();
    let mut objective = Vec::new();
    let mut loads = vec![Vec::new(); problem.capacities().len()];
    let float = |value: i64| f64::from(i32::try_from(value).unwrap());
    for item in problem.items() {
        let mut once = Vec::new();
        for option in &item.options {
            let var = if whole { program.binary() } else { program.real(0.0, 1.0) };
            objective.push((var, float(option.cost)));
            loads[option.bin as usize].push((var, f64::from(option.size)));
            once.push((var, 1.0));
        }
        if let Some(cost) = item.leave_out {
            let var = program.real(0.0, 1.0);
            objective.push((var, float(cost)));
            once.push((var, 1.0));
        }
        program.row("once", 1.0, once, 1.0);
    }
    for (load, &room) in loads.into_iter().zip(problem.capacities()) {
        program.row("room", f64::NEG_INFINITY, load, f64::from(room));
    }
    match solve(&program, &objective, &Limits::default(), None) {
        Answer::Found(found) => Some(found.value),
        Answer::Infeasible => None,
        Answer::Empty => panic!("a limit fired"),
    }
}

proptest! {
    #[test]
    fn the_flow_finds_what_a_general_solver_finds(problem in clinics(false)) {
        if let Some(value) = general(&problem, false) {
            // Rooms that sizes cannot fill make the flow's bound the stronger one.
            let base = Bounds::quick(&problem).guide().base;
            prop_assert!(base >= value - 1e-3, "{base} against {value}");
        }
    }
}

#[test]
fn where_every_room_can_be_filled_the_flow_is_the_linear_relaxation() {
    let problem = crowded(60, 7);
    let value = general(&problem, false).unwrap();
    let base = Bounds::quick(&problem).guide().base;
    assert!((base - value).abs() < 1e-3, "{base} against {value}");
}

#[test]
fn rounding_cuts_close_most_of_the_gap_of_a_crowded_clinic() {
    let problem = crowded(24, 3);
    let value = general(&problem, false).unwrap();
    let optimum = general(&problem, true).unwrap();
    let mut bounds = Bounds::quick(&problem);
    bounds.strengthen(None, 400, &StopToken::default());
    let bound = f64::from(i32::try_from(bounds.bound()).unwrap());
    assert!(bound <= optimum, "{bound} is no bound on {optimum}");
    assert!(bound - value >= 0.5 * (optimum - value), "{value} .. {bound} .. {optimum}");
}

#[test]
fn the_bound_does_not_depend_on_the_number_of_threads() {
    let problem = crowded(90, 10);
    let bound = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut bounds = Bounds::quick(&problem);
            bounds.strengthen(None, 60, &StopToken::default());
            bounds.guide().base
        })
    };
    assert_eq!(bound(1).to_bits(), bound(3).to_bits());
}
