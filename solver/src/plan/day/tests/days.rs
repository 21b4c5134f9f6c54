//! From blocks to visits.

use chrono::Weekday;

use super::*;
use crate::instance::{CycleDay, FrozenBlock, Instance};
use crate::solve::StopToken;
use crate::table::ClinicianId;
use crate::units::{Probability, TimeOfDay};

fn clinic_with_lunch() -> Instance {
    let with = |parts: &mut crate::instance::InstanceParts| {
        parts.sessions[monday()].breaks = vec![cast::span("10:00-10:30")];
    };
    cast::clinic().with(with).expect("a lunch is in order")
}

#[test]
fn everybody_is_asked_at_the_start_of_their_block() {
    let day = day(&[
        ("9:00-9:20", visit(CONTROL, LOW)),
        ("9:20-9:30", BlockKind::Buffer),
        ("9:30-9:50", hold()),
        ("9:50-11:00", BlockKind::Free),
        ("11:00-12:00", visit(FIRST, HIGH)),
    ])
    .expect("a day");
    // Steps of five minutes: 9:30 is the sixth, 11:00 the twenty-fourth, of 36.
    assert_eq!((day.own.0.as_slice(), day.day.intervals), (&[0, 6, 24][..], 36));
    let means: Vec<f64> = day.day.visits.iter().map(|visit| visit.length.mean()).collect();
    assert_eq!(means, [20.0, 20.0, 60.0]);
    assert_eq!((day.patients(), day.booked()), (3, Minutes(100)));
}

#[test]
fn a_hold_longer_than_its_visit_is_one_visit_of_its_usual_length() {
    let day = day(&[("9:00-10:00", hold())]).expect("a day");
    assert!((day.day.visits[0].length.mean() - 20.0).abs() < 1e-12);
}

#[test]
fn a_break_is_taken_out_of_the_clock() {
    let clinic = clinic_with_lunch();
    let blocks = [("9:40-10:00", visit(CONTROL, LOW)), ("10:30-10:50", visit(CONTROL, LOW))];
    let day = SessionDay::of(&clinic, &template(&blocks), monday(), &Options::default());
    let day = day.expect("a day");
    assert_eq!((day.own.0.as_slice(), day.day.intervals), (&[8, 12][..], 30));
    let time = |text| TimeOfDay::parse(text).expect("a time");
    assert_eq!(day.clock.starts(Minutes(60)), time("10:30"), "a visit starts after the break");
    assert_eq!(day.clock.ends(Minutes(60)), time("10:00"), "and ends before it");
    assert_eq!(day.clock.ends(Minutes(160)), time("12:10"), "overtime goes on after closing");
}

#[test]
fn an_open_clinic_is_left_out_and_named() {
    let blocks =
        [("9:00-10:00", BlockKind::OpenClinic { window: 0 }), ("10:00-10:20", visit(CONTROL, LOW))];
    let day = day(&blocks).expect("a day");
    assert_eq!(day.open_clinic, Some(OpenPlace { window: 0, span: cast::span("9:00-10:00") }));
    assert_eq!((day.own.0.as_slice(), day.day.intervals), (&[0][..], 24));
}

#[test]
fn other_work_takes_its_time_and_is_nobodys_wait() {
    let clinic = cast::clinic().with(|parts| {
        parts.frozen.push(FrozenBlock {
            clinician: ClinicianId::from_index(0),
            day: CycleDay::new(0, Weekday::Mon),
            span: cast::span("9:20-9:40"),
            need: None,
            label: "conference".to_owned(),
        });
    });
    let clinic = clinic.expect("fixed time within the session");
    let blocks = [
        ("9:00-9:20", visit(CONTROL, LOW)),
        ("9:20-9:40", BlockKind::Frozen { index: 0 }),
        ("9:40-10:00", visit(CONTROL, LOW)),
    ];
    let day = SessionDay::of(&clinic, &template(&blocks), monday(), &Options::default());
    let day = day.expect("a day");
    assert_eq!((day.patients(), day.day.visits[1].length.variance()), (2, 0.0));
    let own = &timed(&day, false, &StopToken::default())[0];
    let waits = &own.evaluation.waits;
    assert!(waits[1] > 0.0, "the conference begins late after a long visit");
    assert!((own.waiting - f64::midpoint(waits[0], waits[2])).abs() < 1e-12);
}

#[test]
fn late_cancellations_stay_away_like_no_shows() {
    let clinic = cast::clinic().with(|parts| {
        for need in parts.needs.values_mut() {
            need.no_show = Probability::new(0.05).expect("a share");
            need.late_cancel = Probability::new(0.02).expect("a share");
        }
    });
    let blocks = [("9:00-9:20", visit(CONTROL, LOW))];
    let clinic = clinic.expect("in order");
    let day = SessionDay::of(&clinic, &template(&blocks), monday(), &Options::default());
    assert!((day.expect("a day").day.visits[0].no_show.value() - 0.07).abs() < 1e-12);
}

#[test]
fn a_session_without_visits_is_an_answer() {
    assert_eq!(day(&[("9:00-12:00", BlockKind::Free)]), Err(NoDay::NoVisits));
    assert_eq!(day(&[]), Err(NoDay::NoVisits));
}

#[test]
fn more_patients_than_the_grid_has_places_for_are_refused() {
    // Two at a time on 36 starts are 72.
    let many = [("9:00-9:05", visit(CONTROL, LOW)); 73];
    assert_eq!(day(&many), Err(NoDay::Day(DayError::TooManyVisits)));
    assert!(day(&many[..72]).is_ok());
}

#[test]
fn the_best_times_cost_no_more_than_the_clinics_own_and_another_order_no_more_than_these() {
    let day = day(&full()).expect("a day");
    let found = timed(&day, true, &StopToken::default());
    let rules: Vec<Rule> = found.iter().map(|row| row.rule).collect();
    let all = [Rule::Own, Rule::EqualSpacing, Rule::BaileyWelch, Rule::Optimum, Rule::Reordered];
    assert_eq!(rules, all);
    let cost = |at: usize| found[at].evaluation.cost;
    assert!((0..3).all(|other| cost(3) <= cost(other) + 1e-9));
    assert!(cost(4) <= cost(3) + 1e-9);
    assert_eq!((found[0].claim, found[3].claim), (Claim::None, Claim::BestForOrder));
    // Eight visits of three kinds have 8!/6! = 56 orders: all are tried.
    assert_eq!(found[4].claim, Claim::BestForAllOrders);
}
