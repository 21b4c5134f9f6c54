//! `check` tells by name what a clinic that can be read cannot do, and its figures add up.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{Said, answer, behov, tiny_with};

fn check(clinic: &Path, more: &[&str]) -> Said {
    let folder = clinic.to_str().expect("a plain path");
    behov(&[&["check", folder], more].concat())
}

fn json(clinic: &Path, more: &[&str]) -> Value {
    answer(&check(clinic, &[&["--json"], more].concat()).out)
}

fn codes(document: &Value) -> Vec<&str> {
    let notices = document["notices"].as_array().expect("notices");
    notices.iter().filter_map(|notice| notice["code"].as_str()).collect()
}

fn number(document: &Value, key: &str) -> f64 {
    document[key].as_f64().unwrap_or_else(|| panic!("{key} is no number"))
}

/// The tiny clinic with bookings already made.
fn with_bookings(test: &str, bookings: &str) -> std::path::PathBuf {
    let copy = tiny_with(test, |text| {
        text.replacen(
            "waiting = \"waiting.csv\"",
            "waiting = \"waiting.csv\"\nbookings = \"bookings.csv\"",
            1,
        )
        .replacen("public_holidays = \"none\"", "public_holidays = \"denmark\"", 1)
    });
    let text = format!("pseudonym;need;clinician;date;from;to\n{bookings}");
    fs::write(copy.join("bookings.csv"), text).expect("written");
    copy
}

#[test]
fn the_example_is_in_order_and_asks_no_question_about_an_answer() {
    let said = behov(&["check", "instances/tiny"]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.out.contains("7 waiting patients, 0 bookings already made"), "{}", said.out);
    assert!(!said.out.contains("answer"), "{}", said.out);
}

#[test]
fn a_visit_longer_than_every_session_is_told_and_the_answer_is_no() {
    let long = tiny_with("check-long", |text| {
        text.replacen("minutes = 40\nminutes_by_class = { high = 60 }", "minutes = 240", 1)
    });
    let said = check(&long, &[]);
    assert_eq!(said.code, 1, "{}", said.all());
    assert!(said.out.contains("B0501: `first`") && !said.out.contains("in order"), "{}", said.out);
    let danish = check(&long, &["--lang", "da"]);
    assert!(danish.out.contains("Det kan ikke lade sig gøre"), "{}", danish.out);
    // A class that a patient on the list has and no stream asks for counts too.
    let high = tiny_with("check-long-high", |text| {
        text.replacen("minutes_by_class = { high = 60 }", "minutes_by_class = { high = 200 }", 1)
    });
    assert_eq!(codes(&json(&high, &[])), ["B0501"]);
}

#[test]
fn sessions_that_may_serve_nothing_asked_are_told_with_their_minutes() {
    let idle = tiny_with("check-idle", |text| {
        text.replacen("name = \"Bea\"\nrole = \"physician\"", "name = \"Bea\"\nrole = \"nurse\"", 1)
    });
    let said = check(&idle, &[]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.out.contains("540 min a week of Bea"), "{}", said.out);
}

#[test]
fn made_bookings_that_cannot_be_held_are_told_and_never_count() {
    // Christmas Day; 13:00, where nobody works; a Saturday; and one that is held.
    let clinic = with_bookings(
        "check-made",
        "P-01;first;Ada;25-12-2026;09:00;09:40\nP-02;first;Ada;10-11-2026;13:00;14:00\n\
         P-03;first;Bea;14-11-2026;09:00;09:40\nP-05;first;Ada;11-11-2026;09:00;09:40\n",
    );
    let said = check(&clinic, &[]);
    assert_eq!(said.code, 1, "{}", said.all());
    for told in ["B0339: row 1 of", "B0339: row 2 of", "B0339: row 3 of", "a public holiday"] {
        assert!(said.out.contains(told), "{told}: {}", said.out);
    }
    assert!(said.out.contains("4 bookings already made"), "{}", said.out);
    assert!(!said.out.contains("P-05"), "{}", said.out);
    let folder = clinic.to_str().expect("a plain path");
    let booked = behov(&["book", folder, "--json"]);
    let document: Value = answer(&booked.out);
    assert_eq!(document["not_held"].as_array().map(Vec::len), Some(3));
    assert_eq!(document["not_held"][0]["code"], "B0339");
    let text = behov(&["book", folder]).out;
    assert!(text.contains("B0339: row 1 of the bookings"), "{text}");
}

