//! What one hold more buys: the frontier of a team, as the library gives it.
//!
//! ~~~console
//! $ cargo run --example size_sub_acute -- instances/tiny
//! ~~~

use std::io::Write;
use std::path::PathBuf;

use behov::format;
use behov_solver::sizing::{self, Options};

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("instances/tiny"), PathBuf::from);
    let mut out = std::io::stdout().lock();
    let clinic = match format::read(&folder) {
        Ok(clinic) => clinic,
        Err(faults) => return writeln!(out, "{} faults; see `behov check`", faults.len()),
    };
    for team in sizing::size(&clinic, &Options { as_is: false, frontier: true }).teams {
        writeln!(out, "{}", clinic.parts().teams[team.team].name)?;
        for point in &team.frontier {
            let mark = if point.recommended { " <- recommended" } else { "" };
            writeln!(
                out,
                "{:>3} holds: {:6.1} min/week too late, {:6.1} min/week idle beside a queue{mark}",
                point.hold_count,
                point.design.overflow_minutes_per_week,
                point.design.idle_beside_queue_minutes_per_week,
            )?;
        }
    }
    Ok(())
}
