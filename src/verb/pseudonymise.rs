//! `pseudonymise`: a list with CPR numbers and names made one without.

use std::path::PathBuf;

use super::host::{Doing, Host};
use super::refusal::Refusal;
use crate::extract::{
    Code, FILE_MAX, Fault, Key, Map, Pseudonymised, Target, pseudonymise as made,
};
use crate::format::{FileFault, read_bytes};
use crate::messages::fault;

/// Largest key \[bytes\].
const KEY_MAX: u64 = 1 << 16;

/// Which list, and who may be told apart in it by which key.
#[derive(Clone, Debug)]
pub struct PseudonymiseQuestion {
    /// The list.
    pub file: PathBuf,
    /// The heading, or the number from 1, of the column that says who a row is of.
    pub id: String,
    /// The file of the key.
    pub key: PathBuf,
    /// Headings of columns to be kept beside those that planning reads.
    pub keep: Vec<String>,
}

/// Makes a list without identities. Neither the file nor its digest is noted anywhere.
///
/// # Errors
/// That a file cannot be read, that the key is none, and each row and column that would tell who
/// somebody is, by place alone.
pub fn pseudonymise(
    question: &PseudonymiseQuestion,
    host: &Host,
) -> Result<Pseudonymised, Refusal> {
    let _doing = host.doing(Doing::Reading);
    let (bytes, key_file) = read_bytes(&question.key, KEY_MAX).map_err(|fault| vec![*fault])?;
    let key = Key::parse(&bytes)
        .map_err(|code| vec![Fault::new(crate::extract::Place::file(), code).of_file(&key_file)])?;
    let (bytes, file) = read_bytes(&question.file, FILE_MAX as u64).map_err(|f| vec![*f])?;
    let id = match question.id.parse() {
        Ok(number) if number > 0 => Target::Position(number),
        _ => Target::Heading(question.id.clone()),
    };
    made(&bytes, &id, &question.keep, &Map::default(), &key).map_err(|faults| {
        // The names of sheets are not the caller's words.
        if faults.iter().any(|fault| fault.code == Code::SheetUndecided) {
            return fault!("B0671": "B0671.cause").into();
        }
        Refusal::Files(faults.iter().map(|fault| by_place(fault, &file)).collect())
    })
}

/// A fault without what the file says: only what the call said, counts, and headings that are sure to
/// be some.
fn by_place(fault: &Fault, file: &str) -> FileFault {
    let mut told = fault.clone();
    told.place.heading = None;
    told.values.retain(|(name, _)| ["column", "fields", "headings", "known"].contains(name));
    told.of_file(file)
}
