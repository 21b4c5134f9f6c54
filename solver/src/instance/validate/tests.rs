//! Each fault has a clinic that only it refuses.

use chrono::Days;

use super::super::cast::{date, parts, span};
use super::super::*;
use crate::table::{ClassId, ClinicianId};

/// The one code found when the Ada and Bea clinic is changed so, with its place.
pub(super) fn only(change: impl FnOnce(&mut InstanceParts)) -> (&'static str, Place) {
    let mut changed = parts();
    change(&mut changed);
    let faults = Instance::new(changed).expect_err("the change is a fault");
    assert_eq!(faults.len(), 1, "{faults:?}");
    (faults[0].fault.code(), faults[0].place)
}

pub(super) fn at(list: &'static str, index: usize, field: &'static str) -> Place {
    Place::new(list, index, field)
}

pub(super) fn id<I: Id>(index: usize) -> I {
    I::from_index(index)
}

#[test]
fn the_cast_is_in_order() {
    assert!(Instance::new(parts()).is_ok());
}

#[test]
fn the_cast_is_the_clinic_of_the_example() {
    // The shell reads instances/tiny and keeps what it read in this file.
    let read = include_str!(
        "../../../../src/format/snapshots/behov__format__tests__the_example_is_the_ada_and_bea_clinic.snap"
    );
    let (_, read) = read.split_once("\n---\n").unwrap();
    assert_eq!(format!("{:#?}", parts()).trim(), read.trim());
}

#[test]
fn a_negative_rate_is_refused() {
    let found = only(|p| p.streams[1].per_week = -1.0);
    assert_eq!(found, ("B0201", at("stream", 1, "per_week")));
}

#[test]
fn a_rate_that_is_no_number_is_refused() {
    assert_eq!(only(|p| p.streams[0].per_week = f64::NAN).0, "B0201");
    assert_eq!(only(|p| p.streams[0].per_week = f64::INFINITY).0, "B0201");
}

#[test]
fn less_than_poisson_dispersion_is_refused() {
    let found = only(|p| p.streams[0].dispersion = 0.9);
    assert_eq!(found, ("B0201", at("stream", 0, "dispersion")));
}

#[test]
fn numbers_outside_their_range_are_refused_where_they_stand() {
    assert_eq!(only(|p| p.goals.horizon_weeks = 105).1, at("goals", 0, "horizon_weeks"));
    assert_eq!(only(|p| p.goals.frontier_max = 401).1, at("goals", 0, "frontier_max"));
    let never = |p: &mut InstanceParts| p.goals.ends_in_time = Probability::ZERO;
    assert_eq!(only(never).1, at("goals", 0, "ends_in_time"));
    assert_eq!(only(|p| p.goals.waiting_cost = 0.0).1, at("goals", 0, "waiting_cost"));
    assert_eq!(only(|p| p.goals.late_cost = f64::NAN).1, at("goals", 0, "late_cost"));
    let fourth = at("goals", 0, "release_fill").nth(3);
    assert_eq!(only(|p| p.goals.release_fill[3] = 1.1).1, fourth);
    assert_eq!(only(|p| p.needs[id(0)].priority = 0).1, at("need", 0, "priority"));
    assert_eq!(only(|p| p.needs[id(0)].priority = 10).1, at("need", 0, "priority"));
    assert_eq!(only(|p| p.rooms[id(0)].count = 0).1, at("room", 0, "count"));
    assert_eq!(only(|p| p.cycle.weeks = 9).1, at("clinic", 0, "cycle_weeks"));
    assert_eq!(only(|p| p.panels[0].interval_weeks = 0.0).1, at("panel", 0, "interval_weeks"));
    assert_eq!(only(|p| p.needs[id(0)].length_cv = -0.1).1, at("need", 0, "length_cv"));
    let never = |p: &mut InstanceParts| p.needs[id(0)].minutes[id(0)] = Minutes(0);
    assert_eq!(only(never).1, at("need", 0, "minutes").nth(0));
}

