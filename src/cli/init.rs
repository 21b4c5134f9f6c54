//! `behov init`: an example clinic to start from.

use std::io::Write;
use std::path::Path;

use super::arguments::Init;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{folder, output};
use crate::format::init_example;

/// Writes the example into a new or empty folder.
pub(super) fn run(shell: &Shell, given: &Init, results: &mut dyn Write) -> Result<Exit, Stop> {
    if shell.common.out.is_some() {
        return Err(Stop::call("B0403", &[]));
    }
    if holds_anything(&given.dir) {
        return Err(Stop::call("B0404", &[("path", given.dir.display().to_string())]));
    }
    let files: Vec<(&str, String)> =
        init_example().iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    folder::write_whole(&given.dir, &files)?;
    let dir = given.dir.display().to_string();
    let next = shell.voice.tell("shell.init.next", &[("dir", &dir)]) + "\n";
    output::print(results, &next)?;
    Ok(Exit::Done)
}

fn holds_anything(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some())
}
