//! Chain, sample paths and patients played one by one agree, and the table of it is true.

use std::fs;
use std::path::Path;

use behov::format;
use behov_solver::plan::agreement::{
    Options, Row, Verdict, agreement, line, names, standard_error,
};

use crate::run::{all_shipped, shipped};

/// What the table in the docs was made with.
fn tiny() -> (String, Row) {
    let clinic = format::read(&shipped("tiny")).expect("a clinic");
    let rows = agreement(&clinic, &Options::default());
    let row = rows.into_iter().next().expect("one team");
    (line("tiny", &clinic.parts().teams[row.team].name, &row), row)
}

fn table() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/chain.md");
    fs::read_to_string(file).expect("the table")
}

#[test]
fn chain_paths_and_divisible_patients_of_the_tiny_clinic_agree() {
    let (_, row) = tiny();
    let access = row.access.expect("a steady state");
    for estimate in [access.sample, access.in_steps] {
        let error = standard_error(estimate);
        // Narrow enough to mean something: an error of half a point at most.
        assert!(error < 0.005, "{estimate:?}");
        assert!((estimate.mean - row.access_exact).abs() <= 3.0 * error, "{row:?}");
    }
    let (wait, exact) = (row.wait.expect("a steady state"), row.wait_exact.expect("exact"));
    for estimate in [wait.sample, wait.in_steps] {
        assert!((estimate.mean - exact).abs() <= 3.0 * standard_error(estimate), "{row:?}");
    }
    // Visits of 40 and 60 minutes do not fill mornings as steps of 20 do.
    assert_eq!(row.verdict, Verdict::Packing);
    assert!(wait.whole.mean > wait.in_steps.mean);
}

#[test]
fn the_table_has_every_group_of_its_clinics_and_the_tiny_clinic_as_it_is_computed_now() {
    let table = table();
    assert!(table.contains(&tiny().0), "make docs/chain.md again: {}", tiny().0);
    let mut told = 0;
    for name in all_shipped() {
        let clinic = format::read(&shipped(&name)).expect("a clinic");
        // A clinic whose runs take very long may be left out; the text above the table says which.
        if !table.contains(&format!("\n| {name} | ")) {
            assert!(
                table.contains(&format!("`{name}`")),
                "{name} is neither in the table nor left out"
            );
            continue;
        }
        for group in names(&clinic) {
            let begins = format!("| {name} | {group} |");
            let rows = table.lines().filter(|row| row.starts_with(&begins)).count();
            assert_eq!(rows, 1, "{name}, {group}");
            told += 1;
        }
    }
    let rows = table.lines().filter(|row| row.ends_with(" |")).count();
    assert_eq!(rows, told + 1, "a row that is of no shipped clinic");
    for row in table.lines().filter(|row| row.ends_with("| differ |")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let named = format!("`{}`, {}:", cells[1], cells[2]);
        assert!(table.contains(&named), "chain, paths and patients differ: {row}");
    }
}
