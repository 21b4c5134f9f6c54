//! What `plan` and `template` find.

use behov_solver::evaluation::Breach;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::Confirmed;
use behov_solver::plan::day::Week;
use behov_solver::plan::opening::Opened;
use behov_solver::rng::Seed;
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::{DatedBlock, Outcome};
use chrono::NaiveDate;

/// A sizing and the template that keeps it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The clinic.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Whether the template keeps the holds in use.
    pub as_is: bool,
    /// How much is held.
    pub sizing: ClinicSizing,
    /// The holds as played in the clinic day by day.
    pub played: Option<Confirmed>,
    /// The template, or why there is none.
    pub outcome: Outcome,
    /// Promises the referee found broken; empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
    /// When its blocks open, and what it keeps when played.
    pub opened: Option<Opened>,
    /// The template laid out on dates, where asked for.
    pub dated: Option<DatedWeeks>,
    /// What its days are like, where there is one.
    pub days: Option<Week>,
    /// Whether the run was stopped before all was played.
    pub stopped: bool,
}

/// A template laid out on dates.
#[derive(Clone, Debug)]
pub struct DatedWeeks {
    /// The Monday of the first week.
    pub from: NaiveDate,
    /// Number of weeks.
    pub weeks: u32,
    /// The blocks in order of date, session and time; those of closed days and absences are marked
    /// lost.
    pub blocks: Vec<DatedBlock>,
}
