//! What a plan is worth, level by level.

use super::Rule;
use super::problem::Problem;
use super::request::{Cost, Path};

/// A path for each request, in their order; `None` leaves the patient out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan(pub Vec<Option<Path>>);

impl Plan {
    /// Nobody booked.
    #[must_use]
    pub(crate) fn nobody(problem: &Problem) -> Self {
        Self(vec![None; problem.requests.len()])
    }

    /// Cost of one request in this plan.
    #[must_use]
    pub(crate) fn cost_of(&self, problem: &Problem, row: usize) -> Cost {
        let request = &problem.requests[row];
        self.0[row].as_ref().map_or(request.leave_out, |path| request.cost(path))
    }

    /// Minutes booked in each opening.
    #[must_use]
    pub(crate) fn loads(&self, problem: &Problem) -> Vec<i32> {
        let mut loads = vec![0; problem.openings.len()];
        for (request, path) in problem.requests.iter().zip(&self.0) {
            for place in path.iter().flat_map(|path| request.places(path)) {
                if let Some(opening) = place.opening {
                    loads[opening as usize] += i32::from(place.minutes);
                }
            }
        }
        loads
    }

    /// Most days over of any visit of one request in this plan.
    #[must_use]
    pub(crate) fn worst_of(&self, problem: &Problem, row: usize) -> i64 {
        let request = &problem.requests[row];
        let path = self.0[row].as_ref();
        path.map_or(request.leave_out.0[0], |path| request.worst(path))
    }

    /// Days over statutory maximum waits of one request in this plan, weighed.
    #[must_use]
    pub(crate) fn maximum_of(&self, problem: &Problem, row: usize) -> i64 {
        let request = &problem.requests[row];
        let path = self.0[row].as_ref();
        path.map_or(request.leave_out_maximum, |path| request.maximum(path))
    }

    /// The value of the level of statutory maximum waits.
    #[must_use]
    pub(crate) fn maximum(&self, problem: &Problem, rule: Rule) -> i64 {
        let rows = 0..problem.requests.len();
        if rule != Rule::Max {
            return rows.map(|row| self.maximum_of(problem, row)).sum();
        }
        let worst = |row: usize| {
            let request = &problem.requests[row];
            let places = self.0[row].as_ref().map(|path| request.places(path));
            places.map_or(request.leave_out_maximum, |places| {
                places.map(|place| place.maximum).max().unwrap_or(0)
            })
        };
        rows.map(worst).max().unwrap_or(0)
    }

    /// The values of the four levels.
    #[must_use]
    pub(crate) fn values(&self, problem: &Problem, rule: Rule) -> [i64; 4] {
        let mut sum = [0; 4];
        for row in 0..problem.requests.len() {
            let Cost([rights, access, continuity]) = self.cost_of(problem, row);
            sum[0] = match rule {
                Rule::Max => self.worst_of(problem, row).max(sum[0]),
                Rule::Squares | Rule::Sum | Rule::Binary => sum[0] + rights,
            };
            sum[1] += access;
            sum[2] += continuity;
        }
        sum[3] = self.fit(problem);
        sum
    }

    /// Minutes left in openings in use that are too short for any visit they could take.
    fn fit(&self, problem: &Problem) -> i64 {
        let loads = self.loads(problem);
        let left = loads.iter().enumerate().filter(|&(_, &load)| load > 0).map(|(row, &load)| {
            let left = problem.openings[row].minutes().0 - load;
            if left < problem.shortest[row].0 { left } else { 0 }
        });
        left.map(i64::from).sum()
    }
}
