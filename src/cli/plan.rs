//! `behov plan`: sizing and template in one.

use std::io::Write;

use super::arguments::Build;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::template::Answered;
use crate::report::text;

/// Sizes, builds, and shows both.
pub(super) fn run(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Stop> {
    let answered = Answered::new(shell, given, false)?;
    let printed = text::plan(shell.voice, &answered.findings(), shell.common.verbose);
    answered.deliver(shell, results, &printed)?;
    // A plan that misses an access target is still a plan, and says so.
    Ok(answered.exit())
}
