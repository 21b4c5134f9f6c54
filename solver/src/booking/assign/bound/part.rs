//! Parts of a problem that have nothing to do with each other.

use crate::booking::assign::Problem;

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
    let mut leader: Vec<u32> = (0..id(bins)).collect();
    for item in problem.items() {
        for pair in item.options.windows(2) {
            let (one, other) = (find(&mut leader, pair[0].bin), find(&mut leader, pair[1].bin));
            leader[one.max(other) as usize] = one.min(other);
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of = vec![u32::MAX; bins];
    for (row, item) in problem.items().iter().enumerate() {
        let lead = item.options.first().map(|option| find(&mut leader, option.bin));
        let known = lead.map_or(u32::MAX, |lead| part_of[lead as usize]);
        if known == u32::MAX {
            if let Some(lead) = lead {
                part_of[lead as usize] = id(parts.len());
            }
            parts.push(Part { items: vec![id(row)], bins: Vec::new() });
        } else {
            parts[known as usize].items.push(id(row));
        }
    }
    for bin in 0..id(bins) {
        let known = part_of[find(&mut leader, bin) as usize];
        if known != u32::MAX {
            parts[known as usize].bins.push(bin);
        }
    }
    parts
}

fn find(leader: &mut [u32], mut bin: u32) -> u32 {
    while leader[bin as usize] != bin {
        leader[bin as usize] = leader[leader[bin as usize] as usize];
        bin = leader[bin as usize];
    }
    bin
}

pub(super) fn id(row: usize) -> u32 {
    u32::try_from(row).expect("fewer than 2^32 items and bins")
}