#[test]
fn nobody_is_converted_who_is_not_eligible() {
    let found = only(|p| p.panels[0].converted = Probability::ONE);
    assert_eq!(found, ("B0201", at("panel", 0, "converted")));
}

#[test]
fn weekday_shares_add_to_one() {
    let found = only(|p| p.streams[0].weekday_shares[4] = 0.1);
    assert_eq!(found, ("B0202", at("stream", 0, "weekday_shares")));
    let found = only(|p| p.panels[0].mix[id(0)] = 0.5);
    assert_eq!(found, ("B0202", at("panel", 0, "mix")));
}

#[test]
fn a_mistyped_century_is_refused() {
    let found = only(|p| p.as_of = date("1926-11-02"));
    assert_eq!(found, ("B0203", at("clinic", 0, "as_of")));
}

#[test]
fn leave_ends_after_it_starts() {
    let found = only(|p| {
        let (from, to) = (date("2026-12-02"), date("2026-12-01"));
        p.absences.push(Absence { clinician: id(0), from, to, reason: String::new() });
    });
    assert_eq!(found, ("B0204", at("absence", 0, "to")));
}

#[test]
fn a_session_ends_after_it_starts() {
    let found = only(|p| p.sessions[id(7)].span = span("12:00-9:00"));
    assert_eq!(found, ("B0205", at("session", 7, "to")));
}

#[test]
fn a_visit_of_twenty_two_minutes_does_not_fit_a_grid_of_five() {
    let found = only(|p| p.needs[id(0)].minutes[id(2)] = Minutes(22));
    assert_eq!(found, ("B0206", at("need", 0, "minutes").nth(2)));
}

#[test]
fn a_session_before_the_doors_open_is_refused() {
    let found = only(|p| p.sessions[id(0)].span = span("7:00-11:00"));
    assert_eq!(found, ("B0207", at("session", 0, "from")));
}

#[test]
fn a_session_on_a_day_the_clinic_never_opens_is_refused() {
    let found = only(|p| p.sessions[id(0)].day = CycleDay { week: 0, day: 5 });
    assert_eq!(found, ("B0207", at("session", 0, "from")));
}

#[test]
fn nobody_is_in_two_sessions_at_once() {
    let found = only(|p| {
        let again = Session { span: span("11:00-14:00"), ..p.sessions[id(0)].clone() };
        p.sessions.push(again);
    });
    assert_eq!(found, ("B0208", at("session", 8, "from")));
}

#[test]
fn a_break_lies_within_its_session_and_apart_from_other_breaks() {
    let found = only(|p| p.sessions[id(0)].breaks.push(span("12:00-12:30")));
    assert_eq!(found, ("B0209", at("session", 0, "breaks")));
    let found = only(|p| {
        p.sessions[id(0)].breaks = vec![span("10:00-10:30"), span("10:15-10:45")];
    });
    assert_eq!(found, ("B0209", at("session", 0, "breaks")));
}

#[test]
fn fixed_time_lies_within_a_session() {
    let found = only(|p| {
        let day = CycleDay { week: 0, day: 1 };
        let label = "conference".to_owned();
        let span = span("9:00-10:00");
        p.frozen.push(FrozenBlock { clinician: id(1), day, span, need: None, label });
    });
    assert_eq!(found, ("B0209", at("frozen", 0, "from")));
}

#[test]
fn a_session_serves_a_team_its_clinician_belongs_to() {
    let found = only(|p| {
        let other = Team { name: "other".to_owned(), ..p.teams[id(0)].clone() };
        let other = p.teams.push(other);
        p.sessions[id(7)].team = Some(other);
    });
    assert_eq!(found, ("B0210", at("session", 7, "team")));
}

#[test]
fn a_need_only_nurses_may_serve_wants_a_nurse() {
    let found = only(|p| p.needs[id(3)].roles = vec![Role::Nurse]);
    assert_eq!(found, ("B0211", at("panel", 0, "control")));
}

