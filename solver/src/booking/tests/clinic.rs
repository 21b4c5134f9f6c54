//! Booking Ada's and Bea's patients.

use crate::answer::{Block, BlockKind, Bookings, Template};
use crate::booking::{Options, Reason, book};
use crate::evaluation::bookings_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, Instance, WaitingPatient};
use crate::table::{ClassId, Id, NeedId, PathwayId, SessionId, TeamId};

fn patient(name: &str, referred: &str, asks: Asks) -> WaitingPatient {
    WaitingPatient::new(name, TeamId::from_index(0), asks, date(referred), ClassId::from_index(0))
}

fn clinic(waiting: Vec<WaitingPatient>) -> Instance {
    let mut parts = parts();
    parts.waiting = waiting;
    Instance::new(parts).unwrap()
}

/// Every Monday morning of Ada: first visits until 10:20, conclusions until 11:00.
fn template() -> Template {
    let block = |need, text| Block {
        session: SessionId::from_index(0),
        span: span(text),
        kind: BlockKind::Visit {
            team: TeamId::from_index(0),
            need: NeedId::from_index(need),
            class: ClassId::from_index(0),
            opens_days: 0,
        },
    };
    Template::new(vec![block(1, "9:00-10:20"), block(2, "10:20-11:00")])
}

fn work_up() -> Asks {
    Asks::Pathway(PathwayId::from_index(0))
}

#[test]
fn the_patient_referred_first_is_booked_first() {
    let waiting = vec![
        patient("late", "2026-10-30", work_up()),
        patient("early", "2026-10-01", work_up()),
        patient("middle", "2026-10-20", work_up()),
    ];
    let list = book(&clinic(waiting), &template(), &Bookings::default(), &Options::default());
    assert_eq!(list.left_out, Vec::new());
    let first = |row: usize| list.bookings.of(crate::table::PatientId::from_index(row))[0].date;
    // Two first visits of 40 minutes a Monday; the deadline of the early one has passed.
    assert_eq!(
        (first(1), first(2), first(0)),
        (date("2026-11-09"), date("2026-11-09"), date("2026-11-16"))
    );
    assert!(list.levels.iter().all(|level| level.bound == level.value), "{:?}", list.levels);
}

#[test]
fn with_a_horizon_of_one_week_no_pathway_of_two_mondays_is_booked() {
    let waiting = vec![patient("one", "2026-10-01", work_up())];
    let options = Options { weeks: 1, ..Options::default() };
    let list = book(&clinic(waiting), &template(), &Bookings::default(), &options);
    assert_eq!(list.bookings.rows(), []);
    assert_eq!(list.left_out[0].1, Reason::Lags);
}

#[test]
fn of_a_list_longer_than_is_booked_at_once_the_earliest_deadlines_go_first() {
    let waiting = vec![
        patient("late", "2026-10-30", work_up()),
        patient("early", "2026-10-01", work_up()),
        patient("middle", "2026-10-20", work_up()),
    ];
    let options = Options { patients_max: 2, ..Options::default() };
    let list = book(&clinic(waiting), &template(), &Bookings::default(), &options);
    assert_eq!(list.left_out, [(crate::table::PatientId::from_index(0), Reason::Beyond)]);
    assert_eq!(list.bookings.rows().len(), 4);
}

#[test]
fn an_empty_list_needs_no_dates() {
    let list = book(&clinic(Vec::new()), &template(), &Bookings::default(), &Options::default());
    assert_eq!((list.bookings.rows().len(), list.left_out.len()), (0, 0));
}

#[test]
fn bookings_told_stay_and_the_next_step_keeps_its_lag_to_them() {
    let waiting =
        vec![patient("a", "2026-10-01", work_up()), patient("b", "2026-10-02", work_up())];
    let clinic = clinic(waiting);
    let all = book(&clinic, &template(), &Bookings::default(), &Options::default());
    let told =
        Bookings::new(all.bookings.rows().iter().copied().filter(|row| row.step == 0).collect());
    let again = book(&clinic, &template(), &told, &Options::default());
    assert_eq!(again.bookings, all.bookings);
}

#[test]
fn a_sub_acute_patient_is_booked_into_a_block_that_is_open_and_into_no_other() {
    // Blocks of first visits and conclusions on Mondays alone; the next is five open days away.
    let urgent = Asks::Need(NeedId::from_index(0));
    let clinic = clinic(vec![patient("one", "2026-11-02", urgent)]);
    let options = Options { weeks: 1, ..Options::default() };
    let booked = |days: u32| {
        let template = template().opening(days);
        let list = book(&clinic, &template, &Bookings::default(), &options);
        assert_eq!(bookings_verdict(&clinic, &template, &list.bookings, None), []);
        list.bookings.rows().iter().map(|row| row.date).collect::<Vec<_>>()
    };
    assert_eq!(booked(4), []);
    assert_eq!(booked(5), [date("2026-11-09")]);
}
