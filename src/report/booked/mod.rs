//! What is found of a booked waiting list, and in which order it is told.

mod calls;
#[cfg(test)]
pub(super) mod cast;
mod promise;

use std::collections::BTreeSet;

use behov_solver::booking::replan;
use behov_solver::booking::{BookedList, LevelValue, Limit};
use behov_solver::evaluation::rights::{PatientRights, RightRow, Status};
use behov_solver::instance::Instance;
use behov_solver::plan::booking::{BookingRun, RunOptions};
use behov_solver::rng::Seed;
use behov_solver::solve::Proof;
use behov_solver::table::Id;
use chrono::NaiveDate;

use super::Broken;
use crate::format::bookings::Listed;
pub(super) use crate::verb::{Recalled, WeekLoad};

pub(super) use calls::{About, Call};
pub use promise::Promised;
pub(super) use promise::{promise, promised};

/// A waiting list, booked.
#[derive(Clone, Copy, Debug)]
pub struct Booked<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// What was asked.
    pub options: &'a RunOptions,
    /// What came of it.
    pub run: &'a BookingRun,
    /// Every patient of the list, in its order.
    pub patients: &'a [Listed],
    /// How full the weeks are.
    pub loads: &'a [WeekLoad],
    /// Who could come sooner in the time of visits that were cancelled.
    pub recalled: &'a [Recalled],
    /// Promises the referee found broken, in words; empty when it accepts the bookings.
    pub breaches: &'a [Broken],
}

/// A patient with their visits, the right told of and a row for each of their rights.
pub(super) type Told<'a> = (&'a Listed, &'a PatientRights, &'a [RightRow]);

impl<'a> Booked<'a> {
    /// The dates with their proof.
    pub(super) fn list(&self) -> &'a BookedList {
        &self.run.list
    }

    /// Limits of the work met by the search or by what explains its dates, in order.
    pub(super) fn limits_met(&self) -> Vec<Limit> {
        let explained = self.run.explained.iter().flat_map(|explained| &explained.limits_met);
        let met: BTreeSet<Limit> =
            self.list().limits_met.iter().chain(explained).copied().collect();
        met.into_iter().collect()
    }

    /// The levels, that of statutory maximum waits first where one runs.
    pub(super) fn levels(&self) -> Vec<LevelValue> {
        let list = &self.run.list;
        list.maximum_waits.iter().chain(&list.levels).copied().collect()
    }

    /// Every patient, in the order of the list.
    pub(super) fn told(&self) -> impl Iterator<Item = Told<'a>> {
        let rights = &self.run.rights;
        let patients = self.patients.iter().zip(&rights.patients);
        patients.map(|(listed, row)| (listed, row, rights.rows_of(row.patient)))
    }

    /// Every patient, those under a statutory maximum wait first, then those with the earliest
    /// deadline, those without a right last.
    pub(super) fn by_deadline(&self) -> Vec<Told<'a>> {
        let waiting = &self.instance.parts().waiting;
        let mut rows: Vec<Told<'a>> = self.told().collect();
        rows.sort_by_key(|(listed, rights, _)| {
            let referred = waiting[listed.patient.index()].referred;
            let right = rights.right.map(|right| &self.instance.parts().rights[right]);
            let maximum = right.is_some_and(|right| right.maximum_wait);
            (rights.deadline.is_none(), !maximum, rights.deadline, referred, listed.patient)
        });
        rows
    }

    /// Those of them who are late, past what they were promised, or without a date.
    pub(super) fn troubled(&self) -> Vec<Told<'a>> {
        let mut rows = self.by_deadline();
        rows.retain(|(listed, rights, _)| {
            let here = !rights.is_redirected();
            here && (!rights.booked
                || promise(self.instance, listed).is_some_and(|promise| promise.is_broken())
                || matches!(rights.status, Status::Late | Status::OverToday)
                || listed.visits.is_empty())
        });
        rows
    }

    /// The first and the last date ahead of any visit, whoever booked it; `None` where none is.
    pub(super) fn dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let visits = self.patients.iter().flat_map(|listed| &listed.visits);
        let ahead = visits.map(|visit| visit.date).filter(|&date| self.is_ahead(date));
        ahead.clone().min().zip(ahead.max())
    }

    /// Patients whose visits all have dates: those with a date ahead, and those who have had every
    /// visit.
    pub(super) fn dated_counts(&self) -> (usize, usize) {
        let dated = |listed: &&Listed| listed.booked && !listed.visits.is_empty();
        let booked = self.patients.iter().filter(dated);
        let ahead = |listed: &&Listed| listed.visits.iter().any(|visit| self.is_ahead(visit.date));
        let (ahead, seen): (Vec<&Listed>, Vec<&Listed>) = booked.partition(ahead);
        (ahead.len(), seen.len())
    }

    /// Whether a date is still to come: a visit of today counts as held.
    fn is_ahead(&self, date: NaiveDate) -> bool {
        date > self.instance.parts().as_of
    }
}

/// Days over the deadline; none without a right or without a date.
pub(super) fn days_over(rights: &PatientRights) -> Option<u32> {
    rights.deadline.and(rights.finish).map(|_| rights.days_over)
}

/// The value of a level with what is proved of it.
#[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
pub(super) fn level_proof(level: &LevelValue) -> (f64, Proof) {
    (level.value as f64, Proof::Bounded { bound: level.bound as f64 })
}

/// Whether the time of somebody who is no longer on the list is still theirs.
pub(super) fn keeps_time(instance: &Instance, told: &replan::Told) -> bool {
    instance.parts().bookings.iter().any(|made| {
        made.pseudonym == told.pseudonym
            && made.clinician == told.clinician
            && (made.date, made.span) == (told.date, told.span)
    })
}
