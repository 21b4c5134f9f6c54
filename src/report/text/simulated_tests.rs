use behov_solver::answer::Log;
use behov_solver::evaluation::measure::{Measure, Side, compare_sides};
use behov_solver::evaluation::measures;
use behov_solver::rng::Seed;
use insta::assert_snapshot;

use super::*;
use crate::messages::{Lang, entry};
use crate::report::{Contrast, Simulated, cast};

const EN: Voice = Voice { lang: Lang::En };
const DA: Voice = Voice { lang: Lang::Da };

fn told(voice: Voice, log: &Log, breaches: &[String], verbose: bool) -> String {
    let (instance, asked) = (cast::tiny(), 8);
    let measured = measures(&instance, log);
    let simulated = Simulated {
        instance: &instance,
        seed: Seed(7),
        replications_asked: asked,
        measured: &measured,
        breaches,
    };
    simulate(voice, &simulated, verbose)
}

fn contrasted(voice: Voice, logs: &[Log], verbose: bool) -> String {
    let instance = cast::tiny();
    let all: Vec<_> = logs.iter().map(|log| measures(&instance, log)).collect();
    let side = |measured| Simulated {
        instance: &instance,
        seed: Seed(7),
        replications_asked: 5,
        measured,
        breaches: &[],
    };
    let sides: Vec<Simulated<'_>> = all.iter().map(side).collect();
    let of = |measured| Side { instance: &instance, measured };
    let compared: Vec<_> =
        all[1..].iter().map(|measured| compare_sides(of(&all[0]), of(measured))).collect();
    compare(voice, &Contrast { sides: &sides, compared: &compared }, verbose)
}

#[test]
fn a_policy_is_told_with_intervals_counts_and_replications() {
    assert_snapshot!(told(EN, &cast::log("carve-out", 0), &[], false), @"");
}

#[test]
fn the_same_policy_in_danish() {
    let text = told(DA, &cast::log("reserverede tider", 0), &[], false);
    assert_snapshot!(text.lines().take(14).collect::<Vec<_>>().join("\n"), @"");
}

#[test]
fn a_growing_queue_is_told_in_words_and_no_mean_wait_is_given() {
    let text = told(EN, &cast::growing_log("all open"), &[], true);
    assert_snapshot!(text.lines().take(14).collect::<Vec<_>>().join("\n"), @"");
    let mean = text.lines().find(|line| line.contains("days to the visit, mean")).unwrap();
    assert!(mean.contains("no steady state"), "{mean}");
}

#[test]
fn a_stopped_run_says_partial_and_a_broken_promise_is_told() {
    let stopped = Log { partial: true, ..cast::log("carve-out", 0) };
    let text = told(EN, &stopped, &["B0321: closed".to_owned()], false);
    assert!(text.contains("5 of 8 replications"), "{text}");
    assert!(text.contains("PARTIAL"), "{text}");
    assert!(text.contains("B0321: closed") && !text.contains("accepts"), "{text}");
}

#[test]
fn two_policies_stand_side_by_side_and_no_difference_is_not_shown() {
    let logs = [cast::log("carve-out", 0), cast::log("all open", 1)];
    assert_snapshot!(contrasted(EN, &logs, false), @"");
}

#[test]
fn three_policies_have_two_columns_of_differences_in_danish_too() {
    let logs = [cast::log("a", 0), cast::log("b", 1), cast::log("c", 0)];
    let text = contrasted(DA, &logs, true);
    assert_eq!(text.matches("minus a").count(), 2, "{text}");
    assert!(text.contains("ikke vist"), "{text}");
}

#[test]
fn every_measure_has_a_label() {
    for measure in Measure::ALL {
        let key = format!("measure.{}", measure.definition().key);
        assert!(entry(&key).is_some(), "no label for {key}");
    }
}
