//! Joint clinics, played: steps seen by another team, and days with several specialties.

use crate::answer::{Fate, HoldPlan, Log, RequestRow};
use crate::evaluation::{Measure, Scope, log_verdict, measures};
use crate::instance::cast::{parts, span};
use crate::instance::{CycleDay, Instance, InstanceParts, Session, Step};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{ClinicianId, Id, NeedId, PathwayId, RoomId, TeamId};
use crate::units::{Minutes, Probability};

const FIRST: usize = 1;
const CONCLUSION: usize = 2;
const CONTROL: usize = 3;
const JOINT: usize = 0;
const HEART: usize = 1;
const CLEO: usize = 2;

fn step(need: usize, team: Option<usize>, lags: (u32, u32)) -> Step {
    let (need, team) = (NeedId::from_index(need), team.map(TeamId::from_index));
    Step { need, team, lag_min: lags.0, lag_max: lags.1, external_days: 0, milestone: None }
}

/// Ada and Bea, and Cleo of the heart team on Monday and Wednesday mornings.
fn clinic(steps: Vec<Step>, change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    let mut heart = parts.teams[TeamId::from_index(JOINT)].clone();
    heart.name = "heart".to_owned();
    let heart = parts.teams.push(heart);
    let mut cleo = parts.clinicians[ClinicianId::from_index(0)].clone();
    (cleo.name, cleo.teams) = ("Cleo".to_owned(), vec![heart]);
    let cleo = parts.clinicians.push(cleo);
    parts.rooms[RoomId::from_index(0)].count = 3;
    for day in [0, 2] {
        parts.sessions.push(Session {
            clinician: cleo,
            team: None,
            day: CycleDay { week: 0, day },
            span: span("9:00-12:00"),
            room: Some(RoomId::from_index(0)),
            breaks: Vec::new(),
        });
    }
    parts.pathways[PathwayId::from_index(0)].steps = steps;
    parts.panels.clear();
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

fn played(clinic: &Instance, named: Named) -> Log {
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: 26 * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: true,
        habits: Habits {
            patient_cancels: Probability::new(0.1).expect("a share"),
            ..Habits::default()
        },
        changes: None,
    };
    let world = World::of(clinic, &setup);
    simulate(&world, &Rules::new(named), 0..4, Seed(7), &Watch::default())
}

fn of_need(log: &Log, need: usize) -> impl Iterator<Item = &RequestRow> {
    let rows = log.plays.iter().flat_map(|play| &play.requests);
    rows.filter(move |row| row.need.index() == need)
}

#[test]
fn a_step_that_names_a_team_is_seen_by_it_and_the_next_by_the_team_asked() {
    let steps = vec![
        step(FIRST, None, (0, 0)),
        step(CONCLUSION, Some(HEART), (7, 21)),
        step(CONTROL, None, (7, 21)),
    ];
    let clinic = clinic(steps, |_| {});
    for named in Named::ALL.into_iter().filter(|named| *named != Named::OpenClinic) {
        let log = played(&clinic, named);
        let seen = |row: &&RequestRow| row.fate == Fate::Seen;
        assert!(of_need(&log, CONCLUSION).filter(seen).count() > 20, "{}", log.policy);
        for row in of_need(&log, CONCLUSION) {
            assert_eq!(row.team.index(), HEART);
            assert!(row.clinician.is_none_or(|who| who.index() == CLEO));
        }
        assert!(of_need(&log, CONTROL).filter(seen).count() > 20, "{}", log.policy);
        assert!(of_need(&log, CONTROL).all(|row| row.team.index() == JOINT));
        assert_eq!(log_verdict(&clinic, &log), [], "{}", log.policy);
    }
}

#[test]
fn the_first_step_too_is_seen_by_the_team_it_names() {
    let steps = vec![step(FIRST, Some(HEART), (0, 0)), step(CONCLUSION, None, (7, 21))];
    let clinic = clinic(steps, |_| {});
    let log = played(&clinic, Named::CarveOut);
    assert!(of_need(&log, FIRST).count() > 100);
    assert!(of_need(&log, FIRST).all(|row| row.team.index() == HEART));
    assert!(of_need(&log, FIRST).filter_map(|row| row.clinician).all(|who| who.index() == CLEO));
    assert!(of_need(&log, CONCLUSION).all(|row| row.team.index() == JOINT));
    assert_eq!(log_verdict(&clinic, &log), []);
}

/// Share of joint clinics finished in one day, and how many were begun in the mean run.
fn same_day(clinic: &Instance, log: &Log) -> (f64, f64) {
    let measured = measures(clinic, log);
    let found = measured.row(Measure::SameDay, Scope::Clinic).expect("a row of the table");
    let counts = found.counts.expect("counts");
    (counts.part / counts.whole, counts.whole)
}

