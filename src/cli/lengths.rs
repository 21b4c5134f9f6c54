//! `behov lengths`: how long visits should be planned, from how long past visits took.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use behov_solver::day::lengths::{Costs, Found, Options, study};

use super::clinic;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::format::{self, VisitFile};
use crate::messages::key;
use crate::report::{self, csv, html, json, text};

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

/// Arguments of `lengths`.
#[derive(Debug, Args)]
pub(super) struct Lengths {
    /// Past visits as CSV: class, `planned_minutes`, `actual_minutes`, and need where there are several
    pub(super) file: PathBuf,
    /// Planned lengths are multiples of so many minutes [default: 5]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=120))]
    pub(super) grid: Option<u32>,
    /// What a minute beyond the planned length costs [default: 1.5]
    #[arg(long, value_name = "COST", value_parser = cost)]
    pub(super) overrun_cost: Option<f64>,
    /// What a planned minute not needed costs [default: 1]
    #[arg(long, value_name = "COST", value_parser = cost)]
    pub(super) idle_cost: Option<f64>,
}

impl Lengths {
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

    /// Flags that were not given.
    fn defaults(&self) -> Vec<&'static str> {
        let given = [
            ("grid", self.grid.is_some()),
            ("overrun", self.overrun_cost.is_some()),
            ("idle", self.idle_cost.is_some()),
        ];
        given.into_iter().filter(|(_, given)| !given).map(|(name, _)| name).collect()
    }
}

/// Reads the visits, studies each class, and shows what is planned, what happened and what to plan.
pub(super) fn run(shell: &Shell, given: &Lengths, results: &mut dyn Write) -> Result<Exit, Stop> {
    let file = {
        let _doing = shell.doing(key!("shell.lengths"));
        format::read_visits(&given.file).map_err(|faults| clinic::faults(shell, &faults))?
    };
    let options = given.options();
    let (found, defaults) = (studied(&file, &options), given.defaults());
    let told =
        report::Lengths { file: &file, options: &options, found: &found, defaults: &defaults };
    let document = json::lengths(&told);
    let printed =
        if shell.common.json { document.clone() } else { text::lengths(shell.voice, &told) };
    let files = [
        ("lengths.json", document),
        ("lengths.csv", csv::lengths(&told)),
        ("lengths.html", html::lengths(shell.voice, &told)),
    ];
    shell.deliver(results, &printed, &files)?;
    Ok(Exit::Done)
}

fn studied(file: &VisitFile, options: &Options) -> Vec<Found> {
    let study = |visits| study(visits, options).expect("flags and visits were checked");
    file.groups.iter().map(|group| study(&group.visits)).collect()
}

/// A cost above 0.
fn cost(text: &str) -> Result<f64, String> {
    let cost = text.parse().ok().filter(|cost: &f64| *cost >= 1e-6 && *cost <= 1e6);
    cost.ok_or_else(|| "a cost is a number above 0, for example 1.5".to_owned())
}
