//! `behov schema`: the JSON schema of the clinic file.

use std::io::Write;

use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::format;

/// Prints the schema.
pub(super) fn run(shell: &Shell, results: &mut dyn Write) -> Result<Exit, Stop> {
    let text = format!("{:#}\n", format::schema());
    shell.deliver(results, &text, &[("clinic.schema.json", text.clone())])?;
    Ok(Exit::Done)
}
