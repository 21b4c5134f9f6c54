//! `behov today`: what is to be done on the clinic's own day.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::Shell;
use super::told;
use crate::verb::{Refusal, TodayQuestion, today};

/// Arguments of `today`.
#[derive(Debug, Args)]
pub(super) struct Today {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Bookings that patients have been told of, as `behov book --out` writes them, or the folder it
    /// wrote them into
    #[arg(long, value_name = "FILE", value_parser = told::bookings())]
    pub(super) bookings: Option<PathBuf>,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// A waiting list instead of the clinic's own
    #[arg(long, value_name = "FILE")]
    pub(super) waiting: Option<PathBuf>,
    /// A list of patients in panels, with the day of their last contact, instead of the clinic's own
    #[arg(long, value_name = "FILE")]
    pub(super) panel: Option<PathBuf>,
}

impl Today {
    /// The paths given.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.waiting.iter().chain(&self.panel).chain(&self.template).chain(&self.bookings)
    }

    /// What is asked.
    pub(super) fn question(&self) -> TodayQuestion {
        TodayQuestion {
            dir: self.dir.clone(),
            waiting: self.waiting.clone(),
            panel: self.panel.clone(),
            template: self.template.clone(),
            bookings: self.bookings.clone(),
        }
    }
}

/// Lists what is to be done.
pub(super) fn run(shell: &Shell, given: &Today, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let answer = today(&given.question(), &shell.host())?;
    shell.tell(&answer, results)
}
