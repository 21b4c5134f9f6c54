use behov_solver::answer::Log;
use behov_solver::evaluation::measure::{Side, compare_sides};
use behov_solver::evaluation::measures;
use behov_solver::rng::Seed;
use serde_json::Value;

use super::*;
use crate::report::json::Run;
use crate::report::json::valid::answer;
use crate::report::{Contrast, Simulated, cast};

fn found(log: &Log) -> Value {
    let instance = cast::tiny();
    let measured = measures(&instance, log);
    let simulated = Simulated {
        instance: &instance,
        seed: Seed(7),
        replications_asked: 8,
        played: &cast::played(),
        measured: &measured,
        breaches: &[],
        ended: None,
        panels: &[],
    };
    answer(&enveloped(&Run::default(), "simulate", &[], &Policied::of(&simulated)))
}

fn row<'a>(rows: &'a Value, measure: &str, scope: &str) -> &'a Value {
    let of = |row: &&Value| {
        row["measure"] == measure && row["scope"] == scope && row["need"] == Value::Null
    };
    rows.as_array().unwrap().iter().find(of).unwrap()
}

#[test]
fn the_run_says_who_when_how_often_and_that_it_is_estimated() {
    let found = found(&Log { partial: true, ..cast::log("carve-out", 0) });
    assert_eq!(found["proof"], "estimated");
    let policy = &found["policy"];
    assert_eq!((&policy["name"], &policy["from"]), (&"carve-out".into(), &"2026-11-02".into()));
    assert_eq!((&policy["replications"], &policy["replications_asked"]), (&5.into(), &8.into()));
    assert_eq!(policy["counted_weeks"], 8.0);
    assert_eq!(found["definitions"][0]["measure"], "compliance_strict_share");
}

#[test]
fn a_share_carries_its_interval_and_its_counts() {
    let found = found(&cast::log("carve-out", 0));
    // One of the 53 urgent visits and controls is missed; each run has the same 78 visits due.
    let missed = row(&found["measures"], "no_show_share", "clinic");
    assert_eq!(
        (&missed["part_count_mean"], &missed["whole_count_mean"]),
        (&1.0.into(), &78.0.into())
    );
    // The runs are alike, but five misses are few.
    let ends = ["low", "high"].map(|end| missed[end].as_f64().unwrap());
    let half = (ends[1] - ends[0]) / 2.0;
    assert!((half - 0.008).abs() < 1e-4 && missed["replications"] == 5, "{missed}");
    let third = row(&found["measures"], "third_next_available_days", "clinic");
    assert_eq!((&third["value"], &third["value_says"]), (&Value::Null, &"beyond-log".into()));
}

#[test]
fn a_growing_queue_has_growth_and_no_mean_wait() {
    let found = found(&cast::growing_log("all open"));
    assert_eq!(found["policy"]["overloaded"], true);
    let queue = &found["policy"]["queues"][1];
    assert_eq!((&queue["scope"], &queue["name"]), (&"team".into(), &"joint".into()));
    let growth = queue["growth_minutes_per_week"]["value"].as_f64().unwrap();
    assert!((growth - 84.0).abs() < 2.0, "{growth}");
    let wait = row(&found["measures"], "access_days_mean", "clinic");
    assert_eq!(wait["value"], Value::Null);
    assert_eq!(wait["value_says"], "no-steady-state");
}

#[test]
fn a_comparison_says_which_differences_are_shown() {
    let instance = cast::tiny();
    let before = measures(&instance, &cast::log("carve-out", 0));
    let after = measures(&instance, &cast::log("all open", 1));
    let played = cast::played();
    let side = |measured| cast::side(&instance, &played, measured);
    let of = |measured| Side { instance: &instance, measured };
    let compared = [compare_sides(of(&before), of(&after))];
    let contrast = Contrast { sides: &[side(&before), side(&after)], compared: &compared };
    let found: Value =
        answer(&enveloped(&Run::default(), "compare", &[], &Comparisons::of(&contrast)));
    let differences = &found["comparisons"][0]["differences"];
    let median = row(differences, "access_days_p50", "clinic");
    assert_eq!((&median["difference"]["value"], &median["shown"]), (&1.0.into(), &true.into()));
    let visits = row(differences, "booked_minutes_per_week", "clinic");
    assert_eq!((&visits["difference"]["value"], &visits["shown"]), (&0.0.into(), &false.into()));
    let freed = row(differences, "minutes_freed_per_week", "clinic");
    assert_eq!((&freed["before"], &freed["difference"]["value"]), (&Value::Null, &0.0.into()));
}

#[test]
fn every_measure_and_every_difference_has_a_value_per_replication() {
    let instance = cast::tiny();
    // Before replications 0 to 4, after only 1, 3 and 4.
    let mut fewer = cast::log("all open", 1);
    fewer.plays.retain(|play| [1, 3, 4].contains(&play.replication));
    let before = measures(&instance, &cast::log("carve-out", 0));
    let after = measures(&instance, &fewer);
    let played = cast::played();
    let side = |measured| cast::side(&instance, &played, measured);
    let of = |measured| Side { instance: &instance, measured };
    let compared = [compare_sides(of(&before), of(&after))];
    let contrast = Contrast { sides: &[side(&before), side(&after)], compared: &compared };
    let both: Value =
        answer(&enveloped(&Run::default(), "compare", &[], &Comparisons::of(&contrast)));
    let alone: Value =
        answer(&enveloped(&Run::default(), "simulate", &[], &Policied::of(&side(&before))));
    assert_eq!(alone["policy"]["replication_numbers"], serde_json::json!([0, 1, 2, 3, 4]));
    for row in alone["measures"].as_array().unwrap() {
        assert_eq!(row["values"].as_array().unwrap().len(), 5, "{row}");
    }
    let comparison = &both["comparisons"][0];
    assert_eq!(comparison["replication_numbers"], serde_json::json!([1, 3, 4]));
    for row in comparison["differences"].as_array().unwrap() {
        let values = |key: &str| -> Vec<f64> {
            let list = row[key].as_array().unwrap().iter();
            list.map(|value| value.as_f64().unwrap_or(f64::NAN)).collect()
        };
        let differences = values("difference_values");
        assert_eq!(differences.len(), 3, "{row}");
        if let Some(told) = row["difference"]["value"].as_f64() {
            let counted: Vec<f64> = differences.iter().copied().filter(|d| !d.is_nan()).collect();
            let count = f64::from(u32::try_from(counted.len()).expect("a few runs"));
            let mean = counted.iter().sum::<f64>() / count;
            assert!((mean - told).abs() < 1e-9, "{row}");
        }
        if row["before"] == Value::Null {
            assert!(values("before_values").is_empty() && values("after_values").is_empty());
            continue;
        }
        // Replication 3 of the first policy stands in place 3 of its own values.
        let of = |found: &&Value| {
            ["measure", "scope", "name", "need"].iter().all(|&key| found[key] == row[key])
        };
        let own = alone["measures"].as_array().unwrap().iter().find(of).unwrap();
        assert_eq!(own["values"][3], row["before_values"][1], "{row}");
    }
}
