//! `behov init`: an example clinic to start from.

use std::io::Write;

use super::arguments::Init;
use super::exit::Exit;
use super::output;
use super::shell::Shell;
use crate::folder;
use crate::format::{CLINIC_FILE, WORKBOOK_FILE, init_example, init_workbook};
use crate::messages::{fault, tell};
use crate::verb::Refusal;

/// Writes the example into a new or empty folder.
pub(super) fn run(shell: &Shell, given: &Init, results: &mut dyn Write) -> Result<Exit, Refusal> {
    if shell.common.out.is_some() {
        return Err(fault!("B0403").into());
    }
    if folder::holds_anything(&given.dir) {
        return Err(fault!("B0404", path = given.dir.display()).into());
    }
    let lang = shell.voice.lang;
    let bytes = |(name, text): (&'static str, String)| match name {
        CLINIC_FILE if given.excel => (WORKBOOK_FILE, init_workbook(lang)),
        _ => (name, text.into_bytes()),
    };
    let files: Vec<(&str, Vec<u8>)> = init_example(lang).map(bytes).to_vec();
    folder::write_whole(&given.dir, &files)?;
    let dir = given.dir.display().to_string();
    let next = tell!(shell.voice, "shell.init.next", dir = dir) + "\n";
    output::print(results, &next)?;
    Ok(Exit::Done)
}
