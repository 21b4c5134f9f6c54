//! `behov lengths`: how long visits should be planned, from how long past visits took.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::Shell;
use crate::verb::{LengthsQuestion, Refusal, lengths};

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

/// Reads the visits, studies each class, and shows what is planned, what happened and what to plan.
pub(super) fn run(
    shell: &Shell,
    given: &Lengths,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let question = LengthsQuestion {
        file: given.file.clone(),
        grid: given.grid,
        overrun_cost: given.overrun_cost,
        idle_cost: given.idle_cost,
    };
    let answer = lengths(&question, &shell.host())?;
    shell.tell(&answer, results)
}

/// A cost above 0.
fn cost(text: &str) -> Result<f64, String> {
    let cost = text.parse().ok().filter(|cost: &f64| *cost >= 1e-6 && *cost <= 1e6);
    cost.ok_or_else(|| "a cost is a number above 0, for example 1.5".to_owned())
}
