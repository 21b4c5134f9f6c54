//! `behov dilemma`: who gets the only early slot.

use std::io::Write;

use behov_solver::booking::{Options, dilemma};

use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::report::{json, text};

/// Solves the dilemma under each rule and shows the answers side by side.
pub(super) fn run(shell: &Shell, results: &mut dyn Write) -> Result<Exit, Stop> {
    let solved = dilemma::dilemma(&Options::default());
    let document = json::dilemma(&solved);
    let printed =
        if shell.common.json { document.clone() } else { text::dilemma(shell.voice, &solved) };
    shell.deliver(results, &printed, &[("dilemma.json", document)])?;
    Ok(Exit::Done)
}
