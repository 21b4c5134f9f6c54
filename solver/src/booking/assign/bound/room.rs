//! A part with the best prices known for it.

use super::grouped::Grouped;
use super::lagrange::Lagrange;
use super::multipliers::{Multipliers, Reduced};
use super::part::Part;
use super::relaxed::Relaxed;
use super::strong::{Done, Strong};
use crate::booking::assign::Problem;
use crate::solve::StopToken;

/// A part with the best prices known for it.
#[derive(Clone, Debug)]
pub(super) struct PartRoom {
    pub(super) part: Part,
    grouped: Grouped,
    relaxed: Relaxed,
    best: Multipliers,
    later: Later,
}

/// How the bound of a part is strengthened.
#[derive(Clone, Debug)]
enum Later {
    /// Not yet.
    Waits,
    /// By rounding cuts.
    Cuts(Box<Strong>),
    /// By knapsacks.
    Knapsacks(Box<Lagrange>),
    /// No further.
    Done(Option<Box<Lagrange>>),
}

impl PartRoom {
    /// The linear relaxation.
    pub(super) fn new(problem: &Problem, part: Part) -> Self {
        let grouped = Grouped::new(problem, &part);
        let relaxed = Relaxed::new(&grouped);
        let best = Multipliers { scale: relaxed.scale, bins: relaxed.prices(), cuts: Vec::new() };
        Self { part, grouped, relaxed, best, later: Later::Waits }
    }

    /// So many steps more; whether more may help.
    pub(super) fn strengthen(
        &mut self,
        problem: &Problem,
        upper: Option<i64>,
        steps: u32,
        stop: &StopToken,
    ) -> bool {
        (0..steps).all(|_| !stop.stopped() && self.step(problem, upper))
    }

    fn step(&mut self, problem: &Problem, upper: Option<i64>) -> bool {
        if let Later::Waits = self.later {
            self.later = if self.grouped.sizes_vary {
                let values = self.best.values(problem, &self.part, &self.grouped);
                Later::Knapsacks(Box::new(Lagrange::new(problem, &self.part, &values)))
            } else {
                Later::Cuts(Box::new(Strong::new(&self.grouped, &self.relaxed)))
            };
        }
        match &mut self.later {
            Later::Cuts(strong) => match strong.step(&self.grouped, &mut self.relaxed) {
                Ok(Some(found)) => self.improve(problem, found),
                Ok(None) => {}
                Err(Done) => self.later = Later::Done(None),
            },
            Later::Knapsacks(lagrange) => {
                if !lagrange.step(problem, &self.part, upper) {
                    self.later = Later::Done(Some(lagrange.clone()));
                }
            }
            Later::Waits | Later::Done(_) => {}
        }
        !matches!(self.later, Later::Done(_))
    }

    /// Takes prices that are better in the relaxation. There an item that must be placed can be
    /// left out at a high price; where that happens, what is proved may be less all the same.
    fn improve(&mut self, problem: &Problem, found: Multipliers) {
        let proved = |prices: &Multipliers| prices.bound(problem, &self.part, &self.grouped);
        let musts = self.grouped.leave_out.iter().any(Option::is_none);
        if !musts || proved(&found) >= proved(&self.best) {
            self.best = found;
        }
    }

    /// No assignment of the part costs less.
    pub(super) fn bound(&self, problem: &Problem) -> i64 {
        let prices = self.best.bound(problem, &self.part, &self.grouped);
        self.knapsacks().map_or(prices, |lagrange| prices.max(lagrange.bound()))
    }

    /// What is proved of its items.
    pub(super) fn reduced(&self, problem: &Problem) -> Reduced {
        let prices = self.best.reduced(problem, &self.part, &self.grouped);
        match self.knapsacks() {
            Some(lagrange) if lagrange.bound() >= prices.bound => {
                lagrange.reduced(problem, &self.part)
            }
            _ => prices,
        }
    }

    /// Shows the price per unit of room of each of its bins.
    pub(super) fn prices(&self, mut show: impl FnMut(u32, f64)) {
        for (&bin, &group) in self.part.bins.iter().zip(&self.grouped.bin_of) {
            show(bin, self.best.price(group as usize));
        }
    }

    fn knapsacks(&self) -> Option<&Lagrange> {
        match &self.later {
            Later::Knapsacks(lagrange) | Later::Done(Some(lagrange)) => Some(lagrange),
            _ => None,
        }
    }
}
