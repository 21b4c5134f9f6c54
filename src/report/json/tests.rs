use behov_solver::rng::Seed;
use serde_json::Value;

use super::valid::{answer, valid};
use super::*;
use crate::report::VERSION;
use behov_solver::template::DatedBlock;

use crate::report::{Dated, Planned, cast};

fn parsed(findings: &Findings<'_>) -> Value {
    answer(&enveloped(&Run::default(), "plan", &[], &Document::of(findings)))
}

fn sized(change: impl FnOnce(&mut behov_solver::sizing::ClinicSizing)) -> Value {
    let (instance, mut sizing) = (cast::joint(), cast::joint_sizing());
    change(&mut sizing);
    parsed(&Findings {
        instance: &instance,
        seed: Seed(7),
        as_is: false,
        sizing: &sizing,
        played: None,
        planned: None,
    })
}

#[test]
fn the_document_opens_with_who_when_and_seed_and_lists_teams_in_order() {
    let found = sized(|_| {});
    assert_eq!(found["clinic"], "fælles <ambulatorium>");
    assert_eq!(found["as_of"], "2026-11-02");
    let ids: Vec<_> = found["teams"].as_array().unwrap().iter().map(|t| &t["id"]).collect();
    assert_eq!(ids, ["lunge", "hjerte", "diabetes"]);
    assert_eq!(found["pooling"][2]["held_minutes_per_week"], Value::Null);
}

#[test]
fn an_overloaded_team_says_so_with_growth_and_date() {
    let team = &sized(|_| {})["teams"][1];
    assert_eq!(team["overloaded"], true);
    assert_eq!(team["verdict"], "no");
    assert_eq!(team["missing_minutes_per_week"], 180.0);
    // 3,800 routine minutes beside 4,020 less 480 held.
    assert_eq!(team["overload"]["growth_minutes_per_week"], 260.0);
    assert_eq!(team["overload"]["first_breach"], "2027-01-04");
    assert_eq!(team["routine_backlog_minutes"], Value::Null);
}

#[test]
fn a_team_carries_its_loads_holds_and_proofs() {
    let team = &sized(|_| {})["teams"][0];
    assert_eq!(team["overload"], Value::Null);
    assert_eq!(team["held_minutes_per_week"], 440.0);
    assert_eq!(team["holds_by_day"], serde_json::json!([100, 100, 80, 80, 80, 0, 0]));
    assert_eq!(team["access"]["proof"], "exact");
    assert_eq!(team["access"]["needs"][0]["target_open_days"], 2);
    assert_eq!(team["unused"]["proof"], "estimated");
    assert_eq!(team["unused"]["replications"], 200);
    assert_eq!(team["frontier"].as_array().unwrap().len(), 41);
    assert_eq!(team["outlook"].as_array().unwrap().len(), 26);
    assert_eq!(team["legal"][0]["right"], "udredning");
}

#[test]
fn a_number_without_a_value_is_null_and_says_why() {
    let found = sized(|sizing| {
        let design = &mut sizing.teams[0].design;
        design.routine_load = f64::INFINITY;
        design.slack_minutes_per_week = f64::NAN;
    });
    let team = &found["teams"][0];
    assert_eq!(team["routine_load"], Value::Null);
    assert_eq!(team["routine_load_says"], "every-minute-held");
    assert_eq!(team["unused"]["slack_minutes_per_week"], Value::Null);
    assert!(found["teams"][1].get("routine_load_says").is_none());
}

#[test]
fn keys_keep_their_order_and_bytes_repeat() {
    let (instance, sizing) = (cast::tiny(), cast::tiny_sizing());
    let findings = Findings {
        instance: &instance,
        seed: Seed(0),
        as_is: true,
        sizing: &sizing,
        played: None,
        planned: None,
    };
    let run = Run { command: "behov size".to_owned(), seed: 7, ..Run::default() };
    let assumptions = &instance.parts().assumptions;
    let told = || enveloped(&run, "size", assumptions, &Document::of(&findings));
    let text = told();
    assert_eq!(text, told());
    let at = |key: &str| text.find(&format!("\"{key}\"")).unwrap();
    assert!(at("version") < at("seed") && at("seed") < at("clinic") && at("clinic") < at("teams"));
    assert!(text.ends_with("}\n") && !text.contains("NaN"));
    let whole = valid(&text);
    assert_eq!((&whole["kind"], &whole["run"]["version"]), (&"size".into(), &VERSION.into()));
    assert_eq!(
        (&whole["run"]["seed"], &whole["assumptions"][0]["tag"]),
        (&7.into(), &"law".into())
    );
}

#[test]
fn a_template_lists_blocks_levels_and_the_referee() {
    let (instance, sizing) = (cast::tiny(), cast::tiny_sizing());
    let outcome = cast::built(&instance);
    let template = cast::template(&instance);
    let (date, block) = (cast::date("2026-11-02"), template.blocks()[0].clone());
    let blocks = [DatedBlock { date, block, lost: None }];
    let dated = Dated { from: cast::date("2026-11-02"), weeks: 1, blocks: &blocks };
    let planned = Some(Planned {
        outcome: &outcome,
        breaches: &[],
        opened: None,
        dated: Some(dated),
        days: None,
    });
    let found = parsed(&Findings {
        instance: &instance,
        seed: Seed(0),
        as_is: false,
        sizing: &sizing,
        played: None,
        planned,
    });
    let told = &found["template"];
    assert_eq!(told["status"], "built");
    assert_eq!(told["referee"]["accepts"], true);
    assert_eq!(told["blocks"].as_array().unwrap().len(), template.blocks().len());
    assert_eq!(told["blocks"][0]["clinician"], "Ada");
    assert_eq!(told["blocks"][0]["kind"], "hold");
    assert_eq!(told["blocks"][0]["release_days"], 1);
    // Unmet of priority 2: (120 - 119) / 120.
    assert_eq!(told["levels"][1]["proof"], "bounded");
    assert!((told["levels"][1]["gap"].as_f64().unwrap() - 1.0 / 120.0).abs() < 1e-9);
    assert_eq!(told["levels"].as_array().unwrap().len(), 7);
    assert_eq!(told["levels"][6]["gap"], Value::Null);
    assert_eq!(told["dated"]["blocks"][0]["date"], "2026-11-02");
}

#[test]
fn a_conflict_keeps_its_promises_and_the_way_out() {
    let (instance, sizing) = (cast::tiny(), cast::tiny_sizing());
    let outcome = cast::conflict();
    let planned =
        Some(Planned { outcome: &outcome, breaches: &[], opened: None, dated: None, days: None });
    let found = parsed(&Findings {
        instance: &instance,
        seed: Seed(0),
        as_is: false,
        sizing: &sizing,
        played: None,
        planned,
    });
    assert_eq!(found["kept"], false);
    let told = &found["template"];
    assert_eq!(told["status"], "impossible");
    assert_eq!(told["conflict"]["promises"][0]["promise"], "holds");
    assert_eq!(told["conflict"]["way_out"][0]["amount"], 20.0);
    assert_eq!(told["conflict"]["way_out"][0]["unit"], "minutes");
    assert_eq!(told["conflict"]["verified"], true);
}

#[test]
fn the_schema_says_what_every_measure_means_and_where_it_comes_from() {
    use behov_solver::evaluation::measure::Measure;
    for kind in ["simulate", "compare"] {
        let schema = schema(kind).expect("a kind").to_string();
        for measure in Measure::ALL {
            let row = measure.definition();
            for words in [row.key, row.meaning, row.source] {
                assert!(schema.contains(&*serde_json::json!(words).to_string()), "{kind}: {words}");
            }
        }
    }
}
