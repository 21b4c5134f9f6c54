//! Rotations: groups of items that take the same room change bins in a ring.
//!
//! A group moves on from each bin of the ring and makes the same room for the group that comes,
//! so any ring that visits a bin once keeps every bin within its capacity. The cheapest group is
//! an arc from bin to bin; a ring of negative length saves its length (cyclic transfers,
//! Thompson & Psaraftis 1993; found by Bellman & Ford). What is left out is one more place, and
//! a bin with enough free room ends a chain.

use super::share::Share;
use crate::number::exact;

/// Most items that move together.
const GROUP_MAX: usize = 4;
/// Most groups considered of one bin.
const GROUPS_MAX: usize = 48;
/// Most passes of Bellman and Ford.
const PASSES: usize = 12;

/// The groups of all bins and the arcs they make.
#[derive(Debug, Default)]
pub(super) struct Rotate {
    /// Cheapest length from place to place, row by row; the last place is outside.
    length: Vec<f64>,
    /// The group that makes it.
    via: Vec<u32>,
    /// Groups that may leave each place, as rows of what it holds.
    groups: Vec<Vec<Vec<u32>>>,
    /// What each item of a bin costs more in each other bin.
    rows: Vec<f64>,
    sum: Vec<f64>,
    distance: Vec<f64>,
    before: Vec<usize>,
}

const NOWHERE: usize = usize::MAX;

impl Rotate {
    /// Applies rings of groups that take `size` until none saves anything; how many.
    pub(super) fn run(&mut self, share: &mut Share, size: u32) -> usize {
        let places = share.bins.len() + 1;
        self.length.clear();
        self.length.resize(places * places, f64::INFINITY);
        self.via.resize(places * places, 0);
        self.groups.resize(places, Vec::new());
        for place in 0..places {
            self.leave(share, place, size);
        }
        let mut count = 0;
        while let Some(ring) = self.ring(places) {
            self.turn(share, &ring);
            for &place in &ring {
                self.leave(share, place, size);
            }
            count += 1;
            if count > 4 * places {
                break;
            }
        }
        count
    }

    /// Arcs out of one place.
    fn leave(&mut self, share: &Share, place: usize, size: u32) {
        let places = share.bins.len() + 1;
        self.length[place * places..(place + 1) * places].fill(f64::INFINITY);
        let mut groups = std::mem::take(&mut self.groups[place]);
        groups.clear();
        if place + 1 == places {
            self.enter(share, place, size, &mut groups);
        } else {
            let bin = share.bins[place];
            let free = share.part.room[bin as usize] - share.load[place];
            let sizes: Vec<u32> = share.held[place]
                .iter()
                .map(|&item| share.part.option(item, bin).map_or(0, |option| option.size))
                .collect();
            if free >= size {
                groups.push(Vec::new());
            }
            let mut group = Vec::new();
            gather(&sizes, 0, size.saturating_sub(free), size, &mut group, &mut groups);
            self.price(share, place, &groups);
        }
        self.groups[place] = groups;
    }

    /// Arcs from outside: one left-out item each.
    fn enter(&mut self, share: &Share, place: usize, size: u32, groups: &mut Vec<Vec<u32>>) {
        let places = place + 1;
        let row = place * places;
        groups.push(Vec::new());
        for to in 0..place {
            self.length[row + to] = 0.0;
            self.via[row + to] = 0;
        }
        for (at, &item) in (0u32..).zip(&share.out) {
            let saved = share.part.out_cost(item);
            let mut used = false;
            let number = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            for option in share.part.options(item) {
                let Some(to) = share.slot(option.bin) else { continue };
                let length = exact(option.cost) - saved;
                if option.size <= size && length < self.length[row + to] {
                    self.length[row + to] = length;
                    self.via[row + to] = number;
                    used = true;
                }
            }
            if used {
                groups.push(vec![at]);
            }
        }
    }

