//! Visits booked before: what they leave of the lags, and whether they can be held at all.

use crate::answer::{Block, BlockKind, Booked, Bookings, Template};
use crate::booking::{Options, OutsideLag, Reason, book};
use crate::evaluation::{Broken, bookings_verdict, rights};
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    Absence, Asks, Booking, Closure, Instance, InstanceParts, Step, WaitingPatient,
};
use crate::table::{ClassId, ClinicianId, Id, NeedId, PathwayId, PatientId, SessionId, TeamId};

fn patient(asks: Asks) -> WaitingPatient {
    WaitingPatient::new(
        "P",
        TeamId::from_index(0),
        asks,
        date("2026-09-20"),
        ClassId::from_index(3),
    )
}

fn work_up() -> WaitingPatient {
    patient(Asks::Pathway(PathwayId::from_index(0)))
}

/// Ada's visit of a need.
fn made(need: usize, on: &str, text: &str) -> Booking {
    Booking {
        pseudonym: "P".to_owned(),
        need: NeedId::from_index(need),
        clinician: ClinicianId::from_index(0),
        date: date(on),
        span: span(text),
    }
}

fn clinic(waiting: WaitingPatient, bookings: Vec<Booking>) -> Instance {
    changed(waiting, bookings, |_| ())
}

fn changed(
    waiting: WaitingPatient,
    bookings: Vec<Booking>,
    change: impl FnOnce(&mut InstanceParts),
) -> Instance {
    let mut parts = InstanceParts { waiting: vec![waiting], bookings, ..parts() };
    change(&mut parts);
    Instance::new(parts).unwrap()
}

/// Every session free.
fn template() -> Template {
    let free = |session| Block {
        session: SessionId::from_index(session),
        span: span("9:00-12:00"),
        kind: BlockKind::Free,
    };
    Template::new((0..8).map(free).collect())
}

/// Dates by step, with what is outside its lag; the referee accepts them.
fn dates(clinic: &Instance) -> (Vec<(usize, String)>, Vec<OutsideLag>) {
    let list = book(clinic, &template(), &Bookings::default(), &Options::default());
    assert_eq!(bookings_verdict(clinic, &template(), &list.bookings, None), []);
    let dates = list.bookings.rows().iter().map(|row| (row.step, row.date.to_string()));
    (dates.collect(), list.outside)
}

#[test]
fn a_conclusion_whose_window_has_passed_comes_tomorrow_and_is_marked() {
    // First visit on 29 September; the conclusion should have come by 20 October. Today is Monday
    // 2 November.
    let clinic = clinic(work_up(), vec![made(1, "2026-09-29", "9:00-9:40")]);
    let (dates, outside) = dates(&clinic);
    assert_eq!(dates, [(1, "2026-11-03".to_owned())]);
    assert_eq!((outside[0].days(), outside[0].days_min, outside[0].days_max), (35, 7, 21));
}

#[test]
fn a_conclusion_whose_window_is_still_open_stays_inside_it() {
    // First visit on 20 October: between 27 October and 10 November.
    let clinic = clinic(work_up(), vec![made(1, "2026-10-20", "9:00-9:40")]);
    assert_eq!(dates(&clinic), (vec![(1, "2026-11-03".to_owned())], Vec::new()));
    // Later than its lag it is refused.
    let late = Booked {
        patient: PatientId::from_index(0),
        step: 1,
        session: SessionId::from_index(2),
        date: date("2026-11-11"),
        span: span("9:00-9:20"),
    };
    let breaches = bookings_verdict(&clinic, &template(), &Bookings::new(vec![late]), None);
    assert_eq!(breaches.iter().map(|breach| breach.kind).collect::<Vec<_>>(), [Broken::Lag]);
}

#[test]
fn a_window_in_which_the_clinic_is_closed_throughout_is_passed_too() {
    // Until 10 November the clinic is closed.
    let clinic = changed(work_up(), vec![made(1, "2026-10-20", "9:00-9:40")], |parts| {
        let (from, to) = (date("2026-11-03"), date("2026-11-10"));
        parts.calendar.closures.push(Closure { from, to, reason: "move".to_owned() });
    });
    let (dates, outside) = dates(&clinic);
    assert_eq!((dates, outside.len()), (vec![(1, "2026-11-11".to_owned())], 1));
}