#[test]
fn a_visit_in_person_wants_a_session_with_a_room() {
    let mut changed = parts();
    for session in changed.sessions.values_mut() {
        session.room = None;
    }
    let faults = Instance::new(changed).expect_err("no room");
    assert!(faults.iter().all(|f| f.fault.code() == "B0232"));
    // Two streams, one of them a pathway of two steps, a control and a need-based control.
    assert_eq!(faults.len(), 5);
}

#[test]
fn a_team_may_lean_on_the_team_that_sees_its_patients() {
    let mut changed = parts();
    let alone = Team { name: "guests".to_owned(), ..changed.teams[id(0)].clone() };
    let guests = changed.teams.push(alone);
    changed.streams[0].team = guests;
    assert!(Instance::new(changed.clone()).is_err());
    changed.teams[guests].seen_by = vec![id(0)];
    assert!(Instance::new(changed).is_ok());
}

#[test]
fn a_scan_that_takes_longer_than_the_step_may_is_refused() {
    let found = only(|p| p.pathways[id(0)].steps[1].external_days = 22);
    assert_eq!(found, ("B0212", at("pathway", 0, "steps").row("", 1, "lag_max")));
}

#[test]
fn a_pathway_longer_than_the_right_is_refused() {
    let found = only(|p| p.pathways[id(0)].answer_days = 24);
    assert_eq!(found, ("B0212", at("pathway", 0, "right")));
}

#[test]
fn names_are_given_once() {
    let found = only(|p| p.clinicians[id(1)].name = "Ada".to_owned());
    assert_eq!(found, ("B0213", at("clinician", 1, "name")));
}

#[test]
fn a_name_is_more_than_a_space() {
    for name in ["", " Bea", "Bea ", "B\nea"] {
        let found = only(|p| p.clinicians[id(1)].name = name.to_owned());
        assert_eq!(found, ("B0226", at("clinician", 1, "name")));
    }
}

#[test]
fn a_clinic_without_opening_hours_is_told_so() {
    let mut changed = parts();
    changed.opening.clear();
    let faults = Instance::new(changed).expect_err("never open");
    assert_eq!((faults[0].fault.code(), faults[0].place), ("B0214", at("opening", 0, "")));
}

#[test]
fn a_clinic_without_sessions_or_a_need_without_roles_is_told_once() {
    assert_eq!(only(|p| p.sessions = Table::default()), ("B0214", at("session", 0, "")));
    assert_eq!(only(|p| p.needs[id(0)].roles.clear()), ("B0214", at("need", 0, "roles")));
}

#[test]
fn a_clinician_belongs_to_a_team() {
    let found = only(|p| p.clinicians[id(1)].teams.clear());
    // Without a team Bea cannot be in the wrong one either.
    assert_eq!(found, ("B0214", at("clinician", 1, "teams")));
}

fn hold(day: u32, minutes: i32) -> HoldInUse {
    HoldInUse {
        team: id(0),
        day: CycleDay { week: 0, day },
        minutes: Minutes(minutes),
        need: id(0),
        release_days: None,
    }
}

#[test]
fn no_more_is_held_than_is_worked() {
    // On Tuesdays Ada works alone: 180 minutes.
    assert_eq!(only(|p| p.holds = vec![hold(1, 120), hold(1, 65)]).0, "B0215");
    let full = parts();
    let clinic = Instance::new(InstanceParts { holds: vec![hold(1, 180)], ..full });
    assert!(clinic.is_ok());
}

fn window(day: u32, clinician_count: u32) -> OpenWindow {
    OpenWindow {
        arrivals: vec![1.0],
        team: id(0),
        day: CycleDay { week: 0, day },
        span: span("9:00-10:00"),
        clinician_count,
        need: id(0),
    }
}

