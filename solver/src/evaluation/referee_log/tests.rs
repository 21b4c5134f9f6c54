//! A good log passes; each promise has one log that only it forbids.

use super::log_verdict;
use crate::answer::{Day, Fate, Log, Play, RequestRow, SessionRow, Space};
use crate::evaluation::Breach;
use crate::instance::cast::{date, parts};
use crate::instance::{Absence, Instance, InstanceParts, Role, Setting};
use crate::table::{ClassId, ClinicianId, Id, NeedId, RoomId, SessionId, TeamId};
use crate::units::Minutes;

const URGENT: usize = 0;
const FIRST: usize = 1;
const CONCLUSION: usize = 2;
const CONTROL: usize = 3;

fn row(patient: u32, need: usize, day: i32, minutes: i32) -> RequestRow {
    RequestRow {
        patient,
        need: NeedId::from_index(need),
        team: TeamId::from_index(0),
        class: ClassId::from_index(0),
        own: None,
        asked: Day(day),
        ready: Day(day),
        due: None,
        booked: Some(Day(day)),
        visit: Some(Day(day)),
        clinician: Some(ClinicianId::from_index(0)),
        space: Space::Open,
        fate: Fate::Seen,
        patient_cancellations: 0,
        hospital_cancellations: 0,
        planned: Minutes(minutes),
        handover: Minutes(0),
        from_held: Minutes(0),
        length: 15.0,
        waited: 0.0,
        overtime: 0.0,
    }
}

/// Ada's session of a weekday; sessions 0 to 4 are hers, Monday first.
fn session(day: i32, booked: i32, held_booked: i32) -> SessionRow {
    SessionRow {
        day: Day(day),
        session: SessionId::from_index(usize::try_from(day.rem_euclid(7)).unwrap()),
        clinician: ClinicianId::from_index(0),
        team: TeamId::from_index(0),
        open_clinic: false,
        cancelled: false,
        minutes: Minutes(180),
        held: Minutes(40),
        released: Minutes(0),
        booked: Minutes(booked),
        held_booked: Minutes(held_booked),
        beside_queue: Minutes(0),
        backlog: Minutes(0),
        overtime: 0.0,
        idle: 0.0,
    }
}

/// Monday: a first visit, a control and a held urgent visit. The conclusion a week later.
fn good() -> (Vec<RequestRow>, Vec<SessionRow>) {
    let held = RequestRow { space: Space::Held, from_held: Minutes(20), ..row(3, URGENT, 0, 20) };
    let conclusion = RequestRow { asked: Day(0), ready: Day(7), ..row(1, CONCLUSION, 7, 20) };
    let requests = vec![row(1, FIRST, 0, 40), row(2, CONTROL, 0, 20), held, conclusion];
    (requests, vec![session(0, 80, 20), session(7, 20, 0)])
}

fn judge(
    parts: InstanceParts,
    change: impl FnOnce(&mut Vec<RequestRow>, &mut Vec<SessionRow>),
) -> Vec<&'static str> {
    let clinic = Instance::new(parts).expect("the cast is in order");
    let (mut requests, mut sessions) = good();
    change(&mut requests, &mut sessions);
    let log = Log {
        policy: "earliest due date".to_owned(),
        start: date("2026-11-02"),
        counted_from: Day(0),
        end: Day(28),
        open_days: (0..28).filter(|day| day % 7 < 5).map(Day).collect(),
        plays: vec![Play { replication: 3, requests, sessions, panels: Vec::new() }],
        partial: false,
    };
    log_verdict(&clinic, &log).iter().map(Breach::code).collect()
}

fn requests(change: impl FnOnce(&mut Vec<RequestRow>)) -> Vec<&'static str> {
    judge(parts(), |requests, _| change(requests))
}

#[test]
fn a_good_log_passes() {
    assert_eq!(requests(|_| {}), [""; 0]);
}

#[test]
fn a_request_still_waiting_or_booked_after_the_end_passes() {
    let later = |rows: &mut Vec<RequestRow>| {
        let booked = RequestRow { fate: Fate::Booked, length: 0.0, ..row(4, CONTROL, 5, 20) };
        rows.push(RequestRow { visit: Some(Day(28)), ..booked });
        let nothing = RequestRow { booked: None, visit: None, clinician: None, ..booked };
        rows.push(RequestRow { fate: Fate::Waiting, ..nothing });
        rows.push(RequestRow { fate: Fate::Elsewhere, ..nothing });
    };
    assert_eq!(requests(later), [""; 0]);
}

#[test]
fn a_visit_booked_before_the_patient_asked_is_caught() {
    assert_eq!(requests(|rows| rows[1].booked = Some(Day(-1))), ["B0318"]);
}

#[test]
fn a_whole_pathway_may_be_booked_at_the_referral() {
    assert_eq!(requests(|rows| rows[3].booked = Some(Day(0))), [""; 0]);
}

