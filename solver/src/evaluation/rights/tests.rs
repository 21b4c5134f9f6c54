use super::*;
use crate::answer::Booked;
use crate::instance::cast::{clinic, date, span};
use crate::instance::{Asks, Booking, WaitingPatient};
use crate::table::{ClassId, ClinicianId, NeedId, PathwayId, SessionId, TeamId};

fn waits(pseudonym: &str, referred: &str) -> WaitingPatient {
    WaitingPatient::new(
        pseudonym,
        TeamId::from_index(0),
        Asks::Need(NeedId::from_index(1)),
        date(referred),
        ClassId::from_index(3),
    )
}

fn with(waiting: Vec<WaitingPatient>) -> Instance {
    clinic().with(|parts| parts.waiting = waiting).unwrap()
}

fn visit(patient: usize, step: usize, on: &str) -> Booked {
    Booked {
        patient: PatientId::from_index(patient),
        step,
        session: SessionId::from_index(0),
        date: date(on),
        span: span("9:00-9:40"),
    }
}

fn judged(clinic: &Instance, rows: Vec<Booked>) -> RightsReport {
    report(clinic, &Bookings::new(rows), &Bookings::default(), date("2026-11-30"))
}

#[test]
fn day_thirty_is_in_time_and_day_thirty_one_is_late() {
    // Today is 2 November; referred on 10 October, the deadline is 9 November.
    let clinic = with(vec![waits("P1", "2026-10-10"), waits("P2", "2026-10-10")]);
    let report = judged(&clinic, vec![visit(0, 0, "2026-11-09"), visit(1, 0, "2026-11-10")]);
    let [first, second] = [report.patients[0], report.patients[1]];
    assert_eq!((first.status, first.days_over), (Status::InTime, 0));
    assert_eq!((second.status, second.days_over), (Status::Late, 1));
    assert_eq!((report.sum.in_time, report.sum.with_right), (1, 2));
    assert_eq!(report.sum.compliance_strict(), Some(0.5));
}

#[test]
fn a_patient_without_a_date_counts_as_finished_the_day_after_the_horizon() {
    let clinic = with(vec![waits("P1", "2026-10-10")]);
    let report = judged(&clinic, Vec::new());
    // 9 November to 1 December.
    assert_eq!(report.patients[0].status, Status::NoDate);
    assert_eq!((report.patients[0].finish, report.patients[0].days_over), (None, 22));
    assert_eq!((report.sum.no_date, report.sum.days_over_squares), (1, 22 * 22));
}

#[test]
fn days_a_patient_asked_to_wait_count_in_the_right_but_not_in_the_adjusted_clock() {
    let wished = WaitingPatient { patient_pause_days: 5, ..waits("P1", "2026-10-10") };
    let clinic = with(vec![wished]);
    let report = judged(&clinic, vec![visit(0, 0, "2026-11-14")]);
    assert_eq!(report.patients[0].status, Status::LateByOwnWish);
    assert_eq!(report.patients[0].adjusted, Some(date("2026-11-14")));
    assert_eq!((report.sum.in_time, report.sum.in_time_adjusted), (0, 1));
    // Days over are counted by the right's own clock.
    assert_eq!(report.sum.days_over_sum, 5);
}

#[test]
fn a_right_lost_before_today_cannot_be_mended_by_any_date() {
    let clinic = with(vec![waits("P1", "2026-10-02")]);
    let report = judged(&clinic, vec![visit(0, 0, "2026-11-03")]);
    assert_eq!(report.patients[0].status, Status::OverToday);
    assert!(report.patients[0].over_today);
    assert_eq!(report.patients[0].days_over, 2);
}

#[test]
fn the_right_is_met_by_the_last_step_and_its_answer_not_by_the_first_visit() {
    let asks = Asks::Pathway(PathwayId::from_index(0));
    let clinic = with(vec![WaitingPatient { asks, ..waits("P1", "2026-10-10") }])
        .with(|parts| parts.pathways[PathwayId::from_index(0)].answer_days = 2)
        .unwrap();
    let first = visit(0, 0, "2026-11-03");
    assert_eq!(judged(&clinic, vec![first]).patients[0].status, Status::NoDate);
    let both = judged(&clinic, vec![first, visit(0, 1, "2026-11-12")]);
    assert_eq!(both.patients[0].finish, Some(date("2026-11-14")));
    assert_eq!(both.patients[0].days_over, 5);
}

#[test]
fn a_booking_already_made_counts_for_the_same_pseudonym() {
    let clinic = with(vec![waits("P1", "2026-10-10"), waits("P2", "2026-10-10")])
        .with(|parts| {
            parts.bookings.push(Booking {
                pseudonym: "P1".to_owned(),
                need: NeedId::from_index(1),
                clinician: ClinicianId::from_index(0),
                date: date("2026-11-05"),
                span: span("9:00-9:40"),
            });
        })
        .unwrap();
    let report = judged(&clinic, Vec::new());
    assert_eq!(report.patients[0].status, Status::InTime);
    assert_eq!(report.patients[0].notice, Notice::Told);
    assert_eq!(report.patients[1].status, Status::NoDate);
}

#[test]
fn letters_are_due_eight_weekdays_after_the_referral() {
    // Eight weekdays before Monday 2 November is Wednesday 21 October.
    let days = ["2026-10-20", "2026-10-21", "2026-10-22"];
    let clinic = with(days.iter().map(|day| waits(day, day)).collect());
    let report = judged(&clinic, Vec::new());
    let notices: Vec<Notice> = report.patients.iter().map(|row| row.notice).collect();
    assert_eq!(notices, [Notice::Overdue, Notice::DueToday, Notice::Later]);
    assert_eq!((report.sum.notices_overdue, report.sum.notices_due), (1, 1));
}

