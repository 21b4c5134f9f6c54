//! `import` as a user meets it.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use regex::Regex;

use super::*;
use crate::messages::Lang;
use crate::report::json::valid::answer;

/// A folder of its own for one test, removed at its end.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-import-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn put(&self, name: &str, text: &str) -> String {
        fs::write(self.0.join(name), text).unwrap();
        self.at(name)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov", "import"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

/// What a refused call says.
fn refused(arguments: &[&str]) -> String {
    let call = ["behov", "import"].iter().chain(arguments).map(OsString::from);
    let parsed = help::parsed(&call.collect::<Vec<_>>(), Lang::En).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let stop = dispatch(&shell, &parsed, &mut Vec::new()).expect_err("the call is wrong");
    shell.complaint(&stop)
}

const MIXED: &str = "K-nr.;Henvist til;Modtaget;Pt.ansv. læge;Mobil\nK-1;Udredning;08-10-2026;Ada;1\n\
    K-2;Kontrol;31-02-2026;;2\nK-3;Noget andet;09-10-2026;;3\nK-4;Udredning;10-10-2026;Bea;4\nI alt;4;;;\n";

#[test]
fn right_rows_are_written_and_each_wrong_one_is_named() {
    let room = Room::new("mixed");
    let (file, out) = (room.put("list.csv", MIXED), room.at("out"));
    let map = room.put("map.toml", "team = \"joint\"\n");
    let call = [&*file, "--columns", &map, "--clinic", "instances/tiny", "--out", &out];
    let (code, told) = behov(&call);
    assert_eq!(code, 1, "{told}");
    for part in [
        "line 3, column Modtaget: B0607",
        "line 4, column Henvist til: B0618",
        "2 patients who wait",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let waiting = fs::read_to_string(format!("{out}/waiting.csv")).unwrap();
    assert_eq!(waiting.lines().count(), 3, "{waiting}");
    let said = answer(&fs::read_to_string(format!("{out}/import.json")).unwrap());
    assert_eq!((&said["verdict"], &said["rows_are"]), (&"some-refused".into(), &"waiting".into()));
    assert_eq!(
        (&said["refused"][0]["line"], &said["refused"][0]["code"]),
        (&3.into(), &"B0607".into())
    );
    assert_eq!(
        (&said["dropped"][0], &said["skipped"][0]["reason"]),
        (&"Mobil".into(), &"total".into())
    );
    let page = fs::read_to_string(format!("{out}/import.html")).unwrap();
    assert!(page.contains("<h1>") && page.contains("B0607"), "{page}");
    // In Danish, with lists as a Dane reads them.
    let (code, told) = behov(&[&call[..], &["--lang", "da"]].concat());
    assert!(code == 1 && told.contains("linje 3, kolonne Modtaget: B0607"), "{told}");
    let danish = fs::read_to_string(format!("{out}/waiting.csv")).unwrap();
    assert!(danish.contains("henvis") && danish.lines().count() == 3, "{danish}");
    let open = Regex::new(r"\{[a-z_]+[:}]").unwrap();
    assert!(!open.is_match(&told), "{told}");
}

#[test]
fn a_file_that_may_not_be_read_is_told_whole_and_nothing_is_written() {
    let room = Room::new("refused");
    let text = MIXED
        .replace("31-02-2026", "10/23/2026")
        .replace("08-10-2026", "10/08/2026")
        .replace("09-10-2026", "10/09/2026")
        .replace("10-10-2026", "10/10/2026");
    let (file, out) = (room.put("list.csv", &text), room.at("out"));
    let call = [&*file, "--today", "2026-11-02", "--out", &out];
    let (code, told) = behov(&call);
    assert!(code == 2 && told.contains("B0603"), "{code}: {told}");
    assert!(!room.0.join("out").exists());
    let (code, told) = behov(&[&call[..], &["--json"]].concat());
    let said = answer(&told);
    assert_eq!((code, &said["verdict"], &said["row_count"]), (2, &"refuse".into(), &0.into()));
}

#[test]
fn the_day_is_that_of_the_call_the_map_or_the_clinic_and_never_of_the_machine() {
    let room = Room::new("day");
    let file = room.put("list.csv", "K-nr.;Henvist til;Modtaget\nK-1;Udredning;08-10-2026\n");
    assert!(refused(&[&file]).contains("B0667"));
    let map = room.put("map.toml", "as_of = 2026-10-12\n");
    let day = |call: &[&str]| answer(&behov(&[call, &["--json"]].concat()).1)["as_of"].clone();
    let columns = [&*file, "--columns", &map];
    assert_eq!(day(&columns), "2026-10-12");
    assert_eq!(day(&[&columns[..], &["--today", "2026-10-14"]].concat()), "2026-10-14");
    assert_eq!(day(&[&file, "--clinic", "instances/tiny"]), "2026-11-02");
}

#[test]
fn every_fault_of_a_map_is_told_with_its_file() {
    let room = Room::new("map");
    let file = room.put("list.csv", MIXED);
    let map = room.put("map.toml", "kynd = 1\n[columns]\nown = 0\n");
    let told = refused(&[&file, "--columns", &map, "--today", "2026-11-02"]);
    for part in ["map.toml", "B0646", "B0647", "`kynd`", "`columns.own`"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(refused(&[&room.at("none.csv"), "--today", "2026-11-02"]).contains("B0111"));
}

#[test]
fn the_shipped_extract_is_read_by_the_shipped_map() {
    let call =
        ["instances/extract.csv", "--columns", "instances/lpr3.toml", "--today", "2026-11-02"];
    let (code, told) = behov(&[&call[..], &["--json"]].concat());
    let said = answer(&told);
    let counts = (&said["row_count"], &said["skipped_count"], &said["refused_count"]);
    assert_eq!((code, counts), (0, (&5.into(), &1.into(), &0.into())), "{told}");
}
