//! What a template must keep, as numbers that can give way one by one.

use std::collections::BTreeMap;

use super::{Kept, Relaxed};
use crate::answer::{HoldPlan, Release};
use crate::instance::{CycleDay, Instance, Purpose};
use crate::supply;
use crate::table::{NeedId, RoomId, Table, TeamId};
use crate::units::Minutes;

/// The numbers behind the promises.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Promised {
    /// Holds per group of needs, in order of team and needs.
    pub(super) holds: Vec<Held>,
    /// Clinicians per row of the instance's windows.
    pub(super) windows: Vec<u32>,
    /// Advice minutes per cycle, none 0.
    pub(super) advice: BTreeMap<TeamId, Minutes>,
    /// Rooms of each kind.
    pub(super) rooms: Table<RoomId, u32>,
    /// Most changes against the baseline.
    pub(super) changes_max: Option<u32>,
}

/// Holds for needs of one team that share them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) team: TeamId,
    /// The needs as planned, in order; empty for every held need of the team.
    pub(super) needs: Vec<NeedId>,
    /// The held needs meant, the one most asked for first.
    pub(super) ranked: Vec<NeedId>,
    /// Size of one hold.
    pub(super) unit: Minutes,
    /// When they open to others, instead of the clinic's own rules.
    pub(super) release: Option<Release>,
    /// Minutes per day, none 0.
    pub(super) minutes: BTreeMap<CycleDay, Minutes>,
}

impl Held {
    /// Minutes planned on a day, if any.
    pub(super) fn on(&self, day: CycleDay) -> Option<Minutes> {
        self.minutes.get(&day).copied()
    }

    /// Whether holds for a need are among these.
    pub(super) fn is_for(&self, need: NeedId) -> bool {
        self.needs.is_empty() || self.needs.contains(&need)
    }

    /// The need that names them; `None` when they are for every held need of the team.
    pub(super) fn lead(&self) -> Option<NeedId> {
        if self.needs.is_empty() {
            None
        } else {
            self.ranked.first().or(self.needs.first()).copied()
        }
    }

    /// A day's plan as holds of the unit and one shorter: length, count, whether the shorter.
    pub(super) fn sizes(&self, planned: Minutes) -> [(Minutes, i32, bool); 2] {
        let rest = Minutes(planned.0 % self.unit.0);
        [(self.unit, planned / self.unit, false), (rest, i32::from(rest.0 > 0), true)]
    }
}

impl Promised {
    /// The promises of a clinic; changes count only against a baseline.
    pub(super) fn of(instance: &Instance, plan: &HoldPlan, has_baseline: bool) -> Self {
        let parts = instance.parts();
        let advises = parts.needs.values().any(|need| need.purpose == Purpose::Advice);
        let weeks = i32::try_from(parts.cycle.weeks).expect("a cycle is a few weeks");
        let advice = parts.teams.iter().filter(|(_, team)| advises && team.advice_per_week.0 > 0);
        Self {
            holds: held(instance, plan),
            windows: parts.windows.iter().map(|window| window.clinician_count).collect(),
            advice: advice.map(|(id, team)| (id, team.advice_per_week * weeks)).collect(),
            rooms: parts.rooms.map(|_, room| room.count),
            changes_max: parts.goals.changes_max.filter(|_| has_baseline),
        }
    }

    /// The promises after some gave way.
    pub(super) fn relaxed(&self, way_out: &[Relaxed]) -> Self {
        let mut eased = self.clone();
        for relaxed in way_out {
            let amount = crate::number::whole(relaxed.amount);
            let count = u32::try_from(amount).unwrap_or(0);
            match relaxed.promise {
                Kept::Holds { team, need, day, minutes } => {
                    let named = |held: &&mut Held| {
                        held.team == team && held.lead() == need && held.on(day) == Some(minutes)
                    };
                    if let Some(held) = eased.holds.iter_mut().find(named) {
                        held.minutes.insert(day, Minutes((minutes.0 - amount).max(0)));
                    }
                }
                Kept::Window { window, .. } => {
                    eased.windows[window] = eased.windows[window].saturating_sub(count);
                }
                Kept::Advice { team, .. } => {
                    let advice = eased.advice.entry(team).or_default();
                    *advice = Minutes((advice.0 - amount).max(0));
                }
                Kept::Rooms => {
                    for rooms in eased.rooms.values_mut() {
                        *rooms += count;
                    }
                }
                Kept::Changes { .. } => {
                    eased.changes_max = eased.changes_max.map(|most| most + count);
                }
                Kept::Lag { .. }
                | Kept::ComplexVisits { .. }
                | Kept::Buffers
                | Kept::SessionMinutes { .. } => {}
            }
        }
        eased
    }
}

/// The plan's groups, those for the same needs of a team as one, without days that hold nothing.
fn held(instance: &Instance, plan: &HoldPlan) -> Vec<Held> {
    type Days = BTreeMap<CycleDay, Minutes>;
    let mut groups: BTreeMap<(TeamId, Vec<NeedId>), (Option<Release>, Days)> = BTreeMap::new();
    for group in plan.groups() {
        let mut needs = group.needs.clone();
        needs.sort_unstable();
        let (release, days) = groups.entry((group.team, needs)).or_default();
        *release = release.or(group.release);
        for day in (0..instance.parts().cycle.length_days()).map(CycleDay::from_index) {
            if group.on(day).0 > 0 {
                *days.entry(day).or_default() += group.on(day);
            }
        }
    }
    let held = |((team, needs), (release, minutes)): ((TeamId, Vec<NeedId>), _)| {
        let ranked = supply::held_needs(instance, team, &needs);
        let unit = supply::hold_unit(instance, team, &needs);
        Held { team, needs, ranked, unit, release, minutes }
    };
    groups.into_iter().filter(|(_, (_, minutes))| !minutes.is_empty()).map(held).collect()
}
