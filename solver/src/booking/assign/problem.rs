//! Items, bins and what an assignment costs.

use thiserror::Error;

/// Items to place into bins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    capacities: Vec<u32>,
    items: Vec<Item>,
}

/// Something to be placed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it may go, each bin at most once, in rising order of bins.
    pub options: Vec<Choice>,
    /// Cost of leaving it out; `None` when it must be placed.
    pub leave_out: Option<i64>,
}

/// One way to place an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// The bin.
    pub bin: u32,
    /// Room it takes there, in the unit of the capacities \[1..\].
    pub size: u32,
    /// Cost; may be negative.
    pub cost: i64,
}

/// The bin of each item, in the order of the items; `None` when it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment(pub Vec<Option<u32>>);

/// Why there is no such problem.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProblemError {
    /// An option names a bin there is not.
    #[error("item {item} has an option in bin {bin}, but there are {bins} bins")]
    UnknownBin {
        /// Row of the item.
        item: usize,
        /// The bin named.
        bin: u32,
        /// How many bins there are.
        bins: usize,
    },
    /// An item has two options in one bin.
    #[error("item {item} names bin {bin} twice")]
    Twice {
        /// Row of the item.
        item: usize,
        /// The bin.
        bin: u32,
    },
    /// An option takes no room.
    #[error("item {item} has size 0 in bin {bin}")]
    NoSize {
        /// Row of the item.
        item: usize,
        /// The bin.
        bin: u32,
    },
    /// Costs so large that a sum over items could overflow.
    #[error("the costs of the items add up to more than {COST_MAX} in size")]
    TooCostly,
}

/// Largest sum of the items' dearest costs: leaves room for scaled prices in 64 bits.
pub(super) const COST_MAX: i64 = 1 << 52;

impl Problem {
    /// Checks and keeps the items; the options are put in order of bins.
    ///
    /// # Errors
    /// The first thing wrong, see [`ProblemError`].
    pub fn new(capacities: Vec<u32>, mut items: Vec<Item>) -> Result<Self, ProblemError> {
        let mut dearest: i64 = 0;
        for (row, item) in items.iter_mut().enumerate() {
            item.options.sort();
            check(row, item, capacities.len())?;
            let costs = item.options.iter().map(|option| option.cost).chain(item.leave_out);
            let largest = costs.map(i64::saturating_abs).max().unwrap_or(0);
            dearest = dearest.saturating_add(largest);
        }
        if dearest > COST_MAX {
            Err(ProblemError::TooCostly)
        } else {
            Ok(Self { capacities, items })
        }
    }

    /// Capacity of each bin.
    #[must_use]
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Nothing placed.
    #[must_use]
    pub fn nothing(&self) -> Assignment {
        Assignment(vec![None; self.items.len()])
    }

    /// What an assignment costs; `None` when it is none: another number of items, a bin that is no
    /// option, a bin too full, or an item left out that must be placed.
    #[must_use]
    pub fn cost(&self, assignment: &Assignment) -> Option<i64> {
        if assignment.0.len() != self.items.len() {
            return None;
        }
        let mut free: Vec<i64> = self.capacities.iter().map(|&room| i64::from(room)).collect();
        let mut cost = 0;
        for (item, place) in self.items.iter().zip(&assignment.0) {
            match place {
                None => cost += item.leave_out?,
                Some(bin) => {
                    let option = item.option(*bin)?;
                    free[*bin as usize] -= i64::from(option.size);
                    cost += option.cost;
                }
            }
        }
        free.iter().all(|&room| room >= 0).then_some(cost)
    }
}

impl Item {
    /// The option in a bin.
    #[must_use]
    pub fn option(&self, bin: u32) -> Option<&Choice> {
        let row = self.options.binary_search_by_key(&bin, |option| option.bin).ok()?;
        self.options.get(row)
    }
}

impl Assignment {
    /// How many items are left out.
    #[must_use]
    pub fn left_out_count(&self) -> usize {
        self.0.iter().filter(|place| place.is_none()).count()
    }
}

fn check(row: usize, item: &Item, bins: usize) -> Result<(), ProblemError> {
    for option in &item.options {
        if option.bin as usize >= bins {
            return Err(ProblemError::UnknownBin { item: row, bin: option.bin, bins });
        }
        if option.size == 0 {
            return Err(ProblemError::NoSize { item: row, bin: option.bin });
        }
    }
    match item.options.windows(2).find(|pair| pair[0].bin == pair[1].bin) {
        Some(pair) => Err(ProblemError::Twice { item: row, bin: pair[0].bin }),
        None => Ok(()),
    }
}
