//! A few bins repacked at once with some items left out: exact by dynamic programming over free
//! room, labels dropped when they cost more above the bound at local prices than is to be gained.

mod entry;
mod label;
mod tune;

pub(super) use entry::{BINS_MAX, Bins, Entry, OUT, Way};
use label::Label;
pub(super) use label::fitting;

/// Labels a repacking should make on average, and how fast the number of bins follows.
const LABELS: f64 = 300.0;
const FOLLOW: f64 = 0.01;
/// Least saving that counts; costs may carry noise far below one.
const LEAST: f64 = 1e-6;

/// The small problem and its memory, kept between repackings.
#[derive(Debug, Default)]
pub(super) struct Repack {
    /// The items, to be filled before [`Repack::solve`].
    pub(super) entries: Vec<Entry>,
    /// Bins to take beyond two, on average.
    pub(super) extra: f64,
    labels: Vec<Label>,
    /// Where the labels of each item begin.
    levels: Vec<usize>,
    /// Loads seen at this level: stamp and row of the label.
    seen: Vec<(u32, u32)>,
    stamp: u32,
    /// Most room that later items can take in each bin.
    rest: Vec<[u32; BINS_MAX]>,
    layout: label::Layout,
}

impl Repack {
    pub(super) fn new(extra: f64) -> Self {
        Self { extra, ..Self::default() }
    }

    /// Places the entries anew at least cost, the reward for gathered room deducted; `slack` is
    /// how much dearer the way there may look. Whether anything changed.
    pub(super) fn solve(&mut self, mut bins: Bins, slack: f64) -> bool {
        let Some(layout) = label::Layout::of(&bins) else { return false };
        self.layout = layout;
        let (cost, free) = self.value(&bins);
        let reward = bins.reward(&free);
        let base = self.tune(&mut bins, cost);
        let budget = cost - base + slack + bins.reward_max(&free) - reward;
        for entry in &mut self.entries {
            entry.reduce(&bins, budget);
        }
        self.entries.sort_by(Entry::order);
        let settled = self.entries.partition_point(Entry::settled);
        let made = if settled < self.entries.len() { self.grow(&bins, settled, budget) } else { 0 };
        #[expect(clippy::cast_precision_loss, reason = "a number of labels")]
        let share = made as f64 / LABELS;
        #[expect(clippy::cast_precision_loss, reason = "a handful of bins")]
        let most = (BINS_MAX - 2) as f64;
        self.extra = (self.extra + FOLLOW * (1.0 - share).max(-10.0)).clamp(0.0, most);
        made > 0 && self.take(&bins, settled, cost - reward - base + LEAST)
    }

    /// Cost of the ways taken now, and the room they leave free.
    fn value(&self, bins: &Bins) -> (f64, [u32; BINS_MAX]) {
        let mut free = bins.room;
        let mut cost = 0.0;
        for way in self.entries.iter().map(Entry::way) {
            cost += way.cost;
            if way.bin != OUT {
                free[usize::from(way.bin)] -= way.size;
            }
        }
        (cost, free)
    }
}
