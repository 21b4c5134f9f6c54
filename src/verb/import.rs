//! `import`: an extract of a booking system or a spreadsheet, read as lists of behov.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::host::{Doing, Host};
use super::refusal::Refusal;
use super::{clinic, settings};
use crate::extract::{Clinic, FILE_MAX, Fault, Import, Kind, Map, import as read, left_out};
use crate::format::{self, Digests};
use crate::messages::fault;

/// Which extract, and what is known of it.
#[derive(Clone, Debug)]
pub struct ImportQuestion {
    /// The extract.
    pub file: PathBuf,
    /// A map of its columns and words.
    pub columns: Option<PathBuf>,
    /// The clinic whose names it may use; without one every name is taken.
    pub clinic: Option<PathBuf>,
    /// What a row is, where the map does not say.
    pub kind: Option<Kind>,
}

/// What an extract was read as.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Its name.
    pub file: String,
    /// The day for which it was read.
    pub as_of: NaiveDate,
    /// What was read and what is wrong.
    pub read: Import,
    /// What was known of it.
    pub map: Map,
    /// The names it may use.
    pub names: Clinic,
    /// Rows that were read and of which a list has nothing.
    pub left_out: Vec<Fault>,
}

/// Reads an extract for the day asked for, else that of the map, else that of the clinic.
///
/// # Errors
/// Faults of the map, of the clinic, a file that is not there, and that no day is known. What is
/// wrong with the extract is told in the answer.
pub fn import(question: &ImportQuestion, host: &Host) -> Result<Imported, Refusal> {
    let _doing = host.doing(Doing::Reading);
    let mut map = match &question.columns {
        Some(path) => settings::map(host, path)?,
        None => Map::default(),
    };
    map.kind = map.kind.or(question.kind);
    let clinic = match &question.clinic {
        Some(dir) => Some(clinic::noted(host, |read| format::read_alone(dir, read))?),
        None => None,
    };
    let of_clinic = || clinic.as_ref().map(|clinic| clinic.parts().as_of);
    let as_of = host.today.or(map.as_of).or_else(of_clinic);
    let as_of = as_of.ok_or_else(|| fault!("B0667": "B0667.cause"))?;
    map.as_of = Some(as_of);
    let names = clinic.as_ref().map(Clinic::of).unwrap_or_default();
    let (bytes, file) =
        format::read_bytes(&question.file, FILE_MAX as u64).map_err(|fault| vec![*fault])?;
    let read = read(&bytes, &file, &map, as_of, &names);
    // The digest of a file that may hold a number could give it away.
    if !read.refused.iter().any(Fault::is_private) {
        clinic::noted(host, |noted: &mut Digests| noted.note(&question.file, &file, &bytes));
    }
    let left_out = left_out(&read, &map, &names);
    Ok(Imported { file, as_of, read, map, names, left_out })
}
