//! Each kind of change in the clinic of Ada and Bea, worked by hand.

use chrono::NaiveDate;

use super::*;
use crate::demand::WEEKS_PER_YEAR;
use crate::instance::{Accepts, Change, ChangeKind, Instance, Need, Purpose, Range, Role};
use crate::road::clinic::{Effect, Options, Roads, roads};
use crate::units::Minutes;

fn options() -> Options {
    Options {
        weeks: 52,
        accepts: share(0.6),
        accepts_range: Range { low: 0.3, high: 0.9 },
        moves_per_month_max: None,
        goal_minutes: None,
        holds: false,
        best: false,
        replications: 0,
        seed: crate::rng::Seed(0),
    }
}

/// A change of the day of the file, for half of what it touches.
fn change(kind: ChangeKind) -> Change {
    Change {
        name: "change".to_owned(),
        from: NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date"),
        ramp_weeks: 1,
        share: share(0.5),
        share_range: None,
        kind,
        brings: None,
    }
}

fn walked(changes: Vec<Change>) -> Roads {
    let clinic = Instance::example().with(|parts| parts.changes = changes).expect("in order");
    roads(&clinic, &options())
}

/// What a change does in a clinic without panels.
fn effect(kind: ChangeKind) -> Effect {
    let alone = Instance::example().with(|parts| {
        parts.panels.clear();
        parts.changes = vec![change(kind)];
    });
    let roads = roads(&alone.expect("in order"), &options());
    assert_eq!(roads.changes.len(), 1);
    roads.changes[0].effect
}

#[test]
fn triage_spares_first_visits_and_costs_reading_and_calls() {
    // Six requests: three need no 40-minute visit, a third of these a call of 10; 2 min each to read.
    // The other two leave the pathway, and its 20 minutes for the answer.
    let found = effect(ChangeKind::Triage {
        stream: 1,
        phone: share(1.0 / 3.0),
        phone_minutes: Minutes(10),
        reading_minutes: Minutes(2),
    });
    assert!(close(found.visits, -3.0 - 2.0) && close(found.virtual_visits, 1.0));
    assert!(close(found.minutes, -120.0 - 40.0 + 10.0 + 12.0));
}

#[test]
fn visits_that_fall_together_spare_their_mean_length() {
    // Three of six pathways of 40 and 20 minutes spare one visit each, either as likely.
    let roads = walked(vec![change(ChangeKind::FewerVisits { stream: 1, visits_spared: 1.0 })]);
    let minutes: f64 = roads.changes.iter().map(|row| row.effect.minutes).sum();
    let visits: f64 = roads.changes.iter().map(|row| row.effect.visits).sum();
    assert!(close(visits, -3.0) && close(minutes, -90.0));
}

#[test]
fn a_call_ends_with_the_practitioner_in_a_visit_or_in_an_admission() {
    // Half of eight admissions are called about: one stays, two are seen in 20 minutes, one admitted.
    let found = effect(ChangeKind::SubAcute {
        team: team(),
        need: Id::from_index(0),
        per_week: 8.0,
        practice: share(0.25),
        admitted: share(0.25),
        call_minutes: Minutes(5),
    });
    assert!(close(found.visits, 2.0) && close(found.admissions_avoided, 3.0));
    assert!(close(found.minutes, 2.0 * 20.0 + 4.0 * 5.0));
    assert!(found.calls.into_iter().zip([1.0, 2.0, 1.0]).all(|(calls, told)| close(calls, told)));
}

#[test]
fn visits_at_home_take_the_way_there() {
    // Half of two stays become three visits of 20 minutes and 25 of travel.
    let found = effect(ChangeKind::Home {
        team: team(),
        need: Id::from_index(0),
        per_week: 2.0,
        visits: 3.0,
        travel_minutes: Minutes(25),
    });
    assert!(close(found.visits, 3.0) && close(found.minutes, 135.0));
    assert!(close(found.admissions_avoided, 1.0));
}

#[test]
fn a_virtual_visit_is_as_long_as_it_is_said_to_be() {
    // Half of ten urgent visits of 20 minutes take 15.
    let found = effect(ChangeKind::Virtual { need: Id::from_index(0), minutes: Minutes(15) });
    assert!(close(found.virtual_visits, 5.0) && close(found.minutes, -25.0));
}

#[test]
fn a_task_that_shifts_moves_its_minutes() {
    let (need, role) = (Id::from_index(0), Role::Nurse);
    let found = effect(ChangeKind::TaskShift { need, role, minutes: Minutes(30) });
    assert!(close(found.moved_minutes, 100.0) && close(found.minutes, 50.0));
}

#[test]
fn need_based_control_of_a_panel_is_the_recursion() {
    let accepts = Accepts { chance: Some(share(0.6)), range: None };
    let kind = ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None };
    let roads = walked(vec![change(kind)]);
    let way = &roads.ways[0];
    // 520 patients every 26 weeks; half may convert, and 60 % of these do.
    let rows = &way.asked.panels[0];
    assert!(close(rows[0].fixed, 20.0) && close(rows[0].converted, 6.0));
    assert!(close(rows[26].fixed, 14.0));
    // Nothing else moves, and the clinic as it is would have moved the same share.
    assert_eq!(way.asked.panels, walked(Vec::new()).ways[0].asked.panels);
}

