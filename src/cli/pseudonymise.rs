//! `behov pseudonymise`: a list with CPR numbers and names made one without.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::output;
use super::shell::Shell;
use crate::extract::{Key, named_twice, write_both, write_new};
use crate::messages::{fault, tell};
use crate::verb::{PseudonymiseQuestion, Refusal, pseudonymise};

/// Arguments of `pseudonymise`.
#[derive(Debug, Args)]
pub(super) struct Pseudonymise {
    /// A list that says who patients are: CSV or XLSX
    #[arg(required_unless_present = "new_key")]
    pub(super) file: Option<PathBuf>,
    /// The heading, or the number from 1, of the column that says who a row is of
    #[arg(long, value_name = "COLUMN", required_unless_present = "new_key")]
    pub(super) id: Option<String>,
    /// The file of the local key: the same key makes the same pseudonyms
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// A column to be kept beside those that planning reads; may be given several times
    #[arg(long, value_name = "COLUMN")]
    pub(super) keep: Vec<String>,
    /// Where the list without identities goes
    #[arg(long, value_name = "FILE", required_unless_present = "new_key")]
    pub(super) list: Option<PathBuf>,
    /// Where the table goes that leads from pseudonyms back to people, for your eyes alone
    #[arg(long, value_name = "FILE", required_unless_present = "new_key")]
    pub(super) table: Option<PathBuf>,
    /// Make the file of the key instead, for your eyes alone; one that is there is never written over
    #[arg(long, conflicts_with_all = ["file", "id", "keep", "list", "table"])]
    pub(super) new_key: bool,
}

/// Writes the list and its table of keys, both or none, or a new key.
pub(super) fn run(
    shell: &Shell,
    given: &Pseudonymise,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let (Some(file), Some(id), Some(list), Some(table)) =
        (&given.file, &given.id, &given.list, &given.table)
    else {
        return new_key(shell, &given.key, results);
    };
    if let Some(path) = named_twice(&[file, &given.key, list, table]) {
        return Err(fault!("B0668": "B0668.cause", path = path.display()).into());
    }
    let question = PseudonymiseQuestion {
        file: file.clone(),
        id: id.clone(),
        key: given.key.clone(),
        keep: given.keep.clone(),
    };
    let made = pseudonymise(&question, &shell.host())?;
    write_both((list, made.list.as_bytes()), (table, made.table.as_bytes()))
        .map_err(|reason| Refusal::from(fault!("B0670": "B0670.cause", reason = reason)))?;
    shell.tell(&made, results)
}

fn new_key(shell: &Shell, path: &Path, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let written = Key::generate().and_then(|key| write_new(path, key.as_bytes()));
    written.map_err(|reason: io::Error| {
        let path = path.display();
        Refusal::from(fault!("B0669": "B0669.cause", path = path, reason = reason))
    })?;
    let told = tell!(shell.voice, "pseudonymise.key", path = path.display());
    output::print(results, &format!("{told}\n"))?;
    Ok(Exit::Done)
}
