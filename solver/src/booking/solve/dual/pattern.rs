//! The visits an opening would choose at given prices: a bounded knapsack, by minutes.

use crate::booking::solve::part::Part;
use crate::number::gcd;

use super::SCALE;

/// Memory of the knapsack, used again from opening to opening.
#[derive(Clone, Debug, Default)]
pub(super) struct Knapsack {
    best: Vec<i64>,
    /// By layer and minutes: how many visits of the layer's slot.
    taken: Vec<i32>,
}

/// Adds the choice of one opening to `chosen` (visits by slot) and gives its gain.
///
/// `slots` are those of the opening, `prices` those of all slots. With `losing`, minutes lost in
/// the opening cost [`SCALE`] each. Choosing nothing gains nothing.
pub(super) fn choose(
    part: &Part<'_>,
    slots: std::ops::Range<usize>,
    prices: &[i64],
    losing: bool,
    memory: &mut Knapsack,
    chosen: &mut [i32],
) -> i64 {
    let opening = part.slots[slots.start].opening as usize;
    let capacity = part.capacity[opening];
    if slots.clone().all(|slot| prices[slot] <= 0) {
        return 0;
    }
    if !losing && slots.len() == 1 {
        let slot = &part.slots[slots.start];
        let count = slot.count.min(capacity / slot.minutes);
        chosen[slots.start] = count;
        return i64::from(count) * prices[slots.start];
    }
    let unit = slots.clone().fold(0, |unit, slot| gcd(unit, part.slots[slot].minutes)).max(1);
    let length = usize::try_from(capacity / unit).unwrap_or(0);
    memory.best.clear();
    memory.best.resize(length + 1, i64::MIN);
    memory.best[0] = 0;
    memory.taken.clear();
    for slot in slots.clone() {
        layer(
            memory,
            length,
            part.slots[slot].minutes / unit,
            part.slots[slot].count,
            prices[slot],
        );
    }
    let lost = |used: usize| {
        let used = i32::try_from(used).unwrap_or(0) * unit;
        if losing { SCALE * part.lost(opening, capacity - used) } else { 0 }
    };
    let ends = (0..=length).filter(|&used| memory.best[used] > i64::MIN);
    let (gain, std::cmp::Reverse(end)) = ends
        .map(|used| (memory.best[used] - lost(used), std::cmp::Reverse(used)))
        .max()
        .unwrap_or_default();
    let mut used = end;
    for (layer, slot) in slots.enumerate().rev() {
        let count = memory.taken[layer * (length + 1) + used];
        chosen[slot] = count;
        used -= usize::try_from(count * (part.slots[slot].minutes / unit)).unwrap_or(0);
    }
    gain
}

/// Adds one slot to the knapsack: at most `count` visits of `size` units.
fn layer(memory: &mut Knapsack, length: usize, size: i32, count: i32, price: i64) {
    let size = usize::try_from(size).unwrap_or(1).max(1);
    let from = memory.taken.len();
    memory.taken.resize(from + length + 1, 0);
    let before = memory.best.clone();
    let most = usize::try_from(count).unwrap_or(0).min(length / size);
    for used in size..=length {
        for number in 1..=most.min(used / size) {
            let rest = before[used - number * size];
            if rest == i64::MIN {
                continue;
            }
            let gain = rest + i64::try_from(number).unwrap_or(0) * price;
            if gain > memory.best[used] {
                memory.best[used] = gain;
                memory.taken[from + used] = i32::try_from(number).unwrap_or(0);
            }
        }
    }
}
