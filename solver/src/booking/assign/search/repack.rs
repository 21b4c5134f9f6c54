//! Two or three bins repacked at once with some items left out: exact by dynamic programming over
//! loads, labels pruned by what they cost above the bound at local prices.

/// Most bins of a repacking.
pub(super) const BINS_MAX: usize = 6;

/// Left out.
pub(super) const OUT: u8 = BINS_MAX as u8;

/// One way to place an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Which of the bins, or [`OUT`].
    pub(super) bin: u8,
    pub(super) size: u32,
    /// Cost, perhaps with noise.
    pub(super) cost: f64,
    /// Above the least at the local prices.
    reduced: f64,
    packed: u64,
}

impl Way {
    pub(super) fn new(bin: u8, size: u32, cost: f64) -> Self {
        Self { bin, size, cost, reduced: 0.0, packed: 0 }
    }
}

/// An item to place: up to one way per bin, and leaving it out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    ways: [Way; BINS_MAX + 1],
    count: u8,
    /// The way taken now, then the way chosen.
    pub(super) now: u8,
    /// Which item.
    pub(super) item: u32,
}

impl Entry {
    pub(super) fn new(item: u32) -> Self {
        Self { ways: [Way::new(OUT, 0, 0.0); BINS_MAX + 1], count: 0, now: 0, item }
    }

    pub(super) fn push(&mut self, way: Way, now: bool) {
        if now {
            self.now = self.count;
        }
        self.ways[usize::from(self.count)] = way;
        self.count += 1;
    }

    fn ways(&self) -> &[Way] {
        &self.ways[..usize::from(self.count)]
    }

    /// Where it goes: one of the bins or [`OUT`].
    pub(super) fn chosen(&self) -> u8 {
        self.ways[usize::from(self.now)].bin
    }
}

#[derive(Clone, Copy, Debug)]
struct Label {
    /// Room free in each bin, packed, a guard bit above each.
    free: u64,
    reduced: f64,
    from: u32,
    way: u8,
}

/// The small problem and its memory, kept between repackings.
#[derive(Debug, Default)]
pub(super) struct Repack {
    /// Items, to be filled before [`Repack::solve`].
    pub(super) entries: Vec<Entry>,
    labels: Vec<Label>,
    levels: Vec<usize>,
    seen: Vec<(u32, u32)>,
    stamp: u32,
    shift: [u32; BINS_MAX],
    mask: [u64; BINS_MAX],
    guard: u64,
    count: usize,
    /// Most room the entries from here on can take in each bin.
    rest: Vec<[u32; BINS_MAX]>,
    pub(super) labels_made: u64,
    pub(super) cut: u64,
    pub(super) made: usize,
    pub(super) wanted: f64,
}

/// Most labels kept after each item.
static TUNE: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| super::team::env("TUNE", 6.0) as usize);
static WID: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| super::team::env("WIDTH", 1500.0) as usize);
/// Slots of the table of loads seen; a clash only keeps a label twice.
const SLOTS: usize = 1 << 13;

/// Bins of a repacking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bins {
    pub(super) count: usize,
    pub(super) room: [u32; BINS_MAX],
    pub(super) price: [f64; BINS_MAX],
    /// Reward for waste gathered in one bin, per unit of room squared.
    pub(super) gather: [f64; BINS_MAX],
}

impl Repack {
    /// Places the entries anew at least cost; whether anything changed.
    pub(super) fn solve(&mut self, mut bins: Bins, slackening: f64) -> bool {
        self.count = bins.count;
        self.made = 0;
        if self.pack(&bins) < self.count { return false }
        let now = self.value(&bins);
        let base = self.tune(&mut bins, now.0);
        let budget = now.0 - base + slackening + now.2;
        let mut free = bins.room;
        self.made = 0;
        if !self.reduce(&bins, budget, &mut free) {
            return false;
        }
        self.grow(&bins, free, budget);
        let found = self.best(&bins, now.1 - base);
        self.labels_made += self.labels.len() as u64;
        self.made = self.labels.len();
        found
    }

