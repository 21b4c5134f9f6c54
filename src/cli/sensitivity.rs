//! `behov sensitivity`: what the holds hang on.

use std::io::Write;

use super::arguments::Clinic;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{Refusal, sensitivity};

/// Sizes the clinic at both ends of every uncertain number.
pub(super) fn run(shell: &Shell, given: &Clinic, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let answer = sensitivity(&given.dir, &shell.host())?;
    shell.tell(&answer, results)
}