#[test]
fn an_overdue_patient_is_overtaken_when_somebody_younger_finishes_first() {
    let clinic = with(vec![waits("old", "2026-10-02"), waits("young", "2026-10-09")]);
    let passed = judged(&clinic, vec![visit(0, 0, "2026-11-09"), visit(1, 0, "2026-11-05")]);
    assert_eq!(passed.sum.overtaken, 1);
    let fair = judged(&clinic, vec![visit(0, 0, "2026-11-05"), visit(1, 0, "2026-11-09")]);
    assert_eq!(fair.sum.overtaken, 0);
}

#[test]
fn the_ninety_fifth_percentile_is_the_nineteenth_of_twenty() {
    let clinic = with((0..20).map(|row| waits(&format!("P{row}"), "2026-10-10")).collect());
    // Patient n has the visit n days after the deadline of 9 November.
    let day = |row: usize| date("2026-11-09") + Days::new(row as u64);
    let rows = (0..20).map(|row| Booked { date: day(row), ..visit(row, 0, "2026-11-09") });
    let sum = judged(&clinic, rows.collect()).sum;
    assert_eq!((sum.days_over_p95, sum.days_over_max, sum.days_over_sum), (18, 19, 190));
    assert_eq!(sum.days_over_mean(), Some(9.5));
}

fn changed(change: impl FnOnce(&mut WaitingPatient)) -> RightsReport {
    let mut patient = waits("P1", "2026-10-02");
    change(&mut patient);
    let clinic = with(vec![patient]);
    let report = judged(&clinic, Vec::new());
    assert_eq!(crate::evaluation::rights_verdict(&clinic, &Bookings::default(), &report), []);
    report
}

#[test]
fn a_redirection_keeps_the_right_when_the_referral_arrives_elsewhere_by_the_deadline() {
    // Received on 2 October, due on 1 November; today is 2 November.
    let in_time = changed(|patient| patient.redirected = Some(date("2026-11-01")));
    assert_eq!(in_time.patients[0].status, Status::RedirectedInTime);
    assert_eq!((in_time.patients[0].days_over, in_time.patients[0].over_today), (0, false));
    assert_eq!((in_time.sum.redirected_in_time, in_time.sum.no_date), (1, 0));
    assert_eq!(in_time.sum.compliance_strict(), Some(1.0));
    let late = changed(|patient| patient.redirected = Some(date("2026-11-02")));
    assert_eq!(late.patients[0].status, Status::RedirectedLate);
    assert_eq!((late.patients[0].days_over, late.sum.redirected_late), (1, 1));
    assert_eq!(late.sum.compliance_strict(), Some(0.0));
    assert_eq!(late.patients[0].notice, Notice::Redirected);
    assert!(!late.patients[0].wants_help());
}

#[test]
fn a_patient_of_several_rights_is_told_by_the_one_that_ends_worst() {
    let mut parts = clinic().parts().clone();
    let named = |name: &str| parts.rights.iter().find(|(_, r)| r.name == name).unwrap().0;
    let rights = vec![named("udredning"), named("cancer-work-up"), named("cancer-treatment")];
    let need = &mut parts.needs[NeedId::from_index(1)];
    need.promise = crate::instance::Promise::Rights(rights);
    parts.waiting = vec![waits("P1", "2026-10-26")];
    let clinic = Instance::new(parts).unwrap();
    // Due on 9 November by the maximum wait and on 25 November by the other; consent is missing.
    for (on, deadline, over) in [
        ("2026-11-09", "2026-11-09", 0),
        ("2026-11-12", "2026-11-09", 3),
        ("2026-11-26", "2026-11-09", 17),
    ] {
        let report = judged(&clinic, vec![visit(0, 0, on)]);
        let row = report.patients[0];
        assert_eq!((row.deadline, row.days_over), (Some(date(deadline)), over), "{on}");
        let rows: Vec<Status> = report.rows.iter().map(|row| row.status).collect();
        assert_eq!(rows[2], Status::NotStarted);
        assert_eq!((report.sum.with_right, report.sum.not_started), (2, 1));
        let bookings = Bookings::new(vec![visit(0, 0, on)]);
        assert_eq!(crate::evaluation::rights_verdict(&clinic, &bookings, &report), []);
    }
    // The referee sees a day less.
    let mut wrong = judged(&clinic, vec![visit(0, 0, "2026-11-12")]);
    wrong.rows[0].days_over -= 1;
    let bookings = Bookings::new(vec![visit(0, 0, "2026-11-12")]);
    assert_eq!(crate::evaluation::rights_verdict(&clinic, &bookings, &wrong).len(), 1);
}

#[test]
fn a_patient_whose_only_clock_has_not_started_is_neither_in_time_nor_late() {
    let mut parts = clinic().parts().clone();
    let treatment = parts.rights.iter().find(|(_, r)| r.name == "treatment").unwrap().0;
    parts.needs[NeedId::from_index(1)].promise = crate::instance::Promise::Rights(vec![treatment]);
    parts.waiting = vec![waits("P1", "2026-08-03")];
    let clinic = Instance::new(parts).unwrap();
    let report = judged(&clinic, vec![visit(0, 0, "2026-11-12")]);
    assert_eq!((report.patients[0].status, report.patients[0].days_over), (Status::NotStarted, 0));
    assert_eq!((report.patients[0].deadline, report.sum.with_right), (None, 0));
    // The letter is due all the same.
    assert_eq!(report.patients[0].notice_due, Some(date("2026-08-13")));
}
