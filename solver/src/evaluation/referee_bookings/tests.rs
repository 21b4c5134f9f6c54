//! One list of bookings per promise that only this promise forbids.

use super::*;
use crate::answer::{Block, BlockKind};
use crate::instance::cast::{date, parts, span};
use crate::instance::{Absence, Blocked, InstanceParts, Ready};
use crate::table::{ClassId, ClinicianId, PathwayId, PatientId, SessionId};
use crate::units::Minutes;

const ADA_MONDAY: usize = 0;
const ADA_TUESDAY: usize = 1;
const BEA_MONDAY: usize = 5;

fn need(row: usize) -> NeedId {
    NeedId::from_index(row)
}

/// Two patients wait for a work-up, a third for an urgent visit.
fn waiting() -> InstanceParts {
    let mut parts = parts();
    let patient = |pseudonym: &str, asks| {
        WaitingPatient::new(
            pseudonym,
            TeamId::from_index(0),
            asks,
            date("2026-10-26"),
            ClassId::from_index(0),
        )
    };
    let work_up = Asks::Pathway(PathwayId::from_index(0));
    parts.waiting =
        vec![patient("P-1", work_up), patient("P-2", work_up), patient("P-3", Asks::Need(need(0)))];
    parts
}

/// Every session: first visits until ten, conclusions until eleven, then a hold that opens one
/// day before, then free time.
fn template() -> Template {
    let team = TeamId::from_index(0);
    let class = ClassId::from_index(3);
    let session = |row| {
        let block =
            move |text, kind| Block { session: SessionId::from_index(row), span: span(text), kind };
        let visit = |need| BlockKind::Visit { team, need, class, opens_days: 0 };
        let hold = BlockKind::Hold { team, need: need(0), release_days: Some(1) };
        [
            block("9:00-10:00", visit(need(1))),
            block("10:00-11:00", visit(need(2))),
            block("11:00-11:40", hold),
            block("11:40-12:00", BlockKind::Free),
        ]
    };
    Template::new((0..8).flat_map(session).collect())
}

fn booked(patient: usize, step: usize, session: usize, day: &str, time: &str) -> Booked {
    Booked {
        patient: PatientId::from_index(patient),
        step,
        session: SessionId::from_index(session),
        date: date(day),
        span: span(time),
    }
}

/// P-1's work-up: Ada on Tuesday, the answer a week later.
fn work_up() -> [Booked; 2] {
    [
        booked(0, 0, ADA_TUESDAY, "2026-11-03", "9:00-9:40"),
        booked(0, 1, ADA_TUESDAY, "2026-11-10", "10:00-10:20"),
    ]
}

fn broken(parts: InstanceParts, rows: &[Booked]) -> Vec<Broken> {
    broken_in(&template(), parts, rows)
}

fn broken_in(template: &Template, parts: InstanceParts, rows: &[Booked]) -> Vec<Broken> {
    let clinic = Instance::new(parts).expect("the clinic is in order");
    let bookings = Bookings::new(rows.to_vec());
    let found = bookings_verdict(&clinic, template, &bookings, None);
    found.into_iter().map(|breach| breach.kind).collect()
}

#[track_caller]
fn only(kind: Broken, rows: &[Booked]) {
    assert_eq!(broken(waiting(), rows), [kind]);
}

fn with(mut row: Booked, change: impl FnOnce(&mut Booked)) -> Booked {
    change(&mut row);
    row
}

fn away(from: &str, to: &str) -> Blocked {
    Blocked { from: date(from), to: date(to) }
}

#[test]
fn a_work_up_in_its_blocks_breaks_nothing() {
    let [first, answer] = work_up();
    let urgent = booked(2, 0, ADA_MONDAY, "2026-11-09", "11:00-11:20");
    assert_eq!(broken(waiting(), &[first, answer, urgent]), []);
}

#[test]
fn a_step_the_pathway_does_not_have_is_unknown() {
    let [first, answer] = work_up();
    only(Broken::Unknown, &[first, answer, with(answer, |row| row.step = 2)]);
}

#[test]
fn a_step_is_booked_once() {
    let [first, answer] = work_up();
    only(Broken::Twice, &[first, answer, with(answer, |row| row.span = span("10:20-10:40"))]);
}

#[test]
fn a_first_visit_without_its_conclusion_is_no_work_up() {
    only(Broken::NotWhole, &work_up()[..1]);
}

#[test]
fn a_conclusion_booked_before_completes_the_work_up() {
    let mut parts = waiting();
    parts.bookings.push(Booking {
        pseudonym: "P-1".to_owned(),
        need: need(2),
        clinician: ClinicianId::from_index(0),
        date: date("2026-11-10"),
        span: span("10:00-10:20"),
    });
    assert_eq!(broken(parts, &work_up()[..1]), []);
}

