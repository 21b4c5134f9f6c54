use super::super::explain::tests::{day_of, options, template, visits, waits, with};
use super::*;
use crate::evaluation::bookings_verdict;
use crate::instance::cast::{date, span};
use crate::instance::{Absence, Asks, Blocked, Closure, WaitingPatient};
use crate::table::{Id, PathwayId};

const ADA: usize = 0;
const BEA: usize = 1;

fn told(pseudonym: &str, clinician: usize, on: &str) -> Told {
    Told {
        pseudonym: pseudonym.to_owned(),
        step: 0,
        clinician: ClinicianId::from_index(clinician),
        date: date(on),
        span: span("9:00-9:40"),
    }
}

/// Books again; whatever comes out is read by the referee.
fn again(clinic: &Instance, told: &[Told], changes_max: usize) -> Replanned {
    let template = template(Vec::new());
    let found = replan(clinic, &template, told, changes_max, &options());
    let most = u32::try_from(changes_max).unwrap();
    let standing = Some((&found.carried.standing, most));
    assert_eq!(bookings_verdict(clinic, &template, &found.list.bookings, standing), []);
    found
}

fn dates(found: &Replanned, patients: usize) -> Vec<String> {
    (0..patients).map(|row| day_of(&found.list.bookings, row).unwrap_or_default()).collect()
}

#[test]
fn who_has_been_told_keeps_their_date_when_somebody_urgent_comes() {
    // P1 was told the 4th though their right lasts until the 28th; P2's ends on the 5th.
    let clinic = with(vec![waits("P1", "2026-10-29"), waits("P2", "2026-10-06")], |_| ());
    let found = again(&clinic, &[told("P1", BEA, "2026-11-04")], 0);
    assert_eq!(dates(&found, 2), ["2026-11-04", "2026-11-09"]);
    assert_eq!((found.moved.len(), found.newly_dated.len()), (0, 1));
    assert_eq!(found.curve.len(), 1);
}

#[test]
fn one_change_gives_the_urgent_patient_the_early_date_and_says_what_it_buys() {
    let clinic = with(vec![waits("P1", "2026-10-29"), waits("P2", "2026-10-06")], |_| ());
    let found = again(&clinic, &[told("P1", BEA, "2026-11-04")], 3);
    assert_eq!(dates(&found, 2), ["2026-11-09", "2026-11-04"]);
    let moved = Moved {
        patient: PatientId::from_index(0),
        from: Some(date("2026-11-04")),
        to: Some(date("2026-11-09")),
    };
    assert_eq!(found.moved, std::slice::from_ref(&moved));
    // 4 days over cost 16; further changes buy nothing, and the curve ends.
    let points: Vec<(usize, i64)> =
        found.curve.iter().map(|step| (step.changes, step.values[0])).collect();
    assert_eq!(points, [(0, 16), (1, 0)]);
    assert_eq!(found.curve[1].moved, [moved]);
    assert_eq!(found.list.levels[0].value, 0);
}

#[test]
fn a_pair_of_told_patients_changes_places_when_two_changes_are_allowed() {
    let clinic = with(vec![waits("P1", "2026-10-29"), waits("P2", "2026-10-06")], |_| ());
    let rows = [told("P1", BEA, "2026-11-04"), told("P2", ADA, "2026-11-09")];
    assert_eq!(dates(&again(&clinic, &rows, 0), 2), ["2026-11-04", "2026-11-09"]);
    let found = again(&clinic, &rows, 2);
    assert_eq!(dates(&found, 2), ["2026-11-09", "2026-11-04"]);
    assert_eq!(found.moved.len(), 2);
}

