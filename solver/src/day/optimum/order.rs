//! In which order patients of different classes are called in.
//!
//! Smallest variance first is the usual answer and not always the best (de Kemp, Mandjes & Olver
//! 2021). It is the start of a search by insertion: a patient moves to another place of the order,
//! with the best times found for it. Where the different orders are few, all are tried.

use crate::solve::StopToken;

use super::super::Day;
use super::{Optimum, cost_of_best, optimum};

/// Most different orders that are all tried.
const ORDERS_MAX: usize = 60;

/// The best order met.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ordered {
    /// Rows of the day's visits in the order they are called in.
    pub order: Vec<usize>,
    /// Its best times, with their certificate for this order.
    pub optimum: Optimum,
    /// Whether every different order was tried, each with a certificate, so that it holds for all.
    pub all_tried: bool,
}

/// Rows in order of rising variance of the work they bring, equals as given.
#[must_use]
pub(crate) fn smallest_variance_first(day: &Day) -> Vec<usize> {
    let variance = |row: usize| {
        let (visit, show) = (&day.visits[row], day.visits[row].show());
        let (mean, variance) = (visit.length.mean(), visit.length.variance());
        show * variance + show * (1.0 - show) * mean * mean
    };
    let mut order: Vec<usize> = (0..day.visits.len()).collect();
    order.sort_by(|&a, &b| variance(a).total_cmp(&variance(b)).then(a.cmp(&b)));
    order
}

/// The best order met, with its best times.
#[must_use]
pub(crate) fn best_order(day: &Day, stop: &StopToken) -> Ordered {
    let kinds = kinds(day);
    let first = smallest_variance_first(day);
    let all_tried = count(&kinds).is_some_and(|orders| orders <= ORDERS_MAX);
    if all_tried {
        return best_of_all(day, &kinds, stop);
    }
    let given: Vec<usize> = (0..kinds.len()).collect();
    let cost = |order: &[usize]| cost_of_best(&ordered(day, order), stop);
    let start = if cost(&first) < cost(&given) { first } else { given };
    let order = by_insertion(day, &kinds, start, stop);
    let optimum = optimum(&ordered(day, &order), stop);
    Ordered { order, all_tried: false, optimum }
}

/// The day with its visits in another order.
#[must_use]
pub(crate) fn ordered(day: &Day, order: &[usize]) -> Day {
    Day { visits: order.iter().map(|&row| day.visits[row].clone()).collect(), ..day.clone() }
}

/// The first visit of each row's kind: equal visits are one kind.
fn kinds(day: &Day) -> Vec<usize> {
    let same = |visit| day.visits.iter().position(|other| other == visit).unwrap_or(0);
    day.visits.iter().map(same).collect()
}

/// Different orders; `None` when there are too many to count.
fn count(kinds: &[usize]) -> Option<usize> {
    let mut orders: usize = 1;
    for row in 0..kinds.len() {
        let alike = kinds[..=row].iter().filter(|kind| **kind == kinds[row]).count();
        orders = orders.checked_mul(row + 1)? / alike;
    }
    Some(orders)
}

/// All orders, each with its certified times; one without a certificate takes the claim away.
fn best_of_all(day: &Day, kinds: &[usize], stop: &StopToken) -> Ordered {
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by_key(|&row| (kinds[row], row));
    let of = |order: &[usize]| optimum(&ordered(day, order), stop);
    let first = of(&order);
    let mut best = Ordered { order: order.clone(), all_tried: first.certified, optimum: first };
    while !stop.stopped() && next(&mut order, kinds) {
        let found = of(&order);
        let all_tried = best.all_tried && found.certified;
        if found.evaluation.cost < best.optimum.evaluation.cost {
            best = Ordered { order: order.clone(), all_tried, optimum: found };
        }
        best.all_tried = all_tried;
    }
    best.all_tried = best.all_tried && !stop.stopped();
    best
}

/// The next different order, by kinds.
fn next(order: &mut [usize], kinds: &[usize]) -> bool {
    let rising = order.windows(2).rposition(|pair| kinds[pair[0]] < kinds[pair[1]]);
    let Some(at) = rising else { return false };
    let later = order.iter().rposition(|&row| kinds[row] > kinds[order[at]]);
    order.swap(at, later.unwrap_or(at));
    order[at + 1..].reverse();
    true
}

fn by_insertion(day: &Day, kinds: &[usize], start: Vec<usize>, stop: &StopToken) -> Vec<usize> {
    let mut best = (cost_of_best(&ordered(day, &start), stop), start);
    let mut moved = true;
    while moved {
        moved = false;
        for (from, to) in insertions(&best.1, kinds) {
            let mut order = best.1.clone();
            let row = order.remove(from);
            order.insert(to, row);
            let cost = cost_of_best(&ordered(day, &order), stop);
            if stop.stopped() {
                return best.1;
            }
            if cost < best.0 * (1.0 - 1e-9) {
                best = (cost, order);
                moved = true;
                break;
            }
        }
    }
    best.1
}

/// Moves of one patient past the next run of patients of one other kind, earlier and later.
fn insertions(order: &[usize], kinds: &[usize]) -> Vec<(usize, usize)> {
    let kind = |at: usize| kinds[order[at]];
    let mut moves = Vec::new();
    for at in 1..order.len() {
        if kind(at) != kind(at - 1) {
            let run = (0..at).rev().take_while(|&other| kind(other) == kind(at - 1)).count();
            moves.extend((1..=run).map(|by| (at, at - by)));
            let run = (at..order.len()).take_while(|&other| kind(other) == kind(at)).count();
            moves.extend((1..=run).map(|by| (at - 1, at - 1 + by)));
        }
    }
    moves
}
