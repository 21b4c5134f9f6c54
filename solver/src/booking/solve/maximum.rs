//! Statutory maximum waits before all other levels.
//!
//! The same problem is solved with days over these waits in the place of rights and rights in the
//! place of access. What every patient has there is kept from then on: a place at which a wait of
//! theirs would be worse is no place any more, and nobody booked is left out who would be worse off
//! so. The levels below are then levels of that smaller problem, and their bounds are for it.

use crate::booking::problem::Problem;
use crate::booking::request::Cost;
use crate::booking::value::Plan;
use crate::booking::{Level, Options};

use super::by_rule;

/// A plan for the statutory maximum waits, with a bound.
pub(super) struct First {
    pub(super) plan: Plan,
    pub(super) bound: i64,
}

/// The best plan found for the statutory maximum waits, rights deciding ties; `None` where none runs.
pub(super) fn first(
    problem: &Problem,
    rows: &[Vec<usize>],
    starts: &[Plan],
    options: &Options,
) -> Option<First> {
    if !problem.has_maximum_waits() {
        return None;
    }
    let shifted = problem.with_maximum_waits_first();
    let options = Options { last: Level::Access, ..options.clone() };
    let all = Allowed { problem: &shifted, plan: None };
    let (plan, bounds) = by_rule(&shifted, rows.to_vec(), starts.to_vec(), &options, all);
    Some(First { plan, bound: bounds[0] })
}

/// What may still be booked.
#[derive(Clone, Copy)]
pub(super) struct Allowed<'a> {
    pub(super) problem: &'a Problem,
    /// Whose maximum waits no patient may have worse; `None` where all is allowed.
    pub(super) plan: Option<&'a Plan>,
}

impl<'a> Allowed<'a> {
    /// Whether a place may be used, by request, step and row.
    pub(super) fn places(self) -> impl Fn(usize, usize, usize) -> bool + 'a {
        move |row, step, place| {
            let Some(path) = self.plan.and_then(|plan| plan.0[row].as_ref()) else { return true };
            let places = &self.problem.requests[row].steps[step].places;
            places[place].maximum <= places[path[step] as usize].maximum
        }
    }

    /// Whether a plan keeps the maximum waits of some requests.
    pub(super) fn keeps(self, plan: &Plan, rows: &[usize]) -> bool {
        let (places, leaving_out) = (self.places(), self.leaving_out());
        rows.iter().all(|&row| match &plan.0[row] {
            None => leaving_out(row),
            Some(path) => (0..).zip(path).all(|(step, &place)| places(row, step, place as usize)),
        })
    }

    /// Whether a request may be left out.
    pub(super) fn leaving_out(self) -> impl Fn(usize) -> bool + 'a {
        move |row| {
            let Some(path) = self.plan.and_then(|plan| plan.0[row].as_ref()) else { return true };
            let request = &self.problem.requests[row];
            request.leave_out_maximum <= request.maximum(path)
        }
    }
}

impl Problem {
    /// Whether a statutory maximum wait can be worse in one plan than in another.
    fn has_maximum_waits(&self) -> bool {
        self.requests.iter().any(|request| {
            let mut places = request.steps.iter().flat_map(|step| &step.places);
            request.leave_out_maximum > 0 || places.any(|place| place.maximum > 0)
        })
    }

    /// The same with days over maximum waits in the place of rights, and rights in that of access.
    pub(in crate::booking) fn with_maximum_waits_first(&self) -> Self {
        let shifted = |Cost([rights, access, _]): Cost, maximum| Cost([maximum, rights, access]);
        let mut problem = self.clone();
        for request in &mut problem.requests {
            request.leave_out = shifted(request.leave_out, request.leave_out_maximum);
            for place in request.steps.iter_mut().flat_map(|step| &mut step.places) {
                place.cost = shifted(place.cost, place.maximum);
            }
        }
        problem
    }
}
