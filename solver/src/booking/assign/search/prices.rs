//! Prices of room in each bin, by subgradient steps (Held, Wolfe & Crowder 1974).

use super::part::Part;

/// Prices and the base cost of each item at these prices.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    /// Price of a unit of room in each bin.
    pub(super) room: Vec<f64>,
    /// Least priced cost of each item, left out or not.
    pub(super) least: Vec<f64>,
}

impl Prices {
    pub(super) fn with(part: &Part, room: Vec<f64>) -> Self {
        let least = (0u32..).take(part.items.len()).map(|item| best(part, &room, item).0);
        let least = least.collect();
        Self { room, least }
    }

    pub(super) fn climb(part: &Part, steps: usize) -> Self {
        let bins = part.bins.len();
        let mut room = vec![0.0; bins];
        let mut top = room.clone();
        let mut best_value = f64::NEG_INFINITY;
        let mut slope = vec![0.0; bins];
        let mut theta = 0.0;
        let mut since = 0;
        let spread: f64 = 0.05;
        for step in 0..steps {
            let mut load = vec![0.0; bins];
            let mut value = 0.0;
            for item in (0u32..).take(part.items.len()) {
                let (least, at) = best(part, &room, item);
                value += least;
                if let Some((bin, size)) = at {
                    load[bin] += size;
                }
            }
            for bin in 0..bins {
                value -= room[bin] * f64::from(part.room[bin]);
                slope[bin] = 0.7 * slope[bin] + 0.3 * (load[bin] - f64::from(part.room[bin]));
            }
            if value > best_value {
                best_value = value;
                top.clone_from(&room);
                since = 0;
            } else {
                since += 1;
            }
            if step == 0 {
                theta = value.abs() * spread + 1.0;
            }
            if since > 15 {
                theta *= 0.7;
                since = 0;
                room.clone_from(&top);
                slope.fill(0.0);
            }
            let norm: f64 = slope.iter().map(|s| s * s).sum::<f64>().max(1e-9);
            for bin in 0..bins {
                room[bin] = (room[bin] + theta * slope[bin] / norm).max(0.0);
            }
        }
        eprintln!("own bound {best_value}");
        Self::with(part, top)
    }
}

fn best(part: &Part, room: &[f64], item: u32) -> (f64, Option<(usize, f64)>) {
    let mut least = (part.out[item as usize] as f64, None);
    for option in part.options(item) {
        let bin = option.bin as usize;
        let cost = option.cost as f64 + room[bin] * f64::from(option.size);
        if cost < least.0 {
            least = (cost, Some((bin, f64::from(option.size))));
        }
    }
    least
}
