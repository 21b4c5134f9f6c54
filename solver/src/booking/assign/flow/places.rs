//! Bins that hold a number of items, whichever they are.

use crate::booking::assign::Problem;

/// How many items each bin holds at most: its capacity over its smallest option.
///
/// Exact where all options of a bin have one size.
pub(super) fn places(problem: &Problem) -> Vec<u32> {
    let mut smallest = vec![u32::MAX; problem.capacities().len()];
    for option in problem.items().iter().flat_map(|item| &item.options) {
        let size = &mut smallest[option.bin as usize];
        *size = option.size.min(*size);
    }
    problem.capacities().iter().zip(smallest).map(|(room, size)| room / size).collect()
}

/// Whether all options of each bin have one size, so that [`places`] says all.
pub(super) fn alike(problem: &Problem) -> bool {
    let mut known = vec![0; problem.capacities().len()];
    problem.items().iter().flat_map(|item| &item.options).all(|option| {
        let size = &mut known[option.bin as usize];
        let fits = *size == 0 || *size == option.size;
        *size = option.size;
        fits
    })
}
