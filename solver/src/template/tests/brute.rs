//! Very small weeks, held against trying everything.

use proptest::prelude::*;

use super::*;
use crate::draws::draws;
use crate::template::greedy;

/// Lengths of the three needs asked: first visit, conclusion, heavy control.
const LENGTHS: [i32; 3] = [40, 20, 40];

/// Least unmet minutes of priority 2 (the first two needs), then of priority 3, over all ways to
/// fill the sessions; at most `heavy_max` heavy visits in each.
fn best(lengths: &[i32], left: [i32; 3], heavy_max: i32) -> (i32, i32) {
    let Some((&length, rest)) = lengths.split_first() else {
        return (LENGTHS[0] * left[0] + LENGTHS[1] * left[1], LENGTHS[2] * left[2]);
    };
    let mut least = (i32::MAX, i32::MAX);
    for first in 0..=left[0] {
        for conclusion in 0..=left[1] {
            for heavy in 0..=left[2].min(heavy_max) {
                if first * 40 + conclusion * 20 + heavy * 40 <= length {
                    let left = [left[0] - first, left[1] - conclusion, left[2] - heavy];
                    least = least.min(best(rest, left, heavy_max));
                }
            }
        }
    }
    least
}

proptest! {
    #![proptest_config(draws(14))]

    #[test]
    fn no_way_to_fill_the_week_leaves_less_unmet(
        ends in prop::collection::vec(1..7_i32, 2..4),
        visits in prop::array::uniform3(0..4_i32),
        heavy_max in 1..3_i32,
    ) {
        let clinic = small(3, "12:00", |parts| {
            only_ada(parts);
            parts.goals.complex_visits_max = u32::try_from(heavy_max).ok();
            for (session, &end) in parts.sessions.values_mut().zip(&ends) {
                session.span.to = session.span.from + Minutes(end * 20);
            }
            parts.sessions = parts.sessions.values().take(ends.len()).cloned().collect();
        });
        let rows: Vec<_> = [(1, 0), (2, 0), (3, 2)].into_iter().zip(visits)
            .map(|((of, kind), count)| (of, kind, f64::from(count))).collect();
        let demand = asked(&rows);
        let built = plan(&clinic, &holds(&[]), &demand);
        let unmet = |priority| built.levels.iter()
            .find(|level| level.objective == Objective::Unmet { priority })
            .map_or(0, |level| crate::number::whole(level.value));
        let lengths: Vec<i32> = ends.iter().map(|end| end * 20).collect();
        prop_assert_eq!((unmet(2), unmet(3)), best(&lengths, visits, heavy_max));
        prop_assert!(built.levels.iter().all(|level| level.proof == Proof::Exact));
    }

    #[test]
    fn simple_rules_never_beat_the_program(
        visits in prop::array::uniform3(0..6_i32), held in 0..5_i32,
    ) {
        let clinic = small(3, "10:40", |_| {});
        let rows: Vec<_> = [(1, 0), (2, 0), (3, 2)].into_iter().zip(visits)
            .map(|((of, kind), count)| (of, kind, f64::from(count))).collect();
        let (demand, plan_of) = (asked(&rows), holds(&[held * 20; 3]));
        let promised = promised::Promised::of(&clinic, &plan_of, false);
        let from = wanted::Sources {
            instance: &clinic, promised: &promised, demand: &demand, baseline: None,
            patched: false,
        };
        let model = start::model(&from, &island::islands(&clinic, &promised)[0]);
        let simple = greedy::starts(&model, None, false).remove(0);
        prop_assert!(model.program.fits(&simple), "{:?}", model.program.first_broken(&simple));
        let minutes = |priority: u8| -> f64 {
            let rows = model.wanted.iter().zip(&model.unmet);
            rows.filter(|(row, _)| row.priority == priority)
                .map(|(row, var)| row.minutes.real() * simple[var.index()]).sum()
        };
        let built = plan(&clinic, &plan_of, &demand);
        let of = |priority| built.levels.iter()
            .find(|level| level.objective == Objective::Unmet { priority })
            .map_or(0.0, |level| level.value);
        let better = of(2) < minutes(2) - 1e-6;
        prop_assert!(better || (of(2) <= minutes(2) + 1e-6 && of(3) <= minutes(3) + 1e-6));
    }
}
