//! `behov size`: how much time to keep free.

use std::io::Write;

use super::arguments::Size;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{self, OptimumQuestion, Refusal, SizeQuestion};

/// Sizes every team and says what it keeps and costs, or answers one of the questions beside it.
pub(super) fn run(shell: &Shell, given: &Size, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let (host, dir) = (shell.host(), &given.dir);
    let question = SizeQuestion { dir: dir.clone(), as_is: given.as_is };
    if given.hold_card {
        let answer = verb::hold_card(dir, &host)?;
        shell.tell(&answer, results)
    } else if given.sample {
        let question = OptimumQuestion { dir: dir.clone(), paths: given.paths, days: given.days };
        let answer = verb::optimum(&question, &host)?;
        shell.tell(&answer, results)
    } else if given.sensitivity {
        let answer = verb::sensitivity(dir, &host)?;
        shell.tell(&answer, results)
    } else if given.bridge {
        let answer = verb::bridge(&question, &host)?;
        shell.tell(&answer, results)
    } else {
        let answer = verb::size(&question, &host)?;
        shell.tell(&answer, results)
    }
}
