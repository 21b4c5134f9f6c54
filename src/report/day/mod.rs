//! What reports tell of clinic days, with the words and tables that every form shares.

mod board;
mod open;
mod sheet;
mod swap;
mod week;
mod words;

use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Asked, NoDay, OneSession, OpenDay, Options, Week};
use behov_solver::rng::Seed;
use behov_solver::table::SessionId;
use behov_solver::units::Probability;

pub use crate::verb::session_name::{session_name, session_names, session_said};
pub(super) use board::{compared, one_told, unpunctual, unpunctual_told, visits};
pub use open::window_name;
pub(super) use open::{open_board, open_told};
pub use sheet::{day_week as csv_week, one_day as csv_day};
pub(super) use swap::{swap_board, swap_told};
pub(super) use week::{sums, week_board, week_told};
pub(super) use words::{
    Board, claim_code, clock, made_of, no_day, no_day_code, no_swap_code, rule_code, work,
    work_code,
};

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
