//! Each suggested change is applied, the clinic booked again, and the promise read off.

use super::*;
use crate::instance::{Blocked, Service, Session, Team};
use crate::table::{ClinicianId, RoomId};

/// The remedy for one patient of a booked list.
fn remedy_for(clinic: &Instance, template: &Template, patient: usize) -> Remedy {
    let list = book(clinic, template, &Bookings::default(), &options());
    let found = late(clinic, template, &list.bookings, &options());
    let id = PatientId::from_index(patient);
    found.into_iter().find(|row| row.patient == id).expect("the patient is late").remedy
}

/// The changes suggested to a patient, once they have been applied and keep what they promise.
fn kept_promise(clinic: &Instance, template: &Template, patient: usize) -> Vec<Change> {
    let list = book(clinic, template, &Bookings::default(), &options());
    let Remedy::Change(suggestion) = remedy_for(clinic, template, patient) else {
        panic!("a change helps");
    };
    let id = PatientId::from_index(patient);
    let others = list.bookings.rows().iter().copied().filter(|row| row.patient != id);
    let others = Bookings::new(others.collect());
    let (clinic, template) = suggestion.apply(clinic, template).unwrap();
    let again = book(&clinic, &template, &others, &options());
    // The patient has the dates promised, the others theirs, and the referee agrees.
    assert_eq!(again.bookings.of(id), suggestion.effect.visits);
    assert!(others.rows().iter().all(|row| again.bookings.rows().contains(row)));
    assert_eq!(bookings_verdict(&clinic, &template, &again.bookings, None), []);
    let end = last_date(&clinic, options().weeks);
    let report = rights::report(&clinic, &again.bookings, &Bookings::default(), end);
    assert_eq!(report.patients[patient].finish, Some(suggestion.effect.finish));
    assert_eq!(report.patients[patient].days_over, suggestion.effect.days_over);
    suggestion.changes
}

/// Referred so that the right ends on Thursday 5 November.
const UNTIL_THE_FIFTH: &str = "2026-10-06";

/// Two patients whose rights end on the 4th and on the 5th; the first has the visit of the 4th.
fn two() -> Vec<WaitingPatient> {
    vec![waits("P1", "2026-10-05"), waits("P2", UNTIL_THE_FIFTH)]
}

/// The clinic closes at twelve, when every session ends.
fn closes_at_twelve(parts: &mut InstanceParts) {
    parts.opening.iter_mut().for_each(|hours| hours.span = span("9:00-12:00"));
}

#[test]
fn a_date_that_did_not_suit_is_asked_about_first() {
    let [from, to] = ["2026-11-03", "2026-11-05"].map(date);
    let blocked = vec![Blocked { from, to }];
    let clinic = with(vec![WaitingPatient { blocked, ..waits("P1", UNTIL_THE_FIFTH) }], |_| ());
    let changes = kept_promise(&clinic, &template(Vec::new()), 0);
    let patient = PatientId::from_index(0);
    assert_eq!(changes, [Change::AcceptDate { patient, date: date("2026-11-04") }]);
}

#[test]
fn accepting_one_date_before_the_first_that_suits_opens_no_other() {
    let mut patient =
        WaitingPatient { earliest: Some(date("2026-11-12")), ..waits("P1", "2026-10-11") };
    let clinic = with(vec![patient.clone()], |_| ());
    // The right ends on the 10th: the 4th is the earliest that would do.
    let changes = kept_promise(&clinic, &template(Vec::new()), 0);
    assert_eq!(changes.len(), 1);
    let (after, _) = changes[0].apply(&clinic, &template(Vec::new())).unwrap();
    patient = after.parts().waiting[0].clone();
    let [from, to] = ["2026-11-05", "2026-11-11"].map(date);
    assert_eq!(patient.earliest, Some(date("2026-11-04")));
    assert_eq!(patient.blocked, [Blocked { from, to }]);
}

#[test]
fn what_a_visit_needs_must_be_there_in_time() {
    let ready = Ready::From(date("2026-11-10"));
    let clinic = with(vec![WaitingPatient { ready, ..waits("P1", "2026-10-11") }], |_| ());
    let changes = kept_promise(&clinic, &template(Vec::new()), 0);
    // The right ends on the 10th: everything may be there as late as the 9th.
    let patient = PatientId::from_index(0);
    assert_eq!(changes, [Change::ReadyBy { patient, date: date("2026-11-09") }]);
}

#[test]
fn unbooked_time_meant_for_controls_can_be_lent() {
    let clinic = with(two(), |_| ());
    let template = template(vec![visits(3, "10:00-11:00", CONTROL)]);
    let changes = kept_promise(&clinic, &template, 1);
    let [Change::Lend { date: on, span: when, .. }] = changes[..] else { panic!("{changes:?}") };
    assert_eq!((on, when), (date("2026-11-05"), span("10:00-10:40")));
}

#[test]
fn forty_minutes_of_overtime_make_room_for_a_first_visit() {
    let clinic = with(two(), |_| ());
    let changes = kept_promise(&clinic, &template(Vec::new()), 1);
    let [Change::Overtime { date: on, span: when, .. }] = changes[..] else {
        panic!("{changes:?}")
    };
    assert_eq!((on, when), (date("2026-11-03"), span("12:00-12:40")));
    assert_eq!(changes[0].extra_minutes(), Minutes(40));
}

#[test]
fn a_hold_can_be_released_on_one_date() {
    let clinic = with(two(), closes_at_twelve);
    let template = template(vec![hold(1, "9:00-10:00", None)]);
    let changes = kept_promise(&clinic, &template, 1);
    let [Change::ReleaseHold { date: on, span: when, .. }] = changes[..] else {
        panic!("{changes:?}")
    };
    assert_eq!((on, when), (date("2026-11-03"), span("9:00-9:40")));
}

