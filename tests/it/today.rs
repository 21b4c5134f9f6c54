//! The action list of a day, by hand and by calls.

use std::fs;

use serde_json::{Value, json};

use crate::run::{answer, behov, folder, shipped};

fn told(more: &[&str]) -> Value {
    let tiny = shipped("tiny").display().to_string();
    let said = behov(&[&["today", &tiny, "--json", "--quiet"], more].concat());
    assert_eq!(said.code, 0, "{}", said.all());
    answer(&said.out)
}

fn column(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().expect("rows");
    rows.iter().map(|row| row[key].as_str().expect("text").to_owned()).collect()
}

#[test]
fn the_list_of_the_tiny_clinic_is_what_hand_and_calendar_say() {
    // Eight weekdays after Monday 5, Friday 9, Wednesday 14, Wednesday 21 and Monday 26 October.
    let list = told(&[]);
    let due = ["2026-10-15", "2026-10-21", "2026-10-26", "2026-11-02", "2026-11-05"];
    assert_eq!(column(&list["letters"], "due"), due);
    // A first visit tomorrow, Tuesday 3 November, and the conclusion a week later: 10 November.
    let late = &list["redirections"];
    assert_eq!(column(late, "pseudonym"), ["P-01", "P-02"]);
    assert_eq!(column(late, "earliest"), ["2026-11-10", "2026-11-10"]);
    assert_eq!(column(late, "deadline"), ["2026-11-04", "2026-11-08"]);
    assert_eq!((&late[0]["days_over"], &late[1]["days_over"]), (&json!(6), &json!(2)));
    assert_eq!(column(late, "route"), ["work-up", "work-up"]);
    assert_eq!(column(&list["plans"], "due"), ["2026-11-04", "2026-11-08"]);
    assert_eq!(column(&list["past_promise"], "pseudonym"), ["P-06"]);
    assert_eq!(list["outreach_left_out_because"], "no-list-of-last-contacts");
}

#[test]
fn another_day_is_asked_for_by_either_name_and_never_taken_from_the_machine() {
    let list = told(&["--date", "2026-11-05"]);
    assert_eq!(list, told(&["--today", "2026-11-05"]));
    assert_eq!((&list["as_of"], &told(&[])["as_of"]), (&json!("2026-11-05"), &json!("2026-11-02")));
}

#[test]
fn dates_told_take_letters_off_the_list_and_a_date_that_falls_asks_for_a_new_letter() {
    let place = folder("today-told");
    let tiny = shipped("tiny").display().to_string();
    let first = place.join("first").display().to_string();
    assert_eq!(behov(&["book", &tiny, "--quiet", "--out", &first]).code, 0);
    let bookings = format!("{first}/bookings.csv");
    let list = told(&["--bookings", &bookings]);
    assert_eq!((&list["letters"], &list["undated_count"]), (&json!([]), &json!(0)));
    // The clinician of P-04's first visit, on 9 November, is away: eight weekdays from today, a
    // Monday, end on Thursday the week after.
    let ill = place.join("ill");
    fs::create_dir(&ill).expect("a folder");
    let text = fs::read_to_string(shipped("tiny").join("clinic.toml")).expect("a clinic");
    let away = "\n[[absence]]\nclinician = \"Ada\"\nfrom = 2026-11-09\nto = 2026-11-09\n";
    fs::write(ill.join("clinic.toml"), text + away).expect("a clinic");
    fs::copy(shipped("tiny").join("waiting.csv"), ill.join("waiting.csv")).expect("a list");
    let ill = ill.display().to_string();
    let said = behov(&["today", &ill, "--json", "--quiet", "--bookings", &bookings]);
    let moved = &answer(&said.out)["moved"];
    let rows = moved.as_array().expect("rows");
    assert!(!rows.is_empty(), "{}", said.all());
    for row in rows {
        assert_eq!((&row["date"], &row["reason"]), (&json!("2026-11-09"), &json!("away")));
        assert_eq!(row["letter_due"], "2026-11-12");
    }
}

