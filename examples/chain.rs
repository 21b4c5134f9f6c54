//! Whether the exact chain, sample paths and patients played one by one agree: a table with one row
//! per team, for the shipped clinics or for those named.
//!
//! ~~~console
//! $ cargo run --example chain -- instances/tiny
//! $ cargo run --example chain -- --write docs/chain.md
//! $ cargo run --example chain -- --seed 1 instances/devon
//! ~~~

use std::io::Write;
use std::path::{Path, PathBuf};

use behov::format;
use behov_solver::plan::agreement::{HEAD, Options, agreement, line, names};
use behov_solver::rng::Seed;

/// The shipped clinics, smallest first.
const SHIPPED: [&str; 8] = [
    "tiny",
    "amager-joint",
    "devon",
    "bispebjerg-diabetes",
    "nordsjaelland-lung",
    "hvidovre-medical",
    "herlev-gentofte-ortho",
    "finsen",
];

fn main() -> std::io::Result<()> {
    let (mut folders, mut file) = (Vec::new(), None);
    let mut options = Options::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--write" {
            file = words.next();
        } else if word == "--seed" {
            let seed = words.next().and_then(|word| word.parse().ok());
            options.seed = seed.map_or(options.seed, Seed);
        } else {
            folders.push(PathBuf::from(word));
        }
    }
    if folders.is_empty() {
        folders = SHIPPED.iter().map(|name| Path::new("instances").join(name)).collect();
    }
    let mut text = explained(&options);
    for folder in folders {
        let Ok(clinic) = format::read(&folder) else {
            return writeln!(std::io::stderr(), "{}: see `behov check`", folder.display());
        };
        for (name, row) in names(&clinic).iter().zip(agreement(&clinic, &options)) {
            text += &line(&clinic.parts().name, name, &row);
            text += "\n";
        }
    }
    match file {
        Some(file) => std::fs::write(file, text),
        None => write!(std::io::stdout().lock(), "{text}"),
    }
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
