//! Panels that live and change in the played clinic, against the recursion of the road.

use chrono::NaiveDate;

use crate::answer::{HoldPlan, PanelWeek, Play};
use crate::evaluation::log_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    Accepts, Change, ChangeKind, Instance, InstanceParts, Life, Need, Panel, Purpose, Range,
};
use crate::number::real;
use crate::rng::Seed;
use crate::road::clinic::{Accepting, living};
use crate::road::{Offered, Road, TeamMinutes, Week, month_of, walk};
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Changing, Habits, Plan, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{Id, TeamId};
use crate::units::Probability;

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

/// How changes are played here.
fn changing() -> Changing {
    let range = Range { low: 0.3, high: 0.9 };
    let accepting = Accepting { chance: share(0.6), range };
    Changing { accepting, moves_per_month_max: None, panels: true }
}

/// The panel of the cast alone, with time for all its visits on the day they are asked for.
fn roomy(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    parts.streams.clear();
    for session in parts.sessions.values_mut() {
        session.span = span("8:00-16:00");
    }
    let panel = &mut parts.panels[0];
    (panel.size, panel.safety_weeks) = (260, 1_040.0);
    panel.requests_per_year = 4.0;
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

/// A change of the first panel from the day of the file.
fn change(name: &str, of: f64, kind: ChangeKind) -> Change {
    Change {
        name: name.to_owned(),
        from: date("2026-11-02"),
        ramp_weeks: 1,
        share: share(of),
        share_range: None,
        kind,
        brings: None,
    }
}

fn need_based(panel: usize, between_weeks: Option<u32>) -> ChangeKind {
    ChangeKind::NeedBased { panel, accepts: Accepts::default(), between_weeks }
}

fn setup(weeks: u32, changes: Option<Changing>) -> Setup {
    Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: 7 * weeks,
        warm_up: 0,
        beyond: 366,
        dated: true,
        windows: false,
        habits: Habits::default(),
        changes,
    }
}

fn played(clinic: &Instance, setup: &Setup, named: Named, runs: u32) -> Vec<Play> {
    let rules = Rules { notice: 0, ..Rules::new(named) };
    let clinic = &clinic.with_brought();
    let log = simulate(&World::of(clinic, setup), &rules, 0..runs, Seed(7), &Watch::default());
    assert_eq!(log_verdict(clinic, &log), []);
    log.plays
}

/// What is compared in a month.
const COMPARED: [&str; 10] = [
    "fixed",
    "between",
    "need-based",
    "advice",
    "converted",
    "moved",
    "left",
    "on fixed",
    "on need-based",
    "in practice",
];

/// Months of a panel: counts added up, patients as they stand at the end.
fn months<R>(rows: &[R], of: impl Fn(&R) -> [f64; 10]) -> Vec<[f64; 10]> {
    let mut months = vec![[0.0; 10]; month_of(rows.len() - 1) + 1];
    for (week, row) in rows.iter().enumerate() {
        let month = &mut months[month_of(week)];
        month[7..].fill(0.0);
        month.iter_mut().zip(of(row)).for_each(|(sum, more)| *sum += more);
    }
    months
}

fn of_walk(row: &Week) -> [f64; 10] {
    [
        row.fixed,
        row.between,
        row.need_based,
        row.advice,
        row.converted,
        row.moved,
        row.left,
        row.on_fixed,
        row.on_need_based,
        row.in_practice,
    ]
}

fn of_play(row: &PanelWeek) -> [f64; 10] {
    [
        row.fixed,
        row.between,
        row.need_based,
        row.advice,
        row.converted,
        row.moved,
        row.left,
        row.on_fixed,
        row.on_need_based,
        row.in_practice,
    ]
    .map(f64::from)
}

/// What is expected of every panel, the weeks without end.
fn expected(clinic: &Instance, weeks: u32, teams: Vec<TeamMinutes>) -> Vec<Vec<Week>> {
    let road = Road {
        panels: living(clinic, &changing().accepting),
        weeks: weeks as usize,
        offered: Offered::AtControl,
        moves_per_month_max: None,
        teams,
    };
    walk(&road).panels
}

/// A level of three standard errors divided by the number of comparisons (Bonferroni 1936), as
/// standard errors: from the tail of the normal law, `exp(-z^2 / 2) / (z sqrt(2 pi))` a side.
fn allowed(count: usize) -> f64 {
    let tail = |z: f64| 2.0 * (-z * z / 2.0).exp() / (z * (2.0 * std::f64::consts::PI).sqrt());
    let level = tail(3.0) / real(count);
    let mut z = 3.0;
    while tail(z) > level {
        z += 0.01;
    }
    z
}

