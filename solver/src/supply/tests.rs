//! Who may see whom, on the cast of Ada and Bea.

use super::*;
use crate::instance::cast::{clinic, date, parts, span};
use crate::instance::{
    Absence, Asks, CycleDay, FrozenBlock, HoldInUse, Instance, InstanceParts, OpenWindow, Promise,
    Ready, Role, Setting, WaitingPatient,
};
use crate::table::{ClassId, ClinicianId, Id, NeedId, PathwayId, SessionId, TeamId};
use crate::units::{Minutes, Probability};

fn made(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

const TEAM: usize = 0;

fn able_sessions(clinic: &Instance, need: usize) -> Vec<usize> {
    let all = able(clinic, TeamId::from_index(TEAM), NeedId::from_index(need));
    all.map(Id::index).collect()
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
fn a_window_for_a_need_nobody_asks_for_is_no_fault() {
    let clinic = made(|parts| {
        parts.windows.push(window());
        for stream in
            parts.streams.iter_mut().filter(|row| row.asks == Asks::Need(NeedId::from_index(0)))
        {
            stream.per_week = 0.0;
        }
    });
    assert!(groups(&clinic).iter().all(|group| group.asks.iter().all(|ask| ask.per_cycle() > 0.0)));
}

#[test]
fn an_open_clinic_meets_only_those_who_ask_within_reach_of_it() {
    // Monday's hour stands for 60 of the minutes asked; who must be seen the same day and asks on
    // another day cannot wait for it.
    let (team, need) = (TeamId::from_index(0), window().need);
    let left = |days: u32| {
        let clinic = made(|parts| {
            parts.windows.push(window());
            parts.needs[need].promise = Promise::Access { days, share: Probability::ONE };
        });
        let all = crate::demand::everything(&clinic);
        let own: Vec<_> = all.iter().filter(|ask| (ask.team, ask.need) == (team, need)).collect();
        let sum =
            |of: &dyn Fn(&crate::demand::Ask) -> f64| own.iter().map(|ask| of(ask)).sum::<f64>();
        let monday = sum(&|ask| ask.count(0, 1.0).mean()) / sum(&|ask| ask.per_cycle());
        let met = 60.0 / sum(&|ask| ask.minutes_per_cycle(&clinic));
        let queues = share::Queueing::of(&clinic).part[&(team, need)];
        let load = loads(&clinic).teams[0];
        let open = load.open_clinic_minutes_per_week;
        let asked = sum(&|ask| ask.minutes_per_cycle(&clinic));
        assert!((open - (1.0 - queues) * asked).abs() < 1e-9, "loads and groups read alike");
        (queues, monday, met)
    };
    let (queues, monday, met) = left(0);
    assert!(monday < met && (queues - (1.0 - monday)).abs() < 1e-9, "{queues} {monday} {met}");
    let (queues, _, met) = left(5);
    assert!((queues - (1.0 - met)).abs() < 1e-9, "{queues} {met}");
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
    let names =
        |sessions: Vec<SessionId>| -> Vec<usize> { sessions.into_iter().map(Id::index).collect() };
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
        parts.needs[NeedId::from_index(0)].minutes =
            [20, 20, 20, 100].map(Minutes).into_iter().collect();
    });
    assert_eq!(unservable(&clinic)[0].why, Why::TooLong(Minutes(90)));
}

#[test]
fn a_visit_longer_than_every_stretch_is_named_with_what_is_asked() {
    // Mornings of 180 minutes; a first visit of class high takes 240, and a fifth of 6 a week are
    // high: 6 x 0.2 x 240 = 288 minutes a week.
    let clinic = made(|parts| {
        let high = ClassId::from_index(2);
        parts.needs[NeedId::from_index(1)].minutes[high] = Minutes(240);
        parts.streams[1].mix = [0.0, 0.0, 0.2, 0.8].into_iter().collect();
    });
    let found = unservable(&clinic);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].need.index(), found[0].class.index()), (1, 2));
    assert_eq!(found[0].length, Minutes(240));
    assert!((found[0].minutes_per_week - 288.0).abs() < 1e-9);
    assert_eq!(found[0].why, Why::TooLong(Minutes(180)));
}

