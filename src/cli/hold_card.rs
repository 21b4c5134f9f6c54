//! `behov hold-card`: how much to keep, given how many wait.

use std::io::Write;

use super::arguments::Clinic;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{Refusal, hold_card};

/// Solves the decision process of every team and prints its card.
pub(super) fn run(shell: &Shell, given: &Clinic, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let answer = hold_card(&given.dir, &shell.host())?;
    shell.tell(&answer, results)
}
