//! `behov book`: a date for every waiting patient.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::booking::Flags;
use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{BookQuestion, Refusal, book};

/// Arguments of `book`.
#[derive(Debug, Args)]
pub(super) struct Book {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// What is booked into what
    #[command(flatten)]
    pub(super) flags: Flags,
    /// Bookings patients have been told of: they stay
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// With --baseline: most patients told of a date who may get another
    #[arg(long, value_name = "N", default_value_t = 0, requires = "baseline")]
    pub(super) max_changes: usize,
}

/// Books the list and tells who gets which date, and what that keeps and costs.
pub(super) fn run(shell: &Shell, given: &Book, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = BookQuestion {
        booking: given.flags.question(&given.dir),
        baseline: given.baseline.clone(),
        changes_max: given.max_changes,
    };
    let answer = book(&question, &shell.host())?;
    shell.tell(&answer, results)
}
