//! `behov dilemma`: who gets the only early slot.

use std::io::Write;

use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{Refusal, dilemma};

/// Solves the dilemma under each rule and shows the answers side by side.
pub(super) fn run(shell: &Shell, results: &mut dyn Write) -> Result<Exit, Refusal> {
    shell.tell(&dilemma(), results)
}