#[test]
fn today_is_too_late_to_book() {
    only(Broken::NotAhead, &[booked(2, 0, ADA_MONDAY, "2026-11-02", "11:00-11:20")]);
}

#[test]
fn nobody_is_booked_with_a_clinician_who_is_away() {
    let mut parts = waiting();
    parts.absences.push(Absence {
        clinician: ClinicianId::from_index(0),
        from: date("2026-11-10"),
        to: date("2026-11-10"),
        reason: "course".to_owned(),
    });
    assert_eq!(broken(parts, &work_up()), [Broken::NotHeld]);
    only(Broken::NotHeld, &[booked(2, 0, ADA_MONDAY, "2026-11-10", "11:00-11:20")]);
}

#[test]
fn a_hold_serves_others_only_once_it_is_open() {
    // Tomorrow's holds opened today; those of next week did not.
    let [_, answer] = work_up();
    let first = booked(0, 0, ADA_TUESDAY, "2026-11-03", "11:00-11:40");
    assert_eq!(broken(waiting(), &[first, answer]), []);
    let next_week = booked(0, 0, ADA_MONDAY, "2026-11-09", "11:00-11:40");
    let answer = booked(0, 1, ADA_TUESDAY, "2026-11-17", "10:00-10:20");
    only(Broken::OtherPurpose, &[next_week, answer]);
}

#[test]
fn a_visit_block_serves_sub_acute_patients_only_once_it_is_open_and_others_never() {
    let [first, answer] = work_up();
    let urgent = |session, day| booked(2, 0, session, day, "9:40-10:00");
    let told = |days: u32, row: Booked| {
        broken_in(&template().opening(|_| days), waiting(), &[first, answer, row])
    };
    // Tomorrow's blocks opened today if they open a day before; those of next Monday five before.
    assert_eq!(told(0, urgent(ADA_TUESDAY, "2026-11-03")), [Broken::OtherPurpose]);
    assert_eq!(told(1, urgent(ADA_TUESDAY, "2026-11-03")), []);
    assert_eq!(told(4, urgent(ADA_MONDAY, "2026-11-09")), [Broken::OtherPurpose]);
    assert_eq!(told(5, urgent(ADA_MONDAY, "2026-11-09")), []);
    // A conclusion is not sub-acute: an open block of first visits is not for it.
    let elsewhere = booked(0, 1, ADA_TUESDAY, "2026-11-10", "9:00-9:20");
    let rows = [first, elsewhere];
    assert_eq!(broken_in(&template().opening(|_| 60), waiting(), &rows), [Broken::OtherPurpose]);
}

#[test]
fn a_visit_that_runs_into_another_purpose_is_not_in_its_block() {
    let [_, answer] = work_up();
    let first = booked(0, 0, ADA_TUESDAY, "2026-11-03", "9:30-10:10");
    only(Broken::OtherPurpose, &[first, answer]);
}

#[test]
fn a_visit_in_person_needs_a_room_and_a_role_that_may_serve_it() {
    let mut parts = waiting();
    parts.sessions[SessionId::from_index(ADA_TUESDAY)].room = None;
    assert_eq!(broken(parts, &work_up()), [Broken::MayNot, Broken::MayNot]);
}

#[test]
fn a_stranger_needs_the_handover_minutes() {
    let mut parts = waiting();
    parts.waiting[0].own = Some(ClinicianId::from_index(1));
    parts.needs[need(2)].handover = Minutes(10);
    assert_eq!(broken(parts.clone(), &work_up()), [Broken::TooShort]);
    let [first, answer] = work_up();
    let longer = with(answer, |row| row.span = span("10:00-10:30"));
    assert_eq!(broken(parts, &[first, longer]), []);
}

#[test]
fn a_patient_comes_only_when_they_can_and_everything_is_there() {
    let [first, answer] = work_up();
    let changed = |change: fn(&mut WaitingPatient)| {
        let mut parts = waiting();
        change(&mut parts.waiting[0]);
        broken(parts, &[first, answer])
    };
    let does_not_suit = [Broken::DoesNotSuit];
    assert_eq!(changed(|p| p.blocked.push(away("2026-11-09", "2026-11-11"))), does_not_suit);
    assert_eq!(changed(|p| p.earliest = Some(date("2026-11-04"))), does_not_suit);
    assert_eq!(changed(|p| p.latest = Some(date("2026-11-09"))), does_not_suit);
    assert_eq!(changed(|p| p.ready = Ready::From(date("2026-11-04"))), does_not_suit);
    assert_eq!(changed(|p| p.ready = Ready::Unknown), does_not_suit);
}

#[test]
fn a_conclusion_keeps_its_distance_to_the_first_visit() {
    let [first, answer] = work_up();
    let moved = |day: &str, session| {
        let row = with(answer, |row| {
            row.date = date(day);
            row.session = SessionId::from_index(session);
        });
        [first, row]
    };
    only(Broken::Lag, &moved("2026-11-09", ADA_MONDAY));
    only(Broken::Lag, &moved("2026-11-30", ADA_MONDAY));
}

