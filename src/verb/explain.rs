//! `explain`: why a patient has the dates they have, and what would have helped.

use std::path::PathBuf;

use behov_solver::answer::Bookings;
use behov_solver::booking::explain::{self, explain_one};
use behov_solver::booking::{OutsideLag, last_date, outside_lags};
use behov_solver::evaluation::rights::{self, PatientRights, RightRow};
use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::table::{Id, PatientId};

use super::book::BookingQuestion;
use super::clinic::Held;
use super::host::{Doing, Host};
use super::refusal::{QuestionFault, Refusal};
use super::{clinic, plan};
use crate::folder;
use crate::format::bookings::{Listed, listed};
use crate::format::read_bookings;
use crate::messages::fault;

/// Whose dates are explained.
#[derive(Clone, Debug)]
pub struct ExplainQuestion {
    /// What was booked into what.
    pub booking: BookingQuestion,
    /// The bookings, as `book` gives them.
    pub bookings: PathBuf,
    /// The pseudonym of the patient.
    pub patient: String,
}

/// The dates of a patient, explained.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The clinic.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// The patient with their visits.
    pub listed: Listed,
    /// Their right.
    pub rights: PatientRights,
    /// A row for each of their rights.
    pub rows: Vec<RightRow>,
    /// Visits of the list outside their lags.
    pub outside: Vec<OutsideLag>,
    /// Everything explained about the list.
    pub explained: explain::Explained,
}

/// Explains the dates of one patient.
///
/// # Errors
/// Faults of the files; nobody has the pseudonym; no template.
pub fn explain(question: &ExplainQuestion, host: &Host) -> Result<Explained, Refusal> {
    let asked = &question.booking;
    let clinic = clinic::read_with(host, &asked.dir, asked.waiting.as_deref())?;
    // Bookings and template of one run, not of two.
    let reading = folder::reading(&question.bookings)?;
    let Held { clinic, from: held_from } = clinic::with_held(host, clinic, &question.bookings)?;
    let patient = patient(&clinic, &question.patient)?;
    let bookings = clinic::noted(host, |read| read_bookings(&clinic, &question.bookings, read))?;
    let beside = clinic::beside(host, &question.bookings);
    let file = asked.template.as_ref().or(beside.as_ref());
    drop(reading);
    let template = plan::given_or_made(&clinic, file.map(PathBuf::as_path), host)?;
    let options = asked.options(host);
    let explained = {
        let _doing = host.doing(Doing::Explaining);
        explain_one(&clinic, &template, &bookings, patient, &options)
    };
    let nothing = Bookings::default();
    let mut all = listed(&clinic, &bookings, &[], &nothing, held_from);
    let listed = all.swap_remove(patient.index());
    let horizon_end = last_date(&clinic, options.weeks);
    let mut report = rights::report(&clinic, &bookings, &nothing, horizon_end);
    let rights = report.patients.swap_remove(patient.index());
    report.rows.retain(|row| row.patient == patient);
    let rows = report.rows;
    let outside = outside_lags(&clinic, &bookings);
    Ok(Explained { clinic, seed: host.seed, listed, rights, rows, outside, explained })
}

/// The patient of a pseudonym.
fn patient(clinic: &Instance, name: &str) -> Result<PatientId, QuestionFault> {
    let waiting = &clinic.parts().waiting;
    let found = waiting.iter().position(|patient| patient.pseudonym == name);
    found.map(PatientId::from_index).ok_or_else(|| {
        let names = waiting.iter().map(|patient| patient.pseudonym.as_str());
        let near = crate::format::nearest(name, names).unwrap_or("–").to_owned();
        fault!("B0422", patient = name, near = near)
    })
}