#[test]
fn an_open_clinic_is_staffed_throughout() {
    assert_eq!(only(|p| p.windows = vec![window(1, 2)]).0, "B0216");
    let found = only(|p| {
        p.windows = vec![window(0, 2)];
        p.sessions[id(0)].breaks = vec![span("9:30-9:45")];
    });
    assert_eq!(found, ("B0216", at("window", 0, "clinicians")));
}

#[test]
fn nobody_has_two_bookings_at_once() {
    let found = only(|p| {
        let booking = |pseudonym: &str, text| Booking {
            pseudonym: pseudonym.to_owned(),
            need: id(0),
            clinician: id(0),
            date: date("2026-11-09"),
            span: span(text),
        };
        p.bookings = vec![booking("a", "9:00-9:20"), booking("b", "9:15-9:35")];
    });
    assert_eq!(found, ("B0217", at("booking", 1, "from")));
}

#[test]
fn a_cycle_starts_on_a_monday() {
    let found = only(|p| p.cycle.anchor = p.cycle.anchor + Days::new(1));
    assert_eq!(found, ("B0218", at("clinic", 0, "cycle_anchor")));
}

#[test]
fn week_two_is_not_in_a_cycle_of_one() {
    let found = only(|p| p.sessions[id(7)].day.week = 1);
    assert_eq!(found, ("B0219", at("session", 7, "weeks")));
}

#[test]
fn score_bands_meet() {
    let band =
        |from, to, class| ScoreBand { from, to, class: ClassId::from_index(class), colour: None };
    let found = only(|p| {
        let bands = vec![band(0.0, 5.0, 0), band(6.0, 10.0, 1)];
        let version = "1".to_owned();
        p.complexity.pro = Some(ProTable { version, bands, ..ProTable::default() });
    });
    assert_eq!(found, ("B0220", at("complexity", 0, "pro").row("bands", 1, "from")));
}

#[test]
fn a_panel_has_a_patient_for_every_next_control() {
    let found = only(|p| {
        p.panels[0].size = 1;
        p.panels[0].next_controls = vec![date("2026-12-01"), date("2026-12-02")];
    });
    assert_eq!(found, ("B0221", at("panel", 0, "size")));
}

#[test]
fn an_id_names_a_row() {
    let found = only(|p| p.sessions[id(0)].clinician = ClinicianId::from_index(9));
    assert_eq!(found, ("B0222", at("session", 0, "clinician")));
}

#[test]
fn lengths_are_given_for_every_class() {
    let found = only(|p| p.needs[id(0)].minutes = [Minutes(20)].into_iter().collect());
    assert_eq!(found, ("B0223", at("need", 0, "minutes")));
}

#[test]
fn periods_of_a_right_do_not_overlap() {
    let found = only(|p| p.rights[id(1)].periods[0].to = Some(date("2023-06-01")));
    assert_eq!(found, ("B0224", at("right", 1, "periods").row("", 1, "from")));
}

#[test]
fn a_pathway_takes_no_longer_to_its_milestone_than_the_right_allows() {
    // 7 days from the first visit to the conclusion: told by day 6 cannot be, begun by day 6 can.
    let short = |ends_at| {
        let mut parts = parts();
        let right: &mut Right = &mut parts.rights[id(0)];
        right.ends_at = ends_at;
        right.periods[0].days = 6;
        let faults = Instance::new(parts).err().unwrap_or_default();
        faults.iter().map(|fault| fault.fault.code()).collect::<Vec<_>>()
    };
    assert_eq!(short(EndsAt::Told), ["B0212"]);
    assert_eq!(short(EndsAt::WorkUpStart), [""; 0]);
}

