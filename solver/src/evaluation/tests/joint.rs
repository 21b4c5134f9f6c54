//! Weeks of two teams: joint clinics, patients lent to another team, holds by groups of needs.

use super::*;
use crate::answer::HeldGroup;

/// The cast with a second team, `heart`, to which Bea alone belongs.
fn two_teams(change: impl FnOnce(&mut InstanceParts)) -> InstanceParts {
    let mut clinic = parts();
    let heart = Team { name: "heart".to_owned(), ..clinic.teams[team()].clone() };
    let heart = clinic.teams.push(heart);
    clinic.clinicians[ClinicianId::from_index(1)].teams = vec![heart];
    change(&mut clinic);
    clinic
}

/// The conclusion of the work-up is given by the heart team on the same day.
fn joint_clinic() -> InstanceParts {
    two_teams(|clinic| {
        for pathway in clinic.pathways.values_mut() {
            let later = &mut pathway.steps[1];
            later.team = Some(TeamId::from_index(1));
            (later.lag_min, later.lag_max, later.external_days) = (0, 0, 0);
        }
    })
}

fn visit_of(team: usize, session: usize, times: &str, need: usize) -> Block {
    let (need, class) = (NeedId::from_index(need), ClassId::from_index(0));
    other(
        session,
        times,
        BlockKind::Visit { team: TeamId::from_index(team), need, class, opens_days: 0 },
    )
}

/// What the referee says of a week without holds.
fn said(clinic: InstanceParts, blocks: Vec<Block>) -> Vec<String> {
    let clinic = Instance::new(clinic).expect("the clinic is in order");
    let breaches = verdict(&clinic, &HoldPlan::default(), &Template::new(blocks), None);
    breaches.iter().map(ToString::to_string).collect()
}

const MONDAY_FIRST: &str = "9:00-9:40";

#[test]
fn a_joint_clinic_whose_second_team_comes_the_same_day_passes() {
    // Sessions: 0 Ada's Monday, 5 Bea's.
    let week = vec![visit_of(0, 0, MONDAY_FIRST, FIRST), visit_of(1, 5, "10:00-10:20", CONCLUSION)];
    assert_eq!(said(joint_clinic(), week), [""; 0]);
}

#[test]
fn a_joint_clinic_whose_second_team_comes_two_days_later_is_caught() {
    // Session 6 is Bea's Wednesday.
    let week = vec![visit_of(0, 0, MONDAY_FIRST, FIRST), visit_of(1, 6, "9:00-9:20", CONCLUSION)];
    let expected = "no `conclusion` within reach of the `first` on Mon for the team `heart`";
    assert_eq!(said(joint_clinic(), week), [expected]);
}

#[test]
fn in_a_joint_clinic_the_team_asked_cannot_take_the_step_of_the_other() {
    let week = vec![visit_of(0, 0, MONDAY_FIRST, FIRST), visit_of(0, 0, "9:40-10:00", CONCLUSION)];
    let expected = "no `conclusion` within reach of the `first` on Mon for the team `heart`";
    assert_eq!(said(joint_clinic(), week), [expected]);
}

#[test]
fn a_step_that_another_team_takes_first_calls_for_the_team_asked_afterwards() {
    let clinic = || {
        two_teams(|clinic| {
            for pathway in clinic.pathways.values_mut() {
                pathway.steps[0].team = Some(TeamId::from_index(1));
                (pathway.steps[1].lag_min, pathway.steps[1].lag_max) = (0, 0);
                pathway.steps[1].external_days = 0;
            }
        })
    };
    let first = visit_of(1, 5, MONDAY_FIRST, FIRST);
    let expected = "no `conclusion` within reach of the `first` on Mon for the team `joint`";
    assert_eq!(said(clinic(), vec![first.clone()]), [expected]);
    let concluded = visit_of(0, 0, "9:40-10:00", CONCLUSION);
    assert_eq!(said(clinic(), vec![first, concluded]), [""; 0]);
    // The joint team's own first visits are no step of that pathway.
    assert_eq!(said(clinic(), vec![visit_of(0, 0, MONDAY_FIRST, FIRST)]), [""; 0]);
}

#[test]
fn two_teams_asked_for_the_same_joint_steps_are_told_of_a_missing_one_once() {
    let mut clinic = joint_clinic();
    for pathway in clinic.pathways.values_mut() {
        pathway.steps[0].team = Some(TeamId::from_index(0));
    }
    let more = Stream {
        name: "heart work-up".to_owned(),
        team: TeamId::from_index(1),
        ..clinic.streams[1].clone()
    };
    clinic.streams.push(more);
    let week = vec![visit_of(0, 0, MONDAY_FIRST, FIRST)];
    let expected = "no `conclusion` within reach of the `first` on Mon for the team `heart`";
    assert_eq!(said(clinic, week), [expected]);
}

