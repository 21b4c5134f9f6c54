//! Prices tuned to the small problem.

use super::{BINS_MAX, Bins, OUT, Repack};

/// Subgradient steps; more cost more than they save.
const STEPS: u32 = 6;
/// Length of a step, as a share of Polyak's.
const LENGTH: f64 = 0.7;

impl Repack {
    /// Better prices for these bins by a few subgradient steps towards `upper`; the bound there.
    pub(super) fn tune(&self, bins: &mut Bins, upper: f64) -> f64 {
        let mut trial = *bins;
        let mut best = f64::NEG_INFINITY;
        for step in 1..=STEPS {
            let (value, slope) = self.bound(&trial);
            if value > best {
                best = value;
                bins.price = trial.price;
            }
            let norm: f64 = slope.iter().map(|each| each * each).sum();
            if norm < 0.5 || step == STEPS {
                break;
            }
            let length = LENGTH * (upper - value) / norm;
            for (price, slope) in trial.price.iter_mut().zip(slope).take(bins.count) {
                *price = (*price + length * slope).max(0.0);
            }
        }
        best
    }

    /// The bound at prices, and how much more room is wanted in each bin than there is.
    fn bound(&self, bins: &Bins) -> (f64, [f64; BINS_MAX]) {
        let mut over = bins.room.map(|room| -f64::from(room));
        let mut value: f64 = (0..bins.count).map(|b| bins.price[b] * over[b]).sum();
        for entry in &self.entries {
            let mut least = (f64::INFINITY, OUT, 0);
            for way in entry.ways() {
                let cost = way.priced(bins);
                if cost < least.0 {
                    least = (cost, way.bin, way.size);
                }
            }
            value += least.0;
            if least.1 != OUT {
                over[usize::from(least.1)] += f64::from(least.2);
            }
        }
        (value, over)
    }
}
