//! Construction by regret on priced costs.

use super::part::Part;
use super::prices::Prices;

/// What the bins hold and what is left out: items in order of regret, each to the bin with room
/// where its priced cost is least (after Martello & Toth 1981, with prices).
pub(super) fn construct(part: &Part, prices: &Prices) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut regret: Vec<(f64, u32)> =
        (0u32..).take(part.items.len()).map(|item| (regret(part, prices, item), item)).collect();
    regret.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut free = part.room.clone();
    let mut held = vec![Vec::new(); part.bins.len()];
    let mut out = Vec::new();
    for &(_, item) in &regret {
        let mut best = (part.out[item as usize] as f64, None);
        for option in part.options(item) {
            let bin = option.bin as usize;
            if free[bin] >= option.size {
                let cost = option.cost as f64 + prices.room[bin] * f64::from(option.size);
                if cost < best.0 || best.1.is_none() && part.must[item as usize] {
                    best = (cost, Some((bin, option.size)));
                }
            }
        }
        match best.1 {
            Some((bin, size)) => {
                free[bin] -= size;
                held[bin].push(item);
            }
            None => out.push(item),
        }
    }
    (held, out)
}

/// How much dearer per unit of room the second best way is than the best.
fn regret(part: &Part, prices: &Prices, item: u32) -> f64 {
    let mut first = (part.out[item as usize] as f64, 1u32);
    let mut second = f64::INFINITY;
    for option in part.options(item) {
        let cost =
            option.cost as f64 + prices.room[option.bin as usize] * f64::from(option.size);
        if cost < first.0 {
            second = first.0;
            first = (cost, option.size);
        } else {
            second = second.min(cost);
        }
    }
    // Large items first among equals.
    second - first.0 + 0.1 * f64::from(first.1)
}
