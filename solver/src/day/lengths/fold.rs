//! Visits held out: each is judged by a length learnt from the visits of the other folds.

use super::{Counts, Options, Rule, Timed};
use crate::rng::Luck;

/// The cost of each visit under a rule that has not seen it.
pub(super) fn held_out(rule: Rule, visits: &[Timed], options: &Options) -> Vec<f64> {
    let folds = folds(visits.len(), options.folds);
    let lengths: Vec<Option<u32>> = (0..options.folds)
        .map(|fold| {
            let others = visits.iter().zip(&folds).filter(|(_, other)| **other != fold);
            rule.length(&Counts::of(others.map(|(visit, _)| visit.actual)), options)
        })
        .collect();
    let cost = |(visit, &fold): (&Timed, &usize)| {
        options.costs.of(lengths[fold].unwrap_or(visit.planned), visit.actual)
    };
    visits.iter().zip(&folds).map(cost).collect()
}

/// The fold of each visit: of equal size, shuffled by row number alone, so that no rhythm of the
/// rows (ten visits a day, say) falls in step with the folds.
pub(super) fn folds(count: usize, folds: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&row| (Luck(0).at(row as u64).0, row));
    let mut of = vec![0; count];
    for (rank, row) in order.into_iter().enumerate() {
        of[row] = rank % folds;
    }
    of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_are_of_equal_size_and_in_no_step_with_the_rows() {
        let of = folds(1000, 10);
        for fold in 0..10 {
            assert_eq!(of.iter().filter(|&&f| f == fold).count(), 100);
            let firsts = of.iter().step_by(10).filter(|&&f| f == fold).count();
            assert!((2..=20).contains(&firsts), "{firsts} of the 100 first visits of a day");
        }
    }
}
