//! The least cost on sample paths, with the words that every form shares.

use behov_solver::instance::{CycleDay, Instance};
use behov_solver::plan::optimum::TeamOptimum;
use behov_solver::sizing::ClinicSizing;
use behov_solver::sizing::sample::{Flexible, Release, SampleOptions, Weights};
use behov_solver::units::Minutes;

use super::voice::Voice;
use crate::messages::tell;

/// The best designs found on sample paths.
#[derive(Clone, Copy, Debug)]
pub struct Optima<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// What was asked.
    pub options: &'a SampleOptions,
    /// What a cost is made of.
    pub weights: &'a Weights,
    /// The plain sizing.
    pub sizing: &'a ClinicSizing,
    /// One row per team with a result.
    pub teams: &'a [TeamOptimum],
    /// Whether the run was stopped before its end.
    pub partial: bool,
}

/// Holds per day in words: `Mon 40, Wed 60`.
pub(super) fn holds(voice: Voice, instance: &Instance, holds: &[Minutes]) -> String {
    let cycle = instance.parts().cycle;
    let held = holds.iter().enumerate().filter(|(_, minutes)| minutes.0 > 0);
    let day = |(index, minutes): (usize, &Minutes)| {
        let day = voice.day_short(CycleDay::from_index(index), cycle);
        tell!(voice, "optimum.holds.day", day = day, minutes = minutes.0)
    };
    let told: Vec<String> = held.map(day).collect();
    if told.is_empty() { tell!(voice, "optimum.holds.none") } else { told.join(", ") }
}

/// A release rule within a sentence.
pub(super) fn release(voice: Voice, release: Release) -> String {
    match release {
        Release::Never => tell!(voice, "optimum.release.none"),
        Release::DaysBefore(0) => tell!(voice, "optimum.release.0"),
        Release::DaysBefore(days) => tell!(voice, "optimum.release", days = days),
    }
}

/// Extra sessions in words.
pub(super) fn flexible(voice: Voice, flexible: Option<Flexible>) -> String {
    let Some(Flexible { threshold, minutes }) = flexible else {
        return tell!(voice, "optimum.flexible.none");
    };
    let threshold = voice.minutes(threshold.real());
    tell!(voice, "optimum.flexible", minutes = minutes.0, threshold = threshold)
}
