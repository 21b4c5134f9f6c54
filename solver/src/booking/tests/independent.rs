//! Lists of single visits against an integer program written from scratch.

use super::made::{Shape, problem};
use crate::booking::solve::solve;
use crate::booking::{Options, Problem, Rule};
use crate::lp::{self, Answer, Program, Terms, Var};
use crate::solve::Limits;

fn real(number: impl Into<i64>) -> f64 {
    f64::from(i32::try_from(number.into()).expect("small"))
}

/// The best values level by level, each fixed for the next, as the program proves them.
fn proved(problem: &Problem) -> [i64; 4] {
    let mut program = Program::default();
    let mut costs: [Terms; 4] = Default::default();
    let mut loads: Vec<Terms> = vec![Vec::new(); problem.openings.len()];
    for request in &problem.requests {
        let out = program.binary();
        let mut once = vec![(out, 1.0)];
        (0..3).for_each(|k| costs[k].push((out, real(request.leave_out.0[k]))));
        for place in &request.steps[0].places {
            let here = program.binary();
            once.push((here, 1.0));
            loads[place.opening.unwrap() as usize].push((here, real(place.minutes)));
            (0..3).for_each(|k| costs[k].push((here, real(place.cost.0[k]))));
        }
        program.row("once", 1.0, once, 1.0);
    }
    for (opening, load) in loads.iter().enumerate() {
        let length = real(problem.openings[opening].minutes().0);
        let shortest = real(problem.shortest[opening].0);
        let lost = fragment(&mut program, load, length, shortest);
        costs[3].push((lost, 1.0));
    }
    let limits = Limits { gap: 0.0, nodes_max: 200_000, ..Limits::default() };
    costs.map(|objective| {
        let Answer::Found(found) = lp::solve(&program, &objective, &limits, None) else {
            panic!("nobody booked is a plan");
        };
        assert!(found.proved, "the case is small enough for the program");
        program.row("fixed", f64::NEG_INFINITY, objective, found.value.round());
        #[expect(clippy::cast_possible_truncation, reason = "values are small and whole")]
        let value = found.value.round() as i64;
        value
    })
}

/// Minutes lost in an opening: in use, and with less left than the shortest visit takes.
fn fragment(program: &mut Program, load: &Terms, length: f64, shortest: f64) -> Var {
    let lost = program.real(0.0, length);
    let (unused, roomy) = (program.binary(), program.binary());
    let with = |terms: &Terms, more: &[(Var, f64)]| [terms.as_slice(), more].concat();
    program.row("fits", 0.0, load.clone(), length);
    program.row("unused", f64::NEG_INFINITY, with(load, &[(unused, length)]), length);
    program.row("roomy", f64::NEG_INFINITY, with(load, &[(roomy, shortest)]), length);
    let all = with(load, &[(lost, 1.0), (unused, length), (roomy, length)]);
    program.row("lost", length, all, f64::INFINITY);
    lost
}

#[test]
fn every_level_is_what_an_integer_program_proves() {
    for (seed, requests, days, window, sessions) in [
        (1, 20, 5, 5, vec![60, 80, 100]),
        (2, 40, 10, 5, vec![60, 80, 100]),
        (3, 90, 37, 5, vec![60, 80, 100]),
        (4, 100, 37, 5, vec![60, 120]),
        (5, 150, 37, 8, vec![100]),
    ] {
        let shape = Shape {
            requests,
            days,
            window,
            sessions_per_day: 2,
            sessions,
            lengths: vec![20, 40, 60],
            steps: 1,
            lags: Vec::new(),
            handover: 0,
            busy: 0.0,
            rule: Rule::Squares,
            ..Shape::small()
        };
        let problem = problem(seed, &shape);
        let solved = solve(&problem, &Options { rounds_max: 100, ..Options::default() });
        assert_eq!(solved.levels.map(|level| level.value), proved(&problem), "case {seed}");
        assert!(solved.levels.iter().all(|level| level.bound <= level.value));
    }
}