#[test]
fn booking_into_the_past_is_caught_and_names_the_policy() {
    let clinic = Instance::new(parts()).unwrap();
    let (mut requests, sessions) = good();
    requests[1].booked = Some(Day(1));
    let log = Log {
        policy: "earliest due date".to_owned(),
        start: date("2026-11-02"),
        counted_from: Day(0),
        end: Day(28),
        open_days: Vec::new(),
        plays: vec![Play { replication: 3, requests, sessions, panels: Vec::new() }],
        partial: false,
    };
    let breaches = log_verdict(&clinic, &log);
    assert_eq!(
        breaches.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["`earliest due date` booked patient 2 #3 on 2026-11-03 for 2026-11-02, a day in the past"]
    );
    assert_eq!(breaches[0].code(), "B0319");
}

#[test]
fn a_visit_before_the_patient_may_come_is_caught() {
    assert_eq!(requests(|rows| rows[1].ready = Day(4)), ["B0320"]);
}

#[test]
fn a_visit_on_a_saturday_is_caught() {
    assert_eq!(requests(|rows| rows.push(row(4, CONTROL, 5, 20))), ["B0321"]);
}

#[test]
fn a_visit_on_a_closed_day_is_caught() {
    let mut clinic = parts();
    let day = date("2026-11-03");
    let closure = crate::instance::Closure { from: day, to: day, reason: "move".to_owned() };
    clinic.calendar.closures.push(closure);
    assert_eq!(judge(clinic, |rows, _| rows.push(row(4, CONTROL, 1, 20))), ["B0321"]);
}

#[test]
fn a_visit_with_somebody_on_leave_is_caught() {
    let mut clinic = parts();
    let day = date("2026-11-03");
    let clinician = ClinicianId::from_index(0);
    clinic.absences.push(Absence { clinician, from: day, to: day, reason: "leave".to_owned() });
    assert_eq!(judge(clinic, |rows, _| rows.push(row(4, CONTROL, 1, 20))), ["B0322"]);
}

#[test]
fn a_visit_with_somebody_who_has_no_session_is_caught() {
    assert_eq!(requests(|rows| rows.push(row(4, CONTROL, 1, 20))), ["B0323"]);
}

#[test]
fn a_visit_in_a_cancelled_session_is_caught() {
    let cancelled = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        rows.push(RequestRow { space: Space::Overtime, ..row(4, CONTROL, 1, 20) });
        let nothing = SessionRow { minutes: Minutes(0), held: Minutes(0), ..session(1, 0, 0) };
        sessions.push(SessionRow { cancelled: true, ..nothing });
    };
    assert_eq!(judge(parts(), cancelled), ["B0323"]);
}

#[test]
fn a_visit_with_somebody_whose_role_may_not_is_caught() {
    let mut clinic = parts();
    clinic.needs[NeedId::from_index(CONTROL)].roles = vec![Role::Nurse];
    clinic.panels.clear();
    let nurse = |parts: &mut InstanceParts| {
        let mut clinician = parts.clinicians[ClinicianId::from_index(1)].clone();
        (clinician.name, clinician.role) = ("Cleo".to_owned(), Role::Nurse);
        parts.clinicians.push(clinician);
    };
    nurse(&mut clinic);
    assert_eq!(judge(clinic, |_, _| {}), ["B0324"]);
}

fn with_second_team() -> InstanceParts {
    let mut clinic = parts();
    let mut second = clinic.teams[TeamId::from_index(0)].clone();
    second.name = "second".to_owned();
    let second = clinic.teams.push(second);
    clinic.clinicians[ClinicianId::from_index(1)].teams.push(second);
    clinic
}

#[test]
fn a_patient_of_a_team_the_session_does_not_serve_is_caught_unless_the_teams_share() {
    let of_second = |rows: &mut Vec<RequestRow>, _: &mut Vec<SessionRow>| {
        rows[1].team = TeamId::from_index(1);
    };
    assert_eq!(judge(with_second_team(), of_second), ["B0325"]);
    let mut sharing = with_second_team();
    sharing.teams[TeamId::from_index(1)].seen_by = vec![TeamId::from_index(0)];
    assert_eq!(judge(sharing, of_second), [""; 0]);
}

#[test]
fn more_minutes_than_the_session_has_are_caught_unless_they_are_overtime_or_open_clinic() {
    let more = |space| {
        move |rows: &mut Vec<RequestRow>| {
            rows.push(RequestRow { space, ..row(4, CONTROL, 0, 120) });
        }
    };
    assert_eq!(requests(more(Space::Open)), ["B0326"]);
    assert_eq!(requests(more(Space::Overtime)), [""; 0]);
    assert_eq!(requests(more(Space::Window)), [""; 0]);
}

