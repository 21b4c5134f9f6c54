//! JSON speaks in codes and in the clinic's own names: no sentence stands in an answer.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{Said, behov, folder, shipped, tiny_with};

/// Words of people: the call, notes and values of assumptions, what the referee and a notice say
/// beside their codes, and a fault of a file with its way out.
const FREE: [&str; 7] = ["command", "note", "value", "says", "values", "cause", "help"];

/// Every text in an answer that is no code and no name of these files.
fn sentences(at: &str, found: &Value, names: &str, told: &mut Vec<String>) {
    match found {
        Value::String(text) => {
            // A session or an open clinic is called by a name with its day and hours behind.
            let name = text.rsplit_once('/').map_or(&**text, |(name, _)| name);
            if text.contains(' ') && !names.contains(name) {
                told.push(format!("{at}: {text}"));
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| sentences(at, row, names, told)),
        Value::Object(keys) => {
            for (key, value) in keys.iter().filter(|(key, _)| !FREE.contains(&&***key)) {
                sentences(&format!("{at}.{key}"), value, names, told);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What was asked, with whole answer.
fn holds_codes(said: &Said, asked: &[&str], names: &str) -> Value {
    let found: Value = serde_json::from_str(&said.out)
        .unwrap_or_else(|fault| panic!("{asked:?}: {fault}: {}", said.all()));
    let mut told = Vec::new();
    sentences("", &found, names, &mut told);
    assert!(told.is_empty(), "{asked:?}: {told:#?}");
    found
}

/// Every text of a clinic's folder.
fn names(clinic: &Path) -> String {
    let files = fs::read_dir(clinic).expect("a clinic").map(|entry| entry.expect("a file").path());
    let text = |file| fs::read_to_string(file).expect("text");
    files.filter(|file| file.is_file()).map(text).collect::<Vec<_>>().join("\n")
}

/// Every verb about a clinic; some ways of asking only where `all` is.
fn every_verb(clinic: &Path, all: bool) {
    let (at, names) = (clinic.to_str().expect("a path"), names(clinic));
    let out = folder(&format!("codes-{}", clinic.file_name().expect("a name").to_string_lossy()));
    let out = out.to_str().expect("a path");
    let short = ["--replications", "2", "--weeks", "4"];
    let ask = |asked: &[&str]| {
        let said = behov(&[asked, &["--json"]].concat());
        holds_codes(&said, asked, &names)
    };
    ask(&["check", at]);
    ask(&["size", at, "--as-is"]);
    ask(&["hold-card", at]);
    ask(&["road", at, "--months", "24", "--best"]);
    ask(&["frontier", at, "--paths", "4", "--days", "20"]);
    ask(&[&["simulate", at, "--policy", "carve-out"], &short[..]].concat());
    ask(&[&["compare", at, "--policies", "carve-out,fixed"], &short[..]].concat());
    if !all {
        return;
    }
    ask(&["sensitivity", at, "--no-play"]);
    ask(&["optimum", at, "--paths", "4", "--days", "20"]);
    ask(&["bridge", at]);
    let plan = ask(&["plan", at, "--weeks", "2", "--time-limit", "60", "--out", out]);
    let template = format!("{out}/template.csv");
    ask(&["check", at, "--template", &template]);
    ask(&["day", at, "--template", &template, "--without-easy", "20%"]);
    let session = plan["answer"]["template"]["sessions"][0]["clinician"].as_str().expect("a name");
    let week = ask(&["day", at, "--template", &template]);
    let rows = week["answer"]["sessions"].as_array().expect("sessions");
    let name = rows.iter().filter_map(|row| row["session"].as_str());
    let name = name.into_iter().find(|name| name.starts_with(session)).expect("a session");
    ask(&["day", at, name, "--template", &template, "--unpunctual", "5:10"]);
    let booked = format!("{out}/booked");
    let book = ask(&["book", at, "--time-limit", "60", "--out", &booked]);
    let bookings = format!("{booked}/bookings.csv");
    let patients = book["answer"]["patients"].as_array().expect("patients");
    for patient in patients.iter().filter_map(|row| row["pseudonym"].as_str()).take(4) {
        ask(&["explain", at, patient, "--bookings", &bookings]);
    }
    let refused = ask(&["check", "instances"]);
    assert_eq!(refused["kind"], "refusal");
}

#[test]
fn no_answer_of_any_verb_holds_a_sentence() {
    every_verb(&shipped("tiny"), true);
    every_verb(&shipped("amager-joint"), false);
    every_verb(&shipped("bispebjerg-diabetes"), false);
    let visits = shipped("visit-lengths.csv");
    let lengths = ["lengths", visits.to_str().expect("a path"), "--json"];
    holds_codes(&behov(&lengths), &lengths, &fs::read_to_string(&visits).expect("text"));
    let (extract, map) = (shipped("extract.csv"), shipped("lpr3.toml"));
    let (path, map) = (extract.to_str().expect("a path"), map.to_str().expect("a path"));
    let import = ["import", path, "--columns", map, "--today", "2026-11-02", "--json"];
    holds_codes(&behov(&import), &import, &fs::read_to_string(&extract).expect("text"));
    holds_codes(&behov(&["dilemma", "--json"]), &["dilemma"], "");
}

#[test]
fn a_conflict_and_a_team_without_a_card_are_told_in_codes() {
    // Five minutes a week for all: nothing fits, and queues grow.
    let clinic = tiny_with("codes-conflict", |text| text.replace("per_week = 6", "per_week = 90"));
    let (at, names) = (clinic.to_str().expect("a path"), names(&clinic));
    let card = ["hold-card", at, "--json"];
    let told = holds_codes(&behov(&card), &card, &names);
    let because = &told["answer"]["teams"][0]["no_card_because"];
    assert_eq!(because, "no-steady-state");
    let plan = ["plan", at, "--no-play", "--json", "--time-limit", "30"];
    holds_codes(&behov(&plan), &plan, &names);
}

#[test]
fn a_sentence_would_be_seen() {
    let mut told = Vec::new();
    let found = serde_json::json!({ "exact_for": "slots that are alike", "says": "in words" });
    sentences("", &found, "Ada and Bea", &mut told);
    assert_eq!(told, [".exact_for: slots that are alike"]);
}
