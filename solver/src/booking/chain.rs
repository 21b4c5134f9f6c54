//! Paths through the steps of a request that keep its lags.

use super::request::{Path, Place, Request};

/// Whether any path keeps the lags.
#[must_use]
pub(super) fn reachable(request: &Request) -> bool {
    cheapest(request, |_, _, _| Some(0)).is_some()
}

/// The path of least cost that keeps the lags; `None` when there is none.
///
/// `price` gives the cost of a place from its step and row, or `None` where it may not be used.
/// Exact: dynamic programming backwards over the steps; ties go to the earliest places.
#[must_use]
pub(super) fn cheapest(
    request: &Request,
    mut price: impl FnMut(usize, usize, &Place) -> Option<i64>,
) -> Option<(i64, Path)> {
    let steps = &request.steps;
    // Cost from each place of a step on, and the place that follows.
    let mut after: Vec<Option<(i64, u32)>> = Vec::new();
    let mut follows: Vec<Vec<Option<(i64, u32)>>> = Vec::new();
    for (at, step) in steps.iter().enumerate().rev() {
        let next = steps.get(at + 1);
        let here = step.places.iter().enumerate().map(|(row, place)| {
            let own = price(at, row, place)?;
            let Some(next) = next else { return Some((own, 0)) };
            let (least, most) = (i32::from(next.lag.0), i32::from(next.lag.1));
            let day = i32::from(place.day);
            let from = next.places.partition_point(|p| i32::from(p.day) < day + least);
            let to = next.places.partition_point(|p| i32::from(p.day) <= day + most);
            let window = (from..to).filter_map(|row| after[row].map(|(cost, _)| (cost, row)));
            let (cost, row) = window.min()?;
            Some((own + cost, u32::try_from(row).expect("rows are counted in 32 bits")))
        });
        let here: Vec<_> = here.collect();
        follows.push(here.clone());
        after = here;
    }
    follows.reverse();
    let first = after.iter().enumerate().filter_map(|(row, cost)| cost.map(|(c, _)| (c, row)));
    let (cost, row) = first.min()?;
    let mut path = vec![u32::try_from(row).expect("rows are counted in 32 bits")];
    for at in 0..steps.len() - 1 {
        let (_, next) = follows[at][path[at] as usize]?;
        path.push(next);
    }
    Some((cost, path))
}
