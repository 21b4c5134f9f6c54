//! Faults of the rights of the law; each has a clinic that only it refuses.

use super::super::cast::parts;
use super::super::*;
use super::tests::{at, id, only};
use crate::table::RightId;

fn named(parts: &InstanceParts, name: &str) -> RightId {
    parts.rights.iter().find(|(_, right)| right.name == name).unwrap().0
}

#[test]
fn periods_of_two_sectors_lie_side_by_side_and_one_of_both_meets_those_of_each() {
    // The right to work-up is in force for both sectors at once, each by a period of its own. One
    // period of both still runs when the psychiatric 60 days begin.
    let found = only(|p| p.rights[id(0)].periods[0].sector = None);
    assert_eq!(found, ("B0224", at("right", 0, "periods").row("", 1, "from")));
}

#[test]
fn a_bill_is_off_until_it_is_switched_on() {
    let carry = |p: &mut InstanceParts| {
        p.law.sector = Sector::Psychiatric;
        p.pathways[id(0)].rights = vec![named(p, "child-psychiatry-work-up")];
    };
    assert_eq!(only(carry), ("B0234", at("pathway", 0, "right")));
    let mut on = parts();
    carry(&mut on);
    let right = named(&on, "child-psychiatry-work-up");
    on.rights[right].off = false;
    assert!(Instance::new(on).is_ok());
}

#[test]
fn a_somatic_right_is_not_carried_by_psychiatric_patients() {
    let found = only(|p| {
        p.pathways[id(0)].rights = vec![named(p, "cancer-work-up")];
        p.pathways[id(0)].sector = Some(Sector::Psychiatric);
    });
    assert_eq!(found, ("B0235", at("pathway", 0, "right")));
    let found = only(|p| {
        p.needs[id(1)].promise = Promise::Rights(vec![named(p, "cancer-work-up")]);
        p.needs[id(1)].sector = Some(Sector::Psychiatric);
    });
    assert_eq!(found, ("B0235", at("need", 1, "right")));
}

#[test]
fn a_right_that_starts_with_consent_cannot_end_with_the_start_of_the_work_up() {
    let found = only(|p| p.rights[id(0)].starts_at = StartsAt::Consent);
    assert_eq!(found, ("B0236", at("right", 0, "ends_at")));
}

#[test]
fn a_milestone_is_decided_by_one_step_and_a_right_is_carried_once() {
    let found = only(|p| {
        for step in &mut p.pathways[id(0)].steps {
            step.milestone = Some(EndsAt::TreatmentStart);
        }
    });
    assert_eq!(found, ("B0237", at("pathway", 0, "steps").row("", 1, "milestone")));
    let found = only(|p| p.pathways[id(0)].rights = vec![id(0), id(0)]);
    assert_eq!(found, ("B0213", at("pathway", 0, "right")));
}
