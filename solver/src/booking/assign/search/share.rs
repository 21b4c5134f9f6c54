//! What one worker holds for a while: some bins with what lies in them, and some items left out.

use super::part::Part;
use super::prices::{Prices, priced};

/// No place among the bins of the share.
const ELSEWHERE: u32 = u32::MAX;

/// Bins and left-out items that nobody else touches meanwhile.
pub(super) struct Share<'a> {
    pub(super) part: &'a Part,
    pub(super) prices: &'a Prices,
    /// The bins of the share.
    pub(super) bins: Vec<u32>,
    /// What each of them holds.
    pub(super) held: Vec<Vec<u32>>,
    /// Room taken in each of them.
    pub(super) load: Vec<u32>,
    /// Items left out.
    pub(super) out: Vec<u32>,
    place: Vec<u32>,
}

impl<'a> Share<'a> {
    pub(super) fn new(
        part: &'a Part,
        prices: &'a Prices,
        bins: Vec<u32>,
        held: Vec<Vec<u32>>,
        out: Vec<u32>,
    ) -> Self {
        let mut place = vec![ELSEWHERE; part.bins.len()];
        for (here, &bin) in (0u32..).zip(&bins) {
            place[bin as usize] = here;
        }
        let load = bins.iter().zip(&held).map(|(&bin, items)| load(part, bin, items)).collect();
        Self { part, prices, bins, held, load, out, place }
    }

    /// Weighs anew what a bin holds.
    pub(super) fn weigh(&mut self, slot: usize) {
        self.load[slot] = load(self.part, self.bins[slot], &self.held[slot]);
    }

    /// Where a bin stands in the share.
    pub(super) fn slot(&self, bin: u32) -> Option<usize> {
        let at = self.place[bin as usize];
        (at != ELSEWHERE).then_some(at as usize)
    }

    /// How much more than at best an item costs in a bin, at the prices; infinite if it cannot.
    pub(super) fn reduced(&self, item: u32, bin: u32) -> f64 {
        match self.part.option(item, bin) {
            None => f64::INFINITY,
            Some(option) => priced(option, &self.prices.room) - self.prices.least[item as usize],
        }
    }

    /// How much more than at best an item costs left out.
    pub(super) fn reduced_out(&self, item: u32) -> f64 {
        self.part.out_cost(item) - self.prices.least[item as usize]
    }
}

/// Room that items take in a bin.
pub(super) fn load(part: &Part, bin: u32, items: &[u32]) -> u32 {
    items.iter().filter_map(|&item| part.option(item, bin)).map(|option| option.size).sum()
}

/// Cost of what lies in all bins of a part and is left out.
pub(super) fn cost(part: &Part, held: &[Vec<u32>], out: &[u32]) -> i64 {
    let placed = (0u32..).zip(held).flat_map(|(bin, items)| {
        items.iter().filter_map(move |&item| part.option(item, bin)).map(|option| option.cost)
    });
    placed.sum::<i64>() + out.iter().map(|&item| part.out[item as usize]).sum::<i64>()
}
