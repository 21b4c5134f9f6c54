//! `frontier`: every total of holds under several release rules, on the same random paths.

use std::path::PathBuf;

use behov_solver::instance::Instance;
use behov_solver::sizing::sample::{self, Release, SampleFrontier, SampleOptions, Start};

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::{QuestionFault, Refusal, team};
use crate::messages::fault;

/// Most open days of a path: ten years.
const DAYS_MAX: u32 = 2600;

/// Most days of all paths together, so that they fit the memory of a laptop.
const ALL_DAYS_MAX: u32 = 20_000_000;

/// Which frontiers.
#[derive(Clone, Debug)]
pub struct FrontierQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// Independent paths.
    pub paths: u32,
    /// Open days of each.
    pub days: u32,
    /// Who waits on the first day.
    pub start: Start,
    /// When unclaimed holds open to the waiting list, each rule once.
    pub releases: Vec<Release>,
    /// One team only, by name.
    pub team: Option<String>,
}

/// Frontiers estimated on random paths.
#[derive(Clone, Debug)]
pub struct Sampled {
    /// The clinic.
    pub clinic: Instance,
    /// What was asked.
    pub options: SampleOptions,
    /// One per team and release rule.
    pub frontiers: Vec<SampleFrontier>,
    /// Whether the run was stopped before all points were followed.
    pub partial: bool,
}

impl FrontierQuestion {
    /// What is wrong with the question in a clinic, in the order of codes.
    fn faults(&self, clinic: &Instance) -> Vec<QuestionFault> {
        let mut faults = extent(self.paths, self.days);
        faults.extend(self.releases.iter().filter_map(|&rule| too_long(rule, self.days)));
        faults.extend(self.team.as_ref().and_then(|name| team(clinic, name).err()));
        faults
    }
}

/// Evaluates the frontiers side by side; `words` are faults of the question found before, which are
/// told with those found here.
///
/// # Errors
/// Faults of the files and of the question.
pub fn frontier(
    question: &FrontierQuestion,
    words: Vec<QuestionFault>,
    host: &Host,
) -> Result<Sampled, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    let mut faults = question.faults(&clinic);
    faults.extend(words);
    faults.sort_by_key(|fault| fault.code);
    if !faults.is_empty() {
        return Err(Refusal::Question(faults));
    }
    let wanted = question.team.as_ref().and_then(|name| team(&clinic, name).ok());
    let options = SampleOptions {
        paths: question.paths,
        days: question.days,
        warm_up: 0,
        seed: host.seed,
        start: question.start,
        releases: question.releases.clone(),
        fill: clinic.parts().goals.release_fill.clone(),
        flexible: Vec::new(),
    };
    let watch = host.watch();
    let mut frontiers = {
        let _doing = host.measuring(Doing::Sampling, &watch);
        sample::frontier(&clinic, &options, &watch)
    };
    frontiers.retain(|frontier| wanted.is_none_or(|team| frontier.team == team));
    Ok(Sampled { clinic, options, frontiers, partial: watch.stop.stopped() })
}

/// What is wrong with so many paths of so many open days.
pub(super) fn extent(paths: u32, days: u32) -> Vec<QuestionFault> {
    let mut faults = Vec::new();
    if !(1..=DAYS_MAX).contains(&days) {
        faults.push(fault!("B0408", days = days, most = DAYS_MAX));
    }
    let paths_max = ALL_DAYS_MAX / days.clamp(1, DAYS_MAX);
    if !(1..=paths_max).contains(&paths) {
        faults.push(fault!("B0409", paths = paths, most = paths_max));
    }
    faults
}

/// A rule that opens before the path begins.
fn too_long(rule: Release, days: u32) -> Option<QuestionFault> {
    match rule {
        Release::DaysBefore(before) if before > days => {
            Some(fault!("B0412", release = before, days = days))
        }
        Release::DaysBefore(_) | Release::Never => None,
    }
}
