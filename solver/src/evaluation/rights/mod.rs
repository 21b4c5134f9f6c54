//! The rights of the waiting list under a plan: who finishes in time, who how late, who without a
//! date.
//!
//! Each right of a patient is a row of its own, met by the milestone that the law names. Two clocks
//! run for it, both in calendar days from the day it starts: its own, and the adjusted one, which is
//! the same with the patient's own days left out. Which codes the official monitoring counts as kept
//! is not public; shares are therefore estimated, and given strictly (by the right's own clock) and
//! adjusted. A visit without a date counts as held on the first day after the horizon. A right is
//! kept, too, by a redirection whose referral another hospital received by the deadline, and a
//! statutory maximum wait by an offer in time that the patient declined. Breaches alone reward
//! passing over those already late, so days over and overtaken patients stand beside them.

mod finish;
mod sums;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::answer::Bookings;
use crate::instance::{Clock, Due, Instance, WaitingPatient};
use crate::table::{Id, PatientId, RightId};

pub(crate) use finish::visits as visit_dates;
pub use sums::RightsSum;

/// The rights of every patient of the waiting list, and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct RightsReport {
    /// Last date of the horizon.
    pub horizon_end: NaiveDate,
    /// One row per patient, in the order of the waiting list.
    pub patients: Vec<PatientRights>,
    /// One row per patient and right, in the order of the waiting list and, for each patient, of
    /// [`Instance::clocks`].
    pub rows: Vec<RightRow>,
    /// What all rows add up to.
    pub sum: RightsSum,
    /// What the rows of each right add up to, in the order of the rights; those that nobody carries
    /// are left out.
    pub by_right: Vec<(RightId, RightsSum)>,
}

impl RightsReport {
    /// The rows of one patient.
    #[must_use]
    pub fn rows_of(&self, patient: PatientId) -> &[RightRow] {
        let from = self.rows.partition_point(|row| row.patient < patient);
        let end = self.rows.partition_point(|row| row.patient <= patient);
        &self.rows[from..end]
    }
}

/// One right of one patient and how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightRow {
    /// The patient.
    pub patient: PatientId,
    /// The right.
    pub right: RightId,
    /// Its clock; `None` when it does not run.
    pub due: Option<Due>,
    /// The day its milestone is met here; `None` while a visit up to it has no date.
    pub met: Option<NaiveDate>,
    /// The day counted as that: of a redirection its receipt elsewhere, without a date the first
    /// after the horizon plus the days until the answer.
    pub counted: NaiveDate,
    /// Days from the deadline to `counted` \[days\]; 0 where the right is kept or does not run.
    pub days_over: u32,
    /// How it ends.
    pub status: Status,
}

/// A patient of the waiting list: the right that ends worst, or of several the one that binds first.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatientRights {
    /// The patient.
    pub patient: PatientId,
    /// The right told of; `None` where none runs.
    pub right: Option<RightId>,
    /// Last day on which it is met; `None` where none runs.
    pub deadline: Option<NaiveDate>,
    /// The adjusted clock: the same with the patient's own days left out.
    pub adjusted: Option<NaiveDate>,
    /// The letter with date, place and rights must be sent by then.
    pub notice_due: Option<NaiveDate>,
    /// Whether that letter is due; patients told of a date before have had theirs.
    pub notice: Notice,
    /// Where the work-up cannot be done in time, a plan for it must be there by then; the earliest of
    /// the patient's rights.
    pub plan_due: Option<NaiveDate>,
    /// Row of the step that decides the right; the last step without one.
    pub step: usize,
    /// Days from that step until the right is met \[days\].
    pub answer_days: u32,
    /// Whether the visit only stands for the milestone of the right.
    pub proxy: bool,
    /// The day the right is met; without one that of the last visit and its answer; `None` while a
    /// visit up to it has no date.
    pub finish: Option<NaiveDate>,
    /// The day counted as the finish: the first after the horizon, plus the days until the answer,
    /// where there is none; of a redirection its receipt elsewhere.
    pub counted_finish: NaiveDate,
    /// Days from `deadline` to `counted_finish` \[days\]; 0 in time or without a right.
    pub days_over: u32,
    /// Days from the referral to `counted_finish` \[days\].
    pub days_waited: u32,
    /// Whether the deadline had passed before today, and nothing had kept the right.
    pub over_today: bool,
    /// Whether every visit has a date.
    pub booked: bool,
    /// Whether another hospital has the referral.
    pub redirected: bool,
    /// How it ends.
    pub status: Status,
}

impl PatientRights {
    /// Whether the patient is late or lacks a date, here.
    #[must_use]
    pub fn wants_help(&self) -> bool {
        !self.redirected && (self.days_over > 0 || !self.booked)
    }

    /// Whether another hospital has the referral.
    #[must_use]
    pub fn is_redirected(&self) -> bool {
        self.redirected
    }
}

/// How a right ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Met by the deadline.
    InTime,
    /// Kept by an offer in time that the patient declined.
    OfferedInTime,
    /// Another hospital received the referral by the deadline: kept, and no longer waited for here.
    RedirectedInTime,
    /// Another hospital received the referral after the deadline.
    RedirectedLate,
    /// Later than the deadline, in time by the adjusted clock.
    LateByOwnWish,
    /// Later than both clocks, and the deadline has not passed yet.
    Late,
    /// Later than both clocks, and the deadline had passed before today: no date could mend it.
    OverToday,
    /// A visit has no date.
    NoDate,
    /// The day the right starts is not known, so its clock has not started.
    NotStarted,
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
    /// Another hospital has the referral, and the letter to send.
    Redirected,
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
    let (mut rows, mut patients) = (Vec::new(), Vec::new());
    for id in ids {
        let wait = Wait::of(clinic, id, bookings, horizon_end);
        let own = wait.rows(clinic);
        patients.push(wait.told(clinic, &own, told));
        rows.extend(own);
    }
    let sum = sums::sum(clinic, patients.len(), &rows);
    let sum = sums::with_notices(sum, &patients);
    let by_right = sums::by_right(clinic, &rows);
    RightsReport { horizon_end, patients, rows, sum, by_right }
}

