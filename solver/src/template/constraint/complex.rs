//! Complex visits: how many in a session, and time to catch up after them.

use crate::lp::Terms;
use crate::template::Kept;
use crate::template::derived::Derived;
use crate::template::model::{Model, Piece, What};

/// No session has more complex visits than the goal allows.
pub(in crate::template) fn complex_visits_per_session(model: &mut Model<'_>) {
    let Some(visits_max) = model.instance.parts().goals.complex_visits_max else { return };
    for session in model.sessions.clone() {
        let in_session = |piece: &Piece| piece.complex && model.bins[piece.bin].session == session;
        let terms = model.terms(in_session, |_| 1.0);
        if !terms.is_empty() {
            let kept = Kept::ComplexVisits { visits_max };
            let upper = f64::from(visits_max);
            model.row(Some(kept), "complex visits", f64::NEG_INFINITY, terms, upper);
        }
    }
}

/// A bin with C complex minutes has room for C/K - 1 buffers, rounded up, K being the minutes that
/// call for one.
///
/// That many always suffice: place other blocks first and the complex ones last; each buffer
/// follows at least K complex minutes and some complex minutes follow it. When all complex visits
/// of the bin are equally long it is also the fewest. Where lengths are mixed a cleverer order may
/// do with fewer, so the rule is then a little stricter than the clinic's. A bin that an open
/// clinic follows closes with a buffer, if it has complex visits at all: C/K buffers, rounded up.
pub(in crate::template) fn buffer_after_complex_minutes(model: &mut Model<'_>) {
    let Some(rule) = model.instance.parts().goals.buffer else { return };
    for bin in 0..model.bins.len() {
        let complex =
            model.terms(|piece| piece.bin == bin && piece.complex, |piece| piece.minutes.real());
        if complex.is_empty() || rule.minutes.0 <= 0 {
            continue;
        }
        let after = after(model, bin, rule.after_complex.0);
        let less = if model.before_window(bin) { 0.0 } else { 1.0 };
        let most = f64::from(model.length(bin) / rule.minutes);
        let var = model.program.integer(0.0, most);
        model.pieces.push(Piece {
            bin,
            what: What::Buffer,
            minutes: rule.minutes,
            complex: false,
            in_person: false,
            var,
        });
        model.derive(var, Derived::Buffers { complex: complex.clone(), after, less });
        let mut terms: Terms = complex.iter().map(|&(visit, minutes)| (visit, -minutes)).collect();
        terms.push((var, after));
        model.row(Some(Kept::Buffers), "buffers", -after * less, terms, f64::INFINITY);
    }
}

/// Complex minutes that call for a buffer; when all complex visits of the bin are equally long,
/// rounded up to a whole number of them.
fn after(model: &Model<'_>, bin: usize, after_complex: i32) -> f64 {
    let pieces = model.pieces.iter().filter(|piece| piece.bin == bin && piece.complex);
    let mut lengths: Vec<i32> = pieces.map(|piece| piece.minutes.0).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let after = after_complex.max(1);
    match lengths[..] {
        [length] => f64::from((after + length - 1) / length * length),
        _ => f64::from(after),
    }
}
