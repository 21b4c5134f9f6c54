//! Mixed-integer rounding on the summed capacity of a set of bins.
//!
//! What is placed inside a set of bins fits their summed room, `sum of size · y <= room`, where
//! `y` counts the items of a group inside. With the groups that are mostly inside counted by what
//! is missing (`z = count - y`), dividing by a whole number and rounding gives a row that every
//! assignment satisfies and a fractional one often does not (Nemhauser & Wolsey 1990, *A recursive
//! procedure to generate all cuts for 0-1 mixed integer programs*, Mathematical Programming 46;
//! Marchand & Wolsey 2001, *Aggregation and mixed integer rounding to solve MIPs*, Operations
//! Research 49). "At least so many patients cannot be booked at all" is the row of all bins.

use super::grouped::Grouped;
use crate::number::place;

/// A row that every assignment satisfies: over the items placed `inside`, the sum of `share` is at
/// most `room`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Which groups of bins count.
    pub(super) inside: Vec<bool>,
    /// What an item of each group counts there.
    pub(super) share: Vec<i64>,
    /// What the items there may add up to.
    pub(super) room: i64,
    /// The groups of bins inside.
    pub(super) members: Vec<u32>,
    /// The groups of items counted by what is missing.
    pub(super) missing: Vec<u32>,
    /// How sizes are rounded.
    pub(super) rounding: Rounding,
}

/// Mixed-integer rounding of whole coefficients by a divisor, times what keeps it whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rounding {
    divisor: i64,
    rest: i64,
}

impl Rounding {
    /// Rounding of a row with this right-hand side; `None` when the divisor divides it, so that
    /// nothing is gained.
    pub(super) fn new(room: i64, divisor: i64) -> Option<Self> {
        let rest = room.rem_euclid(divisor);
        (rest > 0).then_some(Self { divisor, rest })
    }

    /// The coefficient `size` becomes.
    pub(super) fn of(self, size: i64) -> i64 {
        let whole = size.div_euclid(self.divisor);
        let rest = size.rem_euclid(self.divisor);
        (self.divisor - self.rest) * whole + (rest - self.rest).max(0)
    }
}

impl Cut {
    /// The row of a set of bins with the groups `missing` counted by what is not inside.
    pub(super) fn new(
        grouped: &Grouped,
        inside: Vec<bool>,
        missing: impl Fn(usize) -> bool,
        divisor: i64,
    ) -> Option<Self> {
        let rooms = grouped.capacity.iter().zip(&inside);
        let room: i64 = rooms.filter(|(_, inside)| **inside).map(|(room, _)| room).sum();
        let groups = || (0..grouped.groups()).filter(|&group| missing(group));
        let there: i64 = groups().map(|group| grouped.size[group] * grouped.count[group]).sum();
        let rounding = Rounding::new(room - there, divisor)?;
        let share = |group: usize| {
            let size = grouped.size[group];
            if missing(group) { -rounding.of(-size) } else { rounding.of(size) }
        };
        let share: Vec<i64> = (0..grouped.groups()).map(share).collect();
        let counted: i64 = groups().map(|group| share[group] * grouped.count[group]).sum();
        let bins = 0..inside.len();
        Some(Self {
            members: bins.filter(|&bin| inside[bin]).map(place).collect(),
            missing: groups().map(place).collect(),
            room: rounding.of(room - there) + counted,
            inside,
            share,
            rounding,
        })
    }

    /// The largest share of an item.
    pub(super) fn largest(&self) -> i64 {
        self.share.iter().copied().max().unwrap_or(1).max(1)
    }
}
