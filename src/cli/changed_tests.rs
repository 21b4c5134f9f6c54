//! Changes played by `simulate` and `compare`, from the call to what they say.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;
use serde_json::Value;

use super::arguments::Arguments;
use super::*;

/// A file of changes of the tiny clinic: of a panel, a need and a stream.
const CHANGES: &str = r#"
[[change]]
name = "convert"
kind = "need-based"
panel = "controls"
from = 2026-11-02
share = 0.5
accepts = 0.6

[[change]]
name = "video"
kind = "virtual"
need = "urgent"
from = 2026-11-02
share = 0.5
minutes = 15
"#;

fn file(name: &str, text: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("behov-changed-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("changes.toml");
    std::fs::write(&path, text).unwrap();
    path
}

fn call(words: &[&str]) -> (u8, String) {
    let words: Vec<OsString> =
        ["behov"].iter().chain(words).chain(&["--quiet"]).map(OsString::from).collect();
    let mut results = Vec::new();
    let exit = run(&words, &mut results);
    (exit, String::from_utf8(results).unwrap())
}

fn json(words: &[&str]) -> Value {
    let (exit, text) = call(&[words, &["--json"]].concat());
    assert_eq!(exit, 0, "{text}");
    serde_json::from_str::<Value>(&text).unwrap()["answer"].clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

const SHORT: [&str; 4] = ["--weeks", "13", "--replications", "4"];

#[test]
fn a_file_of_changes_is_played_and_told_month_by_month() {
    let file = file("simulate", CHANGES);
    let words = ["simulate", "instances/tiny", "--changes", file.to_str().unwrap()];
    let told = json(&[&words[..], &SHORT].concat());
    assert_eq!(told["breaches"], serde_json::json!([]));
    let played = &told["policy"]["changes_played"];
    let kinds: Vec<&str> = played["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["need-based", "virtual"]);
    let months = played["panels"][0]["months"].as_array().unwrap();
    assert_eq!(months.len(), 3);
    // 20 due a week, half may convert, 60 % of these do: six a week in five weeks.
    assert!((number(&months[0]["expected"]["converted_patients"]) - 30.0).abs() < 1e-6);
    let converted = number(&played["panels"][0]["converted_patients"]["value"]);
    assert!((converted - 78.0).abs() < 25.0, "{converted} of 78");
    let needs = told["measures"].as_array().unwrap().iter().filter_map(|row| row["need"].as_str());
    assert!(needs.into_iter().any(|need| need == "urgent (video)"), "what it brings is measured");
    // A policy that says itself who converts plays no panel.
    let words = [&words[..], &SHORT, &["--policy", "day-one-conversion"]].concat();
    let told = json(&words);
    assert_eq!(told["policy"]["name"], "need-based");
    assert_eq!(told["policy"]["changes_played"]["panels_move"], false);
    assert_eq!(told["policy"]["changes_played"]["panels"][0]["months"][0]["expected"], Value::Null);
}

#[test]
fn a_clinic_is_played_as_it_is_unless_its_changes_are_asked_for() {
    let short = ["--weeks", "4", "--replications", "2", "--holds", "in-use"];
    for (verb, policies) in [
        ("simulate", ["--policy", "carve-out"]),
        ("compare", ["--policies", "carve-out,advanced-access"]),
    ] {
        let words = [&[verb, "instances/gentofte-rheumatology"][..], &policies].concat();
        let told = json(&[&words[..], &short].concat());
        let played = if verb == "simulate" { &told["policy"] } else { &told["policies"][0] };
        assert_eq!(played["changes_played"], Value::Null, "{verb}");
    }
    let words = ["simulate", "instances/gentofte-rheumatology", "--changes"];
    let told = json(&[&words[..], &short].concat());
    assert!(!told["policy"]["changes_played"]["changes"].as_array().unwrap().is_empty());
}

#[test]
fn a_clinic_stands_beside_itself_with_changes() {
    let file = file("compare", CHANGES);
    for flag in ["--with", "--changes"] {
        let words = ["compare", "instances/tiny", flag, file.to_str().unwrap()];
        let told = json(&[&words[..], &SHORT].concat());
        let names = |at: usize| told["policies"][at]["name"].as_str().unwrap().to_owned();
        assert_eq!(
            (names(0), names(1)),
            ("carve-out as-it-is".into(), "carve-out with-changes".into())
        );
        assert_eq!(told["policies"][0]["changes_played"], Value::Null);
        let rows = told["comparisons"][0]["differences"].as_array().unwrap();
        let row =
            rows.iter().find(|row| row["measure"] == "virtual_share" && row["need"].is_null());
        let row = row.expect("a share of virtual visits");
        assert!(number(&row["before"]["value"]).abs() < 1e-12);
        assert!(number(&row["after"]["value"]) > 0.05 && row["shown"] == true, "{row}");
    }
}

#[test]
fn both_languages_tell_a_clinic_beside_itself() {
    let file = file("words", CHANGES);
    for (lang, said) in [
        ("en", ["as it is", "with the changes", "CHANGES PLAYED", "month from"]),
        ("da", ["som i dag", "med ændringerne", "ÆNDRINGER, DER ER AFSPILLET", "måned fra"]),
    ] {
        let words = ["compare", "instances/tiny", "--with", file.to_str().unwrap(), "--lang", lang];
        let (_, told) = call(&[&words[..], &SHORT].concat());
        for word in said {
            assert!(told.contains(word), "{word}: {told}");
        }
    }
}

#[test]
fn what_changes_make_hangs_on_what_they_are_assumed_to_do() {
    let file = file("sensitivity", CHANGES);
    let words = ["compare", "instances/tiny", "--with", file.to_str().unwrap(), "--sensitivity"];
    let told = json(&[&words[..], &["--weeks", "8", "--replications", "2"]].concat());
    let levers: Vec<&str> = told["levers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["lever"].as_str().unwrap())
        .collect();
    for lever in ["change-share", "change-accepts", "change-minutes"] {
        assert!(levers.contains(&lever), "{lever} of {levers:?}");
    }
    // The same policies without changes know none of it.
    let words =
        ["compare", "instances/tiny", "--sensitivity", "--weeks", "8", "--replications", "2"];
    let told = json(&words);
    assert_eq!(told["levers"].as_array().unwrap().len(), 12);
}

/// What is wrong with a call.
fn wrong(words: &[&str]) -> String {
    let call = ["behov"].iter().chain(words);
    let parsed = Arguments::try_parse_from(call).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let stop = dispatch(&shell, &parsed, &mut Vec::new()).expect_err("the call is wrong");
    shell.complaint(&stop)
}

#[test]
fn contradictions_and_empty_questions_are_refused_by_their_codes() {
    let twice = format!(
        "{CHANGES}\n{}",
        CHANGES.replace("\"convert\"", "\"again\"").replace("\"video\"", "\"more\"")
    );
    let twice = file("twice", &twice.replace("share = 0.5", "share = 0.7"));
    let path = twice.to_str().unwrap();
    for words in [
        ["simulate", "instances/tiny", "--changes", path],
        ["compare", "instances/tiny", "--with", path],
    ] {
        let told = wrong(&words);
        // Told once for the panel and once for the need, as `road` tells it.
        assert_eq!(told, wrong(&["road", "instances/tiny", "--changes", path]));
        assert_eq!(told.matches("changes.toml").count(), 2, "{told}");
    }
    assert!(wrong(&["compare", "instances/tiny", "--with"]).contains("B0429"));
    let call = [
        "compare",
        "instances/tiny",
        "--with",
        "instances/tiny",
        "--sensitivity",
        "--policies",
        "carve-out",
    ];
    assert!(wrong(&call).contains("B0428"));
}
