//! Who has a date on a later day, by team: whom to call when time falls free before it.
//!
//! What a caller asks of each stands together here, so that looking through a team's list does not
//! touch every request in the log.

use crate::answer::Day;
use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

/// A patient with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) id: RequestId,
    /// Open day of the date.
    pub(super) day: u32,
    /// First open day on which they may be seen.
    pub(super) from: u32,
    /// By when they should be seen.
    pub(super) by: Day,
    /// What the visit takes with whom they know.
    pub(super) minutes: Minutes,
    /// Whether minutes are held for what they need.
    pub(super) held: bool,
}

/// Those who have a date, by team.
#[derive(Debug)]
pub(super) struct Later {
    teams: Vec<Vec<Dated>>,
}

impl Later {
    pub(super) fn new(team_count: usize) -> Self {
        Self { teams: vec![Vec::new(); team_count] }
    }

    /// A patient of a team gets a date.
    pub(super) fn join(&mut self, team: TeamId, dated: Dated) {
        self.teams[team.index()].push(dated);
    }

    /// A patient of a team loses it, or keeps it whatever falls free.
    pub(super) fn leave(&mut self, team: TeamId, id: RequestId) {
        self.teams[team.index()].retain(|dated| dated.id != id);
    }

    /// Those of a team with a date after open day `day`.
    pub(super) fn after(&self, team: TeamId, day: usize) -> impl Iterator<Item = &Dated> {
        self.teams[team.index()].iter().filter(move |dated| dated.day as usize > day)
    }

    /// An open day is over.
    pub(super) fn end_day(&mut self, day: usize) {
        for team in &mut self.teams {
            team.retain(|dated| dated.day as usize > day);
        }
    }
}
