//! `behov generate`: a synthetic clinic from its seed and figures, or a waiting list.

use std::io::Write;

use super::arguments::Generate;
use super::clinic;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::format::{self, CLINIC_FILE};
use crate::generate;

/// Makes the clinic and prints its file.
pub(super) fn run(shell: &Shell, given: &Generate, results: &mut dyn Write) -> Result<Exit, Stop> {
    if let Some(weeks) = given.waiting_list {
        return waiting_list(shell, given, weeks, results);
    }
    let recipe =
        format::read_generator(&given.file).map_err(|faults| clinic::faults(shell, &faults))?;
    let text = format::write(&generate::clinic(&recipe));
    shell.deliver(results, &text, &[(CLINIC_FILE, text.clone())])?;
    Ok(Exit::Done)
}

/// Makes a waiting list from the streams of a clinic and prints it.
fn waiting_list(
    shell: &Shell,
    given: &Generate,
    weeks: u32,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let instance = clinic::read(shell, &given.file)?;
    let patients = generate::waiting_list(&instance, weeks, shell.seed());
    let text = format::write_waiting(shell.voice.lang, &instance, &patients);
    shell.deliver(results, &text, &[("waiting.csv", text.clone())])?;
    Ok(Exit::Done)
}
