//! Who wants the same openings before the deadline of the right that binds first.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use crate::instance::Instance;
use crate::units::Minutes;

use super::super::board::Board;
use super::super::request::{Place, Request};
use super::Contest;

/// The deciding visits of the patients of a board that would be in time.
pub(super) struct Contests {
    /// Per request: where its deciding visit would be in time, in order, and the fewest minutes.
    in_time: Vec<Option<(Vec<u32>, i32)>>,
}

impl Contests {
    pub(super) fn new(clinic: &Instance, board: &Board) -> Self {
        let one = |request: &Request| {
            let binding = request.binding?;
            let step = request.steps.iter().find(|step| step.row == binding.step)?;
            let early = |place: &&Place| day(clinic, place) <= binding.by;
            let places: Vec<&Place> = step.places.iter().filter(early).collect();
            let openings: BTreeSet<u32> = places.iter().filter_map(|p| p.opening).collect();
            let least = places.iter().map(|place| i32::from(place.minutes)).min()?;
            (!openings.is_empty()).then(|| (openings.into_iter().collect(), least))
        };
        Self { in_time: board.problem.requests.iter().map(one).collect() }
    }

    /// The contest about the openings in which one request would be in time; `None` when there
    /// are none.
    pub(super) fn of(&self, board: &Board, row: usize) -> Option<Contest> {
        let (openings, _) = self.in_time[row].as_ref()?;
        let within = |theirs: &[u32]| theirs.iter().all(|at| openings.binary_search(at).is_ok());
        let mut patients = Vec::new();
        let mut needed = 0;
        for (other, theirs) in self.in_time.iter().enumerate() {
            if let Some((_, least)) = theirs.as_ref().filter(|(theirs, _)| within(theirs)) {
                patients.push(board.request(other).patient);
                needed += least;
            }
        }
        let minutes = openings.iter().map(|&at| board.problem.openings[at as usize].minutes());
        Some(Contest {
            before: board.request(row).binding?.by,
            openings: openings.len(),
            minutes: minutes.sum(),
            patients,
            needed: Minutes(needed),
        })
    }
}

fn day(clinic: &Instance, place: &Place) -> NaiveDate {
    clinic.parts().as_of + TimeDelta::days(i64::from(place.day))
}
