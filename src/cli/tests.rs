use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use clap::{CommandFactory, Parser};

use super::arguments::Arguments;
use super::*;
use crate::report::json::valid::answer;
use crate::report::page::tests::sound;
use crate::verb::VERBS;

/// A folder of its own for one test, removed at its end.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-test-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(name)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        // What keeps a folder whole is not for people.
        names.retain(|name| name != ".behov");
        names.sort();
        names
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

#[test]
fn the_command_line_is_in_order() {
    Arguments::command().debug_assert();
}

#[test]
fn a_call_that_makes_no_sense_is_bad_input() {
    assert_eq!(behov(&["guess", "tiny"]).0, 2);
    assert_eq!(behov(&["size"]).0, 2);
    assert_eq!(behov(&["size", "instances/tiny", "--today", "2026-02-30"]).0, 2);
    assert_eq!(behov(&["size", "instances/tiny", "--time-limit", "-1"]).0, 2);
    assert_eq!(behov(&["plan", "instances/tiny", "--weeks", "0"]).0, 2);
}

#[test]
fn help_is_no_fault() {
    assert_eq!(behov(&["--help"]).0, 0);
}

#[test]
fn a_cpr_number_in_a_path_is_refused_and_never_repeated() {
    let (code, told) = behov(&["size", "clinic-010190-1234"]);
    assert_eq!((code, told.as_str()), (2, ""));
    assert_eq!(behov(&["size", "instances/tiny", "--out", "0101901234"]).0, 2);
    assert_eq!(behov(&["check", "instances/tiny", "--template", "/tmp/0101901234.csv"]).0, 2);
    assert_eq!(behov(&["guess", "0101901234"]).0, 2);
    // It would stand in the results, and the next run would refuse to read them.
    for seed in ["3112991234", "112991234"] {
        assert_eq!(behov(&["size", "instances/tiny", "--seed", seed]), (2, String::new()));
    }
    let seed = format!("--seed={}", "3112991234");
    assert_eq!(behov(&["dilemma", &seed]), (2, String::new()));
}

#[test]
fn files_appear_in_a_new_folder_all_at_once() {
    let room = Room::new("new");
    let out = room.at("deep/er/plan");
    let (code, _) = behov(&["size", "instances/tiny", "--out", &out]);
    assert_eq!(code, 0);
    assert_eq!(room.names("deep/er"), ["plan"]);
    assert_eq!(room.names("deep/er/plan"), ["size.html", "size.json"]);
}

#[test]
fn files_in_an_existing_folder_are_replaced_and_strangers_left_alone() {
    let room = Room::new("existing");
    fs::write(room.at("size.json"), "old").unwrap();
    fs::write(room.at("letter.txt"), "mine").unwrap();
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("")]).0, 0);
    assert_eq!(room.names(""), ["letter.txt", "size.html", "size.json"]);
    assert!(fs::read_to_string(room.at("size.json")).unwrap().starts_with('{'));
    assert_eq!(fs::read_to_string(room.at("letter.txt")).unwrap(), "mine");
}

#[test]
fn a_file_where_the_folder_should_be_is_bad_input() {
    let room = Room::new("file");
    fs::write(room.at("out"), "a file").unwrap();
    let (code, told) = behov(&["size", "instances/tiny", "--out", &room.at("out")]);
    assert_eq!((code, told.as_str()), (2, ""), "no result without its files");
    assert_eq!(fs::read_to_string(room.at("out")).unwrap(), "a file");
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("out/below")]).0, 2);
    assert_eq!(room.names(""), ["out"]);
}

#[test]
fn a_folder_where_a_file_should_be_leaves_everything_as_it_was() {
    let room = Room::new("taken");
    fs::write(room.at("size.json"), "old").unwrap();
    fs::create_dir(room.at("size.html")).unwrap();
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("")]).0, 2);
    assert_eq!(fs::read_to_string(room.at("size.json")).unwrap(), "old");
    assert_eq!(room.names(""), ["size.html", "size.json"]);
}

#[test]
fn a_parent_that_takes_no_folders_leaves_nothing_behind() {
    // /proc takes no new folders, not even from the administrator.
    assert_eq!(behov(&["size", "instances/tiny", "--out", "/proc/behov/plan"]).0, 2);
    assert!(!std::path::Path::new("/proc/behov").exists());
}

