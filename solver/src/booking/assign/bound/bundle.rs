//! The proximal bundle method: the best prices near the best prices known.
//!
//! Every solution of the relaxation is a linear function of the prices of the cuts that lies above
//! the bound; their minimum less a distance to the centre is maximised next (Lemaréchal 1974;
//! Kiwiel 1990, *Proximity control in bundle methods*, Mathematical Programming 46). The small
//! quadratic program is solved over the weights of the solutions, two at a time (Platt 1998).

/// A solution of the relaxation: its bound is `cost` plus its excesses at the prices of the cuts.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// What the solution itself costs.
    pub(super) cost: f64,
    /// By how much it breaks each cut; below zero where it has room.
    pub(super) excess: Vec<f64>,
    /// Its share in the latest mixture \[0..=1\].
    pub(super) weight: f64,
    /// Steps since it last had a share.
    pub(super) idle: u32,
}

/// Prices to try next, and the bound the bundle believes they have.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    pub(super) prices: Vec<f64>,
    pub(super) hoped: f64,
}

/// Exchanges of weight for one trial at most.
const EXCHANGES_MAX: usize = 400;

impl Point {
    /// Its bound at these prices.
    pub(super) fn at(&self, prices: &[f64]) -> f64 {
        self.cost
            + self.excess.iter().zip(prices).map(|(excess, price)| excess * price).sum::<f64>()
    }
}

/// Maximises the least of the points, less the squared distance from the centre over `2 reach`;
/// leaves the weights of the mixture in the points.
pub(super) fn trial(points: &mut [Point], centre: &[f64], reach: f64) -> Trial {
    let mut mixture = vec![0.0; centre.len()];
    for point in points.iter() {
        for (sum, excess) in mixture.iter_mut().zip(&point.excess) {
            *sum += point.weight * excess;
        }
    }
    let mut prices = vec![0.0; centre.len()];
    for _ in 0..EXCHANGES_MAX {
        for ((price, centre), excess) in prices.iter_mut().zip(centre).zip(&mixture) {
            *price = f64::max(0.0, centre + reach * excess);
        }
        let (mut low, mut high) = ((f64::INFINITY, 0), (f64::NEG_INFINITY, 0));
        for (row, point) in points.iter().enumerate() {
            let value = point.at(&prices);
            if value < low.0 {
                low = (value, row);
            }
            if point.weight > 0.0 && value > high.0 {
                high = (value, row);
            }
        }
        let slope = high.0 - low.0;
        if slope <= 1e-7 * (1.0 + low.0.abs()) {
            break;
        }
        let apart = points[low.1].excess.iter().zip(&points[high.1].excess);
        let curve: f64 = apart
            .zip(&prices)
            .map(|((one, other), price)| (one - other, *price))
            .filter(|(change, price)| *price > 0.0 || *change > 0.0)
            .map(|(change, _)| change * change)
            .sum();
        let moved = f64::min(points[high.1].weight, slope / (reach * curve).max(1e-30));
        points[low.1].weight += moved;
        points[high.1].weight -= moved;
        for (row, sum) in mixture.iter_mut().enumerate() {
            *sum += moved * (points[low.1].excess[row] - points[high.1].excess[row]);
        }
    }
    let hoped = points.iter().map(|point| point.at(&prices)).fold(f64::INFINITY, f64::min);
    Trial { prices, hoped }
}
