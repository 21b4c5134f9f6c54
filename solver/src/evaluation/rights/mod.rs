//! The rights of the waiting list under a plan: who finishes in time, who how late, who without a
//! date.
//!
//! Two clocks run for each patient, both in calendar days from the day the hospital received the
//! referral: that of the right, and the same with the days the patient asked to wait left out.
//! Which codes the official monitoring counts as kept is not public; shares are therefore
//! estimated, and given strictly (by the right's own clock) and adjusted (by the other). A patient
//! without a date counts as finished on the first day after the horizon. Breaches alone reward
//! passing over those already late, so days over and overtaken patients stand beside them.

mod finish;
mod sums;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::answer::Bookings;
use crate::instance::Instance;
use crate::table::{Id, PatientId};

pub use sums::RightsSum;

/// The rights of every patient of the waiting list, and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct RightsReport {
    /// Last date of the horizon.
    pub horizon_end: NaiveDate,
    /// One row per patient, in the order of the waiting list.
    pub patients: Vec<PatientRights>,
    /// What they add up to.
    pub sum: RightsSum,
}

/// The clocks of one patient and how they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatientRights {
    /// The patient.
    pub patient: PatientId,
    /// Last day on which the right is met; `None` without a right.
    pub deadline: Option<NaiveDate>,
    /// The same with the days the patient asked to wait left out of the count.
    pub adjusted: Option<NaiveDate>,
    /// The letter with date, place and rights must be sent by then.
    pub notice_due: Option<NaiveDate>,
    /// Whether that letter is due; patients told of a date before have had theirs.
    pub notice: Notice,
    /// Where the work-up cannot be done in time, a plan for it must be there by then.
    pub plan_due: Option<NaiveDate>,
    /// Date of the last visit plus the days until the answer; `None` while a visit has no date.
    pub finish: Option<NaiveDate>,
    /// The day counted as the finish: the first after the horizon, plus the days until the answer,
    /// where there is none.
    pub counted_finish: NaiveDate,
    /// Days from `deadline` to `counted_finish` \[days\]; 0 in time or without a right.
    pub days_over: u32,
    /// Days from the referral to `counted_finish` \[days\].
    pub days_waited: u32,
    /// Whether the deadline had passed before today.
    pub over_today: bool,
    /// How it ends.
    pub status: Status,
}

/// How a right ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Finished by the deadline.
    InTime,
    /// Later than the deadline, in time by the adjusted clock.
    LateByOwnWish,
    /// Later than both clocks, and the deadline has not passed yet.
    Late,
    /// Later than both clocks, and the deadline had passed before today: no date could mend it.
    OverToday,
    /// A visit has no date.
    NoDate,
    /// No right applies.
    NoRight,
}

/// Whether the letter with date, place and rights is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// The patient has been told of a date before.
    Told,
    /// Due later than today.
    Later,
    /// Due today.
    DueToday,
    /// Was due before today.
    Overdue,
    /// No right applies.
    NoRight,
}

/// The rights of the waiting list when `bookings` stand.
///
/// Bookings already made count for the patient with the same pseudonym. `told` are bookings that
/// patients have been told of; the notice letter goes with them. A patient without a date counts
/// as finished on the day after `horizon_end`.
#[must_use]
pub fn report(
    clinic: &Instance,
    bookings: &Bookings,
    told: &Bookings,
    horizon_end: NaiveDate,
) -> RightsReport {
    let ids = (0..clinic.parts().waiting.len()).map(PatientId::from_index);
    let patients: Vec<PatientRights> =
        ids.map(|id| one(clinic, id, bookings, told, horizon_end)).collect();
    let sum = sums::sum(clinic, &patients);
    RightsReport { horizon_end, patients, sum }
}

fn one(
    clinic: &Instance,
    id: PatientId,
    bookings: &Bookings,
    told: &Bookings,
    horizon_end: NaiveDate,
) -> PatientRights {
    let (today, patient) = (clinic.parts().as_of, &clinic.parts().waiting[id.index()]);
    let due = clinic.due(patient);
    let answer = Days::new(u64::from(clinic.answer_days(patient)));
    let later = |date: NaiveDate, days: Days| date.checked_add_days(days).unwrap_or(date);
    let finish = finish::last_visit(clinic, id, bookings).map(|date| later(date, answer));
    let counted_finish = finish.unwrap_or_else(|| later(later(horizon_end, Days::new(1)), answer));
    let days = |from: NaiveDate| (counted_finish - from).num_days().max(0);
    let whole = |days: i64| u32::try_from(days).unwrap_or(u32::MAX);
    let notice = match due {
        None => Notice::NoRight,
        Some(_) if finish::has_been_told(clinic, id, told) => Notice::Told,
        Some(due) if due.notice < today => Notice::Overdue,
        Some(due) if due.notice == today => Notice::DueToday,
        Some(_) => Notice::Later,
    };
    let status = match (due, finish) {
        (None, _) => Status::NoRight,
        (_, None) => Status::NoDate,
        (Some(due), Some(finish)) if finish <= due.deadline => Status::InTime,
        (Some(due), Some(finish)) if finish <= due.adjusted => Status::LateByOwnWish,
        (Some(due), _) if due.deadline < today => Status::OverToday,
        _ => Status::Late,
    };
    PatientRights {
        patient: id,
        deadline: due.map(|due| due.deadline),
        adjusted: due.map(|due| due.adjusted),
        notice_due: due.map(|due| due.notice),
        notice,
        plan_due: due.map(|due| due.plan),
        finish,
        counted_finish,
        days_over: due.map_or(0, |due| whole(days(due.deadline))),
        days_waited: whole(days(patient.referred)),
        over_today: due.is_some_and(|due| due.deadline < today),
        status,
    }
}
