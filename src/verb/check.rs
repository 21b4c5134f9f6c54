//! `check`: a clinic without solving it; a template or bookings against its promises.

use std::path::{Path, PathBuf};

use behov_solver::answer::Template;
use behov_solver::evaluation::{BookingBreach, Breach, bookings_verdict};
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::Effort;
use behov_solver::plan::day::{self, Week};
use behov_solver::plan::judge;
use behov_solver::solve::Limits;
use behov_solver::supply::{self, Loads};

use super::host::Host;
use super::refusal::Refusal;
use super::{clinic, plan};
use crate::folder;
use crate::format::{MergedCells, merged_cells, read_bookings};

/// What to check.
#[derive(Clone, Debug)]
pub struct CheckQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// A template to hold against the clinic's promises.
    pub template: Option<PathBuf>,
    /// A list of bookings to hold against them.
    pub bookings: Option<PathBuf>,
    /// A waiting list instead of the clinic's own.
    pub waiting: Option<PathBuf>,
}

/// A clinic that can be read.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The clinic.
    pub clinic: Instance,
    /// Where its minutes go.
    pub loads: Loads,
    /// What the referee finds broken in the template, where one was given.
    pub template: Option<Vec<Breach>>,
    /// What the days of that template are like.
    pub days: Option<Week>,
    /// What the referee finds broken in the bookings, where some were given.
    pub bookings: Option<Vec<BookingBreach>>,
    /// Merged cells of its workbook, which may say less than their reader believes.
    pub merged: Vec<MergedCells>,
}

/// Reads a clinic, and asks the referee about what was given.
///
/// # Errors
/// Faults of the files; bookings without a template to hold them against.
pub fn check(question: &CheckQuestion, host: &Host) -> Result<Checked, Refusal> {
    let clinic = clinic::read_with(host, &question.dir, question.waiting.as_deref())?;
    let given = match &question.template {
        Some(file) => Some(clinic::template(host, &clinic, file)?),
        None => None,
    };
    let bookings = match &question.bookings {
        Some(file) => Some(booked(&clinic, file, given.as_ref(), host)?),
        None => None,
    };
    let days = given.as_ref().map(|given| {
        let week = day::week(&clinic, given, None, &day::Options::default());
        week.with_reassignments(&clinic, given)
    });
    let template = given.map(|given| {
        let watch = host.watch();
        let effort = host.plays.then(|| Effort::usual(host.seed));
        let played: (&dyn Fn() -> Limits, _) = (&|| host.limits(), effort.as_ref());
        judge(&clinic, &given, played, &watch)
    });
    let loads = supply::loads(&clinic);
    let merged = merged_cells(&question.dir);
    Ok(Checked { clinic, loads, template, days, bookings, merged })
}

/// What the referee says of a list of bookings.
fn booked(
    clinic: &Instance,
    file: &Path,
    template: Option<&Template>,
    host: &Host,
) -> Result<Vec<BookingBreach>, Refusal> {
    // Bookings and template of one run, not of two.
    let reading = folder::reading(file)?;
    let clinic = clinic::with_held(host, clinic.clone(), file)?.clinic;
    let bookings = clinic::noted(host, |read| read_bookings(&clinic, file, read))?;
    let beside = clinic::beside(host, file).filter(|_| template.is_none());
    let beside = beside.map(|file| clinic::template(host, &clinic, &file)).transpose()?;
    drop(reading);
    let template = match template.cloned().or(beside) {
        Some(template) => template,
        None => plan::given_or_made(&clinic, None, host)?,
    };
    Ok(bookings_verdict(&clinic, &template, &bookings, None))
}
