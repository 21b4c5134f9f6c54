//! A good week passes; each promise has one week that only it forbids.

mod joint;

use super::breach::Breach;
use super::referee::verdict;
use crate::answer::{Block, BlockKind, HoldPlan, Template};
use crate::instance::cast::{parts, span};
use crate::instance::*;
use crate::table::{ClassId, ClinicianId, Id, NeedId, SessionId, TeamId};
use crate::units::Minutes;

const URGENT: usize = 0;
const FIRST: usize = 1;
const CONCLUSION: usize = 2;
const CONTROL: usize = 3;

fn team() -> TeamId {
    TeamId::from_index(0)
}

fn visit(session: usize, times: &str, need: usize, class: usize) -> Block {
    let (need, class) = (NeedId::from_index(need), ClassId::from_index(class));
    let kind = BlockKind::Visit { team: team(), need, class, opens_days: 0 };
    Block { session: SessionId::from_index(session), span: span(times), kind }
}

fn other(session: usize, times: &str, kind: BlockKind) -> Block {
    Block { session: SessionId::from_index(session), span: span(times), kind }
}

fn hold(session: usize, times: &str) -> Block {
    let need = NeedId::from_index(URGENT);
    other(session, times, BlockKind::Hold { team: team(), need, release_days: None })
}

/// Ada on Monday: a first visit, two controls and a hold; the conclusion on Tuesday.
fn good_week() -> Vec<Block> {
    vec![
        visit(0, "9:00-9:40", FIRST, 0),
        visit(0, "9:40-10:00", CONTROL, 0),
        visit(0, "10:00-10:40", CONTROL, 2),
        hold(0, "10:40-11:00"),
        visit(1, "9:00-9:20", CONCLUSION, 0),
    ]
}

fn one_hold_on_monday() -> HoldPlan {
    let mut days = vec![Minutes(0); 7];
    days[0] = Minutes(20);
    HoldPlan::new([days].into_iter().collect())
}

fn judge(parts: InstanceParts, blocks: Vec<Block>) -> Vec<&'static str> {
    let clinic = Instance::new(parts).expect("the cast is in order");
    let baseline = Template::new(good_week());
    let breaches = verdict(&clinic, &one_hold_on_monday(), &Template::new(blocks), Some(&baseline));
    breaches.iter().map(Breach::code).collect()
}

fn with(block: Block) -> Vec<Block> {
    good_week().into_iter().chain([block]).collect()
}

#[test]
fn a_good_week_passes() {
    assert_eq!(judge(parts(), good_week()), [""; 0]);
}

#[test]
fn a_block_after_the_session_is_caught() {
    assert_eq!(judge(parts(), with(visit(0, "11:50-12:10", CONTROL, 0))), ["B0301"]);
}

#[test]
fn a_block_in_a_break_is_caught() {
    let mut clinic = parts();
    clinic.sessions[SessionId::from_index(0)].breaks = vec![span("10:50-11:00")];
    assert_eq!(judge(clinic, good_week()), ["B0301"]);
}

#[test]
fn two_patients_at_once_are_caught() {
    assert_eq!(judge(parts(), with(visit(0, "9:30-9:50", CONTROL, 0))), ["B0302", "B0302"]);
}

#[test]
fn a_block_off_the_grid_is_caught() {
    assert_eq!(judge(parts(), with(visit(0, "11:01-11:21", CONTROL, 0))), ["B0303"]);
}

#[test]
fn a_need_for_nurses_in_a_physicians_session_is_caught() {
    let mut clinic = parts();
    let mut nurse_need = clinic.needs[NeedId::from_index(CONCLUSION)].clone();
    nurse_need.roles = vec![Role::Nurse];
    nurse_need.name = "nurse".to_owned();
    clinic.needs.push(nurse_need);
    assert_eq!(judge(clinic, with(visit(0, "11:00-11:20", 4, 0))), ["B0304"]);
}

#[test]
fn a_block_for_a_team_the_session_does_not_serve_is_caught() {
    let mut clinic = parts();
    let mut second = clinic.teams[team()].clone();
    second.name = "second".to_owned();
    let second = clinic.teams.push(second);
    let (need, class) = (NeedId::from_index(CONTROL), ClassId::from_index(0));
    let block =
        other(0, "11:00-11:20", BlockKind::Visit { team: second, need, class, opens_days: 0 });
    assert_eq!(judge(clinic, with(block)), ["B0305"]);
}

#[test]
fn an_in_person_visit_without_a_room_is_caught() {
    let mut clinic = parts();
    clinic.sessions[SessionId::from_index(1)].room = None;
    assert_eq!(judge(clinic, good_week()), ["B0306"]);
}