    /// Lengths of the arcs that groups make.
    fn price(&mut self, share: &Share, place: usize, groups: &[Vec<u32>]) {
        let places = share.bins.len() + 1;
        let bin = share.bins[place];
        let held = &share.held[place];
        self.rows.clear();
        self.rows.resize(held.len() * places, f64::INFINITY);
        for (at, &item) in held.iter().enumerate() {
            let row = &mut self.rows[at * places..(at + 1) * places];
            let now = share.part.option(item, bin).map_or(0, |option| option.cost);
            for option in share.part.options(item) {
                if let Some(to) = share.slot(option.bin) {
                    row[to] = exact(option.cost - now);
                }
            }
            row[places - 1] = exact(share.part.out[item as usize] - now);
            row[place] = f64::INFINITY;
        }
        let length = &mut self.length[place * places..(place + 1) * places];
        let via = &mut self.via[place * places..(place + 1) * places];
        for (number, group) in (0u32..).zip(groups) {
            self.sum.clear();
            self.sum.resize(places, 0.0);
            for &at in group {
                let row = &self.rows[at as usize * places..(at as usize + 1) * places];
                for (sum, more) in self.sum.iter_mut().zip(row) {
                    *sum += more;
                }
            }
            for to in 0..places {
                if self.sum[to] < length[to] {
                    length[to] = self.sum[to];
                    via[to] = number;
                }
            }
        }
        length[place] = f64::INFINITY;
    }

    /// A ring of negative length.
    fn ring(&mut self, places: usize) -> Option<Vec<usize>> {
        self.distance.clear();
        self.distance.resize(places, 0.0);
        self.before.clear();
        self.before.resize(places, NOWHERE);
        for _ in 0..PASSES {
            let mut shorter = false;
            for from in 0..places {
                let begun = self.distance[from] - 1e-6;
                let row = &self.length[from * places..(from + 1) * places];
                for (to, length) in row.iter().enumerate() {
                    if begun + length < self.distance[to] - 1e-6 {
                        self.distance[to] = begun + 1e-6 + length;
                        self.before[to] = from;
                        shorter = true;
                    }
                }
            }
            if !shorter {
                return None;
            }
            if let Some(ring) = self.closed(places) {
                return Some(ring);
            }
        }
        None
    }

    /// A ring among the arcs last used, in order of travel.
    fn closed(&self, places: usize) -> Option<Vec<usize>> {
        let mut seen = vec![NOWHERE; places];
        for start in 0..places {
            let mut at = start;
            while at != NOWHERE && seen[at] == NOWHERE {
                seen[at] = start;
                at = self.before[at];
            }
            if at != NOWHERE && seen[at] == start {
                let mut ring = vec![at];
                let mut back = self.before[at];
                while back != at {
                    ring.push(back);
                    back = self.before[back];
                }
                ring.reverse();
                let length: f64 = (0..ring.len())
                    .map(|k| self.length[ring[k] * places + ring[(k + 1) % ring.len()]])
                    .sum();
                if length < -1e-6 {
                    return Some(ring);
                }
            }
        }
        None
    }

    /// Moves the groups of a ring on.
    fn turn(&mut self, share: &mut Share, ring: &[usize]) {
        let places = share.bins.len() + 1;
        let mut moving: Vec<(usize, Vec<u32>)> = Vec::with_capacity(ring.len());
        for (k, &from) in ring.iter().enumerate() {
            let to = ring[(k + 1) % ring.len()];
            let group = &self.groups[from][self.via[from * places + to] as usize];
            let held = if from + 1 == places { &mut share.out } else { &mut share.held[from] };
            let mut items = Vec::with_capacity(group.len());
            for &at in group.iter().rev() {
                items.push(held.swap_remove(at as usize));
            }
            if from + 1 < places {
                share.weigh(from);
            }
            moving.push((to, items));
        }
        for (to, items) in moving {
            if to + 1 == places {
                share.out.extend(items);
            } else {
                share.held[to].extend(items);
                share.weigh(to);
            }
        }
    }
}

/// Groups of rows from `from` on whose sizes add up to `least..=most`.
fn gather(
    sizes: &[u32],
    from: usize,
    least: u32,
    most: u32,
    group: &mut Vec<u32>,
    groups: &mut Vec<Vec<u32>>,
) {
    for (at, &size) in (0u32..).zip(sizes).skip(from) {
        if groups.len() >= GROUPS_MAX {
            return;
        }
        if size > most {
            continue;
        }
        group.push(at);
        if size >= least {
            groups.push(group.clone());
        }
        if group.len() < GROUP_MAX {
            gather(sizes, at as usize + 1, least.saturating_sub(size), most - size, group, groups);
        }
        group.pop();
    }
}
