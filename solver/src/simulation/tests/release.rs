//! Holds that open earlier, and time that is free sooner than a hold.

use crate::answer::{Fate, HoldPlan, Log, RequestRow};
use crate::evaluation::log_verdict;
use crate::instance::cast::parts;
use crate::instance::{Instance, InstanceParts, Promise};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::sizing::sample::Release;
use crate::solve::Watch;
use crate::table::{Id, NeedId};
use crate::units::{Minutes, Probability};

const URGENT: usize = 0;

/// The cast without a list of today; urgent visits are promised within five open days.
fn made(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    parts.waiting.clear();
    parts.bookings.clear();
    let share = Probability::new(0.9).expect("a share");
    parts.needs[NeedId::from_index(URGENT)].promise = Promise::Access { days: 5, share };
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

/// Played with so many minutes held on each day of the week.
fn log(clinic: &Instance, held: [i32; 7], rules: &Rules) -> Log {
    let held: Vec<Minutes> = held.into_iter().map(Minutes).collect();
    let cancels = Probability::new(0.05).expect("a share");
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::new(std::iter::once(held).collect())),
        days: 52 * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: false,
        habits: Habits { notice: rules.notice, patient_cancels: cancels, ..Habits::default() },
        changes: None,
    };
    let log = simulate(&World::of(clinic, &setup), rules, 0..6, Seed(7), &Watch::default());
    assert_eq!(log_verdict(clinic, &log), []);
    log
}

/// Minutes idle beside a queue, all runs together.
fn beside(log: &Log) -> i32 {
    log.plays.iter().flat_map(|play| &play.sessions).map(|row| row.beside_queue.0).sum()
}

#[test]
fn the_earlier_holds_open_the_fewer_minutes_are_idle_beside_a_queue() {
    let clinic = made(|parts| parts.streams[0].per_week *= 0.7);
    let never = Release::Never;
    let earlier = [0, 1, 2, 5].map(Release::DaysBefore);
    for named in [Named::Fixed, Named::NeedBased, Named::CarveOut] {
        let idle = |release: Release| {
            let rules = Rules { release: Some(release), ..Rules::new(named) };
            beside(&log(&clinic, [60, 60, 60, 60, 60, 0, 0], &rules))
        };
        let idle: Vec<i32> = std::iter::once(never).chain(earlier).map(idle).collect();
        assert!(idle.is_sorted_by(|sooner, later| sooner >= later), "{named:?}: {idle:?}");
    }
}

#[test]
fn a_sub_acute_patient_waits_for_no_hold_while_time_is_free_that_nobody_else_can_be_told_of() {
    // Few ask, and all that is held is an hour on Friday.
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.truncate(1);
        parts.streams[0].per_week = 2.0;
    });
    let later = |notice: u32| {
        let rules = Rules { notice, ..Rules::new(Named::CarveOut) };
        let log = log(&clinic, [0, 0, 0, 0, 60, 0, 0], &rules);
        let waits = |row: &&RequestRow| row.fate == Fate::Seen && row.visit > Some(row.ready);
        log.plays.iter().flat_map(|play| &play.requests).filter(waits).count()
    };
    // Without notice everybody else could still be told of the time that is free.
    assert!(later(0) > 0);
    assert_eq!(later(3), 0);
}
