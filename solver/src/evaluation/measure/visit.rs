//! What the visits were like: whom patients met, how long they sat, who stayed away.

use std::collections::BTreeMap;

use super::run::{Tally, View, mean, percentile, real};
use super::table::Measure;
use crate::answer::{Fate, RequestRow};
use crate::instance::{Instance, Purpose, Role, Setting};
use crate::table::ClinicianId;
use crate::units::Minutes;

/// Days of a year of a patient, counted from the first counted day.
const YEAR_DAYS: i32 = 365;

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let parts = view.run.instance.parts();
    let seen = || view.seen();
    let visits = seen().count();
    let (waited_mean, waited_p95) = waited(view);
    let with_own = seen().filter(|row| row.own.is_some()).count();
    let own = seen().filter(|row| row.own.is_some() && row.own == row.clinician).count();
    let of_team = seen().filter(|row| meets_team(view.run.instance, row)).count();
    let is_virtual = |row: &&RequestRow| {
        matches!(parts.needs[row.need].setting, Setting::Video | Setting::Phone)
    };
    let purpose = |row: &RequestRow| parts.needs[row.need].purpose;
    let controls = seen().filter(|row| purpose(row) == Purpose::FixedControl).count();
    let advice = seen().filter(|row| purpose(row) == Purpose::Advice);
    let advice: Minutes = advice.map(|row| row.planned).sum();
    let patients = different(seen().map(|row| row.patient).collect());
    let (clinicians, patient_years) = met(view);
    let mut measured = vec![
        (Measure::WaitedMean, Tally::plain(waited_mean)),
        (Measure::WaitedP95, Tally::plain(waited_p95)),
        (Measure::OwnClinician, Tally::share_of(own, with_own)),
        (Measure::OwnTeam, Tally::share_of(of_team, visits)),
        (Measure::CliniciansPerYear, Tally::share_of(clinicians, patient_years)),
        (Measure::HeavySpread, Tally::plain(heavy_spread(view))),
        (Measure::Virtual, Tally::share_of(seen().filter(is_virtual).count(), visits)),
        (Measure::Visits, Tally::count(visits)),
        (Measure::VisitsPerYear, Tally::share_of(visits, patient_years)),
        (Measure::ControlsHeld, Tally::count(controls)),
        (Measure::AdviceMinutes, Tally::plain(view.per_week(advice.real()))),
        (Measure::UniquePatients, Tally::count(patients)),
    ];
    measured.extend(missed(view));
    measured.extend(weighed(view));
    measured
}

impl Measure {
    /// Whether a clinic says what it takes: some measures rest on figures of its own.
    #[must_use]
    pub fn is_of(self, clinic: &Instance) -> bool {
        let parts = clinic.parts();
        match self {
            Self::PhysicianMinutes | Self::NurseMinutes | Self::SecretaryMinutes | Self::Cost => {
                parts.cost.is_given()
            }
            Self::AdmissionsAvoided => {
                parts.needs.values().any(|need| need.spares_admission.value() > 0.0)
            }
            _ => true,
        }
    }
}

/// What rests on figures of the clinic's own: minutes of each role and their cost, admissions avoided.
fn weighed(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let parts = view.run.instance.parts();
    let minutes = |role: Role| {
        let of_role = |row: &&RequestRow| {
            row.clinician.is_some_and(|clinician| parts.clinicians[clinician].role == role)
        };
        let planned: Minutes = view.seen().filter(of_role).map(|row| row.planned).sum();
        view.per_week(planned.real())
    };
    let by_role = Role::ALL.map(minutes);
    let spares = |row: &RequestRow| parts.needs[row.need].spares_admission.value();
    let [physician, nurse, secretary] = by_role;
    let all = [
        (Measure::PhysicianMinutes, physician),
        (Measure::NurseMinutes, nurse),
        (Measure::SecretaryMinutes, secretary),
        (Measure::Cost, parts.cost.total(by_role).unwrap_or(0.0)),
        (Measure::AdmissionsAvoided, view.seen().map(spares).sum()),
    ];
    let own = all.into_iter().filter(|(measure, _)| measure.is_of(view.run.instance));
    own.map(|(measure, value)| (measure, Tally::plain(value))).collect()
}

