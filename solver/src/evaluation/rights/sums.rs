//! What the rights of the waiting list add up to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::instance::{Asks, Instance};
use crate::table::{Id, NeedId, PathwayId, RightId, TeamId};

use super::{Notice, PatientRights, RightRow, Status};

/// The rights of the waiting list in sum; counts stand beside every share.
///
/// Shares are estimated: which codes the official monitoring counts as kept is not public. Means
/// and percentiles are over all rights that run, those in time with 0 days over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RightsSum {
    /// Patients on the waiting list.
    pub patients: usize,
    /// Rights that run: a patient counts once for each of theirs.
    pub with_right: usize,
    /// Rights whose clock has not started, since the day it starts is not known.
    pub not_started: usize,
    /// Met by the right's own clock.
    pub in_time: usize,
    /// Met by the adjusted clock; those in time are among them.
    pub in_time_adjusted: usize,
    /// Kept by an offer in time that the patient declined.
    pub offered_in_time: usize,
    /// Kept by a redirection that another hospital received in time.
    pub redirected_in_time: usize,
    /// Redirected, and received elsewhere too late.
    pub redirected_late: usize,
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
    /// Overdue rights of whose patients somebody referred later, who asked the same team for the same, is
    /// finished first.
    pub overtaken: usize,
    /// Notice letters due today.
    pub notices_due: usize,
    /// Notice letters that were due before today.
    pub notices_overdue: usize,
}

impl RightsSum {
    /// Rights kept by their own clock: met, offered or redirected in time.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.in_time + self.offered_in_time + self.redirected_in_time
    }

    /// Rights kept by the adjusted clock.
    #[must_use]
    pub fn kept_adjusted(&self) -> usize {
        self.in_time_adjusted + self.offered_in_time + self.redirected_in_time
    }

    /// Share kept by the right's own clock \[0..=1\]; `None` when no right runs.
    #[must_use]
    pub fn compliance_strict(&self) -> Option<f64> {
        share(self.kept(), self.with_right)
    }

    /// Share kept by the adjusted clock \[0..=1\]; `None` when no right runs.
    #[must_use]
    pub fn compliance_adjusted(&self) -> Option<f64> {
        share(self.kept_adjusted(), self.with_right)
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

/// Adds the rows of some patients up; notice letters are added by [`with_notices`].
pub(super) fn sum(clinic: &Instance, patients: usize, rows: &[RightRow]) -> RightsSum {
    let status = |wanted: Status| rows.iter().filter(|row| row.status == wanted).count();
    let running = || rows.iter().filter(|row| row.due.is_some());
    let mut over: Vec<u32> = running().map(|row| row.days_over).collect();
    over.sort_unstable();
    let squares = over.iter().map(|&days| u64::from(days) * u64::from(days));
    RightsSum {
        patients,
        with_right: over.len(),
        not_started: status(Status::NotStarted),
        in_time: status(Status::InTime),
        in_time_adjusted: status(Status::InTime) + status(Status::LateByOwnWish),
        offered_in_time: status(Status::OfferedInTime),
        redirected_in_time: status(Status::RedirectedInTime),
        redirected_late: status(Status::RedirectedLate),
        late: status(Status::Late),
        over_today: status(Status::OverToday),
        no_date: status(Status::NoDate),
        overdue: over.iter().filter(|&&days| days > 0).count(),
        days_over_p95: nearest_rank(&over, 95),
        days_over_max: over.last().copied().unwrap_or(0),
        days_over_sum: over.iter().map(|&days| u64::from(days)).sum(),
        days_over_squares: squares.sum(),
        overtaken: overtaken(clinic, rows),
        notices_due: 0,
        notices_overdue: 0,
    }
}

/// The same for each right that somebody carries, in order.
pub(super) fn by_right(clinic: &Instance, rows: &[RightRow]) -> Vec<(RightId, RightsSum)> {
    let of = |right: RightId| {
        let own: Vec<RightRow> = rows.iter().copied().filter(|row| row.right == right).collect();
        (!own.is_empty()).then(|| (right, sum(clinic, own.len(), &own)))
    };
    clinic.parts().rights.ids().filter_map(of).collect()
}

/// The sum with the notice letters of the patients.
pub(super) fn with_notices(sum: RightsSum, patients: &[PatientRights]) -> RightsSum {
    let notice = |wanted: Notice| patients.iter().filter(|row| row.notice == wanted).count();
    let (notices_due, notices_overdue) = (notice(Notice::DueToday), notice(Notice::Overdue));
    RightsSum { notices_due, notices_overdue, ..sum }
}

/// The smallest value with at least so many per cent of the sorted values at or below it; 0
/// without values.
fn nearest_rank(sorted: &[u32], per_cent: usize) -> u32 {
    let rank = (sorted.len() * per_cent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

/// Overdue rows of whose right somebody referred later, who asked the same team for the same, is
/// finished first.
fn overtaken(clinic: &Instance, rows: &[RightRow]) -> usize {
    type Queue = (TeamId, Option<NeedId>, Option<PathwayId>, RightId);
    let mut queues: BTreeMap<Queue, Vec<(NaiveDate, &RightRow)>> = BTreeMap::new();
    for row in rows {
        let patient = &clinic.parts().waiting[row.patient.index()];
        if patient.redirected.is_some() {
            continue;
        }
        let (need, pathway) = match patient.asks {
            Asks::Need(need) => (Some(need), None),
            Asks::Pathway(pathway) => (None, Some(pathway)),
        };
        let key = (patient.team, need, pathway, row.right);
        queues.entry(key).or_default().push((patient.referred, row));
    }
    let mut count = 0;
    for queue in queues.values_mut() {
        queue.sort_by_key(|&(referred, _)| Reverse(referred));
        // Youngest first; the earliest finish among those strictly younger.
        let mut earliest: Option<NaiveDate> = None;
        for same_day in queue.chunk_by(|a, b| a.0 == b.0) {
            let behind = |row: &RightRow| {
                earliest.is_some_and(|younger| row.met.is_none_or(|own| younger < own))
            };
            count += same_day.iter().filter(|(_, row)| row.days_over > 0 && behind(row)).count();
            let finished = same_day.iter().filter_map(|(_, row)| row.met);
            earliest = finished.chain(earliest).min();
        }
    }
    count
}
