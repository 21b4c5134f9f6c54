//! Holds by groups of needs that the same sessions may serve.

use super::*;
use crate::answer::HeldGroup;
use crate::instance::{HoldInUse, Role, Setting};

/// Ada is a physician and Bea a nurse; urgent requests (0) are for physicians, calls (2) for both.
fn nurse_and_physician(days: u32, to: &str) -> Instance {
    small(days, to, |parts| {
        parts.clinicians[clinician(1)].role = Role::Nurse;
        let call = &mut parts.needs[need(2)];
        (call.name, call.held) = ("telephone".to_owned(), true);
        call.roles.push(Role::Nurse);
    })
}

fn group(needs: &[usize], minutes: i32) -> HeldGroup {
    let needs = needs.iter().map(|&of| need(of)).collect();
    HeldGroup { team: team(0), needs, minutes: vec![Minutes(minutes)], release: None }
}

fn held_for(built: &Built, of: usize) -> Vec<(usize, Minutes)> {
    let holds = built.template.blocks().iter().filter(
        |block| matches!(block.kind, BlockKind::Hold { need: what, .. } if what == need(of)),
    );
    holds.map(|block| (block.session.index(), block.span.minutes())).collect()
}

#[test]
fn each_group_has_holds_of_its_own_with_those_who_may_serve_it() {
    let clinic = nurse_and_physician(1, "10:00");
    let plan_of = HoldPlan::of_groups(vec![group(&[0], 40), group(&[2], 60)]);
    let built = plan(&clinic, &plan_of, &asked(&[]));
    // Urgent requests with Ada (session 0); calls wherever there is time.
    assert_eq!(held_for(&built, 0), [(0, Minutes(20)), (0, Minutes(20))]);
    assert_eq!(held_for(&built, 2).len(), 3);
}

#[test]
fn a_physicians_holds_do_not_fit_a_nurses_hour_and_the_conflict_names_the_need() {
    let clinic = nurse_and_physician(1, "10:00");
    let plan_of = HoldPlan::of_groups(vec![group(&[0], 80), group(&[2], 20)]);
    let outcome = build(&clinic, &plan_of, &asked(&[]), None, &Limits::default());
    let Outcome::Impossible(found) = outcome else { panic!("80 minutes do not fit 60") };
    let urgent =
        Kept::Holds { team: team(0), need: Some(need(0)), day: MONDAY, minutes: Minutes(80) };
    assert_eq!(found.promises, [urgent, Kept::SessionMinutes { clinician: clinician(0) }]);
    assert_eq!(found.way_out, [Relaxed { promise: urgent, amount: 20.0 }]);
    assert!(found.smallest && found.verified);
}

#[test]
fn all_held_needs_together_are_held_where_somebody_may_serve_one_of_them() {
    // 200 urgent minutes a week are asked for, 120 by telephone: Ada holds for the first, Bea for
    // what she may serve.
    let clinic = nurse_and_physician(1, "10:00");
    let clinic = clinic.with(|parts| parts.streams = cast::parts().streams).unwrap();
    let built = plan(&clinic, &HoldPlan::of_groups(vec![group(&[], 120)]), &asked(&[]));
    assert_eq!((held_for(&built, 0).len(), held_for(&built, 2).len()), (3, 3));
}

#[test]
fn a_session_without_a_room_holds_time_for_calls_only() {
    let clinic = small(1, "10:00", |parts| {
        only_ada(parts);
        parts.sessions.values_mut().for_each(|session| session.room = None);
        let call = &mut parts.needs[need(2)];
        (call.held, call.setting) = (true, Setting::Phone);
    });
    let built = plan(&clinic, &HoldPlan::of_groups(vec![group(&[], 40)]), &asked(&[]));
    assert_eq!((held_for(&built, 0).len(), held_for(&built, 2).len()), (0, 2));
    let urgent = HoldPlan::of_groups(vec![group(&[0], 40)]);
    let outcome = build(&clinic, &urgent, &asked(&[]), None, &Limits::default());
    assert!(matches!(outcome, Outcome::Impossible(_)));
}

#[test]
fn a_hold_is_as_long_as_the_need_most_minutes_are_asked_for() {
    // Ten urgent requests of 20 minutes a week are 200 minutes; six first visits of 40 are 240.
    let clinic = small(1, "10:00", |parts| {
        only_ada(parts);
        parts.streams = cast::parts().streams;
        parts.needs[need(1)].held = true;
    });
    let built = plan(&clinic, &HoldPlan::of_groups(vec![group(&[], 40)]), &asked(&[]));
    assert_eq!(held_for(&built, 1), [(0, Minutes(40))]);
}

#[test]
fn the_order_of_groups_changes_nothing() {
    let clinic = nurse_and_physician(1, "10:00");
    let both = [group(&[0], 40), group(&[2], 60)];
    let backwards = both.iter().rev().cloned().collect();
    let plan_of = |groups| plan(&clinic, &HoldPlan::of_groups(groups), &asked(&[(3, 0, 1.0)]));
    assert_eq!(plan_of(both.to_vec()), plan_of(backwards));
}

#[test]
fn holds_open_as_the_clinic_says_of_those_in_use_and_of_their_needs_where_none_are() {
    let clinic = nurse_and_physician(1, "10:00");
    let plan_of = HoldPlan::of_groups(vec![group(&[0], 40)]);
    let opens = |clinic: &Instance| {
        let built = plan(clinic, &plan_of, &asked(&[]));
        let days = built.template.blocks().iter().filter_map(|block| match block.kind {
            BlockKind::Hold { release_days, .. } => Some(release_days),
            _ => None,
        });
        days.collect::<Vec<_>>()
    };
    let of_need = clinic.with(|parts| parts.needs[need(0)].release_days = Some(2)).unwrap();
    assert_eq!(opens(&of_need), [Some(2), Some(2)]);
    let in_use = HoldInUse {
        team: team(0),
        day: MONDAY,
        minutes: Minutes(20),
        need: need(0),
        release_days: Some(5),
    };
    let in_use = of_need.with(|parts| parts.holds = vec![in_use]).unwrap();
    assert_eq!(opens(&in_use), [Some(5), Some(5)]);
}
