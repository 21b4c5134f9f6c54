//! What the rights of the waiting list add up to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::instance::{Asks, Instance};
use crate::table::{Id, NeedId, PathwayId, TeamId};

use super::{Notice, PatientRights, Status};

/// The rights of the waiting list in sum; counts stand beside every share.
///
/// Shares are estimated: which codes the official monitoring counts as kept is not public. Means
/// and percentiles are over all patients with a right, those in time with 0 days over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RightsSum {
    /// Patients on the waiting list.
    pub patients: usize,
    /// Those of them with a right.
    pub with_right: usize,
    /// Finished by the right's own clock.
    pub in_time: usize,
    /// Finished by the adjusted clock; those in time are among them.
    pub in_time_adjusted: usize,
    /// Late, with a date, whose deadline had not passed before today; by own wish not counted.
    pub late: usize,
    /// Late, with a date, whose deadline had passed before today.
    pub over_today: usize,
    /// With a right and without a date.
    pub no_date: usize,
    /// Over the right's own clock, with or without a date.
    pub overdue: usize,
    /// 95th percentile of the days over, nearest rank \[days\].
    pub days_over_p95: u32,
    /// Most days over \[days\].
    pub days_over_max: u32,
    /// Days over of all \[days\].
    pub days_over_sum: u64,
    /// Sum of squared days over \[days²\].
    pub days_over_squares: u64,
    /// Overdue patients of whom somebody referred later, who asked the same team for the same, is
    /// finished first.
    pub overtaken: usize,
    /// Notice letters due today.
    pub notices_due: usize,
    /// Notice letters that were due before today.
    pub notices_overdue: usize,
}

impl RightsSum {
    /// Share finished by the right's own clock \[0..=1\]; `None` when nobody has a right.
    #[must_use]
    pub fn compliance_strict(&self) -> Option<f64> {
        share(self.in_time, self.with_right)
    }

    /// Share finished by the adjusted clock \[0..=1\]; `None` when nobody has a right.
    #[must_use]
    pub fn compliance_adjusted(&self) -> Option<f64> {
        share(self.in_time_adjusted, self.with_right)
    }

    /// Mean days over of patients with a right \[days\]; `None` when nobody has one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of days stay far below 2^53")]
    pub fn days_over_mean(&self) -> Option<f64> {
        (self.with_right > 0).then(|| self.days_over_sum as f64 / self.with_right as f64)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of patients stay far below 2^53")]
fn share(count: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| count as f64 / of as f64)
}

/// Adds the patients up.
pub(super) fn sum(clinic: &Instance, patients: &[PatientRights]) -> RightsSum {
    let status = |wanted: Status| patients.iter().filter(|row| row.status == wanted).count();
    let notice = |wanted: Notice| patients.iter().filter(|row| row.notice == wanted).count();
    let mut over: Vec<u32> =
        patients.iter().filter(|row| row.deadline.is_some()).map(|row| row.days_over).collect();
    over.sort_unstable();
    let squares = over.iter().map(|&days| u64::from(days) * u64::from(days));
    RightsSum {
        patients: patients.len(),
        with_right: over.len(),
        in_time: status(Status::InTime),
        in_time_adjusted: status(Status::InTime) + status(Status::LateByOwnWish),
        late: status(Status::Late),
        over_today: status(Status::OverToday),
        no_date: status(Status::NoDate),
        overdue: over.iter().filter(|&&days| days > 0).count(),
        days_over_p95: nearest_rank(&over, 95),
        days_over_max: over.last().copied().unwrap_or(0),
        days_over_sum: over.iter().map(|&days| u64::from(days)).sum(),
        days_over_squares: squares.sum(),
        overtaken: overtaken(clinic, patients),
        notices_due: notice(Notice::DueToday),
        notices_overdue: notice(Notice::Overdue),
    }
}

/// The smallest value with at least so many per cent of the sorted values at or below it; 0
/// without values.
fn nearest_rank(sorted: &[u32], per_cent: usize) -> u32 {
    let rank = (sorted.len() * per_cent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

/// Overdue patients of whom somebody referred later, who asked the same team for the same, is
/// finished first.
fn overtaken(clinic: &Instance, patients: &[PatientRights]) -> usize {
    type Queue = (TeamId, Option<NeedId>, Option<PathwayId>);
    let mut queues: BTreeMap<Queue, Vec<(NaiveDate, &PatientRights)>> = BTreeMap::new();
    for row in patients {
        let patient = &clinic.parts().waiting[row.patient.index()];
        let key = match patient.asks {
            Asks::Need(need) => (patient.team, Some(need), None),
            Asks::Pathway(pathway) => (patient.team, None, Some(pathway)),
        };
        queues.entry(key).or_default().push((patient.referred, row));
    }
    let mut count = 0;
    for queue in queues.values_mut() {
        queue.sort_by_key(|&(referred, _)| Reverse(referred));
        // Youngest first; the earliest finish among those strictly younger.
        let mut earliest: Option<NaiveDate> = None;
        for same_day in queue.chunk_by(|a, b| a.0 == b.0) {
            let behind = |row: &PatientRights| {
                earliest.is_some_and(|younger| row.finish.is_none_or(|own| younger < own))
            };
            count += same_day.iter().filter(|(_, row)| row.days_over > 0 && behind(row)).count();
            let finished = same_day.iter().filter_map(|(_, row)| row.finish);
            earliest = finished.chain(earliest).min();
        }
    }
    count
}
