//! Too many for too few places: why not all items can be placed.
//!
//! Either every item finds a place, or some items share bins with fewer places than they are
//! (Hall 1935, *On representatives of subsets*). The set comes from the last failed search for an
//! augmenting path (Berge 1957): what an item without a place can reach by moving others.

use super::places::places;
use crate::booking::assign::Problem;

/// Items that share too few places.
///
/// No part of it would do: leave out any one of the items and the others find places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallSet {
    /// Rows of the items, rising; more than `places`.
    pub items: Vec<usize>,
    /// All bins that any of them may go to, rising.
    pub bins: Vec<u32>,
    /// How many items those bins hold together.
    pub places: u64,
}

/// Why not all items can be placed, whatever leaving them out costs; of the sets found, one with
/// the fewest items.
///
/// A bin is taken to hold as many items as its smallest option fits. `None` when all find a place
/// so counted; where all options of each bin have one size they then can all be placed.
#[must_use]
pub fn hall_set(problem: &Problem) -> Option<HallSet> {
    let mut matching = Matching::new(problem);
    matching.fill();
    let mut smallest: Option<Reached> = None;
    for item in 0..problem.items().len() {
        if matching.place[item].is_none() {
            let most = smallest.as_ref().map_or(usize::MAX, |reached| reached.items.len() - 1);
            smallest = matching.reached(item, most).or(smallest);
        }
    }
    smallest.map(|mut reached| {
        reached.items.sort_unstable();
        reached.bins.sort_unstable();
        let places = reached.bins.iter().map(|&bin| u64::from(matching.places[bin as usize]));
        HallSet { places: places.sum(), items: reached.items, bins: reached.bins }
    })
}

/// Items in places, as many as have been found so far.
struct Matching<'a> {
    problem: &'a Problem,
    places: Vec<u32>,
    place: Vec<Option<u32>>,
    held: Vec<Vec<usize>>,
    /// The search that last came to each bin, and the item it came from.
    seen: Vec<(usize, usize)>,
    searches: usize,
}

/// What an item can reach by moving others.
struct Reached {
    items: Vec<usize>,
    bins: Vec<u32>,
}

impl<'a> Matching<'a> {
    fn new(problem: &'a Problem) -> Self {
        let places = places(problem);
        let (items, bins) = (problem.items().len(), places.len());
        let (held, seen) = (vec![Vec::new(); bins], vec![(0, 0); bins]);
        Self { problem, places, place: vec![None; items], held, seen, searches: 0 }
    }

    /// Places as many items as can be placed.
    fn fill(&mut self) {
        // Bins that a failed search came to stay full of items that cannot move on: no later
        // search needs them (they are never seen again).
        let mut closed = vec![false; self.places.len()];
        for item in 0..self.place.len() {
            self.searches += 1;
            if let Some(bin) = self.search(item, &closed) {
                self.shift(item, bin);
            } else {
                for (closed, seen) in closed.iter_mut().zip(&self.seen) {
                    *closed |= seen.0 == self.searches;
                }
            }
        }
    }

    /// A bin with a free place that an item can reach by moving others.
    fn search(&mut self, item: usize, closed: &[bool]) -> Option<u32> {
        let mut queue = vec![item];
        let mut next = 0;
        while next < queue.len() {
            let from = queue[next];
            next += 1;
            for option in &self.problem.items()[from].options {
                let bin = option.bin as usize;
                if closed[bin] || self.seen[bin].0 == self.searches {
                    continue;
                }
                self.seen[bin] = (self.searches, from);
                if self.held[bin].len() < self.places[bin] as usize {
                    return Some(option.bin);
                }
                queue.extend(&self.held[bin]);
            }
        }
        None
    }

    /// Moves items along the path found, so that `item` gets a place.
    fn shift(&mut self, item: usize, mut bin: u32) {
        loop {
            let from = self.seen[bin as usize].1;
            self.held[bin as usize].push(from);
            let Some(before) = self.place[from].replace(bin) else {
                debug_assert_eq!(from, item, "the path begins at the item");
                return;
            };
            self.held[before as usize].retain(|&held| held != from);
            bin = before;
        }
    }

    /// What an item without a place can reach; `None` when that is more than `most` items.
    fn reached(&mut self, item: usize, most: usize) -> Option<Reached> {
        self.searches += 1;
        let mut reached = Reached { items: vec![item], bins: Vec::new() };
        let mut next = 0;
        while next < reached.items.len() {
            if reached.items.len() > most {
                return None;
            }
            let from = reached.items[next];
            next += 1;
            for option in &self.problem.items()[from].options {
                let bin = option.bin as usize;
                if self.seen[bin].0 != self.searches {
                    self.seen[bin] = (self.searches, from);
                    reached.items.extend(&self.held[bin]);
                    reached.bins.push(option.bin);
                }
            }
        }
        Some(reached)
    }
}