#[test]
fn the_start_folder_is_never_written_over() {
    let room = Room::new("init");
    assert_eq!(behov(&["init", &room.at("clinic")]).0, 0);
    assert!(room.names("clinic").contains(&"clinic.toml".to_owned()));
    assert_eq!(behov(&["init", &room.at("clinic")]).0, 2);
    assert_eq!(behov(&["init", &room.at("other"), "--out", &room.at("x")]).0, 2);
    assert_eq!(room.names(""), ["clinic"]);
}

#[test]
fn a_reader_who_has_left_is_no_fault() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert!(output::print(&mut Gone, "text").is_ok());
}

#[test]
fn the_same_call_gives_the_same_bytes_on_any_number_of_threads() {
    let one = behov(&["size", "instances/tiny", "--json", "--threads", "1"]);
    assert_eq!(one, behov(&["size", "instances/tiny", "--json", "--threads", "2"]));
    assert!(one.1.starts_with("{\n  \"kind\": \"size\""));
}

#[test]
fn the_hold_card_says_what_to_keep_for_every_queue() {
    let (code, told) = behov(&["hold-card", "instances/tiny"]);
    assert_eq!(code, 0);
    assert!(told.contains("waiting 0-") && told.contains("keep at least"), "{told}");
    assert!(told.contains("exact for the model") && told.contains("saved"), "{told}");
    let (_, danish) = behov(&["hold-card", "instances/tiny", "--lang", "da"]);
    assert!(
        danish.contains("reservér mindst") && danish.contains("eksakt for modellen"),
        "{danish}"
    );
    let (_, json) = behov(&["hold-card", "instances/tiny", "--json"]);
    let json: serde_json::Value = answer(&json);
    let card = &json["teams"][0]["card"];
    assert_eq!(json["teams"][0]["slots_per_open_day"], 14);
    assert_eq!(card["serve_by_waiting"][0], 0);
    assert!(card["cost_per_open_day"].as_f64() <= card["best_constant_cost_per_open_day"].as_f64());
    assert_eq!(behov(&["hold-card", "instances/tiny", "--as-is"]).0, 2);
}

#[test]
fn a_team_whose_queue_grows_is_told_so_instead_of_a_card() {
    let room = Room::new("grows");
    let clinic = fs::read_to_string("instances/tiny/clinic.toml").unwrap();
    fs::write(room.at("clinic.toml"), clinic.replace("per_week = 6", "per_week = 60")).unwrap();
    fs::copy("instances/tiny/waiting.csv", room.at("waiting.csv")).unwrap();
    let (code, told) = behov(&["hold-card", &room.at("")]);
    assert_eq!(code, 0);
    assert!(
        told.contains("There is no steady state") && !told.contains("keep at least 1"),
        "{told}"
    );
}

/// A small frontier of the Ada and Bea clinic.
fn frontier(more: &[&str]) -> (u8, String) {
    let call = ["frontier", "instances/tiny", "--paths", "20", "--days", "30"];
    behov(&[&call, more].concat())
}