#[test]
fn the_sheet_of_today_says_what_today_says() {
    let tiny = shipped("tiny").display().to_string();
    let one = behov(&["today", &tiny, "--quiet"]);
    let other = behov(&["report", &tiny, "--sheet", "today", "--quiet"]);
    assert_eq!((one.code, &one.out), (other.code, &other.out));
}

#[test]
fn the_week_of_each_clinician_has_their_own_blocks_and_real_dates_of_release() {
    let place = folder("today-week");
    // One hold of Ada on Wednesday that opens two open days before, on Monday.
    let template = place.join("template.csv");
    let rows = "clinician;team;week;weekday;start;end;kind;need;class;release_days\n\
                Ada;joint;1;wed;09:00;09:20;hold;urgent;;2\n\
                Bea;joint;1;wed;09:00;09:40;visit;first;low;\n";
    fs::write(&template, rows).expect("a template");
    let (tiny, file) = (shipped("tiny").display().to_string(), template.display().to_string());
    let said = behov(&["report", &tiny, "--sheet", "week", "--template", &file, "--json"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let week = answer(&said.out);
    assert_eq!(column(&week["clinicians"], "clinician"), ["Ada", "Bea"]);
    let days = &week["clinicians"][0]["days"];
    let dates = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"];
    assert_eq!(column(days, "date"), dates);
    let hold = &days[2]["blocks"][0];
    assert_eq!((&hold["kind"], &hold["opens"]), (&json!("hold"), &json!("2026-11-02")));
    let seen = &week["clinicians"][1]["days"][1];
    assert_eq!((&seen["date"], &seen["visit_count"]), (&json!("2026-11-04"), &json!(1)));
}

#[test]
fn who_has_not_been_in_contact_for_too_long_is_told_by_pseudonym() {
    let place = folder("today-outreach");
    // The panel of tiny is to hear from everybody within 156 weeks, 1,092 days: from 6 November 2023
    // that ends on 2 November 2026.
    let list = place.join("panel.csv");
    let rows = "pseudonym;panel;last_seen;next_control\nC-1;controls;06-11-2023;\n\
                C-2;controls;13-11-2023;\nC-3;controls;14-11-2023;\nC-4;controls;06-11-2023;01-11-2026\n\
                C-5;controls;13-11-2023;09-11-2026\n";
    fs::write(&list, rows).expect("a list");
    let list = list.display().to_string();
    let told = told(&["--panel", &list]);
    assert_eq!(column(&told["outreach"], "pseudonym"), ["C-1", "C-4", "C-2"]);
    let ends = ["2026-11-02", "2026-11-02", "2026-11-09"];
    assert_eq!(column(&told["outreach"], "safety_ends"), ends);
    assert_eq!(told["outreach_left_out_because"], Value::Null);
    let tiny = shipped("tiny").display().to_string();
    let said = behov(&["today", &tiny, "--quiet", "--lang", "da", "--panel", &list]);
    assert!(said.out.contains("Kontakt patienten"), "{}", said.out);
    assert!(!said.out.contains("Opsøgende kontakt er udeladt"), "{}", said.out);
    // A last contact that has not been is none.
    let rows = "pseudonym;panel;last_seen\nC-1;controls;03-11-2026\n;controls;03-11-2025\n";
    fs::write(&list, rows).expect("a list");
    let said = behov(&["today", &tiny, "--panel", &list]);
    assert_eq!(said.code, 2, "{}", said.all());
    assert!(said.err.contains("panel.csv:2:3") && said.err.contains("B0229"), "{}", said.err);
    assert!(said.err.contains("panel.csv:3:1"), "{}", said.err);
}

#[test]
fn what_is_due_today_is_counted_apart_from_what_was_due_before_and_is_due_later() {
    let tiny = shipped("tiny").display().to_string();
    let said = behov(&["today", &tiny, "--quiet"]);
    let told = "8 things to do: 4 should have been done before, 1 today, 3 in the days ahead.";
    assert!(said.out.contains(told), "{}", said.out);
}
