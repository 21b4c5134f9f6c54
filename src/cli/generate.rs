//! `behov generate`: synthetic clinics and waiting lists.

use std::io::Write;

use super::arguments::Generate;
use super::exit::Exit;
use super::shell::Shell;
use crate::format::{CLINIC_FILE, write_waiting};
use crate::verb::{Refusal, generate, generate_waiting_list};

/// Makes the clinic, or a waiting list of one, and prints its file.
pub(super) fn run(
    shell: &Shell,
    given: &Generate,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let (name, text) = match given.waiting_list {
        Some(weeks) => {
            let (clinic, patients) = generate_waiting_list(&given.file, weeks, &shell.host())?;
            ("waiting.csv", write_waiting(shell.voice.lang, &clinic, &patients))
        }
        None => (CLINIC_FILE, generate(&given.file, &shell.host())?),
    };
    shell.deliver(results, &text, &[(name, text.as_bytes())])?;
    Ok(Exit::Done)
}
