//! `behov road`, from the call to what it says.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::*;

fn call(words: &[&str]) -> (u8, String) {
    let words: Vec<OsString> =
        ["behov", "road", "instances/tiny"].iter().chain(words).map(OsString::from).collect();
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

#[test]
fn the_road_of_ada_and_bea_is_that_of_their_panel() {
    let told = json(&["--accepts", "60%"]);
    let months = told["roads"][0]["months"].as_array().unwrap();
    assert_eq!(months.len(), 36);
    // 520 patients every 26 weeks; half may convert, 60 % of these do: 6 a week in five weeks.
    assert!((number(&months[0]["fixed_visits_per_week"]) - 20.0).abs() < 1e-6);
    assert!((number(&months[0]["converted_patients"]) - 30.0).abs() < 1e-6);
    assert_eq!(months[1]["from"], "2026-12-07");
    let before = &told["roads"][1]["months"][0];
    assert!((number(&before["fixed_visits_per_week"]) - 14.0).abs() < 1e-6);
    assert_eq!(told["roads"][0]["asked"], "exact");
}

#[test]
fn whole_patients_lie_around_what_is_expected() {
    let told = json(&[]);
    let months = told["roads"][0]["months"].as_array().unwrap();
    let around = |month: &&Value| {
        let expected = number(&month["visits_per_week"]);
        let [low, high] = ["p5", "p95"].map(|at| number(&month[format!("visits_per_week_{at}")]));
        assert!(low < high, "{month}");
        low <= expected && expected <= high
    };
    assert_eq!(months.iter().filter(around).count(), months.len());
    let none = json(&["--replications", "0"]);
    assert!(none["roads"][0]["months"][0]["visits_per_week_p5"].is_null());
}

#[test]
fn a_goal_out_of_reach_is_a_no() {
    assert_eq!(call(&["--goal-minutes", "100000"]).0, 1);
    assert_eq!(call(&["--goal-minutes", "50"]).0, 0);
}

#[test]
fn a_share_that_is_none_is_refused() {
    assert_eq!(call(&["--accepts", "140%"]).0, 2);
    assert_eq!(call(&["--months", "0"]).0, 2);
}

#[test]
fn the_best_pace_is_told_with_its_prices() {
    let told = json(&["--best", "--moves-max", "10"]);
    let best = &told["best"];
    assert_eq!(best["verdict"], "plan", "{best}");
    assert_eq!(best["proved"]["proof"], "exact");
    assert!(number(&best["price_of_a_move_per_month"]) > 0.0);
    let most = best["converted_by_month"].as_array().unwrap();
    assert!(most.iter().all(|converted| number(converted) <= 10.0 + 1e-6));
}

/// A folder of its own for one test, removed at its end.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-road-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn templates_are_patches_of_at_most_so_many_moves_each_a_file() {
    let dir = Room::new("moves");
    let out = dir.0.join("road");
    let words = ["--templates", "--moves", "9", "--phases", "3", "--no-play", "--accepts", "90%"];
    let (exit, text) = call(&[&words[..], &["--out", out.to_str().unwrap(), "--json"]].concat());
    assert_eq!(exit, 0, "{text}");
    let told: Value = serde_json::from_str(&text).unwrap();
    let phases = told["answer"]["templates"]["phases"].as_array().unwrap().clone();
    assert!((2..=3).contains(&phases.len()), "{phases:?}");
    assert_eq!(phases[0]["status"], "today");
    for (at, phase) in phases.iter().enumerate() {
        assert_eq!(phase["breaches"], serde_json::json!([]));
        assert!(phase["moves"].as_u64().unwrap_or(0) <= 9);
        let changes = phase["changes"].as_array().unwrap().iter();
        let moves: u64 = changes.map(|row| if row["change"] == "changed" { 2 } else { 1 }).sum();
        assert_eq!(moves, phase["moves"].as_u64().unwrap_or(0));
        let file = fs::read_to_string(out.join(format!("template-{}.csv", at + 1))).unwrap();
        assert_eq!(file.lines().count(), phase["blocks"].as_array().unwrap().len() + 1);
    }
    let assumed = told["assumptions"].to_string();
    assert!(assumed.contains("road.phase_minutes") && !assumed.contains("road.moves"));
}

#[test]
fn where_nobody_moves_the_template_is_that_of_today_to_the_byte() {
    let dir = Room::new("none");
    let changes = dir.0.join("changes.toml");
    let row = "[[change]]\nname = \"none\"\nkind = \"need-based\"\npanel = \"controls\"\n\
               from = 2026-11-02\nshare = 0.0\n";
    fs::write(&changes, row).unwrap();
    let [road, week] = ["road", "week"].map(|name| dir.0.join(name));
    let words = ["--changes", changes.to_str().unwrap(), "--templates", "--no-play"];
    let (exit, text) = call(&[&words[..], &["--out", road.to_str().unwrap()]].concat());
    assert_eq!(exit, 0, "{text}");
    let plain = ["behov", "template", "instances/tiny", "--no-play", "--out"];
    let plain: Vec<OsString> =
        plain.iter().map(OsString::from).chain([week.clone().into()]).collect();
    assert_eq!(run(&plain, &mut Vec::new()), 0);
    let read = |path: PathBuf| fs::read(path).unwrap();
    assert_eq!(read(road.join("template-1.csv")), read(week.join("template.csv")));
    assert!(!road.join("template-2.csv").exists());
    // Written by the planner, it is the template to begin with.
    let mine = week.join("template.csv");
    let words = ["--templates", "--template", mine.to_str().unwrap(), "--no-play", "--lang", "da"];
    let (exit, text) = call(&words);
    assert!(exit <= 1 && text.contains("Højst 20 ændringer"), "{text}");
}

#[test]
fn moves_and_phases_belong_to_templates() {
    for words in [&["--moves", "3"][..], &["--phases", "2"], &["--before-control"]] {
        assert_eq!(call(words).0, 2, "{words:?}");
    }
}
