//! Answers before visits (PRO) as a user meets them: `check`, `book`, `day` and `lengths`.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::run;
use crate::report::json::valid::answer;

/// The Ada and Bea clinic with a PRO table and five patients of whom it asks, gone when dropped.
struct Asks(PathBuf);

const TABLE: &str = r#"
[complexity.pro]
version = "2026-1"
valid_days = 60
controls = ["control"]
bands = [
    { from = 0, to = 10, class = "low", colour = "green" },
    { from = 10, to = 20, class = "medium", colour = "yellow" },
    { from = 20, to = 40, class = "high", colour = "red" },
]
colours = [
    { colour = "green", then = "none", share = 0.25 },
    { colour = "yellow", then = "phone", minutes = 10, share = 0.25 },
    { colour = "red", then = "visit", share = 0.2 },
]

[complexity.pro.first_visit]
needs = ["first"]
answered = 0.9
no_visit = 0.25
phone = 0.1
phone_need = "call"
reading_need = "reading"

"#;

const NEEDS: &str = r#"
[[need]]
name = "call"
purpose = "work-up"
setting = "phone"
minutes = 15
no_show = 0.0

[[need]]
name = "reading"
purpose = "advice"
setting = "phone"
minutes = 10
no_show = 0.0

[[need]]
name = "urgent""#;

const WAITING: &str = "pseudonym;need;team;referral_received;pro_score;pro_flags;pro_date\n\
    P-01;control;joint;05-10-2026;4;;20-10-2026\nP-02;control;joint;09-10-2026;12;;20-10-2026\n\
    P-03;control;joint;14-10-2026;30;;20-10-2026\nP-04;control;joint;21-10-2026;3;;20-08-2026\n\
    P-05;first;joint;26-10-2026;;;\n";

