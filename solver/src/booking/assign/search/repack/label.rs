//! The dynamic programme: labels over free room, one level an item.

use super::{BINS_MAX, Bins, Entry, OUT, Repack};

/// Most labels kept after each item.
const WIDTH: usize = 400;
/// Slots of the table of loads seen; a clash only keeps a label twice.
const SLOT_BITS: u32 = 13;

/// A way to place the items so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// Room free in each bin, packed, a guard bit above each.
    free: u64,
    /// Cost above the bound.
    reduced: f64,
    /// The label it came from, and the way of the item.
    from: u32,
    way: u8,
}

/// How free room is packed into 64 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    count: usize,
    shift: [u32; BINS_MAX],
    mask: [u64; BINS_MAX],
    guard: u64,
}

/// How many bins, from the first on, fit the 64 bits of a packed load.
pub(in super::super) fn fitting(rooms: impl Iterator<Item = u32>) -> usize {
    let mut taken = 0;
    let fits = |room: &u32| {
        taken += u32::BITS - room.leading_zeros() + 1;
        taken <= u64::BITS
    };
    rooms.take_while(fits).count()
}

impl Layout {
    /// None when the capacities need too many bits.
    pub(super) fn of(bins: &Bins) -> Option<Self> {
        let mut layout = Self { count: bins.count, ..Self::default() };
        let mut at = 0;
        for b in 0..bins.count {
            let bits = u32::BITS - bins.room[b].leading_zeros();
            if at + bits >= u64::BITS {
                return None;
            }
            layout.shift[b] = at;
            layout.mask[b] = (1 << bits) - 1;
            layout.guard |= 1 << (at + bits);
            at += bits + 1;
        }
        Some(layout)
    }

    fn pack(&self, free: &[u32; BINS_MAX]) -> u64 {
        let each = (0..self.count).map(|b| u64::from(free[b]) << self.shift[b]);
        each.fold(self.guard, |all, one| all | one)
    }

    #[expect(clippy::cast_possible_truncation, reason = "masked to the bits of a capacity")]
    fn room(&self, free: u64, b: usize) -> u32 {
        (free >> self.shift[b] & self.mask[b]) as u32
    }
}

impl Repack {
    /// Makes the labels of all items from `settled` on; how many.
    pub(super) fn grow(&mut self, bins: &Bins, settled: usize, budget: f64) -> usize {
        if self.seen.is_empty() || self.stamp > u32::MAX / 2 {
            self.seen.clear();
            self.seen.resize(1 << SLOT_BITS, (0, 0));
            self.stamp = 0;
        }
        let mut free = bins.room;
        for way in self.entries[..settled].iter().map(Entry::way).filter(|way| way.bin != OUT) {
            free[usize::from(way.bin)] -= way.size;
        }
        self.prepare(settled);
        self.labels.clear();
        self.levels.clear();
        self.labels.push(Label { free: self.layout.pack(&free), reduced: 0.0, from: 0, way: 0 });
        self.levels.push(0);
        for at in settled..self.entries.len() {
            let begun = self.levels[self.levels.len() - 1];
            let end = self.labels.len();
            self.levels.push(end);
            self.stamp += 1;
            let entry = self.entries[at];
            let rest = self.rest[at + 1];
            for from in begun..end {
                self.extend(bins, &entry, &rest, from, budget);
            }
            self.narrow(end);
        }
        self.labels.len()
    }

    /// Packs the sizes of the ways and sums the room later items can take.
    fn prepare(&mut self, settled: usize) {
        self.rest.clear();
        self.rest.resize(self.entries.len() + 1, [0; BINS_MAX]);
        for at in (settled..self.entries.len()).rev() {
            self.rest[at] = self.rest[at + 1];
            for way in self.entries[at].ways_mut().iter_mut().filter(|way| way.bin != OUT) {
                let b = usize::from(way.bin);
                way.packed = u64::from(way.size) << self.layout.shift[b];
                self.rest[at][b] = self.rest[at][b].saturating_add(way.size);
            }
        }
    }

    /// The labels that an item makes of one label.
    #[expect(clippy::cast_possible_truncation, reason = "labels are far fewer than 2^32")]
    fn extend(
        &mut self,
        bins: &Bins,
        entry: &Entry,
        rest: &[u32; BINS_MAX],
        from: usize,
        budget: f64,
    ) {
        let label = self.labels[from];
        let begun = self.levels[self.levels.len() - 1];
        for (at, way) in (0u8..).zip(entry.ways()) {
            let reduced = label.reduced + way.reduced;
            let free = label.free.wrapping_sub(way.packed);
            if reduced > budget || free & self.layout.guard != self.layout.guard {
                continue;
            }
            let mut due = reduced;
            for (b, &rest) in rest.iter().enumerate().take(bins.count) {
                let wasted = self.layout.room(free, b).saturating_sub(rest);
                due += bins.price[b] * f64::from(wasted);
            }
            if due > budget {
                continue;
            }
            let hash = free.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOT_BITS);
            let (stamp, seen) = self.seen[hash as usize];
            let new = Label { free, reduced, from: from as u32, way: at };
            if stamp == self.stamp && self.labels[begun + seen as usize].free == free {
                let old = &mut self.labels[begun + seen as usize];
                if reduced < old.reduced {
                    *old = new;
                }
                continue;
            }
            self.seen[hash as usize] = (self.stamp, (self.labels.len() - begun) as u32);
            self.labels.push(new);
        }
    }

    /// Keeps only the best labels of the last level.
    fn narrow(&mut self, begun: usize) {
        let last = &mut self.labels[begun..];
        if last.len() > WIDTH {
            last.select_nth_unstable_by(WIDTH, |a, b| a.reduced.total_cmp(&b.reduced));
            self.labels.truncate(begun + WIDTH);
        }
    }

    /// Takes the best label if it costs at most `upper` above the bound; whether that changed
    /// anything.
    pub(super) fn take(&mut self, bins: &Bins, settled: usize, upper: f64) -> bool {
        let begun = self.levels[self.levels.len() - 1];
        let mut best = (upper, usize::MAX);
        for (at, label) in self.labels.iter().enumerate().skip(begun) {
            let mut free = [0; BINS_MAX];
            let mut cost = label.reduced;
            for (b, free) in free.iter_mut().enumerate().take(bins.count) {
                *free = self.layout.room(label.free, b);
                cost += bins.price[b] * f64::from(*free);
            }
            cost -= bins.reward(&free);
            if cost < best.0 {
                best = (cost, at);
            }
        }
        let mut at = best.1;
        if at == usize::MAX {
            return false;
        }
        let mut changed = false;
        for entry in self.entries[settled..].iter_mut().rev() {
            let label = self.labels[at];
            changed |= entry.now != label.way;
            entry.now = label.way;
            at = label.from as usize;
        }
        changed
    }
}
