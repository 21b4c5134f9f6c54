//! Prices that raise the bound: deflected subgradient steps (Polyak 1969; Camerini, Fratta &
//! Maffioli 1975), a fixed number of them.

use crate::booking::chain::Walk;
use crate::booking::solve::part::{Part, Slot, Spot};
use crate::number::{exact, nearest};
use crate::solve::StopToken;

use super::pattern::{Knapsack, choose};
use super::{SCALE, rounded_up};

/// Largest price of a visit, over [`SCALE`].
const PRICE_MAX: f64 = 1e12;
/// Largest multiplier of a level, over [`SCALE`], and most that it may make of all costs together:
/// sums stay within 64 bits.
const MULTIPLIER_MAX: i64 = 1_000_000_000;
const WEIGHED_MAX: i64 = 1 << 59;
/// Steps without a better bound before they get shorter, and by how much.
const IDLE_MAX: u32 = 20;
const SLOWER: f64 = 0.66;
/// How much of the last direction is kept.
const MEMORY: f64 = 0.9;

/// What the levels above may cost, and how the level itself is counted.
#[derive(Clone, Copy, Debug)]
pub(in crate::booking::solve) struct Budget {
    /// The level bounded: 0 rights to 3 minutes lost.
    pub(in crate::booking::solve) level: usize,
    /// Values of the part at the four levels.
    pub(in crate::booking::solve) values: [i64; 4],
}

/// Prices of slots, of minutes of shared rooms, and multipliers of the levels above, over [`SCALE`].
#[derive(Clone, Debug, PartialEq)]
pub(in crate::booking::solve) struct Prices {
    pub(in crate::booking::solve) slots: Vec<i64>,
    /// Per minute, by crowd; the first, for no crowd, stays 0.
    rooms: Vec<i64>,
    pub(in crate::booking::solve) above: [i64; 3],
}

/// What the prices prove, and where patients and openings disagree at them.
pub(in crate::booking::solve) struct Evaluated {
    /// The bound over [`SCALE`].
    pub(in crate::booking::solve) scaled: i64,
    /// Visits patients want less visits openings choose, by slot.
    excess: Vec<i32>,
    /// Minutes of shared rooms patients want less those there are, by crowd.
    rooms: Vec<i64>,
    /// Costs of the levels above less their values.
    over: [i64; 3],
}

impl Prices {
    pub(in crate::booking::solve) fn zero(part: &Part<'_>) -> Self {
        let (slots, rooms) = (vec![0; part.slots.len()], vec![0; part.rooms.len()]);
        Self { slots, rooms, above: [0; 3] }
    }

    /// What a spot pays.
    pub(in crate::booking::solve) fn of(&self, spot: &Spot) -> i64 {
        self.slots[spot.slot as usize] + self.rooms[spot.crowd as usize] * i64::from(spot.minutes)
    }

    /// The same, no larger than sums allow.
    fn within(mut self, most: [i64; 3]) -> Self {
        let price_max = nearest(PRICE_MAX);
        let all = self.slots.iter_mut().chain(&mut self.rooms);
        all.for_each(|price| *price = (*price).clamp(-price_max, price_max));
        self.above.iter_mut().zip(most).for_each(|(above, most)| *above = (*above).min(most));
        self
    }

    /// These prices of a level, weighed and seen from a level below.
    pub(in crate::booking::solve) fn below(&self, level: usize, weight: i64) -> Self {
        let weighed = |price: i64| nearest(exact(price) * exact(weight) / exact(SCALE));
        let mut above = self.above.map(weighed);
        above[level] = weight;
        let all = |prices: &[i64]| prices.iter().map(|&price| weighed(price)).collect();
        Self { slots: all(&self.slots), rooms: all(&self.rooms), above }
    }

    /// The same prices for the slots of a narrower part.
    pub(in crate::booking::solve) fn moved(&self, from: &Part<'_>, to: &Part<'_>) -> Self {
        let key = |slot: &Slot| (slot.opening, slot.minutes);
        let price = |slot: &Slot| {
            let at = from.slots[1..].binary_search_by_key(&key(slot), key);
            at.map_or(0, |at| self.slots[at + 1])
        };
        let others = to.slots[1..].iter().map(price);
        // Crowds keep their numbers.
        let rooms = self.rooms.clone();
        Self { slots: std::iter::once(0).chain(others).collect(), rooms, above: self.above }
    }

    /// Cost of a choice at a level with the levels above it, over [`SCALE`].
    pub(in crate::booking::solve) fn weigh(&self, level: usize, cost: [i64; 3]) -> i64 {
        let above: i64 = (0..level.min(3)).map(|k| self.above[k] * cost[k]).sum();
        above + if level < 3 { SCALE * cost[level] } else { 0 }
    }
}