impl Asks {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-pro-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
        let text = fs::read_to_string(tiny.join("clinic.toml")).unwrap();
        let classes = "complex = [\"high\"]             # these count when buffers are placed\n";
        assert!(text.contains(classes));
        let text = text.replacen(classes, &format!("{classes}{TABLE}"), 1);
        let text = text.replacen("\n[[need]]\nname = \"urgent\"", NEEDS, 1);
        fs::write(path.join("clinic.toml"), text).unwrap();
        fs::write(path.join("waiting.csv"), WAITING).unwrap();
        Self(path)
    }

    fn told(&self, verb: &str, more: &[&str]) -> String {
        let dir = self.0.to_str().unwrap();
        told(&[&[verb, dir, "--quiet"], more].concat())
    }

    /// Lines of a report that have a word.
    fn lines(&self, verb: &str, more: &[&str], words: &[&str]) -> String {
        let told = self.told(verb, &[more, &["--markdown"]].concat());
        let lines = told.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Asks {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn told(arguments: &[&str]) -> String {
    let mut results = Vec::new();
    let arguments: Vec<OsString> = ["behov"].iter().chain(arguments).map(OsString::from).collect();
    run(&arguments, &mut results);
    String::from_utf8(results).unwrap()
}

#[test]
fn check_says_who_answered_and_what_the_table_makes_of_it() {
    let clinic = Asks::new("check");
    let words = ["PRO", "colour", "farve", "First visits", "Førstegangsbesøg"];
    assert_snapshot!(clinic.lines("check", &[], &words), @"
    PRO table 2026-1: 3 answers count, 1 is older than 60 days, 1 patient has not answered. Without an answer that counts the class is unknown: usual length, and a visit.
    Answers by colour, and what the clinic's table says of it: 1 green (no visit), 1 yellow (call of 10 min), 1 red (visit). All of them are given dates; behov cancels no visit.
    First visits decided by answers, a week: 6.0 asked for, 1.5 not needed, 0.6 by telephone, 3.9 held; 5.4 answers read, 54 min of reading. Whoever needs no visit leaves the pathway; behind a call the rest of it follows.
    ");
    assert_snapshot!(clinic.lines("check", &["--lang", "da"], &words), @"
    PRO-tabel 2026-1: 3 svar gælder, 1 er ældre end 60 dage, 1 patient har ikke svaret. Uden et svar, der gælder, er klassen ukendt: sædvanlig længde og et besøg.
    Svar efter farve, og hvad ambulatoriets tabel siger om dem: 1 grøn (intet besøg), 1 gul (opkald på 10 min.), 1 rød (besøg). De får alle en tid; behov aflyser intet besøg.
    Førstegangsbesøg afgjort af svar, om ugen: 6,0 efterspurgt, 1,5 ikke nødvendige, 0,6 på telefon, 3,9 holdt; 5,4 svar læst, 54 min. læsning. Den, der ikke har brug for et besøg, forlader forløbet; efter et opkald følger resten af det.
    ");
    let found = answer(&clinic.told("check", &["--json"]));
    let pro = &found["pro"];
    assert_eq!((&pro["version"], &pro["valid_days"]), (&json!("2026-1"), &json!(60)));
    let counts = ["answered_count", "expired_count", "missing_count", "green_count", "red_count"];
    assert_eq!(counts.map(|key| pro[key].as_u64()), [3, 1, 1, 1, 1].map(Some));
    // Six first visits a week: a quarter needs none, a tenth is called; nine tenths are read.
    let first = |key: &str| pro["first_visits"][key].as_f64().unwrap();
    for (key, expected) in [
        ("asked_per_week", 6.0),
        ("no_visit_per_week", 1.5),
        ("calls_per_week", 0.6),
        ("visits_per_week", 3.9),
        ("answers_read_per_week", 5.4),
        ("reading_minutes_per_week", 54.0),
    ] {
        assert!((first(key) - expected).abs() < 1e-9, "{key}");
    }
}

#[test]
fn book_uses_the_minutes_of_the_class_the_answer_gives() {
    let clinic = Asks::new("book");
    let found = answer(&clinic.told("book", &["--json"]));
    assert_eq!(found["pro"]["answered_count"], json!(3));
    let minutes = |pseudonym: &str| -> Vec<i64> {
        let patients = found["patients"].as_array().unwrap();
        let of = |row: &&Value| row["pseudonym"] == pseudonym;
        let visits = patients.iter().find(of).unwrap()["visits"].as_array().unwrap();
        visits.iter().map(|visit| visit["minutes"].as_i64().unwrap()).collect()
    };
    // Controls take 20 minutes, of the heaviest class 40; an old answer is no answer.
    assert_eq!(
        ["P-01", "P-02", "P-03", "P-04"].map(minutes),
        [vec![20], vec![20], vec![40], vec![20]]
    );
    let words = ["PRO table", "by colour"];
    assert_eq!(clinic.lines("book", &[], &words).lines().count(), 2);
}

#[test]
fn day_says_how_many_controls_to_book_above_the_places() {
    let clinic = Asks::new("day");
    let found = answer(&clinic.told("day", &["--json"]));
    let sessions = found["sessions"].as_array().unwrap();
    let above: Vec<&Value> =
        sessions.iter().map(|row| &row["booked_above"]).filter(|row| !row.is_null()).collect();
    assert!(!above.is_empty(), "{found:#}");
    for row in above {
        assert_eq!(row["stays_share"], json!(0.75));
        let levels = row["levels"].as_array().unwrap();
        let best = usize::try_from(row["book_above"].as_u64().unwrap()).unwrap();
        let cost = |at: usize| levels[at]["cost"].as_f64().unwrap();
        assert!((0..levels.len()).all(|at| cost(best) <= cost(at)));
        assert_eq!(row["overtime_chance"], levels[best]["overtime_chance"]);
    }
    let words = ["that answers may cancel"];
    assert!(!clinic.lines("day", &[], &words).is_empty());
}

#[test]
fn a_clinic_without_the_keys_says_nothing_of_answers() {
    for verb in ["check", "book", "day"] {
        let told = told(&[verb, "instances/tiny", "--json", "--quiet"]);
        assert!(!told.contains("\"pro\"") && !told.contains("booked_above"), "{verb}");
    }
}

#[test]
fn lengths_audits_by_colour_and_says_which_band_should_move() {
    let mut text = String::from("class;planned_minutes;actual_minutes;pro_score;pro_farve\n");
    // Planned 20 minutes below 20 and 40 from 20 on; they take long from 12 on.
    for row in 0..200 {
        let score = row % 40;
        let (class, planned, colour) =
            if score < 20 { ("low", 20, "grøn") } else { ("high", 40, "red") };
        let actual = if score < 12 { 20 } else { 40 };
        let _ = writeln!(text, "{class};{planned};{actual};{score};{colour}");
    }
    let _ = writeln!(text, "low;20;20;5;blue\nlow;20;20;;");
    let file = std::env::temp_dir().join(format!("behov-pro-visits-{}.csv", std::process::id()));
    fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let found = answer(&told(&["lengths", path, "--json", "--quiet"]));
    let report = told(&["lengths", path, "--markdown", "--quiet"]);
    let danish = told(&["lengths", path, "--markdown", "--quiet", "--lang", "da"]);
    fs::remove_file(&file).unwrap();
    let colours = found["colours"].as_array().unwrap();
    let audits: Vec<(&str, &str)> = colours
        .iter()
        .map(|row| (row["colour"].as_str().unwrap(), row["audit"]["planned_is"].as_str().unwrap()))
        .collect();
    assert_eq!(audits, [("green", "too-short"), ("red", "not-shown")]);
    let band = &found["bands"][0];
    assert_eq!((&band["lower_class"], &band["upper_class"]), (&json!("low"), &json!("high")));
    assert_eq!((&band["meet_at_score"], &band["cheapest_at_score"]), (&json!(20.0), &json!(12.0)));
    assert_eq!(band["should_move"], json!(true));
    assert_eq!(found["left_out_by_reason"], json!([{ "reason": "not-a-colour", "lines": 1 }]));
    assert!(report.contains("begin at the score 12.0 instead of 20.0"), "{report}");
    assert!(danish.contains("begynde ved scoren 12,0 i stedet for 20,0"), "{danish}");
}
