//! What is proved when sub-acute requests may take leftover minutes, against every design there is.

use proptest::prelude::*;

use super::brute::{designs, small};
use super::*;
use crate::draws::draws;
use crate::number::exact;
use crate::rng::Purpose;
use crate::sizing::sample::branch::bound;
use crate::sizing::sample::cost::Scale;
use crate::sizing::sample::problem::{FINE, SampleProblem};
use crate::sizing::sample::relax::{Region, floor, line};
use crate::sizing::sample::{SampleModel, Weights};
use crate::solve::{Limits, StopToken};

/// A few random paths of a small clinic, and its cost with leftover minutes.
fn with_scale<T>(
    clinic: &Instance,
    options: &SampleOptions,
    late: f64,
    at_once: bool,
    then: impl FnOnce(&Scale) -> T,
) -> T {
    let model = team(clinic);
    assert!(model.nested);
    let problem = SampleProblem::new(clinic, &model, options, Purpose::Sample);
    let release = if at_once { Release::DaysBefore(0) } else { Release::Never };
    then(&Scale {
        problem: &problem,
        weights: Weights { late, waiting: 1.0, idle_worth: 0.5, extra: 0.0 },
        release,

        model: SampleModel::WithLeftovers,
        stop: &StopToken::default(),
    })
}

/// Steps held in each pattern.
fn held(scale: &Scale, counts: &[usize]) -> Vec<f64> {
    let held = scale.rule(counts, None).held;
    held.into_iter().map(|held| exact(held) / exact(FINE)).collect()
}

fn fill(scale: &Scale) -> f64 {
    exact(scale.rule(&vec![0; scale.problem.model.days.len()], None).fill) / exact(FINE)
}

proptest! {
    #![proptest_config(draws(16))]

    #[test]
    fn no_design_of_a_box_costs_less_than_its_line(
        same_day in any::<bool>(), cancelled in 0.0..0.4, urgent in 1.0..8.0, days in 0_u32..3,
        late in 0.0..20.0, at_once in any::<bool>(), seed in any::<u64>(), share in 0.0..=1.0,
        ends in proptest::collection::vec((0_usize..6, 0_usize..6), 3), part in 0.0..=1.0,
    ) {
        let clinic = small(same_day, cancelled, urgent, days);
        let options =
            SampleOptions { seed: Seed(seed), fill: vec![share], ..options(4, 30) };
        with_scale(&clinic, &options, late, at_once, |scale| {
            let most = scale.problem.model.days.iter().map(|day| day.holds_max);
            let ends: Vec<(usize, usize)> =
                ends.iter().zip(most).map(|(&(a, b), m)| (a.min(b).min(m), a.max(b).min(m))).collect();
            let (low, high): (Vec<usize>, Vec<usize>) = ends.iter().copied().unzip();
            let (least, most) = (held(scale, &low), held(scale, &high));
            let mixed = least.iter().zip(&most).map(|(a, b)| a + part * (b - a)).collect();
            let of = |region: &Region| line(scale.problem, scale.weights, fill(scale), region);
            let region = Region { least, most, reference: mixed };
            let below = of(&region);
            let floor = floor(scale.problem, scale.weights, fill(scale), &region);
            let height = |line: &crate::sizing::sample::relax::Line, held: &[f64]| {
                line.value + line.slope.iter().zip(held).map(|(slope, held)| slope * held).sum::<f64>()
            };
            // What lines leave out is the same for all holds: the cost of none beyond its own line.
            let exact_line = |counts: &[usize]| {
                let held = held(scale, counts);
                let single =
                    Region { least: held.clone(), most: held.clone(), reference: held.clone() };
                height(&of(&single), &held)
            };
            let none = vec![0; low.len()];
            let constant = scale.mean(&none, None) - exact_line(&none);
            let wide: Vec<usize> = ends.iter().map(|(low, high)| high - low).collect();
            for more in designs(&wide) {
                let counts: Vec<usize> = low.iter().zip(more).map(|(low, more)| low + more).collect();
                let cost = scale.mean(&counts, None);
                let near = 1e-3 * cost.abs().max(1.0);
                let bound = height(&below, &held(scale, &counts)) + constant;
                prop_assert!(bound <= cost + 1e-6 * cost.abs().max(1.0), "{bound} above {cost}");
                prop_assert!(floor + constant <= cost + near, "{floor} + {constant} above {cost}");
                // Shares of thousandths are rounded down in a clinic, not in a line.
                let own = exact_line(&counts) + constant;
                prop_assert!((own - cost).abs() <= near, "{own} is not {cost}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_best_design_costs_no_less_than_its_bound_and_at_most_one_percent_more(
        same_day in any::<bool>(), cancelled in 0.0..0.4, urgent in 1.0..8.0, days in 0_u32..3,
        late in 0.0..20.0, at_once in any::<bool>(), seed in any::<u64>(),
    ) {
        let clinic = small(same_day, cancelled, urgent, days);
        let options = SampleOptions { seed: Seed(seed), ..options(5, 20) };
        with_scale(&clinic, &options, late, at_once, |scale| {
            let most: Vec<usize> = scale.problem.model.days.iter().map(|day| day.holds_max).collect();
            let costs = designs(&most).into_iter().map(|counts| scale.mean(&counts, None));
            let least = costs.fold(f64::INFINITY, f64::min);
            // Begun far from the best.
            let proved = bound(scale, &most, scale.mean(&most, None), &Limits::default());
            let near = 1e-3 * least.abs().max(1.0);
            prop_assert!(proved.bound <= least + near, "{proved:?} above {least}");
            prop_assert!(proved.cost >= least - near, "{proved:?} below {least}");
            prop_assert!((scale.mean(&proved.counts, None) - proved.cost).abs() <= near);
            let gap = proved.cost - proved.bound;
            prop_assert!(gap <= 0.01 * proved.cost.abs() + near, "{proved:?}");
            Ok(())
        })?;
    }
}

#[test]
fn a_bend_downwards_is_bounded_by_its_chord() {
    // One day of two steps, one routine and two urgent steps asked: 0, 1 and 2 holds cost 11, 11
    // and 1. Routine requests lack v = 1 - 2 + H of the unheld minutes, -1 to 1 in the box, so
    // u <= (v + 1) / 2 = H / 2. Beyond capacity is t = 1. With no holds as the reference one urgent
    // step waits late, b >= t - u >= 1 - H / 2, and no routine step does, z >= 0: the line is
    // 11 (1 - H / 2), that is 11, 5.5 and 0.
    let clinic = clinic(|parts| {
        parts.opening.truncate(1);
        let mut first = parts.sessions.values().next().unwrap().clone();
        first.span.to = first.span.from + crate::units::Minutes(40);
        parts.sessions = [first].into_iter().collect();
    });
    let model = team(&clinic);
    let options = options(1, 1);
    let mut problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
    (problem.paths.sub_acute[0], problem.paths.routine[0]) = (2, 1);
    let weights = Weights { late: 10.0, waiting: 1.0, idle_worth: 0.0, extra: 0.0 };
    let of = problem.paths.patterns.len();
    let region = Region { least: vec![0.0; of], most: vec![2.0; of], reference: vec![0.0; of] };
    let line = line(&problem, weights, 0.0, &region);
    let per_step = problem.per_week(FINE);
    let pattern = problem.paths.pattern[0] as usize;
    assert!((line.value / per_step - 11.0).abs() < 1e-9, "{line:?}");
    assert!((line.slope[pattern] / per_step + 5.5).abs() < 1e-9, "{line:?}");
}