#[test]
fn held_minutes_for_a_control_are_caught_unless_released() {
    let space = |space| {
        move |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
            rows[1].space = space;
            rows[1].from_held = rows[1].planned;
            sessions[0].held_booked = Minutes(40);
        }
    };
    assert_eq!(judge(parts(), space(Space::Held)), ["B0327"]);
    assert_eq!(judge(parts(), space(Space::Released)), [""; 0]);
}

#[test]
fn more_held_minutes_used_than_there_were_are_caught() {
    let urgent = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        let from_held = Minutes(40);
        rows.push(RequestRow { space: Space::Held, from_held, ..row(4, URGENT, 0, 40) });
        sessions[0].booked = Minutes(120);
    };
    assert_eq!(judge(parts(), urgent), ["B0328"]);
}

#[test]
fn a_conclusion_too_soon_is_caught() {
    // Seven days at least; Monday to Friday is four.
    let soon = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        (rows[3].visit, rows[3].ready, rows[3].booked) = (Some(Day(4)), Day(0), Some(Day(0)));
        sessions[1] = session(4, 20, 0);
    };
    assert_eq!(judge(parts(), soon), ["B0329"]);
}

#[test]
fn one_patient_twice_for_the_same_on_one_day_is_caught() {
    let twice = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        rows.push(row(2, CONTROL, 0, 20));
        sessions[0].booked = Minutes(100);
    };
    assert_eq!(judge(parts(), twice), ["B0330"]);
}

#[test]
fn a_request_whose_dates_and_fate_disagree_is_caught() {
    let nothing = RequestRow {
        booked: None,
        visit: None,
        clinician: None,
        length: 0.0,
        ..row(4, CONTROL, 3, 20)
    };
    for fate in [Fate::Booked, Fate::Seen, Fate::NoShow, Fate::LateCancel] {
        let lost = RequestRow { fate, ..nothing };
        assert_eq!(requests(|rows| rows.push(lost)), ["B0331"], "{fate:?}");
    }
    let waiting_with_a_visit = |rows: &mut Vec<RequestRow>| {
        rows.push(RequestRow { fate: Fate::Waiting, ..row(4, CONTROL, 3, 20) });
    };
    assert_eq!(requests(waiting_with_a_visit), ["B0331"]);
}

#[test]
fn a_pathway_that_stops_without_a_request_is_caught() {
    let stops = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        rows.pop();
        sessions.pop();
    };
    assert_eq!(judge(parts(), stops), ["B0332"]);
}

#[test]
fn minutes_said_to_be_booked_without_a_visit_are_caught() {
    let more = |_: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        sessions[0].booked = Minutes(100);
    };
    assert_eq!(judge(parts(), more), ["B0333"]);
}

#[test]
fn a_session_the_clinic_does_not_have_is_caught() {
    let tuesday_on_wednesday = |_: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        sessions.push(SessionRow { day: Day(2), ..session(1, 0, 0) });
    };
    assert_eq!(judge(parts(), tuesday_on_wednesday), ["B0334"]);
    let released_more_than_held = |_: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        sessions[0].released = Minutes(60);
    };
    assert_eq!(judge(parts(), released_more_than_held), ["B0334"]);
}

/// Bea's sessions are 5 to 7: Monday, Wednesday, Friday.
fn of_bea(row: SessionRow) -> SessionRow {
    let session = SessionId::from_index(5);
    SessionRow { session, clinician: ClinicianId::from_index(1), held: Minutes(0), ..row }
}

#[test]
fn more_patients_at_once_than_rooms_are_caught() {
    // 100 minutes with Bea beside the 80 with Ada, in one room from 9 to 12: 180 fit, 20 more do
    // not.
    let with_bea = |minutes| {
        move |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
            let clinician = Some(ClinicianId::from_index(1));
            rows.push(RequestRow { clinician, ..row(5, CONTROL, 0, minutes) });
            sessions.push(of_bea(session(0, minutes, 0)));
        }
    };
    let one_room = || {
        let mut clinic = parts();
        clinic.rooms[RoomId::from_index(0)].count = 1;
        clinic
    };
    assert_eq!(judge(one_room(), with_bea(100)), [""; 0]);
    assert_eq!(judge(one_room(), with_bea(120)), ["B0350"]);
    assert_eq!(judge(parts(), with_bea(120)), [""; 0]);
}

#[test]
fn a_visit_in_person_in_a_session_without_a_room_is_caught() {
    let mut clinic = parts();
    clinic.sessions[SessionId::from_index(0)].room = None;
    // On both Mondays.
    assert_eq!(judge(clinic, |_, _| {}), ["B0351", "B0351"]);
    let mut calls = parts();
    calls.sessions[SessionId::from_index(0)].room = None;
    for need in calls.needs.values_mut() {
        need.setting = Setting::Phone;
    }
    assert_eq!(judge(calls, |_, _| {}), [""; 0]);
}

