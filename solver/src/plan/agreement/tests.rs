//! Ada and Bea, three ways.

use crate::answer::{Log, Play};
use crate::instance::cast::clinic;
use crate::rng::Seed;
use crate::simulation::{World, simulate};
use crate::sizing;
use crate::solve::Watch;
use crate::table::{Id, TeamId};

use super::group::{self, InSteps};
use super::{Options, Verdict, agreement};

const SHORT: Options =
    Options { warm_up_weeks: 10, weeks: 40, replications: 20, paths: 100, seed: Seed(3) };

#[test]
fn ada_and_bea_keep_the_same_share_three_ways() {
    let rows = agreement(&clinic(), &SHORT);
    assert_eq!(rows.len(), 1);
    assert!(matches!(rows[0].verdict, Verdict::Agree | Verdict::Packing), "{:?}", rows[0]);
}

#[test]
fn visits_in_steps_are_served_as_the_recursion_says_to_the_last_minute() {
    // Not within sampling error but exactly: the same patients put through the recursion
    // q' = (q + A - N)^+, b' = (b + D - H - (N - q - A)^+)^+ leave the same minutes every evening.
    let clinic = clinic();
    let team = TeamId::from_index(0);
    let sizing = sizing::size(&clinic, &sizing::Options { as_is: false, frontier: false });
    let own = &sizing.teams[0];
    let seen = sizing::seen(&clinic, (team, &own.held), &own.design.holds);
    let world = group::world(&clinic, team, &seen, &SHORT);
    let log = simulate(&world, &InSteps { step: seen.lattice }, 0..3, Seed(11), &Watch::default());
    for play in &log.plays {
        let mut backlog = (0, 0);
        let mut waited = 0;
        for &day in log.open_days.iter().take_while(|&&day| day < log.end) {
            let asked = |held| minutes(&world, play, |row| row.asked == day, held);
            let of_day = play.sessions.iter().filter(|row| row.day == day);
            let (all, held) =
                of_day.fold((0, 0), |sum, row| (sum.0 + row.minutes.0, sum.1 + row.held.0));
            let left_over = all - held - backlog.1 - asked(false);
            backlog =
                ((backlog.0 + asked(true) - held - left_over.max(0)).max(0), (-left_over).max(0));
            assert_eq!(backlog, left(&world, &log, play, day), "evening of {day:?}");
            waited += backlog.0 + backlog.1;
        }
        assert!(waited > 0, "nobody ever waited, so nothing was compared");
    }
}

/// Sub-acute and routine minutes that wait on an evening.
fn left(world: &World, log: &Log, play: &Play, day: crate::answer::Day) -> (i32, i32) {
    let waits =
        |row: &crate::answer::RequestRow| row.ready <= day && day < row.visit.unwrap_or(log.end);
    (minutes(world, play, waits, true), minutes(world, play, waits, false))
}

fn minutes(
    world: &World,
    play: &Play,
    of: impl Fn(&crate::answer::RequestRow) -> bool,
    held: bool,
) -> i32 {
    let rows = play.requests.iter().filter(|row| world.needs[row.need].held == held && of(row));
    rows.map(|row| row.planned.0).sum()
}

#[test]
fn more_patients_than_minutes_have_no_long_run_to_compare() {
    let clinic = clinic().with(|parts| parts.streams[1].per_week *= 10.0).expect("still a clinic");
    let rows = agreement(&clinic, &SHORT);
    assert_eq!((rows[0].verdict, rows[0].access), (Verdict::NoSteadyState, None));
}

#[test]
fn teams_near_load_one_are_played_for_longer() {
    let longer = super::longer(&SHORT, 100.0);
    // Four times 100 weeks of memory; as many weeks count.
    assert_eq!((longer.warm_up_weeks, longer.weeks), (400, 400));
    assert_eq!(super::longer(&SHORT, 1.0), SHORT);
}
