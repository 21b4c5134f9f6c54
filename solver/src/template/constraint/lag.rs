//! Steps of a pathway within reach of each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::instance::{Asks, Instance, Step};
use crate::lp::Terms;
use crate::table::{NeedId, PathwayId, TeamId};
use crate::template::Kept;
use crate::template::derived::Derived;
use crate::template::model::{Model, Piece, What};

/// For each day with a block of one step, the same team has a block of the next step on some day
/// within its lag, counted on through the cycle; an open clinic or a frozen visit counts as one.
/// Steps served from holds are left to the sizing.
pub(in crate::template) fn lags_reachable(model: &mut Model<'_>) {
    for (team, pathway) in asked_pathways(model.instance) {
        if !model.teams.contains(&team) {
            continue;
        }
        let steps = &model.instance.parts().pathways[pathway].steps;
        for step in 1..steps.len() {
            let kept = Kept::Lag { pathway, step };
            let pair = (steps[step - 1], steps[step]);
            step_in_reach(model, team, pair, kept);
        }
    }
}

fn step_in_reach(model: &mut Model<'_>, team: TeamId, (one, next): (Step, Step), kept: Kept) {
    let parts = model.instance.parts();
    if parts.needs[one.need].held || parts.needs[next.need].held {
        return;
    }
    let length = parts.cycle.length_days();
    let of = |model: &Model<'_>, need, piece: &Piece| match piece.what {
        What::Visit { wanted, .. } => {
            model.wanted[wanted].team == team && model.wanted[wanted].need == need
        }
        What::Hold { .. } | What::Buffer => false,
    };
    let day = |model: &Model<'_>, piece: &Piece| model.session(piece.bin).day.index();
    // Days from which the same days are in reach share a column.
    let mut days: BTreeMap<BTreeSet<usize>, Vec<Piece>> = BTreeMap::new();
    for piece in model.pieces.iter().filter(|piece| of(model, one.need, piece)) {
        days.entry(reach(&next, day(model, piece), length)).or_default().push(*piece);
    }
    let met = laid_down(model.instance, team, next.need);
    for (within, earlier) in days.into_iter().filter(|(within, _)| within.is_disjoint(&met)) {
        let later: Terms = model.terms(
            |piece| of(model, next.need, piece) && within.contains(&day(model, piece)),
            |_| -1.0,
        );
        let any = model.program.binary();
        model.derive(any, Derived::Any(earlier.iter().map(|piece| piece.var).collect()));
        let most: f64 = earlier.iter().map(|piece| model.most(piece)).sum();
        let mut used: Terms = earlier.iter().map(|piece| (piece.var, 1.0)).collect();
        used.push((any, -most));
        model.row(Some(kept), "lag used", f64::NEG_INFINITY, used, 0.0);
        let mut reached = later;
        reached.push((any, 1.0));
        model.row(Some(kept), "lag reached", f64::NEG_INFINITY, reached, 0.0);
    }
}

/// Days of the cycle on which an open clinic or a frozen visit already meets a need of a team.
fn laid_down(instance: &Instance, team: TeamId, need: NeedId) -> BTreeSet<usize> {
    let parts = instance.parts();
    let windows = parts.windows.iter().filter(|window| window.team == team && window.need == need);
    let frozen = parts.frozen.iter().filter(|block| {
        block.need == Some(need) && parts.clinicians[block.clinician].teams.first() == Some(&team)
    });
    let windows = windows.map(|window| window.day.index());
    windows.chain(frozen.map(|block| block.day.index())).collect()
}

/// Days of the cycle on which a step can follow a step on `day`: at least its lag and the time
/// outside the clinic later, at most its longest lag.
pub(in crate::template) fn reach(next: &Step, day: usize, cycle_days: usize) -> BTreeSet<usize> {
    let from = next.lag_min.max(next.external_days) as usize;
    let to = next.lag_max as usize;
    (from..=to).take(cycle_days).map(|lag| (day + lag) % cycle_days).collect()
}

/// Teams with the pathways their patients are on.
pub(in crate::template) fn asked_pathways(instance: &Instance) -> BTreeSet<(TeamId, PathwayId)> {
    let parts = instance.parts();
    let streams = parts.streams.iter().map(|stream| (stream.team, stream.asks));
    let waiting = parts.waiting.iter().map(|patient| (patient.team, patient.asks));
    let on = |(team, asks)| match asks {
        Asks::Pathway(pathway) => Some((team, pathway)),
        Asks::Need(_) => None,
    };
    streams.chain(waiting).filter_map(on).collect()
}
