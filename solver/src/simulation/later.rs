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

/// Those who have a date, by team and by the first open day on which they may be seen; where that
/// is over, by the present one.
#[derive(Debug)]
pub(super) struct Later {
    teams: Vec<Vec<Vec<Dated>>>,
    today: usize,
}

impl Later {
    pub(super) fn new(team_count: usize, open_days: usize) -> Self {
        Self { teams: vec![vec![Vec::new(); open_days.max(1)]; team_count], today: 0 }
    }

    /// A patient of a team gets a date.
    pub(super) fn join(&mut self, team: TeamId, dated: Dated) {
        let day = self.bucket(dated.from as usize);
        self.teams[team.index()][day].push(dated);
    }

    /// A patient of a team who may be seen from an open day on loses it, or keeps it whatever falls
    /// free.
    pub(super) fn leave(&mut self, team: TeamId, id: RequestId, from: usize) {
        let day = self.bucket(from);
        let known = &mut self.teams[team.index()][day];
        if let Some(at) = known.iter().position(|dated| dated.id == id) {
            known.remove(at);
        }
    }

    /// Where those are who may be seen from an open day on.
    fn bucket(&self, from: usize) -> usize {
        let last = self.teams.first().map_or(0, |team| team.len().saturating_sub(1));
        from.max(self.today).min(last)
    }

    /// Those of a team with a date after open day `day` who may be seen before open day `before`.
    pub(super) fn after(
        &self,
        team: TeamId,
        day: usize,
        before: usize,
    ) -> impl Iterator<Item = &Dated> {
        let team = &self.teams[team.index()];
        let from = self.bucket(0);
        team[from..before.clamp(from, team.len())]
            .iter()
            .flatten()
            .filter(move |dated| dated.day as usize > day)
    }

    /// An open day is over.
    pub(super) fn end_day(&mut self, day: usize) {
        self.today = day + 1;
        for team in &mut self.teams {
            let mut left = std::mem::take(&mut team[day]);
            if let Some(next) = team.get_mut(day + 1) {
                left.retain(|dated| dated.day as usize > day);
                next.append(&mut left);
            }
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
        later.after(team, day, usize::MAX).map(|dated| dated.id.index()).collect()
    }

    #[test]
    fn who_may_not_be_seen_before_a_day_is_not_asked() {
        let north = TeamId::from_index(0);
        let mut later = Later::new(1, 10);
        for (id, from) in [(1, 4), (2, 0), (3, 6), (4, 4)] {
            later.join(north, Dated { from, ..dated(id, 9) });
        }
        (0..2).for_each(|day| later.end_day(day));
        for (day, seen) in [(1, vec![]), (4, vec![2]), (5, vec![2, 1, 4]), (7, vec![2, 1, 4, 3])] {
            let before = later.after(north, 2, day).map(|dated| dated.id.index());
            assert_eq!(before.collect::<Vec<usize>>(), seen, "before {day}");
        }
        later.leave(north, RequestId::from_index(2), 0);
        later.leave(north, RequestId::from_index(1), 4);
        assert_eq!(ids(&later, north, 2), [4, 3]);
    }

    #[test]
    fn those_with_a_later_date_of_a_team_are_there_until_they_leave_or_the_day_is_over() {
        let (north, south) = (TeamId::from_index(0), TeamId::from_index(1));
        let mut later = Later::new(2, 6);
        for (team, id, day) in [(north, 7, 3), (south, 8, 3), (north, 9, 5), (north, 4, 4)] {
            later.join(team, dated(id, day));
        }
        assert_eq!(ids(&later, north, 2), [7, 9, 4]);
        assert_eq!(ids(&later, north, 3), [9, 4]);
        assert_eq!(ids(&later, south, 2), [8]);
        later.leave(north, RequestId::from_index(9), 0);
        // Somebody of another team is nobody's here.
        later.leave(north, RequestId::from_index(8), 0);
        assert_eq!((ids(&later, north, 2), ids(&later, south, 2)), (vec![7, 4], vec![8]));
        (0..4).for_each(|day| later.end_day(day));
        assert_eq!((ids(&later, north, 0), ids(&later, south, 0)), (vec![4], vec![]));
    }
}
