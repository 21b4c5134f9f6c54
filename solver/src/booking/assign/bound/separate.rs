//! Finding cuts that a mixture of relaxed solutions breaks.

use super::cut::{Cut, Rounding};
use super::grouped::Grouped;

/// Items of each group in each group of bins, in parts: per group of bins, (group, amount).
pub(super) type Mixture = Vec<Vec<(u32, f64)>>;

/// A set of bins that grows, and what lies in it.
pub(super) struct Load<'a> {
    grouped: &'a Grouped,
    mixture: &'a Mixture,
    sizes: &'a [i64],
    size_row: &'a [usize],
    inside: Vec<bool>,
    there: Vec<f64>,
    /// Summed room, less all of the groups that are mostly inside.
    room: i64,
    /// Per size: what is inside of groups mostly outside; what is missing of groups mostly inside.
    few: Vec<f64>,
    missing: Vec<f64>,
}

/// A broken cut and by how much.
pub(super) struct Broken {
    pub(super) cut: Cut,
    pub(super) score: f64,
    pub(super) source: usize,
}

/// Largest divisor tried.
const DIVISOR_MAX: i64 = 24;

impl<'a> Load<'a> {
    pub(super) fn new(
        grouped: &'a Grouped,
        mixture: &'a Mixture,
        sizes: &'a [i64],
        size_row: &'a [usize],
    ) -> Self {
        let none = || vec![0.0; sizes.len()];
        let inside = vec![false; grouped.capacity.len()];
        let there = vec![0.0; grouped.groups()];
        let (few, missing) = (none(), none());
        Self { grouped, mixture, sizes, size_row, inside, there, room: 0, few, missing }
    }

    pub(super) fn clear(&mut self) {
        self.inside.fill(false);
        self.there.fill(0.0);
        self.room = 0;
        self.few.fill(0.0);
        self.missing.fill(0.0);
    }

    pub(super) fn mostly(&self, group: usize) -> bool {
        self.there[group] * 2.0 > self.grouped.count[group] as f64
    }

    pub(super) fn add(&mut self, bin: usize) {
        self.inside[bin] = true;
        self.room += self.grouped.capacity[bin];
        for &(group, amount) in &self.mixture[bin] {
            let group = group as usize;
            let row = self.size_row[group];
            let count = self.grouped.count[group] as f64;
            let whole = self.grouped.size[group] * self.grouped.count[group];
            if self.mostly(group) {
                self.missing[row] -= count - self.there[group];
                self.room += whole;
            } else {
                self.few[row] -= self.there[group];
            }
            self.there[group] += amount;
            if self.mostly(group) {
                self.missing[row] += count - self.there[group];
                self.room -= whole;
            } else {
                self.few[row] += self.there[group];
            }
        }
    }

    /// The divisor whose rounding is broken most, and by how much in units of the largest item.
    pub(super) fn best(&self) -> (f64, i64) {
        let mut best = (0.0, 0);
        for divisor in 2..=DIVISOR_MAX {
            let Some(rounding) = Rounding::new(self.room, divisor) else { continue };
            let mut sum = -rounding.of(self.room) as f64;
            let mut unit = 1.0_f64;
            for (row, &size) in self.sizes.iter().enumerate() {
                sum += rounding.of(size) as f64 * self.few[row]
                    + rounding.of(-size) as f64 * self.missing[row];
                unit = unit.max(-rounding.of(-size) as f64);
            }
            let _ = &mut unit;
            let score = sum * divisor as f64 / rounding.slope() as f64;
            if score > best.0 {
                best = (score, divisor);
            }
        }
        best
    }

    pub(super) fn cut(&self, divisor: i64) -> Option<Cut> {
        Cut::new(self.grouped, self.inside.clone(), |group| self.mostly(group), divisor)
    }
}
