//! The nouns of a small problem: its bins, its items, and the ways to place them.

/// Most bins of a repacking.
pub(in super::super) const BINS_MAX: usize = 6;

/// In place of a bin: left out.
#[expect(clippy::cast_possible_truncation, reason = "a handful of bins")]
pub(in super::super) const OUT: u8 = BINS_MAX as u8;

/// Bins of a repacking.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Bins {
    /// How many.
    pub(in super::super) count: usize,
    /// Capacity of each.
    pub(in super::super) room: [u32; BINS_MAX],
    /// Price of its room.
    pub(in super::super) price: [f64; BINS_MAX],
    /// Reward for free room gathered in it, per unit squared.
    pub(in super::super) gather: [f64; BINS_MAX],
}

impl Bins {
    /// Reward for free room, more than proportional to it.
    pub(super) fn reward(&self, free: &[u32; BINS_MAX]) -> f64 {
        (0..self.count).map(|b| self.gather[b] * f64::from(free[b]).powi(2)).sum()
    }

    /// What the free room would earn at most if gathered in one bin.
    pub(super) fn reward_max(&self, free: &[u32; BINS_MAX]) -> f64 {
        let all: f64 = free[..self.count].iter().copied().map(f64::from).sum();
        self.gather.iter().copied().fold(0.0, f64::max) * all.powi(2)
    }
}

/// One way to place an item.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Way {
    /// Which of the bins, or [`OUT`].
    pub(super) bin: u8,
    /// Room it takes there.
    pub(super) size: u32,
    /// Cost, perhaps with noise.
    pub(super) cost: f64,
    /// Cost above the item's least at the local prices.
    pub(super) reduced: f64,
    /// The room as it stands in packed loads.
    pub(super) packed: u64,
}

impl Way {
    pub(in super::super) fn new(bin: u8, size: u32, cost: f64) -> Self {
        Self { bin, size, cost, reduced: 0.0, packed: 0 }
    }

    /// Cost with the room it takes.
    pub(super) fn priced(&self, bins: &Bins) -> f64 {
        match self.bin {
            OUT => self.cost,
            bin => self.cost + bins.price[usize::from(bin)] * f64::from(self.size),
        }
    }
}

/// An item to place: a way for each bin that is an option, and leaving it out.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Entry {
    ways: [Way; BINS_MAX + 1],
    count: u8,
    /// The way taken before, then the way chosen.
    pub(super) now: u8,
    /// Which item.
    pub(in super::super) item: u32,
}

impl Entry {
    pub(in super::super) fn new(item: u32) -> Self {
        Self { ways: [Way::new(OUT, 0, 0.0); BINS_MAX + 1], count: 0, now: 0, item }
    }

    /// Adds a way, perhaps the one taken now.
    pub(in super::super) fn push(&mut self, way: Way, now: bool) {
        if now {
            self.now = self.count;
        }
        self.ways[usize::from(self.count)] = way;
        self.count += 1;
    }

    pub(super) fn ways(&self) -> &[Way] {
        &self.ways[..usize::from(self.count)]
    }

    pub(super) fn ways_mut(&mut self) -> &mut [Way] {
        &mut self.ways[..usize::from(self.count)]
    }

    /// The way taken.
    pub(super) fn way(&self) -> &Way {
        &self.ways[usize::from(self.now)]
    }

    /// Where it goes: one of the bins or [`OUT`].
    pub(in super::super) fn chosen(&self) -> u8 {
        self.way().bin
    }

    /// Whether only one way is left.
    pub(super) fn settled(&self) -> bool {
        self.count == 1
    }

    /// Reduces the costs at the prices and drops ways beyond the budget, but not the one taken.
    pub(super) fn reduce(&mut self, bins: &Bins, budget: f64) {
        let least = self.ways().iter().map(|way| way.priced(bins)).fold(f64::INFINITY, f64::min);
        let now = self.now;
        let mut kept = 0;
        for at in 0..self.count {
            let mut way = self.ways[usize::from(at)];
            way.reduced = way.priced(bins) - least;
            if way.reduced <= budget || at == now {
                if at == now {
                    self.now = kept;
                }
                self.ways[usize::from(kept)] = way;
                kept += 1;
            }
        }
        self.count = kept;
    }

    /// Few ways first, then those with the dearest other way: labels stay few for long.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let dearest = |entry: &Self| entry.ways().iter().map(|way| way.reduced).fold(0.0, f64::max);
        self.count.cmp(&other.count).then(dearest(other).total_cmp(&dearest(self)))
    }
}
