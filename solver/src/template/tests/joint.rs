//! Joint clinics: a patient of one team is seen by another as well, often on the same day.

use super::*;
use crate::instance::{FrozenBlock, Team};
use crate::template::island::islands;
use crate::template::promised::Promised;

/// Ada is the team asked, `lung`; Bea is `heart` and gives the conclusion on the same day.
fn joint(days: u32, to: &str, change: impl FnOnce(&mut InstanceParts)) -> Instance {
    small(days, to, |parts| {
        parts.streams = cast::parts().streams;
        let heart = Team { name: "heart".to_owned(), ..parts.teams[team(0)].clone() };
        parts.teams.push(heart);
        parts.clinicians[clinician(1)].teams = vec![team(1)];
        for pathway in parts.pathways.values_mut() {
            let later = &mut pathway.steps[1];
            later.team = Some(team(1));
            (later.lag_min, later.lag_max, later.external_days) = (0, 0, 0);
        }
        change(parts);
    })
}

/// So many first visits of the lung team and conclusions of the heart team.
fn work_ups(first: f64, conclusions: f64) -> VisitDemand {
    VisitDemand::new([
        ((team(0), need(1), class(0)), first),
        ((team(1), need(2), class(0)), conclusions),
    ])
}

fn no_holds() -> HoldPlan {
    HoldPlan::default()
}

#[test]
fn a_joint_clinic_is_held_on_the_day_both_teams_are_there() {
    // Ada works Monday and Tuesday, Bea on Monday only: of two first visits of 40 minutes one fits
    // Monday's hour, and Tuesday is no use.
    let clinic = joint(2, "10:00", |_| {});
    let built = plan(&clinic, &no_holds(), &work_ups(2.0, 2.0));
    draws(
        &clinic,
        &built,
        "
        Mon Ada 09:00f 09:40.
        Tue Ada 09:00.
        Mon Bea 09:00c 09:20c 09:40.
        ",
    );
    assert!((missing(&built) - 1.0).abs() < 1e-9);
}

#[test]
fn teams_that_never_meet_hold_no_joint_clinic() {
    // Ada on Monday, Bea on Tuesday.
    let clinic = joint(2, "10:00", |parts| {
        let of = |who, day| move |s: &&crate::instance::Session| s.clinician == who && s.day == day;
        let mut bea: Vec<_> =
            parts.sessions.values().filter(of(clinician(1), MONDAY)).cloned().collect();
        for session in &mut bea {
            session.day = TUESDAY;
        }
        let ada = parts.sessions.values().filter(of(clinician(0), MONDAY)).cloned();
        parts.sessions = ada.chain(bea).collect();
    });
    let built = plan(&clinic, &no_holds(), &work_ups(1.0, 1.0));
    // The conclusion alone is of some use to those seen before; the first visit is of none.
    assert_eq!(built.unmet.len(), 1);
    assert_eq!((built.unmet[0].team, built.unmet[0].need), (team(0), need(1)));
}

#[test]
fn teams_of_a_joint_pathway_are_planned_together() {
    let promised = |clinic: &Instance| Promised::of(clinic, &no_holds(), false);
    let both = joint(1, "10:00", |_| {});
    assert_eq!(islands(&both, &promised(&both)).len(), 1);
    let apart = joint(1, "10:00", |parts| {
        parts.pathways.values_mut().for_each(|pathway| pathway.steps[1].team = None);
    });
    assert_eq!(islands(&apart, &promised(&apart)).len(), 2);
}

#[test]
fn a_second_team_that_is_asked_by_two_others_has_one_promise_to_keep() {
    let clinic = joint(1, "10:00", |parts| {
        for pathway in parts.pathways.values_mut() {
            pathway.steps[0].team = Some(team(0));
        }
        let more = parts.streams[1].clone();
        parts.streams.push(crate::instance::Stream {
            name: "heart work-up".to_owned(),
            team: team(1),
            ..more
        });
    });
    assert_eq!(lag::lags(&clinic).len(), 1);
    let built = plan(&clinic, &no_holds(), &work_ups(1.0, 1.0));
    assert!(missing(&built) < 1e-9);
}

#[test]
fn a_visit_that_is_its_own_next_step_can_be_placed() {
    // Controls a week apart in a week that repeats.
    let clinic = small(1, "10:00", |parts| {
        parts.streams = cast::parts().streams;
        for pathway in parts.pathways.values_mut() {
            pathway.steps.iter_mut().for_each(|step| step.need = need(3));
            (pathway.steps[1].lag_min, pathway.steps[1].lag_max) = (7, 7);
        }
    });
    let built = plan(&clinic, &holds(&[]), &asked(&[(3, 0, 2.0)]));
    assert!(missing(&built) < 1e-9);
}

#[test]
fn a_frozen_conclusion_of_the_second_team_is_its_day_whatever_the_order_of_her_teams() {
    let with = |teams: [usize; 2]| {
        joint(2, "10:00", |parts| {
            parts.clinicians[clinician(1)].teams = teams.map(team).to_vec();
            parts.frozen.push(FrozenBlock {
                clinician: clinician(1),
                day: MONDAY,
                span: span("9:00-9:20"),
                need: Some(need(2)),
                label: "joint conclusion".to_owned(),
            });
        })
    };
    // One first visit and the one conclusion laid down: nothing is missing, and Bea is free after it.
    let (one, other) = (with([0, 1]), with([1, 0]));
    let built = |clinic: &Instance| plan(clinic, &no_holds(), &work_ups(1.0, 1.0));
    let (one, other) = (built(&one), built(&other));
    assert_eq!(one.template, other.template);
    assert!(missing(&one) < 1e-9);
}

#[test]
fn a_frozen_visit_of_two_teams_serves_each_by_what_it_asks() {
    // 60 minutes of conclusions laid down; the lung team asks for 40 minutes, heart for 80.
    let clinic = joint(1, "12:00", |parts| {
        parts.clinicians[clinician(1)].teams = vec![team(0), team(1)];
        parts.frozen.push(FrozenBlock {
            clinician: clinician(1),
            day: MONDAY,
            span: span("9:00-10:00"),
            need: Some(need(2)),
            label: "conclusions".to_owned(),
        });
    });
    let promised = Promised::of(&clinic, &no_holds(), false);
    let of = |index: usize| (team(index), need(2));
    let needed = [(of(0), 40.0), (of(1), 80.0)].into_iter().collect();
    let given = laid_down::given(&clinic, &promised, &needed);
    // 20 of 40 and 40 of 80.
    assert!((given[&of(0)] - 0.5).abs() < 1e-9 && (given[&of(1)] - 0.5).abs() < 1e-9);
}

#[test]
fn patients_lent_to_another_team_get_blocks_in_its_sessions() {
    let with = |seen_by: Vec<TeamId>| {
        joint(1, "10:00", |parts| {
            parts.streams.clear();
            parts.teams[team(0)].seen_by = seen_by;
        })
    };
    // Six controls of 20 minutes: three with Ada, three with Bea where she may see them.
    let six = asked(&[(3, 0, 6.0)]);
    assert!((missing(&plan(&with(Vec::new()), &no_holds(), &six)) - 3.0).abs() < 1e-9);
    assert!(missing(&plan(&with(vec![team(1)]), &no_holds(), &six)) < 1e-9);
}