#[test]
fn a_frontier_is_shown_with_its_paths_and_shares_and_written_as_files() {
    let room = Room::new("frontier");
    let (code, told) = frontier(&["--releases", "none,0,2", "--seed", "7", "--out", &room.at("f")]);
    assert_eq!(code, 0);
    for word in [
        "estimated",
        "20 independent paths of 30 open days",
        "seed 7",
        "fill 30 %",
        "never released",
        "on the day",
        "2 days before",
        "today's waiting list",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(!told.contains("PARTIAL"));
    assert_eq!(room.names("f"), ["frontier.csv", "frontier.html", "frontier.json"]);
    let csv = fs::read_to_string(room.at("f/frontier.csv")).unwrap();
    let json = fs::read_to_string(room.at("f/frontier.json")).unwrap();
    let json: serde_json::Value = answer(&json);
    let frontiers = json["frontiers"].as_array().unwrap();
    let points: usize = frontiers.iter().map(|f| f["points"].as_array().unwrap().len()).sum();
    assert_eq!((frontiers.len(), csv.lines().count()), (3, points + 1));
    assert!(csv.starts_with("\u{feff}team;release_open_days_before;hold_count_per_cycle;"));
    let page = fs::read_to_string(room.at("f/frontier.html")).unwrap();
    assert!(page.contains("class=\"line release-2\"") && !page.contains("NaN"));
}

#[test]
fn frontiers_speak_danish_and_start_where_they_are_told() {
    let (code, told) = frontier(&["--lang", "da", "--start", "120:600", "--team", "joint"]);
    assert_eq!(code, 0);
    assert!(told.contains("anslåede") && told.contains("fra 120 min. subakut"), "{told}");
}

#[test]
fn a_frontier_that_cannot_be_asked_for_is_bad_input() {
    for wrong in [
        ["--days", "0"],
        ["--paths", "0"],
        ["--start", "monday"],
        ["--start", "1:-2"],
        ["--releases", "31"],
        ["--releases", "soon"],
        ["--releases", ""],
        ["--team", "jiont"],
        ["--team", "0101901234"],
    ] {
        assert_eq!(frontier(&wrong), (2, String::new()), "{wrong:?}");
    }
}

#[test]
fn every_wrong_flag_of_a_frontier_is_told_at_once() {
    let call = ["behov", "frontier", "instances/tiny", "--days", "0", "--paths", "0", "--team"];
    let call = call.iter().chain(&["jiont", "--start", "x", "--releases", "y,7"]);
    let parsed = Arguments::try_parse_from(call).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let Err(Refusal::Question(faults)) = dispatch(&shell, &parsed, &mut Vec::new()) else {
        panic!("the flags are wrong");
    };
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["B0408", "B0409", "B0410", "B0411", "B0412", "B0413"]);
    let told = shell.complaint(&Refusal::Question(faults));
    assert!(told.contains("as it is written in the clinic file: joint"), "{told}");
}

#[test]
fn a_run_stopped_at_once_says_it_is_partial() {
    let (code, told) =
        behov(&["frontier", "instances/tiny", "--paths", "5000", "--time-limit", "0.000001"]);
    assert!(told.contains("PARTIAL") && [0, 4].contains(&code), "{code}: {told}");
}

/// A small search of the Ada and Bea clinic.
fn sampled(more: &[&str]) -> (u8, String) {
    let call = ["optimum", "instances/tiny", "--paths", "20", "--days", "30"];
    behov(&[&call, more].concat())
}

#[test]
fn the_least_cost_says_what_is_bounded_what_is_not_and_what_it_buys() {
    let (code, told) = sampled(&["--seed", "3"]);
    assert_eq!(code, 0);
    for word in [
        "20 random paths of 30 open days",
        "Unproven: found by moving single holds",
        "Bounded: when sub-acute requests use held minutes alone",
        "fresh paths (estimated)",
        "goals.extra_cost",
        "The chains propose 280 min a week",
    ] {
        assert!(told.replace("\n              ", " ").contains(word), "{word}: {told}");
    }
    let (_, danish) = sampled(&["--lang", "da"]);
    assert!(danish.contains("Afgrænset: når subakutte") && danish.contains("Ikke"), "{danish}");
}

#[test]
fn a_bound_lies_below_its_cost_and_the_best_is_the_cheapest_of_the_whole_model() {
    let room = Room::new("optimum");
    let (_, json) = sampled(&["--json", "--out", &room.at("o")]);
    assert_eq!(room.names("o"), ["optimum.html", "optimum.json"]);
    let json: serde_json::Value = answer(&json);
    let team = &json["teams"][0];
    let designs = team["designs"].as_array().unwrap();
    let best = &designs[usize::try_from(team["best"].as_u64().unwrap()).unwrap()];
    assert_eq!(best["model"], "with-leftovers");
    for design in designs {
        let cost = design["cost_per_week"].as_f64().unwrap();
        assert_eq!(design["proof"] == "bounded", design["bound"].is_number());
        assert_eq!(design["proof"] == "bounded", design["model"] == "holds-alone");
        assert!(design["bound"].as_f64().is_none_or(|bound| bound <= cost + 1e-6));
        let whole = design["model"] == best["model"];
        assert!(!whole || cost >= best["cost_per_week"].as_f64().unwrap());
    }
    // On the same fresh paths the recommended holds cost what the best costs and what it saves.
    let mean = |told: &serde_json::Value| told["value"].as_f64().unwrap();
    let sum = mean(&best["fresh_cost_per_week"]) + mean(&team["best_saves_cost_per_week"]);
    assert!((mean(&team["recommended_cost_per_week"]) - sum).abs() < 1e-6);
}

