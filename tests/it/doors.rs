//! The same question gets the same figure through every door: `size`, `simulate`, `compare`, `plan`
//! and `day` on a dozen clinics.
//!
//! Allowed to differ, and therefore under other keys or told otherwise: what the chains compute
//! (`share_computed`, `share_kept`) is no figure of the clinic played (`share_played`); `frontier`
//! and `size` compute with the long run, `simulate` and `compare` play dates. Under one key stands
//! `idle_beside_queue_minutes_per_week`: computed for divisible minutes in `size` and `frontier`, played
//! with whole visits in `simulate` and `compare`, where a rest too short for a visit is slack.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{answer, behov, folder, shipped};

/// Shipped clinics that are sized in seconds.
const SHIPPED: [&str; 4] = ["tiny", "bispebjerg-diabetes", "nordsjaelland-lung", "amager-joint"];

/// Teams, weeks of the cycle, contacts a year and load of made-up clinics.
const MADE: [(u32, u32, u32, f64); 8] = [
    (1, 1, 1_500, 0.6),
    (1, 2, 2_500, 0.75),
    (2, 1, 3_000, 0.8),
    (2, 2, 2_000, 0.7),
    (3, 1, 4_000, 0.85),
    (1, 1, 1_200, 0.9),
    (2, 1, 5_000, 0.65),
    (1, 2, 3_500, 0.95),
];

/// The recipe of a made-up clinic, after that of a shipped one.
fn made(number: usize) -> PathBuf {
    let (teams, weeks, contacts, load) = MADE[number];
    let text = fs::read_to_string(shipped("bispebjerg-diabetes/clinic.toml")).expect("a file");
    let recipe = text.split("[clinic]").next().expect("a recipe");
    let changed = recipe
        .replace("seed = 3801", &format!("seed = {}", 100 + number))
        .replace("contacts_per_year = 3801", &format!("contacts_per_year = {contacts}"))
        .replace("team_count = 1", &format!("team_count = {teams}"))
        .replace("cycle_weeks = 1", &format!("cycle_weeks = {weeks}"))
        .replace("load = 0.76", &format!("load = {load}"));
    let place = folder(&format!("doors-{number}"));
    let file = place.join("recipe.toml");
    fs::write(&file, changed).expect("a recipe");
    let clinic = place.join("clinic");
    let said = behov(&["generate", path(&file), "--out", path(&clinic)]);
    assert_eq!(said.code, 0, "{}", said.all());
    clinic
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a readable path")
}

fn told(arguments: &[&str]) -> Value {
    let said = behov(&[arguments, &["--json"]].concat());
    // 1 is an answer too: no holds keep the promises.
    assert!(said.code <= 1, "{arguments:?}: {}", said.err);
    answer(&said.out)
}

fn rows<'v>(value: &'v Value, at: &str) -> &'v [Value] {
    value[at].as_array().map_or(&[], Vec::as_slice)
}

/// What a measure is of, as one name.
fn scope(row: &Value) -> String {
    format!("{} {} {} {}", row["measure"], row["scope"], row["name"], row["need"])
}

/// Team and need, the share in time, its interval, those in time and all: as `size` played it.
fn played_by_size(size: &Value) -> BTreeMap<String, [Value; 5]> {
    let groups = rows(&size["played"], "groups").iter();
    let needs = groups.flat_map(|group| rows(group, "needs").iter().map(move |row| (group, row)));
    let row = |(group, row): (&Value, &Value)| {
        let [value, low, high] =
            ["value", "low", "high"].map(|key| row["share_played"][key].clone());
        let [in_time, all] =
            ["in_time_count_mean", "request_count_mean"].map(|key| row[key].clone());
        (format!("{} {}", group["team"], row["need"]), [value, low, high, in_time, all])
    };
    needs.map(row).collect()
}

/// The same as `simulate` measured it.
fn played_by_simulate(simulate: &Value) -> BTreeMap<String, [Value; 5]> {
    let measures = rows(simulate, "measures").iter();
    let of_need = measures.filter(|row| {
        row["measure"] == "within_target_share" && row["scope"] == "team" && !row["need"].is_null()
    });
    let keys = ["value", "low", "high", "part_count_mean", "whole_count_mean"];
    let row = |row: &Value| {
        let of = format!("{} {}", row["name"], row["need"]);
        (of, keys.map(|key| row[key].clone()))
    };
    of_need.map(row).collect()
}

