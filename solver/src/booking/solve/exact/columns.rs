//! What a plan as good as the one found may use.

use crate::booking::solve::dual::{Budget, Prices, keep};
use crate::booking::solve::part::Part;
use crate::booking::solve::state::State;
use crate::number::place;

/// Most whole paths: programs with them may have to be solved many times over.
const PATHS_MAX: usize = 3_000;

/// A whole path of an item, one step of it, or leaving it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) item: usize,
    /// The first step it books.
    pub(super) step: usize,
    /// Spots of the steps it books; empty for leaving out.
    pub(super) spots: Vec<u32>,
    pub(super) cost: [i64; 3],
}

/// All columns in order of items; `None` when there are too many.
///
/// Items whose visits might share a day are booked by whole paths, since the clock decides about
/// them together; the others step by step.
pub(super) fn columns(
    part: &Part<'_>,
    state: &State<'_>,
    budget: Budget,
    prices: &Prices,
    slack: i64,
    most: usize,
) -> Option<Vec<Column>> {
    let (open, outs) = keep(part, budget.level, prices, slack);
    let (mut found, mut paths_left): (Vec<Column>, usize) = (Vec::new(), PATHS_MAX);
    for (item, given) in part.items.iter().enumerate() {
        if let Some(cost) = given.out.filter(|_| outs[item] || !state.booked(item)) {
            found.push(Column { item, step: 0, spots: Vec::new(), cost });
        }
        let own = if state.booked(item) { state.spots(item) } else { &[] };
        if by_paths(part, item) {
            let listed = paths(part, item, own, &open, (budget.level, prices, slack))?;
            paths_left = paths_left.checked_sub(listed.len())?;
            found.extend(listed);
        } else {
            for (step, stage) in given.stages.clone().enumerate() {
                let used = |&spot: &usize| open[spot] || own.get(step) == Some(&place(spot));
                found.extend(part.stages[stage].clone().filter(used).map(|spot| {
                    let cost = part.spots[spot].cost;
                    Column { item, step, spots: vec![place(spot)], cost }
                }));
            }
        }
        if found.len() > most {
            return None;
        }
    }
    Some(found)
}

/// Whether an item is booked by whole paths.
pub(super) fn by_paths(part: &Part<'_>, item: usize) -> bool {
    part.problem.requests[part.rows[item]].may_share_a_day()
}

/// The paths of an item through open spots within `slack` of the cheapest, and its own.
fn paths(
    part: &Part<'_>,
    item: usize,
    own: &[u32],
    open: &[bool],
    (level, prices, slack): (usize, &Prices, i64),
) -> Option<Vec<Column>> {
    let mut walk = Paths { part, item, open, path: Vec::new(), found: Vec::new() };
    if !walk.extend(0) {
        return None;
    }
    let price = |&spot: &u32| {
        let spot = &part.spots[spot as usize];
        prices.weigh(level, spot.cost) + prices.of(spot)
    };
    let value = |spots: &[u32]| -> i64 { spots.iter().map(price).sum() };
    let mut paths = walk.found;
    let out = part.items[item].out.map(|cost| prices.weigh(level, cost));
    let least = paths.iter().map(|path| value(path)).chain(out).min().unwrap_or(0);
    paths.retain(|path| value(path) - least <= slack || path == own);
    if !own.is_empty() && paths.iter().all(|path| path != own) {
        paths.push(own.to_vec());
        paths.sort();
    }
    let column = |spots: Vec<u32>| Column { item, step: 0, cost: part.cost_of(&spots), spots };
    Some(paths.into_iter().map(column).collect())
}

struct Paths<'c> {
    part: &'c Part<'c>,
    item: usize,
    open: &'c [bool],
    path: Vec<u32>,
    found: Vec<Vec<u32>>,
}

impl Paths<'_> {
    /// Lists every path on from the one so far; `false` when there are far too many.
    fn extend(&mut self, at: usize) -> bool {
        let item = &self.part.items[self.item];
        if at == item.stages.len() {
            self.found.push(self.path.clone());
            return self.found.len() <= 4 * PATHS_MAX;
        }
        let stage = item.stages.start + at;
        for spot in self.part.stages[stage].clone().filter(|&spot| self.open[spot]) {
            let keeps = self.path.last().is_none_or(|&before| {
                let days = |spot: usize| i32::from(self.part.days[spot]);
                let lag = days(spot) - days(before as usize);
                (i32::from(item.lags[at].0)..=i32::from(item.lags[at].1)).contains(&lag)
            });
            if keeps {
                self.path.push(place(spot));
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
