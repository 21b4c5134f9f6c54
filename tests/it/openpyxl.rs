//! Workbooks and bundles as programs of others read and change them: openpyxl, fhir.resources and
//! fhirclient, where python3 has them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::run::{behov, folder, shipped};

/// What a script under `tests/` prints; nothing, and a word of it, where it cannot run here.
fn script(name: &str, packages: &[&str], arguments: &[&str]) -> Option<String> {
    let python = |arguments: &[&str]| Command::new("python3").args(arguments).output().ok();
    let import = format!("import {}", packages.join(", "));
    if python(&["-c", &import]).is_none_or(|ended| !ended.status.success()) {
        // Past what a test keeps to itself: who reads the run is told.
        let install = packages.join(" ");
        let skipped =
            format!("SKIPPED tests/{name}: python3 has not all of it (pip install {install})");
        writeln!(std::io::stderr(), "{skipped}").expect("somebody listens");
        return None;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let path = path.to_str().expect("a readable path");
    let ended = python(&[&[path], arguments].concat()).expect("python3 starts");
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{name}: {said}{wrong}");
    Some(said)
}

#[test]
fn a_clinic_workbook_that_another_program_changed_is_read_with_its_changes() {
    for lang in ["en", "da"] {
        let clinic = folder(&format!("openpyxl-change-{lang}")).join("clinic");
        let dir = clinic.to_str().expect("a readable path");
        assert_eq!(behov(&["init", dir, "--excel", "--lang", lang]).code, 0);
        let book = clinic.join("clinic.xlsx");
        let Some(said) =
            script("openpyxl_change.py", &["openpyxl"], &[book.to_str().expect("a path")])
        else {
            return;
        };
        assert!(said.contains("-> 30"), "{said}");
        let checked = behov(&["check", dir]);
        assert_eq!(checked.code, 0, "{}", checked.all());
        let toml = clinic.with_file_name("toml");
        let converted = behov(&["convert", dir, toml.to_str().expect("a path")]);
        assert_eq!(converted.code, 0, "{}", converted.all());
        let text = fs::read_to_string(toml.join("clinic.toml")).expect("a clinic file");
        let (_, needs) = text.split_once("[[need]]").expect("needs");
        let first = needs.split("[[").next().expect("a need");
        assert!(first.contains("\nminutes = 30\n"), "{first}");
        let (_, leave) = text.split_once("[[absence]]").expect("leave");
        assert!(leave.contains("from = \"2027-W07\"") && leave.contains("to = \"2027-W08\""));
    }
}

#[test]
fn an_exported_workbook_adds_up_in_another_program() {
    let out = folder("openpyxl-read").join("out");
    let (plan, files) = (out.join("plan"), out.join("files"));
    let [plan, files] = [plan, files].map(|path| path.to_str().expect("a path").to_owned());
    let tiny = shipped("tiny").display().to_string();
    for lang in ["en", "da"] {
        let said = behov(&["book", &tiny, "--no-play", "--out", &plan]);
        assert_eq!(said.code, 0, "{}", said.all());
        let said =
            behov(&["export", &tiny, &plan, "--xlsx", "--csv", "--lang", lang, "--out", &files]);
        assert_eq!(said.code, 0, "{}", said.all());
        let (book, table) = (format!("{files}/export.xlsx"), format!("{files}/weeks.csv"));
        let Some(said) = script("openpyxl_read.py", &["openpyxl"], &[&book, &table]) else {
            return;
        };
        assert!(said.contains("dated blocks: "), "{said}");
    }
}

#[test]
fn an_exported_bundle_is_fhir_to_readers_of_others() {
    let out = folder("fhir-read").join("out");
    let (plan, files) = (out.join("plan"), out.join("files"));
    let [plan, files] = [plan, files].map(|path| path.to_str().expect("a path").to_owned());
    let tiny = shipped("tiny").display().to_string();
    let said = behov(&["book", &tiny, "--no-play", "--out", &plan]);
    assert_eq!(said.code, 0, "{}", said.all());
    let said = behov(&["export", &tiny, &plan, "--fhir", "--out", &files]);
    assert_eq!(said.code, 0, "{}", said.all());
    let bundle = format!("{files}/fhir.json");
    let packages = ["fhir.resources", "fhirclient"];
    let Some(said) = script("fhir_read.py", &packages, &[&bundle]) else { return };
    assert!(said.contains("2 Schedule") && said.contains(" Appointment"), "{said}");
}
