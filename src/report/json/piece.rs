//! Blocks on their dates, parted where visits begin and end.

use std::collections::{BTreeMap, BTreeSet};

use behov_solver::units::TimeOfDay;
use chrono::NaiveDate;

use super::value::Clock;
use super::{BlockOnDate, Exported};

/// A stretch of a block, all of it booked or none.
pub(in crate::report) struct Piece<'a> {
    pub(in crate::report) row: &'a BlockOnDate<'a>,
    pub(in crate::report) from: TimeOfDay,
    pub(in crate::report) to: TimeOfDay,
    /// The visits in it, by their rows.
    pub(in crate::report) visits: Vec<usize>,
}

/// All stretches, in the order of the blocks.
pub(in crate::report) fn pieces<'a>(told: &'a Exported<'a>) -> Vec<Piece<'a>> {
    let mut booked: BTreeMap<(&str, NaiveDate), Vec<usize>> = BTreeMap::new();
    for (at, visit) in told.visits.iter().enumerate() {
        booked.entry((visit.clinician, visit.date.0)).or_default().push(at);
    }
    let mut pieces = Vec::new();
    for row in &told.blocks {
        let (Clock(from), Clock(to)) = (row.block.hours.from, row.block.hours.to);
        let here = booked.get(&(row.block.clinician, row.date.0)).map_or(&[][..], Vec::as_slice);
        let ends = here.iter().flat_map(|&at| {
            let hours = &told.visits[at].hours;
            [hours.from.0, hours.to.0]
        });
        let within = ends.filter(|end| from < *end && *end < to);
        let cuts: BTreeSet<TimeOfDay> = [from, to].into_iter().chain(within).collect();
        let cuts: Vec<TimeOfDay> = cuts.into_iter().collect();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let covers = |&at: &usize| {
                let hours = &told.visits[at].hours;
                hours.from.0 < to && from < hours.to.0
            };
            let visits = here.iter().copied().filter(covers).collect();
            pieces.push(Piece { row, from, to, visits });
        }
    }
    pieces
}
