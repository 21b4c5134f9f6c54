//! Places that no plan as good as the one found can use, by their reduced cost (Dantzig,
//! Fulkerson & Johnson 1954).

use crate::booking::solve::part::Part;

use super::ascent::Prices;

/// For each spot and each item's leaving out: whether it may still be used when a level, with
/// those above it weighed by the prices, is to stay within `slack` (scaled) of the bound.
pub(in crate::booking::solve) fn keep(
    part: &Part<'_>,
    level: usize,
    prices: &Prices,
    slack: i64,
) -> (Vec<bool>, Vec<bool>) {
    let price = |spot: usize| {
        let spot = &part.spots[spot];
        prices.weigh(level, spot.cost) + prices.of(spot)
    };
    let mut spots = vec![false; part.spots.len()];
    let mut outs = vec![false; part.items.len()];
    for (row, item) in part.items.iter().enumerate() {
        let through = through(part, row, &price);
        let out = item.out.map(|cost| prices.weigh(level, cost));
        let first = part.stages[item.stages.start].start;
        let Some(least) = through.iter().flatten().copied().chain(out).min() else { continue };
        for (at, cost) in through.iter().enumerate() {
            spots[first + at] = cost.is_some_and(|cost| cost - least <= slack);
        }
        outs[row] = out.is_some_and(|cost| cost - least <= slack);
    }
    (spots, outs)
}

/// The least cost of a path of an item through each of its spots, in their order.
pub(in crate::booking::solve) fn through(
    part: &Part<'_>,
    item: usize,
    price: &impl Fn(usize) -> i64,
) -> Vec<Option<i64>> {
    let stages = part.items[item].stages.clone();
    let lags = &part.items[item].lags;
    let first = part.stages[stages.start].start;
    let last = part.stages[stages.end - 1].end;
    let mut to: Vec<Option<i64>> = vec![None; last - first];
    let mut from = to.clone();
    for (at, stage) in stages.clone().enumerate() {
        for spot in part.stages[stage].clone() {
            let before = if at == 0 {
                Some(0)
            } else {
                let (least, most) = lags[at];
                let day = i32::from(part.days[spot]);
                let range = part.stages[stage - 1].clone();
                window(part, range, day - i32::from(most), day - i32::from(least))
                    .filter_map(|other| to[other - first])
                    .min()
            };
            to[spot - first] = before.map(|before| before + price(spot));
        }
    }
    for (at, stage) in stages.clone().enumerate().rev() {
        for spot in part.stages[stage].clone() {
            from[spot - first] = if stage + 1 == stages.end {
                Some(0)
            } else {
                let (least, most) = lags[at + 1];
                let day = i32::from(part.days[spot]);
                let range = part.stages[stage + 1].clone();
                window(part, range, day + i32::from(least), day + i32::from(most))
                    .filter_map(|other| from[other - first].map(|cost| cost + price(other)))
                    .min()
            };
        }
    }
    to.iter().zip(&from).map(|(to, from)| Some((*to)? + (*from)?)).collect()
}

/// Spots of a stage between two days, both inside.
fn window(
    part: &Part<'_>,
    range: std::ops::Range<usize>,
    from: i32,
    to: i32,
) -> impl Iterator<Item = usize> {
    let days = &part.days[range.clone()];
    let low = days.partition_point(|&day| i32::from(day) < from);
    let high = days.partition_point(|&day| i32::from(day) <= to);
    range.start + low..range.start + high.max(low)
}
