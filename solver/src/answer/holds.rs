//! How much to keep free, per team and day of the cycle.

use crate::instance::CycleDay;
use crate::table::{Table, TeamId};
use crate::units::Minutes;

/// Minutes to keep free for sub-acute need, per team and day of the cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoldPlan {
    by_team: Table<TeamId, Vec<Minutes>>,
}

impl HoldPlan {
    /// One row per team, one entry per day of the cycle, Monday of week 0 first.
    #[must_use]
    pub fn new(by_team: Table<TeamId, Vec<Minutes>>) -> Self {
        Self { by_team }
    }

    /// Minutes held for a team on a day of the cycle \[min\].
    #[must_use]
    pub fn on(&self, team: TeamId, day: CycleDay) -> Minutes {
        let days = self.by_team.get(team);
        days.and_then(|days| days.get(day.index())).copied().unwrap_or_default()
    }

    /// Minutes held for a team in a whole cycle \[min\].
    #[must_use]
    pub fn per_cycle(&self, team: TeamId) -> Minutes {
        self.by_team.get(team).map_or(Minutes(0), |days| days.iter().copied().sum())
    }
}
