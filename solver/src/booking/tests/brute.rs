//! Every plan there is, tried one by one.

use crate::booking::request::Path;
use crate::booking::{Plan, Problem, Rule};

use super::by_hand::fits;

/// The best values of any plan, level by level.
pub(super) fn best(problem: &Problem, rule: Rule) -> [i64; 4] {
    let paths: Vec<Vec<Path>> =
        (0..problem.requests.len()).map(|row| paths(problem, row)).collect();
    let mut all = Trial { problem, rule, paths, best: None };
    all.extend(0, &mut Plan::nobody(problem));
    all.best.expect("nobody booked is a plan")
}

/// All paths of a request that keep its lags.
pub(super) fn paths(problem: &Problem, row: usize) -> Vec<Path> {
    let request = &problem.requests[row];
    let mut found: Vec<Path> = vec![Vec::new()];
    for step in &request.steps {
        let places = 0..u32::try_from(step.places.len()).expect("few");
        found = found
            .iter()
            .flat_map(|path| places.clone().map(|place| [path.as_slice(), &[place]].concat()))
            .collect();
    }
    found.retain(|path| request.keeps_lags(path));
    found
}

struct Trial<'p> {
    problem: &'p Problem,
    rule: Rule,
    paths: Vec<Vec<Path>>,
    best: Option<[i64; 4]>,
}

impl Trial<'_> {
    fn extend(&mut self, row: usize, plan: &mut Plan) {
        if row == self.paths.len() {
            let values = plan.values(self.problem, self.rule);
            self.best = Some(self.best.map_or(values, |best| best.min(values)));
            return;
        }
        self.extend(row + 1, plan);
        for path in self.paths[row].clone() {
            plan.0[row] = Some(path);
            if fits(self.problem, plan) {
                self.extend(row + 1, plan);
            }
            plan.0[row] = None;
        }
    }
}
