//! Three physicians, two nurses, overlapping roles, two rooms, a video session, an open clinic and a
//! joint step: what the verbs say of it agrees.

use std::collections::BTreeMap;

use crate::answer::{Block, BlockKind, Bookings, HoldPlan, Template};
use crate::booking::Serves;
use crate::booking::opening::openings;
use crate::demand::everything;
use crate::instance::cast::{date, parts, span};
use crate::instance::*;
use crate::plan::plan;
use crate::rng::Seed;
use crate::simulation::{Habits, Plan, Setup, World};
use crate::sizing::sample::{self, Release, SampleOptions, Start};
use crate::sizing::{Options, size};
use crate::solve::{Limits, Watch};
use crate::supply;
use crate::table::*;
use crate::template::{Outcome, VisitDemand};
use crate::units::{Minutes, Probability};

const TEAM: usize = 0;
const LUNG: usize = 1;

fn session(clinician: usize, day: u32, hours: &str, room: bool) -> Session {
    Session {
        clinician: ClinicianId::from_index(clinician),
        team: None,
        day: CycleDay { week: 0, day },
        span: span(hours),
        room: room.then(|| RoomId::from_index(0)),
        breaks: Vec::new(),
    }
}

/// Ada and Bea see everybody; Lis is lent by the lung team on Tuesdays; the nurses Siv and Tor take
/// controls and calls; Bea's Thursday is for video alone; Wednesday opens with an open clinic.
fn trial() -> Instance {
    let mut clinic = parts();
    let (team, lung) = (TeamId::from_index(TEAM), TeamId::from_index(LUNG));
    let lent = Team { name: "lung".to_owned(), ..clinic.teams[team].clone() };
    clinic.teams.push(lent);
    let who = |name: &str, role, team| Clinician { name: name.to_owned(), role, teams: vec![team] };
    clinic.clinicians.push(who("Lis", Role::Physician, lung));
    clinic.clinicians.push(who("Siv", Role::Nurse, team));
    clinic.clinicians.push(who("Tor", Role::Nurse, team));
    let mut sessions: Vec<Session> =
        (0..5).map(|day| session(0, day, "9:00-12:00", true)).collect();
    sessions.extend([0, 2].map(|day| session(1, day, "9:00-12:00", true)));
    sessions.push(session(1, 3, "9:00-12:00", false));
    sessions.push(session(2, 1, "9:00-12:00", true));
    sessions.extend([0, 4].map(|day| session(3, day, "9:00-12:00", true)));
    sessions.push(session(4, 3, "12:00-15:00", true));
    clinic.sessions = sessions.into_iter().collect();
    // Controls by physician or nurse; a call that nurse or physician may take, held as well.
    clinic.needs[NeedId::from_index(3)].roles = vec![Role::Physician, Role::Nurse];
    let call = Need {
        name: "call".to_owned(),
        setting: Setting::Video,
        roles: vec![Role::Nurse, Role::Physician],
        promise: Promise::Access { days: 3, share: Probability::new(0.9).unwrap() },
        ..clinic.needs[NeedId::from_index(0)].clone()
    };
    let call = clinic.needs.push(call);
    // The conclusion of a work-up is told by the lung physician.
    clinic.pathways[PathwayId::from_index(0)].steps[1].team = Some(lung);
    let calls = Stream {
        name: "calls".to_owned(),
        asks: Asks::Need(call),
        per_week: 6.0,
        ..clinic.streams[0].clone()
    };
    clinic.streams.push(calls);
    clinic.streams[0].per_week = 5.0;
    clinic.streams[1].per_week = 4.0;
    clinic.panels[0].size = 390;
    clinic.windows.push(OpenWindow {
        team,
        day: CycleDay { week: 0, day: 2 },
        span: span("9:00-10:00"),
        clinician_count: 1,
        need: NeedId::from_index(0),
        arrivals: vec![1.0],
    });
    clinic.goals.frontier_max = 12;
    Instance::new(clinic).expect("the trial clinic is in order")
}

/// A template without any plan: every minute that can be booked is free.
fn all_free(clinic: &Instance) -> Template {
    let of = |session: SessionId| {
        let spans = supply::free_stretches(clinic, session).into_iter();
        spans.map(move |span| Block { session, span, kind: BlockKind::Free })
    };
    Template::new(clinic.parts().sessions.ids().flat_map(of).collect())
}

