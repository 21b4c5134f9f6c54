//! How good the best holds on sample paths are proved to be: one line per team and release rule.
//!
//! ~~~console
//! $ cargo run --example sample_gap -- instances/tiny 1000
//! ~~~
//!
//! The number is that of the paths.

use std::io::Write;
use std::path::PathBuf;

use behov::format;
use behov_solver::rng::Seed;
use behov_solver::sizing::sample::{Release, SampleOptions, Start, Weights, optimise};
use behov_solver::solve::{Limits, Watch};

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("instances/tiny"), PathBuf::from);
    let paths = std::env::args().nth(2).and_then(|paths| paths.parse().ok()).unwrap_or(1000);
    let mut out = std::io::stdout().lock();
    let clinic = match format::read(&folder) {
        Ok(clinic) => clinic,
        Err(faults) => return writeln!(out, "{} faults; see `behov check`", faults.len()),
    };
    let options = SampleOptions {
        paths,
        days: 260,
        warm_up: 0,
        seed: Seed(0),
        start: Start::Today,
        releases: vec![Release::Never, Release::DaysBefore(0)],
        fill: vec![0.3, 0.7, 1.0],
        flexible: Vec::new(),
    };
    let weights = Weights { late: 10.0, waiting: 1.0, idle_worth: 0.0, extra: 0.0 };
    let optima = optimise(&clinic, &options, &weights, &Limits::default(), &Watch::default());
    for optimum in &optima {
        let proved = optimum.bound.zip(optimum.gap()).map_or_else(
            || "unproven".to_owned(),
            |(bound, gap)| format!("bound {bound:12.2}, gap {:8.5} %", gap * 100.0),
        );
        writeln!(
            out,
            "{} {}: {:?}, {:?}: cost {:12.2}, {proved}, fresh {:12.2} ± {:.2}, {} designs weighed, {} min held",
            clinic.parts().name,
            clinic.parts().teams[optimum.team].name,
            optimum.release,
            optimum.model,
            optimum.cost,
            optimum.out_of_sample.mean,
            optimum.out_of_sample.half_width,
            optimum.evaluations,
            optimum.holds.iter().map(|held| held.0).sum::<i32>(),
        )?;
    }
    Ok(())
}
