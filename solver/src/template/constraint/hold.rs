//! Holds as the sizing asks.

use crate::template::Kept;
use crate::template::model::{Model, What};

/// Each group of needs that share holds has its planned minutes on each day, as holds of its unit
/// and one shorter.
pub(in crate::template) fn holds_per_group_day(model: &mut Model<'_>) {
    let promised = model.promised;
    for (index, held) in promised.holds.iter().enumerate() {
        if !model.teams.contains(&held.team) {
            continue;
        }
        for (&day, &planned) in held.minutes.iter().filter(|(_, planned)| planned.0 > 0) {
            let kept = Kept::Holds { team: held.team, need: held.lead(), day, minutes: planned };
            for (minutes, count, rest) in held.sizes(planned) {
                if count == 0 {
                    continue;
                }
                let pieces = model.pieces.iter().filter(|piece| {
                    let hold = matches!(piece.what, What::Hold { held: of, rest: short, .. }
                        if of == index && short == rest);
                    hold && model.session(piece.bin).day == day
                });
                let terms = pieces.map(|piece| (piece.var, 1.0)).collect();
                let count = f64::from(count);
                let row = model.row(Some(kept), "holds", count, terms, count);
                model.give(row, 1.0, [minutes.real(), minutes.real(), count]);
            }
        }
    }
}
