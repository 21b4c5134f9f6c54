//! What a secretary would do: one patient at a time, each to the earliest free dates.

use super::chain::cheapest;
use super::diary::Diary;
use super::problem::Problem;
use super::request::{Path, Request};
use super::value::Plan;

/// Places tried for one patient whose visits clash with others before they stay out.
const ATTEMPTS: usize = 20;

/// In which order patients are booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Earliest due date first, statutory maximum waits before other rights; patients without a
    /// right last.
    EarliestDueDate,
    /// First come, first served.
    FirstCome,
}

/// Books patients one by one, each to the path with the earliest last visit, then the earliest
/// visits, that is still free.
#[must_use]
pub(crate) fn one_by_one(problem: &Problem, order: Order) -> Plan {
    let mut rows: Vec<usize> = (0..problem.requests.len()).collect();
    let key = |request: &Request| match order {
        Order::EarliestDueDate => request.urgency(),
        Order::FirstCome => (true, request.released),
    };
    rows.sort_by_key(|&row| (key(&problem.requests[row]), problem.requests[row].released, row));
    let mut diary = Diary::new(problem);
    let mut plan = Plan::nobody(problem);
    for row in rows {
        plan.0[row] = earliest(problem, row, &mut diary);
    }
    plan
}

/// Books one request; paths whose visits do not fit with the others are passed over.
pub(super) fn earliest(problem: &Problem, row: usize, diary: &mut Diary<'_>) -> Option<Path> {
    let request = &problem.requests[row];
    let last = request.steps.len() - 1;
    let mut clashing: Vec<(usize, u32)> = Vec::new();
    for _ in 0..ATTEMPTS {
        let (_, path) = cheapest(request, |step, place_row, place| {
            let weight = if step == last { 1_000 } else { 1 };
            let clashes = clashing.iter().any(|&(at, row)| at == step && row as usize == place_row);
            (!clashes && diary.has_room(place)).then_some(weight * i64::from(place.day))
        })?;
        if diary.book(row, &path) {
            return Some(path);
        }
        let open = |&at: &usize| request.steps[at].places[path[at] as usize].opening.is_some();
        let step = (0..path.len()).rev().find(open)?;
        clashing.push((step, path[step]));
    }
    None
}
