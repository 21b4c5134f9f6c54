//! Items that are alike counted together, and bins that are alike as one.
//!
//! In the linear relaxation, patients of the same length, rights and team are one patient who
//! comes several times, and sessions that every patient likes equally are one long session.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::part::Part;
use crate::booking::assign::{Item, Problem};
use crate::number::place;

/// A part with its alike items and alike bins merged. Where a size depends on the bin the
/// smallest one counts, so that an assignment of the part is never forbidden here.
#[derive(Clone, Debug)]
pub(super) struct Grouped {
    /// Size of each group's items.
    pub(super) size: Vec<i64>,
    /// The sizes there are, rising.
    pub(super) sizes: Vec<i64>,
    /// Place of each group's size among them.
    pub(super) size_row: Vec<usize>,
    /// How many items each group has.
    pub(super) count: Vec<i64>,
    /// Cost of leaving out one of the group; `None` when all must be placed.
    pub(super) leave_out: Vec<Option<i64>>,
    /// Where the options of each group begin; one more than groups.
    pub(super) start: Vec<usize>,
    /// Group of bins of each option.
    pub(super) head: Vec<u32>,
    /// Cost of each option.
    pub(super) cost: Vec<i64>,
    /// Room that can be filled in each group of bins.
    pub(super) capacity: Vec<i64>,
    /// Group of each item of the part.
    pub(super) group_of: Vec<u32>,
    /// Group of each bin of the part.
    pub(super) bin_of: Vec<u32>,
    /// Room that can be filled in each bin of the part.
    pub(super) room: Vec<i64>,
    /// Whether the size of some item depends on the bin.
    pub(super) sizes_vary: bool,
}

impl Grouped {
    pub(super) fn new(problem: &Problem, part: &Part) -> Self {
        let item = |row: usize| &problem.items()[part.items[row] as usize];
        let bin_row = |bin: u32| part.bins.binary_search(&bin).expect("a bin of the part");
        let (group_of, first) = classes(part.items.len(), |row| item_key(item(row)));
        let mut column = vec![(0_u64, 0_u64); part.bins.len()];
        for (group, &row) in first.iter().enumerate() {
            for option in &item(row).options {
                let key = &mut column[bin_row(option.bin)];
                let word = mix(mix(group as u64, option.cost.cast_unsigned()), option.size.into());
                *key = (key.0.wrapping_add(word), key.1.wrapping_add(mix(word, 1)));
            }
        }
        let (bin_of, first_bin) = classes(part.bins.len(), |row| column[row]);
        let (room, sizes_vary) = fillable(problem, part);
        let mut grouped = Self {
            size: Vec::new(),
            sizes: Vec::new(),
            size_row: Vec::new(),
            count: vec![0; first.len()],
            leave_out: first.iter().map(|&row| item(row).leave_out).collect(),
            start: vec![0],
            head: Vec::new(),
            cost: Vec::new(),
            capacity: vec![0; first_bin.len()],
            group_of,
            bin_of,
            room,
            sizes_vary,
        };
        for &row in &first {
            let rows = item(row).options.iter().map(|option| (option, bin_row(option.bin)));
            for (option, row) in rows {
                let bin = grouped.bin_of[row];
                if first_bin[bin as usize] == row {
                    grouped.head.push(bin);
                    grouped.cost.push(option.cost);
                }
            }
            grouped.start.push(grouped.head.len());
            let size = item(row).options.iter().map(|option| i64::from(option.size)).min();
            grouped.size.push(size.unwrap_or(1));
        }
        grouped.sizes.clone_from(&grouped.size);
        grouped.sizes.sort_unstable();
        grouped.sizes.dedup();
        let place = |size| grouped.sizes.binary_search(size).expect("a size");
        grouped.size_row = grouped.size.iter().map(place).collect();
        for &group in &grouped.group_of {
            grouped.count[group as usize] += 1;
        }
        for (&bin, &room) in grouped.bin_of.iter().zip(&grouped.room) {
            grouped.capacity[bin as usize] += room;
        }
        grouped
    }

    /// Number of groups of items.
    pub(super) fn groups(&self) -> usize {
        self.size.len()
    }

    /// Options of a group, as places in [`Self::head`] and [`Self::cost`].
    pub(super) fn options(&self, group: usize) -> Range<usize> {
        self.start[group]..self.start[group + 1]
    }
}

/// The class of each row, rows with equal keys together, and the first row of each class.
fn classes(rows: usize, key: impl Fn(usize) -> (u64, u64)) -> (Vec<u32>, Vec<usize>) {
    let mut known = BTreeMap::new();
    let mut first = Vec::new();
    let class = |row| {
        *known.entry(key(row)).or_insert_with(|| {
            first.push(row);
            place(first.len() - 1)
        })
    };
    ((0..rows).map(class).collect(), first)
}

fn item_key(item: &Item) -> (u64, u64) {
    let leave_out = item.leave_out.map_or((0, 0), |cost| (1, cost.cast_unsigned()));
    let mut key = (mix(leave_out.0, leave_out.1), mix(leave_out.1, 7));
    for option in &item.options {
        let place = u64::from(option.bin) << 32 | u64::from(option.size);
        let word = mix(place, option.cost.cast_unsigned());
        key = (mix(key.0, word), mix(word, key.1));
    }
    key
}

/// The finaliser of `SplitMix64` on two words. Should two different rows ever share a key, a
/// bound would be weaker, never wrong: it is evaluated on the items and bins themselves.
fn mix(one: u64, other: u64) -> u64 {
    let mut word = one.rotate_left(23).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ other;
    word = word.wrapping_add(0x9E37_79B9_7F4A_7C15);
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// Bins above this capacity are taken as they are.
const FILLABLE_MAX: u32 = 1 << 20;

/// How much of each bin of the part sizes can add up to, and whether some item's size depends on
/// the bin.
fn fillable(problem: &Problem, part: &Part) -> (Vec<i64>, bool) {
    let mut sizes = BTreeSet::new();
    let mut vary = false;
    for &row in &part.items {
        let options = &problem.items()[row as usize].options;
        vary |= options.windows(2).any(|pair| pair[0].size != pair[1].size);
        sizes.extend(options.iter().map(|option| option.size));
    }
    let capacities = part.bins.iter().map(|&bin| problem.capacities()[bin as usize]);
    let largest = capacities.clone().filter(|&room| room <= FILLABLE_MAX).max().unwrap_or(0);
    // Largest sum of sizes, with repetition, up to each capacity.
    let mut sum: Vec<u32> = vec![0; largest as usize + 1];
    for room in 1..=largest {
        let ends_with = |&size: &u32| sum[(room - size) as usize] + size;
        let best = sizes.range(..=room).map(ends_with).max().unwrap_or(0);
        sum[room as usize] = best;
    }
    let room = capacities.map(|room| i64::from(sum.get(room as usize).copied().unwrap_or(room)));
    (room.collect(), vary)
}
