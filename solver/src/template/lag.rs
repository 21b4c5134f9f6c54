//! Steps of pathways that must be within reach of each other, each with the team that sees it.

use std::collections::BTreeSet;

use super::laid_down::frozen_teams;
use crate::instance::{Asks, Instance, Step};
use crate::table::{NeedId, PathwayId, TeamId};

/// Two steps of a pathway, one after the other; in a joint clinic other teams than the one asked
/// see them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lag {
    pub(super) pathway: PathwayId,
    /// The later step, from 1.
    pub(super) step: usize,
    /// Who sees the earlier step, and the need.
    pub(super) one: (TeamId, NeedId),
    /// Who sees the later step, and the need.
    pub(super) next: (TeamId, NeedId),
    later: Step,
}

impl Lag {
    /// Days of the cycle on which the later step can follow the earlier one on `day`: at least its
    /// lag and the time outside the clinic later, at most its longest lag.
    pub(super) fn reach(&self, day: usize, cycle_days: usize) -> BTreeSet<usize> {
        let from = self.later.lag_min.max(self.later.external_days) as usize;
        let to = self.later.lag_max as usize;
        (from..=to).take(cycle_days).map(|lag| (day + lag) % cycle_days).collect()
    }
}

/// The lags of all pathways that some team's patients are on, in order of the team asked, pathway
/// and step. Steps served from holds are left to the sizing.
pub(super) fn lags(instance: &Instance) -> Vec<Lag> {
    let parts = instance.parts();
    let mut found: Vec<Lag> = Vec::new();
    for (asked, pathway) in asked_pathways(instance) {
        for (index, pair) in parts.pathways[pathway].steps.windows(2).enumerate() {
            if pair.iter().any(|step| parts.needs[step.need].held) {
                continue;
            }
            let seen = |step: Step| (step.seen_by(asked), step.need);
            let (one, next) = (seen(pair[0]), seen(pair[1]));
            let lag = Lag { pathway, step: index + 1, one, next, later: pair[1] };
            // Two teams may be asked for what the same teams see.
            if !found.contains(&lag) {
                found.push(lag);
            }
        }
    }
    found
}

/// Days of the cycle on which an open clinic or a frozen visit already meets a team's need.
pub(super) fn laid_down(instance: &Instance, team: TeamId, need: NeedId) -> BTreeSet<usize> {
    let parts = instance.parts();
    let windows = parts.windows.iter().filter(|window| window.team == team && window.need == need);
    let frozen = parts
        .frozen
        .iter()
        .filter(|block| block.need == Some(need) && frozen_teams(instance, block).contains(&team));
    let windows = windows.map(|window| window.day.index());
    windows.chain(frozen.map(|block| block.day.index())).collect()
}

/// Teams asked, with the pathways their patients are on.
fn asked_pathways(instance: &Instance) -> BTreeSet<(TeamId, PathwayId)> {
    let parts = instance.parts();
    let streams = parts.streams.iter().map(|stream| (stream.team, stream.asks));
    let waiting = parts.waiting.iter().map(|patient| (patient.team, patient.asks));
    let on = |(team, asks)| match asks {
        Asks::Pathway(pathway) => Some((team, pathway)),
        Asks::Need(_) => None,
    };
    streams.chain(waiting).filter_map(on).collect()
}
