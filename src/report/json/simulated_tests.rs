use behov_solver::answer::Log;
use behov_solver::evaluation::measure::{Side, compare_sides};
use behov_solver::evaluation::measures;
use behov_solver::rng::Seed;
use serde_json::Value;

use super::*;
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
    };
    serde_json::from_str(&simulate(&simulated)).expect("a JSON document")
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
    assert_eq!((&found["seed"], &found["proof"]), (&7.into(), &"estimated".into()));
    let policy = &found["policy"];
    assert_eq!((&policy["name"], &policy["from"]), (&"carve-out".into(), &"2026-11-02".into()));
    assert_eq!((&policy["replications"], &policy["replications_asked"]), (&5.into(), &8.into()));
    assert_eq!((&policy["partial"], &policy["counted_weeks"]), (&true.into(), &8.0.into()));
    assert_eq!(found["assumptions"][0]["tag"], "law");
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
    assert_eq!((&missed["half_width"], &missed["replications"]), (&0.0.into(), &5.into()));
    let third = row(&found["measures"], "third_next_available_days", "clinic");
    assert_eq!(
        (&third["mean"], &third["says"]),
        (&Value::Null, &"the log does not hold it".into())
    );
}

#[test]
fn a_growing_queue_has_growth_and_no_mean_wait() {
    let found = found(&cast::growing_log("all open"));
    assert_eq!(found["policy"]["overloaded"], true);
    let queue = &found["policy"]["queues"][1];
    assert_eq!((&queue["scope"], &queue["name"]), (&"team".into(), &"joint".into()));
    let growth = queue["growth_minutes_per_week_mean"].as_f64().unwrap();
    assert!((growth - 84.0).abs() < 2.0, "{growth}");
    let wait = row(&found["measures"], "access_days_mean", "clinic");
    assert_eq!(wait["mean"], Value::Null);
    assert_eq!(wait["says"], "no steady state: the queue grows");
}

#[test]
fn a_comparison_says_which_differences_are_shown() {
    let instance = cast::tiny();
    let before = measures(&instance, &cast::log("carve-out", 0));
    let after = measures(&instance, &cast::log("all open", 1));
    let played = cast::played();
    let side = |measured| Simulated {
        instance: &instance,
        seed: Seed(7),
        replications_asked: 5,
        played: &played,
        measured,
        breaches: &[],
    };
    let of = |measured| Side { instance: &instance, measured };
    let compared = [compare_sides(of(&before), of(&after))];
    let contrast = Contrast { sides: &[side(&before), side(&after)], compared: &compared };
    let found: Value = serde_json::from_str(&compare(&contrast)).unwrap();
    let differences = &found["comparisons"][0]["differences"];
    let median = row(differences, "access_days_p50", "clinic");
    assert_eq!((&median["difference_mean"], &median["shown"]), (&1.0.into(), &true.into()));
    let visits = row(differences, "booked_minutes_per_week", "clinic");
    assert_eq!((&visits["difference_mean"], &visits["shown"]), (&0.0.into(), &false.into()));
    let freed = row(differences, "minutes_freed_per_week", "clinic");
    assert_eq!((&freed["before"], &freed["difference_mean"]), (&Value::Null, &0.0.into()));
}
