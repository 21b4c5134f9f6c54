//! How much may change against the baseline.

use std::collections::BTreeMap;

use crate::answer::{BlockKind, Template};
use crate::lp::Terms;
use crate::table::SessionId;
use crate::template::Kept;
use crate::template::derived::Derived;
use crate::template::model::{Model, What};
use crate::template::wanted::counts;

/// A change weighs as much as so many minutes when promises must give way \[min\].
pub const CHANGE_PRICE: f64 = 20.0;

/// Counts blocks more and blocks fewer per session and kind, summed, and limits them. A block moved
/// within its session is no change; one moved to another session is one fewer and one more.
pub(in crate::template) fn at_most_so_many_changes(model: &mut Model<'_>, baseline: &Template) {
    let mut before = counts(baseline);
    before.retain(|(session, _), _| model.sessions.contains(session));
    let mut now = kinds(model);
    for key in before.keys() {
        now.entry(*key).or_default();
    }
    let (mut total, mut unavoidable): (Terms, f64) = (Vec::new(), 0.0);
    for (key, terms) in now {
        let from = f64::from(before.get(&key).copied().unwrap_or(0));
        if terms.is_empty() {
            unavoidable += from;
        } else if from > 0.0 {
            let var = model.program.real(0.0, f64::INFINITY);
            model.derive(var, Derived::Distance { terms: terms.clone(), from });
            let with = |factor| {
                let distance = terms.iter().copied().chain([(var, factor)]);
                distance.collect::<Terms>()
            };
            let (more, fewer) = (with(-1.0), with(1.0));
            model.row(None, "blocks more", f64::NEG_INFINITY, more, from);
            model.row(None, "blocks fewer", from, fewer, f64::INFINITY);
            total.push((var, 1.0));
        } else {
            total.extend(terms);
        }
    }
    if let Some(changes_max) = model.promised.changes_max {
        let upper = f64::from(changes_max) - unavoidable;
        let kept = Kept::Changes { changes_max };
        let row = model.row(Some(kept), "changes", f64::NEG_INFINITY, total.clone(), upper);
        model.give(row, -1.0, [1.0, CHANGE_PRICE, 1e6]);
    }
    model.changes = Some((total, unavoidable));
}

/// The columns behind each countable kind of block in each session.
fn kinds(model: &Model<'_>) -> BTreeMap<(SessionId, BlockKind), Terms> {
    let mut kinds: BTreeMap<(SessionId, BlockKind), Terms> = BTreeMap::new();
    for piece in &model.pieces {
        let kind = match piece.what {
            What::Visit { wanted, class } => {
                let row = &model.wanted[wanted];
                BlockKind::Visit { team: row.team, need: row.need, class, opens_days: 0 }
            }
            What::Hold { team, need, .. } => BlockKind::Hold { team, need, release_days: None },
            What::Buffer => continue,
        };
        let session = model.bins[piece.bin].session;
        kinds.entry((session, kind)).or_default().push((piece.var, 1.0));
    }
    for (way, &var) in model.arrangements.iter().zip(&model.arrangement_vars) {
        for &window in &way.windows {
            let key = (way.session, BlockKind::OpenClinic { window });
            kinds.entry(key).or_default().push((var, 1.0));
        }
    }
    kinds
}
