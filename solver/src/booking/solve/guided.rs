//! A plan built at prices: whoever loses most by waiting is booked first.

use crate::booking::chain::Walk;

use super::dual::{Prices, SCALE};
use super::part::Part;
use super::state::{State, Weights, Worth};

/// What each spot takes from others at some prices, in terms of [`Worth`].
pub(super) fn taken(part: &Part<'_>, level: usize, prices: &Prices) -> Vec<Worth> {
    let weights = Weights::new(part);
    let unit = weights.0.get(level).copied().unwrap_or(1);
    let price = |spot| Worth::from(prices.of(spot)) * unit / Worth::from(SCALE);
    part.spots.iter().map(price).collect()
}

/// Books everybody at the cost of a level and those above it, with prices for the openings; the
/// levels below decide ties.
pub(super) fn build<'p>(
    part: &'p Part<'p>,
    level: usize,
    prices: &Prices,
    weighed: &[i64],
) -> State<'p> {
    let weights = Weights::new(part);
    let unit = weights.0.get(level).copied().unwrap_or(1);
    let below = |cost: [i64; 3]| -> Worth {
        (level + 1..3).map(|k| weights.0[k] * Worth::from(cost[k])).sum()
    };
    let price: Vec<Worth> = part
        .spots
        .iter()
        .zip(weighed)
        .map(|(spot, &weighed)| {
            let scaled = Worth::from(weighed + prices.of(spot));
            scaled * unit / Worth::from(SCALE) + below(spot.cost)
        })
        .collect();
    let mut walk = Walk::default();
    let mut order: Vec<(Worth, usize)> = (0..part.items.len())
        .map(|item| {
            let least = part.cheapest(item, &mut walk, |_, spot| Some(price[spot])).unwrap_or(0);
            let most = part.stages[part.items[item].stages.clone()][0].clone();
            let most = most.map(|spot| price[spot]).max().unwrap_or(0);
            let out = part.items[item].out.map_or(Worth::MAX / 4, |out| {
                Worth::from(prices.weigh(level, out)) * unit / Worth::from(SCALE) + below(out)
            });
            (-(out.max(most) - least), item)
        })
        .collect();
    order.sort_unstable();
    let mut state = State::new(part);
    for &(_, item) in &order {
        state.insert(item, |spot| Some(price[spot] - weights.of(part.spots[spot].cost)));
    }
    for (_, item) in order {
        if !state.booked(item) {
            state.insert(item, |_| Some(0));
        }
    }
    state
}