#[test]
fn an_absence_and_a_closed_day_force_changes_and_say_why() {
    let clinic = with(vec![waits("P1", "2026-10-29"), waits("P2", "2026-10-29")], |parts| {
        let (from, to) = (date("2026-11-04"), date("2026-11-04"));
        let clinician = ClinicianId::from_index(BEA);
        parts.absences.push(Absence { clinician, from, to, reason: "ill".to_owned() });
        let (from, to) = (date("2026-11-09"), date("2026-11-09"));
        parts.calendar.closures.push(Closure { from, to, reason: "power".to_owned() });
    });
    let rows = [told("P1", BEA, "2026-11-04"), told("P2", ADA, "2026-11-09")];
    let found = again(&clinic, &rows, 0);
    let reasons: Vec<&ForcedReason> = found.carried.forced.iter().map(|row| &row.reason).collect();
    let ill = ForcedReason::NotHeld(Lost::Absence("ill".to_owned()));
    let power = ForcedReason::NotHeld(Lost::Closure("power".to_owned()));
    assert_eq!(reasons, [&ill, &power]);
    let now: Vec<Option<NaiveDate>> =
        found.carried.forced.iter().map(|row| row.now.map(|row| row.date)).collect();
    assert_eq!(now.iter().flatten().count(), 2);
    assert!(found.moved.is_empty() && found.newly_dated.is_empty());
}

#[test]
fn a_patient_who_left_the_list_frees_their_time_for_the_next() {
    let clinic = with(vec![waits("P2", "2026-10-06")], |_| ());
    let rows = [told("P1", BEA, "2026-11-04"), told("P2", ADA, "2026-11-09")];
    let found = again(&clinic, &rows, 1);
    assert_eq!(found.carried.left, [rows[0].clone()]);
    assert_eq!(dates(&found, 1), ["2026-11-04"]);
}

#[test]
fn a_booking_the_clinic_has_made_since_is_not_carried_twice() {
    let row = told("P1", BEA, "2026-11-04");
    let clinic = with(vec![waits("P1", "2026-10-06")], |parts| {
        parts.bookings.push(crate::instance::Booking {
            pseudonym: "P1".to_owned(),
            need: crate::table::NeedId::from_index(1),
            clinician: row.clinician,
            date: row.date,
            span: row.span,
        });
    });
    let found = again(&clinic, std::slice::from_ref(&row), 0);
    assert_eq!(found.carried.made, [row]);
    assert_eq!(found.list.bookings.rows(), []);
}

#[test]
fn a_told_date_cannot_stand_for_many_reasons() {
    let blocked = vec![Blocked { from: date("2026-11-04"), to: date("2026-11-04") }];
    let away = WaitingPatient { blocked, ..waits("P1", "2026-10-29") };
    let cases = [
        (away, told("P1", BEA, "2026-11-04"), ForcedReason::PatientCannot),
        (waits("P1", "2026-10-29"), told("P1", BEA, "2026-11-05"), ForcedReason::NoSession),
        (waits("P1", "2026-10-29"), told("P1", ADA, "2026-11-10"), ForcedReason::NotInTemplate),
        (
            waits("P1", "2026-10-29"),
            Told { span: span("9:00-9:20"), ..told("P1", ADA, "2026-11-09") },
            ForcedReason::TooShort,
        ),
        (
            waits("P1", "2026-10-29"),
            Told { step: 1, ..told("P1", ADA, "2026-11-09") },
            ForcedReason::NoStep,
        ),
    ];
    for (patient, row, reason) in cases {
        let clinic = with(vec![patient], |_| ());
        let found = again(&clinic, &[row], 0);
        assert_eq!(found.carried.forced[0].reason, reason);
        assert!(found.carried.forced[0].told.pseudonym == "P1");
    }
}

