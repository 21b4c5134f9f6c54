//! `generate`: synthetic clinics and waiting lists.

use std::path::Path;

use behov_solver::instance::{Instance, WaitingPatient};

use super::clinic;
use super::host::Host;
use super::refusal::Refusal;
use crate::{format, generate as made};

/// The clinic file of a recipe: any file with a `[generator]` table.
///
/// # Errors
/// Faults of the file.
pub fn generate(file: &Path, host: &Host) -> Result<String, Refusal> {
    let recipe = clinic::noted(host, |read| format::read_generator(file, read))?;
    Ok(format::write(&made::clinic(&recipe)))
}

/// A waiting list of so many weeks, from the streams of a clinic, with that clinic.
///
/// # Errors
/// Faults of the clinic's files.
pub fn generate_waiting_list(
    dir: &Path,
    weeks: u32,
    host: &Host,
) -> Result<(Instance, Vec<WaitingPatient>), Refusal> {
    let clinic = clinic::read(host, dir)?;
    let patients = made::waiting_list(&clinic, weeks, host.seed);
    Ok((clinic, patients))
}
