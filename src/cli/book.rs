//! `behov book`: a date for every waiting patient.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::booking::Flags;
use super::exit::Exit;
use super::shell::Shell;
use super::told;
use crate::verb::{BookQuestion, Refusal, book};

/// Arguments of `book`.
#[derive(Debug, Args)]
pub(super) struct Book {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// What is booked into what
    #[command(flatten)]
    pub(super) flags: Flags,
    /// Bookings that patients have been told of, as `behov book --out` writes them, or the folder it
    /// wrote them into
    #[arg(long, alias = "baseline", value_name = "FILE", value_parser = told::bookings())]
    pub(super) bookings: Option<PathBuf>,
    /// With --bookings: most patients told of a date who may get another
    #[arg(
        long,
        alias = "max-changes",
        value_name = "N",
        default_value_t = 0,
        requires = "bookings"
    )]
    pub(super) changes_max: usize,
}

/// Books the list and tells who gets which date, and what that keeps and costs.
pub(super) fn run(shell: &Shell, given: &Book, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = BookQuestion {
        booking: given.flags.question(&given.dir),
        baseline: given.bookings.clone(),
        changes_max: given.changes_max,
    };
    let answer = book(&question, &shell.host())?;
    shell.tell(&answer, results)
}