#[test]
fn two_specialties_see_the_patient_on_one_day() {
    // Six patients a week for Cleo's 360 minutes, conclusions of 20: every day has room.
    let steps = vec![step(FIRST, None, (0, 0)), step(CONCLUSION, Some(HEART), (0, 0))];
    let clinic = clinic(steps, |parts| {
        parts.needs[NeedId::from_index(FIRST)].no_show = Probability::new(0.2).expect("a share");
        parts.needs[NeedId::from_index(CONCLUSION)].no_show =
            Probability::new(0.2).expect("a share");
        parts.goals.cancelled_share = Probability::new(0.05).expect("a share");
    });
    for named in Named::ALL.into_iter().filter(|named| *named != Named::OpenClinic) {
        let log = played(&clinic, named);
        assert_eq!(log_verdict(&clinic, &log), [], "{}", log.policy);
        let (share, counted) = same_day(&clinic, &log);
        assert!(counted > 80.0, "{}: {counted}", log.policy);
        assert!(share > 0.99, "{}: {share}", log.policy);
        // Who stays away from the first visit never comes to the second.
        let seen = of_need(&log, FIRST).filter(|row| row.fate == Fate::Seen).count();
        assert!(of_need(&log, CONCLUSION).count() <= seen);
    }
}

#[test]
fn where_no_day_has_room_for_all_the_steps_follow_one_another() {
    // Cleo works on Tuesdays only and the joint team not then: never on one day.
    let steps = vec![step(FIRST, None, (0, 0)), step(CONCLUSION, Some(HEART), (0, 0))];
    let clinic = clinic(steps, |parts| {
        for session in parts.sessions.values_mut() {
            let cleo = session.clinician.index() == CLEO;
            session.day.day = match (cleo, session.day.day) {
                (true, _) => 1,
                (false, 1) => 3,
                (false, day) => day,
            };
        }
        let (keep, gone) = (span("9:00-10:30"), span("10:30-12:00"));
        let mut seen = std::collections::BTreeSet::new();
        for session in parts.sessions.values_mut() {
            let first = seen.insert((session.clinician, session.day));
            session.span = if first { keep } else { gone };
        }
    });
    let log = played(&clinic, Named::CarveOut);
    let (share, counted) = same_day(&clinic, &log);
    assert!(share < 1e-9 && counted > 50.0, "{share} of {counted}");
    assert!(of_need(&log, CONCLUSION).any(|row| row.fate == Fate::Seen));
    assert_eq!(log_verdict(&clinic, &log), []);
}

#[test]
fn a_day_of_two_visits_for_the_same_need_is_two_steps() {
    // Both specialties see the patient for a control: three patients, two visits each.
    let steps = vec![step(CONTROL, None, (0, 0)), step(CONTROL, Some(HEART), (0, 0))];
    let clinic = clinic(steps, |_| {});
    let log = played(&clinic, Named::CarveOut);
    let (share, counted) = same_day(&clinic, &log);
    assert!(share > 0.99 && counted > 50.0, "{share} of {counted}");
    assert_eq!(log_verdict(&clinic, &log), []);
}

#[test]
fn who_asks_too_late_for_both_visits_of_a_day_comes_another_day() {
    // Two visits of 20 minutes, asked for after half past eleven, where everybody goes home at twelve:
    // one would still fit, not one after the other.
    let steps = vec![step(CONTROL, None, (0, 0)), step(CONCLUSION, Some(HEART), (0, 0))];
    let on_the_day = |hours: &str| {
        let clinic = clinic(steps.clone(), |parts| {
            parts.goals.asked.span = span(hours);
            for need in [CONTROL, CONCLUSION] {
                let minutes = parts.needs[NeedId::from_index(need)].minutes.values_mut();
                minutes.for_each(|minutes| *minutes = Minutes(20));
            }
        });
        let setup = Setup {
            plan: Plan::Holds(HoldPlan::default()),
            days: 26 * 7,
            warm_up: 0,
            beyond: 26 * 7,
            dated: true,
            windows: false,
            habits: Habits::default(),
            changes: None,
        };
        let rules = Rules { notice: 0, ..Rules::new(Named::FirstComeFirstServed) };
        let world = World::of(&clinic, &setup);
        let log = simulate(&world, &rules, 0..4, Seed(7), &Watch::default());
        assert_eq!(log_verdict(&clinic, &log), []);
        assert!(same_day(&clinic, &log).0 > 0.9);
        of_need(&log, CONTROL).filter(|row| row.visit == Some(row.asked)).count()
    };
    assert!(on_the_day("8:00-9:00") > 20);
    assert_eq!(on_the_day("11:31-11:40"), 0);
}
