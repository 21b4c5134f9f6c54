//! What a template must keep, as numbers that can give way one by one.

use std::collections::BTreeMap;

use super::{Kept, Relaxed};
use crate::answer::HoldPlan;
use crate::instance::{CycleDay, Instance, Purpose};
use crate::table::{ClinicianId, NeedId, RoomId, Table, TeamId};
use crate::units::Minutes;

/// The numbers behind the promises.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Promised {
    /// Minutes held per team and day, none 0.
    pub(super) holds: BTreeMap<(TeamId, CycleDay), Minutes>,
    /// Clinicians per row of the instance's windows.
    pub(super) windows: Vec<u32>,
    /// Advice minutes per cycle, none 0.
    pub(super) advice: BTreeMap<TeamId, Minutes>,
    /// Rooms of each kind.
    pub(super) rooms: Table<RoomId, u32>,
    /// Most changes against the baseline.
    pub(super) changes_max: Option<u32>,
    /// Size of one hold per team.
    pub(super) hold_units: Table<TeamId, Minutes>,
}

impl Promised {
    /// The promises of a clinic; changes count only against a baseline.
    pub(super) fn of(instance: &Instance, plan: &HoldPlan, has_baseline: bool) -> Self {
        let parts = instance.parts();
        let days = || (0..parts.cycle.length_days()).map(CycleDay::from_index);
        let holds = parts.teams.ids().flat_map(|team| days().map(move |day| (team, day)));
        let holds = holds.map(|(team, day)| ((team, day), plan.on(team, day)));
        let advises = parts.needs.values().any(|need| need.purpose == Purpose::Advice);
        let weeks = i32::try_from(parts.cycle.weeks).expect("a cycle is a few weeks");
        let advice = parts.teams.iter().filter(|(_, team)| advises && team.advice_per_week.0 > 0);
        Self {
            holds: holds.filter(|(_, minutes)| minutes.0 > 0).collect(),
            windows: parts.windows.iter().map(|window| window.clinician_count).collect(),
            advice: advice.map(|(id, team)| (id, team.advice_per_week * weeks)).collect(),
            rooms: parts.rooms.map(|_, room| room.count),
            changes_max: parts.goals.changes_max.filter(|_| has_baseline),
            hold_units: parts.teams.map(|team, _| hold_unit(instance, team)),
        }
    }

    /// The promises after some gave way.
    pub(super) fn relaxed(&self, way_out: &[Relaxed]) -> Self {
        let mut eased = self.clone();
        for relaxed in way_out {
            let amount = super::model::whole(relaxed.amount);
            let count = u32::try_from(amount).unwrap_or(0);
            match relaxed.promise {
                Kept::Holds { team, day, .. } => {
                    let held = eased.holds.entry((team, day)).or_default();
                    *held = Minutes((held.0 - amount).max(0));
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

/// Size of one hold of a team: the goal's, or the usual length of its held need most asked for.
fn hold_unit(instance: &Instance, team: TeamId) -> Minutes {
    let parts = instance.parts();
    let usual = |need: NeedId| parts.needs[need].minutes[parts.complexity.unknown()];
    let unit =
        parts.goals.hold_unit.or_else(|| held_needs(instance, team).first().copied().map(usual));
    unit.filter(|unit| unit.0 > 0).unwrap_or(parts.grid)
}

/// Held needs, the one the team is most asked for first; needs nobody holds only if there is no other.
pub(super) fn held_needs(instance: &Instance, team: TeamId) -> Vec<NeedId> {
    let parts = instance.parts();
    let mut asked: BTreeMap<NeedId, f64> = BTreeMap::new();
    for stream in parts.streams.iter().filter(|stream| stream.team == team) {
        for need in super::demand::needs(instance, stream.asks) {
            *asked.entry(need).or_insert(0.0) += stream.per_week;
        }
    }
    for panel in parts.panels.iter().filter(|panel| panel.team == team) {
        if let Some(need) = panel.need_based {
            let converted = f64::from(panel.size) * panel.converted.value();
            *asked.entry(need).or_insert(0.0) += converted * panel.requests_per_year / 52.0;
        }
    }
    let rank = |need: &NeedId| {
        let row = &parts.needs[*need];
        (!row.held, row.purpose != Purpose::SubAcute)
    };
    let rate = |need: &NeedId| asked.get(need).copied().unwrap_or(0.0);
    let mut needs: Vec<NeedId> = parts.needs.ids().collect();
    needs.sort_by(|a, b| rank(a).cmp(&rank(b)).then(rate(b).total_cmp(&rate(a))).then(a.cmp(b)));
    needs
}

/// The need a clinician's holds for a team are for.
pub(super) fn hold_need(
    instance: &Instance,
    clinician: ClinicianId,
    team: TeamId,
    has_room: bool,
) -> Option<NeedId> {
    let fits = |need: &NeedId| {
        let row = &instance.parts().needs[*need];
        row.held && instance.may_serve(clinician, *need) && super::bin::suits(row.setting, has_room)
    };
    held_needs(instance, team).into_iter().find(fits)
}
