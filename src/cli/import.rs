//! `behov import`: an extract of another system read as lists of behov.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::shell::Shell;
use crate::extract::Kind;
use crate::verb::{ImportQuestion, Refusal, import};

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// An extract as a booking system or a spreadsheet saves it: CSV or XLSX
    pub(super) file: PathBuf,
    /// A map in TOML: which column is what, and which word stands for which name
    #[arg(long, value_name = "FILE")]
    pub(super) columns: Option<PathBuf>,
    /// Folder of the clinic whose names the extract may use; without it any name is taken
    #[arg(long, value_name = "DIR")]
    pub(super) clinic: Option<PathBuf>,
    /// What a row is, where the map does not say; without it the headings tell
    #[arg(long, value_enum)]
    pub(super) kind: Option<KindWord>,
}

/// What a row of an extract is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KindWord {
    /// A patient who waits
    Waiting,
    /// A visit
    Bookings,
    /// A patient of a panel
    Panel,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Waiting => Self::Waiting,
            KindWord::Bookings => Self::Bookings,
            KindWord::Panel => Self::Panel,
        }
    }
}

/// Reads the extract and tells what each column was read as and which rows are refused.
pub(super) fn run(shell: &Shell, given: &Import, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = ImportQuestion {
        file: given.file.clone(),
        columns: given.columns.clone(),
        clinic: given.clinic.clone(),
        kind: given.kind.map(Kind::from),
    };
    let answer = import(&question, &shell.host())?;
    shell.tell(&answer, results)
}
