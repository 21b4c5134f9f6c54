//! Random numbers with an address, and dealing at random.

use crate::rng::{Luck, Purpose, Seed, Stream};

/// The stream of a worker in a round of a part.
pub(super) fn stream(seed: Seed, part: u64, round: u64, worker: u64) -> Stream {
    let key = Luck(seed.0).at(part).at(round).at(worker);
    Seed(key.0).stream(Purpose::Repack, 0)
}

/// A row of a list of `len` \[1..2^32\], drawn at random.
pub(super) fn draw(rng: &mut Stream, len: usize) -> usize {
    rng.below(u32::try_from(len).unwrap_or(u32::MAX)) as usize
}

/// Puts values in random order.
pub(super) fn shuffle<T>(values: &mut [T], rng: &mut Stream) {
    for at in (1..values.len()).rev() {
        values.swap(at, draw(rng, at + 1));
    }
}

/// Every `count`th value from `first` on: one hand of a deal.
pub(super) fn hand(values: &[u32], first: usize, count: usize) -> Vec<u32> {
    values.iter().copied().skip(first).step_by(count).collect()
}
