//! `behov size`: how much time to keep free.

use std::io::Write;

use super::arguments::Size;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{Refusal, SizeQuestion, size};

/// Sizes every team and says what it keeps and costs.
pub(super) fn run(shell: &Shell, given: &Size, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = SizeQuestion { dir: given.dir.clone(), as_is: given.as_is };
    let answer = size(&question, &shell.host())?;
    shell.tell(&answer, results)
}
