//! The waiting list booked, explained and judged, as a secretary would have it done.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{Said, answer, behov, folder, shipped};

/// The visits of which nobody was told stand on the call list, day by day and by the clock.
fn calls_are_in_order(out: &Path) {
    let new = |row: &BTreeMap<String, String>| row["status"] == "new";
    let key = |row: &BTreeMap<String, String>, name: &str| -> [String; 4] {
        ["date", "clinician", "from", name].map(|field| row[field].clone())
    };
    let booked = rows(&out.join("bookings.csv"));
    let booked = booked.iter().filter(|row| new(row));
    let mut wanted: Vec<[String; 4]> = booked.map(|row| key(row, "pseudonym")).collect();
    wanted.sort();
    let calls = rows(&out.join("calls.csv"));
    let found: Vec<[String; 4]> = calls.iter().map(|row| key(row, "patient")).collect();
    assert_eq!(found, wanted);
}

/// A waiting list of two weeks for a clinic, in a folder.
fn list(clinic: &str, place: &Path) -> PathBuf {
    let clinic = shipped(clinic).display().to_string();
    let out = place.display().to_string();
    let said = behov(&["generate", &clinic, "--waiting-list", "2", "--seed", "5", "--out", &out]);
    assert_eq!(said.code, 0, "{}", said.err);
    place.join("waiting.csv")
}

/// Books a clinic into a folder; `more` are further arguments.
fn booked(clinic: &str, out: &Path, more: &[&str]) -> Said {
    let clinic = shipped(clinic).display().to_string();
    let out = out.display().to_string();
    let said = behov(&[&["book", &clinic, "--quiet", "--out", &out], more].concat());
    assert_eq!(said.code, 0, "{}", said.all());
    said
}

