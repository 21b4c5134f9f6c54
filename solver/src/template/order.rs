//! In which order the blocks of a bin are worked.
//!
//! Complex visits mixed with others, so that the easy ones take up what the others run over;
//! smallest variance first, which makes fewest wait (de Kemp, Mandjes & Olver 2021); complex visits
//! last, which takes the fewest buffers. Each is held against the day it makes, with every patient
//! asked to come at the start of their block.

use crate::answer::BlockKind;
use crate::day::{Day, Guards, Schedule, Visit, Weights, blocks, evaluate};
use crate::instance::Instance;
use crate::units::Minutes;

/// The orders in question, holds spread among the visits in each.
pub(super) fn orders(instance: &Instance, items: Vec<Item>) -> Vec<Vec<Item>> {
    let (holds, visits): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_hold);
    let (complex, plain): (Vec<Item>, Vec<Item>) = visits.iter().partition(|v| v.complex);
    let mut steady = visits;
    let variance = |item: &Item| visit(instance, item).map_or(0.0, |visit| visit.length.variance());
    steady.sort_by(|a, b| variance(a).total_cmp(&variance(b)));
    let last = among(&holds, &plain).into_iter().chain(complex.iter().copied()).collect();
    let mixed = among(&holds, &among(&complex, &plain));
    vec![mixed, among(&holds, &steady), last]
}

/// The order whose day costs least, the first of equals.
pub(super) fn smoothest(instance: &Instance, minutes: Minutes, rows: Vec<Vec<Item>>) -> Vec<Item> {
    let mut best = (f64::INFINITY, Vec::new());
    for row in rows {
        let cost = cost(instance, minutes, &row);
        if best.1.is_empty() || cost < best.0 - 1e-9 {
            best = (cost, row);
        }
    }
    best.1
}

/// What a day of these blocks costs; 0 where nobody is asked to come.
fn cost(instance: &Instance, minutes: Minutes, row: &[Item]) -> f64 {
    let grid = instance.parts().grid;
    let whole = |minutes: i32| usize::try_from(minutes).unwrap_or(0);
    let mut from = Minutes(0);
    let mut asked: Vec<(Visit, usize)> = Vec::new();
    for item in row {
        asked.extend(visit(instance, item).map(|visit| (visit, whole(from / grid))));
        from += item.minutes;
    }
    let (visits, starts) = asked.into_iter().unzip();
    let intervals = whole(minutes / grid);
    let day = Day {
        interval_minutes: u32::try_from(grid.0).unwrap_or(1),
        intervals,
        visits,
        walk_ins: None,
        weights: Weights::USUAL,
        guards: Guards::none(intervals),
    };
    day.checked().map_or(0.0, |day| evaluate(&day, &Schedule(starts)).cost)
}

fn visit(instance: &Instance, item: &Item) -> Option<Visit> {
    blocks::visit(instance, item.kind, item.minutes)
}

fn is_hold(item: &Item) -> bool {
    matches!(item.kind, BlockKind::Hold { .. })
}

/// Puts item j of n after j/n of the others.
fn among(items: &[Item], others: &[Item]) -> Vec<Item> {
    let mut row = Vec::with_capacity(items.len() + others.len());
    let mut rest = others.iter();
    let mut taken = 0;
    for (index, item) in items.iter().enumerate() {
        let due = (index + 1) * others.len() / items.len();
        row.extend(rest.by_ref().take(due - taken));
        taken = due;
        row.push(*item);
    }
    row.extend(rest);
    row
}

/// One block still without a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) kind: BlockKind,
    pub(super) minutes: Minutes,
    pub(super) complex: bool,
}
