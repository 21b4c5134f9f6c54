//! Paths through the steps of a request that keep its lags.
//!
//! Costs add up over steps and a lag binds only neighbours, so the cheapest path is found by
//! dynamic programming backwards over the steps. Places lie in order of date and the dates a lag
//! allows move on with the date before, so the least cost of a window slides along (van Herk 1992;
//! Lemire 2006, *Streaming maximum-minimum filter*): the time is linear in the number of places.

use std::collections::VecDeque;
use std::ops::Add;

use super::request::{Path, Place, Request};

/// The dates of one step's places in order, and the lag to them from the step before.
#[derive(Clone, Copy)]
pub(super) struct Stage<'s> {
    pub(super) days: &'s [i16],
    pub(super) lag: (i16, i16),
}

/// Memory of the dynamic program, used again from call to call.
#[derive(Clone, Debug)]
pub(super) struct Walk<V> {
    /// Cost from each place of a step on; `None` where no path goes on.
    cost: Vec<Vec<Option<V>>>,
    follows: Vec<Vec<u32>>,
    window: VecDeque<u32>,
    /// The path found last, as rows among the places of each step.
    pub(super) path: Path,
}

impl<V> Default for Walk<V> {
    fn default() -> Self {
        Self { cost: Vec::new(), follows: Vec::new(), window: VecDeque::new(), path: Path::new() }
    }
}

impl<V: Copy + Ord + Add<Output = V>> Walk<V> {
    /// The least cost of any path, which is left in `path`; `None` when there is none.
    ///
    /// Ties go to the earliest places.
    pub(super) fn cheapest<'s>(
        &mut self,
        steps: usize,
        stage: impl Fn(usize) -> Stage<'s>,
        mut price: impl FnMut(usize, usize) -> Option<V>,
    ) -> Option<V> {
        self.cost.resize_with(steps.max(self.cost.len()), Vec::new);
        self.follows.resize_with(steps.max(self.follows.len()), Vec::new);
        for at in (0..steps).rev() {
            if at + 1 == steps {
                let last = &mut self.cost[at];
                last.clear();
                last.extend((0..stage(at).days.len()).map(|row| price(at, row)));
            } else {
                self.back(at, stage(at), stage(at + 1), &mut price);
            }
        }
        let first = self.cost[0].iter().enumerate();
        let (cost, row) = first.filter_map(|(row, cost)| cost.map(|cost| (cost, row))).min()?;
        self.path.clear();
        self.path.push(rows(row));
        for at in 0..steps - 1 {
            let next = self.follows[at][self.path[at] as usize];
            self.path.push(next);
        }
        Some(cost)
    }

    /// Costs from the places of one step on, from those of the step after it.
    fn back(
        &mut self,
        at: usize,
        here: Stage<'_>,
        next: Stage<'_>,
        price: &mut impl FnMut(usize, usize) -> Option<V>,
    ) {
        let (before, after) = self.cost.split_at_mut(at + 1);
        let (own, after) = (&mut before[at], &after[0]);
        let (follows, window) = (&mut self.follows[at], &mut self.window);
        own.clear();
        follows.clear();
        window.clear();
        let mut to = 0;
        for (row, &day) in here.days.iter().enumerate() {
            let found = price(at, row).and_then(|own| {
                let (least, most) = (later(day, next.lag.0), later(day, next.lag.1));
                while to < next.days.len() && i32::from(next.days[to]) <= most {
                    if let Some(cost) = after[to] {
                        while window.back().is_some_and(|&b| after[b as usize] > Some(cost)) {
                            window.pop_back();
                        }
                        window.push_back(rows(to));
                    }
                    to += 1;
                }
                while window.front().is_some_and(|&f| i32::from(next.days[f as usize]) < least) {
                    window.pop_front();
                }
                let &best = window.front()?;
                Some((own + after[best as usize]?, best))
            });
            own.push(found.map(|(cost, _)| cost));
            follows.push(found.map_or(0, |(_, best)| best));
        }
    }
}

fn later(day: i16, days: i16) -> i32 {
    i32::from(day) + i32::from(days)
}

fn rows(row: usize) -> u32 {
    u32::try_from(row).expect("rows are counted in 32 bits")
}

/// Whether any path keeps the lags.
#[must_use]
pub(super) fn reachable(request: &Request) -> bool {
    cheapest(request, |_, _, _| Some(0_i64)).is_some()
}

/// The path of least cost that keeps the lags; `None` when there is none.
///
/// `price` gives the cost of a place from its step and row, or `None` where it may not be used.
#[must_use]
pub(super) fn cheapest<V: Copy + Ord + Add<Output = V>>(
    request: &Request,
    mut price: impl FnMut(usize, usize, &Place) -> Option<V>,
) -> Option<(V, Path)> {
    let days: Vec<Vec<i16>> = request
        .steps
        .iter()
        .map(|step| step.places.iter().map(|place| place.day).collect())
        .collect();
    let mut walk = Walk::default();
    let cost = walk.cheapest(
        request.steps.len(),
        |at| Stage { days: &days[at], lag: request.steps[at].lag },
        |at, row| price(at, row, &request.steps[at].places[row]),
    )?;
    Some((cost, walk.path))
}
