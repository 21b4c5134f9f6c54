use super::super::{Compared, Side, compare, compare_sides};
use super::*;

/// One control a day, held `later` days after it is asked for; run by run a little different.
fn controls(count: i32, later: i32) -> Log {
    let play = |replication: u32| {
        let luck = i32::try_from(replication).unwrap() * 3;
        let row = |asked| seen(u32::try_from(asked).unwrap(), CONTROL, asked, asked + later + luck);
        Play {
            replication,
            requests: (0..count).map(row).collect(),
            sessions: vec![session(0, 20 * count, 0)],
            panels: vec![],
        }
    };
    plays((0..4).map(play).collect())
}

fn find(compared: &[Compared], measure: Measure) -> &Compared {
    let of = |row: &&Compared| row.measure == measure && row.scope == Scope::Clinic;
    compared.iter().find(|row| of(row) && row.need.is_none()).unwrap()
}

#[test]
fn the_same_patients_two_days_later_are_a_difference_without_doubt() {
    let compared = compare(&clinic(), &controls(5, 1), &controls(5, 3));
    let access = find(&compared, Measure::AccessMean);
    let difference = access.difference.unwrap();
    // Each run differs by 2 days, though the runs themselves spread over 9.
    close(difference.mean, 2.0);
    close(difference.half_width, 0.0);
    assert!(access.shown() && difference.replications == 4);
    assert!(!find(&compared, Measure::Visits).shown());
}

#[test]
fn controls_avoided_and_minutes_freed_are_before_less_after() {
    let compared = compare(&clinic(), &controls(5, 1), &controls(2, 1));
    close(find(&compared, Measure::ControlsAvoided).difference.unwrap().mean, 3.0);
    // 60 min less in four weeks.
    close(find(&compared, Measure::MinutesFreed).difference.unwrap().mean, 15.0);
    close(find(&compared, Measure::ControlsHeld).difference.unwrap().mean, -3.0);
}

#[test]
fn a_policy_against_itself_shows_nothing() {
    let compared = compare(&clinic(), &controls(5, 1), &controls(5, 1));
    assert!(compared.iter().all(|row| !row.shown()));
}

#[test]
fn only_replications_both_have_done_are_paired() {
    let mut stopped = controls(5, 3);
    stopped.plays.remove(1);
    let compared = compare(&clinic(), &controls(5, 1), &stopped);
    let difference = find(&compared, Measure::AccessMean).difference.unwrap();
    assert_eq!(difference.replications, 3);
    close(difference.mean, 2.0);
}

#[test]
fn two_versions_of_a_clinic_meet_by_name() {
    // The new version has a second team before the old one.
    let grown = clinic()
        .with(|parts| {
            let joint = parts.teams[TeamId::from_index(0)].clone();
            parts.teams.push(joint.clone());
            parts.teams[TeamId::from_index(0)].name = "new".to_owned();
            for clinician in parts.clinicians.values_mut() {
                clinician.teams = vec![TeamId::from_index(1), TeamId::from_index(0)];
            }
        })
        .unwrap();
    let mut after = controls(5, 3);
    for row in after.plays.iter_mut().flat_map(|play| &mut play.requests) {
        row.team = TeamId::from_index(1);
    }
    let (before, after) = (measures(&clinic(), &controls(5, 1)), measures(&grown, &after));
    let old = clinic();
    let compared = compare_sides(
        Side { instance: &old, measured: &before },
        Side { instance: &grown, measured: &after },
    );
    let joint = compared
        .iter()
        .find(|row| row.measure == Measure::Visits && row.scope_name == "joint")
        .unwrap();
    assert_eq!(joint.scope, Scope::Team(TeamId::from_index(1)));
    close(joint.difference.unwrap().mean, 0.0);
    assert!(compared.iter().all(|row| row.scope_name != "new"));
}
