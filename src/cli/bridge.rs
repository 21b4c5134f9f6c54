//! `behov bridge`: the way from the computed figure to the played one.

use std::io::Write;

use super::arguments::Size;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{Refusal, SizeQuestion, bridge};

/// Plays the holds cause by cause.
pub(super) fn run(shell: &Shell, given: &Size, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = SizeQuestion { dir: given.dir.clone(), as_is: given.as_is };
    let answer = bridge(&question, &shell.host())?;
    shell.tell(&answer, results)
}