#[test]
fn without_requests_the_minutes_of_heading_and_table_are_the_same() {
    let quiet = tiny_with("check-quiet", |text| {
        text.replace("per_week = 10", "per_week = 0")
            .replace("per_week = 6", "per_week = 0")
            .replace("size = 520", "size = 0")
    });
    let document = json(&quiet, &[]);
    for key in ["session", "bookable", "unused"] {
        let minutes = number(&document, &format!("{key}_minutes_per_week"));
        assert!((minutes - 1_440.0).abs() < 1e-6, "{key}: {minutes}");
    }
}

#[test]
fn where_the_minutes_go_adds_up_on_every_shipped_clinic() {
    for name in crate::run::all_shipped() {
        let document = json(&crate::run::shipped(&name), &[]);
        let of = |key: &str| number(&document, key);
        let cut = ["other_work", "open_clinic", "lost", "bookable"]
            .map(|key| number(&document, &format!("{key}_minutes_per_week")));
        let sum: f64 = cut.iter().sum();
        assert!((of("session_minutes_per_week") - sum).abs() < 1e-6, "{name}");
        let teams = document["teams"].as_array().expect("teams").iter();
        let used: f64 = teams.map(|team| number(team, "capacity_minutes_per_week")).sum();
        let all = used + of("unused_minutes_per_week");
        assert!((of("bookable_minutes_per_week") - all).abs() < 1e-6, "{name}");
    }
}

#[test]
fn an_open_clinic_without_its_clinician_is_told_with_who_could_stand_in() {
    let clinic = tiny_with("check-window", |text| {
        text + "\n[[window]]\nteam = \"joint\"\nday = \"wed\"\nfrom = \"09:00\"\nto = \"10:00\"\n\
                clinicians = 1\nneed = \"urgent\"\n\n[[absence]]\nclinician = \"Ada\"\n\
                from = 2026-11-11\nto = 2026-11-11\n"
    });
    let said = check(&clinic, &[]);
    let told =
        "B0504: 2026-11-11 (week 46): the open clinic 09:00-10:00 of the team `joint` has 0 of 1";
    let one_line = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(one_line.contains(told) && one_line.contains("stand in: Bea"), "{}", said.out);
    assert_eq!(said.code, 0, "{}", said.all());
    // Whoever the plan gives it to, nobody is there when both are away.
    let file = clinic.join("clinic.toml");
    let text = fs::read_to_string(&file).expect("a clinic file");
    let away = "\n[[absence]]\nclinician = \"Bea\"\nfrom = 2026-11-11\nto = 2026-11-11\n";
    fs::write(&file, text + away).expect("a clinic file");
    let folder = clinic.to_str().expect("a plain path");
    let weeks = behov(&["plan", folder, "--weeks", "2", "--no-play"]).out;
    let one_line = weeks.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(one_line.contains("2026-11-11 OPEN CLINIC 09:00-10:00"), "{weeks}");
}

#[test]
fn week_53_within_the_horizon_is_told_to_clinics_with_a_rhythm_of_two_weeks() {
    let two = tiny_with("check-53", |text| text.replacen("cycle_weeks = 1", "cycle_weeks = 2", 1));
    assert_eq!(codes(&json(&two, &[])), ["B0505"]);
    let later = json(&two, &["--today", "2027-01-05"]);
    assert!(!codes(&later).contains(&"B0505"), "{later}");
    let even = tiny_with("check-even", |text| {
        text.replacen("cycle_weeks = 1 ", "# ", 1)
            .replacen("cycle_anchor = 2026-11-02", "", 1)
            .replacen("# weeks = [1] ", "weeks = \"even\" # ", 1)
    });
    let said = check(&even, &[]);
    assert_eq!(codes(&json(&even, &[])), ["B0506"]);
    assert!(said.out.contains("2027-01-04"), "{}", said.out);
    let folder = even.to_str().expect("a plain path");
    let planned = behov(&["plan", folder, "--weeks", "1"]);
    assert_eq!(planned.code, 0, "{}", planned.all());
    assert!(planned.out.contains("Even weeks"), "{}", planned.out);
}

