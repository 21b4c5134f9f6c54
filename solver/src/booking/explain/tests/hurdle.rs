//! What kept visits from earlier dates, read off by hand.

use super::*;
use crate::booking::Level;
use crate::instance::{Blocked, Role};
use crate::table::ClinicianId;

/// What decided each visit of one patient: date booked, then the dates and obstacles.
fn why(clinic: &Instance, template: &Template, patient: usize) -> Vec<Decided> {
    let list = book(clinic, template, &Bookings::default(), &options());
    assert_eq!(bookings_verdict(clinic, template, &list.bookings, None), []);
    let explained = explain(clinic, template, &list.bookings, &options());
    let id = PatientId::from_index(patient);
    explained.decided.into_iter().filter(|row| row.patient == id).collect()
}

fn only(mut decided: Vec<Decided>) -> (String, String, Obstacle) {
    assert_eq!((decided.len(), decided[0].hurdles.len()), (1, 1), "{decided:?}");
    let hurdle = decided[0].hurdles.remove(0);
    (decided[0].date.to_string(), hurdle.date.to_string(), hurdle.obstacle)
}

#[test]
fn the_first_opening_of_all_needs_no_reason() {
    let clinic = with(vec![waits("P1", "2026-10-20")], |_| ());
    let decided = why(&clinic, &template(Vec::new()), 0);
    assert_eq!(decided[0].date, date("2026-11-04"));
    assert_eq!(decided[0].hurdles, []);
}

#[test]
fn a_patient_who_is_away_on_the_fourth_comes_on_the_ninth_by_their_own_dates() {
    let blocked = vec![Blocked { from: date("2026-11-04"), to: date("2026-11-04") }];
    let clinic = with(vec![WaitingPatient { blocked, ..waits("P1", "2026-10-20") }], |_| ());
    let reason = only(why(&clinic, &template(Vec::new()), 0));
    assert_eq!(reason, ("2026-11-09".to_owned(), "2026-11-04".to_owned(), Obstacle::OwnDates));
}

#[test]
fn a_referral_without_its_papers_waits_for_them() {
    let from = date("2026-11-06");
    let ready = Ready::From(from);
    let clinic = with(vec![WaitingPatient { ready, ..waits("P1", "2026-10-20") }], |_| ());
    let (_, first, obstacle) = only(why(&clinic, &template(Vec::new()), 0));
    assert_eq!((&*first, obstacle), ("2026-11-04", Obstacle::NotReady { from }));
}

#[test]
fn the_conclusion_waits_for_the_lag_after_the_first_visit() {
    let asks = Asks::Pathway(PathwayId::from_index(0));
    let clinic = with(vec![WaitingPatient { asks, ..waits("P1", "2026-10-20") }], |_| ());
    // First visit on the 4th, at least 7 days; conclusions on Thursdays.
    let decided = why(&clinic, &template(vec![visits(3, "9:00-9:20", CONCLUSION)]), 0);
    assert_eq!(decided[1].date, date("2026-11-12"));
    let before = Obstacle::StepBefore { date: date("2026-11-04"), days_min: 7 };
    let hurdle = Hurdle { date: date("2026-11-05"), obstacle: before };
    assert_eq!(decided[1].hurdles, [hurdle]);
}

#[test]
fn a_hold_that_opens_only_the_day_before_keeps_a_first_visit_from_it() {
    let clinic = with(vec![waits("P1", "2026-10-20")], |_| ());
    let template = template(vec![hold(2, "9:00-9:40", Some(1))]);
    // Ada's hold of Wednesday the 4th opens on the 3rd; Bea's visit is on the same day.
    let decided = why(&clinic, &template, 0);
    assert_eq!(decided[0].hurdles, []);
    let blocked = vec![Blocked { from: date("2026-11-09"), to: date("2026-11-10") }];
    let earliest = Some(date("2026-11-05"));
    let clinic =
        with(vec![WaitingPatient { earliest, blocked, ..waits("P1", "2026-10-20") }], |_| ());
    let decided = why(
        &clinic,
        &Template::new(vec![visits(6, "9:00-9:40", FIRST), hold(3, "9:00-9:40", Some(1))]),
        0,
    );
    let need = NeedId::from_index(URGENT);
    let held = Obstacle::Held { need, opens: Some(date("2026-11-04")) };
    let expected = [
        Hurdle { date: date("2026-11-04"), obstacle: Obstacle::OwnDates },
        Hurdle { date: date("2026-11-05"), obstacle: held },
    ];
    assert_eq!((decided[0].date, &decided[0].hurdles[..]), (date("2026-11-11"), &expected[..]));
}

#[test]
fn a_place_others_have_carries_the_price_of_taking_it() {
    // P1's right ends on the 5th, P2's on the 20th: P1 comes on the 4th, P2 on the 9th.
    let clinic = with(vec![waits("P1", "2026-10-06"), waits("P2", "2026-10-21")], |_| ());
    let (booked, first, obstacle) = only(why(&clinic, &template(Vec::new()), 1));
    assert_eq!((&*booked, &*first), ("2026-11-09", "2026-11-04"));
    let Obstacle::Taken { by, price: Some(price) } = obstacle else { panic!("{obstacle:?}") };
    assert_eq!(by, [PatientId::from_index(0)]);
    // P1 would go to the 9th, 4 days over: 16; the days waited only change hands.
    assert_eq!(price.change, [16, 0, 0, 0]);
    assert_eq!(price.first_change(), Some((Level::Rights, 16)));
    let (from, to) = (Some(date("2026-11-04")), Some(date("2026-11-09")));
    assert_eq!(price.moved, [Moved { patient: PatientId::from_index(0), from, to }]);
}

#[test]
fn free_time_of_a_nurse_does_not_serve_a_physicians_visit() {
    let clinic = with(vec![waits("P1", "2026-10-20")], |parts| {
        parts.clinicians[ClinicianId::from_index(0)].role = Role::Nurse;
    });
    let free = Block { kind: BlockKind::Free, ..visits(1, "9:00-10:00", FIRST) };
    let template = Template::new(vec![visits(6, "9:00-9:40", FIRST), free]);
    let (_, first, obstacle) = only(why(&clinic, &template, 0));
    assert_eq!((&*first, obstacle), ("2026-11-03", Obstacle::Role));
}

#[test]
fn an_opening_shorter_than_the_visit_is_no_place_for_it() {
    let clinic = with(vec![waits("P1", "2026-10-20")], |_| ());
    let (_, first, obstacle) =
        only(why(&clinic, &template(vec![visits(1, "9:00-9:20", FIRST)]), 0));
    assert_eq!((&*first, obstacle), ("2026-11-03", Obstacle::TooShort { minutes: Minutes(20) }));
}
