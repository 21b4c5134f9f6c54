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

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(id: usize, day: u32) -> Dated {
        let by = Day(i32::try_from(day).expect("a day"));
        Dated { id: RequestId::from_index(id), day, from: 0, by, minutes: Minutes(20), held: false }
    }

    fn ids(later: &Later, team: TeamId, day: usize) -> Vec<usize> {
        later.after(team, day).map(|dated| dated.id.index()).collect()
    }

    #[test]
    fn those_with_a_later_date_of_a_team_are_there_until_they_leave_or_the_day_is_over() {
        let (north, south) = (TeamId::from_index(0), TeamId::from_index(1));
        let mut later = Later::new(2);
        for (team, id, day) in [(north, 7, 3), (south, 8, 3), (north, 9, 5), (north, 4, 4)] {
            later.join(team, dated(id, day));
        }
        assert_eq!(ids(&later, north, 2), [7, 9, 4]);
        assert_eq!(ids(&later, north, 3), [9, 4]);
        assert_eq!(ids(&later, south, 2), [8]);
        later.leave(north, RequestId::from_index(9));
        // Somebody of another team is nobody's here.
        later.leave(north, RequestId::from_index(8));
        assert_eq!((ids(&later, north, 2), ids(&later, south, 2)), (vec![7, 4], vec![8]));
        later.end_day(3);
        assert_eq!((ids(&later, north, 0), ids(&later, south, 0)), (vec![4], vec![]));
    }
}
