//! Holds as the sizing asks.

use crate::template::Kept;
use crate::template::model::{Model, What};

/// Each team holds its planned minutes on each day, as holds of its unit and one shorter.
pub(in crate::template) fn holds_per_team_day(model: &mut Model<'_>) {
    let planned: Vec<_> =
        model.promised.holds.iter().map(|(&key, &minutes)| (key, minutes)).collect();
    for ((team, day), planned) in planned {
        if !model.teams.contains(&team) || planned.0 <= 0 {
            continue;
        }
        let kept = Kept::Holds { team, day, minutes: planned };
        for (minutes, count, rest) in model.hold_sizes(team, planned) {
            if count == 0 {
                continue;
            }
            let pieces = model.pieces.iter().filter(|piece| {
                let hold = matches!(piece.what, What::Hold { team: of, rest: short, .. }
                    if of == team && short == rest);
                hold && model.session(piece.bin).day == day
            });
            let terms = pieces.map(|piece| (piece.var, 1.0)).collect();
            let count = f64::from(count);
            let row = model.row(Some(kept), "holds", count, terms, count);
            model.give(row, 1.0, [minutes.real(), minutes.real(), count]);
        }
    }
}
