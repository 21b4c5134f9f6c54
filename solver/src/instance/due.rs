//! The clocks of a waiting patient: when each of their rights ends, and what is due before.

use chrono::NaiveDate;

use crate::table::RightId;

use super::milestone::Carried;
use super::need::Promise;
use super::rights::{EndsAt, KeptBy, StartsAt, after};
use super::{Asks, Instance, WaitingPatient};

/// Weekdays within which a letter with date, place and rights must be sent.
pub const NOTICE_WEEKDAYS: u32 = 8;

/// The clock of one right of one patient, all of it civil dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The right.
    pub right: RightId,
    /// Whether it is a statutory maximum wait.
    pub maximum_wait: bool,
    /// Day 0.
    pub start: NaiveDate,
    /// Last day on which the right is met.
    pub deadline: NaiveDate,
    /// The adjusted clock: the same with the patient's own days left out, those the patient asked to
    /// wait and no others.
    pub adjusted: NaiveDate,
    /// Where the work-up cannot be done in time, a plan for it must be there by then, whatever the
    /// cause; `None` for rights that are met otherwise.
    pub plan: Option<NaiveDate>,
    /// Row of the step that decides it; 0 for a need.
    pub step: usize,
    /// Days from that step until the milestone is met \[days\].
    pub answer_days: u32,
    /// Whether an offer in time that the patient declined has kept it.
    pub kept_by_offer: bool,
    /// Whether the visit only stands for the milestone (a first visit for *told*).
    pub proxy: bool,
}

impl Due {
    /// Last date of the deciding visit that keeps the right.
    #[must_use]
    pub fn visit_by(&self) -> NaiveDate {
        let answer = chrono::Days::new(u64::from(self.answer_days));
        self.deadline.checked_sub_days(answer).unwrap_or(NaiveDate::MIN)
    }

    /// The day the milestone is met by a deciding visit on a date.
    #[must_use]
    pub fn met_on(&self, visit: NaiveDate) -> NaiveDate {
        after(visit, self.answer_days)
    }
}

/// How a right that a patient carries stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It runs.
    Running(Due),
    /// The day it starts is not known: the clock has not started, and no day is guessed.
    NotStarted {
        /// The right.
        right: RightId,
        /// The day that is missing.
        starts_at: StartsAt,
    },
    /// It was not in force on the day it started.
    NotInForce {
        /// The right.
        right: RightId,
    },
}

impl Clock {
    /// The right.
    #[must_use]
    pub fn right(&self) -> RightId {
        match *self {
            Self::Running(Due { right, .. })
            | Self::NotStarted { right, .. }
            | Self::NotInForce { right } => right,
        }
    }
}

/// What makes a letter with date, place and rights due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// The hospital received the referral.
    Received,
    /// The patient was worked up and referred for treatment.
    WorkedUp,
    /// The hospital moved the date of a visit.
    Moved,
}

/// A letter with date, place and rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What makes it due.
    pub trigger: Trigger,
    /// The day of that.
    pub since: NaiveDate,
    /// It must be sent by then.
    pub due: NaiveDate,
}

impl Instance {
    /// The clock of each right of a patient, in the order in which they bind: statutory maximum
    /// waits first, then by deadline; those that do not run come last.
    #[must_use]
    pub fn clocks(&self, patient: &WaitingPatient) -> Vec<Clock> {
        let carried = self.parts().carried(patient.asks);
        let mut clocks: Vec<Clock> =
            carried.into_iter().map(|row| self.clock(patient, row)).collect();
        clocks.sort_by_key(|clock| match clock {
            Clock::Running(due) => (0, !due.maximum_wait, due.deadline),
            Clock::NotStarted { .. } | Clock::NotInForce { .. } => (1, true, NaiveDate::MAX),
        });
        clocks
    }

    /// The clocks of a patient that run, in the order in which they bind.
    #[must_use]
    pub fn dues(&self, patient: &WaitingPatient) -> Vec<Due> {
        let running = |clock| match clock {
            Clock::Running(due) => Some(due),
            Clock::NotStarted { .. } | Clock::NotInForce { .. } => None,
        };
        self.clocks(patient).into_iter().filter_map(running).collect()
    }

    /// The clock of a patient that binds first; `None` when none runs.
    #[must_use]
    pub fn due(&self, patient: &WaitingPatient) -> Option<Due> {
        self.dues(patient).first().copied()
    }

