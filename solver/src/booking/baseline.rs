//! What a secretary would do: one patient at a time, each to the earliest free dates.

use chrono::NaiveDate;

use super::chain::cheapest;
use super::clock::Diary;
use super::problem::Problem;
use super::request::Request;
use super::value::Plan;

/// In which order patients are booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Earliest due date first; patients without a right last.
    EarliestDueDate,
    /// First come, first served.
    FirstCome,
}

/// Books patients one by one, each to the path with the earliest last visit, then the earliest
/// visits, that is still free.
#[must_use]
pub fn one_by_one(problem: &Problem, order: Order) -> Plan {
    let mut rows: Vec<usize> = (0..problem.requests.len()).collect();
    let key = |request: &Request| match order {
        Order::EarliestDueDate => request.deadline.unwrap_or(NaiveDate::MAX),
        Order::FirstCome => request.released,
    };
    rows.sort_by_key(|&row| (key(&problem.requests[row]), problem.requests[row].released, row));
    let mut diary = Diary::new(problem);
    let mut plan = Plan::nobody(problem);
    for row in rows {
        let request = &problem.requests[row];
        let last = request.steps.len() - 1;
        let found = cheapest(request, |step, _, place| {
            let weight = if step == last { 1_000 } else { 1 };
            diary.has_room(place).then_some(weight * i64::from(place.day))
        });
        if let Some((_, path)) = found
            && diary.book(row, &path)
        {
            plan.0[row] = Some(path);
        }
    }
    plan
}
