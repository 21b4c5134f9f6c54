//! `behov optimum`: the holds of least cost on random paths.

use std::io::Write;

use super::arguments::Optimum;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{OptimumQuestion, Refusal, optimum};

/// Searches every team for the best, beside what sizing recommends.
pub(super) fn run(
    shell: &Shell,
    given: &Optimum,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let (dir, paths, days) = (given.dir.clone(), given.paths, given.days);
    let answer = optimum(&OptimumQuestion { dir, paths, days }, &shell.host())?;
    shell.tell(&answer, results)
}
