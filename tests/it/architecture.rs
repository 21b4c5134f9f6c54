//! The house stands: rooms use only the floors below them, files stay small, doors stay few.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the solver, lowest first.
const FLOORS: [&str; 22] = [
    "number",
    "union_find",
    "units",
    "table",
    "dice",
    "draws",
    "rng",
    "solve",
    "instance",
    "answer",
    "evaluation",
    "lp",
    "demand",
    "supply",
    "day",
    "sizing",
    "road",
    "template",
    "booking",
    "simulation",
    "plan",
    "lib",
];

/// Longest file \[lines\], and the median the house is built for.
const FILE_LINES_MAX: usize = 500;
const FILE_LINES_MEDIAN: usize = 150;

pub(crate) fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

pub(crate) fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("a source file is readable")
}

/// The room a file of the solver belongs to.
fn room(file: &Path) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("solver/src");
    let inside = file.strip_prefix(source).expect("a file of the solver");
    let first = inside.components().next().expect("a file has a name").as_os_str();
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|&name| name == room)
}

/// Code without its unit tests: tests may look anywhere.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or(code)
}

fn is_test_file(file: &Path) -> bool {
    let named = |name: &str| file.components().any(|part| part.as_os_str() == name);
    named("tests.rs") || named("tests") || named("cast.rs")
}

#[test]
fn every_room_stands_on_a_floor_and_uses_only_the_floors_below() {
    let mut wrong = Vec::new();
    for file in rust_files("solver/src") {
        let here = room(&file);
        let Some(height) = floor(&here) else {
            wrong.push(format!("{here} is on no floor"));
            continue;
        };
        if is_test_file(&file) {
            continue;
        }
        let code = text(&file);
        for used in without_tests(&code).split("crate::").skip(1) {
            let used: String =
                used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            match floor(&used) {
                None => wrong.push(format!("{}: {used} is on no floor", file.display())),
                Some(other) if other > height => {
                    wrong.push(format!("{}: {here} uses {used} above it", file.display()));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rooms of the shell, lowest first.
const SHELL: [&str; 8] =
    ["messages", "format", "folder", "extract", "generate", "verb", "report", "cli"];

/// Rooms of the shell above `room` that its code names.
fn shell_above<'c>(room: &str, code: &'c str) -> Vec<&'c str> {
    let height = SHELL.iter().position(|known| *known == room);
    let name = |rest: &'c str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    let lines = without_tests(code).lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = lines.flat_map(|line| line.split("crate::").skip(1)).filter_map(name);
    named.filter(|used| SHELL.iter().position(|known| known == used) > height).collect()
}

#[test]
fn the_shell_stands_on_floors_too() {
    assert_eq!(shell_above("verb", "use crate::report::Voice;\nuse crate::format;"), ["report"]);
    assert!(shell_above("report", "// crate::cli\nuse crate::verb;").is_empty());
    let mut wrong = Vec::new();
    for file in rust_files("src") {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let inside = file.strip_prefix(source).expect("a file of the shell");
        let room = inside.iter().next().expect("a file has a name").to_string_lossy();
        if inside.iter().count() == 1 {
            continue;
        }
        assert!(SHELL.contains(&&*room), "{room} is on no floor");
        let named = |end: &str| file.display().to_string().ends_with(end);
        if is_test_file(&file) || named("_tests.rs") {
            continue;
        }
        let code = text(&file);
        let above = shell_above(&room, &code);
        wrong.extend(above.iter().map(|used| format!("{}: uses {used}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn capacity_is_read_in_supply_alone() {
    // Roles, settings, teams of a session, partial pooling and leave; `Step::seen_by(` is a verb.
    let forbidden = [
        "session_teams(",
        "Setting::",
        ".roles",
        ".absences",
        ".works(",
        ".held_chance(",
        "instance.may_serve(",
        "clinic.may_serve(",
        "parts.may_serve(",
    ];
    let mut wrong = Vec::new();
    for room in ["sizing", "template", "booking", "simulation"] {
        for file in rust_files(&format!("solver/src/{room}")) {
            // The dilemma states a clinic of its own.
            if is_test_file(&file) || file.ends_with("dilemma/clinic.rs") {
                continue;
            }
            let code = text(&file);
            let code = without_tests(&code).replace(".seen_by(", "");
            let found = forbidden.iter().chain(&[".seen_by"]).filter(|word| code.contains(**word));
            wrong.extend(found.map(|word| format!("{}: {word}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_library_has_one_door() {
    let doors: [(&str, &[&str], &str); 6] = [
        ("solver/src", &["good_lp::", "highs::"], "solver/src/lp/"),
        ("solver/src", &["rand_chacha::", "rand::"], "solver/src/rng.rs"),
        ("solver/src", &["serde"], "nowhere"),
        ("src", &["clap::"], "src/cli/"),
        // Tables are written by `src/format/table.rs` and read by `src/format/list/`.
        ("src", &["csv::Writer", "csv::Reader"], "nowhere"),
        ("src", &["serde::"], "src/format/|src/report/json|src/generate/"),
    ];
    let mut wrong = Vec::new();
    for (folder, libraries, allowed) in doors {
        for file in rust_files(folder) {
            let name = file.display().to_string();
            if allowed.split('|').any(|door| name.contains(door)) {
                continue;
            }
            let code = text(&file);
            for library in libraries {
                let used = code
                    .lines()
                    .any(|line| !line.trim_start().starts_with("//") && line.contains(library));
                if used {
                    wrong.push(format!("{name} uses {library}; the door is {allowed}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let folders = ["solver/src", "src", "tests", "benches", "examples"];
    let mut lengths: Vec<(usize, PathBuf)> = folders
        .iter()
        .flat_map(|folder| rust_files(folder))
        .map(|file| (text(&file).lines().count(), file))
        .collect();
    lengths.sort();
    let (longest, file) = lengths.last().expect("there is code");
    assert!(*longest <= FILE_LINES_MAX, "{} has {longest} lines", file.display());
    let (median, _) = lengths[lengths.len() / 2];
    assert!(median <= FILE_LINES_MEDIAN, "the median file has {median} lines");
}
