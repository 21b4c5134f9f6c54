//! `behov explain`: why a patient has the dates they have.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::booking::Flags;
use super::exit::Exit;
use super::shell::Shell;
use super::told;
use crate::verb::{ExplainQuestion, Refusal, explain};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// The pseudonym of the patient
    pub(super) patient: String,
    /// Bookings that patients have been told of, as `behov book --out` writes them, or the folder it
    /// wrote them into
    #[arg(long, alias = "plan", value_name = "FILE", value_parser = told::bookings())]
    pub(super) bookings: PathBuf,
    /// What is booked into what
    #[command(flatten)]
    pub(super) flags: Flags,
}

/// Explains the dates of one patient.
pub(super) fn run(
    shell: &Shell,
    given: &Explain,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let question = ExplainQuestion {
        booking: given.flags.question(&given.dir),
        bookings: given.bookings.clone(),
        patient: given.patient.clone(),
    };
    let answer = explain(&question, &shell.host())?;
    shell.tell(&answer, results)
}
