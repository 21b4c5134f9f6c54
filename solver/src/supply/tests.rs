//! Who may see whom, on the cast of Ada and Bea.

use super::*;
use crate::instance::cast::{clinic, date, parts, span};
use crate::instance::{Absence, CycleDay, Instance, InstanceParts, OpenWindow, Role, Setting};
use crate::table::{ClinicianId, Id, NeedId, SessionId, TeamId};
use crate::units::Minutes;

fn made(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

const TEAM: usize = 0;

fn able_sessions(clinic: &Instance, need: usize) -> Vec<usize> {
    let all = able(clinic, TeamId::from_index(TEAM), NeedId::from_index(need));
    all.map(|id| id.index()).collect()
}

/// Monday's window, 9 to 10, for urgent patients.
fn window() -> OpenWindow {
    OpenWindow {
        team: TeamId::from_index(0),
        day: CycleDay { week: 0, day: 0 },
        span: span("9:00-10:00"),
        clinician_count: 1,
        need: NeedId::from_index(0),
        arrivals: vec![1.0],
    }
}

#[test]
fn a_nurse_serves_what_nurses_may_and_a_session_without_a_room_only_calls() {
    let clinic = made(|parts| {
        parts.clinicians[ClinicianId::from_index(1)].role = Role::Nurse;
        parts.needs[NeedId::from_index(3)].roles.push(Role::Nurse);
        parts.needs[NeedId::from_index(2)].setting = Setting::Phone;
        parts.sessions[SessionId::from_index(0)].room = None;
    });
    // Ada's Monday (0) has no room: only the conclusion by telephone; Bea (5 to 7) only controls.
    assert_eq!(able_sessions(&clinic, 0), [1, 2, 3, 4]);
    assert_eq!(able_sessions(&clinic, 2), [0, 1, 2, 3, 4]);
    assert_eq!(able_sessions(&clinic, 3), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn needs_pool_when_the_same_sessions_may_serve_them() {
    let team = TeamId::from_index(0);
    let (urgent, control) = (NeedId::from_index(0), NeedId::from_index(3));
    assert!(pools(&clinic(), team, urgent, control));
    let nurse = made(|parts| {
        parts.clinicians[ClinicianId::from_index(1)].role = Role::Nurse;
        parts.needs[control].roles.push(Role::Nurse);
    });
    assert!(!pools(&nurse, team, urgent, control));
}

#[test]
fn a_window_is_staffed_by_who_may_serve_least_else_and_on_leave_by_a_colleague() {
    // Both may staff Monday; Ada serves fewer needs once Bea alone takes controls.
    let clinic = made(|parts| {
        parts.windows.push(window());
        parts.absences.push(Absence {
            clinician: ClinicianId::from_index(0),
            from: date("2026-11-09"),
            to: date("2026-11-13"),
            reason: "course".to_owned(),
        });
    });
    let window = &clinic.parts().windows[0];
    let names = |sessions: Vec<SessionId>| -> Vec<usize> {
        sessions.into_iter().map(|id| id.index()).collect()
    };
    assert_eq!(names(staff(&clinic, window)), [0]);
    assert_eq!(names(staff_on(&clinic, window, date("2026-11-02"))), [0]);
    assert_eq!(names(staff_on(&clinic, window, date("2026-11-09"))), [5]);
    assert_eq!(usable(&clinic, SessionId::from_index(0)), Minutes(120));
    assert_eq!(usable(&clinic, SessionId::from_index(5)), Minutes(180));
}

#[test]
fn the_longest_visit_is_the_longest_stretch() {
    let clinic = made(|parts| {
        for session in parts.sessions.values_mut() {
            session.breaks.push(span("10:00-10:30"));
        }
    });
    let (team, need) = (TeamId::from_index(0), NeedId::from_index(0));
    assert_eq!(longest(&clinic, team, need), Some(Minutes(90)));
}