fn rows(file: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(file).expect("a table");
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn nobody_is_lost_every_patient_has_all_dates_or_a_reason() {
    let place = folder("book-nobody-lost");
    let waiting = list("bispebjerg-diabetes", &place);
    let file = waiting.display().to_string();
    booked("bispebjerg-diabetes", &place.join("out"), &["--waiting", &file]);
    let mut given: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for row in rows(&place.join("out/bookings.csv")) {
        given.entry(row["pseudonym"].clone()).or_default().push(row);
    }
    let patients = rows(&waiting);
    assert_eq!(given.len(), patients.len());
    let mut reasons = 0;
    for patient in patients {
        let lines = &given[&patient["pseudonym"]];
        let told = |line: &BTreeMap<String, String>| line["status"] == "left-out";
        if lines.iter().any(told) {
            assert!(lines.len() == 1 && !lines[0]["reason"].is_empty(), "{lines:?}");
            reasons += 1;
        } else {
            let steps: Vec<&str> = lines.iter().map(|line| line["step"].as_str()).collect();
            assert_eq!(steps, ["1", "2"]);
            assert!(lines[0]["date"] < lines[1]["date"]);
        }
    }
    let text = fs::read_to_string(place.join("out/book.json")).expect("a document");
    let found: Value = answer(&text);
    let without: usize = found["patients"]
        .as_array()
        .expect("patients")
        .iter()
        .filter(|patient| patient["finish"].is_null())
        .count();
    assert_eq!(without, reasons);
}

#[test]
fn dates_are_the_same_on_one_thread_and_on_two() {
    let [one, two] = ["1", "2"].map(|threads| {
        let place = folder(&format!("book-threads-{threads}"));
        let waiting = list("bispebjerg-diabetes", &place).display().to_string();
        let out = place.join("out");
        let more = ["--waiting", &waiting, "--json", "--threads", threads];
        let said = booked("bispebjerg-diabetes", &out, &more);
        let files = ["book.json", "bookings.csv", "template.csv", "book.html"];
        (said.out, files.map(|file| fs::read(out.join(file)).expect("a file")))
    });
    assert!(one == two, "dates differ between one thread and two");
}

#[test]
fn a_waiting_list_is_the_same_for_the_same_seed() {
    let tiny = shipped("tiny").display().to_string();
    let made = |seed: &str| behov(&["generate", &tiny, "--waiting-list", "4", "--seed", seed]).out;
    assert_eq!(made("1"), made("1"));
    assert_ne!(made("1"), made("2"));
    assert_eq!(made("1").lines().count(), 25, "six a week and the heading");
}

#[test]
fn what_behov_books_its_referee_accepts_and_what_a_hand_breaks_it_refuses() {
    let place = folder("book-checked");
    booked("tiny", &place, &[]);
    let file = place.join("bookings.csv");
    let tiny = shipped("tiny").display().to_string();
    let check = [tiny.as_str(), "--bookings", &file.display().to_string()].map(str::to_owned);
    let checked = |more: &[&str]| {
        let check: Vec<&str> = check.iter().map(String::as_str).collect();
        behov(&[&["check"], &*check, more].concat())
    };
    let said = checked(&[]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.out.contains("The bookings break no promise."), "{}", said.out);
    // The conclusion of P-01 on the morning after the first visit: too soon.
    let text = fs::read_to_string(&file).expect("bookings");
    let line = text.lines().find(|line| line.starts_with("P-01;joint;2")).expect("a conclusion");
    let mut fields: Vec<&str> = line.split(';').collect();
    (fields[5], fields[9]) = ("05-11-2026", "");
    fs::write(&file, text.replace(line, &fields.join(";"))).expect("bookings");
    let said = checked(&[]);
    assert_eq!(said.code, 1, "{}", said.all());
    assert!(said.out.contains("P-01"), "{}", said.out);
    let json: Value = answer(&checked(&["--json"]).out);
    assert_eq!((&json["ok"], &json["bookings"]["accepts"]), (&false.into(), &false.into()));
}

#[test]
fn dates_told_yesterday_stand_today() {
    let place = folder("book-again");
    let first = place.join("first");
    booked("tiny", &first, &[]);
    let told = first.join("bookings.csv").display().to_string();
    let again = place.join("again");
    booked("tiny", &again, &["--bookings", &told, "--changes-max", "0"]);
    let visits = |file: PathBuf| -> Vec<[String; 5]> {
        let fields = ["pseudonym", "step", "clinician", "date", "from"];
        rows(&file).iter().map(|row| fields.map(|field| row[field].clone())).collect()
    };
    assert_eq!(visits(first.join("bookings.csv")), visits(again.join("bookings.csv")));
    assert!(rows(&again.join("bookings.csv")).iter().all(|row| row["status"] == "kept"));
    // Somebody who waits no longer keeps the time, by name, and in the run after as well.
    let text = fs::read_to_string(first.join("bookings.csv")).expect("bookings");
    fs::write(first.join("bookings.csv"), text.replace("P-03", "gone")).expect("bookings");
    // The folder stands for the bookings in it.
    let folder = first.display().to_string();
    let said = booked("tiny", &place.join("third"), &["--baseline", &folder]);
    let gone = |out: &str| -> Vec<[String; 3]> {
        let rows = rows(&place.join(out).join("bookings.csv"));
        let gone = rows.iter().filter(|row| row["pseudonym"] == "gone");
        gone.map(|row| ["date", "from", "status"].map(|field| row[field].clone())).collect()
    };
    assert!(said.out.contains("no longer on the waiting list"), "{}", said.out);
    assert!(said.out.contains("gone ("), "{}", said.out);
    assert!(gone("third").len() == 2 && gone("third").iter().all(|row| row[2] == "not-waiting"));
    let told = place.join("third").display().to_string();
    booked("tiny", &place.join("fourth"), &["--baseline", &told]);
    assert_eq!(gone("third"), gone("fourth"));
    let tiny = shipped("tiny").display().to_string();
    let file = place.join("fourth/bookings.csv");
    let said = behov(&["check", &tiny, "--bookings", &file.display().to_string()]);
    assert_eq!(said.code, 0, "{}", said.all());
    // Once it is cancelled the time is free.
    let text = fs::read_to_string(&file).expect("bookings").replace("not-waiting", "aflyst");
    fs::write(&file, text).expect("bookings");
    let told = place.join("fourth").display().to_string();
    let said = booked("tiny", &place.join("fifth"), &["--baseline", &told]);
    assert!(said.out.contains("is free again"), "{}", said.out);
    assert_eq!(gone("fifth"), [[""; 3]; 0]);
}

#[test]
fn an_empty_list_is_answered() {
    let place = folder("book-empty");
    let file = place.join("nobody.csv");
    fs::write(&file, "pseudonym;stream;referral_received\n").expect("a list");
    let file = file.display().to_string();
    let said = booked("tiny", &place.join("out"), &["--waiting", &file]);
    assert!(said.out.contains("Nobody waits."), "{}", said.out);
}

#[test]
fn a_patient_who_does_not_wait_cannot_be_explained() {
    let place = folder("book-explained");
    booked("tiny", &place, &[]);
    let plan = place.join("bookings.csv").display().to_string();
    let tiny = shipped("tiny").display().to_string();
    let explained = |patient: &str| behov(&["explain", &tiny, patient, "--bookings", &plan]);
    let said = explained("P-1");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("B0422") && said.err.contains("P-01"), "{}", said.err);
    let said = explained("P-01");
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.out.contains("Visit 2"), "{}", said.out);
    let cpr = ["0101", "90-", "1234"].concat();
    let said = explained(&cpr);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("B0405") && !said.all().contains(&cpr), "{}", said.all());
}

