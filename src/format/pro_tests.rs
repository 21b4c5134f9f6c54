//! Answers before visits (PRO): lists read by the clinic's table, and what is wrong with either.

use behov_solver::instance::{Asks, Colour, Instance, ProAnswer, ProCounts, Tag};
use behov_solver::table::{Id, NeedId};

use super::tests::{TINY, WAITING, codes, read_files, told};
use super::*;

/// The classes of the clinic.
const CLASSES: &str = "[complexity]\nclasses = [\"low\", \"medium\", \"high\"]\n\
     complex = [\"high\"]             # these count when buffers are placed\n";

const BANDS: &str = "version = \"2026-1\"\nraising_flags = [\"new medicine\"]\nbands = [\n\
     { from = 0, to = 10, class = \"low\", colour = \"green\" },\n\
     { from = 10, to = 20, class = \"medium\", colour = \"yellow\" },\n\
     { from = 20, to = 40, class = \"high\", colour = \"red\" },\n]\n\
     flags = [{ flag = \"alarm\", class = \"high\", colour = \"red\" }]\n\
     colours = [{ colour = \"green\", then = \"none\", share = 0.2 },\n\
     { colour = \"yellow\", then = \"phone\", minutes = 10 }, { colour = \"red\", then = \"visit\" }]\n";

/// The Ada and Bea clinic with a table of its own and a list of these rows.
fn clinic(pro: &str, rows: &[&str]) -> Result<Instance, Vec<FileFault>> {
    assert!(TINY.contains(CLASSES));
    let text = TINY.replacen(CLASSES, &format!("{CLASSES}[complexity.pro]\n{pro}"), 1);
    let heading = "pseudonym;need;referral_received;class;pro_score;pro_flags;pro_date";
    let waiting = std::iter::once(heading).chain(rows.iter().copied()).collect::<Vec<_>>();
    let waiting = waiting.join("\n");
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", waiting.as_bytes())])
}