#[test]
fn on_one_day_the_steps_keep_their_order_and_do_not_overlap() {
    let mut parts = waiting();
    parts.pathways[PathwayId::from_index(0)].steps[1].lag_min = 0;
    parts.pathways[PathwayId::from_index(0)].steps[1].lag_max = 0;
    parts.pathways[PathwayId::from_index(0)].steps[1].external_days = 0;
    // Answers may lie anywhere in a free session of Bea.
    let template = |rows: &[Booked]| {
        let free = |row| Block {
            session: SessionId::from_index(row),
            span: span("9:00-12:00"),
            kind: BlockKind::Free,
        };
        let clinic = Instance::new(parts.clone()).unwrap();
        let template = Template::new((0..8).map(free).collect());
        let found = bookings_verdict(&clinic, &template, &Bookings::new(rows.to_vec()), None);
        found.into_iter().map(|breach| breach.kind).collect::<Vec<_>>()
    };
    let first = booked(0, 0, ADA_MONDAY, "2026-11-09", "9:20-10:00");
    let answer = |time| booked(0, 1, BEA_MONDAY, "2026-11-09", time);
    assert_eq!(template(&[first, answer("10:00-10:20")]), []);
    assert_eq!(template(&[first, answer("9:00-9:20")]), [Broken::Lag]);
    assert_eq!(template(&[first, answer("9:40-10:00")]), [Broken::Lag, Broken::TwoPlaces]);
}

#[test]
fn a_clinician_sees_one_patient_at_a_time() {
    let [first, answer] = work_up();
    let other = booked(1, 0, ADA_TUESDAY, "2026-11-03", "9:20-10:00");
    let later = booked(1, 1, ADA_TUESDAY, "2026-11-10", "10:20-10:40");
    only(Broken::TwoPatients, &[first, answer, other, later]);
    let mut parts = waiting();
    parts.bookings.push(Booking {
        pseudonym: "P-9".to_owned(),
        need: need(1),
        clinician: ClinicianId::from_index(0),
        date: date("2026-11-03"),
        span: span("9:20-9:40"),
    });
    assert_eq!(broken(parts, &[first, answer]), [Broken::TwoPatients]);
}

#[test]
fn there_are_never_more_visits_in_person_than_rooms() {
    let mut parts = waiting();
    parts.rooms = parts
        .rooms
        .values()
        .cloned()
        .map(|room| crate::instance::Room { count: 1, ..room })
        .collect();
    let first = booked(0, 0, ADA_MONDAY, "2026-11-09", "9:00-9:40");
    let other = booked(1, 0, BEA_MONDAY, "2026-11-09", "9:20-10:00");
    let answer = booked(0, 1, ADA_MONDAY, "2026-11-16", "10:00-10:20");
    let later = booked(1, 1, BEA_MONDAY, "2026-11-16", "10:20-10:40");
    assert_eq!(broken(parts, &[first, answer, other, later]), [Broken::Rooms]);
}

#[test]
fn bookings_start_on_the_grid() {
    let [first, answer] = work_up();
    only(Broken::OffGrid, &[with(first, |row| row.span = span("9:02-9:42")), answer]);
}

#[test]
fn only_so_many_patients_told_a_time_may_get_another() {
    let clinic = Instance::new(waiting()).unwrap();
    let told = Bookings::new(work_up().to_vec());
    let moved = [
        booked(0, 0, ADA_MONDAY, "2026-11-09", "9:00-9:40"),
        booked(0, 1, ADA_MONDAY, "2026-11-16", "10:00-10:20"),
    ];
    let verdict = |rows: &[Booked], most| {
        let bookings = Bookings::new(rows.to_vec());
        let found = bookings_verdict(&clinic, &template(), &bookings, Some((&told, most)));
        found.into_iter().map(|breach| breach.kind).collect::<Vec<_>>()
    };
    assert_eq!(verdict(&work_up(), 0), []);
    assert_eq!(verdict(&moved, 0), [Broken::TooManyChanges]);
    assert_eq!(verdict(&moved, 1), []);
    assert_eq!(verdict(&[], 0), [Broken::TooManyChanges]);
}

#[test]
fn who_must_move_because_a_clinician_fell_ill_is_not_counted() {
    let mut parts = waiting();
    parts.absences.push(Absence {
        clinician: ClinicianId::from_index(0),
        from: date("2026-11-03"),
        to: date("2026-11-10"),
        reason: "ill".to_owned(),
    });
    let clinic = Instance::new(parts).unwrap();
    let told = Bookings::new(work_up().to_vec());
    let nobody = Bookings::default();
    assert_eq!(bookings_verdict(&clinic, &template(), &nobody, Some((&told, 0))), []);
}
