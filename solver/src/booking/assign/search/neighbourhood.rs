//! Which bins to repack together, and with which items left out.

use super::deal::draw;
use super::prices::priced;
use super::repack::{BINS_MAX, Bins, Entry, OUT, Repack, Way, fitting};
use super::share::Share;
use crate::number::exact;
use crate::rng::Stream;

/// Most left-out items that take part.
const GUESTS_MAX: usize = 8;
/// Items compared for the one in the dearest place.
const COMPARED: usize = 8;
/// Share of neighbourhoods that start at two bins with room to spare.
const SPARE: f64 = 0.2;
/// Blur of priced costs when a bin is chosen: at least, and as a share of the item's cost.
const BLUR_MIN: f64 = 1.0;
const BLUR: f64 = 0.03;
/// Blur of a guest's worth.
const GUEST_BLUR: f64 = 5.0;
/// Reward for gathering free room in one bin, in prices of a bin full of it.
const GATHER: f64 = 2.0;
/// How much dearer the way to an equal cost may look: whole costs tie often.
const SLACK: f64 = 0.5;
/// Noise that breaks ties.
const TIES: f64 = 1e-3;

/// How a repacking is done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mood {
    /// Mean of the noise on costs.
    pub(super) noise: f64,
}

/// Up to [`BINS_MAX`] rows of bins in a share.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    slots: [usize; BINS_MAX],
    count: usize,
}

impl Chosen {
    fn push(&mut self, slot: usize) {
        self.slots[self.count] = slot;
        self.count += 1;
    }

    fn slots(&self) -> &[usize] {
        &self.slots[..self.count]
    }
}

/// Repacks one neighbourhood of the share; whether anything changed.
pub(super) fn improve(
    share: &mut Share,
    repack: &mut Repack,
    mood: Mood,
    rng: &mut Stream,
) -> bool {
    let Some(chosen) = choose(share, repack.extra, rng) else { return false };
    let slots = chosen.slots();
    let mut guests = guests(share, slots, rng);
    repack.entries.clear();
    for (&slot, home) in slots.iter().zip(0u8..) {
        for &item in &share.held[slot] {
            repack.entries.push(entry(share, slots, item, home, mood, rng));
        }
    }
    for &(_, item) in &guests {
        repack.entries.push(entry(share, slots, item, OUT, mood, rng));
    }
    if !repack.solve(bins(share, slots, rng), SLACK + mood.noise) {
        return false;
    }
    for &slot in slots {
        share.held[slot].clear();
    }
    guests.sort_unstable_by_key(|guest| guest.1);
    let is_guest = |item: &u32| guests.binary_search_by_key(item, |guest| guest.1).is_ok();
    share.out.retain(|item| !is_guest(item));
    for entry in &repack.entries {
        match entry.chosen() {
            OUT => share.out.push(entry.item),
            b => share.held[slots[usize::from(b)]].push(entry.item),
        }
    }
    for &slot in slots {
        share.weigh(slot);
    }
    true
}

fn bins(share: &Share, slots: &[usize], rng: &mut Stream) -> Bins {
    let mut bins = Bins { count: slots.len(), ..Bins::default() };
    let gather = 2.0 * GATHER * rng.uniform();
    for (b, &slot) in slots.iter().enumerate() {
        let bin = share.bins[slot] as usize;
        bins.room[b] = share.part.room[bin];
        bins.price[b] = share.prices.room[bin];
        bins.gather[b] = gather * bins.price[b] / f64::from(bins.room[b].max(1));
    }
    bins
}

/// An item with its ways into the bins; `home` is where it is.
fn entry(
    share: &Share,
    slots: &[usize],
    item: u32,
    home: u8,
    mood: Mood,
    rng: &mut Stream,
) -> Entry {
    let mut entry = Entry::new(item);
    for (&slot, b) in slots.iter().zip(0u8..) {
        if let Some(option) = share.part.option(item, share.bins[slot]) {
            let cost = exact(option.cost) + noise(mood, rng);
            entry.push(Way::new(b, option.size, cost), home == b);
        }
    }
    let cost = share.part.out_cost(item) + noise(mood, rng);
    entry.push(Way::new(OUT, 0, cost), home == OUT);
    entry
}

fn noise(mood: Mood, rng: &mut Stream) -> f64 {
    if mood.noise > 0.0 { mood.noise * exponential(rng) } else { TIES * rng.uniform() }
}

fn exponential(rng: &mut Stream) -> f64 {
    -(1.0 - rng.uniform()).ln()
}