/// The largest multiplier of each level: all costs of a part at it, weighed, stay within 64 bits.
fn multipliers_max(part: &Part<'_>, budget: Budget) -> [i64; 3] {
    std::array::from_fn(|level| {
        let dearest = |stage: usize| {
            let spots = part.spots[part.stages[stage].clone()].iter();
            spots.map(|spot| spot.cost[level].saturating_abs()).max().unwrap_or(0)
        };
        let costs = part.items.iter().map(|item| {
            let booked = item.stages.clone().map(dearest).fold(0, i64::saturating_add);
            booked.max(item.out.map_or(0, |out| out[level].saturating_abs()))
        });
        let all = costs.fold(0, i64::saturating_add).max(budget.values[level].saturating_abs());
        (WEIGHED_MAX / all.saturating_add(1)).min(MULTIPLIER_MAX)
    })
}

/// Evaluates the bound at some prices.
pub(in crate::booking::solve) fn evaluate(
    part: &Part<'_>,
    budget: Budget,
    prices: &Prices,
    weights: &[i64],
    walk: &mut Walk<i64>,
) -> Evaluated {
    let level = budget.level;
    let mut excess = vec![0; part.slots.len()];
    let mut rooms: Vec<i64> = part.rooms.iter().map(|&minutes| -i64::from(minutes)).collect();
    let mut over = [0; 3];
    let mut scaled = 0;
    for (price, minutes) in prices.rooms.iter().zip(&rooms).skip(1) {
        scaled += price * minutes;
    }
    for (k, over) in over.iter_mut().enumerate().take(level) {
        *over -= budget.values[k];
        scaled -= prices.above[k] * budget.values[k];
    }
    for (row, item) in part.items.iter().enumerate() {
        let price = |_, spot: usize| Some(weights[spot] + prices.of(&part.spots[spot]));
        let path = part.cheapest(row, walk, price);
        let out = item.out.map(|cost| (prices.weigh(level, cost), cost));
        let cost = match (path, out) {
            (Some(path), Some((out, cost))) if out < path => (out, Some(cost)),
            (None, Some((out, cost))) => (out, Some(cost)),
            (Some(path), _) => (path, None),
            (None, None) => (0, Some([0; 3])),
        };
        scaled += cost.0;
        let sums = cost.1.unwrap_or_else(|| {
            for &spot in &walk.path {
                let spot = &part.spots[spot as usize];
                excess[spot.slot as usize] += 1;
                rooms[spot.crowd as usize] += i64::from(spot.minutes);
            }
            part.cost_of(&walk.path)
        });
        (0..level.min(3)).for_each(|k| over[k] += sums[k]);
    }
    let mut chosen = vec![0; part.slots.len()];
    let mut memory = Knapsack::default();
    let mut from = 1;
    while from < part.slots.len() {
        let same = |slot: &usize| part.slots[*slot].opening == part.slots[from].opening;
        let to = (from..part.slots.len()).take_while(same).last().unwrap_or(from) + 1;
        scaled -= choose(part, from..to, &prices.slots, level == 3, &mut memory, &mut chosen);
        from = to;
    }
    excess.iter_mut().zip(&chosen).for_each(|(excess, chosen)| *excess -= chosen);
    excess[0] = 0;
    Evaluated { scaled, excess, rooms, over }
}

/// The best of some prices, with one evaluation each.
pub(in crate::booking::solve) fn best(
    part: &Part<'_>,
    budget: Budget,
    starts: impl IntoIterator<Item = Prices>,
) -> Prices {
    let mut walk = Walk::default();
    let mut best: Option<(i64, Prices)> = None;
    let most = multipliers_max(part, budget);
    for prices in starts {
        let prices = prices.within(most);
        let weights = weights(part, budget.level, &prices);
        let found = evaluate(part, budget, &prices, &weights, &mut walk).scaled;
        if best.as_ref().is_none_or(|(value, _)| found > *value) {
            best = Some((found, prices));
        }
    }
    best.map_or_else(|| Prices::zero(part), |(_, prices)| prices)
}

fn weights(part: &Part<'_>, level: usize, prices: &Prices) -> Vec<i64> {
    part.spots.iter().map(|spot| prices.weigh(level, spot.cost)).collect()
}

