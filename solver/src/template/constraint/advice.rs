//! Advice time for general practice and municipality.

use crate::instance::Purpose;
use crate::template::Kept;
use crate::template::model::{Model, What};

/// Each team has blocks for advice of at least the promised minutes.
pub(in crate::template) fn advice_time(model: &mut Model<'_>) {
    let promised: Vec<_> = model.promised.advice.iter().map(|(&team, &min)| (team, min)).collect();
    for (team, minutes) in promised {
        if !model.teams.contains(&team) || minutes.0 <= 0 {
            continue;
        }
        let needs = &model.instance.parts().needs;
        let advises = |what| match what {
            What::Visit { wanted, .. } => {
                let row = &model.wanted[wanted];
                row.team == team && needs[row.need].purpose == Purpose::Advice
            }
            What::Hold { .. } | What::Buffer => false,
        };
        let terms = model.terms(|piece| advises(piece.what), |piece| piece.minutes.real());
        let kept = Kept::Advice { team, minutes };
        let row = model.row(Some(kept), "advice", minutes.real(), terms, f64::INFINITY);
        let grid = model.instance.parts().grid.real();
        model.give(row, grid, [grid, grid, (minutes.real() / grid).ceil()]);
    }
}
