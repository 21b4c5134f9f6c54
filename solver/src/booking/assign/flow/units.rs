//! Items of one length: an exact assignment by flow.
//!
//! Where every option of a bin has the same size, a bin is a number of places, and the corners of
//! the transportation problem are assignments (Hitchcock 1941; Birkhoff 1946).

use thiserror::Error;

use super::Transport;
use super::hall::{HallSet, hall_set};
use super::places::{alike, places};
use crate::booking::assign::{Assignment, Item, Problem};

/// Why there is no assignment by flow.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum UnitsError {
    /// Two options of one bin differ in size.
    #[error("items take unequal room in the same bin, so that places cannot be counted")]
    UnequalSizes,
    /// The items that must be placed cannot all be placed.
    #[error("{} items share {} places", .0.items.len(), .0.places)]
    TooMany(HallSet),
}

/// An assignment of least cost where all options of each bin have one size.
///
/// # Errors
/// When sizes differ within a bin, or when too many items must be placed.
///
/// # Panics
/// Never: a part of a problem is a problem, and flow that does not fit has its corner.
pub fn assign_units(problem: &Problem) -> Result<Assignment, UnitsError> {
    if !alike(problem) {
        return Err(UnitsError::UnequalSizes);
    }
    let mut transport = network(problem);
    transport.solve();
    let mut assignment = problem.nothing();
    transport.flows(|item, arc, _| {
        assignment.0[item] = arc.map(|arc| transport.head[arc]);
    });
    if problem.cost(&assignment).is_some() {
        return Ok(assignment);
    }
    // What may be left out stands aside.
    let musts = problem.items().iter().enumerate().filter(|(_, item)| item.leave_out.is_none());
    let (rows, items): (Vec<usize>, Vec<Item>) =
        musts.map(|(row, item)| (row, item.clone())).unzip();
    let musts = Problem::new(problem.capacities().to_vec(), items).expect("part of a problem");
    let mut set = hall_set(&musts).expect("a corner of the transportation problem");
    for row in &mut set.items {
        *row = rows[*row];
    }
    Err(UnitsError::TooMany(set))
}

fn network(problem: &Problem) -> Transport {
    let items = problem.items();
    let dearest = |item: &Item| {
        let costs = item.options.iter().map(|option| option.cost).chain(item.leave_out);
        costs.map(i64::saturating_abs).max().unwrap_or(0)
    };
    // Leaving out what must be placed costs more than everything else together.
    let must = 2 * items.iter().map(dearest).sum::<i64>() + 1;
    let mut start = vec![0];
    let (mut head, mut cost) = (Vec::new(), Vec::new());
    for item in items {
        head.extend(item.options.iter().map(|option| option.bin));
        cost.extend(item.options.iter().map(|option| option.cost));
        start.push(head.len());
    }
    let capacity = places(problem).into_iter().map(i64::from).collect();
    let leave = items.iter().map(|item| item.leave_out.unwrap_or(must)).collect();
    Transport::new(&vec![1; items.len()], capacity, start, head, cost, leave)
}
