use std::collections::BTreeMap;

use super::close;
use crate::demand::Law;
use crate::number::real;
use crate::sizing::capacity::{Outcome, marginal};
use crate::sizing::joint::{Joint, JointDay, Settled, beyond};
use crate::sizing::line::{Line, LineDay};

fn outcome(held: usize, unheld: usize, chance: f64) -> Outcome {
    Outcome { held, unheld, chance }
}

/// Two days: the first always held, the second cancelled one time in five.
fn days() -> Vec<JointDay> {
    let day = |sub_acute: &[f64], routine: &[f64], capacity| JointDay {
        sub_acute: Law::from_mass(sub_acute.to_vec()),
        routine: Law::from_mass(routine.to_vec()),
        capacity,
        kept_max: None,
    };
    vec![
        day(&[0.5, 0.3, 0.2], &[0.2, 0.4, 0.3, 0.1], vec![outcome(1, 3, 1.0)]),
        day(&[0.6, 0.3, 0.1], &[0.5, 0.2, 0.3], vec![outcome(0, 0, 0.2), outcome(1, 2, 0.8)]),
    ]
}

fn routine(days: &[JointDay]) -> Vec<Vec<f64>> {
    let day = |day: &JointDay| LineDay {
        demand: day.routine.clone(),
        capacity: marginal(&day.capacity, |outcome| outcome.unheld),
        kept_max: None,
    };
    Line { days: days.iter().map(day).collect() }.stationary(1e-13).unwrap()
}

fn settle(days: &[JointDay], nested: bool, rows_max: usize) -> Settled {
    let laws = routine(days);
    let rows = laws.iter().map(Vec::len).max().unwrap().min(rows_max);
    let beyond = days.iter().zip(&laws).map(|(day, law)| beyond(law, day, rows)).collect();
    let (tail, budget) = (1e-12, 1e12);
    let (cycles, spare) = (1_000, Vec::new());
    let chain = Joint { days, nested, tail, rows, beyond, budget, cycles, spare };
    chain.settle(&laws[0], 3).unwrap()
}

type States = BTreeMap<(usize, usize), f64>;

/// One day, state by state: unused, idle beside a queue, and the states after.
fn walk(day: &JointDay, states: &States, arrive: bool) -> (f64, f64, States) {
    let (mut unused, mut idle, mut after) = (0.0, 0.0, States::new());
    for (&(q, b), &p) in states {
        for (a, &pa) in day.routine.mass().iter().enumerate() {
            for (d, &pd) in day.sub_acute.mass().iter().enumerate() {
                if !arrive && d > 0 {
                    continue;
                }
                for o in &day.capacity {
                    let p = p * pa * o.chance * if arrive { pd } else { 1.0 };
                    let seen = (q + a).min(o.unheld);
                    let from_holds = (b + d).min(o.held);
                    let from_rest = (b + d - from_holds).min(o.unheld - seen);
                    let free = o.held - from_holds;
                    unused += p * real(free + o.unheld - seen - from_rest);
                    idle += p * real(free.min(q + a - seen));
                    let next = ((q + a - seen).min(90), (b + d - from_holds - from_rest).min(90));
                    *after.entry(next).or_insert(0.0) += p;
                }
            }
        }
    }
    after.retain(|_, p| *p > 1e-17);
    (unused, idle, after)
}

#[test]
fn nested_holds_agree_with_walking_through_every_state() {
    let days = days();
    let settled = settle(&days, true, usize::MAX);
    let mut states = States::from([((0, 0), 1.0)]);
    for _ in 0..600 {
        states = days.iter().fold(states, |states, day| walk(day, &states, true).2);
    }
    let (mut unused, mut idle) = (0.0, 0.0);
    for (index, day) in days.iter().enumerate() {
        let (u, i, after) = walk(day, &states, true);
        (unused, idle) = (unused + u, idle + i);
        let mean = |states: &States| states.iter().map(|((_, b), p)| real(*b) * p).sum::<f64>();
        let (mut with, mut without) = (after.clone(), walk(day, &states, false).2);
        for window in 0..3 {
            close(settled.late[index][window], mean(&with) - mean(&without), 1e-9);
            let next = &days[(index + 1 + window) % 2];
            (with, without) = (walk(next, &with, false).2, walk(next, &without, false).2);
        }
        states = after;
    }
    close(settled.left.unused, unused, 1e-9);
    close(settled.idle, idle, 1e-9);
}

#[test]
fn holds_do_not_create_idle_time_unused_is_capacity_less_demand() {
    let days = days();
    let capacity: f64 = days
        .iter()
        .flat_map(|day| &day.capacity)
        .map(|outcome| real(outcome.held + outcome.unheld) * outcome.chance)
        .sum();
    let demand: f64 = days.iter().map(|day| day.sub_acute.mean() + day.routine.mean()).sum();
    let settled = settle(&days, true, usize::MAX);
    close(settled.left.unused / (capacity - demand), 1.0, 1e-9);
}

#[test]
fn folding_long_routine_backlogs_changes_next_to_nothing() {
    let days = days();
    let (whole, folded) = (settle(&days, true, usize::MAX), settle(&days, true, 10));
    for (whole, folded) in whole.late.concat().iter().zip(folded.late.concat()) {
        close(*whole, folded, 1e-4);
    }
    close(whole.left.unused, folded.left.unused, 1e-4);
}

#[test]
fn holds_alone_never_beat_holds_with_leftover_minutes() {
    let mut days = days();
    days[0].capacity = vec![outcome(2, 3, 1.0)];
    let (nested, alone) = (settle(&days, true, usize::MAX), settle(&days, false, usize::MAX));
    for (nested, alone) in nested.late.concat().iter().zip(alone.late.concat()) {
        assert!(*nested <= alone + 1e-10, "{nested} against {alone}");
    }
}
