//! The bridge from the computed figure to the played clinic: a table with one row per promise, for the
//! shipped clinics or for those named.
//!
//! ~~~console
//! $ cargo run --example bridges -- instances/tiny
//! $ cargo run --example bridges -- --write docs/agreement.md
//! ~~~

mod common;

use std::io::Write;

use behov::format;
use behov_solver::plan::bridge::{bridges, head, line};
use behov_solver::plan::confirm::{Effort, confirm};
use behov_solver::rng::Seed;
use behov_solver::sizing::{self, Options};
use behov_solver::solve::Watch;

use common::Call;

fn main() -> std::io::Result<()> {
    let call = Call::read();
    let effort = Effort::usual(Seed(call.seed.unwrap_or(0)));
    let explained = include_str!("bridges.head.md")
        .replace("{replications}", &effort.replications.to_string())
        .replace("{weeks}", &effort.terms.weeks.to_string())
        .replace("{seed}", &effort.seed.0.to_string());
    let mut text = format!("{}\n\n{}\n", explained.trim_end(), head());
    for folder in &call.folders {
        let Ok(clinic) = format::read(folder) else {
            return writeln!(std::io::stderr(), "{}: see `behov check`", folder.display());
        };
        let watch = Watch::default();
        let sizing = sizing::size(&clinic, &Options { as_is: false, frontier: true });
        let Some(played) = confirm(&clinic, sizing, &effort, &watch) else { continue };
        for bridge in bridges(&clinic, &played.sizing, &effort, &watch) {
            text += &line(&clinic, &bridge, &played);
            text += "\n";
        }
    }
    call.deliver(&text)
}
