//! `behov report`: the sheets on paper.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::shell::Shell;
use super::today::Today;
use crate::verb::{Refusal, board, today, week};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// Of which clinic, and what patients have been told
    #[command(flatten)]
    pub(super) of: Today,
    /// Which sheet
    #[arg(long, value_enum, default_value_t = SheetWord::Today)]
    pub(super) sheet: SheetWord,
}

/// The sheets.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SheetWord {
    /// What is to be done today
    Today,
    /// The week of each clinician, with real dates of release
    Week,
    /// The weekly meeting: what is kept, what to do, and who does it
    Board,
}

/// Tells a sheet.
pub(super) fn run(shell: &Shell, given: &Report, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let (question, host) = (given.of.question(), shell.host());
    match given.sheet {
        SheetWord::Today => shell.tell(&today(&question, &host)?, results),
        SheetWord::Week => shell.tell(&week(&question, &host)?, results),
        SheetWord::Board => shell.tell(&board(&question, &host)?, results),
    }
}
