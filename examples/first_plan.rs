//! From a clinic file to a judged weekly template, through the library.
//!
//! ~~~console
//! $ cargo run --example first_plan -- instances/tiny
//! ~~~

use std::io::Write;
use std::path::PathBuf;

use behov::format;
use behov_solver::plan;
use behov_solver::solve::Limits;
use behov_solver::template::Outcome;

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("instances/tiny"), PathBuf::from);
    let mut out = std::io::stdout().lock();
    let clinic = match format::read(&folder) {
        Ok(clinic) => clinic,
        Err(faults) => return writeln!(out, "{} faults; see `behov check`", faults.len()),
    };
    let plan = plan::plan(&clinic, None, &Limits::default());
    for team in &plan.sizing.teams {
        let name = &clinic.parts().teams[team.team].name;
        let held = team.design.held_minutes_per_week;
        writeln!(out, "{name}: hold {held:.0} minutes a week ({:?})", team.verdict)?;
    }
    match plan.outcome {
        Outcome::Built(built) => {
            writeln!(
                out,
                "{} blocks, {} breaches",
                built.template.blocks().len(),
                plan.breaches.len()
            )
        }
        Outcome::Impossible(conflict) => {
            writeln!(out, "impossible: {} promises conflict", conflict.promises.len())
        }
        Outcome::Stopped => writeln!(out, "stopped before a template was found"),
    }
}
