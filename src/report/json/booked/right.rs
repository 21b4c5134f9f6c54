//! Rights: in sum, one by one, and each of a patient with the letters that are due.

use behov_solver::evaluation::RightsSum;
use behov_solver::evaluation::rights::{RightRow, Status};
use behov_solver::instance::{self, Instance, Trigger};
use behov_solver::table::RightId;

use crate::report::json::shape::shape;
use crate::report::json::value::{Date, Real};
use crate::report::name::Named;

shape! {
    /// Rights in sum; shares are estimated and stand beside their counts.
    Rights of (row: &RightsSum) {
        patient_count: usize = row.patients,
        with_right_count: usize = row.with_right,
        /// Rights whose first day is not known.
        not_started_count: usize = row.not_started,
        /// Met, offered or redirected in time.
        kept_count: usize = row.kept(),
        offered_in_time_count: usize = row.offered_in_time,
        redirected_in_time_count: usize = row.redirected_in_time,
        redirected_late_count: usize = row.redirected_late,
        in_time_count: usize = row.in_time,
        in_time_adjusted_count: usize = row.in_time_adjusted,
        compliance_strict_share_estimated: Option<Real> = row.compliance_strict().map(Real),
        compliance_adjusted_share_estimated: Option<Real> = row.compliance_adjusted().map(Real),
        late_count: usize = row.late,
        over_today_count: usize = row.over_today,
        no_date_count: usize = row.no_date,
        overdue_count: usize = row.overdue,
        overtaken_count: usize = row.overtaken,
        days_over_mean: Option<Real> = row.days_over_mean().map(Real),
        days_over_p95: u32,
        days_over_max: u32,
        days_over_sum: u64,
        days_over_squares: u64,
        notices_due_count: usize = row.notices_due,
        notices_overdue_count: usize = row.notices_overdue,
    }

    /// A right that somebody on the list carries, in sum.
    ByRight<'a> of (row: &(RightId, RightsSum), instance: &'a Instance)
    [let (right, sum) = (row.0, &row.1);]
    {
        right: &'a str = right.name(instance),
        maximum_wait: bool = instance.parts().rights[right].maximum_wait,
        rights: Rights = Rights::of(sum),
    }

    /// One right of a patient.
    OwnRight<'a> of (row: &RightRow, instance: &'a Instance) {
        right: &'a str = row.right.name(instance),
        maximum_wait: bool = instance.parts().rights[row.right].maximum_wait,
        start: Option<Date> = row.due.map(|due| Date(due.start)),
        deadline: Option<Date> = row.due.map(|due| Date(due.deadline)),
        deadline_adjusted: Option<Date> = row.due.map(|due| Date(due.adjusted)),
        plan_due: Option<Date> = row.due.and_then(|due| due.plan).map(Date),
        met: Option<Date>,
        days_over: Option<u32> = row.due.map(|_| row.days_over),
        /// Whether a first visit only stands for the milestone.
        proxy: bool = row.due.is_some_and(|due| due.proxy),
        status: &'static str = status_code(row.status),
        #[serde(skip)]
        ended: Status = row.status,
    }

    /// A letter with date, place and rights.
    Letter of (row: &instance::Letter) {
        trigger: &'static str = trigger_code(row.trigger),
        since: Date,
        due: Date,
        #[serde(skip)]
        because: Trigger = row.trigger,
    }
}

pub(in crate::report) fn trigger_code(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Received => "received",
        Trigger::WorkedUp => "worked-up",
        Trigger::Moved => "moved",
    }
}

/// How a right ends.
pub(super) fn status_code(status: Status) -> &'static str {
    match status {
        Status::InTime => "in-time",
        Status::OfferedInTime => "offered-in-time",
        Status::RedirectedInTime => "redirected-in-time",
        Status::RedirectedLate => "redirected-late",
        Status::LateByOwnWish => "late-by-own-wish",
        Status::Late => "late",
        Status::OverToday => "over-today",
        Status::NoDate => "no-date",
        Status::NotStarted => "not-started",
        Status::NoRight => "no-right",
    }
}