#[test]
fn a_class_that_nobody_asks_for_is_not_told_and_one_that_waits_is() {
    let high = ClassId::from_index(2);
    let long = |parts: &mut InstanceParts| {
        parts.needs[NeedId::from_index(1)].minutes[high] = Minutes(240);
    };
    assert_eq!(unservable(&made(long)), []);
    let waiting = made(|parts| {
        long(parts);
        parts.waiting.push(WaitingPatient {
            pseudonym: "P-1".to_owned(),
            team: TeamId::from_index(0),
            asks: Asks::Pathway(PathwayId::from_index(0)),
            referred: date("2026-10-26"),
            referred_for_treatment: None,
            consent: None,
            offered: None,
            redirected: None,
            moved: None,
            class: high,
            own: None,
            earliest: None,
            latest: None,
            patient_pause_days: 0,
            blocked: Vec::new(),
            ready: Ready::Now,
            pro: None,
        });
    });
    let found = unservable(&waiting);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].waiting_count, found[0].minutes_per_week), (1, 0.0));
}

#[test]
fn breaks_frozen_time_and_open_clinics_make_a_session_too_short() {
    // Breaks 10:00 to 10:30 leave 60 and 90 minutes; Monday's window 9 to 10 takes Ada's 60.
    let clinic = made(|parts| {
        for session in parts.sessions.values_mut() {
            session.breaks.push(span("10:00-10:30"));
        }
        for need in parts.needs.values_mut() {
            need.minutes = [100; 4].map(Minutes).into_iter().collect();
        }
        parts.windows.push(window());
    });
    let found = unservable(&clinic);
    assert!(!found.is_empty());
    assert!(found.iter().all(|row| row.why == Why::TooLong(Minutes(90))));
}

#[test]
fn a_visit_may_lie_in_the_open_clinic_for_its_need_or_in_time_fixed_for_it() {
    // Breaks leave stretches of 30 minutes, and the 60 of Monday's open clinic: an urgent visit of
    // 60 minutes fits there, and a first visit of 40 nowhere.
    let clinic = made(|parts| {
        let monday = SessionId::from_index(0);
        for session in parts.sessions.values_mut() {
            session.breaks = vec![span("9:30-11:00"), span("11:30-12:00")];
        }
        parts.sessions[monday].breaks[0] = span("10:00-11:00");
        parts.windows.push(window());
        parts.needs[NeedId::from_index(0)].minutes = [60; 4].map(Minutes).into_iter().collect();
    });
    let needs: Vec<usize> = unservable(&clinic).iter().map(|row| row.need.index()).collect();
    assert!(!needs.contains(&0), "urgent fits the open clinic: {needs:?}");
    assert!(needs.contains(&1), "a first visit fits nowhere: {needs:?}");
}

#[test]
fn a_need_whose_only_clinician_is_away_all_along_is_never_served() {
    let clinic = made(|parts| {
        let bea = ClinicianId::from_index(1);
        parts.clinicians[bea].role = Role::Nurse;
        parts.needs[NeedId::from_index(0)].roles = vec![Role::Nurse];
        parts.absences.push(Absence {
            clinician: bea,
            from: date("2026-11-01"),
            to: date("2027-12-31"),
            reason: "leave".to_owned(),
        });
    });
    let found = unservable(&clinic);
    assert!(!found.is_empty());
    assert!(found.iter().all(|row| row.need.index() == 0 && row.why == Why::NeverHeld));
}

#[test]
fn sessions_that_may_serve_nothing_asked_are_named_with_their_minutes() {
    // Bea is a nurse, and no need is a nurse's; Ada's Tuesday has no room, and nothing is by video.
    let clinic = made(|parts| {
        parts.clinicians[ClinicianId::from_index(1)].role = Role::Nurse;
        parts.sessions[SessionId::from_index(1)].room = None;
    });
    let found: Vec<(usize, f64)> = unused_sessions(&clinic)
        .into_iter()
        .map(|row| (row.session.index(), row.minutes_per_week))
        .collect();
    assert_eq!(found, [(1, 180.0), (5, 180.0), (6, 180.0), (7, 180.0)]);
    assert_eq!(unused_sessions(&crate::instance::cast::clinic()), []);
}

