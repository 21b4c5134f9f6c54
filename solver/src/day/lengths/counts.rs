//! Visits by whole minute.

use super::Costs;
use crate::number::real;

/// How many visits took 0, 1, 2, ... minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    by_minute: Vec<usize>,
    total: usize,
}

impl Counts {
    /// Counts lengths \[min\].
    pub(super) fn of(lengths: impl Iterator<Item = u32>) -> Self {
        let (mut by_minute, mut total) = (Vec::new(), 0);
        for length in lengths {
            let at = usize::try_from(length).unwrap_or(usize::MAX);
            if by_minute.len() <= at {
                by_minute.resize(at + 1, 0);
            }
            by_minute[at] += 1;
            total += 1;
        }
        Self { by_minute, total }
    }

    /// Number of visits of 0, 1, 2, ... minutes.
    #[must_use]
    pub fn by_minute(&self) -> &[usize] {
        &self.by_minute
    }

    /// Number of visits.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Each minute that occurs, with its number of visits.
    pub fn each(&self) -> impl Iterator<Item = (u32, usize)> {
        (0..).zip(self.by_minute.iter().copied()).filter(|(_, count)| *count > 0)
    }

    /// Mean \[min\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean_of(f64::from)
    }

    /// Mean of a function of the length.
    pub(super) fn mean_of(&self, of: impl Fn(u32) -> f64) -> f64 {
        self.each().map(|(minute, count)| of(minute) * real(count)).sum::<f64>() / real(self.total)
    }

    /// Mean cost of a visit when all are planned so long.
    pub(super) fn cost(&self, length: u32, costs: Costs) -> f64 {
        self.mean_of(|minute| costs.of(length, minute))
    }

    /// The visit of that rank, from 1, when they are ordered by length \[min\]; `None` beyond them.
    #[must_use]
    pub fn ranked(&self, rank: usize) -> Option<u32> {
        let mut seen = 0;
        let reached = self.each().find(|(_, count)| {
            seen += count;
            seen >= rank
        });
        reached.map(|(minute, _)| minute).filter(|_| rank > 0)
    }

    /// Smallest length that at least that share of visits kept within \[min\].
    #[must_use]
    pub fn quantile(&self, share: f64) -> u32 {
        let wanted = share * real(self.total) - 1e-9;
        let mut seen = 0;
        let reached = self.each().find(|(_, count)| {
            seen += count;
            real(seen) >= wanted
        });
        reached.or_else(|| self.each().last()).map_or(0, |(minute, _)| minute)
    }
}
