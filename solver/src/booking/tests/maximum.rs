//! Statutory maximum waits come before all other rights.

use proptest::prelude::*;

use super::brute;
use super::by_hand::fits;
use super::made::{Shape, problem};
use crate::answer::{Block, BlockKind, Bookings, Template};
use crate::booking::solve::solve;
use crate::booking::{BookedList, Level, Options, Problem, Reason, Rule, book};
use crate::draws::draws;
use crate::evaluation::{bookings_verdict, rights, rights_verdict};
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, Instance, Promise, WaitingPatient};
use crate::table::{ClassId, Id, NeedId, PatientId, RightId, SessionId, Table, TeamId};

const RULES: [Rule; 4] = [Rule::Squares, Rule::Sum, Rule::Max, Rule::Binary];

/// The cast with a need (row 1) under the work-up right and another (row 3) under the maximum wait
/// for the work-up of cancer; one visit of 40 minutes each Monday.
fn clinic(waiting: &[(&str, usize, &str)]) -> (Instance, Template) {
    let mut parts = parts();
    let cancer = parts.rights.iter().find(|(_, right)| right.name == "cancer-work-up").unwrap().0;
    (parts.streams, parts.panels, parts.pathways) = (Vec::new(), Vec::new(), Table::default());
    let need = |index| NeedId::from_index(index);
    parts.needs[need(3)] = parts.needs[need(1)].clone();
    parts.needs[need(3)].name = "suspected-cancer".to_owned();
    parts.needs[need(3)].promise = Promise::Rights(vec![cancer]);
    let patient = |&(name, asks, referred): &(&str, usize, &str)| {
        let (team, class) = (TeamId::from_index(0), ClassId::from_index(3));
        WaitingPatient::new(name, team, Asks::Need(need(asks)), date(referred), class)
    };
    parts.waiting = waiting.iter().map(patient).collect();
    let block =
        Block { session: SessionId::from_index(0), span: span("9:00-9:40"), kind: BlockKind::Free };
    (Instance::new(parts).unwrap(), Template::new(vec![block]))
}

fn booked(clinic: &(Instance, Template), rule: Rule) -> BookedList {
    let options = Options { rule, weeks: 6, ..Options::default() };
    let list = book(&clinic.0, &clinic.1, &Bookings::default(), &options);
    assert_eq!(bookings_verdict(&clinic.0, &clinic.1, &list.bookings, None), []);
    let end = crate::booking::last_date(&clinic.0, 6);
    let report = rights::report(&clinic.0, &list.bookings, &Bookings::default(), end);
    assert_eq!(rights_verdict(&clinic.0, &list.bookings, &report), []);
    list
}

#[test]
fn whoever_waits_under_a_maximum_wait_has_the_first_date_though_squares_say_otherwise() {
    // Referred on 1 September the work-up is due on 1 October: on 9 November it is 39 days over, on
    // the 16th 46, so the early date would save 46² - 39² = 595. The cancer patient, due on the 9th,
    // would be 7 days over on the 16th: 49.
    let two = clinic(&[("old", 1, "2026-09-01"), ("cancer", 3, "2026-10-26")]);
    for rule in RULES {
        let list = booked(&two, rule);
        let first = |row: usize| list.bookings.of(PatientId::from_index(row))[0].date;
        assert_eq!([first(1), first(0)], [date("2026-11-09"), date("2026-11-16")], "{rule:?}");
        let level = list.maximum_waits.expect("a maximum wait runs");
        assert_eq!((level.level, level.value, level.bound), (Level::MaximumWaits, 0, 0));
    }
    let list = booked(&two, Rule::Squares);
    assert_eq!((list.levels[0].value, list.levels[0].bound), (46 * 46, 46 * 46));
}

#[test]
fn maximum_waits_share_what_there_is_by_the_same_rule() {
    // Due on 5 and on 2 November; dates on the 9th and the 16th. The older first: 7 and 11 days
    // over; the other way round 14 and 4. In squares 170 against 212.
    let two = clinic(&[("younger", 3, "2026-10-22"), ("older", 3, "2026-10-19")]);
    let list = booked(&two, Rule::Squares);
    let level = list.maximum_waits.expect("maximum waits run");
    assert_eq!((level.value, level.bound), (7 * 7 + 11 * 11, 170));
    let first = |row: usize| list.bookings.of(PatientId::from_index(row))[0].date;
    assert_eq!([first(1), first(0)], [date("2026-11-09"), date("2026-11-16")]);
}

#[test]
fn without_a_maximum_wait_there_is_no_such_level() {
    assert_eq!(booked(&clinic(&[("one", 1, "2026-10-01")]), Rule::Squares).maximum_waits, None);
}

