//! `today`: what is to be done on the clinic's own day, by the lists and the law.

use std::path::{Path, PathBuf};

use behov_solver::answer::Template;
use behov_solver::booking::Options;
use behov_solver::booking::replan::{Carried, carry, with_gone, with_held};
use behov_solver::booking::today::{self, Today};
use behov_solver::instance::Instance;

use super::host::Host;
use super::refusal::Refusal;
use super::{TEMPLATE_FILE, clinic, plan};
use crate::folder;
use crate::format::{Earlier, Instead, read_earlier};

/// Of which clinic, and what patients have been told.
#[derive(Clone, Debug)]
pub struct TodayQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// A waiting list instead of the clinic's own.
    pub waiting: Option<PathBuf>,
    /// A list of patients in panels instead of the clinic's own.
    pub panel: Option<PathBuf>,
    /// The template, instead of the one beside the bookings, or else the one in the folder.
    pub template: Option<PathBuf>,
    /// Bookings patients have been told of.
    pub bookings: Option<PathBuf>,
}

/// The action list of a clinic.
#[derive(Clone, Debug)]
pub struct TodayList {
    /// The clinic, with the visits told that count as held.
    pub clinic: Instance,
    /// The template, where there is one.
    pub template: Option<Template>,
    /// What patients have been told of, on today's lists.
    pub carried: Carried,
    /// What is to be done.
    pub today: Today,
}

/// What is to be done today.
///
/// # Errors
/// Faults of the files; bookings without a template to lie in.
pub fn today(question: &TodayQuestion, host: &Host) -> Result<TodayList, Refusal> {
    let instead =
        Instead { waiting: question.waiting.as_deref(), panel: question.panel.as_deref() };
    let clinic = clinic::read_instead(host, &question.dir, instead)?;
    // Bookings and template of one run, not of two.
    let reading = question.bookings.as_deref().map(folder::reading).transpose()?;
    let Earlier { told, gone, .. } = match &question.bookings {
        Some(file) => clinic::noted(host, |read| read_earlier(&clinic, file, read))?,
        None => Earlier::default(),
    };
    let clinic = with_gone(&clinic, &gone).unwrap_or(clinic);
    let beside = question.bookings.as_deref().and_then(|file| clinic::beside(host, file));
    let file = question.template.clone().or(beside).or_else(|| in_folder(&question.dir));
    drop(reading);
    let template = match (&file, told.is_empty()) {
        (None, true) => None,
        _ => Some(plan::given_or_made(&clinic, file.as_deref(), host)?),
    };
    let options = Options::default();
    let clinic = with_held(&clinic, &told, &options).unwrap_or(clinic);
    let carried = match &template {
        Some(template) if !told.is_empty() => carry(&clinic, template, &told, &options),
        _ => Carried::default(),
    };
    let today = today::today(&clinic, &carried, template.as_ref());
    Ok(TodayList { clinic, template, carried, today })
}

/// The template that lies in the folder of a clinic, where there is one.
pub(super) fn in_folder(dir: &Path) -> Option<PathBuf> {
    Some(dir.join(TEMPLATE_FILE)).filter(|file| file.is_file())
}
