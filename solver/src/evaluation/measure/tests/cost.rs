use super::*;
use crate::instance::{Clinician, Role};

/// Ada and Bea, who are physicians, and Cia, a nurse; an hour costs 900 and 450.
fn costed() -> Instance {
    let with = clinic().with(|parts| {
        let teams = vec![TeamId::from_index(0)];
        parts.clinicians.push(Clinician { name: "Cia".to_owned(), role: Role::Nurse, teams });
        parts.cost.physician = Some(900.0);
        parts.cost.nurse = Some(450.0);
        let spares = Probability::new(0.25).unwrap();
        parts.needs[NeedId::from_index(URGENT)].spares_admission = spares;
    });
    with.unwrap()
}

/// Over four weeks: Ada 120 min, Bea 40, Cia 80; one visit more was missed.
fn visits() -> Log {
    let visit = |patient, need, who, minutes| RequestRow {
        clinician: Some(ClinicianId::from_index(who)),
        planned: Minutes(minutes),
        ..seen(patient, need, 0, 1)
    };
    let missed = RequestRow { fate: Fate::NoShow, ..visit(9, CONTROL, 0, 20) };
    let rows = vec![
        visit(1, URGENT, 0, 60),
        visit(2, CONTROL, 0, 60),
        visit(3, URGENT, 1, 40),
        visit(4, URGENT, 2, 80),
        missed,
    ];
    log(rows, vec![])
}

#[test]
fn minutes_of_the_roles_are_those_of_the_visits_held() {
    let (clinic, log) = (costed(), visits());
    let of = |measure| value(&clinic, &log, measure);
    close(of(Measure::PhysicianMinutes), 160.0 / 4.0);
    close(of(Measure::NurseMinutes), 80.0 / 4.0);
    close(of(Measure::SecretaryMinutes), 0.0);
    let planned: i32 = log.plays[0]
        .requests
        .iter()
        .filter(|row| row.fate == Fate::Seen)
        .map(|row| row.planned.0)
        .sum();
    let roles = [Measure::PhysicianMinutes, Measure::NurseMinutes, Measure::SecretaryMinutes];
    close(roles.map(of).into_iter().sum(), f64::from(planned) / 4.0);
}

#[test]
fn an_hour_costs_what_the_clinic_says() {
    // 40 min a week of physicians are 600, 20 of a nurse 150.
    let (clinic, log) = (costed(), visits());
    close(value(&clinic, &log, Measure::Cost), 750.0);
    // A role without a figure is left out.
    let of_nurses = clinic.with(|parts| parts.cost.physician = None).unwrap();
    close(value(&of_nurses, &log, Measure::Cost), 150.0);
}

#[test]
fn visits_that_spare_an_admission_are_counted_by_the_clinics_own_share() {
    close(value(&costed(), &visits(), Measure::AdmissionsAvoided), 3.0 * 0.25);
}
