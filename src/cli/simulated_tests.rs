//! `simulate` and `compare` as a user meets them.

use std::ffi::OsString;

use clap::Parser;

use super::arguments::Arguments;
use super::*;

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

/// Codes of what is wrong with a call, and its words.
fn refused(arguments: &[&str]) -> (Vec<String>, String) {
    let call = ["behov"].iter().chain(arguments);
    let parsed = Arguments::try_parse_from(call).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let stop = dispatch(&shell, &parsed, &mut Vec::new()).expect_err("the call is wrong");
    let told = shell.complaint(&stop);
    let codes = told.lines().filter_map(|line| line.strip_prefix("error["));
    (codes.filter_map(|line| line.split(']').next()).map(str::to_owned).collect(), told)
}

#[test]
fn a_policy_is_played_with_its_interval_and_the_referee_has_no_objection() {
    let (code, told) = behov(&["simulate", "instances/tiny", "--weeks", "12", "--json"]);
    assert_eq!(code, 0);
    assert!(told.contains("\"proof\": \"estimated\""));
    assert!(told.contains("\"breaches\": []"), "{}", &told[..300]);
    assert!(told.contains("\"goals.patient_cancels\""), "what the run assumes is listed");
    let call =
        ["simulate", "instances/tiny", "--weeks", "12", "--json", "--patient-cancels", "0.1"];
    let (_, told) = behov(&call);
    assert!(told.contains("\"simulation.patient_cancels\""), "what the call says is listed");
    assert!(!told.contains("\"goals.patient_cancels\""), "and nothing beside it");
}

#[test]
fn fixed_controls_and_need_based_ones_meet_the_same_patients() {
    let (code, told) = behov(&["compare", "instances/tiny", "--weeks", "26"]);
    assert_eq!(code, 0);
    assert!(told.contains("fixed controls avoided"), "{told}");
    assert!(told.contains("minutes freed a week"), "{told}");
}

#[test]
fn two_versions_of_a_clinic_stand_side_by_side() {
    let call = ["compare", "instances/tiny", "--with", "instances/tiny", "--policies", "carve-out"];
    let (code, told) = behov(&[&call[..], &["--weeks", "8", "--replications", "4"]].concat());
    assert_eq!(code, 0);
    // The same clinic twice: no difference is shown, whatever the measure.
    assert!(!told.contains('±') || told.contains("not shown"), "{told}");
}

#[test]
fn every_wrong_flag_of_a_simulation_is_told_at_once() {
    let call = ["simulate", "instances/tiny", "--weeks", "0", "--replications", "0"];
    let more = ["--policy", "carveout", "--release", "400", "--until", "acess=1"];
    let (codes, told) = refused(&[&call[..], &more[..], &["--misclassified", "2"]].concat());
    assert_eq!(codes, ["B0414", "B0415", "B0415", "B0417", "B0416", "B0418"]);
    assert!(told.contains("by its name: carve-out"), "{told}");
}

#[test]
fn a_release_longer_than_the_run_is_refused() {
    let call = ["simulate", "instances/tiny", "--weeks", "2", "--release"];
    // Two weeks are ten open days.
    assert_eq!(refused(&[&call[..], &["11"]].concat()).0, ["B0417"]);
    assert_eq!(behov(&[&call[..], &["10"]].concat()).0, 0);
}

#[test]
fn an_open_clinic_cannot_be_played_where_there_is_none() {
    let (codes, told) = refused(&["simulate", "instances/tiny", "--policy", "open-clinic"]);
    assert_eq!(codes, ["B0420"]);
    assert!(told.contains("[[window]]"), "{told}");
}

#[test]
fn one_policy_alone_leaves_nothing_to_compare() {
    assert_eq!(refused(&["compare", "instances/tiny", "--policies", "fixed"]).0, ["B0421"]);
}