#[test]
fn a_step_that_finds_no_date_beside_the_other_takes_it_along() {
    // First visit told for the 4th (Bea away now), conclusion for the 11th: no first visit fits
    // 7 days before it any more.
    let asks = Asks::Pathway(PathwayId::from_index(0));
    let clinic = with(vec![WaitingPatient { asks, ..waits("P1", "2026-10-29") }], |parts| {
        let (from, to) = (date("2026-11-04"), date("2026-11-04"));
        let clinician = ClinicianId::from_index(BEA);
        parts.absences.push(Absence { clinician, from, to, reason: "ill".to_owned() });
    });
    let template = template(vec![visits(2, "9:00-9:20", 2)]);
    let conclusion = Told {
        step: 1,
        clinician: ClinicianId::from_index(ADA),
        span: span("9:00-9:20"),
        ..told("P1", ADA, "2026-11-11")
    };
    let rows = [told("P1", BEA, "2026-11-04"), conclusion];
    let found = replan(&clinic, &template, &rows, 0, &options());
    assert_eq!(found.carried.forced[1].reason, ForcedReason::OtherStep);
    let days: Vec<String> =
        found.list.bookings.rows().iter().map(|row| row.date.to_string()).collect();
    assert_eq!(days, ["2026-11-09", "2026-11-18"]);
    assert_eq!(bookings_verdict(&clinic, &template, &found.list.bookings, None), []);
}

#[test]
fn a_freed_slot_goes_first_to_whom_it_saves_most_squared_days_over() {
    // The slot of the 4th is free. P1 is booked on the 9th (7 days over), P2 on the 11th (1 over),
    // P3 on the 16th and in time.
    let waiting =
        vec![waits("P1", "2026-10-03"), waits("P2", "2026-10-11"), waits("P3", "2026-10-29")];
    let clinic = with(waiting, |_| ());
    let row = |patient, session, on| Booked {
        patient: PatientId::from_index(patient),
        step: 0,
        session: crate::table::SessionId::from_index(session),
        date: date(on),
        span: span("9:00-9:40"),
    };
    let bookings = Bookings::new(vec![
        row(0, 0, "2026-11-09"),
        row(1, 6, "2026-11-11"),
        row(2, 0, "2026-11-16"),
    ]);
    let slot = FreedSlot {
        clinician: ClinicianId::from_index(BEA),
        date: date("2026-11-04"),
        span: span("9:00-9:40"),
    };
    let template = template(Vec::new());
    let list = recall_list(&clinic, &template, &bookings, &slot, &options());
    let order: Vec<usize> = list.iter().map(|recall| recall.patient.index()).collect();
    assert_eq!(order, [0, 1, 2]);
    // 7 days over become 2: 49 less 4.
    assert_eq!((list[0].days_over, list[0].squares_saved), ((7, 2), 45));
    assert!(!list[0].meets_deadline && list[1].meets_deadline);
    assert_eq!((list[2].squares_saved, list[2].days_saved), (0, 12));
    for recall in &list {
        let others = bookings.rows().iter().filter(|row| row.patient != recall.patient);
        let rows = others.copied().chain([recall.visit]).collect();
        assert_eq!(bookings_verdict(&clinic, &template, &Bookings::new(rows), None), []);
    }
}

#[test]
fn a_slot_too_short_or_not_in_the_template_is_offered_to_nobody() {
    let clinic = with(vec![waits("P1", "2026-10-03")], |_| ());
    let slot = |clinician, text| FreedSlot {
        clinician: ClinicianId::from_index(clinician),
        date: date("2026-11-04"),
        span: span(text),
    };
    let none = Bookings::default();
    let offered = |slot| recall_list(&clinic, &template(Vec::new()), &none, &slot, &options());
    assert_eq!(offered(slot(BEA, "9:00-9:20")), []);
    assert_eq!(offered(slot(ADA, "9:00-9:40")), []);
    assert_eq!(offered(slot(BEA, "9:00-9:40")).len(), 1);
}

/// First visits and conclusions of 40 and 20 minutes with both on their days.
fn free_template() -> Template {
    let free = |session| crate::answer::Block {
        session: crate::table::SessionId::from_index(session),
        span: span("9:00-12:00"),
        kind: crate::answer::BlockKind::Free,
    };
    Template::new((0..8).map(free).collect())
}