#[test]
fn advice_for_those_who_move_is_given_by_the_need_of_advice() {
    // Twenty controls a week; half of them move, and each is asked about once a week from then on.
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let kind = ChangeKind::Practice { panel: 0, accepts, advice_per_year: WEEKS_PER_YEAR };
    let with_advice = |minutes: i32| {
        let clinic = Instance::example().with(|parts| {
            let control = parts.panels[0].control;
            let mut advice = Need {
                name: "advice".to_owned(),
                purpose: Purpose::Advice,
                ..parts.needs[control].clone()
            };
            advice.minutes.values_mut().for_each(|length| *length = Minutes(minutes));
            parts.needs = parts.needs.values().cloned().chain([advice]).collect();
            parts.changes = vec![change(kind.clone())];
        });
        roads(&clinic.expect("in order"), &options())
    };
    let (short, long) = (with_advice(10), with_advice(20));
    assert!(close(short.ways[0].asked.panels[0][1].advice, 10.0));
    let minutes = |roads: &Roads| roads.ways[0].teams[0][1].asked_minutes;
    assert!(minutes(&long) > minutes(&short));
}

#[test]
fn a_change_of_next_month_begins_then_and_grows() {
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let kind = ChangeKind::Municipality { panel: 0, accepts };
    let from = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date");
    let later = Change { from, ramp_weeks: 2, ..change(kind) };
    let roads = walked(vec![later]);
    let moved: Vec<f64> = roads.ways[0].asked.panels[0].iter().map(|row| row.moved).collect();
    // Week 4 is that of 30 November: 20 due, half of them may move, then half of those, then all.
    assert!(moved[..4].iter().all(|&patients| close(patients, 0.0)));
    assert!(close(moved[4], 5.0) && close(moved[5], 10.0));
}

#[test]
fn the_order_of_changes_decides_nothing() {
    let accepts = Accepts::default();
    let both = [
        change(ChangeKind::NeedBased { panel: 0, accepts, between_weeks: Some(52) }),
        Change {
            name: "other".to_owned(),
            share: share(0.2),
            ..change(ChangeKind::Municipality { panel: 0, accepts })
        },
        Change {
            name: "short".to_owned(),
            ..change(ChangeKind::Virtual { need: Id::from_index(0), minutes: Minutes(15) })
        },
    ];
    let one = walked(both.to_vec());
    let other = walked(both.into_iter().rev().collect());
    for (one, other) in one.ways.iter().zip(&other.ways) {
        let pairs = one.asked.panels[0].iter().zip(&other.asked.panels[0]);
        for (one, other) in pairs {
            assert!(close(one.visits(), other.visits()) && close(one.minutes, other.minutes));
        }
        assert!(close(one.freed_at_last, other.freed_at_last));
    }
}

#[test]
fn a_virtual_visit_frees_its_minutes_from_the_first_whole_interval() {
    let kind = ChangeKind::Virtual { need: Id::from_index(0), minutes: Minutes(15) };
    // Nobody of the panel asks for that need.
    let of = |changes: Vec<Change>| {
        let clinic = Instance::example().with(|parts| {
            parts.panels[0].need_based = None;
            parts.panels[0].converted = Probability::ZERO;
            parts.changes = changes;
        });
        roads(&clinic.expect("in order"), &options())
    };
    let (roads, without) = (of(vec![change(kind)]), of(Vec::new()));
    for (with, without) in roads.ways.iter().zip(&without.ways) {
        for (with, without) in with.freed.iter().zip(&without.freed) {
            match (with, without) {
                (Some(with), Some(without)) => assert!(close(with - without, 25.0)),
                (with, without) => assert_eq!(with, without),
            }
        }
    }
}

#[test]
fn a_change_of_a_need_follows_the_panel_that_asks_for_it() {
    // Everybody converts at the first control: then half of the need-based visits are by telephone,
    // and the controls that half would have been by video are no more.
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let convert = Change {
        share: share(1.0),
        ..change(ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None })
    };
    let clinic = Instance::example();
    let panel = &clinic.parts().panels[0];
    let (control, request) = (panel.control, panel.need_based.expect("a need"));
    let virtually = |name: &str, need| Change {
        name: name.to_owned(),
        ..change(ChangeKind::Virtual { need, minutes: Minutes(10) })
    };
    let options = Options { weeks: 156, ..options() };
    let of = |changes: Vec<Change>| {
        let clinic = clinic.with(|parts| {
            parts.panels.truncate(1);
            parts.panels[0].eligible = Probability::ONE;
            parts.panels[0].converted = Probability::ZERO;
            parts.changes = changes;
        });
        roads(&clinic.expect("in order"), &options)
    };
    let alone = of(vec![convert.clone()]);
    let all = [virtually("video", control), convert, virtually("telephone", request)];
    let with = of(all.to_vec());
    let last = |roads: &Roads| roads.ways[0].months.last().expect("months").sum;
    let (alone, found) = (last(&alone), last(&with));
    assert!(close(alone.need_based, found.need_based) && found.need_based > 1.0);
    assert!(close(found.fixed, 0.0) && close(found.from_home, found.need_based / 2.0));
    let length = alone.need_based_minutes / alone.need_based;
    assert!(close(found.minutes, found.need_based * f64::midpoint(length, 10.0)));
    let told = |at: usize| with.changes.iter().filter(move |row| row.change == at);
    assert!(told(0).all(|row| row.effect.minutes.abs() < 1e-9), "no controls are left");
    let of_telephone: f64 = told(2).map(|row| row.effect.virtual_visits).sum();
    let month = with.ways[0].months.last().expect("months");
    // Five of the ten urgent visits that others ask for, too.
    assert!(close(of_telephone, 5.0 + month.per_week(month.sum.from_home)));
}
