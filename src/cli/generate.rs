//! `behov generate`: synthetic clinics and waiting lists.

use std::io::Write;

use super::arguments::Generate;
use super::exit::Exit;
use super::shell::Shell;
use crate::format::{CLINIC_FILE, write_waiting};
use crate::messages::fault;
use crate::verb::{Refusal, generate, generate_waiting_list};

/// Makes the clinic, or a waiting list of one, and prints its file.
pub(super) fn run(
    shell: &Shell,
    given: &Generate,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let file = if given.waiting_list.is_some() { "waiting.csv" } else { CLINIC_FILE };
    let common = &shell.common;
    let flags = [(common.json, "--json"), (common.markdown, "--markdown")];
    if let Some((_, flag)) = flags.into_iter().find(|(given, _)| *given) {
        return Err(fault!("B0432", flag = flag, file = file).into());
    }
    let text = match given.waiting_list {
        Some(weeks) => {
            let (clinic, patients) = generate_waiting_list(&given.file, weeks, &shell.host())?;
            write_waiting(shell.voice.lang, &clinic, &patients)
        }
        None => generate(&given.file, &shell.host())?,
    };
    shell.deliver(results, &text, &[(file, text.as_bytes())])?;
    Ok(Exit::Done)
}
