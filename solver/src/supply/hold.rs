//! What a hold is for, and its size.

use crate::demand::{Ask, everything};
use crate::instance::{CycleDay, HoldInUse, Instance};
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

/// Size of one hold for needs that share holds \[min\]: as the planner wants, else the usual length
/// of the held need most minutes are asked for. Without needs, all held needs of the team count.
#[must_use]
pub(crate) fn hold_unit(instance: &Instance, team: TeamId, needs: &[NeedId]) -> Minutes {
    let parts = instance.parts();
    let unknown = parts.complexity.unknown();
    let most = ranked(instance, team, needs, &everything(instance)).first().copied();
    let usual = most.map_or(parts.grid, |need| parts.needs[need].minutes[unknown]);
    parts.goals.hold_unit.unwrap_or(usual).max(parts.grid)
}

/// When unclaimed holds of needs that share them on a day of the cycle open by the clinic's own rules
/// \[open days before\]: as late as its holds in use on that day say, those of all days where none is
/// on it, its needs where none is in use; never if one says never.
#[must_use]
pub(crate) fn own_release(
    instance: &Instance,
    team: TeamId,
    needs: &[NeedId],
    day: CycleDay,
) -> Option<u32> {
    let given = instance.parts();
    let of_group = |hold: &&HoldInUse| hold.team == team && needs.contains(&hold.need);
    let in_use: Vec<&HoldInUse> = given.holds.iter().filter(of_group).collect();
    let any_day = in_use.iter().all(|hold| hold.day != day);
    let rules =
        in_use.iter().filter(|hold| any_day || hold.day == day).map(|hold| hold.release_days);
    let of_needs = needs.iter().map(|&need| given.needs[need].release_days);
    let latest = |a: Option<u32>, b: Option<u32>| Some(a?.min(b?));
    rules.reduce(latest).or_else(|| of_needs.reduce(latest)).flatten()
}

/// The held needs among `needs`, all held needs where there are none given, the one most minutes
/// are asked for first; needs nobody asks for only where nobody asks for any.
#[must_use]
pub(crate) fn held_needs(instance: &Instance, team: TeamId, needs: &[NeedId]) -> Vec<NeedId> {
    ranked(instance, team, needs, &everything(instance))
}

fn ranked(instance: &Instance, team: TeamId, needs: &[NeedId], asks: &[Ask]) -> Vec<NeedId> {
    let parts = instance.parts();
    let unknown = parts.complexity.unknown();
    let asked = |need: NeedId| -> f64 {
        let of_need = asks.iter().filter(|ask| ask.team == team && ask.need == need);
        of_need.map(|ask| ask.minutes_per_cycle(instance)).sum()
    };
    let held = parts
        .needs
        .iter()
        .filter(|(id, need)| need.held && (needs.is_empty() || needs.contains(id)));
    let mut held: Vec<(NeedId, f64)> = held.map(|(id, _)| (id, asked(id))).collect();
    // Of two asked for alike the shorter, then by name, so that no order of rows decides.
    let usual = |need: NeedId| (parts.needs[need].minutes[unknown], &parts.needs[need].name);
    held.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| usual(a.0).cmp(&usual(b.0))));
    if held.iter().any(|&(_, asked)| asked > 0.0) {
        held.retain(|&(_, asked)| asked > 0.0);
    }
    held.into_iter().map(|(need, _)| need).collect()
}