#[test]
fn a_last_date_that_has_passed_is_told() {
    let document = json(Path::new("instances/tiny"), &["--today", "2026-12-01"]);
    let told = document["notices"].as_array().expect("notices").iter();
    let passed: Vec<&str> =
        told.filter(|n| n["code"] == "B0507").filter_map(|n| n["says"].as_str()).collect();
    assert!(passed.len() == 1 && passed[0].contains("P-05"), "{passed:?}");
}

#[test]
fn lists_are_judged_by_the_day_asked_for_in_every_verb() {
    let clinic = tiny_with("check-today", |text| text + "\n# later\n");
    let list = "pseudonym;stream;team;referral_received\nP-01;work-up;joint;04-11-2026\n";
    fs::write(clinic.join("waiting.csv"), list).expect("written");
    let folder = clinic.to_str().expect("a plain path");
    assert_eq!(behov(&["check", folder]).code, 2);
    for verb in ["check", "size", "book", "plan"] {
        let said = behov(&[verb, folder, "--today", "2026-11-05"]);
        assert!(said.code <= 1, "{verb}: {}", said.all());
    }
    let early = behov(&["book", folder, "--today", "2026-11-03"]);
    assert_eq!(early.code, 2, "{}", early.all());
    assert!(early.all().contains("waiting.csv:2:4") && early.all().contains("B0229"));
}

#[test]
fn names_of_people_where_pseudonyms_belong_are_told_and_not_repeated() {
    let clinic = tiny_with("check-names", |text| {
        text.replacen(
            "waiting = \"waiting.csv\"",
            "waiting = \"waiting.csv\"\nbookings = \"bookings.csv\"\npanel = \"panel.csv\"",
            1,
        )
    });
    let list = |rows: &[&str]| {
        let rows: Vec<String> =
            rows.iter().map(|name| format!("{name};work-up;joint;20-10-2026\n")).collect();
        format!("pseudonym;stream;team;referral_received\n{}", rows.concat())
    };
    let rows = ["Jens Hansen", "P-02", "\"Hansen, Jens P.\"", "Patient A"];
    fs::write(clinic.join("waiting.csv"), list(&rows)).expect("written");
    let made =
        "pseudonym;need;clinician;date;from;to\nmette m. damgaard;first;Ada;03-11-2026;9:00;9:40\n";
    fs::write(clinic.join("bookings.csv"), made).expect("written");
    let seen = "panel;pseudonym;last_seen\ncontrols;K-1;01-10-2026\ncontrols;Ole Lund;01-10-2026\n";
    fs::write(clinic.join("panel.csv"), seen).expect("written");
    let found = json(&clinic, &[]);
    let notices = found["notices"].as_array().expect("notices").iter();
    let told: Vec<[&str; 3]> = notices
        .filter(|notice| notice["code"] == "B0508")
        .map(|notice| {
            ["list", "count", "numbers"].map(|key| notice["values"][key].as_str().unwrap())
        })
        .collect();
    assert_eq!(told, [["waiting", "2", "1, 3"], ["bookings", "1", "1"], ["controls", "1", "2"]]);
    let said = check(&clinic, &["--lang", "da"]);
    let one_line = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted =
        "B0508: 2 pseudonymer i ventelisten ligner et navn på en person (nr. 1, 3 fra oven)";
    assert!(one_line.contains(wanted), "{}", said.out);
    let everything = format!("{}{found}", said.all());
    assert!(!["Hansen", "damgaard", "Lund"].iter().any(|name| everything.contains(name)));
    assert_eq!(said.code, 0, "{}", said.all());
    // Pseudonyms are no names.
    let tiny = json(Path::new("instances/tiny"), &[]);
    assert!(!codes(&tiny).contains(&"B0508"));
}
