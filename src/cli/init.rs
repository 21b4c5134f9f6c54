//! `behov init`: an example clinic to start from.

use std::io::Write;
use std::path::Path;

use super::arguments::Init;
use super::exit::Exit;
use super::output;
use super::shell::Shell;
use crate::folder;
use crate::format::init_example;
use crate::messages::{fault, tell};
use crate::verb::Refusal;

/// Writes the example into a new or empty folder.
pub(super) fn run(shell: &Shell, given: &Init, results: &mut dyn Write) -> Result<Exit, Refusal> {
    if shell.common.out.is_some() {
        return Err(fault!("B0403").into());
    }
    if holds_anything(&given.dir) {
        return Err(fault!("B0404", path = given.dir.display()).into());
    }
    let files: Vec<(&str, String)> =
        init_example(shell.voice.lang).map(|(name, text)| (name, text.to_owned())).to_vec();
    folder::write_whole(&given.dir, &files)?;
    let dir = given.dir.display().to_string();
    let next = tell!(shell.voice, "shell.init.next", dir = dir) + "\n";
    output::print(results, &next)?;
    Ok(Exit::Done)
}

fn holds_anything(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some())
}
