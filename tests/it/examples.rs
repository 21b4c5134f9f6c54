//! Every example of the library runs as its first page says, on something small.
//!
//! `cargo test` builds them where it is not told to test less, as in `make test`; else
//! `cargo build --examples` does. What is built last is run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::folder;

/// Each example with its words.
const CALLS: [(&str, &str); 12] = [
    ("assign", "FILE --seconds 5"),
    ("bridges", "instances/tiny"),
    ("chain", "instances/tiny"),
    ("day", "--patients 6 --intervals 12 --interval-minutes 15 --mean 20 --no-show 0.1"),
    ("devon", "--pooling --replications 2"),
    ("first_plan", "instances/tiny"),
    ("hold_card", "--capacity 10 --sub-acute 3 --routine 6 --waiting 1 --overtime 10"),
    ("open_clinic", "--from 08:00 --to 09:00 --patients 5 --mean 15 --cv 0.6 --clinicians 1"),
    ("own_policy", "instances/tiny"),
    ("queue", "--customers 20000 --threads 1"),
    ("sample_gap", "instances/tiny"),
    ("size_sub_acute", "instances/tiny"),
];

/// Two bins for three items, as the OR-Library writes it: costs, sizes, capacities.
const ASSIGNMENT: &str = "2 3\n1 2 3\n3 1 2\n2 2 2\n2 2 2\n4 4\n";

/// Where the examples of this build lie.
fn built(name: &str) -> PathBuf {
    let tests = std::env::current_exe().expect("this test is a program");
    let build = tests.ancestors().nth(2).expect("it lies in a folder of the build");
    build.join("examples").join(name)
}

#[test]
fn every_example_runs_and_says_something() {
    let file = folder("examples").join("assignment.txt");
    fs::write(&file, ASSIGNMENT).expect("a file");
    for (name, words) in CALLS {
        let program = built(name);
        assert!(program.exists(), "build it first: cargo build --examples");
        let words = words.replace("FILE", file.to_str().expect("a readable path"));
        let ended = Command::new(program)
            .args(words.split(' '))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("an example starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{name} {words}: {said}");
        assert!(!ended.stdout.is_empty(), "{name} {words} says nothing");
    }
}

#[test]
fn no_example_is_left_out() {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"));
    let files = entries.expect("examples").map(|entry| entry.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let names: BTreeSet<String> =
        files.map(|path| path.file_stem().expect("a name").to_string_lossy().into()).collect();
    let called: BTreeSet<String> = CALLS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, called);
}