    /// Cost of the ways taken now, without and with the reward for gathered waste.
    fn value(&self, bins: &Bins) -> (f64, f64, f64) {
        let mut waste = bins.room;
        let mut cost = 0.0;
        for entry in &self.entries {
            let way = entry.ways[usize::from(entry.now)];
            cost += way.cost;
            if way.bin != OUT {
                waste[usize::from(way.bin)] -= way.size;
            }
        }
        let all: u32 = waste.iter().sum();
        let most = bins.gather.iter().copied().fold(0.0, f64::max) * f64::from(all).powi(2);
        let reward = reward(bins, waste);
        (cost, cost - reward, most - reward)
    }

    /// Prices tuned to the small problem; the bound at them.
    fn tune(&self, bins: &mut Bins, upper: f64) -> f64 {
        let mut price = bins.price;
        let mut best = f64::NEG_INFINITY;
        for step in 0..*TUNE {
            let mut value = 0.0;
            let mut slope = bins.room.map(|room| -f64::from(room));
            for b in 0..BINS_MAX {
                value -= price[b] * f64::from(bins.room[b]);
            }
            for entry in &self.entries {
                let mut least = (f64::INFINITY, OUT, 0.0);
                for way in entry.ways() {
                    let b = usize::from(way.bin);
                    let size = f64::from(way.size);
                    let cost =
                        if way.bin == OUT { way.cost } else { way.cost + price[b] * size };
                    if cost < least.0 {
                        least = (cost, way.bin, size);
                    }
                }
                value += least.0;
                if least.1 != OUT {
                    slope[usize::from(least.1)] += least.2;
                }
            }
            if value > best {
                best = value;
                bins.price = price;
            }
            let norm: f64 = slope.iter().map(|s| s * s).sum();
            if norm < 0.5 || step + 1 == *TUNE {
                break;
            }
            let length = 0.7 * (upper - value) / norm;
            for b in 0..BINS_MAX {
                price[b] = (price[b] + length * slope[b]).max(0.0);
            }
        }
        best
    }