#[test]
fn one_more_slot_with_a_clinician_who_has_no_session_that_day() {
    let clinic = with(two(), closes_at_twelve);
    let changes = kept_promise(&clinic, &template(Vec::new()), 1);
    let [Change::ExtraSlot { clinician, date: on, .. }] = changes[..] else {
        panic!("{changes:?}")
    };
    // Ada works every morning; Bea does not on Tuesdays.
    assert_eq!((clinician, on), (ClinicianId::from_index(1), date("2026-11-03")));
}

#[test]
fn a_shorter_wait_for_a_scan_brings_the_answer_in_time() {
    let asks = Asks::Pathway(PathwayId::from_index(0));
    // The first visit is on the 4th, the conclusion on Thursdays: the 5th, the 12th, ...
    let clinic = with(vec![WaitingPatient { asks, ..waits("P1", "2026-10-14") }], |parts| {
        let steps = &mut parts.pathways[PathwayId::from_index(0)].steps;
        (steps[1].lag_min, steps[1].external_days) = (0, 14);
        closes_at_twelve(parts);
        // Nobody has an hour to spare.
        parts.sessions = parts.sessions.values().take(7).cloned().collect();
        parts.absences = (3..30)
            .filter_map(|day| NaiveDate::from_ymd_opt(2026, 11, day))
            .flat_map(|day| {
                let away = |clinician| crate::instance::Absence {
                    clinician: ClinicianId::from_index(clinician),
                    from: day,
                    to: day,
                    reason: "course".to_owned(),
                };
                let bea = (day != date("2026-11-04")).then(|| away(1));
                let ada = ![date("2026-11-12"), date("2026-11-19")].contains(&day);
                bea.into_iter().chain(ada.then(|| away(0)))
            })
            .collect();
    });
    let template = template(vec![visits(3, "9:00-9:20", CONCLUSION)]);
    let changes = kept_promise(&clinic, &template, 0);
    // The right ends on the 13th: the 12th is 8 days after the first visit.
    let pathway = PathwayId::from_index(0);
    assert_eq!(changes, [Change::ShorterWait { pathway, step: 1, days: 8 }]);
}

#[test]
fn another_team_can_see_the_patient() {
    let clinic = with(two(), |parts| {
        closes_at_twelve(parts);
        let team = parts.teams.push(Team {
            name: "lungs".to_owned(),
            service: Service::SameDay,
            seen_by: Vec::new(),
            advice_per_week: Minutes(0),
        });
        let clinician = parts.clinicians.push(crate::instance::Clinician {
            name: "Eva".to_owned(),
            role: crate::instance::Role::Physician,
            teams: vec![team],
        });
        parts.rooms[RoomId::from_index(0)].count = 3;
        let ada = parts.sessions[SessionId::from_index(1)].clone();
        parts.sessions.push(Session { clinician, ..ada });
    });
    let (team, need) = (TeamId::from_index(1), NeedId::from_index(FIRST));
    let kind = BlockKind::Visit { team, need, class: ClassId::from_index(3), opens_days: 0 };
    let eva = Block { session: SessionId::from_index(8), span: span("9:00-9:40"), kind };
    let changes = kept_promise(&clinic, &template(vec![eva]), 1);
    assert_eq!(changes, [Change::OtherTeam { patient: PatientId::from_index(1), team }]);
}

#[test]
fn a_right_lost_before_any_possible_date_needs_an_offer_elsewhere() {
    let clinic = with(vec![waits("P1", "2026-10-02")], |_| ());
    let remedy = remedy_for(&clinic, &template(Vec::new()), 0);
    assert_eq!(remedy, Remedy::TooLate { first_possible: date("2026-11-03") });
}

#[test]
fn when_nobody_works_no_change_helps() {
    let clinic = with(vec![waits("P1", UNTIL_THE_FIFTH)], |parts| {
        let away = |row| crate::instance::Absence {
            clinician: ClinicianId::from_index(row),
            from: date("2026-11-02"),
            to: date("2026-11-08"),
            reason: "conference".to_owned(),
        };
        parts.absences = vec![away(0), away(1)];
    });
    assert_eq!(remedy_for(&clinic, &template(Vec::new()), 0), Remedy::NoneFound);
}

#[test]
fn a_patient_left_out_gets_a_change_that_gives_a_date_at_all() {
    // Four weeks have four visits with Bea and three with Ada before the 30th, and one on it.
    let waiting: Vec<WaitingPatient> =
        (0..9).map(|row| waits(&format!("P{row}"), "2026-09-01")).collect();
    let clinic = with(waiting, |_| ());
    let list = book(&clinic, &template(Vec::new()), &Bookings::default(), &options());
    let left: Vec<PatientId> = list.left_out.iter().map(|row| row.0).collect();
    assert_eq!(left.len(), 1);
    kept_promise(&clinic, &template(Vec::new()), left[0].index());
}

#[test]
fn patients_who_compete_for_one_slot_before_the_deadline_are_named() {
    let clinic = with(two(), |_| ());
    let list = book(&clinic, &template(Vec::new()), &Bookings::default(), &options());
    let found = late(&clinic, &template(Vec::new()), &list.bookings, &options());
    let contest = found[0].contest.clone().unwrap();
    assert_eq!(contest.patients, [0, 1].map(PatientId::from_index));
    assert_eq!((contest.openings, contest.minutes, contest.needed), (1, Minutes(40), Minutes(80)));
    assert!(contest.overfull());
}
