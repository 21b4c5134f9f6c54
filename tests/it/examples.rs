//! Every example does what its first lines say: the command that stands there is run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::folder;

/// What is shortened in a command, so that the tests stay short: the same figures from fewer runs.
const SHORTER: [(&str, &str); 3] = [
    ("--customers 1000000", "--customers 20000"),
    ("--replications 20", "--replications 2"),
    ("tiny 1000", "tiny 20"),
];

/// Two bins, three items: costs, sizes, capacities.
const ASSIGNMENT: &str = "2 3\n1 5 4\n3 2 2\n2 3 2\n2 2 3\n4 4\n";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program of an example, which is built beside the tests.
fn program(name: &str) -> PathBuf {
    let tests = std::env::current_exe().expect("the tests run");
    let target = tests.parent().and_then(Path::parent).expect("a target folder");
    target.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The first command in the first lines of an example, without what calls cargo.
fn command(text: &str) -> Option<Vec<String>> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let from = lines.skip_while(|line| !line.starts_with("$ cargo run"));
    let mut whole = String::new();
    for line in from {
        let (part, goes_on) = line.strip_suffix('\\').map_or((line, false), |part| (part, true));
        whole += part;
        if !goes_on {
            break;
        }
    }
    let (_, arguments) = whole.split_once(" -- ")?;
    let short =
        SHORTER.iter().fold(arguments.to_owned(), |text, (from, to)| text.replace(from, to));
    Some(short.split_whitespace().map(str::to_owned).collect())
}

#[test]
fn every_example_does_what_its_first_lines_say() {
    let place = folder("examples");
    let problem = place.join("assignment.txt");
    fs::write(&problem, ASSIGNMENT).expect("a file");
    let mut run = BTreeSet::new();
    for entry in fs::read_dir(root().join("examples")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let given = command(&text).unwrap_or_else(|| panic!("{name} says no command"));
        let file = problem.display().to_string();
        let arguments: Vec<&str> = match given.first().map(String::as_str) {
            // What may be left out stands in brackets after the file.
            Some("FILE") => vec![&file],
            _ => given.iter().map(String::as_str).collect(),
        };
        let done = Command::new(program(&name))
            .args(&arguments)
            .current_dir(root())
            .output()
            .unwrap_or_else(|fault| panic!("{name} is not built: {fault}"));
        let (out, err) =
            (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "{name} {arguments:?}: {err}");
        assert!(!out.trim().is_empty(), "{name} {arguments:?} says nothing");
        if text.contains("Prints one\n//! JSON line") || text.contains("Prints one JSON line") {
            let told: Result<serde_json::Value, _> = serde_json::from_str(out.trim());
            assert!(told.is_ok_and(|told| told.is_object()), "{name}: {out}");
        }
        run.insert(name);
    }
    assert!(run.contains("first_plan") && run.len() >= 13, "{run:?}");
}
