//! Clinic days of shipped clinics, as a planner would ask for them.

use std::fs;

use serde_json::Value;

use crate::run::{answer, behov, folder};

fn sum(sessions: &[Value], of: impl Fn(&Value) -> Option<f64>) -> f64 {
    sessions.iter().filter_map(of).sum()
}

#[test]
fn without_the_easy_the_same_minutes_end_later_and_a_buffer_restores_the_chance() {
    let call = ["day", "instances/hvidovre-medical", "--without-easy", "20%", "--json", "--quiet"];
    let said = behov(&call);
    assert_eq!(said.code, 0, "{}", said.err);
    let answer: Value = answer(&said.out);
    let all = answer["sessions"].as_array().expect("sessions");
    let left = |row: &&Value| row["without_easy"]["change"].is_object();
    let changed: Vec<Value> = all.iter().filter(left).cloned().collect();
    assert!(changed.len() > 10, "easy patients leave {} sessions", changed.len());
    for row in &changed {
        let after = &row["without_easy"];
        assert_eq!(row["booked_minutes"], after["change"]["booked_minutes"], "{row}");
        assert_eq!(after["change"]["unbooked_minutes"], 0);
        let chance = |name: &str| after["buffer"][name].as_f64().expect("a chance");
        assert!(chance("at_end_in_time_chance") >= chance("chance_to_restore"), "{row}");
    }
    let figure = |row: &Value, name: &str| row["times"][0]["figures"][name].as_f64();
    for name in ["overtime_minutes_mean", "waiting_minutes_mean"] {
        let before = sum(&changed, |row| figure(row, name));
        let after = sum(&changed, |row| figure(&row["without_easy"], name));
        assert!(after > before, "{name}: {before} before, {after} after");
    }
}

#[test]
fn a_session_leaves_data_a_spreadsheet_and_a_page_with_its_picture() {
    let place = folder("day-files");
    let out = place.join("out").display().to_string();
    let call = ["day", "instances/tiny", "Ada/tue", "--reorder", "--unpunctual", "-5:10"];
    let said = behov(&[&call[..], &["--replications", "200", "--out", &out]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    let page = fs::read_to_string(place.join("out/day.html")).expect("a page");
    assert!(page.contains("<svg") && page.contains("class=\"planned held\""), "a hold is drawn");
    assert!(!page.contains("NaN") && !page.contains("<script"));
    let sheet = fs::read_to_string(place.join("out/day.csv")).expect("a sheet");
    assert_eq!(sheet.lines().count(), 1 + 6, "a heading and six visits: {sheet}");
    let data = fs::read_to_string(place.join("out/day.json")).expect("data");
    let data: Value = answer(&data);
    let proved = |at: usize| data["sessions"][0]["times"][at]["proved"].as_str();
    assert_eq!(proved(3), Some("best-for-order"));
    assert!(proved(4).is_some_and(|word| word.starts_with("best-for-")), "{:?}", proved(4));
}
