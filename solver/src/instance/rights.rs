//! Rights clocks: how long a patient may wait by law, and what stops the clock.
//!
//! A right is dated data, editable by the clinic; the built-in rows follow sundhedsloven. Periods
//! count calendar days from the day the hospital received the referral, which is day 0. Weekends
//! and holidays neither stop nor extend them.

use chrono::{Days, NaiveDate};

/// A legal right with its dated periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// Short name used in the clinic file, for example `udredning`.
    pub name: String,
    /// How long, by date; periods do not overlap.
    pub periods: Vec<RightPeriod>,
    /// Whether days the patient asked to wait are left out of the count.
    ///
    /// They are not for *udredning*; they are for extended free choice of hospital.
    pub patient_pause_stops: bool,
}

/// The right lasts `days` for referrals received in `from..=to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightPeriod {
    /// First day of receipt it is valid for.
    pub from: NaiveDate,
    /// Last day of receipt; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Calendar days after the day of receipt \[1..=365\].
    pub days: u32,
}

impl Right {
    /// Calendar days granted to a referral received on `received`; `None` when the right was not
    /// in force.
    #[must_use]
    pub fn days(&self, received: NaiveDate) -> Option<u32> {
        let valid = |p: &&RightPeriod| p.from <= received && p.to.is_none_or(|to| received <= to);
        self.periods.iter().find(valid).map(|period| period.days)
    }

    /// Last day on which the right is met.
    ///
    /// `patient_pause_days` are days the patient asked to wait; they move the deadline only when
    /// the right says so.
    #[must_use]
    pub fn deadline(&self, received: NaiveDate, patient_pause_days: u32) -> Option<NaiveDate> {
        let pause = if self.patient_pause_stops { patient_pause_days } else { 0 };
        received.checked_add_days(Days::new(u64::from(self.days(received)? + pause)))
    }
}

/// The rights of Danish patients: work-up, treatment, extended free choice, cancer maximum waits.
///
/// Sundhedsloven § 82 b (work-up, 30 days), § 87 (treatment and extended free choice, 30 days; 60
/// days from 2023-06-01 to 2024-12-31), § 88 (cancer 14, 14 and 28 days).
///
/// # Panics
/// Never: the dates are constants.
#[must_use]
pub fn danish_rights() -> Vec<Right> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a constant");
    let from = |start, days| vec![RightPeriod { from: start, to: None, days }];
    let thirty_with_a_break_of_sixty = vec![
        RightPeriod { from: day(2016, 10, 1), to: Some(day(2023, 5, 31)), days: 30 },
        RightPeriod { from: day(2023, 6, 1), to: Some(day(2024, 12, 31)), days: 60 },
        RightPeriod { from: day(2025, 1, 1), to: None, days: 30 },
    ];
    let right = |name: &str, periods, patient_pause_stops| Right {
        name: name.to_owned(),
        periods,
        patient_pause_stops,
    };
    vec![
        right("udredning", from(day(2013, 9, 1), 30), false),
        right("treatment", thirty_with_a_break_of_sixty.clone(), false),
        right("free-choice", thirty_with_a_break_of_sixty, true),
        right("cancer-work-up", from(day(2009, 1, 1), 14), false),
        right("cancer-treatment", from(day(2009, 1, 1), 14), false),
        right("cancer-total", from(day(2009, 1, 1), 28), false),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn right(name: &str) -> Right {
        danish_rights().into_iter().find(|right| right.name == name).expect("a built-in right")
    }

    #[test]
    fn day_zero_is_the_day_the_referral_arrives_and_holidays_do_not_help() {
        // 30 days after 4 December 2026 is 3 January 2027, Christmas or not.
        let deadline = right("udredning").deadline(date("2026-12-04"), 0);
        assert_eq!(deadline, Some(date("2027-01-03")));
    }

    #[test]
    fn a_patients_own_wish_moves_the_free_choice_clock_but_not_the_work_up_clock() {
        let received = date("2026-11-02");
        assert_eq!(right("udredning").deadline(received, 10), Some(date("2026-12-02")));
        assert_eq!(right("free-choice").deadline(received, 10), Some(date("2026-12-12")));
    }

    #[test]
    fn treatment_took_sixty_days_for_a_while() {
        assert_eq!(right("treatment").days(date("2023-05-31")), Some(30));
        assert_eq!(right("treatment").days(date("2023-06-01")), Some(60));
        assert_eq!(right("treatment").days(date("2024-12-31")), Some(60));
        assert_eq!(right("treatment").days(date("2025-01-01")), Some(30));
    }

    #[test]
    fn daylight_saving_time_moves_no_deadline() {
        // The clocks change on 28 March 2027; days are civil dates.
        let deadline = right("cancer-work-up").deadline(date("2027-03-20"), 0);
        assert_eq!(deadline, Some(date("2027-04-03")));
    }
}
