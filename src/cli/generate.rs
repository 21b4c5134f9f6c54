//! `behov generate`: a synthetic clinic from its seed and figures.

use std::io::Write;

use super::arguments::Generate;
use super::clinic;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::format::{self, CLINIC_FILE};
use crate::generate;

/// Makes the clinic and prints its file.
pub(super) fn run(shell: &Shell, given: &Generate, results: &mut dyn Write) -> Result<Exit, Stop> {
    let recipe =
        format::read_generator(&given.file).map_err(|faults| clinic::faults(shell, &faults))?;
    let text = format::write(&generate::clinic(&recipe));
    shell.deliver(results, &text, &[(CLINIC_FILE, text.clone())])?;
    Ok(Exit::Done)
}