    fn clock(&self, patient: &WaitingPatient, row: Carried) -> Clock {
        let right = &self.parts().rights[row.right];
        let start = match right.starts_at {
            StartsAt::Referral => Some(patient.referred),
            StartsAt::ReferralForTreatment => patient.referred_for_treatment,
            StartsAt::Consent => patient.consent,
        };
        let Some(start) = start else {
            return Clock::NotStarted { right: row.right, starts_at: right.starts_at };
        };
        let Some(days) = right.days(start, patient.referred, row.sector) else {
            return Clock::NotInForce { right: row.right };
        };
        let strict = after(start, days);
        let adjusted = after(strict, patient.patient_pause_days);
        let deadline = if right.patient_pause_stops { adjusted } else { strict };
        let offered = patient.offered.filter(|_| right.kept_by == KeptBy::Offered);
        Clock::Running(Due {
            right: row.right,
            maximum_wait: right.maximum_wait,
            start,
            deadline,
            adjusted,
            plan: (right.ends_at == EndsAt::Told).then_some(strict),
            step: row.step,
            answer_days: row.answer_days,
            kept_by_offer: offered.is_some_and(|offered| offered <= deadline),
            proxy: row.proxy,
        })
    }

    /// The letters due to a patient who carries a right, in the order of their triggers; weekdays
    /// are those of the law and not of the clinic.
    #[must_use]
    pub fn letters(&self, patient: &WaitingPatient) -> Vec<Letter> {
        if self.parts().carried(patient.asks).is_empty() {
            return Vec::new();
        }
        let triggers = [
            (Trigger::Received, Some(patient.referred)),
            (Trigger::WorkedUp, patient.referred_for_treatment),
            (Trigger::Moved, patient.moved),
        ];
        let letter = |(trigger, since): (Trigger, Option<NaiveDate>)| {
            let since = since?;
            let due = self.parts().law.weekdays_after(since, NOTICE_WEEKDAYS);
            Some(Letter { trigger, since, due })
        };
        triggers.into_iter().filter_map(letter).collect()
    }

    /// The letter that counts now: that of the latest trigger.
    #[must_use]
    pub fn letter(&self, patient: &WaitingPatient) -> Option<Letter> {
        self.letters(patient).into_iter().max_by_key(|letter| (letter.since, letter.trigger))
    }

    /// Days from a patient's last visit until they are told the answer.
    #[must_use]
    pub fn answer_days(&self, patient: &WaitingPatient) -> u32 {
        match patient.asks {
            Asks::Pathway(pathway) => self.parts().pathways[pathway].answer_days,
            Asks::Need(_) => 0,
        }
    }

    /// Last day that keeps the promise of access to a patient who waits for one visit: so many open
    /// days after the day of the referral; `None` without such a promise.
    #[must_use]
    pub fn promised_by(&self, patient: &WaitingPatient) -> Option<NaiveDate> {
        let Asks::Need(need) = patient.asks else { return None };
        let Promise::Access { days, .. } = self.parts().needs[need].promise else { return None };
        let later = patient.referred.iter_days().skip(1).take(3_653);
        let open = later.filter(|&date| self.is_open(date));
        let by = if days == 0 { None } else { open.take(days as usize).last() };
        Some(by.unwrap_or(patient.referred))
    }

    /// Open days after a date, up to and with another; 0 where that is not later \[days\].
    #[must_use]
    pub fn open_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let later = from.iter_days().skip(1).take_while(|date| *date <= to);
        u32::try_from(later.filter(|&date| self.is_open(date)).count()).unwrap_or(u32::MAX)
    }

    /// Whether the clinic is open on a date: it keeps opening hours and is not closed.
    #[must_use]
    pub fn is_open(&self, date: NaiveDate) -> bool {
        use chrono::Datelike;
        self.parts().opening.iter().any(|open| open.weekday == date.weekday())
            && self.parts().calendar.closed(date).is_none()
    }

    /// The open day so many open days before a date; the date itself for 0.
    #[must_use]
    pub fn open_days_before(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let (mut day, mut left) = (date, count);
        // A clinic closed for good opens nothing: stop after ten years.
        for _ in 0..3_653 {
            if left == 0 {
                break;
            }
            let Some(before) = day.pred_opt() else { break };
            day = before;
            left -= u32::from(self.is_open(day));
        }
        day
    }
}
