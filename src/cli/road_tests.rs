//! `behov road`, from the call to what it says.

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
