//! `book`: a date for every waiting patient.

use std::path::PathBuf;

use behov_solver::answer::{Bookings, Template};
use behov_solver::booking::replan::recall::{FreedSlot, Recall, recall_list};
use behov_solver::booking::replan::{Told, with_gone};
use behov_solver::booking::{Options, Rule};
use behov_solver::instance::{Booking, Instance};
use behov_solver::plan::booking::{BookingRun, RunOptions, run};
use behov_solver::rng::Seed;

use super::host::{Doing, Host};
use super::load::{WeekLoad, loads};
use super::refusal::Refusal;
use super::{clinic, plan};
use crate::folder;
use crate::format::bookings::{Listed, listed};
use crate::format::{Earlier, read_earlier};

/// Longest list of which every late patient is explained; beyond it `explain` tells of one.
const EXPLAINED_MAX: usize = 300;

/// What is booked into what, and by which rule.
#[derive(Clone, Debug)]
pub struct BookingQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// A waiting list instead of the clinic's own.
    pub waiting: Option<PathBuf>,
    /// The template to book into, instead of the one beside the bookings given, or else the one
    /// that [`plan::template`] builds.
    pub template: Option<PathBuf>,
    /// How days over the deadline are weighed.
    pub rule: Rule,
    /// Weeks that can be booked, from tomorrow.
    pub weeks: u32,
}

/// What is booked.
#[derive(Clone, Debug)]
pub struct BookQuestion {
    /// What into what.
    pub booking: BookingQuestion,
    /// Bookings patients have been told of: they stay.
    pub baseline: Option<PathBuf>,
    /// Most patients told of a date who may get another.
    pub changes_max: usize,
}

/// A booked list.
#[derive(Clone, Debug)]
pub struct Booked {
    /// The clinic, with the visits of the baseline that count as held.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// What was asked.
    pub options: RunOptions,
    /// What was booked into.
    pub template: Template,
    /// What came of it.
    pub run: BookingRun,
    /// Every patient of the list, in its order.
    pub patients: Vec<Listed>,
    /// Visits told ahead of those who are no longer on the list, and keep their time.
    pub gone: Vec<Booking>,
    /// How full the weeks are.
    pub loads: Vec<WeekLoad>,
    /// Who could come sooner in the time of visits that were cancelled.
    pub recalled: Vec<Recalled>,
}

/// A slot somebody gave back, and who could take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// The slot.
    pub slot: FreedSlot,
    /// Who could take it, those it helps most first.
    pub by: Vec<Recall>,
}

impl BookingQuestion {
    pub(super) fn options(&self, host: &Host) -> Options {
        let (rule, weeks, seed) = (self.rule, self.weeks, host.seed);
        Options { rule, weeks, seed, stop: host.watch().stop, ..Options::default() }
    }
}

/// Gives every waiting patient a date within their rights, as far as there is one.
///
/// # Errors
/// Faults of the files; no template.
pub fn book(question: &BookQuestion, host: &Host) -> Result<Booked, Refusal> {
    let asked = &question.booking;
    let clinic = clinic::read_with(host, &asked.dir, asked.waiting.as_deref())?;
    // Bookings and template of one run, not of two.
    let reading = question.baseline.as_deref().map(folder::reading).transpose()?;
    let Earlier { told, gone, freed } = match &question.baseline {
        Some(file) => clinic::noted(host, |read| read_earlier(&clinic, file, read))?,
        None => Earlier::default(),
    };
    let clinic = with_gone(&clinic, &gone).unwrap_or(clinic);
    let beside = question.baseline.as_deref().and_then(|file| clinic::beside(host, file));
    let file = asked.template.as_ref().or(beside.as_ref());
    drop(reading);
    let template = plan::given_or_made(&clinic, file.map(PathBuf::as_path), host)?;
    let options = RunOptions {
        booking: asked.options(host),
        told,
        changes_max: question.changes_max,
        explain: clinic.parts().waiting.len() <= EXPLAINED_MAX,
    };
    let run = {
        let _doing = host.doing(Doing::Booking);
        run(&clinic, &template, &options)
    };
    let (nothing, made) = (Bookings::default(), clinic.parts().bookings.len());
    let clinic = run.held.as_deref().cloned().unwrap_or(clinic);
    let kept = run.replanned.as_ref().map_or(&nothing, |again| &again.carried.standing);
    let list = &run.list;
    let patients = listed(&clinic, &list.bookings, &list.left_out, kept, made);
    let loads = loads(&clinic, &template, options.booking.weeks, &list.bookings);
    let recalled = recalled(&clinic, &template, &options, &run, &freed);
    let gone = gone.into_iter().filter(|visit| clinic.parts().bookings.contains(visit)).collect();
    Ok(Booked { clinic, seed: host.seed, options, template, run, patients, gone, loads, recalled })
}

/// Who could come sooner in the time of visits that were cancelled.
fn recalled(
    clinic: &Instance,
    template: &Template,
    options: &RunOptions,
    run: &BookingRun,
    freed: &[Told],
) -> Vec<Recalled> {
    freed
        .iter()
        .map(|told| {
            let slot = FreedSlot { clinician: told.clinician, date: told.date, span: told.span };
            let by = recall_list(clinic, template, &run.list.bookings, &slot, &options.booking);
            Recalled { slot, by }
        })
        .collect()
}
