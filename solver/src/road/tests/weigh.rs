//! What a manager weighs, worked by hand.

use chrono::NaiveDate;

use super::*;
use crate::instance::{Accepts, Change, ChangeKind, Instance, InstanceParts, Role};
use crate::road::clinic::{Ahead, Options, Weighed, roads};
use crate::sizing;
use crate::units::Minutes;

fn options(weeks: usize) -> Options {
    Options {
        weeks,
        accepts: share(1.0),
        accepts_range: crate::instance::Range { low: 1.0, high: 1.0 },
        moves_per_month_max: None,
        goal_minutes: None,
        holds: false,
        best: false,
        replications: 0,
        seed: crate::rng::Seed(0),
    }
}

fn change(of: f64, kind: ChangeKind) -> Change {
    Change {
        name: "new".to_owned(),
        from: NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date"),
        ramp_weeks: 1,
        share: share(of),
        share_range: None,
        brings: None,
        kind,
    }
}

/// The first month of Ada and Bea without panels: ten urgent visits of 20 min, six first visits of
/// 40 and six conclusions of 20, 560 min a week.
fn first_month(changes: Vec<Change>, more: impl FnOnce(&mut InstanceParts)) -> Weighed {
    let clinic = Instance::example().with(|parts| {
        parts.panels.clear();
        parts.changes = changes;
        more(parts);
    });
    roads(&clinic.expect("in order"), &options(4)).ways[0].weighed[0]
}

fn sub_acute() -> Change {
    let kind = ChangeKind::SubAcute {
        team: team(),
        need: Id::from_index(0),
        per_week: 8.0,
        practice: share(0.25),
        admitted: share(0.25),
        call_minutes: Minutes(5),
    };
    change(0.5, kind)
}

#[test]
fn minutes_by_role_cost_what_the_clinic_says() {
    let of = first_month(Vec::new(), |parts| parts.cost.physician = Some(900.0));
    assert!(of.minutes_by_role.is_some_and(|[physician, ..]| close(physician, 560.0)));
    assert!(of.cost.is_some_and(|cost| close(cost, 560.0 / 60.0 * 900.0)));
    assert_eq!(first_month(Vec::new(), |_| ()).cost, None);
}

#[test]
fn a_task_that_shifts_is_the_other_roles_time() {
    // A quarter of six conclusions move: 1.5 of 30 min instead of 20.
    let kind =
        ChangeKind::TaskShift { need: Id::from_index(2), role: Role::Nurse, minutes: Minutes(30) };
    let nurse = |parts: &mut InstanceParts| {
        let ada = parts.clinicians.values().next().expect("Ada").clone();
        let cia = crate::instance::Clinician { name: "Cia".to_owned(), role: Role::Nurse, ..ada };
        let cia = parts.clinicians.push(cia);
        let session = parts.sessions.values().next().expect("a session").clone();
        parts.sessions.push(crate::instance::Session { clinician: cia, ..session });
    };
    let of = first_month(vec![change(0.25, kind)], nurse);
    let [physician, nurse, secretary] = of.minutes_by_role.expect("a clinic");
    assert!(close(physician, 530.0) && close(nurse, 45.0) && close(secretary, 0.0));
}

#[test]
fn admissions_are_avoided_by_calls_and_by_visits_but_never_twice() {
    // Four calls, of which one ends in an admission.
    let by_calls = first_month(vec![sub_acute()], |_| ()).admissions_avoided;
    assert!(by_calls.is_some_and(|avoided| close(avoided, 3.0)));
    // A tenth of ten urgent visits; the two that the calls bring are not counted again.
    let spares = |parts: &mut InstanceParts| {
        parts.needs[Id::from_index(0)].spares_admission = share(0.1);
    };
    let by_visits = first_month(Vec::new(), spares).admissions_avoided;
    assert!(by_visits.is_some_and(|avoided| close(avoided, 1.0)));
    let both = first_month(vec![sub_acute()], spares).admissions_avoided;
    assert!(both.is_some_and(|avoided| close(avoided, 4.0)));
}

#[test]
fn virtual_visits_are_a_share_of_all_and_held_like_the_others() {
    // Half of ten urgent visits of 22 in all, 15 min instead of 20.
    let virtually =
        |minutes| ChangeKind::Virtual { need: Id::from_index(0), minutes: Minutes(minutes) };
    let of = first_month(vec![change(0.5, virtually(15))], |_| ());
    assert!(of.virtual_share.is_some_and(|share| close(share, 5.0 / 22.0)));
    assert!(of.minutes_by_role.is_some_and(|[physician, ..]| close(physician, 535.0)));
    // All of them, and 10 min each: a month holds for what it asks then, 100 min where it was 200.
    let clinic = Instance::example().with(|parts| {
        parts.panels[0].eligible = share(0.0);
        parts.changes = vec![change(1.0, virtually(10))];
    });
    let clinic = clinic.expect("in order");
    let then = Ahead::of(&clinic, &options(4), Offered::AtControl);
    let then = then.clinic(0).expect("a clinic");
    let asked = |clinic: &Instance| -> f64 {
        let of = |ask: &crate::demand::Ask| clinic.parts().needs[ask.need].held;
        let held = crate::demand::everything(clinic).into_iter().filter(of);
        held.map(|ask| ask.minutes_per_cycle(clinic)).sum()
    };
    assert!(close(asked(&clinic), 200.0) && close(asked(&then), 100.0));
    let sized = |clinic: &Instance| {
        let alone = sizing::Options { as_is: false, frontier: false };
        sizing::size(clinic, &alone).teams.remove(0)
    };
    let (today, month) = (sized(&clinic), sized(&then));
    assert!(month.held.iter().any(|&need| then.parts().needs[need].name == "urgent (new)"));
    assert!(month.design.held_minutes_per_week < today.design.held_minutes_per_week);
}

#[test]
fn the_holds_of_a_month_are_those_of_its_clinic() {
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let kind = ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None };
    let clinic = Instance::example().with(|parts| {
        let virtually = ChangeKind::Virtual { need: Id::from_index(0), minutes: Minutes(15) };
        let video = Change { name: "video".to_owned(), ..change(0.3, virtually) };
        parts.changes = vec![change(0.5, kind), video];
        parts.panels[0].requests_per_year = 3.0;
    });
    let clinic = clinic.expect("in order");
    let options = Options { holds: true, ..options(104) };
    let found = roads(&clinic, &options);
    let alone = sizing::Options { as_is: false, frontier: false };
    let mut seen = 0;
    for way in &found.ways {
        let ahead = Ahead::of(&clinic, &options, way.offered);
        for (month, row) in way.teams[0].iter().enumerate() {
            let Some(held) = row.held_minutes else { continue };
            let sized = sizing::size(&ahead.clinic(month).expect("a clinic"), &alone);
            let minutes: f64 =
                sized.teams.iter().map(|group| group.design.held_minutes_per_week).sum();
            assert!(close(held, minutes), "month {month}: {held} for {minutes}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen} months were sized");
}