#[test]
fn without_requests_all_sessions_may_serve_nothing_asked() {
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.iter_mut().for_each(|stream| stream.per_week = 0.0);
    });
    let minutes: f64 = unused_sessions(&clinic).iter().map(|row| row.minutes_per_week).sum();
    assert!((minutes - 1_440.0).abs() < 1e-9);
}

fn near(given: f64, expected: f64) {
    assert!((given - expected).abs() < 1e-6, "{given} for {expected}");
}

#[test]
fn the_minutes_of_the_sessions_add_up() {
    // Eight mornings of 180: 1,440. Ada's Tuesday has 60 minutes of conference, Monday an open
    // clinic of 60; Bea is away for one of 26 Wednesdays: 180 / 26 = 6.923.
    let clinic = made(|parts| {
        parts.windows.push(window());
        parts.frozen.push(FrozenBlock {
            clinician: ClinicianId::from_index(0),
            day: CycleDay { week: 0, day: 1 },
            span: span("9:00-10:00"),
            need: None,
            label: "conference".to_owned(),
        });
        let (from, to) = (date("2026-11-11"), date("2026-11-11"));
        let clinician = ClinicianId::from_index(1);
        parts.absences.push(Absence { clinician, from, to, reason: "course".to_owned() });
    });
    let loads = loads(&clinic);
    near(loads.session_minutes_per_week, 1_440.0);
    near(loads.other_work_minutes_per_week, 60.0);
    near(loads.open_clinic_minutes_per_week, 60.0);
    near(loads.lost_minutes_per_week, 180.0 / 26.0);
    near(loads.bookable_minutes_per_week, 1_320.0 - 180.0 / 26.0);
    near(loads.unused_minutes_per_week, 0.0);
    near(loads.teams[0].capacity_minutes_per_week, loads.bookable_minutes_per_week);
    // Urgent: 10 of 20 minutes a week, to be seen the same day: Monday's fifth can come.
    near(loads.teams[0].sub_acute_minutes_per_week, 200.0);
    near(loads.teams[0].open_clinic_minutes_per_week, 40.0);
}

#[test]
fn without_requests_the_minutes_are_there_and_nobody_uses_them() {
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.iter_mut().for_each(|stream| stream.per_week = 0.0);
    });
    let loads = loads(&clinic);
    near(loads.bookable_minutes_per_week, 1_440.0);
    near(loads.unused_minutes_per_week, 1_440.0);
    near(loads.teams[0].total_load, 0.0);
    assert!(!loads.teams[0].is_overloaded());
}

#[test]
fn holds_open_by_the_rule_of_their_day_then_of_any_day_then_of_their_needs() {
    let (team, need) = (TeamId::from_index(0), NeedId::from_index(0));
    let day = |day: u32| CycleDay { week: 0, day };
    let hold = |on: u32, release_days: Option<u32>| HoldInUse {
        team,
        day: day(on),
        minutes: Minutes(20),
        need,
        release_days,
    };
    let opens = |holds: Vec<HoldInUse>| {
        let clinic = made(|parts| {
            parts.needs[need].release_days = Some(7);
            parts.holds = holds;
        });
        [0, 1, 2].map(|on| own_release(&clinic, team, &[need], day(on)))
    };
    assert_eq!(opens(Vec::new()), [Some(7); 3]);
    assert_eq!(opens(vec![hold(0, Some(2)), hold(1, Some(1))]), [Some(2), Some(1), Some(1)]);
    assert_eq!(opens(vec![hold(0, Some(2)), hold(0, Some(1))]), [Some(1); 3]);
    assert_eq!(opens(vec![hold(0, Some(2)), hold(1, None)]), [Some(2), None, None]);
}
