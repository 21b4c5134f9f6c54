//! Finding cuts that a fractional solution breaks.
//!
//! Which sets of bins are tried: by price, by mean cost, what hangs together in the tree of the
//! relaxation, and bins that share split items.

use super::cut::Cut;
use super::grouped::Grouped;
use super::load::{Contents, Load};
use super::relaxed::Relaxed;
use crate::number::exact;

/// A broken cut and what mending it may be worth.
pub(super) struct Broken {
    pub(super) cut: Cut,
    pub(super) worth: f64,
}

/// Units of room by which a cut is broken at least.
const BROKEN_MIN: f64 = 0.02;
/// Bins that a set grown along split items has at most.
const GROWN_MAX: usize = 12;
/// Amounts closer to a whole number than this are whole.
const WHOLE: f64 = 1e-4;

/// The broken cuts found, the most promising first.
pub(super) fn separate(grouped: &Grouped, relaxed: &Relaxed, contents: &Contents) -> Vec<Broken> {
    let mut finder = Finder {
        load: Load::new(grouped, contents),
        prices: relaxed
            .prices()
            .into_iter()
            .map(|price| exact(price) / exact(relaxed.scale))
            .collect(),
        found: Vec::new(),
    };
    let mut bins: Vec<usize> = (0..grouped.capacity.len()).collect();
    bins.sort_by(|&one, &other| finder.prices[other].total_cmp(&finder.prices[one]));
    finder.prefixes(&bins);
    bins.reverse();
    finder.prefixes(&bins);
    let mean = mean_costs(grouped);
    bins.sort_by(|&one, &other| mean[one].total_cmp(&mean[other]));
    finder.prefixes(&bins);
    for bins in relaxed.subtrees() {
        finder.load.clear();
        for bin in bins {
            finder.load.add(bin);
        }
        finder.note();
    }
    finder.grown(grouped, contents);
    finder.found.sort_by(|one, other| other.worth.total_cmp(&one.worth));
    finder.found
}

struct Finder<'a> {
    load: Load<'a>,
    prices: Vec<f64>,
    found: Vec<Broken>,
}

impl Finder<'_> {
    /// The worth of a cut of the set as it is: what is broken, at the least price of its bins, and
    /// more for large sets, which solutions evade less easily.
    fn broken(&self) -> Option<Broken> {
        let (units, divisor) = self.load.broken();
        if units < BROKEN_MIN {
            return None;
        }
        let cut = self.load.cut(divisor)?;
        let prices = cut.members.iter().map(|&bin| self.prices[bin as usize]);
        let least = prices.fold(f64::INFINITY, f64::min);
        let members = exact(i64::try_from(cut.members.len()).expect("few bins"));
        Some(Broken { cut, worth: units * (least + 1e-3) * members.sqrt() })
    }

    fn note(&mut self) {
        let broken = self.broken();
        self.found.extend(broken);
    }

    fn prefixes(&mut self, bins: &[usize]) {
        self.load.clear();
        for &bin in bins {
            self.load.add(bin);
            self.note();
        }
    }

    /// From each bin on to those that share split items with the set; the best set of each.
    fn grown(&mut self, grouped: &Grouped, contents: &Contents) {
        let mut places: Vec<Vec<(usize, f64)>> = vec![Vec::new(); grouped.groups()];
        for (bin, row) in contents.iter().enumerate() {
            for &(group, items) in row.iter().filter(|(_, items)| split(*items) >= WHOLE) {
                places[group as usize].push((bin, split(items)));
            }
        }
        for seed in 0..contents.len() {
            let mut tie = vec![0.0; contents.len()];
            let mut best: Option<Broken> = None;
            let mut next = seed;
            self.load.clear();
            for _ in 0..GROWN_MAX {
                self.load.add(next);
                tie[next] = f64::NEG_INFINITY;
                let broken = self.broken();
                best = best.into_iter().chain(broken).reduce(better);
                for &(group, items) in &contents[next] {
                    for &(bin, other) in &places[group as usize] {
                        tie[bin] += exact(grouped.size[group as usize]) * split(items).min(other);
                    }
                }
                let most = tie.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1));
                match most {
                    Some((bin, &tie)) if tie > 0.0 => next = bin,
                    _ => break,
                }
            }
            self.found.extend(best);
        }
    }
}

fn better(one: Broken, other: Broken) -> Broken {
    if other.worth > one.worth { other } else { one }
}

/// How far from whole.
fn split(items: f64) -> f64 {
    (items - items.round()).abs()
}

/// Mean cost of the options of each group of bins.
fn mean_costs(grouped: &Grouped) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); grouped.capacity.len()];
    for (&bin, &cost) in grouped.head.iter().zip(&grouped.cost) {
        let sum = &mut sums[bin as usize];
        *sum = (sum.0 + exact(cost), sum.1 + 1.0);
    }
    sums.into_iter().map(|(sum, count)| sum / f64::max(count, 1.0)).collect()
}
