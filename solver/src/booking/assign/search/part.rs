//! A part of a problem that shares no bin with the rest, laid out for speed.

use super::super::problem::{Assignment, Choice, Problem};
use crate::number::exact;
use crate::union_find::UnionFind;

/// No option.
const NONE: u32 = u32::MAX;

/// Largest table of (item, bin) kept; larger parts look options up by halving.
const TABLE_MAX: usize = 1 << 24;

/// Items and bins renumbered from 0, options of one item beside each other.
#[derive(Debug)]
pub(super) struct Part {
    /// Rows of the items in the problem.
    pub(super) items: Vec<u32>,
    /// Rows of the bins in the problem.
    pub(super) bins: Vec<u32>,
    /// Capacity of each bin.
    pub(super) room: Vec<u32>,
    /// Where the options of each item begin, and the end of the last.
    first: Vec<u32>,
    options: Vec<Choice>,
    /// Cost of leaving each item out; a penalty above every spread of costs if it must be placed.
    pub(super) out: Vec<i64>,
    /// Whether each item must be placed.
    pub(super) must: Vec<bool>,
    /// What the items cost at least, each in its cheapest place.
    pub(super) least: i64,
    /// Whether every item takes the same room in all its bins.
    pub(super) uniform: bool,
    /// Row of the option of (item, bin); empty when too large.
    table: Vec<u32>,
}

impl Part {
    /// The parts of a problem; items without a usable option belong to none.
    pub(super) fn split(problem: &Problem) -> Vec<Part> {
        let capacities = problem.capacities();
        let mut bins = UnionFind::new(capacities.len());
        let usable = |option: &&Choice| option.size <= capacities[option.bin as usize];
        for item in problem.items() {
            let mut options = item.options.iter().filter(usable);
            let Some(first) = options.next() else { continue };
            for option in options {
                bins.join(first.bin as usize, option.bin as usize);
            }
        }
        let mut part_of = vec![NONE; capacities.len()];
        let mut members: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
        for (row, item) in (0u32..).zip(problem.items()) {
            let Some(option) = item.options.iter().find(usable) else { continue };
            let top = bins.find(option.bin as usize);
            if part_of[top] == NONE {
                part_of[top] = u32::try_from(members.len()).unwrap_or(NONE);
                members.push((Vec::new(), Vec::new()));
            }
            members[part_of[top] as usize].0.push(row);
        }
        for bin in (0u32..).take(capacities.len()) {
            let part = part_of[bins.find(bin as usize)];
            if part != NONE {
                members[part as usize].1.push(bin);
            }
        }
        let mut local = vec![NONE; capacities.len()];
        let parts = members.into_iter();
        parts.map(|(items, bins)| Part::new(problem, items, bins, &mut local)).collect()
    }

    fn new(problem: &Problem, items: Vec<u32>, bins: Vec<u32>, local: &mut [u32]) -> Part {
        let capacities = problem.capacities();
        let room: Vec<u32> = bins.iter().map(|&bin| capacities[bin as usize]).collect();
        for (here, &bin) in (0u32..).zip(&bins) {
            local[bin as usize] = here;
        }
        let mut part = Part {
            room,
            first: vec![0],
            options: Vec::new(),
            out: Vec::new(),
            must: Vec::new(),
            least: 0,
            uniform: true,
            table: Vec::new(),
            items,
            bins,
        };
        // Where some may be left out, one who must be placed is worth all of them.
        let (mut spread, mut spreads) = (0, 0);
        for &row in &part.items {
            let item = &problem.items()[row as usize];
            let begun = part.options.len();
            for option in &item.options {
                if option.size <= capacities[option.bin as usize] {
                    part.options.push(Choice { bin: local[option.bin as usize], ..*option });
                }
            }
            part.first.push(u32::try_from(part.options.len()).unwrap_or(NONE));
            let size = part.options[begun].size;
            part.uniform &= part.options[begun..].iter().all(|option| option.size == size);
            let costs = part.options[begun..].iter().map(|option| option.cost);
            let costs = costs.chain(item.leave_out);
            let (least, most) = costs.fold((i64::MAX, i64::MIN), |(least, most), cost| {
                (least.min(cost), most.max(cost))
            });
            spread = spread.max(most - least);
            spreads += most - least;
            part.least += least;
            part.must.push(item.leave_out.is_none());
            part.out.push(item.leave_out.unwrap_or(most));
        }
        let all_must = part.must.iter().all(|&must| must);
        let penalty = 1 + if all_must { spread } else { spreads };
        for (out, _) in part.out.iter_mut().zip(&part.must).filter(|(_, must)| **must) {
            *out += penalty;
        }
        part.tabulate();
        part
    }

    fn tabulate(&mut self) {
        let (items, bins) = (self.items.len(), self.bins.len());
        if items * bins > TABLE_MAX {
            return;
        }
        self.table = vec![NONE; items * bins];
        for item in 0..items {
            for at in self.range(item) {
                self.table[item * bins + self.options[at].bin as usize] =
                    u32::try_from(at).unwrap_or(NONE);
            }
        }
    }

    fn range(&self, item: usize) -> std::ops::Range<usize> {
        self.first[item] as usize..self.first[item + 1] as usize
    }

    /// Cost of leaving an item out, as a price.
    pub(super) fn out_cost(&self, item: u32) -> f64 {
        exact(self.out[item as usize])
    }

    /// The options of an item, in rising order of bins.
    pub(super) fn options(&self, item: u32) -> &[Choice] {
        &self.options[self.range(item as usize)]
    }

    /// The option of an item in a bin.
    pub(super) fn option(&self, item: u32, bin: u32) -> Option<&Choice> {
        if self.table.is_empty() {
            let options = self.options(item);
            let at = options.binary_search_by_key(&bin, |option| option.bin).ok()?;
            return options.get(at);
        }
        let at = self.table[item as usize * self.bins.len() + bin as usize];
        self.options.get(at as usize)
    }

    /// Writes what the bins hold into an assignment of the whole problem.
    pub(super) fn write(&self, held: &[Vec<u32>], into: &mut Assignment) {
        for (&bin, items) in self.bins.iter().zip(held) {
            for &item in items {
                into.0[self.items[item as usize] as usize] = Some(bin);
            }
        }
    }
}
