//! The first day on which a right could be met, were every opening free.

use chrono::{Days, NaiveDate};

use crate::instance::{Asks, Due, Instance, Ready, WaitingPatient};

/// What of a patient is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    /// The dates the patient asked for.
    pub(super) own: bool,
    /// When what the first visit needs is present.
    pub(super) ready: bool,
}

/// Dates looked for beyond which nothing is found \[days\].
const DAYS_MAX: usize = 3_653;

/// The first day on which a right could be met; visits with a date stay, the others come on open days
/// after today, no sooner after the step before than its lag. Longest lags are left out: they can only
/// make it later. `None` where nobody knows when the first visit can be.
pub(super) fn earliest(
    clinic: &Instance,
    patient: &WaitingPatient,
    visits: &[Option<NaiveDate>],
    due: &Due,
    looks: Looks,
) -> Option<NaiveDate> {
    let mut before: Option<NaiveDate> = None;
    for (row, date) in visits.iter().enumerate().take(due.step + 1) {
        before = if let Some(date) = date {
            Some(*date)
        } else {
            let from = first(clinic, patient, (row, before), looks)?;
            Some(open(clinic, patient, from, looks)?)
        };
    }
    Some(due.met_on(before?))
}

/// The first day that the step before, what must be there, and the patient leave.
fn first(
    clinic: &Instance,
    patient: &WaitingPatient,
    (row, before): (usize, Option<NaiveDate>),
    looks: Looks,
) -> Option<NaiveDate> {
    let mut from = clinic.parts().as_of + Days::new(1);
    if let (Some(before), Asks::Pathway(pathway)) = (before, patient.asks) {
        let step = clinic.parts().pathways[pathway].steps[row];
        from = from.max(before + Days::new(u64::from(step.lag_min.max(step.external_days))));
    }
    if row == 0 && looks.ready {
        match patient.ready {
            Ready::Now => {}
            Ready::From(date) => from = from.max(date),
            Ready::Unknown => return None,
        }
    }
    match patient.earliest.filter(|_| looks.own) {
        Some(own) => Some(from.max(own)),
        None => Some(from),
    }
}

/// The first open day from a date on on which the patient can come.
fn open(
    clinic: &Instance,
    patient: &WaitingPatient,
    from: NaiveDate,
    looks: Looks,
) -> Option<NaiveDate> {
    let blocked = |date: NaiveDate| {
        looks.own && patient.blocked.iter().any(|row| row.from <= date && date <= row.to)
    };
    from.iter_days().take(DAYS_MAX).find(|&date| clinic.is_open(date) && !blocked(date))
}
