//! `lengths` as a user meets it.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;

use behov_solver::rng::Luck;
use clap::Parser;
use insta::assert_snapshot;
use serde_json::Value;

use super::arguments::Arguments;
use super::*;
use crate::messages::Lang;
use crate::report::json::valid::{answer, valid};

const SHIPPED: &str = "instances/visit-lengths.csv";

/// A file of its own for one test, removed at its end.
struct Written(PathBuf);

impl Written {
    fn new(name: &str, text: impl AsRef<[u8]>) -> Self {
        let file = format!("behov-lengths-{name}-{}.csv", std::process::id());
        let path = std::env::temp_dir().join(file);
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov", "lengths"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

fn json(arguments: &[&str]) -> Value {
    let (code, told) = behov(&[arguments, &["--json"]].concat());
    assert_eq!(code, 0);
    answer(&told)
}

/// Codes and places of what is wrong with a file.
fn refused(name: &str, text: &str) -> Vec<String> {
    let file = Written::new(name, text);
    let parsed = Arguments::try_parse_from(["behov", "lengths", file.path()]).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let Err(Refusal::Files(faults)) = dispatch(&shell, &parsed, &mut Vec::new()) else {
        panic!("the file is wrong");
    };
    for fault in &faults {
        let (cause, help) = (fault.cause.of(Lang::En), fault.help.of(Lang::En));
        assert!(!cause.is_empty() && !help.is_empty(), "{fault:?}");
        assert!(!cause.contains("010190"), "{fault:?}");
    }
    faults.iter().map(|fault| format!("{} {}:{}", fault.code, fault.line, fault.column)).collect()
}

/// The report without the line of the version.
fn report(lang: &str) -> String {
    let (code, told) = behov(&[SHIPPED, "--lang", lang]);
    assert_eq!(code, 0);
    told.trim_end().rsplit_once('\n').unwrap().0.to_owned()
}

#[test]
fn past_visits_become_a_report() {
    assert_snapshot!("lengths_en", report("en"));
}

#[test]
fn the_report_speaks_danish() {
    assert_snapshot!("lengths_da", report("da"));
}

#[test]
fn the_quantile_of_a_known_lognormal_is_found_in_a_file() {
    // Mean 25 min, coefficient of variation 0.5; 60 % stay within exp(m + 0.25335 s).
    let (variance, mut text) =
        (1.25_f64.ln(), String::from("class;planned_minutes;actual_minutes\n"));
    let (middle, sigma) = (25.0_f64.ln() - variance / 2.0, variance.sqrt());
    for row in 0..2000 {
        let luck = |address| Luck(4).at(row).quantile(address);
        let normal = (-2.0 * (1.0 - luck(0)).ln()).sqrt() * (std::f64::consts::TAU * luck(1)).cos();
        let actual = format!("{:.1}", (middle + sigma * normal).exp()).replace('.', ",");
        let _ = writeln!(text, "any;20;{actual}");
    }
    let file = Written::new("known", &text);
    let told = json(&[file.path()]);
    let class = &told["classes"][0];
    let wanted = (middle + 0.253_347 * sigma).exp();
    let minutes = class["recommended_minutes"].as_f64().unwrap();
    assert!((minutes - wanted).abs() <= 5.0, "{minutes} {wanted}");
    let found = &class["recommendation"];
    let end = |key: &str| found[key].as_f64().unwrap();
    assert!(
        end("quantile_low_minutes") - 0.5 <= wanted && wanted <= end("quantile_high_minutes") + 0.5
    );
    assert_eq!(
        (&class["audit"]["planned_is"], &found["difference_shown"]),
        (&"too-short".into(), &true.into())
    );
}

#[test]
fn lines_without_a_length_are_left_out_and_counted_by_reason() {
    let text = "class,planned_minutes,actual_minutes,clinician\n\
                low,20,,Ada\nlow,20,long,Ada\nlow,20,0,Bea\nlow,0,20,Bea\nlow,20,-3,Ada\n\
                low,20,481,Ada\n,20,20,Ada\nlow,20,\"22,5\",Bea\n\nlow,20,18.2,Bea\n";
    let file = Written::new("left", text);
    let told = json(&[file.path()]);
    assert_eq!(
        (&told["lines"], &told["visits"], &told["left_out"]),
        (&9.into(), &2.into(), &7.into())
    );
    let reasons: Vec<String> = told["left_out_by_reason"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| format!("{} {}", each["reason"].as_str().unwrap(), each["lines"]))
        .collect();
    assert_eq!(reasons, ["missing 2", "not-a-number 1", "zero 2", "negative 1", "absurd 1"]);
    let fourth = &told["left_out_lines"][3];
    assert_eq!((&fourth["line"], &fourth["column"]), (&5.into(), &"planned_minutes".into()));
    assert_eq!(
        told["classes"][0]["law"]["visits_by_minute"],
        serde_json::json!([[18, 1], [23, 1]])
    );
    assert_eq!(told["classes"][0]["recommended_minutes_says"], "too-few-visits");
}

#[test]
fn a_danish_spreadsheet_is_read_as_it_was_saved() {
    // Windows-1252 from Excel: `æ` is one byte, minutes have a comma, a text holds the separator.
    let text = b"Class;Planned_Minutes;Actual_Minutes\r\n\"kr\xe6vende; lang\"; 30 ;32,5\r\n;;\r\n";
    let file = Written::new("danish", text);
    let told = json(&[file.path()]);
    assert_eq!(told["classes"][0]["class"], "krævende; lang");
    assert_eq!(told["classes"][0]["law"]["visits_by_minute"], serde_json::json!([[33, 1]]));
    assert_eq!(told["lines"], 1, "an empty line is no line");
}

#[test]
fn needs_and_classes_are_told_apart() {
    let text = "need;class;planned_minutes;actual_minutes\n\
                first;low;45;40\ncontrol;low;20;20\nfirst;high;45;50\n";
    let file = Written::new("needs", text);
    let told = json(&[file.path()]);
    let name = |class: &Value| format!("{} {}", class["need"], class["class"]).replace('"', "");
    let names: Vec<String> = told["classes"].as_array().unwrap().iter().map(name).collect();
    assert_eq!(names, ["control low", "first high", "first low"]);
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_code_and_line() {
    let heading = "class;planned_minutes;actual_minutes\n";
    assert_eq!(refused("empty", ""), ["B0119 1:0"]);
    assert_eq!(refused("heading", heading), ["B0128 0:0"]);
    assert_eq!(refused("unusable", &format!("{heading}low;20;0\nlow;20;\n")), ["B0128 0:0"]);
    assert_eq!(refused("column", "class;planned_minutes\nlow;20\n"), ["B0115 1:0"]);
    assert_eq!(refused("stranger", "class;planned_minutes;actual_minutes;name\n"), ["B0116 1:4"]);
    assert_eq!(
        refused("short", &format!("{heading}low;20\nlow;20;20;20\n")),
        ["B0114 2:0", "B0114 3:0"]
    );
    assert_eq!(refused("cpr", &format!("{heading}010190-1234;20;20\n")), ["B0110 2:1"]);
    assert_eq!(behov(&["no-such-file.csv"]), (2, String::new()));
    assert_eq!(behov(&["0101901234.csv"]), (2, String::new()));
}

#[test]
fn costs_and_grid_that_make_no_sense_are_refused() {
    for wrong in
        [["--grid", "0"], ["--grid", "121"], ["--overrun-cost", "0"], ["--idle-cost", "nan"]]
    {
        assert_eq!(behov(&[&[SHIPPED][..], &wrong].concat()), (2, String::new()), "{wrong:?}");
    }
}

#[test]
fn costs_that_are_given_are_no_assumptions_and_move_the_length() {
    let minutes = |told: &Value| -> Vec<Option<u64>> {
        let classes = told["classes"].as_array().unwrap();
        classes.iter().map(|class| class["recommendation"]["quantile_minutes"].as_u64()).collect()
    };
    let usual = json(&[SHIPPED]);
    let dear = json(&[SHIPPED, "--overrun-cost", "9", "--idle-cost", "1", "--grid", "10"]);
    assert!(minutes(&usual).iter().zip(minutes(&dear)).all(|(usual, dear)| *usual <= dear));
    assert_ne!(minutes(&usual), minutes(&dear));
    let count = |arguments: &[&str]| {
        let (_, told) = behov(&[arguments, &["--json"]].concat());
        valid(&told)["assumptions"].as_array().unwrap().len()
    };
    let given = [SHIPPED, "--overrun-cost", "9", "--idle-cost", "1", "--grid", "10"];
    assert_eq!((count(&[SHIPPED]), count(&given)), (5, 2));
}

#[test]
fn the_files_are_written_together() {
    let out = std::env::temp_dir().join(format!("behov-lengths-out-{}", std::process::id()));
    let (code, _) = behov(&[SHIPPED, "--out", out.to_str().unwrap()]);
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let (csv, page, document) = (read("lengths.csv"), read("lengths.html"), read("lengths.json"));
    std::fs::remove_dir_all(&out).unwrap();
    assert_eq!(code, 0);
    let document: Value = answer(&document);
    let classes = document["classes"].as_array().unwrap().len();
    assert_eq!(csv.lines().count(), classes + 1);
    assert!(csv.starts_with("\u{feff}need;class;visits;recommended_minutes;rule;"), "{csv}");
    assert_eq!(page.matches("<svg").count(), classes);
    assert!(page.contains("class=\"here\"") && !page.contains("NaN"));
}
