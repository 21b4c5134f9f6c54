//! The paths that a plan as good as the one found may use.

use crate::booking::solve::dual::{Budget, Prices, keep};
use crate::booking::solve::part::{Part, short};
use crate::booking::solve::state::State;

/// A path of an item, or leaving it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) item: usize,
    /// Spots of the path; empty for leaving out.
    pub(super) spots: Vec<u32>,
    pub(super) cost: [i64; 3],
}

/// All columns in order of items; `None` when there are more than `most`.
pub(super) fn columns(
    part: &Part<'_>,
    state: &State<'_>,
    budget: Budget,
    prices: &Prices,
    slack: i64,
    most: usize,
) -> Option<Vec<Column>> {
    let (spots, outs) = keep(part, budget.level, prices, slack);
    let price = |spot: usize| {
        let given = &part.spots[spot];
        prices.weigh(budget.level, given.cost) + prices.slots[given.slot as usize]
    };
    let mut found: Vec<Column> = Vec::new();
    for (item, given) in part.items.iter().enumerate() {
        let from = found.len();
        if let Some(cost) = given.out.filter(|_| outs[item] || !state.booked(item)) {
            found.push(Column { item, spots: Vec::new(), cost });
        }
        let mut paths =
            Paths { part, item, open: &spots, path: Vec::new(), found: &mut found, most };
        if !paths.extend(0) {
            return None;
        }
        let value = |column: &Column| -> i64 {
            if column.spots.is_empty() {
                prices.weigh(budget.level, column.cost)
            } else {
                column.spots.iter().map(|&spot| price(spot as usize)).sum()
            }
        };
        let least = found[from..].iter().map(value).min().unwrap_or(0);
        let own = if state.booked(item) { state.spots(item) } else { &[] };
        let mut at = from;
        while at < found.len() {
            let column = &found[at];
            if value(column) - least > slack && column.spots != own {
                found.swap_remove(at);
            } else {
                at += 1;
            }
        }
        if !own.is_empty() && found[from..].iter().all(|column| column.spots != own) {
            found.push(Column { item, spots: own.to_vec(), cost: part.cost_of(own) });
        }
        found[from..].sort_by(|a, b| a.spots.cmp(&b.spots));
        if found.len() > most {
            return None;
        }
    }
    Some(found)
}

struct Paths<'c> {
    part: &'c Part<'c>,
    item: usize,
    open: &'c [bool],
    path: Vec<u32>,
    found: &'c mut Vec<Column>,
    most: usize,
}

impl Paths<'_> {
    /// Lists every path on from the one so far; `false` when there are far too many.
    fn extend(&mut self, at: usize) -> bool {
        let item = &self.part.items[self.item];
        if at == item.stages.len() {
            let cost = self.part.cost_of(&self.path);
            self.found.push(Column { item: self.item, spots: self.path.clone(), cost });
            return self.found.len() <= 4 * self.most;
        }
        let stage = item.stages.start + at;
        for spot in self.part.stages[stage].clone().filter(|&spot| self.open[spot]) {
            let keeps = self.path.last().is_none_or(|&before| {
                let days = |spot: usize| i32::from(self.part.days[spot]);
                let lag = days(spot) - days(before as usize);
                (i32::from(item.lags[at].0)..=i32::from(item.lags[at].1)).contains(&lag)
            });
            if keeps {
                self.path.push(short(spot));
                let goes_on = self.extend(at + 1);
                self.path.pop();
                if !goes_on {
                    return false;
                }
            }
        }
        true
    }
}
