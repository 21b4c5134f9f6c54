use proptest::prelude::*;

use super::close;
use crate::demand::{Count, Law, TAIL, compound};
use crate::draws::draws;
use crate::number::real;
use crate::sizing::legal::{loss, promised};
use crate::sizing::line::{Line, LineDay};

fn poisson(mean: f64) -> Law {
    compound(Count::Poisson { mean }, &Law::point(1), TAIL)
}

fn weekly(mean: f64, capacity: Vec<(usize, f64)>) -> Line {
    Line { days: vec![LineDay { demand: poisson(mean), capacity, kept_max: None }] }
}

fn mean(law: &[f64]) -> f64 {
    law.iter().enumerate().map(|(b, p)| real(b) * p).sum()
}

/// Mean left-over backlog by the roots of `z^c = exp(λ (z - 1))` inside the unit circle.
fn by_roots(rate: f64, slots: u32) -> f64 {
    let c = f64::from(slots);
    let root = |k: u32| {
        let angle = std::f64::consts::TAU * f64::from(k) / c;
        let (mut x, mut y) = (0.0, 0.0);
        for _ in 0..5_000 {
            let (size, turn) = ((rate * (x - 1.0) / c).exp(), angle + rate * y / c);
            (x, y) = (size * turn.cos(), size * turn.sin());
        }
        // The real part of 1 / (1 - z).
        (1.0 - x) / ((1.0 - x).powi(2) + y * y)
    };
    let roots: f64 = (1..slots).map(root).sum();
    rate / (2.0 * (c - rate)) - f64::midpoint(c - 1.0, rate) + roots
}

#[test]
fn mean_backlog_agrees_with_the_roots_of_the_generating_function() {
    for slots in [21, 22, 25, 30] {
        let line = weekly(20.0, vec![(slots as usize, 1.0)]);
        let laws = line.stationary(1e-14).unwrap();
        close(mean(&laws[0]), by_roots(20.0, slots), 1e-9);
    }
}

#[test]
fn a_load_next_to_one_keeps_its_digits() {
    let line = weekly(19.98, vec![(20, 1.0)]);
    let laws = line.stationary(1e-14).unwrap();
    let exact = by_roots(19.98, 20);
    close(mean(&laws[0]) / exact, 1.0, 1e-8);
}

#[test]
fn a_month_needs_little_slack_and_a_week_needs_a_lot() {
    let beyond = |slots, weeks: usize| {
        let line = weekly(20.0, vec![(slots, 1.0)]);
        line.late(&line.stationary(1e-13).unwrap(), weeks)[0][weeks - 1] / 20.0
    };
    close(beyond(21, 4), 0.00076, 0.000_005);
    close(beyond(21, 1), 0.337, 0.0005);
    close(beyond(25, 1), 0.024, 0.0005);
}

#[test]
fn one_cancelled_week_in_twelve_costs_more_than_all_chance_of_demand() {
    let steady = weekly(20.0, vec![(22, 1.0)]);
    let random = weekly(20.0, vec![(0, 1.0 / 12.0), (24, 11.0 / 12.0)]);
    let backlog = |line: &Line| mean(&line.stationary(1e-13).unwrap()[0]);
    close(backlog(&steady), 2.97, 0.005);
    close(backlog(&random), 13.37, 0.005);
}

#[test]
fn a_promise_of_four_weeks_refuses_what_the_literature_of_loss_says() {
    for (slots, unused, refused) in
        [(19, 0.002, 0.050), (20, 0.153, 0.0077), (21, 1.001, 0.000_067)]
    {
        let left = loss(&promised(weekly(20.0, vec![(slots, 1.0)]), 4), 1e-13);
        close(left.unused, unused, 0.0005);
        close(left.lost / 20.0, refused, refused * 0.02);
        close(left.unused, real(slots) - 20.0 + left.lost, 1e-9);
    }
}

