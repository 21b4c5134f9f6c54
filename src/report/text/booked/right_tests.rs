//! What is told of patients who carry several rights, in every form.

use behov_solver::table::{Id, PathwayId};
use serde_json::{Value, json as wanted};

use crate::report::booked::cast::{Cast, DA, EN};
use crate::report::json::Run;
use crate::report::json::valid::answer;
use crate::report::{html, json, text};

/// The work-up carries a statutory maximum wait from consent, too: the first patient was redirected,
/// the second has consented, the third has not.
fn carrying() -> Cast {
    Cast::with(|parts| {
        let (id, _) = parts
            .rights
            .iter()
            .find(|(_, right)| right.name == "cancer-treatment")
            .expect("built in");
        parts.pathways[PathwayId::from_index(0)].rights.push(id);
        parts.waiting[0].redirected = Some("2026-11-01".parse().expect("a date"));
        parts.waiting[1].consent = Some("2026-10-30".parse().expect("a date"));
    })
}

#[test]
fn the_json_has_each_right_of_each_patient_and_sums_by_right() {
    let cast = carrying();
    let list = json::List::of(&cast.told());
    let found: Value = answer(&json::enveloped(&Run::default(), "book", &[], &list));
    let sums = &found["rights_by_right"];
    assert_eq!(sums[0]["right"], "udredning");
    assert_eq!(sums[0]["rights"]["redirected_in_time_count"], 1);
    assert_eq!(
        (&sums[1]["right"], &sums[1]["maximum_wait"]),
        (&wanted!("cancer-treatment"), &wanted!(true))
    );
    // Of two patients nobody knows when they consented.
    assert_eq!(sums[1]["rights"]["not_started_count"], 2);
    assert_eq!(
        (&sums[1]["rights"]["kept_count"], &sums[1]["rights"]["with_right_count"]),
        (&wanted!(1), &wanted!(1))
    );
    assert_eq!(found["rights"]["not_started_count"], 2);

    let [first, second, third] = [0, 1, 2].map(|row| &found["patients"][row]);
    assert_eq!(
        (&first["status"], &first["notice"]),
        (&wanted!("redirected-in-time"), &wanted!("redirected"))
    );
    // Fourteen days after 30 October, answered on 10 November; the work-up ends two days late.
    let (treated, worked_up) = (&second["rights"][0], &second["rights"][1]);
    assert_eq!(
        (&treated["right"], &treated["deadline"]),
        (&wanted!("cancer-treatment"), &wanted!("2026-11-13"))
    );
    assert_eq!(
        (&treated["met"], &treated["status"]),
        (&wanted!("2026-11-10"), &wanted!("in-time"))
    );
    assert_eq!(
        (&worked_up["right"], &worked_up["days_over"]),
        (&wanted!("udredning"), &wanted!(2))
    );
    assert_eq!((&second["right"], &second["proxy"]), (&wanted!("udredning"), &wanted!(false)));
    let rights = third["rights"].as_array().unwrap();
    let treated = rights.iter().find(|row| row["right"] == "cancer-treatment").unwrap();
    assert_eq!(treated["status"], "not-started");
    assert_eq!(treated["deadline"], Value::Null);
    // Eight weekdays after 14 October.
    let letter = wanted!([{ "trigger": "received", "since": "2026-10-14", "due": "2026-10-26" }]);
    assert_eq!(third["letters"], letter);
}

#[test]
fn text_and_page_have_a_row_for_each_right() {
    let cast = carrying();
    let told = text::booked(EN, &cast.told(), false).into_text();
    for wanted in [
        "RIGHT BY RIGHT",
        "PATIENTS WITH SEVERAL RIGHTS",
        "cancer-treatment",
        "redirected in time",
        "clock not started, first day missing",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    assert!(
        told.lines().any(|line| line.contains("P-02")
            && line.contains("cancer-treatment")
            && line.contains("2026-11-13")),
        "{told}"
    );
    let page = html::booked(DA, &cast.told());
    assert!(page.contains("Frist for frist") && page.contains("Patienter med flere frister"));
    assert_eq!(page.matches("<section>").count(), page.matches("</section>").count());
}

#[test]
fn one_right_that_all_carry_needs_no_table_of_its_own() {
    let told = text::booked(EN, &Cast::new().told(), false).into_text();
    assert!(!told.contains("RIGHT BY RIGHT") && !told.contains("SEVERAL RIGHTS"), "{told}");
}

#[test]
fn the_explanation_tells_each_right_and_the_letter() {
    let cast = carrying();
    let explained = cast.explained();
    let (limits, seed) = (&explained.explained.limits_met, explained.seed);
    let told = text::explained(EN, &json::Reasons::of(&explained), limits, (1, seed)).into_text();
    assert!(
        told.contains("cancer-treatment")
            && told.contains("due 2026-10-21: referral received 2026-10-09"),
        "{told}"
    );
}