#[test]
fn what_has_happened_to_a_patient_lies_between_the_referral_and_today() {
    let wait = |change: fn(&mut WaitingPatient)| {
        only(|parts| {
            let (referred, class) = (date("2026-10-20"), id(3));
            let mut patient = WaitingPatient::new("w1", id(0), Asks::Need(id(1)), referred, class);
            change(&mut patient);
            parts.waiting.push(patient);
        })
    };
    assert_eq!(wait(|p| p.consent = Some(date("2026-10-19"))).0, "B0204");
    assert_eq!(
        wait(|p| p.referred_for_treatment = Some(date("2026-11-03"))),
        ("B0229", at("waiting", 0, "referral_for_treatment"))
    );
    let found = wait(|p| p.redirected = Some(date("2026-11-03")));
    assert_eq!(found, ("B0229", at("waiting", 0, "redirected")));
    let found = wait(|p| p.offered = Some(date("2026-10-01")));
    assert_eq!(found, ("B0204", at("waiting", 0, "offered")));
}

#[test]
fn converted_patients_have_a_visit_to_ask_for() {
    let found = only(|p| {
        p.panels[0].converted = p.panels[0].eligible;
        p.panels[0].need_based = None;
    });
    assert_eq!(found, ("B0225", at("panel", 0, "converted")));
}

#[test]
fn every_fault_is_told_at_once() {
    let mut changed = parts();
    changed.streams[0].per_week = -1.0;
    changed.goals.horizon_weeks = 0;
    changed.clinicians[id(1)].name = "Ada".to_owned();
    assert_eq!(Instance::new(changed).expect_err("three faults").len(), 3);
}

#[test]
fn advice_promised_without_a_need_for_it_is_refused() {
    let found = only(|parts| parts.teams[id::<TeamId>(0)].advice_per_week = Minutes(30));
    assert_eq!(found, ("B0227", at("team", 0, "advice_minutes_per_week")));
}

#[test]
fn access_promised_for_a_need_without_holds_is_refused() {
    let found = only(|parts| parts.needs[id::<NeedId>(0)].held = false);
    assert_eq!(found, ("B0228", at("need", 0, "access")));
}

#[test]
fn a_referral_from_tomorrow_and_relief_by_yesterday_are_refused() {
    let found = only(|parts| parts.goals.relief_by = Some(parts.as_of - Days::new(1)));
    assert_eq!(found.0, "B0229");
    let found = only(|parts| {
        parts.waiting.push(WaitingPatient {
            pseudonym: "w1".to_owned(),
            team: id(0),
            asks: Asks::Need(id(1)),
            referred: parts.as_of + Days::new(1),
            referred_for_treatment: None,
            consent: None,
            offered: None,
            redirected: None,
            moved: None,
            class: id(3),
            own: None,
            earliest: None,
            latest: None,
            patient_pause_days: 0,
            blocked: Vec::new(),
            ready: Ready::Now,
            pro: None,
        });
    });
    assert_eq!(found, ("B0229", at("waiting", 0, "referral_received")));
}

#[test]
fn more_notice_never_fills_less() {
    let found = only(|parts| parts.goals.release_fill = vec![0.3, 0.9, 0.7]);
    assert_eq!(found, ("B0230", at("goals", 0, "release_fill")));
    assert_eq!(only(|parts| parts.goals.release_fill.clear()).0, "B0214");
}

#[test]
fn a_team_that_is_asked_and_has_no_session_is_told_as_such() {
    let mut changed = parts();
    let alone = Team { name: "guests".to_owned(), ..changed.teams[id(0)].clone() };
    changed.streams[0].team = changed.teams.push(alone);
    let faults = Instance::new(changed).expect_err("nobody sees the guests");
    let codes: Vec<&str> = faults.iter().map(|f| f.fault.code()).collect();
    assert_eq!(codes, ["B0233"]);
}

#[test]
fn a_booking_to_come_stands_on_the_grid_and_one_of_the_past_need_not() {
    let booking = |date: &str| Booking {
        pseudonym: "P-1".to_owned(),
        need: id(1),
        clinician: id(0),
        date: date.parse().expect("a date"),
        span: span("9:07-9:40"),
    };
    let found = only(|p| p.bookings.push(booking("2026-11-10")));
    assert_eq!(found, ("B0206", at("booking", 0, "from")));
    let mut past = parts();
    past.bookings.push(booking("2026-10-27"));
    assert!(Instance::new(past).is_ok());
}
