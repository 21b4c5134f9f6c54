//! The clocks of a waiting patient: when their right ends, and what is due before.

use chrono::{Days, NaiveDate};

use crate::table::RightId;

use super::calendar::add_weekdays;
use super::{Asks, Instance, Promise, WaitingPatient};

/// Weekdays from receipt of the referral to the letter with date, place and rights.
pub(crate) const NOTICE_WEEKDAYS: u32 = 8;

/// The clocks of one patient, all of them civil dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The right.
    pub right: RightId,
    /// Last day on which the right is met.
    pub deadline: NaiveDate,
    /// The same with the days the patient asked to wait left out of the count, as for extended
    /// free choice of hospital.
    pub adjusted: NaiveDate,
    /// The letter with date, place and rights must be sent by then.
    pub notice: NaiveDate,
    /// Where the work-up cannot be done in time, a plan for it must be there by then.
    pub plan: NaiveDate,
}

impl Instance {
    /// The right of a patient: of their pathway, or of the need they ask for.
    #[must_use]
    pub fn right_of(&self, patient: &WaitingPatient) -> Option<RightId> {
        match patient.asks {
            Asks::Pathway(pathway) => self.parts().pathways[pathway].right,
            Asks::Need(need) => match self.parts().needs[need].promise {
                Promise::Right(right) => Some(right),
                Promise::Access { .. } | Promise::None => None,
            },
        }
    }

    /// The clocks of a patient; `None` without a right, or when it was not in force.
    #[must_use]
    pub fn due(&self, patient: &WaitingPatient) -> Option<Due> {
        let right = self.right_of(patient)?;
        let deadline =
            self.parts().rights[right].deadline(patient.referred, patient.patient_pause_days)?;
        let days = self.parts().rights[right].days(patient.referred)?;
        let wished = u64::from(days + patient.patient_pause_days);
        Some(Due {
            right,
            deadline,
            adjusted: patient.referred.checked_add_days(Days::new(wished))?,
            notice: add_weekdays(&self.parts().calendar, patient.referred, NOTICE_WEEKDAYS),
            plan: deadline,
        })
    }

    /// Days from a patient's last visit until they are told the answer.
    #[must_use]
    pub fn answer_days(&self, patient: &WaitingPatient) -> u32 {
        match patient.asks {
            Asks::Pathway(pathway) => self.parts().pathways[pathway].answer_days,
            Asks::Need(_) => 0,
        }
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
