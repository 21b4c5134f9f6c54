//! Blocks for the visits asked for.

use crate::template::derived::Derived;
use crate::template::model::{Model, What};

/// Blocks and unmet visits together are at least what is asked; more blocks than that are not
/// placed.
pub(in crate::template) fn supply_meets_demand(model: &mut Model<'_>) {
    let mut terms = vec![Vec::new(); model.wanted.len()];
    for piece in &model.pieces {
        if let What::Visit { wanted, .. } = piece.what {
            terms[wanted].push((piece.var, 1.0));
        }
    }
    for (wanted, blocks) in terms.into_iter().enumerate() {
        let (left, most) = (model.wanted[wanted].left(), model.wanted[wanted].most);
        if blocks.len() > 1 {
            model.row(None, "no more than asked", f64::NEG_INFINITY, blocks.clone(), most.into());
        }
        let unmet = model.program.real(0.0, left);
        model.unmet.push(unmet);
        model.derive(unmet, Derived::Missing { terms: blocks.clone(), asked: left });
        let mut all = blocks;
        all.push((unmet, 1.0));
        model.row(None, "supply", left, all, f64::INFINITY);
    }
}
