use super::brute;
use super::made::{Shape, problem};
use crate::booking::solve::solve;
use crate::booking::{Options, Rule};

#[test]
fn small_lists_are_booked_as_well_as_by_trying_every_plan() {
    for seed in 0..60 {
        for rule in [Rule::Squares, Rule::Sum, Rule::Max, Rule::Binary] {
            let shape = Shape { rule, ..Shape::small() };
            let problem = problem(seed, &shape);
            let best = brute::best(&problem, rule);
            let solved = solve(&problem, &Options { rule, rounds_max: 20, ..Options::default() });
            let values = solved.levels.map(|level| level.value);
            let bounds = solved.levels.map(|level| level.bound);
            assert_eq!(values, best, "seed {seed}, {rule:?}");
            assert_eq!(bounds, best, "bound, seed {seed}, {rule:?}");
        }
    }
}