/// The long run by plain arrays: shares late by positions in the queue, capacity convolved.
fn brute(demand: &[Vec<f64>], capacity: &[Vec<(usize, f64)>], next_day: bool, k: usize) -> f64 {
    const N: usize = 160;
    let days = demand.len();
    let mut morning = vec![0.0; N];
    morning[0] = 1.0;
    let mut laws = vec![Vec::new(); days];
    for step in 0..3_000 * days {
        let day = step % days;
        laws[day] = morning.clone();
        let mut next = vec![0.0; N];
        for (b, p) in morning.iter().enumerate() {
            for &(h, ph) in &capacity[day] {
                for (d, pd) in demand[day].iter().enumerate() {
                    let to =
                        if next_day { b.saturating_sub(h) + d } else { (b + d).saturating_sub(h) };
                    next[to.min(N - 1)] += p * ph * pd;
                }
            }
        }
        morning = next;
    }
    let mut late = 0.0;
    for day in 0..days {
        // Who is there before the day's requests stand in line, and which days serve them.
        let mut ahead = vec![0.0; N];
        let first = if next_day {
            for (b, p) in laws[day].iter().enumerate() {
                capacity[day].iter().for_each(|&(h, ph)| ahead[b.saturating_sub(h)] += p * ph);
            }
            day + 1
        } else {
            ahead.clone_from(&laws[day]);
            day
        };
        let serving = if next_day { k } else { k + 1 };
        let mut total = vec![1.0];
        for open in first..first + serving {
            let mut sum = vec![0.0; total.len() + 12];
            for (c, p) in total.iter().enumerate() {
                capacity[open % days].iter().for_each(|&(h, ph)| sum[c + h] += p * ph);
            }
            total = sum;
        }
        for (b, p) in ahead.iter().enumerate() {
            for (d, pd) in demand[day].iter().enumerate() {
                for (c, pc) in total.iter().enumerate() {
                    let left = (b + d).saturating_sub(c) - b.saturating_sub(c);
                    late += p * pd * pc * real(left);
                }
            }
        }
    }
    late
}

#[test]
fn same_day_and_next_day_access_agree_with_brute_force_over_a_cycle_of_random_capacity() {
    let demand =
        [vec![0.3, 0.3, 0.2, 0.2], vec![0.5, 0.0, 0.3, 0.1, 0.1], vec![0.7, 0.1, 0.1, 0.1]];
    let capacity = [vec![(0, 0.2), (2, 0.8)], vec![(3, 1.0)], vec![(0, 0.1), (1, 0.5), (2, 0.4)]];
    for next_day in [false, true] {
        let days = (0..3).map(|day| LineDay {
            demand: Law::from_mass(demand[if next_day { (day + 2) % 3 } else { day }].clone()),
            capacity: capacity[day].clone(),
            kept_max: None,
        });
        let line = Line { days: days.collect() };
        let laws = line.stationary(1e-13).unwrap();
        let late = line.late(&laws, 4);
        for k in 1..4 {
            let windows = if next_day { k } else { k + 1 };
            let exact: f64 = late.iter().map(|day| day[windows - 1]).sum();
            close(exact, brute(&demand, &capacity, next_day, k), 1e-9);
        }
        let asked: f64 = line.days.iter().map(|day| day.demand.mean()).sum();
        let given: f64 = line.days.iter().map(LineDay::mean_capacity).sum();
        close(line.left(&laws).unused, given - asked, 1e-9);
    }
}

fn law() -> impl Strategy<Value = Law> {
    prop::collection::vec(0.01..1.0_f64, 2..6).prop_map(|weights| {
        let sum: f64 = weights.iter().sum();
        Law::from_mass(weights.iter().map(|weight| weight / sum).collect())
    })
}

proptest! {
    #![proptest_config(draws(40))]

    #[test]
    fn more_capacity_never_hurts_access(
        laws in prop::collection::vec(law(), 3),
        counts in prop::collection::vec(2..7_usize, 3),
        more in 0..3_usize,
    ) {
        let line = |counts: &[usize]| Line {
            days: laws
                .iter()
                .zip(counts)
                .map(|(demand, &count)| LineDay {
                    demand: demand.clone(),
                    capacity: vec![(0, 0.1), (count, 0.9)],
                    kept_max: None,
                })
                .collect(),
        };
        let late = |line: &Line| {
            line.stationary(1e-12).map(|laws| line.late(&laws, 3).concat().iter().sum::<f64>())
        };
        let mut wider = counts.clone();
        wider[more] += 1;
        if let Some(before) = late(&line(&counts)) {
            let after = late(&line(&wider)).expect("a wider queue is stable too");
            prop_assert!(after <= before + 1e-8, "{after} after {before}");
        }
    }
}
