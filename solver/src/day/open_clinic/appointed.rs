//! The same patients with appointments.
//!
//! Each clinician sees an equal share of them in the same window, by appointment, for themselves
//! alone: nobody helps out. So many are booked that, no-shows taken off, the expected number who
//! come is the same; to that end the last of them comes with a smaller chance. Idle time counts
//! within the window, as in the open clinic.

use crate::number::real;
use crate::solve::StopToken;
use crate::units::Probability;

use super::super::optimum::{Optimum, optimum};
use super::super::{
    Day, DayError, Evaluation, Guards, VISITS_MAX, Visit, Weights, equal_spacing, evaluate,
};
use super::{OpenClinic, OpenClinicError};

/// How appointments would be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Chance that a patient with an appointment does not come; below 1.
    pub no_show: Probability,
    /// Appointments are made on this grid, which divides the window \[min\].
    pub interval_minutes: u32,
    /// Most patients asked to come at the same time \[1..\].
    pub together_max: usize,
    /// What waiting, idle time and overtime weigh.
    pub weights: Weights,
}

/// The same patients with appointments.
#[derive(Clone, Debug, PartialEq)]
pub struct Appointed {
    /// The day of one clinician.
    pub day: Day,
    /// The best times, and whether they are certified.
    pub optimum: Optimum,
    /// What the best times do.
    pub best: Beside,
    /// What times at equal distance do.
    pub equal: Beside,
}

/// What stands beside an open clinic, all clinicians together. Exact as [`Evaluation`] is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// Patients expected to come.
    pub patients: f64,
    /// Mean wait of a patient who comes, from their appointment on \[min\].
    pub wait: f64,
    /// Expected time within the window without a patient \[min\].
    pub idle: f64,
    /// Expected work past the window \[min\].
    pub overtime: f64,
    /// Chance that nobody is left at closing \[0..=1\].
    pub nobody_left: f64,
}

/// The best appointments for the patients of an open clinic, and those at equal distance.
///
/// A search that is stopped gives the best times met, not certified.
///
/// # Errors
/// [`OpenClinicError::Grid`] when the grid does not divide the window; [`OpenClinicError::Day`]
/// when nobody is to be booked, or more than 100 with one clinician, or the weights are no weights.
pub fn appointed(
    clinic: &OpenClinic,
    terms: &Terms,
    stop: &StopToken,
) -> Result<Appointed, OpenClinicError> {
    let day = day(clinic, terms)?;
    let optimum = optimum(&day, stop);
    Ok(Appointed {
        best: beside(clinic, &day, &optimum.evaluation),
        equal: beside(clinic, &day, &evaluate(&day, &equal_spacing(&day))),
        day,
        optimum,
    })
}

/// The day of one clinician.
fn day(clinic: &OpenClinic, terms: &Terms) -> Result<Day, OpenClinicError> {
    let (minutes, interval) = (clinic.parts().minutes, terms.interval_minutes);
    if interval == 0 || !minutes.is_multiple_of(interval) {
        return Err(OpenClinicError::Grid { minutes, interval });
    }
    let intervals = (minutes / interval) as usize;
    let day = Day {
        interval_minutes: interval,
        intervals,
        visits: visits(clinic, terms.no_show)?,
        walk_ins: None,
        weights: terms.weights,
        guards: Guards { together_max: terms.together_max, ..Guards::none(intervals) },
    };
    Ok(day.checked()?)
}

/// The visits of one clinician; as many patients are expected as of the open clinic.
fn visits(clinic: &OpenClinic, no_show: Probability) -> Result<Vec<Visit>, DayError> {
    let parts = clinic.parts();
    let (share, show) = (parts.patients / f64::from(parts.clinicians), 1.0 - no_show.value());
    let mut visits = Vec::new();
    let mut left = share;
    while left > 1e-9 {
        if visits.len() == VISITS_MAX || show <= 0.0 {
            return Err(DayError::Visits);
        }
        let stays_away = Probability::new((1.0 - left).max(no_show.value()));
        let no_show = stays_away.unwrap_or(no_show);
        visits.push(Visit { length: parts.length.clone(), no_show });
        left -= show;
    }
    Ok(visits)
}

/// An evaluation of one clinician's day, for all of them.
fn beside(clinic: &OpenClinic, day: &Day, found: &Evaluation) -> Beside {
    let clinicians = clinic.parts().clinicians;
    let all = f64::from(clinicians);
    let work: f64 = day.visits.iter().map(|visit| visit.show() * visit.length.mean()).sum();
    Beside {
        patients: all * day.shows(),
        wait: found.waiting,
        idle: all * (real(clinic.minutes()) - work + found.overtime).max(0.0),
        overtime: all * found.overtime,
        nobody_left: found.in_time.powf(all),
    }
}
