//! When the easy patients leave.

use super::*;
use crate::day::{Schedule, evaluate};
use crate::solve::StopToken;
use crate::units::Probability;

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn swapped(blocks: &[(&str, BlockKind)], value: f64) -> Result<Swapped, NoSwap> {
    let day = day(blocks).expect("a day");
    without_easy(&cast::clinic(), &day, share(value), &Options::default())
}

#[test]
fn two_easy_controls_become_one_heavy_one_at_equal_minutes() {
    let before = day(&full()).expect("a day");
    let found = swapped(&full(), 0.2).expect("easy controls");
    // A fifth of six, rounded up, is two: 40 minutes are one heavy control.
    assert_eq!((found.easy, found.removed.as_slice()), (6, &[0, 1][..]));
    let heavy = (NeedId::from_index(CONTROL), ClassId::from_index(HIGH), Minutes(40));
    assert_eq!((found.added.as_slice(), found.unbooked), (&[heavy][..], Minutes(0)));
    assert_eq!((found.after.booked(), found.after.patients()), (before.booked(), 7));
    assert_eq!(found.after.own.0, [0, 8, 12, 16, 20, 24, 32]);
}

#[test]
fn equal_minutes_with_fewer_visits_mean_more_overtime_and_fewer_days_in_time() {
    let before = day(&full()).expect("a day");
    let after = swapped(&full(), 0.5).expect("easy controls").after;
    let [old, new] = [&before, &after].map(|day| evaluate(&day.day, &day.own));
    assert!(new.overtime > old.overtime + 1.0, "{} then {}", old.overtime, new.overtime);
    assert!(new.in_time < old.in_time, "{} then {}", old.in_time, new.in_time);
}

#[test]
fn one_more_leaves_where_whole_visits_need_it() {
    // A tenth of six is one: twenty minutes fit no heavy control, forty do.
    let found = swapped(&full(), 0.1).expect("easy controls");
    assert_eq!((found.removed.len(), found.unbooked), (2, Minutes(0)));
}

#[test]
fn minutes_that_no_whole_visit_fills_are_told() {
    let blocks = [("9:00-9:40", visit(FIRST, LOW)), ("9:40-10:20", visit(FIRST, LOW))];
    // 80 minutes hold one first visit of 60.
    let found = swapped(&blocks, 1.0).expect("easy visits");
    assert_eq!((found.added.len(), found.unbooked), (1, Minutes(20)));
}

#[test]
fn controls_leave_before_other_easy_visits() {
    let blocks = [
        ("9:00-9:20", visit(CONCLUSION, LOW)),
        ("9:20-9:40", visit(CONTROL, LOW)),
        ("9:40-10:00", visit(CONTROL, LOW)),
        ("10:00-10:40", visit(CONTROL, HIGH)),
    ];
    assert_eq!(swapped(&blocks, 0.5).expect("easy visits").removed, [1, 2]);
}

#[test]
fn where_nobody_is_known_to_be_easy_or_all_are_heavy_nobody_leaves() {
    let unknown = [("9:00-9:20", visit(CONCLUSION, UNKNOWN)), ("9:20-9:40", hold())];
    assert_eq!(swapped(&unknown, 0.2).map(|found| found.easy), Err(NoSwap::NoEasy));
    let heavy = [("9:00-9:40", visit(CONTROL, HIGH))];
    assert_eq!(swapped(&heavy, 0.2).map(|found| found.easy), Err(NoSwap::NoHeavier));
}

#[test]
fn nobody_of_nobody_leaves_the_day_as_it_was() {
    let before = day(&full()).expect("a day");
    let found = swapped(&full(), 0.0).expect("a share of nothing");
    assert_eq!(found.after, before);
}

#[test]
fn the_buffer_is_the_smallest_that_restores_the_chance() {
    let before = day(&full()).expect("a day");
    let chance = evaluate(&before.day, &before.own).in_time;
    let after = swapped(&full(), 0.5).expect("easy controls").after;
    let found = buffer(&after, chance, &Options::default(), true, &StopToken::default());
    let at_end = found.at_end.expect("two hours are enough");
    assert!(at_end.minutes > Minutes(0) && at_end.evaluation.in_time >= chance);
    // A step of the grid less is not enough.
    let less = Options { buffer_max: at_end.minutes - Minutes(5), ..Options::default() };
    let short = buffer(&after, chance, &less, false, &StopToken::default());
    assert_eq!((short.at_end, short.spread), (None, None));
    if let Some(spread) = found.spread {
        assert!(spread.minutes < at_end.minutes && spread.evaluation.in_time >= chance);
    }
}

#[test]
fn with_these_times_no_place_is_better_for_a_buffer_than_the_end() {
    let mut day = day(&full()).expect("a day").day;
    let own = [0, 4, 8, 12, 16, 20, 24, 32];
    day.intervals += 3;
    let chance = |from: usize| {
        let later = own.iter().enumerate().map(|(at, &start)| start + 3 * usize::from(at >= from));
        evaluate(&day, &Schedule(later.collect())).in_time
    };
    let at_end = chance(own.len());
    assert!((1..own.len()).all(|from| chance(from) <= at_end + 1e-12));
}

#[test]
fn the_week_adds_its_sessions_and_tells_which_have_no_visits() {
    let clinic = cast::clinic();
    let found = week(&clinic, &template(&full()), Some(share(0.5)), &Options::default());
    assert_eq!(found.rows.len(), 8);
    assert_eq!(found.rows[1].day, Err(NoDay::NoVisits));
    let (before, after) = (found.before(), found.after());
    // Half of six controls are three; two make room for a heavy one, a third for none.
    assert_eq!((before.sessions, before.patients, after.patients), (1, 8, 7));
    assert_eq!(found.easy(&clinic), 6);
    assert_eq!(before.booked, after.booked);
    assert!(after.overtime > before.overtime && found.buffer_minutes() > Minutes(0));
}
