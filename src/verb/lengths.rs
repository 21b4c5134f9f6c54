//! `lengths`: how long visits should be planned, from how long past visits took.

use std::path::PathBuf;

use behov_solver::day::lengths::{Costs, Found, Options, study};

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;
use crate::format::{VisitFile, read_visits};

/// Grid of a clinic that does not say \[min\].
const GRID: u32 = 5;
/// What a minute beyond the planned length costs unless the clinic says.
const OVERRUN_COST: f64 = 1.5;
/// What a planned minute not needed costs unless the clinic says.
const IDLE_COST: f64 = 1.0;
/// Parts the visits are split into when rules are compared.
const FOLDS: usize = 10;
/// Fewest visits a recommendation rests on.
const VISITS_MIN: usize = 30;

/// Which visits, and what is better.
#[derive(Clone, Debug)]
pub struct LengthsQuestion {
    /// Past visits.
    pub file: PathBuf,
    /// Planned lengths are multiples of so many minutes; 5 where it is not given.
    pub grid: Option<u32>,
    /// What a minute beyond the planned length costs; 1.5 where it is not given.
    pub overrun_cost: Option<f64>,
    /// What a planned minute not needed costs; 1 where it is not given.
    pub idle_cost: Option<f64>,
}

/// How long visits should be planned.
#[derive(Clone, Debug)]
pub struct Studied {
    /// What was read.
    pub file: VisitFile,
    /// What was asked.
    pub options: Options,
    /// One per group of visits.
    pub found: Vec<Found>,
    /// Names of what was not given.
    pub defaults: Vec<&'static str>,
}

impl LengthsQuestion {
    fn options(&self) -> Options {
        Options {
            grid: self.grid.unwrap_or(GRID),
            costs: Costs {
                overrun: self.overrun_cost.unwrap_or(OVERRUN_COST),
                idle: self.idle_cost.unwrap_or(IDLE_COST),
            },
            folds: FOLDS,
            visits_min: VISITS_MIN,
        }
    }

    fn defaults(&self) -> Vec<&'static str> {
        let given = [
            ("grid", self.grid.is_some()),
            ("overrun", self.overrun_cost.is_some()),
            ("idle", self.idle_cost.is_some()),
        ];
        given.into_iter().filter(|(_, given)| !given).map(|(name, _)| name).collect()
    }
}

/// Reads the visits, and studies each class.
///
/// # Errors
/// Faults of the file.
///
/// # Panics
/// When a cost or the grid is not above 0.
pub fn lengths(question: &LengthsQuestion, host: &Host) -> Result<Studied, Refusal> {
    let file = {
        let _doing = host.doing(Doing::Lengths);
        clinic::noted(host, |read| read_visits(&question.file, read))?
    };
    let options = question.options();
    let study = |visits| study(visits, &options).expect("costs and visits were checked");
    let found = file.groups.iter().map(|group| study(&group.visits)).collect();
    Ok(Studied { file, options, found, defaults: question.defaults() })
}
