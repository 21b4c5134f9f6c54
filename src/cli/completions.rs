//! `behov completions`: what completes verbs and flags in a shell.

use std::io::Write;

use clap_complete::Generator;

use super::arguments::Completions;
use super::exit::Exit;
use super::help;
use super::shell::Shell;
use crate::verb::Refusal;

/// Prints the script of a shell.
pub(super) fn run(
    shell: &Shell,
    given: &Completions,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let mut script = Vec::new();
    let mut command = help::command(shell.voice.lang);
    clap_complete::generate(given.shell, &mut command, "behov", &mut script);
    let script = String::from_utf8_lossy(&script);
    let name = given.shell.file_name("behov");
    shell.deliver(results, &script, &[(&name, script.as_bytes())])?;
    Ok(Exit::Done)
}
