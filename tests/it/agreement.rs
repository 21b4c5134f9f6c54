//! The table of bridges is true, and has every promise of every shipped clinic.

use std::fs;
use std::path::Path;

use behov::format;
use behov_solver::instance::{Asks, InstanceParts, Promise};
use behov_solver::plan::bridge::{Bridge, bridges, head, line};
use behov_solver::plan::confirm::{Confirmed, Effort, confirm};
use behov_solver::rng::Seed;
use behov_solver::sizing::{self, Options};
use behov_solver::solve::Watch;
use behov_solver::table::NeedId;

use crate::run::{all_shipped, shipped};

fn table() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/agreement.md");
    fs::read_to_string(file).expect("the table")
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn the_bridge_of_the_tiny_clinic_stands_in_the_table_as_it_is_played_now() {
    let clinic = format::read(&shipped("tiny")).expect("a clinic");
    let (effort, watch) = (Effort::usual(Seed(0)), Watch::default());
    let sizing = sizing::size(&clinic, &Options { as_is: false, frontier: true });
    let played: Confirmed = confirm(&clinic, sizing, &effort, &watch).expect("nobody stops it");
    let bridges: Vec<Bridge> = bridges(&clinic, &played.sizing, &effort, &watch);
    assert!(!bridges.is_empty());
    let table = table();
    assert!(table.contains(&head()), "{}", head());
    for bridge in bridges {
        let row = line(&clinic, &bridge, &played);
        assert!(table.contains(&row), "make docs/agreement.md again: {row}");
    }
}

/// Whether a stream or a panel asks for a need today.
fn asked(parts: &InstanceParts, need: NeedId) -> bool {
    let pathway = |asks: Asks| match asks {
        Asks::Need(asked) => asked == need,
        Asks::Pathway(row) => parts.pathways[row].steps.iter().any(|step| step.need == need),
    };
    let streams = parts.streams.iter().any(|row| row.per_week > 0.0 && pathway(row.asks));
    let mut panels = parts.panels.iter();
    streams || panels.any(|row| row.need_based == Some(need) && row.converted.value() > 0.0)
}

#[test]
fn the_table_of_bridges_has_a_row_for_every_promise_whose_steps_add_up() {
    let table = table();
    let head = head();
    let columns = cells(head.lines().next().expect("a head"));
    let at = |name: &str| columns.iter().position(|column| *column == name).expect("a column");
    let (computed, played) = (at("computed %"), at("played %"));
    let mut told = 0;
    for name in all_shipped() {
        let clinic = format::read(&shipped(&name)).expect("a clinic");
        let parts = clinic.parts();
        for (id, need) in parts.needs.iter() {
            // A need nobody asks for yet has no row: patients come to it on a road.
            let promised = matches!(need.promise, Promise::Access { .. }) && need.held;
            let promised = promised && asked(parts, id);
            let of_need = |row: &&str| {
                let row = cells(row);
                row.len() == columns.len()
                    && row[0] == parts.name
                    && row[1].ends_with(&format!(": {}", need.name))
            };
            let rows: Vec<&str> = table.lines().filter(of_need).collect();
            assert!(!promised || !rows.is_empty(), "{name}: {} has no row", need.name);
            told += rows.len();
            for row in rows {
                let row = cells(row);
                let number = |cell: &str| -> f64 {
                    let mean = cell.split('±').next().expect("a mean");
                    mean.trim().parse().unwrap_or_else(|_| panic!("{cell} is no number"))
                };
                let sum: f64 = row[computed..played].iter().map(|cell| number(cell)).sum();
                // Each of the ten figures is rounded to a tenth.
                assert!((sum - number(row[played])).abs() < 0.5 + 1e-9, "{name}: {row:?}");
            }
        }
    }
    let rows = table.lines().filter(|row| cells(row).len() == columns.len()).count();
    assert_eq!(rows, told + 2, "a row that is of no shipped clinic");
}
