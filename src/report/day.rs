//! What is found of clinic days.

use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Asked, Clock, NoDay, OneSession, OpenDay, Options, Week};
use behov_solver::rng::Seed;
use behov_solver::table::SessionId;
use behov_solver::units::{Minutes, Probability, TimeOfDay};

/// One session of a clinic as a day.
#[derive(Clone, Copy, Debug)]
pub struct OneDay<'a> {
    /// The clinic, with what the run assumes beyond its file.
    pub instance: &'a Instance,
    /// Which session.
    pub session: SessionId,
    /// How the day is judged.
    pub options: &'a Options,
    /// What was asked.
    pub asked: &'a Asked,
    /// What was found.
    pub found: &'a Result<OneSession, NoDay>,
    /// Whether the run was stopped before everything was searched.
    pub partial: bool,
}

/// All sessions of a clinic.
#[derive(Clone, Copy, Debug)]
pub struct DayWeek<'a> {
    /// The clinic, with what the run assumes beyond its file.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// How the days are judged.
    pub options: &'a Options,
    /// Share of the easy visits that leaves.
    pub without_easy: Option<Probability>,
    /// What was found.
    pub week: &'a Week,
    /// The open clinics beside the same patients with appointments.
    pub windows: &'a [Result<OpenDay, OpenClinicError>],
    /// Whether the run was stopped before everything was searched.
    pub partial: bool,
}

/// The wall-clock time of an interval of a day.
pub(super) fn clock(clock: &Clock, grid: Minutes, at: usize) -> TimeOfDay {
    clock.starts(Minutes(grid.0 * i32::try_from(at).unwrap_or(0)))
}