/// The bin of an item in a dear place, or two bins with room to spare; then each time the bin
/// where some item of the last is cheap.
fn choose(share: &Share, extra: f64, rng: &mut Stream) -> Option<Chosen> {
    let (mut item, home) = dearest(share, rng)?;
    let mut chosen = Chosen { slots: [0; BINS_MAX], count: 0 };
    let spare = if rng.uniform() < SPARE { spare(share, rng) } else { None };
    match (spare, home) {
        (Some([one, other]), _) => {
            chosen.push(one);
            chosen.push(other);
            item = any(&share.held[other], rng).or_else(|| any(&share.held[one], rng))?;
        }
        (None, Some(slot)) => chosen.push(slot),
        (None, None) => {}
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few bins")]
    let wanted = 2 + (extra + rng.uniform()) as usize;
    while chosen.count < wanted.min(BINS_MAX) {
        let Some(slot) = cheap(share, item, chosen.slots(), rng) else { break };
        chosen.push(slot);
        let Some(next) = any(&share.held[slot], rng) else { break };
        item = next;
    }
    let rooms = chosen.slots().iter().map(|&slot| share.part.room[share.bins[slot] as usize]);
    chosen.count = fitting(rooms);
    (chosen.count > 0).then_some(chosen)
}

fn any(items: &[u32], rng: &mut Stream) -> Option<u32> {
    if items.is_empty() { None } else { Some(items[draw(rng, items.len())]) }
}

/// Two bins with room to spare where room is dear.
fn spare(share: &Share, rng: &mut Stream) -> Option<[usize; 2]> {
    let has = |&slot: &usize| {
        let bin = share.bins[slot] as usize;
        share.load[slot] < share.part.room[bin] && share.prices.room[bin] > 0.0
    };
    let spare: Vec<usize> = (0..share.bins.len()).filter(has).collect();
    if spare.len() < 2 {
        return None;
    }
    let one = draw(rng, spare.len());
    let other = (one + 1 + draw(rng, spare.len() - 1)) % spare.len();
    Some([spare[one], spare[other]])
}

/// The item with the worst reduced cost among a few, and its place.
fn dearest(share: &Share, rng: &mut Stream) -> Option<(u32, Option<usize>)> {
    let placed = share.part.items.len() * share.bins.len() / share.part.bins.len();
    let mut worst: Option<(f64, u32, Option<usize>)> = None;
    for _ in 0..COMPARED {
        let at = draw(rng, placed + share.out.len() + 1);
        let (item, home, reduced) = if let Some(&item) = share.out.get(at) {
            (item, None, share.reduced_out(item))
        } else {
            let slot = draw(rng, share.bins.len());
            let Some(item) = any(&share.held[slot], rng) else { continue };
            (item, Some(slot), share.reduced(item, share.bins[slot]))
        };
        if worst.is_none_or(|worst| reduced > worst.0) {
            worst = Some((reduced, item, home));
        }
    }
    worst.map(|(_, item, home)| (item, home))
}

/// A bin not yet chosen where an item is cheap, give or take.
fn cheap(share: &Share, item: u32, taken: &[usize], rng: &mut Stream) -> Option<usize> {
    let blur = BLUR_MIN + BLUR * share.prices.least[item as usize].abs();
    let mut best: Option<(f64, usize)> = None;
    for option in share.part.options(item) {
        let Some(slot) = share.slot(option.bin) else { continue };
        if taken.contains(&slot) {
            continue;
        }
        let cost = priced(option, &share.prices.room) + blur * exponential(rng);
        if best.is_none_or(|best| cost < best.0) {
            best = Some((cost, slot));
        }
    }
    best.map(|best| best.1)
}

/// The left-out items worth most in one of the bins.
fn guests(share: &Share, slots: &[usize], rng: &mut Stream) -> Vec<(f64, u32)> {
    let mut guests: Vec<(f64, u32)> = Vec::with_capacity(GUESTS_MAX + 1);
    for &item in &share.out {
        let reduced = slots.iter().map(|&slot| share.reduced(item, share.bins[slot]));
        let least = reduced.fold(f64::INFINITY, f64::min);
        if least.is_infinite() {
            continue;
        }
        let value = least - share.reduced_out(item) + GUEST_BLUR * rng.uniform();
        let at = guests.partition_point(|guest| guest.0 <= value);
        if at < GUESTS_MAX {
            guests.insert(at, (value, item));
            guests.truncate(GUESTS_MAX);
        }
    }
    guests
}
