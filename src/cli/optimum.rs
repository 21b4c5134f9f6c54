//! `behov size --sample`: the holds of least cost on random paths.

use std::io::Write;

use behov_solver::instance::Instance;
use behov_solver::plan::optimum;
use behov_solver::sizing::{self, Options};
use behov_solver::solve::Limits;

use super::arguments::Size;
use super::exit::{Exit, Stop};
use super::frontier;
use super::shell::Shell;
use crate::messages::key;
use crate::report::{Optima, json, text};

/// Searches every team and shows the best beside what sizing recommends.
pub(super) fn run(
    shell: &Shell,
    instance: &Instance,
    given: &Size,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let faults = frontier::extent(given.paths, given.days);
    if !faults.is_empty() {
        return Err(Stop::Calls(faults));
    }
    let watch = shell.watch();
    let options = optimum::options(instance, given.paths, given.days, shell.seed());
    let (sizing, teams) = {
        let _doing = shell.measuring(key!("shell.sampling"), &watch);
        let sizing = sizing::size(instance, &Options { as_is: false, frontier: false });
        let limits = Limits { stop: watch.stop.clone(), ..Limits::default() };
        let teams = optimum::optimum(instance, &sizing, &options, &limits, &watch);
        (sizing, teams)
    };
    let optima = Optima {
        instance,
        options: &options,
        weights: &optimum::weights(instance),
        sizing: &sizing,
        teams: &teams,
        partial: watch.stop.stopped(),
    };
    let document = json::optimum(&optima);
    let printed =
        if shell.common.json { document.clone() } else { text::optimum(shell.voice, &optima) };
    shell.deliver(results, &printed, &[("optimum.json", document)])?;
    Ok(if teams.is_empty() { Exit::No } else { Exit::Done })
}