/// A patient and the dates of their visits.
struct Wait<'c> {
    id: PatientId,
    patient: &'c WaitingPatient,
    today: NaiveDate,
    /// First day after the horizon.
    after: NaiveDate,
    /// In order of steps; `None` from the first visit without a date.
    visits: Vec<Option<NaiveDate>>,
}

impl<'c> Wait<'c> {
    fn of(clinic: &'c Instance, id: PatientId, bookings: &Bookings, end: NaiveDate) -> Self {
        Self {
            id,
            patient: &clinic.parts().waiting[id.index()],
            today: clinic.parts().as_of,
            after: later(end, 1),
            visits: finish::visits(clinic, id, bookings),
        }
    }

    /// One row per right.
    fn rows(&self, clinic: &Instance) -> Vec<RightRow> {
        clinic.clocks(self.patient).into_iter().map(|clock| self.row(clock)).collect()
    }

    fn row(&self, clock: Clock) -> RightRow {
        let (right, patient) = (clock.right(), self.id);
        let status = match clock {
            Clock::Running(due) => return self.running(due),
            Clock::NotStarted { .. } => Status::NotStarted,
            Clock::NotInForce { .. } => Status::NoRight,
        };
        let counted = self.after;
        RightRow { patient, right, due: None, met: None, counted, days_over: 0, status }
    }

    fn running(&self, due: Due) -> RightRow {
        let met = self.visits.get(due.step).copied().flatten().map(|visit| due.met_on(visit));
        let counted = self.patient.redirected.or(met).unwrap_or_else(|| due.met_on(self.after));
        let status = self.status(&due, met);
        let kept = matches!(status, Status::OfferedInTime | Status::RedirectedInTime);
        let days_over = if kept { 0 } else { whole(due.deadline, counted) };
        let (patient, right) = (self.id, due.right);
        RightRow { patient, right, due: Some(due), met, counted, days_over, status }
    }

    fn status(&self, due: &Due, met: Option<NaiveDate>) -> Status {
        match (self.patient.redirected, met) {
            _ if due.kept_by_offer => Status::OfferedInTime,
            (Some(received), _) if received <= due.deadline => Status::RedirectedInTime,
            (Some(_), _) => Status::RedirectedLate,
            (None, None) => Status::NoDate,
            (None, Some(met)) if met <= due.deadline => Status::InTime,
            (None, Some(met)) if met <= due.adjusted => Status::LateByOwnWish,
            _ if due.deadline < self.today => Status::OverToday,
            _ => Status::Late,
        }
    }

    /// The patient, told by one of their rights.
    fn told(&self, clinic: &Instance, rows: &[RightRow], told: &Bookings) -> PatientRights {
        let running = || rows.iter().filter_map(|row| Some((row, row.due?)));
        let worst = running().find(|(row, _)| row.days_over > 0 || row.status == Status::NoDate);
        let shown = worst.or_else(|| running().next());
        let due = shown.map(|(_, due)| due);
        let (step, answer_days) = due.map_or_else(
            || (self.visits.len().saturating_sub(1), clinic.answer_days(self.patient)),
            |due| (due.step, due.answer_days),
        );
        let finish = self.visits.get(step).copied().flatten().map(|date| later(date, answer_days));
        let counted = self.patient.redirected.or(finish);
        let counted_finish = counted.unwrap_or_else(|| later(self.after, answer_days));
        let status = match shown {
            Some((row, _)) => row.status,
            None if rows.iter().any(|row| row.status == Status::NotStarted) => Status::NotStarted,
            None => Status::NoRight,
        };
        let kept = matches!(status, Status::OfferedInTime | Status::RedirectedInTime);
        let letter = clinic.letter(self.patient).filter(|_| status != Status::NoRight);
        PatientRights {
            patient: self.id,
            right: due.map(|due| due.right),
            deadline: due.map(|due| due.deadline),
            adjusted: due.map(|due| due.adjusted),
            notice_due: letter.map(|letter| letter.due),
            notice: self.notice(clinic, letter.map(|letter| letter.due), told),
            plan_due: running().filter_map(|(_, due)| due.plan).min(),
            step,
            answer_days,
            proxy: due.is_some_and(|due| due.proxy),
            finish,
            counted_finish,
            days_over: shown.map_or(0, |(row, _)| row.days_over),
            days_waited: whole(self.patient.referred, counted_finish),
            over_today: !kept && due.is_some_and(|due| due.deadline < self.today),
            booked: self.visits.iter().all(Option::is_some),
            redirected: self.patient.redirected.is_some(),
            status,
        }
    }

    fn notice(&self, clinic: &Instance, due: Option<NaiveDate>, told: &Bookings) -> Notice {
        match due {
            None => Notice::NoRight,
            Some(_) if self.patient.redirected.is_some() => Notice::Redirected,
            Some(_) if finish::has_been_told(clinic, self.id, told) => Notice::Told,
            Some(due) if due < self.today => Notice::Overdue,
            Some(due) if due == self.today => Notice::DueToday,
            Some(_) => Notice::Later,
        }
    }
}

fn later(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date)
}

/// Whole days from one date to another; 0 where the other is not later.
fn whole(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days().max(0)).unwrap_or(u32::MAX)
}
