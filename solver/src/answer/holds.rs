//! How much to keep free, per group of held needs and day of the cycle.

use crate::instance::CycleDay;
use crate::table::{NeedId, Table, TeamId};
use crate::units::Minutes;

/// Minutes to keep free for sub-acute need, per group of needs that share holds and day of the
/// cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoldPlan {
    groups: Vec<HeldGroup>,
}

/// When a hold nobody claimed opens to the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// Never.
    Never,
    /// So many open days before its date; 0 is on the day itself.
    DaysBefore(u32),
}

impl Release {
    /// Open days before its date; `None` never.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days),
        }
    }
}

/// Held needs of one team that the same sessions may serve: they share holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldGroup {
    /// Whose patients.
    pub team: TeamId,
    /// The needs, in order; empty for every held need of the team.
    pub needs: Vec<NeedId>,
    /// Minutes per day of the cycle, Monday of week 0 first \[min\].
    pub minutes: Vec<Minutes>,
    /// When they open to others, instead of the clinic's own rules.
    pub release: Option<Release>,
}

impl HeldGroup {
    /// Whether its holds are for a need of a team, where the need is held at all.
    #[must_use]
    pub fn is_for(&self, team: TeamId, need: NeedId) -> bool {
        self.team == team && (self.needs.is_empty() || self.needs.contains(&need))
    }

    /// Minutes held on a day of the cycle \[min\].
    #[must_use]
    pub fn on(&self, day: CycleDay) -> Minutes {
        self.minutes.get(day.index()).copied().unwrap_or_default()
    }
}

impl HoldPlan {
    /// One row per team, for all its held needs together.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a plan is made of the rows")]
    pub fn new(by_team: Table<TeamId, Vec<Minutes>>) -> Self {
        let group = |(team, minutes): (TeamId, &Vec<Minutes>)| HeldGroup {
            team,
            needs: Vec::new(),
            minutes: minutes.clone(),
            release: None,
        };
        Self { groups: by_team.iter().map(group).collect() }
    }

    /// One row per group.
    #[must_use]
    pub fn of_groups(groups: Vec<HeldGroup>) -> Self {
        Self { groups }
    }

    /// The groups, in order.
    #[must_use]
    pub fn groups(&self) -> &[HeldGroup] {
        &self.groups
    }

    /// Minutes held for a team on a day of the cycle, all groups together \[min\].
    #[must_use]
    pub fn on(&self, team: TeamId, day: CycleDay) -> Minutes {
        self.of(team).map(|group| group.on(day)).sum()
    }

    /// Minutes held for a team in a whole cycle \[min\].
    #[must_use]
    pub fn per_cycle(&self, team: TeamId) -> Minutes {
        self.of(team).flat_map(|group| group.minutes.iter().copied()).sum()
    }

    fn of(&self, team: TeamId) -> impl Iterator<Item = &HeldGroup> {
        self.groups.iter().filter(move |group| group.team == team)
    }
}
