//! Rights clocks: from which day a patient's right runs, which milestone meets it, and in how many
//! days.
//!
//! A right is dated data, editable by the clinic; the built-in rows (`danish`) follow
//! sundhedsloven. Periods count calendar days from the day a right starts, which is day 0. Weekends,
//! holidays and local closures neither stop nor extend them.

mod danish;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

pub use danish::danish_rights;

/// A legal right with its dated periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// Short name used in the clinic file, for example `udredning`.
    pub name: String,
    /// From which day it runs.
    pub starts_at: StartsAt,
    /// What meets it.
    pub ends_at: EndsAt,
    /// How long, by the date it starts; periods of one sector do not overlap.
    pub periods: Vec<RightPeriod>,
    /// Whether days the patient asked to wait are left out of the count.
    ///
    /// They are not for *udredning*; they are for extended free choice of hospital.
    pub patient_pause_stops: bool,
    /// Whether the date held or the date offered keeps it.
    pub kept_by: KeptBy,
    /// Whether it is a statutory maximum wait: these come before all other rights.
    pub maximum_wait: bool,
    /// Whether nothing may carry it until a clinic switches it on: a bill, for example.
    pub off: bool,
}

/// The right lasts `days` where it starts in `from..=to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightPeriod {
    /// First day of start it is valid for.
    pub from: NaiveDate,
    /// Last day of start; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Whose patients; `None` for both sectors.
    pub sector: Option<Sector>,
    /// Calendar days after the day it starts \[1..=365\].
    pub days: u32,
    /// The days instead, where the referral was received before `from`; `None` where that makes no
    /// difference \[1..=365\].
    pub days_if_received_before: Option<u32>,
}

impl RightPeriod {
    /// A period of both sectors.
    #[must_use]
    pub fn new(from: NaiveDate, to: Option<NaiveDate>, days: u32) -> Self {
        Self { from, to, sector: None, days, days_if_received_before: None }
    }
}

/// Which part of the hospital the law speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sector {
    /// Somatic patients.
    #[default]
    Somatic,
    /// Psychiatric patients.
    Psychiatric,
}

/// From which day a right runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartsAt {
    /// The hospital received the referral.
    #[default]
    Referral,
    /// The patient was told the diagnosis, or a referral for treatment was received.
    ReferralForTreatment,
    /// The patient consented to the treatment offered.
    Consent,
}

/// The milestone that meets a right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndsAt {
    /// The work-up starts: the first step is held.
    WorkUpStart,
    /// The patient has been told the answer: the last step is held and the days until the answer
    /// have passed.
    #[default]
    Told,
    /// The treatment starts: the last step is held, or the one marked so.
    TreatmentStart,
}

/// What keeps a right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptBy {
    /// The date on which the milestone is met.
    #[default]
    Held,
    /// The date offered: an offer in time that the patient declined keeps it too.
    Offered,
}

impl Right {
    /// A right from the referral to the answer, kept by dates held.
    #[must_use]
    pub fn new(name: impl Into<String>, periods: Vec<RightPeriod>) -> Self {
        Self {
            name: name.into(),
            starts_at: StartsAt::Referral,
            ends_at: EndsAt::Told,
            periods,
            patient_pause_stops: false,
            kept_by: KeptBy::Held,
            maximum_wait: false,
            off: false,
        }
    }

    /// Calendar days granted where the right starts on `start`, to a patient of a sector whose
    /// referral was received on `received`; `None` when it was not in force.
    #[must_use]
    pub fn days(&self, start: NaiveDate, received: NaiveDate, sector: Sector) -> Option<u32> {
        let valid = |period: &&RightPeriod| {
            period.from <= start
                && period.to.is_none_or(|to| start <= to)
                && period.sector.is_none_or(|of| of == sector)
        };
        let period = self.periods.iter().find(valid)?;
        let before = period.days_if_received_before.filter(|_| received < period.from);
        Some(before.unwrap_or(period.days))
    }

    /// Whether it has a period for a sector at all.
    #[must_use]
    pub fn is_for(&self, sector: Sector) -> bool {
        self.periods.iter().any(|period| period.sector.is_none_or(|of| of == sector))
    }

    /// Whether its milestone can come after its start: a right that begins with a treatment decided
    /// ends with the treatment.
    #[must_use]
    pub fn ends_after_it_starts(&self) -> bool {
        self.starts_at == StartsAt::Referral || self.ends_at == EndsAt::TreatmentStart
    }
}

/// The day so many days later; the last day there is where there is none.
pub(super) fn after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}