#[test]
fn a_frozen_visit_meets_the_joint_step_of_every_team_its_session_serves() {
    // Bea works for both teams, in either order, and gives a conclusion every Monday.
    for teams in [[0, 1], [1, 0]] {
        let mut clinic = joint_clinic();
        let bea = ClinicianId::from_index(1);
        clinic.clinicians[bea].teams = teams.map(TeamId::from_index).to_vec();
        clinic.frozen.push(FrozenBlock {
            clinician: bea,
            day: CycleDay { week: 0, day: 0 },
            span: span("9:00-9:20"),
            need: Some(NeedId::from_index(CONCLUSION)),
            label: "joint conclusion".to_owned(),
        });
        let frozen = other(5, "9:00-9:20", BlockKind::Frozen { index: 0 });
        let week = vec![visit_of(0, 0, MONDAY_FIRST, FIRST), frozen];
        assert_eq!(said(clinic, week), [""; 0]);
    }
}

#[test]
fn a_team_lent_another_teams_sessions_may_use_them_and_not_the_other_way_round() {
    let lent = || two_teams(|c| c.teams[team()].seen_by = vec![TeamId::from_index(1)]);
    let in_beas_session = visit_of(0, 5, "9:00-9:20", CONTROL);
    assert_eq!(said(lent(), vec![in_beas_session.clone()]), [""; 0]);
    let refused = |whose: &str, team: &str| {
        format!("the session of {whose}, Mon does not serve the team `{team}`")
    };
    let in_adas_session = visit_of(1, 0, "9:00-9:20", CONTROL);
    assert_eq!(said(lent(), vec![in_adas_session]), [refused("Ada", "heart")]);
    assert_eq!(said(two_teams(|_| {}), vec![in_beas_session]), [refused("Bea", "joint")]);
}

/// Promised are 20 minutes on Monday for every group of needs.
fn groups(needs: &[&[usize]], clinic: InstanceParts, blocks: Vec<Block>) -> Vec<String> {
    let group = |needs: &&[usize]| HeldGroup {
        team: team(),
        needs: needs.iter().copied().map(NeedId::from_index).collect(),
        minutes: vec![Minutes(20)],
        release: None,
    };
    let plan = HoldPlan::of_groups(needs.iter().map(group).collect());
    let clinic = Instance::new(clinic).expect("the clinic is in order");
    let breaches = verdict(&clinic, &plan, &Template::new(blocks), None);
    breaches.iter().map(ToString::to_string).collect()
}

/// Conclusions may be held too.
fn held_conclusions() -> InstanceParts {
    let mut clinic = parts();
    clinic.needs[NeedId::from_index(CONCLUSION)].held = true;
    clinic
}

fn hold_for(times: &str, need: usize) -> Block {
    let need = NeedId::from_index(need);
    other(0, times, BlockKind::Hold { team: team(), need, release_days: None })
}

#[test]
fn holds_for_one_group_of_needs_do_not_count_for_another() {
    let of = |blocks| groups(&[&[URGENT], &[CONCLUSION]], held_conclusions(), blocks);
    let (urgent, conclusion) = (hold_for("9:00-9:20", URGENT), hold_for("9:20-9:40", CONCLUSION));
    assert_eq!(of(vec![urgent.clone(), conclusion]), [""; 0]);
    let twice = vec![urgent, hold_for("9:20-9:40", URGENT)];
    let short = "the team `joint (conclusion)` holds 0 min on Mon, 20 min are promised";
    assert_eq!(of(twice), [short]);
}

#[test]
fn one_hold_does_not_count_for_two_groups_with_a_need_in_common() {
    let (one, other) = (hold_for("9:00-9:20", URGENT), hold_for("9:20-9:40", URGENT));
    for both in [[&[URGENT][..], &[URGENT, CONCLUSION]], [&[URGENT], &[]]] {
        let of = |blocks| groups(&both, held_conclusions(), blocks);
        assert_eq!(of(vec![one.clone(), other.clone()]), [""; 0]);
        let second = if both[1].is_empty() { "joint" } else { "joint (urgent, conclusion)" };
        let short = format!(
            "the team `joint (urgent) + {second}` holds 20 min on Mon, 40 min are promised"
        );
        assert_eq!(of(vec![one.clone()]), [short]);
        // Where each alone is short, nothing more is said of both.
        assert_eq!(of(Vec::new()).len(), 2);
    }
}