/// Three days later, with some bookings of the clinic's own; what was told of P1 and P2.
fn later(made: Vec<crate::instance::Booking>) -> (Instance, Vec<Told>) {
    let asks = Asks::Pathway(PathwayId::from_index(0));
    let waiting = vec![
        WaitingPatient { asks, ..waits("P1", "2026-10-29") },
        WaitingPatient { asks, ..waits("P2", "2026-10-29") },
    ];
    let clinic = with(waiting, |parts| {
        parts.as_of = date("2026-11-05");
        parts.bookings = made;
    });
    let first = |name: &str, text: &str| Told { span: span(text), ..told(name, BEA, "2026-11-04") };
    let conclusion =
        |name: &str, text: &str| Told { step: 1, ..told(name, ADA, "2026-11-12") }.at(span(text));
    let rows = vec![
        first("P1", "9:00-9:40"),
        first("P2", "9:40-10:20"),
        conclusion("P1", "9:00-9:20"),
        conclusion("P2", "9:20-9:40"),
    ];
    (clinic, rows)
}

impl Told {
    fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }
}

fn run_later(
    clinic: &Instance,
    rows: &[Told],
) -> (Vec<(usize, usize, String)>, crate::plan::booking::BookingRun) {
    let options = crate::plan::booking::RunOptions {
        booking: options(),
        told: rows.to_vec(),
        ..Default::default()
    };
    let run = crate::plan::booking::run(clinic, &free_template(), &options);
    assert_eq!(run.breaches, []);
    let rows = run.list.bookings.rows().iter();
    (rows.map(|row| (row.patient.index(), row.step, row.date.to_string())).collect(), run)
}

#[test]
fn a_visit_told_for_a_day_before_today_counts_as_held_and_the_next_one_stays() {
    let (clinic, rows) = later(Vec::new());
    let (dates, run) = run_later(&clinic, &rows);
    let stays = |row| (row, 1, "2026-11-12".to_owned());
    assert_eq!(dates, [stays(0), stays(1)]);
    let carried = run.replanned.unwrap().carried;
    assert_eq!((carried.held.len(), carried.standing.rows().len(), carried.past.len()), (2, 2, 0));
}

#[test]
fn a_visit_that_the_clinics_list_has_on_another_day_was_not_held() {
    // P1 came a day early; P2 was moved to the 11th, so that their conclusion cannot stay.
    let made = |name: &str, on: &str, text: &str| crate::instance::Booking {
        pseudonym: name.to_owned(),
        need: crate::table::NeedId::from_index(1),
        clinician: ClinicianId::from_index(ADA),
        date: date(on),
        span: span(text),
    };
    let (clinic, rows) =
        later(vec![made("P1", "2026-11-03", "9:00-9:40"), made("P2", "2026-11-11", "9:00-9:40")]);
    let (dates, run) = run_later(&clinic, &rows);
    assert_eq!(dates, [(0, 1, "2026-11-12".to_owned()), (1, 1, "2026-11-18".to_owned())]);
    assert!(run.held.is_none());
    assert_eq!(run.replanned.unwrap().carried.held, []);
}

#[test]
fn a_visit_told_for_a_day_on_which_the_clinician_was_ill_is_booked_again() {
    let (clinic, rows) = later(Vec::new());
    let clinic = clinic
        .with(|parts| {
            let (from, to) = (date("2026-11-04"), date("2026-11-04"));
            let clinician = ClinicianId::from_index(BEA);
            parts.absences.push(Absence { clinician, from, to, reason: "ill".to_owned() });
        })
        .unwrap();
    let (dates, run) = run_later(&clinic, &rows);
    assert_eq!(dates.iter().filter(|row| row.1 == 0).count(), 2, "{dates:?}");
    assert_eq!(run.replanned.unwrap().carried.past.len(), 2);
}