/// Mean and standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / real(values.len());
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / real(values.len() - 1) / real(values.len())).sqrt())
}

/// Every month of every panel as played against what is expected, in standard errors.
fn agrees(what: &str, clinic: &Instance, weeks: u32, runs: u32) {
    let setup = setup(weeks, Some(changing()));
    let plays = played(clinic, &setup, Named::CarveOut, runs);
    let (mut farthest, mut count) = ((0.0_f64, String::new()), 0);
    for (panel, rows) in expected(clinic, weeks, Vec::new()).iter().enumerate() {
        let exact = months(rows, of_walk);
        let seen: Vec<_> = plays.iter().map(|play| months(&play.panels[panel], of_play)).collect();
        for (at, expected) in exact.iter().enumerate() {
            for (place, name) in COMPARED.iter().enumerate() {
                let values: Vec<f64> = seen.iter().map(|months| months[at][place]).collect();
                let (mean, error) = mean(&values);
                let told = || format!("panel {panel}, month {at}, {name}: {mean} for {expected:?}");
                if error < 1e-9 {
                    assert!((mean - expected[place]).abs() < 0.05, "{what}: {}", told());
                    continue;
                }
                let distance = (mean - expected[place]).abs() / error;
                if distance > farthest.0 {
                    farthest = (distance, told());
                }
                count += 1;
            }
        }
    }
    assert!(count > 20, "{what}: too little to compare");
    let (distance, told) = farthest;
    assert!(distance < allowed(count), "{what}: {distance:.2} standard errors of {count}: {told}");
}

#[test]
fn a_panel_converts_in_the_played_clinic_as_the_recursion_says() {
    let later = |name: &str, of: f64, from: &str, ramp_weeks: u32, kind| Change {
        from: date(from),
        ramp_weeks,
        ..change(name, of, kind)
    };
    let clinic = roomy(|parts| {
        parts.changes = vec![
            later("half", 0.5, "2026-11-23", 10, need_based(0, None)),
            change("some", 0.2, need_based(0, None)),
        ];
    });
    agrees("one panel", &clinic, 78, 200);
}

#[test]
fn two_panels_convert_beside_each_other() {
    let clinic = roomy(|parts| {
        let quick = Panel {
            name: "quick".to_owned(),
            size: 65,
            interval_weeks: 13.0,
            converted: share(0.2),
            ..parts.panels[0].clone()
        };
        parts.panels.push(quick);
        parts.changes = vec![
            change("one", 0.8, need_based(0, None)),
            change("other", 1.0, need_based(1, None)),
        ];
    });
    agrees("two panels", &clinic, 52, 200);
}

#[test]
fn a_yearly_control_stays_between_need_based_visits() {
    let clinic = roomy(|parts| {
        // Some stay away, and do not move then.
        let control = parts.panels[0].control;
        (parts.needs[control].no_show, parts.needs[control].late_cancel) =
            (share(0.1), share(0.05));
        parts.changes = vec![change("hybrid", 0.6, need_based(0, Some(52)))];
    });
    agrees("a hybrid", &clinic, 156, 150);
}

#[test]
fn a_panel_that_lives_is_played_as_it_is_walked() {
    let clinic = roomy(|parts| {
        let control = parts.panels[0].control;
        let advice = Need {
            name: "advice".to_owned(),
            purpose: Purpose::Advice,
            ..parts.needs[control].clone()
        };
        parts.needs.push(advice);
        parts.panels[0].life = Life {
            intervals: Some(vec![4, 13, 26]),
            ends: false,
            entrants_per_week: 3.0,
            ends_at_visit: share(0.05),
            leaves_per_year: share(0.1),
            outreach: None,
        };
        let accepts = Accepts { chance: Some(share(0.5)), range: None };
        parts.changes = vec![
            change("asked", 0.4, need_based(0, None)),
            change(
                "practice",
                0.2,
                ChangeKind::Practice { panel: 0, accepts, advice_per_year: 3.0 },
            ),
            change("town", 0.1, ChangeKind::Municipality { panel: 0, accepts }),
        ];
    });
    agrees("one that lives", &clinic, 78, 200);
    // A course that ends.
    let ends = clinic.with(|parts| parts.panels[0].life.ends = true).expect("in order");
    agrees("one that ends", &ends, 52, 150);
}