#[test]
fn the_dilemma_comes_out_as_the_arithmetic_says() {
    let said = behov(&["dilemma", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let found: Value = answer(&said.out);
    let row = |rule: &str| -> Vec<u64> {
        let keys = [
            "day31",
            "day24",
            "in_time",
            "days_over_sum",
            "days_over_max",
            "days_over_squares",
            "total_wait",
        ];
        keys.iter().filter_map(|key| found[rule][key].as_u64()).collect()
    };
    // The older comes on day 31 + 3 and the younger on 24 + 7; or 31 + 7 and 24 + 3.
    assert_eq!(row("squares"), [34, 31, 0, 5, 4, 17, 65]);
    assert_eq!(row("binary"), [38, 27, 1, 8, 8, 64, 65]);
    assert!(found["elsewhere"]["day31"].is_null());
    assert_eq!(found["elsewhere"]["in_time"], 1);
}

#[test]
fn when_a_clinician_falls_ill_only_their_patients_get_other_dates() {
    let place = folder("book-ill");
    let clinic = place.join("clinic");
    fs::create_dir(&clinic).expect("a folder");
    for file in ["clinic.toml", "waiting.csv"] {
        fs::copy(shipped("tiny").join(file), clinic.join(file)).expect("a copy");
    }
    booked("tiny", &place.join("first"), &[]);
    let first = rows(&place.join("first/bookings.csv"));
    let ill = &first.iter().find(|row| row["step"] == "1").expect("a first visit");
    let text = fs::read_to_string(clinic.join("clinic.toml")).expect("a clinic");
    let (who, day) = (&ill["clinician"], &ill["date"]);
    let absence = format!("[[absence]]\nclinician = \"{who}\"\nfrom = {day}\nto = {day}\n");
    fs::write(clinic.join("clinic.toml"), format!("{text}\n{absence}reason = \"ill\"\n"))
        .expect("a clinic");
    let told = place.join("first/bookings.csv").display().to_string();
    let (dir, out) = (clinic.display().to_string(), place.join("again").display().to_string());
    let said = behov(&["book", &dir, "--quiet", "--bookings", &told, "--out", &out]);
    assert_eq!(said.code, 0, "{}", said.all());
    let again = rows(&place.join("again/bookings.csv"));
    let hit: Vec<&String> = first
        .iter()
        .filter(|row| &row["clinician"] == who && &row["date"] == day)
        .map(|row| &row["pseudonym"])
        .collect();
    for before in first.iter().filter(|row| !hit.contains(&&row["pseudonym"])) {
        let same = |now: &&BTreeMap<String, String>| {
            ["pseudonym", "step", "clinician", "date", "from"].iter().all(|f| now[*f] == before[*f])
        };
        assert!(again.iter().any(|now| same(&now)), "{before:?} has moved");
    }
    assert!(again.iter().all(|row| &row["clinician"] != who || &row["date"] != day));
}

#[test]
fn the_referee_accepts_what_is_booked_for_shipped_clinics_with_a_list_of_two_weeks() {
    for clinic in ["bispebjerg-diabetes", "nordsjaelland-lung", "hvidovre-medical"] {
        let place = folder(&format!("book-shipped-{clinic}"));
        let waiting = list(clinic, &place).display().to_string();
        let said = booked(clinic, &place.join("out"), &["--waiting", &waiting]);
        assert!(said.out.contains("The referee accepts the bookings"), "{clinic}: {}", said.out);
    }
}

/// The tiny clinic with a change to its file, in a folder.
fn tiny_with(place: &Path, change: impl Fn(String) -> String) -> String {
    let clinic = place.join("clinic");
    fs::create_dir_all(&clinic).expect("a folder");
    fs::copy(shipped("tiny").join("waiting.csv"), clinic.join("waiting.csv")).expect("a copy");
    let text = fs::read_to_string(shipped("tiny").join("clinic.toml")).expect("a clinic");
    fs::write(clinic.join("clinic.toml"), change(text)).expect("a clinic");
    clinic.display().to_string()
}

#[test]
fn with_one_room_for_two_clinicians_the_referee_still_accepts() {
    let place = folder("book-one-room");
    let clinic = tiny_with(&place, |text| text.replace("count = 2", "count = 1"));
    let out = place.join("out").display().to_string();
    let said = behov(&["book", &clinic, "--quiet", "--out", &out]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.out.contains("The referee accepts the bookings"), "{}", said.out);
    let dates = rows(&place.join("out/bookings.csv"));
    assert!(dates.iter().all(|row| row["status"] == "new"), "somebody is left out");
}

#[test]
fn three_days_later_those_seen_meanwhile_are_not_booked_again() {
    let place = folder("book-same-week");
    let tiny = shipped("tiny").display().to_string();
    let visits = |file: PathBuf| -> Vec<[String; 5]> {
        let fields = ["pseudonym", "step", "clinician", "date", "from"];
        rows(&file).iter().map(|row| fields.map(|field| row[field].clone())).collect()
    };
    booked("tiny", &place.join("first"), &[]);
    let mut told = place.join("first/bookings.csv");
    let first = visits(told.clone());
    // Whoever looks at the list of Monday on Thursday sees what `book` sees: visits that were held.
    let check =
        ["check", &tiny, "--today", "2026-11-05", "--bookings", &told.display().to_string()]
            .map(str::to_owned);
    let said = behov(&check.each_ref().map(String::as_str));
    assert_eq!(said.code, 0, "{}", said.all());
    calls_are_in_order(&place.join("first"));
    // On Thursday, and on Monday from Thursday's list: nothing moves, whatever was seen is kept.
    for (day, out) in [("2026-11-05", "second"), ("2026-11-09", "third")] {
        let file = told.display().to_string();
        booked("tiny", &place.join(out), &["--bookings", &file, "--today", day]);
        told = place.join(out).join("bookings.csv");
        assert_eq!(visits(told.clone()), first, "{day}");
        let seen = rows(&told);
        // Nobody has to be rung: all have been told.
        assert_eq!(rows(&place.join(out).join("calls.csv")), []);
        assert!(seen.iter().all(|row| (row["status"] == "held") == (row["date"].as_str() <= day)));
        let check = ["check", &tiny, "--today", day, "--bookings", &told.display().to_string()]
            .map(str::to_owned);
        let said = behov(&check.each_ref().map(String::as_str));
        assert_eq!(said.code, 0, "{}", said.all());
    }
    // Somebody stayed away: a line marked so is booked again.
    let text = fs::read_to_string(&told).expect("bookings");
    let line = text.lines().find(|line| line.starts_with("P-07;")).expect("a control");
    let file = told.display().to_string();
    for word in ["missed", "udeblevet", "aflyst", "Aflyst af pt.", "afbud", "slettet", "no-show"] {
        let marked = line.replace(";held", &format!(";{word}"));
        fs::write(&told, text.replace(line, &marked)).expect("bookings");
        let out = place.join(word);
        booked("tiny", &out, &["--bookings", &file, "--today", "09-11-2026"]);
        let again = rows(&out.join("bookings.csv"));
        let control = again.iter().find(|row| row["pseudonym"] == "P-07").expect("a control");
        assert!(control["date"].as_str() > "2026-11-09", "{word}: {control:?}");
    }
    fs::write(&told, text.replace(line, &line.replace(";held", ";xyz"))).expect("bookings");
    for verb in ["book", "today", "check"] {
        let said = behov(&[verb, &tiny, "--bookings", &file, "--today", "9/11-2026"]);
        assert!(said.code == 2 && said.all().contains("B0636"), "{verb}: {}", said.all());
    }
}

#[test]
fn who_comes_on_the_list_three_days_later_is_rung_and_nobody_else() {
    let place = folder("book-monday-loop");
    booked("tiny", &place.join("first"), &[]);
    let told = place.join("first/bookings.csv").display().to_string();
    let list = fs::read_to_string(shipped("tiny").join("waiting.csv")).expect("a list");
    let file = place.join("later.csv");
    fs::write(&file, format!("{}\nN-01;urgent;joint;04-11-2026;;;;;\n", list.trim_end()))
        .expect("a list");
    let waiting = file.display().to_string();
    let more = ["--waiting", &waiting, "--bookings", &told, "--today", "2026-11-05"];
    booked("tiny", &place.join("second"), &more);
    let out = place.join("second");
    calls_are_in_order(&out);
    let called = rows(&out.join("calls.csv"));
    assert_eq!(called.iter().map(|row| &*row["patient"]).collect::<Vec<_>>(), ["N-01"]);
    let before = rows(Path::new(&told));
    let after = rows(&out.join("bookings.csv"));
    for row in before {
        let same = |other: &&BTreeMap<String, String>| {
            ["pseudonym", "date", "clinician", "from"].iter().all(|key| other[*key] == row[*key])
        };
        assert!(after.iter().any(|other| same(&other)), "{row:?} was told");
    }
    let file = out.join("bookings.csv").display().to_string();
    let tiny = shipped("tiny").display().to_string();
    let said = behov(&[
        "check",
        &tiny,
        "--waiting",
        &waiting,
        "--bookings",
        &file,
        "--today",
        "2026-11-05",
    ]);
    assert_eq!(said.code, 0, "{}", said.all());
    // The page to print has a heading for the day and a box for the call.
    let page = fs::read_to_string(out.join("calls.html")).expect("a page");
    assert_eq!(page.matches("type=\"checkbox\"").count(), 1);
}
