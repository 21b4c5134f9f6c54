//! Whether the exact chain, sample paths and patients played one by one agree: a table with one row
//! per team, for the shipped clinics or for those named.
//!
//! ~~~console
//! $ cargo run --example chain -- instances/tiny
//! $ cargo run --example chain -- --write docs/chain.md
//! $ cargo run --example chain -- --seed 1 instances/devon
//! ~~~

mod common;

use std::io::Write;

use behov::format;
use behov_solver::plan::agreement::{HEAD, Options, agreement, line, names};
use behov_solver::rng::Seed;

use common::Call;

fn main() -> std::io::Result<()> {
    let call = Call::read();
    let options = Options::default();
    let options = Options { seed: call.seed.map_or(options.seed, Seed), ..options };
    let mut text = explained(&options);
    for folder in &call.folders {
        let Ok(clinic) = format::read(folder) else {
            return writeln!(std::io::stderr(), "{}: see `behov check`", folder.display());
        };
        for (name, row) in names(&clinic).iter().zip(agreement(&clinic, &options)) {
            text += &line(&clinic.parts().name, name, &row);
            text += "\n";
        }
    }
    call.deliver(&text)
}

/// What the columns are, and what is assumed.
fn explained(options: &Options) -> String {
    format!(
        "{}\n\n{}\n",
        include_str!("chain.head.md")
            .replace("{warm_up_weeks}", &options.warm_up_weeks.to_string())
            .replace("{weeks}", &options.weeks.to_string())
            .replace("{replications}", &options.replications.to_string())
            .replace("{paths}", &options.paths.to_string())
            .replace("{seed}", &options.seed.0.to_string())
            .trim_end(),
        HEAD
    )
}
