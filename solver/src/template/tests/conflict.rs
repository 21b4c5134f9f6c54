//! Promises that cannot be kept together.

use super::*;
use crate::instance::OpenWindow;

fn conflict(outcome: Outcome) -> Conflict {
    match outcome {
        Outcome::Impossible(conflict) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

fn open(parts: &mut InstanceParts, text: &str, clinician_count: u32) {
    parts.windows.push(OpenWindow {
        arrivals: vec![1.0],
        team: team(0),
        day: MONDAY,
        span: span(text),
        clinician_count,
        need: need(2),
    });
}

#[test]
fn an_open_hour_and_two_holds_do_not_fit_one_hour_of_ada() {
    let clinic = small(2, "10:00", |parts| {
        only_ada(parts);
        open(parts, "9:00-10:00", 1);
    });
    let found = conflict(build(
        &clinic,
        &holds(&[40, 40]),
        &asked(&[(3, 0, 1.0)]),
        None,
        &Limits::default(),
    ));
    let monday = Kept::Holds { team: team(0), need: None, day: MONDAY, minutes: Minutes(40) };
    // Tuesday's holds fit and are no part of it.
    assert_eq!(
        found.promises,
        [
            monday,
            Kept::Window { window: 0, clinician_count: 1 },
            Kept::SessionMinutes { clinician: clinician(0) },
        ]
    );
    assert!(found.smallest && found.verified);
    // 40 held minutes are cheaper to give than an open hour of 60.
    assert_eq!(found.way_out, [Relaxed { promise: monday, amount: 40.0 }]);
}

#[test]
fn an_open_hour_for_two_and_an_open_half_hour_at_once_need_a_third_clinician() {
    let clinic = small(1, "10:00", |parts| {
        open(parts, "9:00-10:00", 2);
        open(parts, "9:00-9:30", 1);
    });
    let found = conflict(build(&clinic, &holds(&[]), &asked(&[]), None, &Limits::default()));
    let hour = Kept::Window { window: 0, clinician_count: 2 };
    let half_hour = Kept::Window { window: 1, clinician_count: 1 };
    assert_eq!(found.promises, [hour, half_hour]);
    // One clinician of the open hour would cost 60 minutes, the open half hour 30.
    assert_eq!(found.way_out, [Relaxed { promise: half_hour, amount: 1.0 }]);
    assert!(found.smallest && found.verified);
}

#[test]
fn holds_on_a_day_without_sessions_are_named_alone() {
    let clinic = small(1, "10:00", |_| {});
    let found = conflict(build(&clinic, &holds(&[20, 30]), &asked(&[]), None, &Limits::default()));
    let tuesday = Kept::Holds { team: team(0), need: None, day: TUESDAY, minutes: Minutes(30) };
    assert_eq!(found.promises, [tuesday]);
    assert_eq!(found.way_out, [Relaxed { promise: tuesday, amount: 30.0 }]);
    assert!(found.smallest && found.verified);
}

#[test]
fn the_smallest_conflict_is_found_behind_a_larger_one() {
    let clinic = small(2, "10:00", |parts| {
        open(parts, "9:00-10:00", 2);
        parts.rooms.values_mut().for_each(|room| room.count = 1);
    });
    // Two clinicians in one room (window and rooms); and far too many holds on Tuesday.
    let found = conflict(build(&clinic, &holds(&[0, 600]), &asked(&[]), None, &Limits::default()));
    assert_eq!(found.promises, [Kept::Window { window: 0, clinician_count: 2 }, Kept::Rooms]);
    assert!(found.smallest && found.verified);
}
