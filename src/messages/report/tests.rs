use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;

use super::TABLES;

fn entries() -> impl Iterator<Item = &'static crate::messages::Entry> {
    TABLES.iter().copied().flatten()
}

#[test]
fn no_message_has_two_meanings() {
    let mut seen = BTreeSet::new();
    for entry in entries() {
        assert!(seen.insert(entry.key), "{} stands twice", entry.key);
    }
}

#[test]
fn both_languages_name_the_same_values() {
    let name = Regex::new(r"\{[a-z_]+\}").unwrap();
    for entry in entries() {
        let names = |text| name.find_iter(text).map(|m| m.as_str()).collect::<BTreeSet<_>>();
        assert_eq!(names(entry.en), names(entry.da), "{}", entry.key);
        assert!(!entry.en.is_empty() && !entry.da.is_empty(), "{}", entry.key);
    }
}

#[test]
fn every_message_the_reports_ask_for_exists() {
    let asked = Regex::new(r#"(?:say|tell|plural)\(\s*"([a-zA-Z0-9.-]+)""#).unwrap();
    let keys: BTreeSet<_> = entries().map(|entry| entry.key).collect();
    let mut sources = Vec::new();
    for room in ["report", "cli"] {
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut sources);
    }
    let mut count = 0;
    for source in sources {
        for found in asked.captures_iter(&source) {
            assert!(keys.contains(&found[1]), "no message is called `{}`", &found[1]);
            count += 1;
        }
    }
    assert!(count > 100, "the pattern finds the calls: {count}");
}

fn rust_files(folder: &Path, sources: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn a_value_that_looks_like_a_name_is_left_alone() {
    use crate::messages::fill;
    assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
    assert_eq!(fill("{unknown} { {a}", &[("a", "1")]), "{unknown} { {a}");
}
