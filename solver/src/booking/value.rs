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

    /// The values of the four levels.
    #[must_use]
    pub(crate) fn values(&self, problem: &Problem, rule: Rule) -> [i64; 4] {
        let costs = (0..problem.requests.len()).map(|row| self.cost_of(problem, row));
        let mut sum = [0; 4];
        for Cost([rights, access, continuity]) in costs {
            sum[0] = if rule == Rule::Max { rights.max(sum[0]) } else { sum[0] + rights };
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
