//! Construction by regret on priced costs.

use super::super::Assignment;
use super::part::Part;
use super::prices::{Prices, priced};

/// Weight of an item's size against its regret: large items first among equals.
const BY_SIZE: f64 = 0.1;

/// What of an assignment holds in a part: places that are options and fit, in order of items.
pub(super) fn keep(part: &Part, start: &Assignment) -> Vec<Vec<u32>> {
    let mut free = part.room.clone();
    let mut held = vec![Vec::new(); part.bins.len()];
    for (item, &row) in (0u32..).zip(&part.items) {
        let place = start.0.get(row as usize).copied().flatten();
        let Some(bin) = place.and_then(|bin| part.bins.binary_search(&bin).ok()) else { continue };
        let option = u32::try_from(bin).ok().and_then(|bin| part.option(item, bin));
        if let Some(option) = option
            && option.size <= free[bin]
        {
            free[bin] -= option.size;
            held[bin].push(item);
        }
    }
    held
}

/// What the bins hold and what is left out: the items not yet held, in order of regret, each to
/// the bin with room where its priced cost is least (after Martello & Toth 1981).
pub(super) fn construct(
    part: &Part,
    prices: &Prices,
    mut held: Vec<Vec<u32>>,
) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut free = part.room.clone();
    let mut placed = vec![false; part.items.len()];
    for (bin, items) in (0u32..).zip(&held) {
        for &item in items {
            placed[item as usize] = true;
            free[bin as usize] -= part.option(item, bin).map_or(0, |option| option.size);
        }
    }
    let rest = (0u32..).take(part.items.len()).filter(|&item| !placed[item as usize]);
    let mut order: Vec<(f64, u32)> = rest.map(|item| (regret(part, prices, item), item)).collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut out = Vec::new();
    for &(_, item) in &order {
        match cheapest(part, prices, item, &free) {
            Some((bin, size)) => {
                free[bin] -= size;
                held[bin].push(item);
            }
            None => out.push(item),
        }
    }
    (held, out)
}

/// The bin with room where an item is cheapest; none when leaving it out is cheaper still.
fn cheapest(part: &Part, prices: &Prices, item: u32, free: &[u32]) -> Option<(usize, u32)> {
    let must = part.must[item as usize];
    let mut least = if must { f64::INFINITY } else { part.out_cost(item) };
    let mut place = None;
    for option in part.options(item) {
        let bin = option.bin as usize;
        let cost = priced(option, &prices.room);
        if free[bin] >= option.size && cost < least {
            least = cost;
            place = Some((bin, option.size));
        }
    }
    place
}

/// How much dearer the second best way is than the best.
fn regret(part: &Part, prices: &Prices, item: u32) -> f64 {
    let mut first = (part.out_cost(item), 1);
    let mut second = f64::INFINITY;
    for option in part.options(item) {
        let cost = priced(option, &prices.room);
        if cost < first.0 {
            second = first.0;
            first = (cost, option.size);
        } else {
            second = second.min(cost);
        }
    }
    second - first.0 + BY_SIZE * f64::from(first.1)
}
