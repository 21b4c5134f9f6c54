//! Parts of a problem that have nothing to do with each other.

use crate::booking::assign::Problem;
use crate::number::place;
use crate::union_find::UnionFind;

/// Items and bins that no option joins to the rest: a connected component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Rows of its items, rising.
    pub(crate) items: Vec<u32>,
    /// Its bins, rising; bins that no item names belong to no part.
    pub(crate) bins: Vec<u32>,
}

/// The parts, in order of their first items; an item without options is a part of its own.
pub(crate) fn parts(problem: &Problem) -> Vec<Part> {
    let bins = problem.capacities().len();
    let mut sets = UnionFind::new(bins);
    for item in problem.items() {
        for pair in item.options.windows(2) {
            sets.join(pair[0].bin as usize, pair[1].bin as usize);
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of = vec![u32::MAX; bins];
    for (row, item) in problem.items().iter().enumerate() {
        let lead = item.options.first().map(|option| sets.find(option.bin as usize));
        let known = lead.map_or(u32::MAX, |lead| part_of[lead]);
        if known == u32::MAX {
            if let Some(lead) = lead {
                part_of[lead] = place(parts.len());
            }
            parts.push(Part { items: vec![place(row)], bins: Vec::new() });
        } else {
            parts[known as usize].items.push(place(row));
        }
    }
    for bin in 0..place(bins) {
        let known = part_of[sets.find(bin as usize)];
        if known != u32::MAX {
            parts[known as usize].bins.push(bin);
        }
    }
    parts
}
