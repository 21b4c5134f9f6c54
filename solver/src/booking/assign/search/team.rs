//! The search in one part: rounds of dealing bins to workers who repack them.

use rayon::prelude::*;

use super::super::{Assignment, Effort};
use super::construct::{construct, keep};
use super::deal::{draw, hand, shuffle, stream};
use super::neighbourhood::{Mood, improve};
use super::part::Part;
use super::prices::Prices;
use super::repack::Repack;
use super::rotate::Rotate;
use super::share::{Share, cost};
use crate::rng::Stream;
use crate::solve::StopToken;

/// Most workers of a part.
const WORKERS_MAX: usize = 4;
/// Fewest bins of a worker, when there are several.
const WORKER_BINS_MIN: usize = 40;
/// Repackings a round for each bin of a worker.
const REPACKINGS_PER_BIN: usize = 10;
/// Sizes of which rings are sought, per worker and round.
const RING_SIZES: usize = 6;
/// Rounds without gain before noise sets in.
const PATIENCE: u64 = 15;
/// Rounds from warm to cold, and those that stay cold before it grows warm again.
const COOLING: u64 = 20;
const COLD: u64 = 10;
/// Most noise on costs, in mean steps from an item's best place to its next tenth.
const NOISE: f64 = 0.1;

/// One part, what its bins hold now, and the best seen.
pub(super) struct Team {
    part: Part,
    prices: Prices,
    held: Vec<Vec<u32>>,
    out: Vec<u32>,
    best: Best,
    /// Bins a repacking takes beyond two, on average.
    extra: f64,
    round: u64,
    /// The round from which on there was no gain without noise.
    stuck: u64,
}

struct Best {
    /// How many items are left out that must be placed.
    missing: usize,
    cost: i64,
    held: Vec<Vec<u32>>,
}

impl Team {
    pub(super) fn new(
        part: Part,
        prices: &[f64],
        start: Option<&Assignment>,
        stop: &StopToken,
    ) -> Self {
        let given = part.bins.iter().map(|&bin| prices[bin as usize]).collect();
        let prices = Prices::of(&part, given, stop);
        let kept = start.map(|start| keep(&part, start));
        let warm = kept.is_some();
        let held = kept.unwrap_or_else(|| vec![Vec::new(); part.bins.len()]);
        let (held, out) = construct(&part, &prices, held);
        let best = Best { missing: usize::MAX, cost: i64::MAX, held: Vec::new() };
        let extra = if warm { 1.0 } else { 0.5 };
        let mut team = Self { part, prices, held, out, best, extra, round: 0, stuck: PATIENCE };
        team.judge();
        team
    }

    /// Cost of the best, when nothing is missing.
    pub(super) fn cost(&self) -> Option<i64> {
        (self.best.missing == 0).then_some(self.best.cost)
    }

    /// What leaving out every item would cost, as far as they may be left out.
    pub(super) fn out_of_all(&self) -> i64 {
        let each = self.part.out.iter().zip(&self.part.must);
        each.filter(|&(_, &must)| !must).map(|(out, _)| out).sum()
    }

    /// What its items cost at least, each in its cheapest place.
    pub(super) fn least(&self) -> i64 {
        self.part.least
    }

    /// Whether every item has the cheapest place it could have.
    fn finished(&self) -> bool {
        self.best.missing == 0 && self.best.cost == self.part.least
    }

    pub(super) fn write(&self, into: &mut Assignment) {
        self.part.write(&self.best.held, into);
    }

    /// Deals the bins to workers, lets each repack theirs, and keeps the best.
    pub(super) fn round(&mut self, row: u64, effort: &Effort) {
        if self.finished() || effort.stop.stopped() {
            return;
        }
        self.round += 1;
        let mood = self.mood();
        let (part, prices, extra) = (&self.part, &self.prices, self.extra);
        let mut rng = stream(effort.seed, row, self.round, 0);
        let mut bins: Vec<u32> = (0u32..).take(part.bins.len()).collect();
        shuffle(&mut bins, &mut rng);
        shuffle(&mut self.out, &mut rng);
        let workers = (bins.len() / WORKER_BINS_MIN).clamp(1, WORKERS_MAX);
        let mut shares: Vec<Share> = Vec::with_capacity(workers);
        for worker in 0..workers {
            let mine = hand(&bins, worker, workers);
            let take = |&bin: &u32| std::mem::take(&mut self.held[bin as usize]);
            let held = mine.iter().map(take).collect();
            shares.push(Share::new(part, prices, mine, held, hand(&self.out, worker, workers)));
        }
        let work = |(worker, share): (u64, &mut Share)| {
            let mut rng = stream(effort.seed, row, self.round, worker + 1);
            work(share, mood, extra, &effort.stop, &mut rng)
        };
        let numbered: Vec<(u64, &mut Share)> = (0..).zip(&mut shares).collect();
        let extras: Vec<f64> = numbered.into_par_iter().map(work).collect();
        self.out.clear();
        let done: Vec<_> =
            shares.into_iter().map(|share| (share.bins, share.held, share.out)).collect();
        for (bins, held, out) in done {
            for (bin, held) in bins.into_iter().zip(held) {
                self.held[bin as usize] = held;
            }
            self.out.extend(out);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few workers")]
        let workers = workers as f64;
        self.extra = extras.iter().sum::<f64>() / workers;
        self.judge();
    }

    /// No noise while there is gain; then from warm to cold and over again.
    fn mood(&mut self) -> Mood {
        if self.round < self.stuck {
            return Mood { noise: 0.0 };
        }
        let at = (self.round - self.stuck) % (COOLING + COLD);
        #[expect(clippy::cast_precision_loss, reason = "a few rounds")]
        let heat = COOLING.saturating_sub(at) as f64 / COOLING as f64;
        Mood { noise: NOISE * self.prices.step * heat }
    }

    /// Keeps what the bins hold if it is the best seen.
    fn judge(&mut self) {
        let part = &self.part;
        let missing = self.out.iter().filter(|&&item| part.must[item as usize]).count();
        let cost = cost(part, &self.held, &self.out);
        if (missing, cost) < (self.best.missing, self.best.cost) {
            self.best = Best { missing, cost, held: self.held.clone() };
            if self.round < self.stuck {
                self.stuck = self.round + PATIENCE;
            }
        }
    }
}

/// Repacks the bins of a share for one round; how many bins beyond two it took in the end.
fn work(share: &mut Share, mood: Mood, extra: f64, stop: &StopToken, rng: &mut Stream) -> f64 {
    let mut repack = Repack::new(extra);
    for _ in 0..share.bins.len() * REPACKINGS_PER_BIN {
        if stop.stopped() {
            return repack.extra;
        }
        improve(share, &mut repack, mood, rng);
    }
    if share.part.uniform {
        let mut rotate = Rotate::default();
        for _ in 0..RING_SIZES {
            if stop.stopped() {
                break;
            }
            let one = size(share, rng);
            let other = if rng.uniform() < 0.5 { size(share, rng) } else { 0 };
            let size = one.saturating_add(other);
            rotate.run(share, size);
        }
    }
    repack.extra
}

/// The size of an item drawn at random.
fn size(share: &Share, rng: &mut Stream) -> u32 {
    let slot = draw(rng, share.bins.len());
    let held = &share.held[slot];
    if held.is_empty() {
        return 0;
    }
    let item = held[draw(rng, held.len())];
    share.part.option(item, share.bins[slot]).map_or(0, |option| option.size)
}
