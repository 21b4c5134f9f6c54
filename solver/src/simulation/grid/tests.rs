//! How the minutes of sessions are kept.

use std::collections::BTreeMap;

use crate::answer::{Block, BlockKind, HeldGroup, HoldPlan, Log, Template};
use crate::evaluation::log_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    Absence, CycleDay, Instance, InstanceParts, OpenWindow, Role, Setting, Step,
};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, SessionDay, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{ClinicianId, Id, NeedId, RoomId, SessionId, TeamId};
use crate::units::{Minutes, Probability, Span};

const URGENT: usize = 0;
const CONCLUSION: usize = 2;
const ADA: usize = 0;
const BEA: usize = 1;

fn made(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

fn setup(plan: Plan) -> Setup {
    Setup {
        plan,
        days: 12 * 7,
        warm_up: 0,
        beyond: 12 * 7,
        dated: true,
        windows: true,
        habits: Habits::default(),
        changes: None,
    }
}

/// Bea is a nurse, who may call; conclusions are calls, held as urgent visits are.
fn with_calls(parts: &mut InstanceParts) {
    parts.clinicians[ClinicianId::from_index(BEA)].role = Role::Nurse;
    let urgent = parts.needs[NeedId::from_index(URGENT)].clone();
    let call = &mut parts.needs[NeedId::from_index(CONCLUSION)];
    (call.setting, call.held, call.promise) = (Setting::Phone, true, urgent.promise);
    call.roles.push(Role::Nurse);
}

fn group(needs: &[usize], minutes: i32) -> HeldGroup {
    HeldGroup {
        team: TeamId::from_index(0),
        needs: needs.iter().copied().map(NeedId::from_index).collect(),
        minutes: vec![Minutes(minutes); 7],
        release: None,
    }
}

/// The rows of an open day with a clinician: open minutes, held minutes, for whom.
fn kept(world: &World, open_day: u32, who: usize) -> Vec<(i32, i32, Vec<usize>)> {
    let rows = world.sessions.iter();
    let of_day = rows.filter(|row| row.open_day == open_day && row.clinician.index() == who);
    let needs = |hold: u32| {
        let needs = &world.holds[hold as usize].needs;
        needs.iter().filter(|(_, is_for)| **is_for).map(|(need, _)| need.index()).collect()
    };
    let row = |row: &SessionDay| {
        ((row.minutes - row.held).0, row.held.0, row.held_for.map(needs).unwrap_or_default())
    };
    of_day.map(row).collect()
}

#[test]
fn a_session_carries_holds_of_several_groups() {
    let clinic = made(with_calls);
    let plan = HoldPlan::of_groups(vec![group(&[URGENT], 40), group(&[CONCLUSION], 60)]);
    let world = World::of(&clinic, &setup(Plan::Holds(plan)));
    // Tuesday: Ada alone. 180 minutes: 40 for urgent patients, 60 for calls, 80 for everybody.
    let tuesday = vec![(80, 0, vec![]), (0, 60, vec![CONCLUSION]), (0, 40, vec![URGENT])];
    assert_eq!(kept(&world, 1, ADA), tuesday);
    // Monday: only Ada sees urgent patients; three calls go to Ada, to Bea, to Ada.
    let monday = vec![(100, 0, vec![]), (0, 40, vec![CONCLUSION]), (0, 40, vec![URGENT])];
    assert_eq!(kept(&world, 0, ADA), monday);
    assert_eq!(kept(&world, 0, BEA), vec![(160, 20, vec![CONCLUSION])]);
}

fn log_of(clinic: &Instance, plan: Plan, named: Named) -> Log {
    let world = World::of(clinic, &setup(plan));
    simulate(&world, &Rules::new(named), 0..4, Seed(7), &Watch::default())
}

#[test]
fn a_hold_for_calls_never_serves_an_urgent_visit() {
    let clinic = made(|parts| {
        with_calls(parts);
        parts.needs[NeedId::from_index(URGENT)].may_take_unheld = false;
    });
    let plan = Plan::Holds(HoldPlan::of_groups(vec![group(&[CONCLUSION], 100)]));
    let log = log_of(&clinic, plan, Named::CarveOut);
    let rows = log.plays.iter().flat_map(|play| &play.requests);
    let urgent = rows.clone().filter(|row| row.need.index() == URGENT);
    assert!(urgent.clone().count() > 100);
    assert!(urgent.clone().all(|row| row.visit.is_none()));
    assert!(rows.filter(|row| row.need.index() == CONCLUSION).any(|row| row.from_held.0 > 0));
    assert_eq!(log_verdict(&clinic, &log), []);
}

#[test]
fn a_hold_of_a_template_serves_the_needs_that_just_the_same_sessions_may_serve() {
    let block = |need: usize| Block {
        session: SessionId::from_index(1),
        span: span("9:00-9:20"),
        kind: BlockKind::Hold {
            team: TeamId::from_index(0),
            need: NeedId::from_index(need),
            release_days: None,
        },
    };
    let held_for = |clinic: &Instance| {
        let template = Template::new(vec![block(URGENT)]);
        let world = World::of(clinic, &setup(Plan::Template(template)));
        kept(&world, 1, ADA)
    };
    // A nurse may call, so calls and urgent visits do not pool; without a nurse they do.
    assert_eq!(held_for(&made(with_calls)), vec![(0, 20, vec![URGENT])]);
    let physicians = made(|parts| {
        with_calls(parts);
        parts.clinicians[ClinicianId::from_index(BEA)].role = Role::Physician;
    });
    assert_eq!(held_for(&physicians), vec![(0, 20, vec![URGENT, CONCLUSION])]);
}

/// When each clinician has a room on an open day.
fn rooms(world: &World, open_day: u32) -> BTreeMap<usize, Vec<Span>> {
    let mut found: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    let of_day = world.sessions.iter().filter(|row| row.open_day == open_day);
    for row in of_day.filter(|row| row.room) {
        found.entry(row.clinician.index()).or_default().push(row.span);
    }
    found
}

#[test]
fn two_clinicians_share_one_room_in_turn() {
    let clinic = made(|parts| parts.rooms[RoomId::from_index(0)].count = 1);
    let world = World::of(&clinic, &setup(Plan::Holds(HoldPlan::default())));
    // Monday, 180 minutes for two who are asked alike, in visits of 40 minutes: Ada, Bea, Ada, Bea
    // and the last 20 for Ada: 100 and 80.
    let monday = rooms(&world, 0);
    assert_eq!(monday[&ADA], [span("9:00-10:40")]);
    assert_eq!(monday[&BEA], [span("10:40-12:00")]);
    // Tuesday: Ada alone has it all morning.
    assert_eq!(rooms(&world, 1)[&ADA], [span("9:00-12:00")]);
    // Nobody calls, so nothing can be booked while the other has the room.
    assert!(world.sessions.iter().all(|row| row.room));
    let log = log_of(&clinic, Plan::Holds(HoldPlan::default()), Named::CarveOut);
    assert_eq!(log_verdict(&clinic, &log), []);
}

#[test]
fn never_more_patients_than_rooms_at_any_minute() {
    // Three clinicians whose mornings overlap, two rooms, and a template with blocks of its own.
    let clinic = made(|parts| {
        let mut cleo = parts.clinicians[ClinicianId::from_index(BEA)].clone();
        cleo.name = "Cleo".to_owned();
        let cleo = parts.clinicians.push(cleo);
        for day in 0..5 {
            let mut session = parts.sessions[SessionId::from_index(5)].clone();
            (session.clinician, session.day) = (cleo, CycleDay { week: 0, day });
            session.span = span("10:00-13:00");
            session.breaks = vec![span("11:00-11:15")];
            parts.sessions.push(session);
        }
    });
    let visit = |session: usize, from: &str| Block {
        session: SessionId::from_index(session),
        span: span(from),
        kind: BlockKind::Visit {
            team: TeamId::from_index(0),
            need: NeedId::from_index(1),
            class: crate::table::ClassId::from_index(0),
            opens_days: 0,
        },
    };
    let free = |session: usize, from: &str| Block { kind: BlockKind::Free, ..visit(session, from) };
    let template = Template::new(vec![
        free(0, "9:00-10:20"),
        visit(0, "10:20-11:00"),
        free(0, "11:00-12:00"),
        free(5, "9:00-12:00"),
        free(8, "10:00-11:00"),
        free(8, "11:15-13:00"),
    ]);
    for plan in [Plan::Holds(HoldPlan::default()), Plan::Template(template)] {
        let world = World::of(&clinic, &setup(plan));
        let monday = rooms(&world, 0);
        for minute in (9 * 60)..(13 * 60) {
            let now = Span {
                from: crate::units::TimeOfDay::parse("0:00").expect("a time") + Minutes(minute),
                to: crate::units::TimeOfDay::parse("0:00").expect("a time") + Minutes(minute + 1),
            };
            let there = monday.values().filter(|spans| spans.iter().any(|s| s.contains(now)));
            assert!(there.count() <= 2, "{now}");
        }
        // What somebody has of the room lies within their session.
        assert!(monday[&2].iter().all(|s| span("10:00-13:00").contains(*s)));
    }
}

#[test]
fn calls_go_on_while_somebody_else_has_the_room() {
    let clinic = made(|parts| {
        parts.rooms[RoomId::from_index(0)].count = 1;
        parts.needs[NeedId::from_index(CONCLUSION)].setting = Setting::Phone;
    });
    let plan = || Plan::Holds(HoldPlan::default());
    let world = World::of(&clinic, &setup(plan()));
    let monday = world.sessions.iter().filter(|row| row.open_day == 0);
    let minutes: i32 = monday.clone().map(|row| row.minutes.0).sum();
    let in_room: i32 = monday.filter(|row| row.room).map(|row| row.minutes.0).sum();
    assert_eq!((minutes, in_room), (360, 180));
    assert_eq!(log_verdict(&clinic, &log_of(&clinic, plan(), Named::CarveOut)), []);
}

#[test]
fn who_is_there_stands_in_for_who_is_away_in_the_open_clinic() {
    // Ada usually runs Monday's open clinic from 9 to 10; on 9 November she is away, so Bea does
    // and has two hours for visits left.
    let clinic = made(|parts| {
        parts.windows.push(OpenWindow {
            team: TeamId::from_index(0),
            day: CycleDay { week: 0, day: 0 },
            span: span("9:00-10:00"),
            clinician_count: 1,
            need: NeedId::from_index(URGENT),
            arrivals: vec![1.0],
        });
        let (clinician, day) = (ClinicianId::from_index(ADA), date("2026-11-09"));
        parts.absences.push(Absence { clinician, from: day, to: day, reason: "leave".to_owned() });
    });
    let world = World::of(&clinic, &setup(Plan::Holds(HoldPlan::default())));
    let staff = |open_day: u32| -> Vec<usize> {
        let of_day = world.windows.iter().filter(|row| row.open_day == open_day);
        of_day.flat_map(|row| row.staff.iter().map(|who| who.clinician.index())).collect()
    };
    assert_eq!((staff(0), staff(5)), (vec![ADA], vec![BEA]));
    let open = |open_day: u32, who: usize| -> i32 {
        kept(&world, open_day, who).iter().map(|row| row.0).sum()
    };
    assert_eq!((open(0, ADA), open(0, BEA), open(5, BEA)), (120, 180, 120));
}

#[test]
fn no_order_of_rows_decides_what_happens() {
    let cancelled = |parts: &mut InstanceParts| {
        parts.goals.cancelled_share = Probability::new(0.1).expect("a share");
        parts.rooms[RoomId::from_index(0)].count = 1;
    };
    let given = made(cancelled);
    let turned = made(|parts| {
        cancelled(parts);
        let rows: Vec<_> = parts.sessions.values().rev().cloned().collect();
        parts.sessions = rows.into_iter().collect();
    });
    let plan = || Plan::Holds(HoldPlan::of_groups(vec![group(&[], 40)]));
    for named in [Named::CarveOut, Named::EarliestDueDate] {
        let [one, other] = [&given, &turned].map(|clinic| log_of(clinic, plan(), named));
        assert!(one.plays[0].requests.len() > 100);
        for (one, other) in one.plays.iter().zip(&other.plays) {
            assert_eq!(one.requests, other.requests);
        }
    }
}

#[test]
fn a_physicians_minutes_go_last_to_those_a_nurse_may_see() {
    // Calls alone, all day free: Bea, who may only call, takes them before Ada.
    let clinic = made(|parts| {
        with_calls(parts);
        parts.streams.clear();
        parts.panels.clear();
        parts.pathways[crate::table::PathwayId::from_index(0)].steps.truncate(1);
        let step: &mut Step = &mut parts.pathways[crate::table::PathwayId::from_index(0)].steps[0];
        step.need = NeedId::from_index(1);
        let call = &mut parts.needs[NeedId::from_index(CONCLUSION)];
        (call.held, call.promise) = (false, crate::instance::Promise::None);
        parts.streams.push(crate::instance::Stream {
            name: "calls".to_owned(),
            asks: crate::instance::Asks::Need(NeedId::from_index(CONCLUSION)),
            per_week: 3.0,
            own_share: Probability::ZERO,
            ..crate::instance::cast::parts().streams[0].clone()
        });
    });
    let log = log_of(&clinic, Plan::Holds(HoldPlan::default()), Named::FirstComeFirstServed);
    let mondays = log
        .plays
        .iter()
        .flat_map(|play| &play.requests)
        .filter(|row| row.visit.is_some_and(|day| matches!(day.0.rem_euclid(7), 0 | 2 | 4)));
    assert!(mondays.clone().count() > 20);
    assert!(mondays.filter_map(|row| row.clinician).all(|who| who.index() == BEA));
}
