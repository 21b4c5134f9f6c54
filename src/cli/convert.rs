//! `behov convert`: a clinic between TOML and a workbook.

use std::io::Write;

use super::arguments::Convert;
use super::exit::Exit;
use super::output;
use super::shell::Shell;
use crate::folder;
use crate::messages::{fault, tell};
use crate::verb::{Refusal, convert};

/// Writes the other form of a clinic into a new or empty folder.
pub(super) fn run(
    shell: &Shell,
    given: &Convert,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    if shell.common.out.is_some() {
        return Err(fault!("B0403").into());
    }
    if folder::holds_anything(&given.to) {
        return Err(fault!("B0404", path = given.to.display()).into());
    }
    let files = convert(&given.dir, shell.voice.lang, &shell.host())?;
    let named: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    folder::write_whole(&given.to, &named)?;
    let names: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
    let told =
        tell!(shell.voice, "shell.wrote", files = names.join(", "), dir = given.to.display());
    output::print(results, &(told + "\n"))?;
    Ok(Exit::Done)
}