#[test]
fn a_visit_between_two_that_are_made_too_near_lies_between_them_and_is_marked() {
    // First visit 27 October, a control 7 to 14 days later, the conclusion 7 days after it is made
    // for 5 November: 3 November keeps the first wait and not the second.
    let clinic = changed(
        work_up(),
        vec![made(1, "2026-10-27", "9:00-9:40"), made(2, "2026-11-05", "9:00-9:20")],
        |parts| {
            let need = NeedId::from_index(3);
            let (team, milestone) = (None, None);
            let step = Step { need, team, lag_min: 7, lag_max: 14, external_days: 0, milestone };
            parts.pathways[PathwayId::from_index(0)].steps.insert(1, step);
        },
    );
    let (dates, outside) = dates(&clinic);
    assert_eq!(dates, [(1, "2026-11-03".to_owned())]);
    assert_eq!(outside.iter().map(|row| (row.step, row.days())).collect::<Vec<_>>(), [(2, 2)]);
}

#[test]
fn a_first_visit_missing_before_a_conclusion_that_was_held_is_still_booked() {
    let clinic = clinic(work_up(), vec![made(2, "2026-10-20", "9:00-9:20")]);
    let (dates, outside) = dates(&clinic);
    assert_eq!((dates, outside.len()), (vec![(0, "2026-11-03".to_owned())], 1));
}

#[test]
fn a_booking_on_a_closed_day_on_leave_or_where_nobody_works_is_not_counted() {
    type Change<'c> = &'c dyn Fn(&mut InstanceParts);
    let asks = || patient(Asks::Need(NeedId::from_index(1)));
    let closed = |parts: &mut InstanceParts| {
        let (from, to) = (date("2026-11-10"), date("2026-11-10"));
        parts.calendar.closures.push(Closure { from, to, reason: "power".to_owned() });
    };
    let leave = |parts: &mut InstanceParts| {
        let (from, to, reason) = (date("2026-11-10"), date("2026-11-10"), "ill".to_owned());
        parts.absences.push(Absence { clinician: ClinicianId::from_index(0), from, to, reason });
    };
    let nothing = |_: &mut InstanceParts| ();
    let cases: [(Change<'_>, &str); 4] = [
        (&closed, "9:00-9:40"),
        (&leave, "9:00-9:40"),
        (&nothing, "13:00-13:40"),
        (&nothing, "11:40-12:20"),
    ];
    for (change, text) in cases {
        let clinic = changed(asks(), vec![made(1, "2026-11-10", text)], |parts| change(parts));
        assert_eq!(dates(&clinic).0, [(0, "2026-11-03".to_owned())], "{text}");
        let none = Bookings::default();
        let report = rights::report(&clinic, &none, &none, date("2027-01-25"));
        assert_eq!(report.patients[0].finish, None);
    }
    let clinic = clinic(asks(), vec![made(1, "2026-11-10", "9:00-9:40")]);
    let list = book(&clinic, &template(), &Bookings::default(), &Options::default());
    assert_eq!(list.left_out, [(PatientId::from_index(0), Reason::BookedBefore)]);
}

#[test]
fn the_missing_first_visit_is_booked_though_the_conclusion_lies_beyond_the_horizon() {
    // The conclusion is made for 9 March 2027, eight weeks after the last date that can be booked, and
    // both are past the deadline of 20 October: leaving the first visit out must not look cheaper.
    let clinic = changed(work_up(), vec![made(2, "2027-03-09", "9:00-9:20")], |parts| {
        parts.pathways[PathwayId::from_index(0)].steps[1].lag_max = 200;
    });
    assert_eq!(dates(&clinic).0, [(0, "2026-11-03".to_owned())]);
}

#[test]
fn patients_waiting_for_ten_years_do_not_overflow_the_bounds() {
    let mut parts = parts();
    let wait = |row: u64| WaitingPatient {
        pseudonym: format!("P{row}"),
        referred: date("2000-01-01") + chrono::Days::new(row),
        ..work_up()
    };
    parts.waiting = (0..150).map(wait).collect();
    let clinic = Instance::new(parts).unwrap();
    let options = Options { weeks: 3, rounds_max: 1, ..Options::default() };
    let list = book(&clinic, &template(), &Bookings::default(), &options);
    assert!(list.levels.iter().all(|level| 0 <= level.bound && level.bound <= level.value));
}