#[test]
fn a_search_that_cannot_be_asked_for_is_bad_input() {
    assert_eq!(sampled(&["--as-is"]).0, 2);
    for (paths, days) in [("0", "30"), ("20", "0"), ("20", "2601"), ("20000001", "1")] {
        let call = ["optimum", "instances/tiny", "--paths", paths, "--days", days];
        assert_eq!(behov(&call), (2, String::new()), "{paths} {days}");
    }
    assert_eq!(behov(&["size", "instances/tiny", "--paths", "20"]).0, 2);
}

#[test]
fn a_tornado_is_shown_in_both_languages_and_as_a_page() {
    let room = Room::new("tornado");
    let (code, told) = behov(&["sensitivity", "instances/tiny", "--out", &room.at("s")]);
    assert_eq!(code, 0);
    for word in ["recommended held time", "As given: 280", "-5 to +5 min", "█", "sub-acute demand"]
    {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(room.names("s"), ["sensitivity.html", "sensitivity.json"]);
    let page = fs::read_to_string(room.at("s/sensitivity.html")).unwrap();
    assert!(page.contains("class=\"lever-high\"") && !page.contains("NaN"), "{page}");
    let json = fs::read_to_string(room.at("s/sensitivity.json")).unwrap();
    let json: serde_json::Value = answer(&json);
    let levers = json["levers"].as_array().unwrap();
    let widths: Vec<f64> = levers.iter().map(|lever| lever["width"].as_f64().unwrap()).collect();
    assert!(widths.windows(2).all(|pair| pair[0] >= pair[1]) && levers.len() == 12);
    assert_eq!(
        (&json["as_given"]["value"], &json["as_given"]["teams_kept"]),
        (&280.0.into(), &1.into())
    );
    assert!(levers.iter().all(|lever| lever["tag"] == "assumption"));
    let (_, danish) = behov(&["sensitivity", "instances/tiny", "--lang", "da"]);
    assert!(danish.contains("anbefalet reserveret tid") && danish.contains("subakut"), "{danish}");
}

#[test]
fn a_range_of_the_clinic_file_takes_the_place_of_the_assumed_one() {
    let room = Room::new("ranges");
    let clinic = fs::read_to_string("instances/tiny/clinic.toml").unwrap();
    let more = "[[assumption]]\nabout = \"stream.urgent.per_week\"\nvalue = \"10\"\n\
                tag = \"assumption\"\nnote = \"counted for a month\"\nlow = 9.5\nhigh = 10.5\n\
                [[assumption]]\nabout = \"panel.controls.eligible\"\nvalue = \"0.5\"\n\
                tag = \"assumption\"\nnote = \"a guess\"\nlow = 0.2\nhigh = 1.2\n";
    fs::write(room.at("clinic.toml"), clinic + more).unwrap();
    fs::copy("instances/tiny/waiting.csv", room.at("waiting.csv")).unwrap();
    let (code, told) = behov(&["sensitivity", &room.at("")]);
    assert_eq!(code, 0);
    assert!(told.contains("* stream.urgent.per_week: 9.5 to 10.5"), "{told}");
    assert!(told.contains("Left out: patients who could be converted, high end"), "{told}");
    assert!(told.contains("panel[0].eligible: 1.2 is outside 0 to 1"), "{told}");
}

#[test]
fn every_verb_is_on_the_command_line_and_answers_as_a_function() {
    let command = Arguments::command();
    let mut known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    known.sort_unstable();
    let mut verbs: Vec<&str> =
        VERBS.into_iter().chain(["init", "schema", "completions", "man"]).collect();
    verbs.sort_unstable();
    assert_eq!(known, verbs);
    let house = include_str!("../verb/mod.rs");
    let given: Vec<&str> = house
        .split("pub use ")
        .skip(1)
        .flat_map(|line| line.split([':', '{', '}', ',', ';']).map(str::trim))
        .collect();
    for verb in VERBS {
        // A name of the file and a name of the function.
        assert!(given.contains(&&*verb.replace('-', "_")), "{verb} is no function");
    }
}

#[test]
fn every_answer_is_data_and_a_page_too() {
    let room = Room::new("pages");
    let short = ["--weeks", "4", "--replications", "2", "--holds", "computed"];
    let verbs: [(&str, &[&str]); 8] = [
        ("dilemma", &["dilemma"]),
        ("check", &["check", "instances/tiny"]),
        ("size", &["size", "instances/tiny", "--no-play"]),
        ("hold_card", &["hold-card", "instances/tiny"]),
        ("sensitivity", &["sensitivity", "instances/tiny"]),
        ("optimum", &["optimum", "instances/tiny", "--paths", "5", "--days", "20"]),
        ("simulation", &["simulate", "instances/tiny"]),
        ("comparison", &["compare", "instances/tiny"]),
    ];
    for (name, call) in verbs {
        let short = if ["simulate", "compare"].contains(&call[0]) { &short[..] } else { &[] };
        let out = room.at(name);
        let (code, _) = behov(&[call, short, &["--out", &out]].concat());
        assert!(code <= 1, "{name}: {code}");
        answer(&fs::read_to_string(format!("{out}/{name}.json")).unwrap());
        let page = fs::read_to_string(format!("{out}/{name}.html")).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
        sound(name, &page);
    }
}

#[test]
fn what_is_assumed_is_listed_where_it_is_asked_for() {
    for call in [&["check", "instances/tiny"][..], &["size", "instances/tiny", "--no-play"]] {
        let (_, told) = behov(&[call, &["--assumptions"]].concat());
        assert!(told.contains("goals.patient_cancels"), "{call:?}: {told}");
    }
}

#[test]
fn an_answer_of_another_kind_takes_no_file_of_a_plan() {
    let room = Room::new("kinds");
    let out = room.at("o");
    let plan = ["plan", "instances/tiny", "--no-play", "--out", &out];
    assert_eq!(behov(&plan).0, 0);
    assert_eq!(behov(&["size", "instances/tiny", "--no-play", "--out", &out]).0, 0);
    let all = ["plan.html", "plan.json", "size.html", "size.json", "template.csv"];
    assert_eq!(room.names("o"), all);
    // A clinic that has no template has no days, and nothing is written.
    let clinic = room.at("clinic");
    fs::create_dir(&clinic).unwrap();
    let tiny = fs::read_to_string("instances/tiny/clinic.toml").unwrap();
    let impossible = "[[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"12:00\"\n\
                          clinicians = 2\nneed = \"urgent\"\n\
                          [[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"10:00\"\n\
                          clinicians = 1\nneed = \"urgent\"\n";
    fs::write(room.at("clinic/clinic.toml"), tiny + "\n" + impossible).unwrap();
    fs::copy("instances/tiny/waiting.csv", room.at("clinic/waiting.csv")).unwrap();
    let (code, told) = behov(&["day", &clinic, "--no-play", "--out", &out]);
    assert_eq!(code, 1, "{told}");
    assert_eq!(room.names("o"), all);
}

#[test]
fn a_run_cut_off_says_so() {
    let (_, told) = behov(&["size", "instances/tiny", "--time-limit", "0.000001", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["run"]["limits_met"][0], "stopped");
    let (_, told) = behov(&["size", "instances/tiny", "--time-limit", "0.000001"]);
    assert!(told.contains("PARTIAL"), "{told}");
}

#[test]
fn what_is_computed_alone_says_so_in_a_line_of_its_own_and_in_a_code() {
    let calls: [&[&str]; 4] = [
        &["frontier", "instances/tiny", "--paths", "5", "--days", "20"],
        &["optimum", "instances/tiny", "--paths", "5", "--days", "20"],
        &["hold-card", "instances/tiny"],
        &["sensitivity", "instances/tiny"],
    ];
    for call in calls {
        let told = |more: &[&str]| behov(&[call, more].concat()).1;
        let has = |text: &str, words: &str, end: &str| {
            text.lines().any(|line| line.starts_with(words) && line.ends_with(end))
        };
        assert!(has(&told(&[]), "Computed", "the clinic was not played day by day."), "{call:?}");
        let danish = told(&["--lang", "da"]);
        assert!(has(&danish, "Beregnet", "ambulatoriet er ikke afprøvet dag for dag."), "{danish}");
        assert_eq!(answer(&told(&["--json"]))["figures"], "computed", "{call:?}");
    }
}
