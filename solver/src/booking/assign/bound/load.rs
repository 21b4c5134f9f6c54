//! A set of bins that grows, and the cut it breaks most.

use super::cut::{Cut, Rounding};
use super::grouped::Grouped;
use crate::number::exact;

/// How many items of each group lie in each group of bins: per group of bins, (group, items).
pub(super) type Contents = Vec<Vec<(u32, f64)>>;

/// A set of bins and what lies in it.
pub(super) struct Load<'a> {
    grouped: &'a Grouped,
    contents: &'a Contents,
    inside: Vec<bool>,
    there: Vec<f64>,
    /// Summed room, less all of the groups that are mostly inside.
    room: i64,
    /// Per size: items inside of groups that are mostly outside.
    few: Vec<f64>,
    /// Per size: items not inside of groups that are mostly inside.
    missing: Vec<f64>,
}

/// Largest divisor tried.
const DIVISOR_MAX: i64 = 24;

impl<'a> Load<'a> {
    /// No bins.
    pub(super) fn new(grouped: &'a Grouped, contents: &'a Contents) -> Self {
        Self {
            grouped,
            contents,
            inside: vec![false; grouped.capacity.len()],
            there: vec![0.0; grouped.groups()],
            room: 0,
            few: vec![0.0; grouped.sizes.len()],
            missing: vec![0.0; grouped.sizes.len()],
        }
    }

    /// No bins again.
    pub(super) fn clear(&mut self) {
        self.inside.fill(false);
        self.there.fill(0.0);
        self.room = 0;
        self.few.fill(0.0);
        self.missing.fill(0.0);
    }

    /// One bin more.
    pub(super) fn add(&mut self, bin: usize) {
        self.inside[bin] = true;
        self.room += self.grouped.capacity[bin];
        for &(group, items) in &self.contents[bin] {
            let group = group as usize;
            self.count(group, -1);
            self.there[group] += items;
            self.count(group, 1);
        }
    }

    fn count(&mut self, group: usize, times: i64) {
        let (row, count) = (self.grouped.size_row[group], self.grouped.count[group]);
        let sign = exact(times);
        if self.mostly(group) {
            self.missing[row] += sign * (exact(count) - self.there[group]);
            self.room -= times * self.grouped.size[group] * count;
        } else {
            self.few[row] += sign * self.there[group];
        }
    }

    fn mostly(&self, group: usize) -> bool {
        self.there[group] * 2.0 > exact(self.grouped.count[group])
    }

    /// The divisor whose rounding is broken most, and by how many units of room.
    pub(super) fn broken(&self) -> (f64, i64) {
        let mut most = (0.0, 0);
        for divisor in 2..=DIVISOR_MAX {
            let Some(rounding) = Rounding::new(self.room, divisor) else { continue };
            let mut excess = -exact(rounding.of(self.room));
            for (row, &size) in self.grouped.sizes.iter().enumerate() {
                excess += exact(rounding.of(size)) * self.few[row]
                    + exact(rounding.of(-size)) * self.missing[row];
            }
            let units = excess * exact(divisor) / exact(rounding.of(divisor));
            if units > most.0 {
                most = (units, divisor);
            }
        }
        most
    }

    /// The cut of this set.
    pub(super) fn cut(&self, divisor: i64) -> Option<Cut> {
        Cut::new(self.grouped, self.inside.clone(), |group| self.mostly(group), divisor)
    }
}