    /// Reduced costs, ways beyond the budget dropped, settled items taken out of the free room;
    /// false if all are settled.
    fn reduce(&mut self, bins: &Bins, budget: f64, free: &mut [u32; BINS_MAX]) -> bool {
        for entry in &mut self.entries {
            let mut least = f64::INFINITY;
            for way in &mut entry.ways[..usize::from(entry.count)] {
                way.reduced = way.cost;
                if way.bin != OUT {
                    way.reduced += bins.price[usize::from(way.bin)] * f64::from(way.size);
                }
                least = least.min(way.reduced);
            }
            let now = entry.now;
            let mut kept = 0;
            for at in 0..entry.count {
                let mut way = entry.ways[usize::from(at)];
                way.reduced -= least;
                if way.reduced <= budget || at == now {
                    if at == now {
                        entry.now = kept;
                    }
                    entry.ways[usize::from(kept)] = way;
                    kept += 1;
                }
            }
            entry.count = kept;
        }
        // Settled items first, then those with the fewest and dearest other ways.
        let key = |entry: &Entry| {
            let second = entry.ways().iter().map(|way| way.reduced).fold(0.0, f64::max);
            (entry.count, -second)
        };
        self.entries.sort_by(|a, b| {
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let settled = self.entries.partition_point(|entry| entry.count == 1);
        for entry in &self.entries[..settled] {
            let way = entry.ways[0];
            if way.bin != OUT {
                free[usize::from(way.bin)] -= way.size;
            }
        }
        if settled == self.entries.len() {
            return false;
        }
        self.rest.clear();
        self.rest.resize(self.entries.len() + 1, [0; BINS_MAX]);
        for at in (settled..self.entries.len()).rev() {
            self.rest[at] = self.rest[at + 1];
            for way in self.entries[at].ways() {
                if way.bin != OUT {
                    self.rest[at][usize::from(way.bin)] += way.size;
                }
            }
        }
        true
    }

    fn grow(&mut self, bins: &Bins, free: [u32; BINS_MAX], budget: f64) {
        if self.seen.is_empty() || self.stamp > u32::MAX - 1000 { self.stamp = 0; self.seen.clear(); self.seen.resize(SLOTS, (0, 0)); }
        self.labels.clear();
        self.levels.clear();
        let settled = self.entries.partition_point(|entry| entry.count == 1);
        let paid: f64 = self.entries[..settled].iter().map(|entry| entry.ways[0].reduced).sum();
        let mut packed = self.guard;
        for b in 0..self.count {
            packed |= u64::from(free[b]) << self.shift[b];
        }
        for entry in &mut self.entries[settled..] {
            for way in &mut entry.ways[..usize::from(entry.count)] {
                way.packed = match way.bin {
                    OUT => 0,
                    b => u64::from(way.size) << self.shift[usize::from(b)],
                };
            }
        }
        self.labels.push(Label { free: packed, reduced: paid, from: 0, way: 0 });
        self.levels.push(0);
        for at in settled..self.entries.len() {
            let begun = self.levels[self.levels.len() - 1];
            let end = self.labels.len();
            self.levels.push(end);
            self.stamp += 1;
            let entry = self.entries[at];
            let rest = self.rest[at + 1];
            for from in begun..end {
                self.extend(bins, &entry, rest, from, budget, end);
            }
            self.narrow(end);
        }
    }

    fn extend(
        &mut self,
        bins: &Bins,
        entry: &Entry,
        rest: [u32; BINS_MAX],
        from: usize,
        budget: f64,
        begun: usize,
    ) {
        let label = self.labels[from];
        for (at, way) in (0u8..).zip(entry.ways()) {
            let reduced = label.reduced + way.reduced;
            let free = label.free.wrapping_sub(way.packed);
            if reduced > budget || free & self.guard != self.guard {
                continue;
            }
            let mut due = reduced;
            for b in 0..self.count {
                let left = (free >> self.shift[b] & self.mask[b]) as u32;
                due += bins.price[b] * f64::from(left.saturating_sub(rest[b]));
            }
            if due > budget {
                continue;
            }
            let hash = (free.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51) as usize;
            let (stamp, seen) = self.seen[hash];
            let new = Label { free, reduced, from: from as u32, way: at };
            if stamp == self.stamp {
                let old = &mut self.labels[begun + seen as usize];
                if old.free == free {
                    if reduced < old.reduced {
                        *old = new;
                    }
                    continue;
                }
            }
            self.seen[hash] = (self.stamp, (self.labels.len() - begun) as u32);
            self.labels.push(new);
        }
    }

    fn unpack(&self, free: u64) -> [u32; BINS_MAX] {
        let mut each = [0; BINS_MAX];
        for b in 0..self.count {
            each[b] = (free >> self.shift[b] & self.mask[b]) as u32;
        }
        each
    }

    /// Lays the bins out in 64 bits; how many fit.
    fn pack(&mut self, bins: &Bins) -> usize {
        let mut at = 0;
        self.guard = 0;
        for b in 0..self.count {
            let bits = 32 - bins.room[b].leading_zeros();
            if at + bits + 1 > 64 { return b }
            self.shift[b] = at;
            self.mask[b] = (1 << bits) - 1;
            self.guard |= 1 << (at + bits);
            at += bits + 1;
        }
        self.count
    }

    /// Keeps the best labels of the last level only.
    fn narrow(&mut self, begun: usize) {
        let last = &mut self.labels[begun..];
        if last.len() > *WID {
            self.cut += 1;
            last.select_nth_unstable_by(*WID, |a, b| a.reduced.total_cmp(&b.reduced));
            self.labels.truncate(begun + *WID);
        }
    }

    /// Takes the best label; whether it is another than now.
    fn best(&mut self, bins: &Bins, value: f64) -> bool {
        let begun = self.levels[self.levels.len() - 1];
        let mut best = (f64::INFINITY, 0);
        for (at, label) in self.labels.iter().enumerate().skip(begun) {
            let waste = self.unpack(label.free);
            let mut cost = label.reduced - reward(bins, waste);
            for b in 0..self.count {
                cost += bins.price[b] * f64::from(waste[b]);
            }
            if cost < best.0 {
                best = (cost, at);
            }
        }
        if best.0 > value + 1e-6 {
            return false;
        }
        let mut at = best.1;
        let mut changed = false;
        let settled = self.entries.partition_point(|entry| entry.count == 1);
        for entry in self.entries[settled..].iter_mut().rev() {
            let label = self.labels[at];
            changed |= entry.now != label.way;
            entry.now = label.way;
            at = label.from as usize;
        }
        changed
    }
}

fn reward(bins: &Bins, waste: [u32; BINS_MAX]) -> f64 {
    let each = bins.gather.iter().zip(waste);
    each.map(|(gather, waste)| gather * f64::from(waste) * f64::from(waste)).sum()
}