/// Minutes of a clinic a week by a key, as `simulate` measured them.
fn minutes(simulate: &Value, key: &str) -> f64 {
    let of_clinic = |row: &&Value| row["measure"] == key && row["scope"] == "clinic";
    let row = rows(simulate, "measures").iter().filter(of_clinic).find(|row| row["need"].is_null());
    row.and_then(|row| row["value"].as_f64()).expect("a measure")
}

/// Every door on one clinic.
fn agrees(clinic: &Path) {
    let clinic = path(clinic);
    let size = told(&["size", clinic]);
    let simulate = told(&["simulate", clinic, "--policy", "carve-out", "--windows"]);
    let by_simulate = played_by_simulate(&simulate);
    for (of, played) in played_by_size(&size) {
        assert_eq!(Some(&played), by_simulate.get(&of), "{clinic}: {of}");
    }
    let held = |row: &Value, key: &str| row[key].as_f64().expect("minutes");
    let by_size: f64 =
        rows(&size, "teams").iter().map(|row| held(row, "held_minutes_per_week")).sum();
    let holds = rows(&simulate["policy"]["parameters"], "holds").iter();
    let by_policy: f64 = holds.map(|row| held(row, "minutes_per_week")).sum();
    assert!((by_size - by_policy).abs() < 1e-6, "{clinic}: held {by_size} and {by_policy}");

    // Every minute of a session is booked, slack or idle beside a queue.
    let of = |key: &str| minutes(&simulate, key);
    let unused = of("slack_minutes_per_week") + of("idle_beside_queue_minutes_per_week");
    let parts = of("booked_minutes_per_week") + unused;
    assert!((of("session_minutes_per_week") - parts).abs() < 1e-5, "{clinic}: {parts}");

    let policies = "carve-out,first-come-first-served";
    let compare = told(&["compare", clinic, "--policies", policies, "--windows"]);
    let differences = rows(&rows(&compare, "comparisons")[0], "differences");
    let alone: BTreeMap<String, &Value> =
        rows(&simulate, "measures").iter().map(|row| (scope(row), row)).collect();
    let mut both = 0;
    for row in differences {
        let Some(other) = alone.get(&scope(row)) else { continue };
        both += 1;
        for key in ["value", "low", "high", "one_sided"] {
            assert_eq!(row["before"][key], other[key], "{clinic}: {}", scope(row));
        }
    }
    assert!(both > 30, "{clinic}: {both} measures through both doors");
}

/// The days of the template, as `plan` and as `day` tell them.
fn days_agree(name: &str, clinic: &Path) {
    let clinic = path(clinic);
    let out = folder(&format!("doors-plan-{name}"));
    let plan = told(&["plan", clinic, "--no-play", "--out", path(&out)]);
    let template = out.join("template.csv");
    if !template.exists() {
        return;
    }
    let day = told(&["day", clinic, "--template", path(&template)]);
    let name = |row: &Value, week: bool| {
        let [who, day] = ["clinician", "day"].map(|key| row[key].as_str().unwrap_or(""));
        if week { format!("{who}/{}{day}", row["week"]) } else { format!("{who}/{day}") }
    };
    let sessions = rows(&plan["template"], "sessions");
    let several = sessions.iter().any(|row| row["week"] != 1);
    let by_plan: BTreeMap<(String, String), &Value> =
        sessions.iter().map(|row| ((name(row, several), row["from"].to_string()), row)).collect();
    let mut both = 0;
    for row in rows(&day, "sessions") {
        let own = rows(row, "times").iter().find(|times| times["rule"] == "own");
        let whose = (row["session"].as_str().unwrap_or("").to_owned(), row["from"].to_string());
        let (Some(own), Some(plan)) = (own, by_plan.get(&whose)) else { continue };
        both += 1;
        let keys = ["in_time_chance", "overtime_minutes_mean", "waiting_minutes_mean"];
        for key in keys.into_iter().chain(["idle_minutes_mean", "overtime_minutes_p95"]) {
            assert_eq!(own["figures"][key], plan[key], "{clinic}: {whose:?} {key}");
        }
    }
    assert!(both > 0, "{clinic}: no session through both doors");
}

#[test]
fn shipped_clinics_get_the_same_figures_through_every_door() {
    for name in SHIPPED {
        agrees(&shipped(name));
    }
}

#[test]
fn made_up_clinics_get_the_same_figures_through_every_door() {
    for number in 0..MADE.len() {
        agrees(&made(number));
    }
}

#[test]
fn plan_and_day_tell_the_same_of_a_session() {
    for name in SHIPPED {
        days_agree(name, &shipped(name));
    }
}
