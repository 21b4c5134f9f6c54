//! Lower bounds: no assignment costs less.

mod bundle;
mod cut;
mod grouped;
mod knapsack;
mod lagrange;
mod multipliers;
mod part;
mod relaxed;
mod separate;
mod strong;

use rayon::prelude::*;

use super::Problem;
use crate::solve::StopToken;
use grouped::Grouped;
use lagrange::Lagrange;
use multipliers::{Multipliers, Reduced};
pub(crate) use part::{Part, parts};
use relaxed::Relaxed;

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
    /// The parts, each with a bound of its own.
    pub(crate) parts: Vec<PartBound>,
}

/// A part and its bound.
#[derive(Clone, Debug)]
pub(crate) struct PartBound {
    /// Its items and bins.
    pub(crate) part: Part,
    /// No assignment of its items costs less.
    pub(crate) bound: i64,
    /// The bound before rounding up.
    pub(crate) base: f64,
}

/// Bounds that grow stronger step by step.
#[derive(Clone, Debug)]
pub(crate) struct Bounds<'a> {
    problem: &'a Problem,
    rooms: Vec<Room>,
}

/// A part with the best prices known for it.
#[derive(Clone, Debug)]
struct Room {
    part: Part,
    grouped: Grouped,
    relaxed: Relaxed,
    best: Multipliers,
    strong: Option<strong::Strong>,
    lagrange: Option<Lagrange>,
}

impl<'a> Bounds<'a> {
    /// The first stage: the linear relaxation of every part.
    pub(crate) fn quick(problem: &'a Problem) -> Self {
        let rooms = parts(problem).into_par_iter().map(|part| Room::new(problem, part));
        Self { problem, rooms: rooms.collect() }
    }

    /// The later stages: so many steps more in every part; whether more steps may help.
    ///
    /// `upper` is what an assignment known costs.
    pub(crate) fn strengthen(&mut self, upper: Option<i64>, steps: u32, stop: &StopToken) -> bool {
        let upper = upper.filter(|_| self.rooms.len() == 1);
        let problem = self.problem;
        self.rooms
            .par_iter_mut()
            .map(|room| room.strengthen(problem, upper, steps, stop))
            .reduce(|| false, |one, other| one | other)
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
            parts: Vec::with_capacity(self.rooms.len()),
        };
        for (room, reduced) in self.rooms.iter().zip(reduced) {
            guide.bound += reduced.bound;
            guide.base += reduced.base;
            let choices = reduced.options.into_iter().zip(reduced.out);
            for (&row, (options, out)) in room.part.items.iter().zip(choices) {
                guide.reduced[row as usize] = options;
                guide.out[row as usize] = out;
            }
            for (&bin, &group) in room.part.bins.iter().zip(&room.grouped.bin_of) {
                guide.prices[bin as usize] = room.best.price(group as usize);
            }
            let (bound, base) = (reduced.bound, reduced.base);
            guide.parts.push(PartBound { part: room.part.clone(), bound, base });
        }
        guide
    }
}

impl Room {
    fn new(problem: &Problem, part: Part) -> Self {
        let grouped = Grouped::new(problem, &part);
        let relaxed = Relaxed::new(&grouped);
        let best = Multipliers { scale: relaxed.scale, bins: relaxed.prices(), cuts: Vec::new() };
        Self { part, grouped, relaxed, best, strong: None, lagrange: None }
    }

    fn strengthen(
        &mut self,
        problem: &Problem,
        upper: Option<i64>,
        steps: u32,
        stop: &StopToken,
    ) -> bool {
        if self.grouped.sizes_vary {
            let (part, grouped, best) = (&self.part, &self.grouped, &self.best);
            let lagrange = self.lagrange.get_or_insert_with(|| {
                Lagrange::new(problem, part, &best.values(problem, part, grouped))
            });
            return (0..steps).all(|_| !stop.stopped() && lagrange.step(problem, part, upper));
        }
        let strong =
            self.strong.get_or_insert_with(|| strong::Strong::new(&self.grouped, &self.relaxed));
        for _ in 0..steps {
            if stop.stopped() || !strong.step(&self.grouped, &mut self.relaxed, &mut self.best) {
                return false;
            }
        }
        true
    }

    fn reduced(&self, problem: &Problem) -> Reduced {
        let prices = self.best.reduced(problem, &self.part, &self.grouped);
        match &self.lagrange {
            Some(lagrange) if lagrange.bound() >= prices.bound => {
                lagrange.reduced(problem, &self.part)
            }
            _ => prices,
        }
    }
}