#[test]
fn replications_go_on_until_the_interval_is_as_narrow_as_asked() {
    let call = ["simulate", "instances/tiny", "--weeks", "12", "--replications", "5", "--json"];
    let runs = |until: &str| {
        let (_, told) = behov(&[&call[..], &["--until", until]].concat());
        let at = told.find("\"replications\": ").expect("replications are told") + 16;
        told[at..].chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    let many: u32 = runs("access_days_mean=0.02").parse().unwrap();
    // No interval of fewer than twenty runs is looked at.
    assert_eq!(runs("access_days_mean=50"), "20");
    assert!(many > 20 && many.is_multiple_of(5), "{many}");
}

/// Replications of every policy, as JSON tells them.
fn replications(told: &str) -> Vec<u32> {
    let lines = told.lines().filter_map(|line| line.trim().strip_prefix("\"replications\": "));
    let policies = told.matches("\"replications_asked\"").count();
    lines.filter_map(|count| count.trim_end_matches(',').parse().ok()).take(policies).collect()
}

#[test]
fn a_comparison_goes_on_until_its_differences_are_as_narrow_as_asked() {
    let call = ["compare", "instances/tiny", "--weeks", "12", "--replications", "5", "--json"];
    let policies = ["--policies", "first-come-first-served,earliest-due-date,carve-out"];
    let until = |until: &str, more: &[&str]| {
        behov(&[&call[..], &policies[..], &["--until", until], more].concat()).1
    };
    let told = until("access_days_mean=50", &[]);
    assert_eq!(replications(&told), [20; 3]);
    let runs = replications(&until("access_days_mean=0.02", &[]));
    assert!(runs[0] > 20 && runs[0].is_multiple_of(5) && runs == [runs[0]; 3], "{runs:?}");
    assert!(told.contains("\"narrow\": true") && told.contains("\"limits_met\": []"));
    // What only a comparison tells may be asked for too; no policy against itself differs.
    assert_eq!(replications(&until("minutes_freed_per_week=500", &[])), [20; 3]);
    let told = until("access_days_mean=0.000001", &["--replications-max", "22"]);
    assert_eq!(replications(&told), [22; 3]);
    assert_eq!(told.matches("\"replications_max\"\n").count(), 1, "a limit was met");
    let same = ["--policies", "carve-out,carve-out", "--until", "access_days_mean=0.000001"];
    assert_eq!(replications(&behov(&[&call[..], &same].concat()).1), [20; 2]);
}

#[test]
fn the_most_replications_done_without_a_narrow_interval_are_told_in_words() {
    let call = ["simulate", "instances/tiny", "--weeks", "4", "--replications", "2"];
    let until = ["--until", "access_days_mean=0.001", "--replications-max", "4"];
    let (_, told) = behov(&[&call[..], &until].concat());
    assert!(told.contains("A limit was met: 4 replications are the most"), "{told}");
    let simulated = ["simulate", "instances/tiny", "--until", "minutes_freed_per_week=1"];
    assert_eq!(refused(&simulated).0, ["B0419"]);
}

#[test]
fn a_run_stopped_at_once_says_that_it_is_partial() {
    let call = ["simulate", "instances/tiny", "--time-limit", "0.000001", "--replications", "500"];
    let (_, told) = behov(&[&call[..], &["--json"]].concat());
    assert!(told.contains("\"stopped\""), "{}", &told[..400]);
}

#[test]
fn a_cpr_number_in_a_word_of_the_call_is_refused_and_not_repeated() {
    for wrong in [
        ["--policy", "0101901234"],
        ["--until", "0101901234=1"],
        ["--release", "010190-1234"],
        ["--misclassified", "0101901234"],
    ] {
        let call = [&["simulate", "instances/tiny"], &wrong[..]].concat();
        assert_eq!(behov(&call), (2, String::new()), "{wrong:?}");
        let private = |word: &&str| shell::private(word.as_ref());
        assert!(wrong.iter().any(private));
    }
}
