use super::*;

fn clinician(index: usize) -> ClinicianId {
    ClinicianId::from_index(index)
}

#[test]
fn continuity_counts_visits_of_patients_who_have_an_own_clinician() {
    let met = |own, clinician| RequestRow { own, clinician, ..seen(1, CONTROL, 0, 1) };
    let rows = vec![
        met(Some(clinician(0)), Some(clinician(0))),
        met(Some(clinician(0)), Some(clinician(1))),
        met(None, Some(clinician(1))),
    ];
    let log = log(rows, vec![]);
    assert_eq!(counts(&log, Measure::OwnClinician), (1.0, 2.0));
    assert_eq!(counts(&log, Measure::OwnTeam), (3.0, 3.0));
}

#[test]
fn a_patient_who_meets_two_clinicians_counts_two() {
    let met = |patient, clinician| RequestRow { clinician, ..seen(patient, CONTROL, 0, 1) };
    let rows = vec![
        met(1, Some(clinician(0))),
        met(1, Some(clinician(1))),
        met(1, Some(clinician(1))),
        met(2, Some(clinician(0))),
    ];
    let log = log(rows, vec![]);
    // Patient 1 meets two and patient 2 one: three pairs, two patients, four visits.
    close(of(&log, Measure::CliniciansPerYear), 1.5);
    close(of(&log, Measure::VisitsPerYear), 2.0);
    close(of(&log, Measure::UniquePatients), 2.0);
}

#[test]
fn the_heavy_patients_of_one_and_the_light_ones_of_the_other_show_as_a_spread() {
    let visit = |clinician, class, minutes| RequestRow {
        clinician,
        class: ClassId::from_index(class),
        planned: Minutes(minutes),
        ..seen(1, CONTROL, 0, 1)
    };
    // Ada: 40 heavy of 60. Bea: 20 heavy of 100. 2/3 - 1/5.
    let rows = vec![visit(Some(clinician(0)), 2, 40), visit(Some(clinician(0)), 0, 20)];
    let rows =
        [rows, vec![visit(Some(clinician(1)), 2, 20), visit(Some(clinician(1)), 0, 80)]].concat();
    let log = log(rows, vec![]);
    close(of(&log, Measure::HeavySpread), 2.0 / 3.0 - 0.2);
    let measured = measures(&clinic(), &log);
    let bea = Scope::Clinician(ClinicianId::from_index(1));
    close(measured.row(Measure::HeavyShare, bea).unwrap().runs.at(0).unwrap(), 0.2);
}

#[test]
fn one_clinician_has_nobody_to_be_compared_with() {
    assert!(of(&log(vec![seen(1, CONTROL, 0, 1)], vec![]), Measure::HeavySpread).is_nan());
}

#[test]
fn who_stays_away_and_who_cancels_are_kept_apart() {
    let row = |fate| RequestRow { fate, ..seen(1, CONTROL, 0, 1) };
    let twice =
        RequestRow { patient_cancellations: 2, hospital_cancellations: 1, ..row(Fate::Seen) };
    let log = log(vec![row(Fate::NoShow), row(Fate::LateCancel), twice, row(Fate::Seen)], vec![]);
    assert_eq!(counts(&log, Measure::NoShow), (1.0, 4.0));
    assert_eq!(counts(&log, Measure::LateCancel), (1.0, 4.0));
    // Four dates stand, two were cancelled by the patient and one by the hospital: seven given.
    assert_eq!(counts(&log, Measure::PatientCancelled), (2.0, 7.0));
    assert_eq!(counts(&log, Measure::HospitalCancelled), (1.0, 7.0));
}

#[test]
fn calls_count_as_virtual_and_controls_as_controls() {
    let by_phone = clinic()
        .with(|parts| {
            parts.needs[NeedId::from_index(CONCLUSION)].setting = crate::instance::Setting::Phone;
        })
        .unwrap();
    let rows = vec![seen(1, CONCLUSION, 0, 1), seen(2, CONTROL, 0, 1)];
    let log = log(rows, vec![]);
    close(value(&by_phone, &log, Measure::Virtual), 0.5);
    close(value(&by_phone, &log, Measure::ControlsHeld), 1.0);
}

#[test]
fn waiting_in_the_clinic_is_counted_in_minutes() {
    let sat = |waited| RequestRow { waited, ..seen(1, CONTROL, 0, 1) };
    let log = log(vec![sat(0.0), sat(10.0), sat(20.0)], vec![]);
    close(of(&log, Measure::WaitedMean), 10.0);
    close(of(&log, Measure::WaitedP95), 20.0);
}
