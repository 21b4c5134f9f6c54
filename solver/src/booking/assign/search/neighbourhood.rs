//! Which bins to repack together, and with which items left out.

use crate::rng::Stream;

use super::repack::{BINS_MAX, Bins, Entry, OUT, Repack, Way};
use super::share::Share;

/// Most left-out items that take part.
static GUESTS: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| super::team::env("GUESTS", 8.0) as usize);
static LABELS: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| super::team::env("LABELS", 800.0));
static MOST: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| super::team::env("MOST", 4.0));
static THREE: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| super::team::env("THREE", 0.5));
static BLUR: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| super::team::env("BLUR", 0.02));
/// Items compared for the worst one.
static COMPARED: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| super::team::env("COMPARED", 5.0) as usize);

/// How a repacking is done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mood {
    /// Temperature of the noise on costs.
    pub(super) noise: f64,
    /// Reward for gathering waste, in prices.
    pub(super) gather: f64,
    /// Extra price of room not used, in prices.
    pub(super) squeeze: f64,
}

/// Repacks one neighbourhood of the share.
pub(super) fn improve(share: &mut Share, repack: &mut Repack, mood: Mood, rng: &mut Stream) -> bool {
    let Some((slots, count)) = choose(share, repack, mood, rng) else { return false };
    let slots = &slots[..count];
    let part = share.part;
    let mut bins = Bins { count, room: [0; BINS_MAX], price: [0.0; BINS_MAX], gather: [0.0; BINS_MAX] };
    for (b, &slot) in slots.iter().enumerate() {
        let bin = share.bins[slot] as usize;
        bins.room[b] = part.room[bin];
        bins.price[b] = share.prices.room[bin] * (1.0 + mood.squeeze);
        bins.gather[b] = mood.gather * bins.price[b] / f64::from(part.room[bin].max(1));
    }
    repack.entries.clear();
    let mut guests = guests(share, slots, mood, rng);
    for (b, &slot) in slots.iter().enumerate() {
        for &item in &share.held[slot] {
            repack.entries.push(entry(share, slots, item, b as u8, mood, rng));
        }
    }
    for &(_, item) in &guests {
        repack.entries.push(entry(share, slots, item, OUT, mood, rng));
    }
    let better = repack.solve(bins, 0.5 + mood.noise);
    repack.wanted += 0.01 * (1.0 - repack.made as f64 / *LABELS).max(-10.0);
    repack.wanted = repack.wanted.clamp(0.0, *MOST);
    if !better {
        return false;
    }
    for &slot in slots {
        share.held[slot].clear();
        share.load[slot] = 0;
    }
    guests.sort_by_key(|guest| guest.1);
    share.out.retain(|item| guests.binary_search_by_key(item, |guest| guest.1).is_err());
    for entry in &repack.entries {
        match entry.chosen() {
            OUT => share.out.push(entry.item),
            b => {
                let slot = slots[usize::from(b)];
                share.held[slot].push(entry.item);
                let option = part.option(entry.item, share.bins[slot]);
                share.load[slot] += option.map_or(0, |option| option.size);
            }
        }
    }
    true
}

fn entry(share: &Share, slots: &[usize], item: u32, now: u8, mood: Mood, rng: &mut Stream) -> Entry {
    let mut entry = Entry::new(item);
    for (b, &slot) in slots.iter().enumerate() {
        if let Some(option) = share.part.option(item, share.bins[slot]) {
            let price = share.prices.room[option.bin as usize];
            let squeezed = mood.squeeze * price * f64::from(option.size);
            let cost = option.cost as f64 - squeezed + noise(mood, rng);
            entry.push(Way::new(b as u8, option.size, cost), now == b as u8);
        }
    }
    let cost = share.part.out[item as usize] as f64 + noise(mood, rng);
    entry.push(Way::new(OUT, 0, cost), now == OUT);
    entry
}

fn noise(mood: Mood, rng: &mut Stream) -> f64 {
    if mood.noise > 0.0 { -mood.noise * (1.0 - rng.uniform()).ln() } else { 1e-3 * rng.uniform() }
}

/// The bin of an item with bad reduced cost, the bin where it is cheap, perhaps a third likewise.
fn choose(share: &Share, repack: &Repack, mood: Mood, rng: &mut Stream) -> Option<([usize; BINS_MAX], usize)> {
    if share.bins.is_empty() {
        return None;
    }
    let mut slots = [usize::MAX; BINS_MAX];
    let mut count = 0;
    let seed = worst(share, rng);
    let (mut item, home) = seed?;
    if let Some(slot) = home {
        slots[0] = slot;
        count = 1;
    }
    let wanted = 2 + (repack.wanted + rng.uniform()) as usize;
    let wanted = wanted.min(BINS_MAX);
    while count < wanted {
        let Some(slot) = cheap(share, item, &slots[..count], mood, rng) else { break };
        slots[count] = slot;
        count += 1;
        let held = &share.held[slot];
        if held.is_empty() {
            break;
        }
        item = held[rng.below(held.len() as u32) as usize];
    }
    (count > 0).then_some((slots, count))
}

/// The item with the worst reduced cost among a few, and its place.
fn worst(share: &Share, rng: &mut Stream) -> Option<(u32, Option<usize>)> {
    let mut worst: Option<(f64, u32, Option<usize>)> = None;
    for _ in 0..*COMPARED {
        let draw = rng.below((share.bins.len() * 8 + share.out.len()) as u32) as usize;
        let (item, home, reduced) = if draw < share.bins.len() * 8 {
            let slot = draw / 8;
            let held = &share.held[slot];
            if held.is_empty() {
                continue;
            }
            let item = held[rng.below(held.len() as u32) as usize];
            (item, Some(slot), share.reduced(item, share.bins[slot]))
        } else {
            let item = share.out[draw - share.bins.len() * 8];
            (item, None, share.reduced_out(item))
        };
        if worst.is_none_or(|worst| reduced > worst.0) {
            worst = Some((reduced, item, home));
        }
    }
    worst.map(|(_, item, home)| (item, home))
}

/// A bin not yet chosen where an item is cheap, give or take.
fn cheap(share: &Share, item: u32, taken: &[usize], mood: Mood, rng: &mut Stream) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    let _ = mood;
    let blur = 1.0 + *BLUR * share.prices.least[item as usize].abs();
    for option in share.part.options(item) {
        let Some(slot) = share.slot(option.bin) else { continue };
        if taken.contains(&slot) {
            continue;
        }
        let priced = option.cost as f64
            + share.prices.room[option.bin as usize] * f64::from(option.size);
        let value = priced - blur * (1.0 - rng.uniform()).ln();
        if best.is_none_or(|best| value < best.0) {
            best = Some((value, slot));
        }
    }
    best.map(|best| best.1)
}

/// Left-out items that would be cheapest in one of the bins.
fn guests(share: &Share, slots: &[usize], mood: Mood, rng: &mut Stream) -> Vec<(f64, u32)> {
    let mut guests: Vec<(f64, u32)> = Vec::with_capacity(9);
    let _ = mood;
    for &item in &share.out {
        let reduced = slots.iter().map(|&slot| share.reduced(item, share.bins[slot]));
        let mut value = reduced.fold(f64::INFINITY, f64::min) - share.reduced_out(item);
        if value == f64::INFINITY {
            continue;
        }
        value += 5.0 * rng.uniform();
        let at = guests.partition_point(|guest| guest.0 <= value);
        if at < *GUESTS {
            guests.insert(at, (value, item));
            guests.truncate(*GUESTS);
        }
    }
    guests
}
