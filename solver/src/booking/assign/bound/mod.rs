//! Lower bounds: no assignment costs less.
//!
//! Everything here is a Lagrangian bound (Fisher 1981): at prices of at least 0 for room and for
//! rows that every assignment satisfies, each item takes what is cheapest for it. Whatever the
//! prices, the bound is true, and it is summed in whole numbers. What differs is how good prices
//! are found:
//!
//! 1. **Parts** that no option joins are bounded alone.
//! 2. **The linear relaxation**, a transportation problem over merged items and bins, by network
//!    simplex: exact prices of room. Rooms count only as far as sizes add up to.
//! 3. **Rounding cuts** on the summed room of sets of bins, priced by a proximal bundle whose
//!    every step solves the transportation problem again from the tree before.
//! 4. **Knapsacks**, where sizes depend on the bin: multipliers for "every item once".
//!
//! Tried and left: subgradient steps for the cuts (slow where a few dozen prices trade off against
//! each other); knapsacks beside the cuts where sizes do not depend on the bin (weaker than cuts on
//! single bins and pairs); choosing cuts by their excess alone (single bins crowd out the large
//! sets that matter); narrowing the reach of the bundle at every step without gain (it collapses).

mod bundle;
mod charge;
mod cut;
mod grouped;
mod knapsack;
mod lagrange;
mod load;
mod multipliers;
mod part;
mod relaxed;
mod room;
mod separate;
mod strong;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::Problem;
use crate::solve::StopToken;
use multipliers::Reduced;
use part::parts;
use room::PartRoom;

/// What a bound teaches a search.
///
/// Every assignment costs at least `base` plus the reduced costs of what it chooses: `reduced` of
/// the options taken, `out` of the items left out. The same holds within each part.
#[derive(Clone, Debug)]
pub(crate) struct Guide {
    /// No assignment costs less.
    pub(crate) bound: i64,
    /// The bound before rounding up.
    pub(crate) base: f64,
    /// Reduced cost of each option, per item, parallel to its options \[0..\].
    pub(crate) reduced: Vec<Vec<f32>>,
    /// Reduced cost of leaving each item out \[0..\]; infinite when it must be placed.
    pub(crate) out: Vec<f32>,
    /// Price per unit of room in each bin \[0..\].
    pub(crate) prices: Vec<f64>,
}

/// Bounds that grow stronger step by step.
#[derive(Clone, Debug)]
pub(crate) struct Bounds<'a> {
    problem: &'a Problem,
    rooms: Vec<PartRoom>,
}

impl<'a> Bounds<'a> {
    /// The first stage: the linear relaxation of every part.
    pub(crate) fn quick(problem: &'a Problem) -> Self {
        let rooms = parts(problem).into_par_iter().map(|part| PartRoom::new(problem, part));
        Self { problem, rooms: rooms.collect() }
    }

    /// The later stages: so many steps more in every part; whether more steps may help.
    ///
    /// `upper` is what an assignment known costs.
    pub(crate) fn strengthen(&mut self, upper: Option<i64>, steps: u32, stop: &StopToken) -> bool {
        let (problem, upper) = (self.problem, upper.filter(|_| self.rooms.len() == 1));
        let stronger = |room: &mut PartRoom| room.strengthen(problem, upper, steps, stop);
        self.rooms.par_iter_mut().map(stronger).reduce(|| false, |one, other| one | other)
    }

    /// No assignment costs less.
    pub(crate) fn bound(&self) -> i64 {
        self.rooms.par_iter().map(|room| room.bound(self.problem)).sum()
    }

    /// What is known by now.
    pub(crate) fn guide(&self) -> Guide {
        let problem = self.problem;
        let reduced: Vec<Reduced> =
            self.rooms.par_iter().map(|room| room.reduced(problem)).collect();
        let mut guide = Guide {
            bound: 0,
            base: 0.0,
            reduced: vec![Vec::new(); problem.items().len()],
            out: vec![f32::INFINITY; problem.items().len()],
            prices: vec![0.0; problem.capacities().len()],
        };
        for (room, reduced) in self.rooms.iter().zip(reduced) {
            guide.add(room, reduced);
        }
        guide
    }
}

impl Guide {
    fn add(&mut self, room: &PartRoom, reduced: Reduced) {
        self.bound += reduced.bound;
        self.base += reduced.base;
        let choices = reduced.options.into_iter().zip(reduced.out);
        for (&row, (options, out)) in room.part.items.iter().zip(choices) {
            self.reduced[row as usize] = options;
            self.out[row as usize] = out;
        }
        room.prices(|bin, price| self.prices[bin as usize] = price);
    }
}