#[test]
fn check_and_size_agree_on_minutes_asked_and_minutes_there() {
    let clinic = trial();
    let (loads, sizing) = (supply::loads(&clinic), size(&clinic, &Options::default()));
    for team in &loads.teams {
        let own = sizing.teams.iter().filter(|row| row.team == team.team);
        let (asked, there) = own.fold((0.0, 0.0), |(asked, there), row| {
            let both = row.sub_acute_minutes_per_week + row.routine_minutes_per_week;
            let there_too = if both > 0.0 { row.capacity_minutes_per_week } else { 0.0 };
            (asked + both, there + there_too)
        });
        let told = team.sub_acute_minutes_per_week + team.routine_minutes_per_week
            - team.open_clinic_minutes_per_week;
        assert!((told - asked).abs() < 1e-6, "asked of {:?}: {told} and {asked}", team.team);
        let told = team.capacity_minutes_per_week;
        assert!((told - there).abs() < 1e-4, "there for {:?}: {told} and {there}", team.team);
    }
    assert!(sizing.unservable.is_empty());
}

#[test]
fn size_and_plan_agree_on_holds_and_on_what_is_asked() {
    let clinic = trial();
    let plan = plan(&clinic, None, &Limits::default());
    assert_eq!(plan.breaches, [], "the referee accepts");
    let Outcome::Built(built) = &plan.outcome else { panic!("the trial clinic has a template") };
    for group in plan.sizing.hold_plan().groups() {
        let planned: Minutes = group.minutes.iter().copied().sum();
        let held = built.template.minutes(|block| {
            matches!(block.kind, BlockKind::Hold { team, need, .. } if group.is_for(team, need))
        });
        assert_eq!(held, planned, "{group:?}");
    }
    // Demand of the template before it is raised for lost sessions: nothing is lost here.
    let wanted = VisitDemand::of(&clinic);
    for (team, row) in clinic.parts().teams.iter() {
        let asked: f64 = everything(&clinic)
            .iter()
            .filter(|ask| ask.team == team && !clinic.parts().needs[ask.need].held)
            .map(crate::demand::Ask::per_cycle)
            .sum();
        let visits: f64 =
            wanted.iter().filter(|((of, ..), _)| *of == team).map(|(_, visits)| visits).sum();
        assert!((asked - visits).abs() < 1e-9, "{}: {asked} and {visits}", row.name);
    }
    assert!(built.unmet.is_empty(), "{:?}", built.unmet);
}

#[test]
fn size_and_frontier_agree_on_the_holds_of_every_total() {
    let clinic = trial();
    let sizing = size(&clinic, &Options::default());
    let options = SampleOptions {
        paths: 4,
        days: 20,
        warm_up: 0,
        seed: Seed(1),
        start: Start::Empty,
        releases: vec![Release::Never],
        fill: vec![1.0],
        flexible: Vec::new(),
    };
    for frontier in sample::frontier(&clinic, &options, &Watch::default()) {
        let same = |row: &&crate::sizing::TeamSizing| {
            (row.team, &row.held) == (frontier.team, &frontier.held)
        };
        let sized = sizing.teams.iter().find(same).expect("a group of the sizing");
        for (one, other) in sized.frontier.iter().zip(&frontier.points) {
            assert_eq!(one.design.holds, other.holds);
        }
    }
}

#[test]
fn simulate_and_book_have_the_minutes_that_check_tells() {
    let clinic = trial();
    let loads = supply::loads(&clinic);
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: 7,
        warm_up: 0,
        beyond: 0,
        dated: true,
        windows: true,
        habits: Habits::default(),
        changes: None,
    };
    let world = World::of(&clinic, &setup);
    let played: Minutes = world.sessions.iter().map(|row| row.minutes).sum();
    assert!(
        (played.real() - loads.bookable_minutes_per_week).abs() < 1e-9,
        "{played:?} and {}",
        loads.bookable_minutes_per_week
    );
    // Booked into the sessions as they are: the same, but for whole weeks from tomorrow.
    let template = all_free(&clinic);
    let mut per_day: BTreeMap<chrono::NaiveDate, Minutes> = BTreeMap::new();
    for opening in openings(&clinic, &template, 2, &Bookings::default()) {
        assert_eq!(opening.serves, Serves::Anything);
        *per_day.entry(opening.date).or_default() += opening.minutes();
    }
    let second_week = (9..14).map(|day| date(&format!("2026-11-{day:02}")));
    let booked: Minutes = second_week.filter_map(|date| per_day.get(&date).copied()).sum();
    assert_eq!(booked, played);
}
