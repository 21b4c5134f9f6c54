//! `behov explain`: why a patient has the dates they have.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use behov_solver::answer::Bookings;
use behov_solver::booking::explain::explain_one;
use behov_solver::booking::outside_lags;
use behov_solver::evaluation::rights;
use behov_solver::instance::Instance;
use behov_solver::table::{Id, PatientId};

use super::booking::{self, Flags};
use super::clinic;
use super::exit::{Exit, Stop, stop};
use super::shell::{self, Shell};
use crate::format::{self, bookings::listed};
use crate::messages::key;
use crate::report::explained::Explained;
use crate::report::{json, text};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// The pseudonym of the patient
    pub(super) patient: String,
    /// The bookings to explain, as `behov book --out` writes them
    #[arg(long, value_name = "FILE")]
    pub(super) plan: PathBuf,
    /// What is booked into what
    #[command(flatten)]
    pub(super) flags: Flags,
}

/// Explains the dates of one patient.
pub(super) fn run(shell: &Shell, given: &Explain, results: &mut dyn Write) -> Result<Exit, Stop> {
    if shell::private(OsStr::new(&given.patient)) {
        return Err(stop!("B0405"));
    }
    let instance = clinic::read_with(shell, &given.dir, given.flags.waiting.as_deref())?;
    let instance = booking::with_held(shell, instance, &given.plan)?;
    let patient = patient(&instance, &given.patient)?;
    let bookings = format::read_bookings(&instance, &given.plan)
        .map_err(|faults| clinic::faults(shell, &faults))?;
    let beside = booking::beside(&given.plan);
    let file = given.flags.template.as_ref().or(beside.as_ref());
    let template = match booking::template(shell, &instance, file)? {
        Ok(template) => template,
        Err(none) => return none.deliver(shell, &instance, results),
    };
    let options = given.flags.options(shell.seed(), shell.watch().stop);
    let explained = {
        let _doing = shell.doing(key!("shell.explaining"));
        explain_one(&instance, &template, &bookings, patient, &options)
    };
    let nothing = Bookings::default();
    let patients = listed(&instance, &bookings, &[], &nothing);
    let horizon_end = behov_solver::booking::last_date(&instance, options.weeks);
    let rights = rights::report(&instance, &bookings, &nothing, horizon_end);
    let told = Explained {
        instance: &instance,
        seed: shell.seed(),
        listed: &patients[patient.index()],
        rights: &rights.patients[patient.index()],
        outside: &outside_lags(&instance, &bookings),
        explained: &explained,
    };
    let document = json::explained(&told);
    let printed =
        if shell.common.json { document.clone() } else { text::explained(shell.voice, &told) };
    shell.deliver(results, &printed, &[("explain.json", document)])?;
    Ok(Exit::Done)
}

/// The patient of a pseudonym.
fn patient(instance: &Instance, name: &str) -> Result<PatientId, Stop> {
    let waiting = &instance.parts().waiting;
    let found = waiting.iter().position(|patient| patient.pseudonym == name);
    found.map(PatientId::from_index).ok_or_else(|| {
        let names = waiting.iter().map(|patient| patient.pseudonym.as_str());
        let near = format::nearest(name, names).unwrap_or("–").to_owned();
        stop!("B0422", patient = name, near = near)
    })
}
