//! Steps of a pathway within reach of each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::lp::Terms;
use crate::table::{NeedId, TeamId};
use crate::template::Kept;
use crate::template::derived::Derived;
use crate::template::lag::{Lag, lags, laid_down};
use crate::template::model::{Model, Piece, What};

/// For each day with a block of one step, the team that sees the next step has a block of it on some
/// day within its lag, counted on through the cycle; an open clinic or a frozen visit counts as one.
pub(in crate::template) fn lags_reachable(model: &mut Model<'_>) {
    for lag in lags(model.instance) {
        if model.teams.contains(&lag.one.0) {
            step_in_reach(model, &lag);
        }
    }
}

fn step_in_reach(model: &mut Model<'_>, lag: &Lag) {
    let kept = Kept::Lag { pathway: lag.pathway, step: lag.step };
    let length = model.instance.parts().cycle.length_days();
    let of = |model: &Model<'_>, (team, need): (TeamId, NeedId), piece: &Piece| match piece.what {
        What::Visit { wanted, .. } => {
            model.wanted[wanted].team == team && model.wanted[wanted].need == need
        }
        What::Hold { .. } | What::Buffer => false,
    };
    let day = |model: &Model<'_>, piece: &Piece| model.session(piece.bin).day.index();
    // Days from which the same days are in reach share a column.
    let mut days: BTreeMap<BTreeSet<usize>, Vec<Piece>> = BTreeMap::new();
    for piece in model.pieces.iter().filter(|piece| of(model, lag.one, piece)) {
        days.entry(lag.reach(day(model, piece), length)).or_default().push(*piece);
    }
    let met = laid_down(model.instance, lag.next.0, lag.next.1);
    for (within, earlier) in days.into_iter().filter(|(within, _)| within.is_disjoint(&met)) {
        let later: Terms = model.terms(
            |piece| of(model, lag.next, piece) && within.contains(&day(model, piece)),
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
