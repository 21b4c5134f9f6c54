//! The search for a cheap assignment.
//!
//! Items are first placed by regret on priced costs (`construct`). Then bins are repacked a few at
//! a time together with some left-out items, exactly (`repack`), in neighbourhoods that start at
//! an item in a dear place or at room going to waste (`neighbourhood`); between repackings, groups
//! of items of equal size move on in rings through many bins (`rotate`). This is large
//! neighbourhood search (Shaw 1998) with prices as in Lagrangean heuristics for generalised
//! assignment (Jörnsten & Näsberg 1986) and rings as in very large neighbourhoods (Ahuja, Ergun,
//! Orlin & Punnen 2002; Yagiura, Ibaraki & Glover 2004 for ejection chains).
//!
//! Parts that share no bin are searched side by side; within a part, bins and left-out items are
//! dealt anew to a fixed number of workers each round, so that the answer does not depend on the
//! number of threads.
//!
//! Tried without gain: wide beams and four to six bins at once where room is the same everywhere
//! (with sizes of their own per bin they pay, so that the number of bins follows the number of
//! labels); noise on costs in such problems; a price on all room not used (a reward for gathering
//! it in one bin, and neighbourhoods that start there, do what it was meant for); more than a few
//! rings per round; more tuning of the local prices than six steps.

mod construct;
mod deal;
mod entry;
mod neighbourhood;
mod part;
mod prices;
mod repack;
mod rotate;
mod share;
mod team;

pub use entry::Progress;
pub(super) use entry::run;

use rayon::prelude::*;

use super::{Assignment, Effort, Problem};
use part::Part;
use team::Team;

/// A search under way.
pub(super) struct Search<'a> {
    problem: &'a Problem,
    effort: &'a Effort,
    teams: Vec<Team>,
    /// The warm start, while nothing better is known.
    start: Option<(i64, Assignment)>,
    /// Whether an item that must be placed has no usable option.
    hopeless: bool,
}

impl<'a> Search<'a> {
    /// A first assignment, from `start` as far as it holds, at `prices` of room in the bins.
    pub(super) fn new(
        problem: &'a Problem,
        prices: &[f64],
        start: Option<&Assignment>,
        effort: &'a Effort,
    ) -> Self {
        let parts = Part::split(problem);
        let searched: usize = parts.iter().map(|part| part.items.len()).sum();
        let must = problem.items().iter().filter(|item| item.leave_out.is_none()).count();
        let with_must = |part: &Part| part.must.iter().filter(|&&must| must).count();
        let hopeless =
            searched < problem.items().len() && parts.iter().map(with_must).sum::<usize>() < must;
        let teams = parts
            .into_par_iter()
            .map(|part| Team::new(part, prices, start, &effort.stop))
            .collect();
        let start = start.and_then(|start| Some((problem.cost(start)?, start.clone())));
        Self { problem, effort, teams, start, hopeless }
    }

    /// One round in every part.
    pub(super) fn round(&mut self) {
        let effort = self.effort;
        let teams = self.teams.par_iter_mut().enumerate();
        teams.for_each(|(row, team)| team.round(row as u64, effort));
    }

    /// The best cost known.
    pub(super) fn cost(&self) -> Option<i64> {
        let found = self.found_cost();
        let start = self.start.as_ref().map(|start| start.0);
        found.into_iter().chain(start).min()
    }

    /// Whether an item that must be placed has no place.
    pub(super) fn hopeless(&self) -> bool {
        self.hopeless
    }

    /// What the items cost at least, each in its cheapest place.
    pub(super) fn bound(&self) -> i64 {
        self.teams.iter().map(Team::least).sum::<i64>() + self.left_over()
    }

    /// The best assignment known and its cost.
    pub(super) fn best(&self) -> Option<(i64, Assignment)> {
        let found = self.found_cost();
        if let Some(start) = &self.start
            && found.is_none_or(|cost| start.0 <= cost)
        {
            return Some(start.clone());
        }
        let mut whole = self.problem.nothing();
        for team in &self.teams {
            team.write(&mut whole);
        }
        self.problem.cost(&whole).map(|cost| (cost, whole))
    }

    fn found_cost(&self) -> Option<i64> {
        if self.hopeless {
            return None;
        }
        let placed = self.teams.iter().map(Team::cost).sum::<Option<i64>>()?;
        Some(placed + self.left_over())
    }

    /// Cost of leaving out the items that no part has.
    fn left_over(&self) -> i64 {
        let all: i64 = self.problem.items().iter().filter_map(|item| item.leave_out).sum();
        all - self.teams.iter().map(Team::out_of_all).sum::<i64>()
    }
}