#[test]
fn who_leaves_waits_for_nothing_any_more() {
    let clinic = roomy(|parts| {
        parts.panels[0].life.leaves_per_year = share(0.5);
        parts.panels[0].converted = share(0.5);
    });
    for play in played(&clinic, &setup(52, None), Named::CarveOut, 3) {
        let left: u32 = play.panels[0].iter().map(|row| row.left).sum();
        let gone = play.requests.iter().filter(|row| row.fate == crate::answer::Fate::Left).count();
        // About half of 260 leave; those with a control ahead had been called in four weeks before.
        assert!((100..=160).contains(&left), "{left} left");
        assert!(gone > 5, "{gone} requests ended");
    }
}

#[test]
fn a_road_of_share_nought_is_today_to_the_byte() {
    let with = |changes: Vec<Change>| {
        let clinic = crate::instance::cast::clinic();
        clinic.with(|parts| parts.changes = changes).expect("in order")
    };
    let none = change("nobody", 0.0, need_based(0, None));
    let hybrid = change("nor these", 0.0, need_based(0, Some(52)));
    let (today, nobody) = (with(Vec::new()), with(vec![none, hybrid]));
    for named in [Named::CarveOut, Named::Template, Named::EarliestDueDate] {
        let log = |clinic, changes| played(clinic, &setup(60, changes), named, 2);
        assert_eq!(log(&today, None), log(&nobody, Some(changing())));
    }
}

#[test]
fn patients_whom_nothing_changes_ask_for_the_same() {
    let with = |share: f64| {
        roomy(|parts| parts.changes = vec![change("some", share, need_based(0, None))])
    };
    let requests = |of: f64| {
        let plays = played(&with(of), &setup(78, Some(changing())), Named::CarveOut, 2);
        plays.into_iter().map(|play| play.requests).collect::<Vec<_>>()
    };
    for (before, after) in requests(0.0).iter().zip(requests(0.4)) {
        let of = |rows: &[crate::answer::RequestRow], patient: u32| {
            let own = rows.iter().filter(|row| row.patient == patient);
            own.map(|row| (row.need, row.class, row.own, row.asked, row.ready)).collect::<Vec<_>>()
        };
        let same = (0..260).filter(|&patient| of(before, patient) == of(&after, patient)).count();
        // 40 % may move, of whom 1 - 0.4^3 do at one of three controls.
        assert!((145..=195).contains(&same), "{same} of 260 are as they were");
    }
}

#[test]
fn the_order_of_changes_decides_nothing() {
    let clinic = |turned: bool| {
        roomy(|parts| {
            let other = Panel { name: "other".to_owned(), ..parts.panels[0].clone() };
            parts.panels.push(other);
            let mut changes = vec![
                change("one", 0.4, need_based(0, None)),
                change("other", 0.5, need_based(1, Some(52))),
            ];
            if turned {
                changes.reverse();
            }
            parts.changes = changes;
        })
    };
    let log = |turned| played(&clinic(turned), &setup(40, Some(changing())), Named::CarveOut, 2);
    assert_eq!(log(false), log(true));
}

/// Converted and overdue at the end, in the mean of runs.
fn at_the_end(plays: &[Play]) -> (f64, f64) {
    let sum = |of: fn(&[PanelWeek]) -> u32| {
        let each = plays.iter().map(|play| f64::from(of(&play.panels[0]))).collect::<Vec<_>>();
        mean(&each).0
    };
    let converted = sum(|rows| rows.iter().map(|row| row.converted).sum());
    (converted, sum(|rows| rows.last().map_or(0, |row| row.overdue)))
}

#[test]
fn where_capacity_binds_controls_wait_and_fewer_have_moved() {
    // Ten controls of twenty minutes a week, and time for five.
    let clinic = |minutes: &str| {
        roomy(|parts| {
            let first = parts.sessions.values().next().cloned();
            parts.sessions = first.into_iter().collect();
            for session in parts.sessions.values_mut() {
                session.span = span(minutes);
            }
            parts.panels[0].mix = [1.0, 0.0, 0.0, 0.0].into_iter().collect();
            parts.panels[0].requests_per_year = 0.0;
            parts.changes = vec![change("all", 1.0, need_based(0, None))];
        })
    };
    let of = |minutes: &str| {
        at_the_end(&played(&clinic(minutes), &setup(20, Some(changing())), Named::CarveOut, 10))
    };
    let ((free, none), (tight, overdue)) = (of("8:00-16:00"), of("8:00-9:40"));
    // The only session is on Mondays, so that a week's controls wait for the next.
    assert!(none < 12.0 && overdue > 90.0, "{none} and {overdue} wait");
    assert!(tight < 0.6 * free, "{tight} of {free} have moved");
    // The fluid of the road is an upper bound there, and near.
    let team = TeamId::from_index(0);
    let clinic = clinic("8:00-9:40");
    let fluid = expected(&clinic, 20, vec![TeamMinutes { team, minutes: vec![100.0] }]);
    let fluid: f64 = fluid[0].iter().map(|row| row.converted).sum();
    assert!(tight <= fluid + 1.0 && tight > 0.9 * fluid, "{tight} for {fluid}");
}

