//! The size of one hold.

use crate::demand::{Ask, everything};
use crate::instance::Instance;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

/// Size of one hold for needs that share holds \[min\]: as the planner wants, else the usual length
/// of the held need most minutes are asked for. Without needs, all held needs of the team count.
#[must_use]
pub fn hold_unit(instance: &Instance, team: TeamId, needs: &[NeedId]) -> Minutes {
    unit_of(instance, team, needs, &everything(instance))
}

pub(super) fn unit_of(
    instance: &Instance,
    team: TeamId,
    needs: &[NeedId],
    asks: &[Ask],
) -> Minutes {
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
    // Of two asked for alike, the shorter, so that no order of rows decides.
    let rank =
        |&need: &NeedId| (asked(need), std::cmp::Reverse(parts.needs[need].minutes[unknown]));
    let most = held.map(|(id, _)| id).reduce(|a, b| {
        if rank(&b).partial_cmp(&rank(&a)) == Some(std::cmp::Ordering::Greater) { b } else { a }
    });
    let usual = most.map_or(parts.grid, |need| parts.needs[need].minutes[unknown]);
    parts.goals.hold_unit.unwrap_or(usual).max(parts.grid)
}
