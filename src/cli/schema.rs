//! `behov schema`: the JSON schema of the clinic file, or of a kind of answer.

use std::io::Write;

use super::arguments::Schema;
use super::exit::Exit;
use super::shell::Shell;
use crate::format;
use crate::report::json;
use crate::verb::Refusal;

/// Prints the schema.
pub(super) fn run(shell: &Shell, given: &Schema, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let kind = given.kind.as_deref();
    let schema = kind.and_then(json::schema).unwrap_or_else(format::schema);
    let (text, name) = (format!("{schema:#}\n"), kind.unwrap_or("clinic"));
    shell.deliver(results, &text, &[(&format!("{name}.schema.json"), text.as_bytes())])?;
    Ok(Exit::Done)
}
