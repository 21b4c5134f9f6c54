//! The rights of Danish patients as the law has them.

use chrono::NaiveDate;

use super::{EndsAt, KeptBy, Right, RightPeriod, Sector, StartsAt};

/// The rights of Danish patients: work-up, treatment, extended free choice, statutory maximum waits,
/// and a bill that is off until a clinic switches it on.
///
/// Sundhedsloven § 82 b (work-up, 30 days; in psychiatry 60 days from 2014-09-01 to 2015-08-31), § 87
/// (treatment and extended free choice, 30 days from the day the patient was told or referred for
/// treatment; 60 somatic days where both this and the referral fall between 2023-06-01 and
/// 2024-12-31), § 88 (cancer: start of work-up 14, treatment 14 from consent and 28 from the referral
/// for treatment, after-treatment 14; left main stem 10 and 14, unstable angina 14 and 21, angina
/// after a myocardial infarction 21 and 35). Bill L 45 of 2025-26: child and adolescent psychiatry,
/// start within 30, told and treatment begun within 60.
///
/// # Panics
/// Never: the dates are constants.
#[must_use]
pub fn danish_rights() -> Vec<Right> {
    let treatment = Right {
        starts_at: StartsAt::ReferralForTreatment,
        ends_at: EndsAt::TreatmentStart,
        ..Right::new("treatment", thirty_with_a_break_of_sixty())
    };
    let free_choice =
        Right { name: "free-choice".to_owned(), patient_pause_stops: true, ..treatment.clone() };
    let mut rights = vec![Right::new("udredning", work_up()), treatment, free_choice];
    rights.extend(maximum_waits());
    rights.extend(bill_of_2025());
    rights
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a constant")
}

fn work_up() -> Vec<RightPeriod> {
    let of = |sector, from, to, days| RightPeriod {
        sector: Some(sector),
        ..RightPeriod::new(from, to, days)
    };
    vec![
        of(Sector::Somatic, day(2013, 9, 1), None, 30),
        of(Sector::Psychiatric, day(2014, 9, 1), Some(day(2015, 8, 31)), 60),
        of(Sector::Psychiatric, day(2015, 9, 1), None, 30),
    ]
}

fn thirty_with_a_break_of_sixty() -> Vec<RightPeriod> {
    let of = |sector, from, to, days| RightPeriod {
        sector: Some(sector),
        ..RightPeriod::new(from, to, days)
    };
    vec![
        of(Sector::Somatic, day(2016, 10, 1), Some(day(2023, 5, 31)), 30),
        RightPeriod {
            days_if_received_before: Some(30),
            ..of(Sector::Somatic, day(2023, 6, 1), Some(day(2024, 12, 31)), 60)
        },
        of(Sector::Somatic, day(2025, 1, 1), None, 30),
        of(Sector::Psychiatric, day(2016, 10, 1), None, 30),
    ]
}

fn maximum_waits() -> Vec<Right> {
    let wait = |name, (starts_at, ends_at), days| {
        let from = RightPeriod::new(day(2009, 1, 1), None, days);
        let period = RightPeriod { sector: Some(Sector::Somatic), ..from };
        Right {
            starts_at,
            ends_at,
            kept_by: KeptBy::Offered,
            maximum_wait: true,
            ..Right::new(name, vec![period])
        }
    };
    let work_up = (StartsAt::Referral, EndsAt::WorkUpStart);
    let consent = (StartsAt::Consent, EndsAt::TreatmentStart);
    let referral = (StartsAt::ReferralForTreatment, EndsAt::TreatmentStart);
    vec![
        wait("cancer-work-up", work_up, 14),
        wait("cancer-treatment", consent, 14),
        wait("cancer-total", referral, 28),
        wait("cancer-after-treatment", consent, 14),
        wait("left-main-treatment", consent, 10),
        wait("left-main-total", referral, 14),
        wait("unstable-angina-treatment", consent, 14),
        wait("unstable-angina-total", referral, 21),
        wait("after-infarction-treatment", consent, 21),
        wait("after-infarction-total", referral, 35),
    ]
}

fn bill_of_2025() -> Vec<Right> {
    let right = |name, ends_at, days| {
        let from = RightPeriod::new(day(2025, 10, 9), None, days);
        let period = RightPeriod { sector: Some(Sector::Psychiatric), ..from };
        Right { ends_at, off: true, ..Right::new(name, vec![period]) }
    };
    vec![
        right("child-psychiatry-start", EndsAt::WorkUpStart, 30),
        right("child-psychiatry-work-up", EndsAt::Told, 60),
        right("child-psychiatry-treatment", EndsAt::TreatmentStart, 60),
    ]
}
