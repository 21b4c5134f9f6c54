//! Descent by moving runs of neighbours together.
//!
//! A run of patients called one after the other moves some intervals earlier or later, first far,
//! then near. Single patients (the elementary moves of Kaandorp & Koole 2007) are runs of one;
//! neither single moves nor long runs alone reach the optimum.

use crate::solve::StopToken;

use super::super::evaluate::Evaluator;
use super::super::{Day, Schedule};

/// Least gain that counts, as a share of the cost.
const GAIN: f64 = 1e-12;

/// Moves runs until none makes the schedule cheaper.
pub(super) fn descend(
    day: &Day,
    search: &mut Evaluator<'_>,
    schedule: &mut Schedule,
    stop: &StopToken,
) {
    let mut cost = search.settle(schedule);
    let mut step = (day.intervals / 8).next_power_of_two();
    while step > 0 {
        while sweep(day, search, schedule, &mut cost, step) {
            if stop.stopped() {
                return;
            }
        }
        step /= 2;
    }
}

/// Tries every run once; whether one moved.
fn sweep(
    day: &Day,
    search: &mut Evaluator<'_>,
    schedule: &mut Schedule,
    cost: &mut f64,
    step: usize,
) -> bool {
    let count = schedule.0.len();
    let mut moved = false;
    for length in 1..=count {
        for first in 0..=count - length {
            for later in [false, true] {
                while let Some(other) = shifted(schedule, first..first + length, step, later) {
                    if !other.keeps(day) {
                        break;
                    }
                    let found = search.cost_of(&other);
                    if found >= *cost - GAIN * cost.abs().max(1.0) {
                        break;
                    }
                    *schedule = other;
                    *cost = search.settle(schedule);
                    moved = true;
                }
            }
        }
    }
    moved
}

fn shifted(
    schedule: &Schedule,
    run: std::ops::Range<usize>,
    step: usize,
    later: bool,
) -> Option<Schedule> {
    let mut other = schedule.clone();
    for at in &mut other.0[run] {
        *at = if later { *at + step } else { at.checked_sub(step)? };
    }
    Some(other)
}
