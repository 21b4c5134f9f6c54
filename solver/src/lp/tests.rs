use super::*;
use crate::solve::Limits;

fn found(answer: Answer) -> Found {
    match answer {
        Answer::Found(found) => found,
        other => panic!("expected values, got {other:?}"),
    }
}

/// Two lengths of visit, 40 and 60 minutes, in 180 minutes; most minutes used.
fn knapsack() -> (Program, Terms) {
    let mut program = Program::default();
    let (short, long) = (program.integer(0.0, 9.0), program.integer(0.0, 2.0));
    program.row("minutes", f64::NEG_INFINITY, vec![(short, 40.0), (long, 60.0)], 170.0);
    (program, vec![(short, -40.0), (long, -60.0)])
}

#[test]
fn the_best_use_of_a_session_is_found_and_proved() {
    let (program, objective) = knapsack();
    // 40 + 2 x 60 = 160 = 4 x 40; nothing reaches 170.
    let best = found(solve(&program, &objective, &Limits::default(), None));
    assert!((best.value + 160.0).abs() < 1e-9 && (best.bound + 160.0).abs() < 1e-3);
    assert!(best.proved && program.fits(&best.values));
}

#[test]
fn a_start_is_never_made_worse_and_a_limit_is_no_proof() {
    let (program, objective) = knapsack();
    let limits = Limits { seconds_max: Some(0.0), ..Limits::default() };
    let best = found(solve(&program, &objective, &limits, Some(&[4.0, 0.0])));
    assert!((best.value + 160.0).abs() < 1e-9);
    assert!(best.bound <= best.value);
}

#[test]
fn a_start_that_breaks_a_row_is_left_aside() {
    let (program, objective) = knapsack();
    let best = found(solve(&program, &objective, &Limits::default(), Some(&[9.0, 2.0])));
    assert!((best.value + 160.0).abs() < 1e-9);
    assert_eq!(program.first_broken(&[9.0, 2.0]), Some("minutes"));
}

#[test]
fn more_time_than_there_is_cannot_be_held() {
    let (mut program, objective) = knapsack();
    let short = Var(0);
    program.row("holds", 5.0, vec![(short, 1.0)], f64::INFINITY);
    assert_eq!(solve(&program, &objective, &Limits::default(), None), Answer::Infeasible);
    // 5 x 40 = 200 > 170; without the row of minutes it fits.
    let relaxed = program.with_rows(|row| row != 0);
    assert!(matches!(solve(&relaxed, &objective, &Limits::default(), None), Answer::Found(_)));
}

#[test]
fn a_program_without_whole_numbers_is_exact() {
    let mut program = Program::default();
    let minutes = program.real(0.0, 100.0);
    program.row("asked", 12.5, vec![(minutes, 1.0)], f64::INFINITY);
    let best = found(solve(&program, &vec![(minutes, 2.0)], &Limits::default(), None));
    assert!((best.value - 25.0).abs() < 1e-9 && (best.bound - 25.0).abs() < 1e-9);
}

#[test]
fn nothing_to_decide_is_decided() {
    let mut program = Program::default();
    let objective = Vec::new();
    assert!(found(solve(&program, &objective, &Limits::default(), None)).proved);
    program.row("holds", 1.0, Vec::new(), f64::INFINITY);
    assert_eq!(solve(&program, &objective, &Limits::default(), None), Answer::Infeasible);
}
