//! What the planner has laid down: whose demand open clinics and frozen visits already serve.

use std::collections::{BTreeMap, BTreeSet};

use super::promised::Promised;
use crate::instance::{FrozenBlock, Instance};
use crate::supply;
use crate::table::{NeedId, TeamId};

/// Teams a frozen visit may be for: those whose patients its session may see.
pub(super) fn frozen_teams(instance: &Instance, block: &FrozenBlock) -> BTreeSet<TeamId> {
    let sessions = instance.parts().sessions.iter().filter(|(_, session)| {
        session.clinician == block.clinician
            && session.day == block.day
            && session.span.overlaps(block.span)
    });
    sessions.flat_map(|(id, _)| supply::teams_seen(instance, id)).collect()
}

/// Share of each team's need that open clinics and frozen visits serve \[0..=1\], when so many
/// minutes are needed. A frozen visit of a session of several teams is theirs in proportion to what
/// each needs.
pub(super) fn given(
    instance: &Instance,
    promised: &Promised,
    needed: &BTreeMap<(TeamId, NeedId), f64>,
) -> BTreeMap<(TeamId, NeedId), f64> {
    let parts = instance.parts();
    let needs = |team, need| needed.get(&(team, need)).copied().unwrap_or(0.0);
    let mut minutes: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for (window, &count) in parts.windows.iter().zip(&promised.windows) {
        let open = window.span.minutes().real() * f64::from(count);
        *minutes.entry((window.team, window.need)).or_insert(0.0) += open;
    }
    for block in &parts.frozen {
        let Some(need) = block.need else { continue };
        let teams = frozen_teams(instance, block);
        let all: f64 = teams.iter().map(|&team| needs(team, need)).sum();
        for team in teams.into_iter().filter(|&team| needs(team, need) > 0.0) {
            let part = block.span.minutes().real() * needs(team, need) / all;
            *minutes.entry((team, need)).or_insert(0.0) += part;
        }
    }
    let share = |((team, need), open): ((TeamId, NeedId), f64)| {
        let needed = needs(team, need);
        ((team, need), if needed > 0.0 { (open / needed).min(1.0) } else { 0.0 })
    };
    minutes.into_iter().map(share).collect()
}
