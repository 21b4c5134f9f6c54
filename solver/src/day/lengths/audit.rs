//! Planned against actual lengths.

use super::{Counts, Timed};
use crate::evaluation::Estimate;
use crate::number::real;

/// Planned against actual lengths of one class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Audit {
    /// Number of visits.
    pub visits: usize,
    /// Mean planned length \[min\].
    pub planned_mean: f64,
    /// Shortest and longest planned length \[min\].
    pub planned_range: (u32, u32),
    /// Mean actual length \[min\].
    pub actual_mean: f64,
    /// Visits that took longer than planned.
    pub overrun_count: usize,
    /// Mean overrun over all visits \[min\].
    pub overrun_mean: f64,
    /// Mean planned time not needed, over all visits \[min\].
    pub idle_mean: f64,
    /// Actual less planned length, visit by visit \[min\].
    pub bias: Estimate,
    /// Half of the visits took at most so long \[min\].
    pub actual_p50: u32,
    /// Nine in ten took at most so long \[min\].
    pub actual_p90: u32,
    /// What that says of the planned lengths.
    pub verdict: Verdict,
}

/// Whether planned lengths are off beyond chance: the 95 % interval of the bias leaves out 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Visits take longer than planned.
    TooShort,
    /// Visits take less than planned.
    TooLong,
    /// Neither is shown.
    NotShown,
    /// There are too few visits to say.
    TooFew,
}

impl Audit {
    /// Share of visits that took longer than planned \[0..=1\].
    #[must_use]
    pub fn overrun_share(&self) -> f64 {
        real(self.overrun_count) / real(self.visits)
    }
}

/// The audit of one class.
pub(super) fn audit(visits: &[Timed], counts: &Counts, enough: bool) -> Audit {
    let n = real(visits.len());
    let mean = |of: fn(&Timed) -> u32| visits.iter().map(|v| f64::from(of(v))).sum::<f64>() / n;
    let bias: Vec<f64> =
        visits.iter().map(|v| f64::from(v.actual) - f64::from(v.planned)).collect();
    let bias = Estimate::of(&bias);
    let planned = || visits.iter().map(|visit| visit.planned);
    Audit {
        visits: visits.len(),
        planned_mean: mean(|visit| visit.planned),
        planned_range: (planned().min().unwrap_or(0), planned().max().unwrap_or(0)),
        actual_mean: mean(|visit| visit.actual),
        overrun_count: visits.iter().filter(|visit| visit.actual > visit.planned).count(),
        overrun_mean: mean(|visit| visit.actual.saturating_sub(visit.planned)),
        idle_mean: mean(|visit| visit.planned.saturating_sub(visit.actual)),
        bias,
        actual_p50: counts.quantile(0.5),
        actual_p90: counts.quantile(0.9),
        verdict: verdict(bias, enough),
    }
}

fn verdict(bias: Estimate, enough: bool) -> Verdict {
    match (enough, bias.shown()) {
        (false, _) => Verdict::TooFew,
        (true, false) => Verdict::NotShown,
        (true, true) if bias.mean > 0.0 => Verdict::TooShort,
        (true, true) => Verdict::TooLong,
    }
}

/// The length all visits were planned at \[min\]; `None` when they differ.
pub(super) fn one_length(visits: &[Timed]) -> Option<u32> {
    let first = visits.first()?.planned;
    visits.iter().all(|visit| visit.planned == first).then_some(first)
}
