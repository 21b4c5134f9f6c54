//! Every command of the README does what it says.

use std::process::Command;

use crate::run::{folder, shipped};

#[test]
fn the_readme_tells_the_truth() {
    trycmd::TestCases::new().case("README.md").run();
}

#[test]
fn every_command_of_the_table_runs_in_its_order() {
    let place = folder("readme");
    std::os::unix::fs::symlink(shipped(""), place.join("instances")).expect("a link");
    let readme = include_str!("../../README.md");
    let rows = readme.lines().filter(|line| line.starts_with('|'));
    let calls: Vec<&str> =
        rows.filter_map(|row| row.split("`behov ").nth(1)?.split('`').next()).collect();
    assert!(calls.len() >= 7, "the table has its commands: {calls:?}");
    for call in calls {
        let ended = Command::new(env!("CARGO_BIN_EXE_behov"))
            .args(call.split_whitespace())
            .current_dir(&place)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "behov {call}: {said}");
    }
}