#[test]
fn who_was_redirected_is_not_booked() {
    let (clinic, template) = clinic(&[("gone", 1, "2026-10-01"), ("here", 1, "2026-10-20")]);
    let clinic = clinic
        .with(|parts| parts.waiting[0].redirected = Some(date("2026-10-30")))
        .expect("in order");
    let list = booked(&(clinic, template), Rule::Squares);
    assert_eq!(list.left_out, [(PatientId::from_index(0), Reason::Redirected)]);
    assert_eq!(list.bookings.of(PatientId::from_index(1))[0].date, date("2026-11-09"));
}

#[test]
fn a_declined_offer_in_time_costs_the_patient_no_right() {
    let (clinic, template) = clinic(&[("cancer", 3, "2026-10-19")]);
    let clinic =
        clinic.with(|parts| parts.waiting[0].offered = Some(date("2026-11-02"))).expect("in order");
    // Due on 2 November and offered then: nothing is over, whatever date is booked.
    assert_eq!(booked(&(clinic, template), Rule::Squares).maximum_waits, None);
}

#[test]
fn each_right_is_decided_by_the_step_of_its_milestone() {
    // The pathway of the cast: start of work-up within 14 days, told within 30.
    let mut parts = parts();
    let cancer = parts.rights.iter().find(|(_, right)| right.name == "cancer-work-up").unwrap().0;
    let pathway = crate::table::PathwayId::from_index(0);
    parts.pathways[pathway].rights = vec![RightId::from_index(0), cancer];
    parts.pathways[pathway].answer_days = 3;
    parts.waiting = vec![WaitingPatient::new(
        "one",
        TeamId::from_index(0),
        Asks::Pathway(pathway),
        date("2026-10-26"),
        ClassId::from_index(0),
    )];
    let clinic = Instance::new(parts).expect("in order");
    // Mondays: the first visit on 9 November, the last day; the answer 14 days later and 3 more.
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
    let template = Template::new(vec![block(1, "9:00-9:40"), block(2, "10:20-11:00")]);
    let list = booked(&(clinic.clone(), template), Rule::Sum);
    let end = crate::booking::last_date(&clinic, 6);
    let report = rights::report(&clinic, &list.bookings, &Bookings::default(), end);
    let rows: Vec<_> = report.rows.iter().map(|row| (row.met, row.days_over)).collect();
    // 9 November for the start, due that day; 16 + 3 November for the answer, due on the 25th.
    assert_eq!(rows, [(Some(date("2026-11-09")), 0), (Some(date("2026-11-19")), 0)]);
    assert_eq!(report.by_right.len(), 2);
}

/// Gives every other request a maximum wait with a deadline of its own, beside its right.
fn with_waits(mut problem: Problem, seed: u64, rule: Rule) -> Problem {
    for (row, request) in problem.requests.iter_mut().enumerate() {
        let deadline = i64::try_from((seed >> (row % 8 * 4)) % 8).expect("few") - 1;
        if row % 2 == 1 {
            continue;
        }
        let cost = |day: i64| {
            let over = (day - deadline).max(0);
            match rule {
                Rule::Squares => over * over,
                Rule::Sum | Rule::Max => over,
                Rule::Binary => i64::from(over > 0),
            }
        };
        let last = request.steps.last_mut().expect("a step");
        for place in &mut last.places {
            place.maximum = cost(i64::from(place.day));
        }
        let latest = last.places.iter().map(|place| place.maximum).max().unwrap_or(0);
        request.leave_out_maximum = latest.max(cost(40));
    }
    problem
}

proptest! {
    #![proptest_config(draws(40))]

    #[test]
    fn maximum_waits_are_kept_as_well_as_by_trying_every_plan(
        seed in any::<u64>(), rule in 0..4_usize,
    ) {
        let rule = RULES[rule];
        let shape = Shape { rule, lags: vec![(1, 3), (1, 1)], ..Shape::small() };
        let problem = with_waits(problem(seed, &shape), seed, rule);
        let options = Options { rule, rounds_max: 20, ..Options::default() };
        let solved = solve(&problem, &options);
        prop_assert!(fits(&problem, &solved.plan));
        let best = brute::best(&problem.with_maximum_waits_first(), rule);
        let level = solved.maximum_waits.map_or((0, 0), |level| (level.value, level.bound));
        prop_assert_eq!(level.0, best[0]);
        prop_assert!(level.1 <= best[0], "{:?} for {:?}", level, best);
        prop_assert_eq!(solved.plan.maximum(&problem, rule), level.0);
        for level in solved.levels {
            prop_assert!(level.bound <= level.value, "{:?}", level);
        }
    }

    #[test]
    fn a_list_without_maximum_waits_is_booked_as_ever(seed in any::<u64>()) {
        let plain = problem(seed, &Shape::small());
        let solved = solve(&plain, &Options::default());
        prop_assert_eq!(solved.maximum_waits, None);
    }
}
