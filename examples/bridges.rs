//! The bridge from the computed figure to the played clinic: a table with one row per promise, for the
//! shipped clinics or for those named.
//!
//! ~~~console
//! $ cargo run --example bridges -- instances/tiny
//! $ cargo run --example bridges -- --write docs/agreement.md
//! ~~~

use std::io::Write;
use std::path::{Path, PathBuf};

use behov::format;
use behov_solver::plan::bridge::{bridges, head, line};
use behov_solver::plan::confirm::{Effort, confirm};
use behov_solver::rng::Seed;
use behov_solver::sizing::{self, Options};
use behov_solver::solve::Watch;

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
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--write" {
            file = words.next();
        } else {
            folders.push(PathBuf::from(word));
        }
    }
    if folders.is_empty() {
        folders = SHIPPED.iter().map(|name| Path::new("instances").join(name)).collect();
    }
    let effort = Effort::usual(Seed(0));
    let explained = include_str!("bridges.head.md")
        .replace("{replications}", &effort.replications.to_string())
        .replace("{weeks}", &effort.terms.weeks.to_string());
    let mut text = format!("{}\n\n{}\n", explained.trim_end(), head());
    for folder in folders {
        let Ok(clinic) = format::read(&folder) else {
            return writeln!(std::io::stderr(), "{}: see `behov check`", folder.display());
        };
        let watch = Watch::default();
        let sizing = sizing::size(&clinic, &Options { as_is: false, frontier: true });
        let played = confirm(&clinic, sizing, &effort, &watch);
        for bridge in bridges(&clinic, &played.sizing, &effort, &watch) {
            text += &line(&clinic, &bridge, &played);
            text += "\n";
        }
    }
    match file {
        Some(file) => std::fs::write(file, text),
        None => write!(std::io::stdout().lock(), "{text}"),
    }
}