/// The conclusion is with Bea, who works for both teams, as the second team's or not.
fn concluded_by(team: usize) -> impl Fn(&mut Vec<RequestRow>, &mut Vec<SessionRow>) {
    move |rows, sessions| {
        rows[3].clinician = Some(ClinicianId::from_index(1));
        rows[3].team = TeamId::from_index(team);
        sessions[1] = of_bea(session(7, 20, 0));
    }
}

#[test]
fn a_step_with_another_team_than_it_names_is_caught() {
    let joint = || {
        let mut clinic = with_second_team();
        let pathway = clinic.pathways.values_mut().next().expect("a pathway");
        pathway.steps[1].team = Some(TeamId::from_index(1));
        clinic
    };
    assert_eq!(judge(joint(), concluded_by(1)), [""; 0]);
    assert_eq!(judge(joint(), concluded_by(0)), ["B0352"]);
    // A step that names no team is for the team asked.
    assert_eq!(judge(with_second_team(), concluded_by(0)), [""; 0]);
    assert_eq!(judge(with_second_team(), concluded_by(1)), ["B0352"]);
    // Ada does not work for the second team, whatever the row says.
    let by_ada = |rows: &mut Vec<RequestRow>, _: &mut Vec<SessionRow>| {
        rows[3].team = TeamId::from_index(1);
    };
    assert_eq!(judge(joint(), by_ada), ["B0325"]);
}

#[test]
fn a_second_specialty_on_the_same_day_is_no_double_visit() {
    let mut clinic = with_second_team();
    let pathway = clinic.pathways.values_mut().next().expect("a pathway");
    let step = &mut pathway.steps[1];
    (step.need, step.team) = (NeedId::from_index(FIRST), Some(TeamId::from_index(1)));
    (step.lag_min, step.lag_max, step.external_days) = (0, 0, 0);
    let both = |rows: &mut Vec<RequestRow>, sessions: &mut Vec<SessionRow>| {
        rows[3] = RequestRow {
            clinician: Some(ClinicianId::from_index(1)),
            team: TeamId::from_index(1),
            ..row(1, FIRST, 0, 40)
        };
        sessions[1] = of_bea(session(0, 40, 0));
    };
    assert_eq!(judge(clinic, both), [""; 0]);
}

#[test]
fn three_years_of_a_clinic_are_judged_without_a_breach() {
    // 9 visits of 20 minutes on each of 780 days in ten replications: 70,200 rows.
    let clinic = Instance::new(parts()).unwrap();
    let days: Vec<i32> = (0..1092).filter(|day| day % 7 < 5).collect();
    let nine = |&day: &i32| {
        let first = u32::try_from(day).unwrap() * 9;
        (first..first + 9).map(move |patient| row(patient, CONTROL, day, 20))
    };
    let play = |replication| Play {
        replication,
        requests: days.iter().flat_map(nine).collect(),
        sessions: days.iter().map(|&day| session(day, 180, 0)).collect(),
        panels: Vec::new(),
    };
    let log = Log {
        policy: "all".to_owned(),
        start: date("2026-11-02"),
        counted_from: Day(0),
        end: Day(1092),
        open_days: days.iter().copied().map(Day).collect(),
        plays: (0..10).map(play).collect(),
        partial: false,
    };
    assert_eq!(log.plays.iter().map(|play| play.requests.len()).sum::<usize>(), 70_200);
    assert_eq!(log_verdict(&clinic, &log), []);
}

#[test]
fn a_visit_with_a_stranger_needs_its_handover_and_no_other_visit_one() {
    let with = |own: Option<usize>, planned: i32, handover: i32| {
        let mut clinic = parts();
        clinic.needs[NeedId::from_index(CONTROL)].handover = Minutes(10);
        // Monday's control is with Ada, clinician 0.
        judge(clinic, |rows, sessions| {
            rows[1].own = own.map(ClinicianId::from_index);
            (rows[1].planned, rows[1].handover) = (Minutes(planned), Minutes(handover));
            sessions[0].booked = Minutes(60 + planned);
        })
    };
    assert_eq!(with(Some(1), 30, 10), [""; 0]);
    assert_eq!(with(Some(0), 20, 0), [""; 0]);
    assert_eq!(with(None, 20, 0), [""; 0]);
    assert_eq!(with(Some(1), 20, 0), ["B0353"], "the handover is missing");
    assert_eq!(with(Some(1), 20, 10), ["B0353"], "it is told and not booked");
    assert_eq!(with(Some(1), 40, 20), ["B0353"], "it is too long");
    assert_eq!(with(Some(0), 30, 10), ["B0353"], "Ada knows her patient");
    assert_eq!(with(None, 30, 10), ["B0353"], "nobody knows the patient");
}