/// Mean and 95th percentile of the time patients sat; the list goes before others are made.
fn waited(view: &View<'_>) -> (f64, f64) {
    let mut waited: Vec<f64> = view.seen().map(|row| f64::from(row.waited)).collect();
    (mean(&waited), percentile(&mut waited, 0.95))
}

/// Complex minutes of all minutes of the scope's visits.
pub(super) fn heavy_share(view: &View<'_>) -> Tally {
    let none = (Minutes(0), Minutes(0));
    let (heavy, all) = view.seen().fold(none, |sums, row| with(view.run.instance, sums, row));
    Tally::share(heavy.real(), all.real())
}

/// Complex minutes and all minutes, with those of one visit more.
fn with(
    instance: &Instance,
    (heavy, all): (Minutes, Minutes),
    row: &RequestRow,
) -> (Minutes, Minutes) {
    let complex = instance.parts().complexity.classes[row.class].complex;
    (if complex { heavy + row.planned } else { heavy }, all + row.planned)
}

/// The widest distance between heavy shares of clinicians of one role; NaN with nobody to compare.
fn heavy_spread(view: &View<'_>) -> f64 {
    let instance = view.run.instance;
    let mut by_clinician: BTreeMap<(Role, ClinicianId), (Minutes, Minutes)> = BTreeMap::new();
    for row in view.seen() {
        let Some(clinician) = row.clinician else { continue };
        let role = instance.parts().clinicians[clinician].role;
        let sums = by_clinician.entry((role, clinician)).or_default();
        *sums = with(instance, *sums, row);
    }
    let mut shares: BTreeMap<Role, Vec<f64>> = BTreeMap::new();
    for ((role, _), (heavy, all)) in by_clinician {
        shares.entry(role).or_default().push(heavy.real() / all.real());
    }
    let of_role = |shares: Vec<f64>| {
        let highest = shares.iter().copied().fold(f64::NAN, f64::max);
        let lowest = shares.iter().copied().fold(f64::NAN, f64::min);
        (shares.len() > 1).then_some(highest - lowest)
    };
    shares.into_values().filter_map(of_role).fold(f64::NAN, f64::max)
}

fn meets_team(instance: &Instance, row: &RequestRow) -> bool {
    let clinicians = &instance.parts().clinicians;
    row.clinician.is_some_and(|clinician| clinicians[clinician].teams.contains(&row.team))
}

/// Different pairs of patient and clinician, and different patients, both within a year.
fn met(view: &View<'_>) -> (usize, usize) {
    let from = view.run.from();
    let pair = |row: &RequestRow| {
        let (visit, clinician) = (row.visit?, row.clinician?);
        Some((row.patient, (visit.0 - from.0) / YEAR_DAYS, clinician))
    };
    let mut pairs: Vec<(u32, i32, ClinicianId)> = view.seen().filter_map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let years = pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).count();
    (pairs.len(), years)
}

/// How many different ones there are.
fn different<T: Ord>(mut all: Vec<T>) -> usize {
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// Visits that did not happen, and dates that were cancelled, patient and hospital apart.
fn missed(view: &View<'_>) -> [(Measure, Tally); 4] {
    let due = |fates: &[Fate]| {
        let rows = view.rows().filter(|row| fates.contains(&row.fate));
        rows.filter(|row| row.visit.is_some_and(|visit| view.run.day_counts(visit))).count()
    };
    let (no_shows, late) = (due(&[Fate::NoShow]), due(&[Fate::LateCancel]));
    let all = due(&[Fate::Seen, Fate::NoShow, Fate::LateCancel]);
    let asked = || view.asked();
    let by_patient: f64 = asked().map(|row| f64::from(row.patient_cancellations)).sum();
    let by_hospital: f64 = asked().map(|row| f64::from(row.hospital_cancellations)).sum();
    let standing = real(asked().filter(|row| row.visit.is_some()).count());
    let dates = by_patient + by_hospital + standing;
    [
        (Measure::NoShow, Tally::share_of(no_shows, all)),
        (Measure::LateCancel, Tally::share_of(late, all)),
        (Measure::PatientCancelled, Tally::share(by_patient, dates)),
        (Measure::HospitalCancelled, Tally::share(by_hospital, dates)),
    ]
}
