//! Prices of room in each bin.
//!
//! Those of the bound serve where items take the same room in every bin. Where sizes depend on
//! the bin they are climbed to by subgradient steps (Held, Wolfe & Crowder 1974), smoothed.

use super::super::problem::Choice;
use super::part::Part;
use crate::number::exact;
use crate::solve::StopToken;

/// Most subgradient steps.
const STEPS: u32 = 300;
/// Steps without gain before they are shortened, and by how much.
const PATIENCE: u32 = 15;
const SHORTER: f64 = 0.7;
/// Share of the newest subgradient in the direction.
const NEWEST: f64 = 0.3;
/// First step, as a share of the value.
const FIRST: f64 = 0.05;

/// A tenth of the places of an item.
const TENTH: usize = 10;

/// Prices, and what each item costs at them at least.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// Price of a unit of room in each bin.
    pub(super) room: Vec<f64>,
    /// Least priced cost of each item, left out or not.
    pub(super) least: Vec<f64>,
    /// Mean step from an item's best place to the next tenth of its places.
    pub(super) step: f64,
}

impl Prices {
    /// The given prices where they serve, else climbed to.
    pub(super) fn of(part: &Part, given: Vec<f64>, stop: &StopToken) -> Self {
        let room = if part.uniform { given } else { climb(part, stop) };
        let items = part.items.len();
        let least = (0u32..).take(items).map(|item| cheapest(part, &room, item).0).collect();
        let mut costs = Vec::new();
        let steps = (0u32..).take(items).map(|item| spread(part, &room, item, &mut costs));
        #[expect(clippy::cast_precision_loss, reason = "a number of items")]
        let step = steps.sum::<f64>() / items.max(1) as f64;
        Self { room, least, step }
    }
}

/// Cost of an option with the room it takes.
pub(super) fn priced(option: &Choice, room: &[f64]) -> f64 {
    exact(option.cost) + room[option.bin as usize] * f64::from(option.size)
}

fn climb(part: &Part, stop: &StopToken) -> Vec<f64> {
    let bins = part.bins.len();
    let mut room = vec![0.0; bins];
    let mut best = (f64::NEG_INFINITY, room.clone());
    let mut slope = vec![0.0; bins];
    let (mut length, mut idle) = (0.0, 0);
    for step in 0..STEPS {
        if stop.stopped() {
            break;
        }
        let mut value = 0.0;
        let mut over: Vec<f64> = part.room.iter().map(|&room| -f64::from(room)).collect();
        for item in (0u32..).take(part.items.len()) {
            let (least, place) = cheapest(part, &room, item);
            value += least;
            if let Some((bin, size)) = place {
                over[bin] += size;
            }
        }
        for bin in 0..bins {
            value -= room[bin] * f64::from(part.room[bin]);
            slope[bin] += NEWEST * (over[bin] - slope[bin]);
        }
        if step == 0 {
            length = value.abs() * FIRST + 1.0;
        }
        idle += 1;
        if value > best.0 {
            best = (value, room.clone());
            idle = 0;
        } else if idle > PATIENCE {
            length *= SHORTER;
            idle = 0;
            room.clone_from(&best.1);
            slope.fill(0.0);
        }
        let norm: f64 = slope.iter().map(|each| each * each).sum::<f64>().max(1e-9);
        for bin in 0..bins {
            room[bin] = (room[bin] + length * slope[bin] / norm).max(0.0);
        }
    }
    best.1
}

/// Least priced cost of an item, and where.
fn cheapest(part: &Part, room: &[f64], item: u32) -> (f64, Option<(usize, f64)>) {
    let mut least = (part.out_cost(item), None);
    for option in part.options(item) {
        let cost = priced(option, room);
        if cost < least.0 {
            least = (cost, Some((option.bin as usize, f64::from(option.size))));
        }
    }
    least
}

/// How much dearer than its best place the next tenth of an item's places are.
fn spread(part: &Part, room: &[f64], item: u32, costs: &mut Vec<f64>) -> f64 {
    costs.clear();
    costs.extend(part.options(item).iter().map(|option| priced(option, room)));
    let tenth = (costs.len() / TENTH + 1).min(costs.len() - 1);
    let next = *costs.select_nth_unstable_by(tenth, f64::total_cmp).1;
    next - costs[..tenth].iter().copied().fold(next, f64::min)
}
