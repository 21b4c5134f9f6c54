//! A session is as long as it is.

use crate::template::Kept;
use crate::template::model::Model;

/// The blocks of a bin take no more than its minutes, and none when its arrangement is not chosen.
pub(in crate::template) fn session_minutes(model: &mut Model<'_>) {
    for bin in 0..model.bins.len() {
        let mut terms = model.terms(|piece| piece.bin == bin, |piece| piece.minutes.real());
        if terms.is_empty() {
            continue;
        }
        let length = model.length(bin).real();
        let kept = Kept::SessionMinutes { clinician: model.session(bin).clinician };
        let upper = match model.bins[bin].arrangement {
            Some(arrangement) => {
                terms.push((model.arrangement_vars[arrangement], -length));
                0.0
            }
            None => length,
        };
        model.row(Some(kept), "session minutes", f64::NEG_INFINITY, terms, upper);
    }
}

/// A stretch is divided in exactly one way.
pub(in crate::template) fn one_arrangement_per_stretch(model: &mut Model<'_>) {
    let count = model.arrangements.iter().map(|arrangement| arrangement.stretch + 1).max();
    for stretch in 0..count.unwrap_or(0) {
        let ways = model.arrangements.iter().zip(&model.arrangement_vars);
        let terms = ways.filter(|(way, _)| way.stretch == stretch).map(|(_, &var)| (var, 1.0));
        let terms = terms.collect();
        model.row(None, "one arrangement", 1.0, terms, 1.0);
    }
}