#[test]
fn no_more_move_in_a_month_than_the_clinic_can_learn_from() {
    let clinic = roomy(|parts| {
        let other = Panel { name: "other".to_owned(), ..parts.panels[0].clone() };
        parts.panels.push(other);
        parts.changes =
            (0..2).map(|at| change(["one", "other"][at], 1.0, need_based(at, None))).collect();
    });
    let limited = Changing { moves_per_month_max: Some(13.0), ..changing() };
    let plays = played(&clinic, &setup(26, Some(limited)), Named::CarveOut, 20);
    for play in &plays {
        let week =
            |week: usize| -> u32 { play.panels.iter().map(|rows| rows[week].converted).sum() };
        assert!((0..26).all(|at| week(at) <= 3));
        assert_eq!((0..26).map(week).sum::<u32>(), 78, "three a week, six times two months");
    }
    // By lot, so that neither panel comes first.
    let of = |panel: usize| {
        let each = plays
            .iter()
            .map(|play| play.panels[panel].iter().map(|row| row.converted).sum::<u32>());
        mean(&each.map(f64::from).collect::<Vec<_>>())
    };
    let ((one, error), (other, _)) = (of(0), of(1));
    assert!((one - other).abs() < 6.0 * error, "{one} and {other}");
}

/// Patients on need-based control and visits of two years long after all have moved.
fn settled(plays: &[Play]) -> [Vec<f64>; 3] {
    let of = |value: fn(&PanelWeek) -> u32| -> Vec<f64> {
        let sum = |play: &Play| play.panels[0][60..].iter().map(value).sum::<u32>();
        plays.iter().map(|play| f64::from(sum(play))).collect()
    };
    [of(|row| row.need_based), of(|row| row.fixed + row.outreach), of(|row| row.on_need_based)]
}

#[test]
fn the_end_of_a_road_for_all_is_the_policy_that_converts_all_on_day_one() {
    let clinic = roomy(|parts| {
        parts.panels[0].eligible = Probability::ONE;
        parts.panels[0].safety_weeks = 26.0;
        let accepts = Accepts { chance: Some(Probability::ONE), range: None };
        let kind = ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None };
        parts.changes = vec![change("all", 1.0, kind)];
    });
    let road = played(&clinic, &setup(164, Some(changing())), Named::CarveOut, 60);
    let end = played(&clinic, &setup(164, None), Named::NeedBased, 60);
    assert!(road.iter().all(|play| play.panels[0][40].on_need_based == 260));
    for (road, end) in settled(&road).iter().zip(settled(&end)) {
        let ((road, one), (end, other)) = (mean(road), mean(&end));
        let error = one.hypot(other);
        assert!((road - end).abs() <= 3.0 * error, "{road} and {end}, {error}");
    }
}

#[test]
fn controls_spared_are_those_that_the_others_still_have() {
    // Everybody moves at the first control, and with nobody moving ten a week would be held.
    let clinic = |of: f64| {
        roomy(|parts| {
            let accepts = Accepts { chance: Some(Probability::ONE), range: None };
            let kind = ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None };
            parts.changes = vec![change("all", of, kind)];
        })
    };
    let sum = |of: f64, value: fn(&PanelWeek) -> u32| -> u32 {
        let plays = played(&clinic(of), &setup(78, Some(changing())), Named::CarveOut, 2);
        plays.iter().flat_map(|play| &play.panels[0]).map(value).sum()
    };
    let (held, spared) = (sum(1.0, |row| row.fixed), sum(1.0, |row| row.spared));
    assert_eq!(held, 2 * 260);
    assert_eq!(held + spared, sum(0.0, |row| row.fixed));
}

#[test]
fn changes_of_next_year_play_nothing_before() {
    let from: NaiveDate = date("2027-02-01");
    let clinic = roomy(|parts| {
        parts.changes = vec![Change { from, ..change("later", 1.0, need_based(0, None)) }];
    });
    for play in played(&clinic, &setup(26, Some(changing())), Named::CarveOut, 3) {
        // 2 November and thirteen weeks.
        assert!(play.panels[0][..13].iter().all(|row| row.converted == 0));
        assert!(play.panels[0][13..].iter().all(|row| row.converted <= row.fixed));
        assert!(play.panels[0][13..].iter().map(|row| row.converted).sum::<u32>() > 40);
    }
}
