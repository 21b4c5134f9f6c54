//! Booking Ada's and Bea's patients.

use crate::answer::{Block, BlockKind, Bookings, Template};
use crate::booking::{Options, Reason, book};
use crate::evaluation::bookings_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, Instance, WaitingPatient};
use crate::table::{ClassId, Id, NeedId, PathwayId, PatientId, SessionId, TeamId};

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
    let first = |row: usize| list.bookings.of(PatientId::from_index(row))[0].date;
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
    assert_eq!(list.left_out, [(PatientId::from_index(0), Reason::Beyond)]);
    assert_eq!(list.bookings.rows().len(), 4);
}

/// Dates by name.
fn dates(clinic: &Instance, bookings: &Bookings) -> Vec<(String, chrono::NaiveDate)> {
    let name = |id: PatientId| clinic.parts().waiting[id.index()].pseudonym.clone();
    let rows = bookings.rows().iter().map(|row| (name(row.patient), row.date));
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

#[test]
fn where_dates_are_equally_good_who_was_referred_first_gets_the_first_whatever_their_row() {
    // Two conclusions of 20 minutes a Monday; a conclusion alone has no right, and the days of
    // access are as many whoever waits. Two were referred on one day: the name decides.
    let conclusion = Asks::Need(NeedId::from_index(2));
    let list = [
        ("e", "2026-10-26"),
        ("d", "2026-10-05"),
        ("c", "2026-10-19"),
        ("b", "2026-10-12"),
        ("a", "2026-10-19"),
    ];
    let order = [("d", "2026-11-09"), ("b", "2026-11-09"), ("a", "2026-11-16")];
    let order = order.into_iter().chain([("c", "2026-11-16"), ("e", "2026-11-23")]);
    let mut expected: Vec<_> = order.map(|(name, day)| (name.to_owned(), date(day))).collect();
    expected.sort();
    for shift in 0..5 {
        for reverse in [false, true] {
            let mut rows = list.to_vec();
            rows.rotate_left(shift);
            if reverse {
                rows.reverse();
            }
            let waiting = rows.iter().map(|(name, day)| patient(name, day, conclusion));
            let clinic = clinic(waiting.collect());
            let booked = book(&clinic, &template(), &Bookings::default(), &Options::default());
            assert_eq!(dates(&clinic, &booked.bookings), expected, "{rows:?}");
            assert!(booked.levels.iter().all(|level| level.bound == level.value));
        }
    }
}

#[test]
fn where_not_all_can_be_booked_the_last_in_turn_is_left_out() {
    let conclusion = Asks::Need(NeedId::from_index(2));
    let list = [("c", "2026-10-19"), ("a", "2026-10-05"), ("b", "2026-10-12")];
    for shift in 0..3 {
        let mut rows = list.to_vec();
        rows.rotate_left(shift);
        let clinic =
            clinic(rows.iter().map(|(name, day)| patient(name, day, conclusion)).collect());
        let options = Options { weeks: 1, ..Options::default() };
        let booked = book(&clinic, &template(), &Bookings::default(), &options);
        let names: Vec<String> =
            dates(&clinic, &booked.bookings).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b"]);
    }
}

#[test]
fn who_is_past_the_promise_comes_before_who_was_referred_earlier() {
    // A conclusion and a sub-acute visit, both 20 minutes and of one priority; one date each on two
    // Mondays. The sub-acute patient should have been seen on 30 October.
    let (urgent, conclusion) = (NeedId::from_index(0), NeedId::from_index(2));
    let free =
        |text| Block { session: SessionId::from_index(0), span: span(text), kind: BlockKind::Free };
    let template = Template::new(vec![free("9:00-9:20")]);
    let first = |referred: &str| {
        let mut parts = parts();
        parts.waiting = vec![
            patient("asked-first", "2026-10-20", Asks::Need(conclusion)),
            patient("sub-acute", referred, Asks::Need(urgent)),
        ];
        let (priority, continuity) = (parts.needs[urgent].priority, parts.needs[urgent].continuity);
        parts.needs[conclusion].priority = priority;
        parts.needs[conclusion].continuity = continuity;
        let clinic = Instance::new(parts).unwrap();
        let list = book(&clinic, &template, &Bookings::default(), &Options::default());
        assert_eq!(bookings_verdict(&clinic, &template, &list.bookings, None), []);
        dates(&clinic, &list.bookings).into_iter().min_by_key(|(_, date)| *date).unwrap().0
    };
    assert_eq!(first("2026-10-30"), "sub-acute");
    // Referred today, they are not past the promise yet, and the referral decides.
    assert_eq!(first("2026-11-02"), "asked-first");
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
        let template = template().opening(|_| days);
        let list = book(&clinic, &template, &Bookings::default(), &options);
        assert_eq!(bookings_verdict(&clinic, &template, &list.bookings, None), []);
        list.bookings.rows().iter().map(|row| row.date).collect::<Vec<_>>()
    };
    assert_eq!(booked(4), []);
    assert_eq!(booked(5), [date("2026-11-09")]);
}