/// Class and colour of a patient whose answer is given in these columns.
fn read_as(class: &str, score: &str, flags: &str, date: &str) -> (String, Option<ProAnswer>) {
    let row = format!("P-1;control;20-10-2026;{class};{score};{flags};{date}");
    let clinic = clinic(BANDS, &[&row]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let (patient, complexity) = (&clinic.parts().waiting[0], &clinic.parts().complexity);
    (complexity.classes[patient.class].name.clone(), patient.pro)
}

fn fresh(class: &str, colour: Colour) -> (String, Option<ProAnswer>) {
    let date = NaiveDate::from_ymd_opt(2026, 10, 30).unwrap();
    (class.to_owned(), Some(ProAnswer::Fresh { date, colour: Some(colour) }))
}

#[test]
fn a_score_has_the_class_and_the_colour_of_its_band_from_its_start_up_to_but_not_its_end() {
    let of = |score| read_as("", score, "", "30-10-2026");
    for score in ["0", "9,9", "9.99"] {
        assert_eq!(of(score), fresh("low", Colour::Green), "{score}");
    }
    for score in ["10", "19.5"] {
        assert_eq!(of(score), fresh("medium", Colour::Yellow), "{score}");
    }
    for score in ["20", "39,9"] {
        assert_eq!(of(score), fresh("high", Colour::Red), "{score}");
    }
}

#[test]
fn a_flag_raises_the_class_by_a_step_or_overrides_the_band_and_never_makes_lighter() {
    let of = |score, flags| read_as("", score, flags, "30-10-2026");
    assert_eq!(of("5", "new medicine"), fresh("medium", Colour::Green));
    assert_eq!(of("5", "alarm"), fresh("high", Colour::Red));
    assert_eq!(of("5", "new medicine, alarm"), fresh("high", Colour::Red));
    assert_eq!(of("30", "new medicine"), fresh("high", Colour::Red));
    assert_eq!(of("15", "alarm|new medicine"), fresh("high", Colour::Red));
}

#[test]
fn no_answer_is_unknown_and_so_is_one_that_is_too_old() {
    let date = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    assert_eq!(read_as("", "", "", ""), ("unknown".to_owned(), Some(ProAnswer::Missing)));
    // Ninety days before 2 November are the 4th of August.
    let last = read_as("", "5", "", "04-08-2026");
    assert_eq!(last.0, "low");
    let old = ProAnswer::Expired { date: date("2026-08-03") };
    assert_eq!(read_as("", "5", "", "03-08-2026"), ("unknown".to_owned(), Some(old)));
    let own = format!("valid_days = 2\n{BANDS}");
    let read = clinic(&own, &["P-1;control;20-10-2026;;5;;31-10-2026"]).unwrap();
    assert_eq!(read.parts().waiting[0].pro.and_then(ProAnswer::date), Some(date("2026-10-31")));
    assert_eq!(read.parts().waiting[0].class.index(), 0);
    assert!(!read.parts().assumptions.iter().any(|row| row.about == "complexity.pro.valid_days"));
}

#[test]
fn a_class_written_by_hand_stays_and_the_answer_gives_its_colour() {
    assert_eq!(read_as("high", "5", "", "30-10-2026"), fresh("high", Colour::Green));
}

#[test]
fn the_days_an_answer_counts_are_an_assumption_only_where_a_list_asks() {
    let about = |clinic: &Instance| {
        let rows = clinic.parts().assumptions.iter();
        rows.filter(|row| row.about == "complexity.pro.valid_days").map(|row| row.tag).collect()
    };
    let asks: Vec<Tag> = about(&clinic(BANDS, &["P-1;control;20-10-2026;;;;"]).unwrap());
    assert_eq!(asks, [Tag::Assumption]);
    let text = TINY.replacen(CLASSES, &format!("{CLASSES}[complexity.pro]\n{BANDS}"), 1);
    let waiting = WAITING.as_bytes();
    let read = read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", waiting)]).unwrap();
    let none: Vec<Tag> = about(&read);
    assert_eq!(none, []);
}

#[test]
fn answers_are_counted_by_what_they_say() {
    let rows = [
        "P-1;control;20-10-2026;;5;;30-10-2026",
        "P-2;control;20-10-2026;;6;;30-10-2026",
        "P-3;control;20-10-2026;;25;;30-10-2026",
        "P-4;control;20-10-2026;;25;;30-10-2025",
        "P-5;control;20-10-2026;;;;",
    ];
    let clinic = clinic(BANDS, &rows).unwrap();
    let counts = ProCounts::of(clinic.parts().waiting.iter().filter_map(|patient| patient.pro));
    let expected = ProCounts { answered: 3, expired: 1, missing: 1, colours: [2, 0, 1] };
    assert_eq!(counts, expected);
}

#[test]
fn broken_answers_are_told_with_line_and_column() {
    let rows = [
        "P-1;control;20-10-2026;;40;;30-10-2026",
        "P-2;control;20-10-2026;;5;alram;30-10-2026",
        "P-3;control;20-10-2026;;5;;03-11-2026",
        "P-4;control;20-10-2026;;five;;30-10-2026",
        "P-5;control;20-10-2026;;5;;",
    ];
    insta::assert_snapshot!(told(clinic(BANDS, &rows)), @"
    2:5 B0250 the score 40 lies outside the bands, 0 up to but not 40. Correct the score, or let the bands under [complexity.pro] reach it; `to` is the first score above a band.
    3:6 B0107 there is no flag of the PRO table called `alram`. Did you mean `alarm`?
    4:7 B0254 the answer of 2026-11-03 comes after today, 2026-11-02. Correct the date, or as_of or --today.
    5:5 B0117 `five` in the column `pro_score` is not a number. Write a number.
    6:7 B0117 `` in the column `pro_date` is not a date like 02-11-2026 or 2026-11-02. Write a date like 02-11-2026 or 2026-11-02.
    ");
}

#[test]
fn a_list_with_answers_needs_a_table() {
    let waiting = "pseudonym;need;referral_received;pro_score;pro_date\n\
                   P-1;control;20-10-2026;5;30-10-2026\nP-2;control;20-10-2026;;\n";
    let read = read_files(&[("clinic.toml", TINY.as_bytes()), ("waiting.csv", waiting.as_bytes())]);
    assert_eq!(codes(read), ["B0252"]);
}

#[test]
fn a_table_that_makes_no_sense_is_told() {
    let with = |from: &str, to: &str| {
        assert!(BANDS.contains(from), "{from}");
        codes(clinic(&BANDS.replacen(from, to, 1), &[]))
    };
    // Bands that overlap, and bands with a hole.
    assert_eq!(with("from = 10, to = 20", "from = 9, to = 20"), ["B0220"]);
    assert_eq!(with("from = 20, to = 40", "from = 25, to = 40"), ["B0220"]);
    // A colour without a rule; one with two; a share that is none; more than all.
    assert_eq!(with("{ colour = \"red\", then = \"visit\" }", ""), ["B0251"]);
    assert_eq!(with("colour = \"red\", then", "colour = \"green\", then"), ["B0213", "B0251"]);
    assert_eq!(with("share = 0.2", "share = 1.2"), ["B0201"]);
    assert_eq!(with("minutes = 10", "minutes = 10, share = 0.9"), ["B0201"]);
    assert_eq!(with("minutes = 10", "minutes = 7"), ["B0206"]);
    assert_eq!(with("flag = \"alarm\"", "flag = \"new medicine\""), ["B0213"]);
    assert_eq!(with("version", "controls = [\"contol\"]\nversion"), ["B0107"]);
    let mistaken = |rows: &str| with("version", &format!("mistaken = [{rows}]\nversion"));
    let row = |truly: &str, share: f64| {
        format!("{{ answered = \"low\", truly = \"{truly}\", share = {share} }}")
    };
    assert_eq!(mistaken(&row("high", 0.4)), [""; 0]);
    assert_eq!(mistaken(&row("unknown", 0.4)), ["B0256"]);
    let twice = format!("{}, {}", row("high", 0.6), row("medium", 0.6));
    assert_eq!(mistaken(&twice), ["B0201"]);
}

const FIRST: &str = "[complexity.pro.first_visit]\nneeds = [\"first\"]\nanswered = 0.9\n\
     no_visit = 0.2\nphone = 0.1\nphone_need = \"conclusion\"\nreading_need = \"urgent\"\n";

#[test]
fn first_visits_that_answers_decide_on_divide_the_streams_once() {
    let read = clinic(&format!("{BANDS}{FIRST}"), &[]).unwrap();
    let parts = read.parts();
    let need = |name: &str| -> NeedId {
        parts.needs.iter().find(|(_, need)| need.name == name).unwrap().0
    };
    let rows: Vec<(&str, f64)> =
        parts.streams.iter().map(|row| (row.name.as_str(), row.per_week)).collect();
    let [urgent, visits, calls, answers] = rows[..] else { panic!("{rows:?}") };
    assert_eq!(urgent, ("urgent", 10.0));
    assert_eq!((visits.0, calls.0), ("work-up", "work-up (conclusion)"));
    assert_eq!(answers.0, "work-up (urgent)");
    // Six a week: 70 % are seen, 10 % are called, 90 % have answers that are read.
    for ((_, per_week), expected) in [visits, calls, answers].into_iter().zip([4.2, 0.6, 5.4]) {
        assert!((per_week - expected).abs() < 1e-9, "{rows:?}");
    }
    // A call takes the place of the first visit; the rest of the pathway follows.
    let Asks::Pathway(called) = parts.streams[2].asks else { panic!("a pathway") };
    let steps: Vec<NeedId> = parts.pathways[called].steps.iter().map(|step| step.need).collect();
    let Asks::Pathway(seen) = parts.streams[1].asks else { panic!("a pathway") };
    assert_eq!(steps[0], need("conclusion"));
    assert_eq!(steps.len(), parts.pathways[seen].steps.len());
    assert_eq!(parts.streams[3].asks, Asks::Need(need("urgent")));
    // A what-if of the clinic divides nothing again.
    assert_eq!(read.with(|_| {}).unwrap().parts(), parts);
}

#[test]
fn what_answers_decide_must_be_possible() {
    let with = |from: &str, to: &str| {
        assert!(FIRST.contains(from), "{from}");
        codes(clinic(&format!("{BANDS}{}", FIRST.replacen(from, to, 1)), &[]))
    };
    assert_eq!(with("no_visit = 0.2", "no_visit = 0.85"), ["B0201"]);
    assert_eq!(with("phone_need = \"conclusion\"\n", ""), ["B0253"]);
    assert_eq!(with("phone_need = \"conclusion\"", "phone_need = \"first\""), ["B0255"]);
    assert_eq!(with("needs = [\"first\"]", "needs = []"), ["B0214"]);
    assert_eq!(with("answered = 0.9\n", ""), ["B0106"]);
}
