//! How the patients of a panel come, go and move on, as a simulation sees it.

use crate::number::place;
use crate::road::Move;
use crate::table::NeedId;

/// The life of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LifeRule {
    /// Panel days to the control after each contact, at least one item; the last repeats.
    pub intervals: Vec<f64>,
    /// Whether the control after the last interval is the last; otherwise the last interval repeats.
    pub ends: bool,
    /// Patients with fixed controls at the start whose next nobody has listed, by contacts so far.
    pub stages: Vec<f64>,
    /// Panel days in a mean week.
    pub days_per_week: f64,
    /// Patients who enter in a week \[1/week\].
    pub entrants_per_week: f64,
    /// Chance that a visit is the last \[0..=1\].
    pub ends_at_visit: f64,
    /// Chance of leaving in a week for another reason \[0..=1\].
    pub leaves_in_week: f64,
    /// What general practice asks for of patients it has taken over.
    pub advice: Option<NeedId>,
    /// What becomes of a share of those with fixed controls.
    pub moves: Vec<Move>,
}

impl LifeRule {
    /// Panel days to the control after contact `k`; none when that was the last.
    pub(super) fn interval(&self, contact: usize) -> Option<f64> {
        let last = self.intervals.len().checked_sub(1)?;
        (contact <= last || !self.ends).then(|| self.intervals[contact.min(last)])
    }

    /// The interval that repeats \[panel days\].
    pub(super) fn last_interval(&self) -> f64 {
        self.intervals.last().copied().unwrap_or(1.0)
    }

    /// Contacts so far of the patient at a quantile, and how far they are in their interval \[0..1\].
    pub(super) fn stage(&self, quantile: f64) -> (usize, f64) {
        let all: f64 = self.stages.iter().sum();
        let last = self.intervals.len().saturating_sub(1);
        if last == 0 || all <= 0.0 {
            return (last, quantile);
        }
        let mut rest = quantile * all;
        for (stage, &patients) in self.stages.iter().enumerate() {
            if rest < patients {
                return (stage, rest / patients);
            }
            rest -= patients;
        }
        (last, quantile)
    }

    /// The move for the patient at a quantile of those with fixed controls: a place among the moves,
    /// one beyond all for whom nothing is planned.
    pub(super) fn tag(&self, quantile: f64) -> u32 {
        let mut rest = quantile;
        for (tag, one) in self.moves.iter().enumerate() {
            if rest < one.share.value() {
                return place(tag);
            }
            rest -= one.share.value();
        }
        place(self.moves.len())
    }
}