#[test]
fn a_visit_of_the_wrong_length_is_caught() {
    assert_eq!(judge(parts(), with(visit(0, "11:00-11:30", CONTROL, 0))), ["B0307"]);
}

#[test]
fn a_hold_for_a_need_that_is_never_held_is_caught() {
    let need = NeedId::from_index(CONTROL);
    let kind = BlockKind::Hold { team: team(), need, release_days: None };
    assert_eq!(judge(parts(), with(other(0, "11:00-11:20", kind))), ["B0308"]);
}

#[test]
fn a_missing_hold_is_caught() {
    let blocks = good_week().into_iter().filter(|b| !matches!(b.kind, BlockKind::Hold { .. }));
    assert_eq!(judge(parts(), blocks.collect()), ["B0309"]);
}

#[test]
fn an_open_clinic_with_one_clinician_too_few_is_caught() {
    let mut clinic = parts();
    clinic.windows.push(OpenWindow {
        arrivals: vec![1.0],
        team: team(),
        day: CycleDay { week: 0, day: 2 },
        span: span("9:00-10:00"),
        clinician_count: 2,
        need: NeedId::from_index(URGENT),
    });
    let staffed = |session| other(session, "9:00-10:00", BlockKind::OpenClinic { window: 0 });
    let one = with(staffed(2));
    assert_eq!(judge(clinic.clone(), one.clone()), ["B0310"]);
    let both = one.into_iter().chain([staffed(6)]).collect();
    assert_eq!(judge(clinic, both), [""; 0]);
}

#[test]
fn one_complex_visit_too_many_is_caught() {
    let mut clinic = parts();
    clinic.goals.complex_visits_max = Some(0);
    assert_eq!(judge(clinic, good_week()), ["B0311"]);
}

#[test]
fn a_missing_buffer_is_caught_unless_only_free_time_follows() {
    let mut clinic = parts();
    clinic.goals.buffer = Some(BufferRule { after_complex: Minutes(40), minutes: Minutes(10) });
    assert_eq!(judge(clinic.clone(), good_week()), ["B0312"]);
    let mut at_the_end = good_week();
    at_the_end[3] = hold(0, "9:40-10:00");
    at_the_end[1] = visit(1, "9:20-9:40", CONTROL, 0);
    at_the_end.push(other(0, "10:40-12:00", BlockKind::Free));
    assert_eq!(judge(clinic, at_the_end), [""; 0]);
}

#[test]
fn two_visits_in_one_room_are_caught() {
    let mut clinic = parts();
    for room in clinic.rooms.values_mut() {
        room.count = 1;
    }
    // Session 5 is Bea's Monday.
    assert_eq!(judge(clinic, with(visit(5, "9:20-9:40", CONTROL, 0))), ["B0313"]);
}

#[test]
fn a_conclusion_nobody_can_reach_is_caught() {
    let mut clinic = parts();
    // Monday to Tuesday is 1, 8 or 15 days; 9 to 13 days never meet a Tuesday.
    for pathway in clinic.pathways.values_mut() {
        pathway.steps[1].lag_min = 9;
        pathway.steps[1].lag_max = 13;
    }
    assert_eq!(judge(clinic, good_week()), ["B0314"]);
}

#[test]
fn missing_advice_time_is_caught() {
    let mut clinic = parts();
    let mut advice = clinic.needs[NeedId::from_index(CONTROL)].clone();
    (advice.name, advice.purpose) = ("advice".to_owned(), Purpose::Advice);
    clinic.needs.push(advice);
    for team in clinic.teams.values_mut() {
        team.advice_per_week = Minutes(30);
    }
    assert_eq!(judge(clinic, good_week()), ["B0315"]);
}

#[test]
fn a_frozen_block_that_moved_is_caught() {
    let mut clinic = parts();
    clinic.frozen.push(FrozenBlock {
        clinician: ClinicianId::from_index(0),
        day: CycleDay { week: 0, day: 3 },
        span: span("9:00-9:30"),
        need: None,
        label: "conference".to_owned(),
    });
    let frozen = |times| other(3, times, BlockKind::Frozen { index: 0 });
    assert_eq!(judge(clinic.clone(), with(frozen("9:30-10:00"))), ["B0316"]);
    assert_eq!(judge(clinic, with(frozen("9:00-9:30"))), [""; 0]);
}

#[test]
fn one_change_too_many_is_caught() {
    let mut clinic = parts();
    clinic.goals.changes_max = Some(0);
    assert_eq!(judge(clinic, with(visit(0, "11:00-11:20", CONTROL, 0))), ["B0317"]);
}
