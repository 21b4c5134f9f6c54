use proptest::prelude::*;

use super::{clinics, every_assignment};
use crate::booking::assign::bound::cut::{Cut, Rounding};
use crate::booking::assign::bound::grouped::Grouped;
use crate::booking::assign::bound::knapsack::{Knapsack, Thing};
use crate::booking::assign::bound::parts;
use crate::booking::assign::{Assignment, Problem};

/// What an assignment counts in a cut.
fn counted(problem: &Problem, grouped: &Grouped, bins: &[u32], cut: &Cut, one: &Assignment) -> i64 {
    let part = &parts(problem)[0];
    let shares = part.items.iter().zip(&grouped.group_of).filter_map(|(&row, &group)| {
        let place = one.0[row as usize]?;
        let bin = grouped.bin_of[bins.binary_search(&place).unwrap()];
        cut.inside[bin as usize].then_some(cut.share[group as usize])
    });
    shares.sum()
}

proptest! {
    #[test]
    fn every_assignment_satisfies_every_cut(
        problem in clinics(false), sets in 1..8_usize, missing in 0..32_usize, divisor in 2..9_i64
    ) {
        let part = &parts(&problem)[0];
        let grouped = Grouped::new(&problem, part);
        let inside = (0..grouped.capacity.len()).map(|bin| sets >> bin & 1 == 1).collect();
        let Some(cut) = Cut::new(&grouped, inside, |group| missing >> group & 1 == 1, divisor)
        else { return Ok(()) };
        for (assignment, _) in every_assignment(&problem) {
            let counted = counted(&problem, &grouped, &part.bins, &cut, &assignment);
            prop_assert!(counted <= cut.room, "{counted} in {}", cut.room);
        }
    }

    #[test]
    fn the_best_load_of_a_bin_is_the_best_of_all_loads(
        sizes in prop::collection::vec((1..9_u32, 1..50_i64), 0..7), capacity in 0..25_u32
    ) {
        let things: Vec<Thing> =
            sizes.iter().map(|&(size, worth)| Thing { size, worth }).collect();
        let load = |set: usize| {
            let inside = things.iter().enumerate().filter(|(row, _)| set >> row & 1 == 1);
            inside.fold((0, 0), |sum, (_, thing)| (sum.0 + thing.size, sum.1 + thing.worth))
        };
        let fits = (0..1 << things.len()).map(load).filter(|(size, _)| *size <= capacity);
        let best = fits.map(|(_, worth)| worth).max().unwrap();
        let mut chosen = Vec::new();
        prop_assert_eq!(Knapsack::default().best(capacity, &things, &mut chosen), best);
        prop_assert_eq!(chosen.iter().map(|&row| things[row].worth).sum::<i64>(), best);
    }
}

#[test]
fn two_of_three_visits_of_three_do_not_fit_five() {
    // 3 y <= 5 divided by 3 with a rest of 2: y <= 1.
    let rounding = Rounding::new(5, 3).unwrap();
    assert_eq!((rounding.of(3), rounding.of(5)), (1, 1));
    assert!(Rounding::new(6, 3).is_none(), "nothing to round");
}
