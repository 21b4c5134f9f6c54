//! Patients whom nobody has heard of for longer than is safe.

use super::panel::{Panel, To};
use super::week::Week;

/// Patients on need-based control to be sought out in each week: those without any contact for so
/// many weeks \[patients\].
///
/// A move, a visit and being sought out are contacts, and a patient asks in a week with the chance
/// `requests_per_week`. Those who were on need-based control at the start are left out, because
/// nobody says when they were last seen; so are those with a control between at least as often.
#[must_use]
pub fn outreach(panel: &Panel, rows: &[Week], safety_weeks: usize) -> Vec<f64> {
    let between = |one: &super::Move| match one.to {
        To::Hybrid { every_weeks } => usize::try_from(every_weeks).unwrap_or(usize::MAX),
        To::NeedBased | To::Practice { .. } | To::Away => usize::MAX,
    };
    if panel.moves.iter().any(|one| between(one) <= safety_weeks) || safety_weeks == 0 {
        return vec![0.0; rows.len()];
    }
    let silent =
        (1.0 - panel.requests_per_week).max(0.0) * panel.leaves_in_week.complement().value();
    let silent = (0..safety_weeks).fold(1.0, |chance, _| chance * silent);
    let goes_on = panel.ends_at_visit.complement().value();
    // Visits of those who moved on the road; those of the start are as they would be without it.
    let mut start = panel.need_based;
    let mut contacts: Vec<f64> = Vec::with_capacity(rows.len());
    let mut sought = Vec::with_capacity(rows.len());
    for (week, row) in rows.iter().enumerate() {
        let known = start * panel.requests_per_week;
        start -= known * panel.ends_at_visit.value();
        start *= panel.leaves_in_week.complement().value();
        let now = week.checked_sub(safety_weeks).map_or(0.0, |then| contacts[then] * silent);
        contacts.push(row.converted + (row.need_based - known).max(0.0) * goes_on + now);
        sought.push(now);
    }
    sought
}