/// Best prices found from `start` on, with their bound; ends early when the bound meets the value.
/// `each` is shown the prices of every tenth step.
pub(in crate::booking::solve) fn ascend(
    part: &Part<'_>,
    budget: Budget,
    start: Prices,
    steps: u32,
    stop: &StopToken,
    mut each: impl FnMut(&Prices, &[i64]),
) -> (i64, Prices) {
    let level = budget.level;
    let target = budget.values[level];
    let mut walk = Walk::default();
    let most = multipliers_max(part, budget);
    let mut now = start.within(most);
    let mut best: Option<(i64, Prices)> = None;
    let mut direction = vec![0.0; now.slots.len() + now.rooms.len() - 1];
    let mut over = [0.0; 3];
    let (mut pace, mut idle) = (1.0, 0);
    for step in 0..steps.max(1) {
        let weights: Vec<i64> = part.spots.iter().map(|spot| now.weigh(level, spot.cost)).collect();
        let found = evaluate(part, budget, &now, &weights, &mut walk);
        if step % 10 == 9 {
            each(&now, &weights);
        }
        let better = best.as_ref().is_none_or(|(value, _)| found.scaled > *value);
        if better {
            let little = best.as_ref().is_some_and(|(value, _)| found.scaled - value < SCALE / 8);
            best = Some((found.scaled, now.clone()));
            idle = if little { idle + 1 } else { 0 };
        } else {
            idle += 1;
        }
        let scaled = best.as_ref().map_or(i64::MIN, |(scaled, _)| *scaled);
        if rounded_up(scaled) >= target || pace < 0.01 || (step > 0 && stop.stopped()) {
            break;
        }
        if idle >= IDLE_MAX {
            (pace, idle) = (pace * SLOWER, 0);
        }
        let missing = target * SCALE - found.scaled;
        advance(&mut now, &found, &mut direction, missing, pace, level);
        let sums = over.iter_mut().zip(found.over).zip(now.above.iter_mut().zip(most));
        for ((over, found), (price, most)) in sums.take(level) {
            *over = MEMORY * *over + exact(found);
            *price = multiplied(*price, *over, pace * exact(missing)).min(most);
        }
    }
    best.expect("at least one step is made")
}

/// Minutes of a shared room that weigh as much as one visit in a step.
const ROOM_UNIT: f64 = 20.0;

/// One step along the deflected direction: that of the slots, then that of the shared rooms.
fn advance(
    now: &mut Prices,
    found: &Evaluated,
    direction: &mut [f64],
    missing: i64,
    pace: f64,
    level: usize,
) {
    let missing = exact(missing);
    let mut length = 0.0;
    let (slots, rooms) = direction.split_at_mut(now.slots.len());
    for ((direction, &excess), &price) in slots.iter_mut().zip(&found.excess).zip(&now.slots) {
        *direction = MEMORY * *direction + f64::from(excess);
        if level < 3 && price == 0 && *direction < 0.0 {
            *direction = 0.0;
        }
        length += *direction * *direction;
    }
    let wanted = found.rooms.iter().zip(&now.rooms).skip(1);
    for (direction, (&excess, &price)) in rooms.iter_mut().zip(wanted) {
        *direction = MEMORY * *direction + exact(excess) / ROOM_UNIT;
        if price == 0 && *direction < 0.0 {
            *direction = 0.0;
        }
        length += *direction * *direction;
    }
    if length > 0.0 {
        let step = pace * missing / length;
        for (price, &direction) in now.slots.iter_mut().zip(slots.iter()).skip(1) {
            let next = exact(*price) + step * direction;
            let least = if level < 3 { 0.0 } else { -PRICE_MAX };
            *price = nearest(next.clamp(least, PRICE_MAX));
        }
        for (price, &direction) in now.rooms.iter_mut().skip(1).zip(rooms.iter()) {
            let next = exact(*price) + step * direction / ROOM_UNIT;
            *price = nearest(next.clamp(0.0, PRICE_MAX / ROOM_UNIT));
        }
    }
}

/// A multiplier moved by its share of what is missing, never far at a time.
fn multiplied(now: i64, over: f64, missing: f64) -> i64 {
    if over.abs() < 1e-9 || (now == 0 && over < 0.0) {
        return now;
    }
    let most = exact(now).max(exact(SCALE) / 4.0);
    let step = (0.3 * missing / over).clamp(-0.5 * most, most);
    nearest((exact(now) + step).clamp(0.0, exact(MULTIPLIER_MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::request::Cost;
    use crate::booking::tests::made::{Shape, problem};

    /// 40 patients 27 years over, 10,000 days: squared 10^8 each, and a multiplier of 10^9 would make
    /// 4 x 10^18 of them and as much of their value, beyond 64 bits with what is added.
    #[test]
    fn multipliers_stay_where_sums_of_squares_of_decades_fit() {
        let mut problem = problem(3, &Shape { requests: 40, ..Shape::small() });
        for request in &mut problem.requests {
            request.leave_out.0[0] += 100_000_000;
            for step in &mut request.steps {
                step.places.iter_mut().for_each(|place| place.cost.0[0] += 100_000_000);
            }
        }
        let rows = (0..problem.requests.len()).collect();
        let part = Part::new(&problem, rows, &|Cost(cost)| cost, |_, _, _| true, |_| true);
        let values = [40 * 100_000_000 * 3, 1_000, 10, 0];
        let budget = Budget { level: 2, values };
        let start = Prices { above: [4_000_000_000; 3], ..Prices::zero(&part) };
        let found = best(&part, budget, [start]);
        assert!(found.above[0] < 100_000_000 && found.above[1] == 1_000_000_000);
        let (scaled, _) = ascend(&part, budget, found, 30, &StopToken::default(), |_, _| ());
        assert!(rounded_up(scaled) <= 10 + 40 * 3 * 3);
    }
}
