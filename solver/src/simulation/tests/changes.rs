//! Each kind of change played in the clinic of Ada and Bea, against figures worked by hand.

use chrono::NaiveDate;

use crate::answer::{Fate, HoldPlan, Play, RequestRow};
use crate::evaluation::{Estimate, log_verdict};
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    Accepts, Asks, Change, ChangeKind, Clinician, CycleDay, Instance, InstanceParts, Need, Purpose,
    Role, Session,
};
use crate::rng::Seed;
use crate::road::clinic::Accepting;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Changing, Habits, Plan, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{ClinicianId, Id, NeedId, TeamId};
use crate::units::{Minutes, Probability};

const WEEKS: u32 = 78;
const RUNS: u32 = 30;

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn need(at: usize) -> NeedId {
    NeedId::from_index(at)
}

/// The clinic with time for all its visits and a nurse who works every day; nobody stays away.
fn roomy(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    for session in parts.sessions.values_mut() {
        session.span = span("8:00-16:00");
    }
    let nurse = Clinician {
        name: "Cleo".to_owned(),
        role: Role::Nurse,
        teams: vec![TeamId::from_index(0)],
    };
    let nurse: ClinicianId = parts.clinicians.push(nurse);
    let like = parts.sessions.values().next().cloned().expect("a session");
    for day in 0..5 {
        let at = CycleDay { week: 0, day };
        parts.sessions.push(Session { clinician: nurse, day: at, room: None, ..like.clone() });
    }
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

/// A change for half of what it touches, from the day of the file.
fn half(kind: ChangeKind) -> Change {
    Change {
        name: "change".to_owned(),
        from: date("2026-11-02"),
        ramp_weeks: 1,
        share: share(0.5),
        share_range: None,
        kind,
        brings: None,
    }
}

fn played(clinic: &Instance, weeks: u32, runs: u32) -> Vec<Play> {
    let changing =
        Changing { accepting: Accepting::assumed(), moves_per_month_max: None, panels: true };
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: 7 * weeks,
        warm_up: 0,
        beyond: 366,
        dated: true,
        windows: false,
        habits: Habits::default(),
        changes: Some(changing),
    };
    let rules = Rules { notice: 0, ..Rules::new(Named::CarveOut) };
    let log = simulate(&World::of(clinic, &setup), &rules, 0..runs, Seed(7), &Watch::default());
    assert_eq!(log_verdict(clinic, &log), []);
    log.plays
}

/// What is looked at: requests, and the minutes they are planned with, of those in some weeks.
fn per_week(play: &Play, from: i32, of: impl Fn(&RequestRow) -> f64) -> f64 {
    let until = i32::try_from(WEEKS).expect("few");
    let rows = play.requests.iter().filter(|row| (7 * from..7 * until).contains(&row.ready.0));
    let weeks = f64::from(until - from);
    rows.filter(|row| row.fate != Fate::Left).map(of).sum::<f64>() / weeks
}

/// A kind with what it makes of a week, worked by hand.
struct Case {
    kind: ChangeKind,
    /// Weeks after which it is there in full.
    from: i32,
    /// Requests and minutes a week before it.
    before: [f64; 2],
    /// How many more of both with it.
    more: [f64; 2],
}

/// How far whole runs may end early or late: what a last request leads to is asked for after the run.
const EDGE: [f64; 2] = [0.05, 1.5];

fn is_as_worked(name: &str, case: &Case, change: impl Fn(&mut InstanceParts)) {
    let clinic = |changes: Vec<Change>| {
        roomy(|parts| {
            change(parts);
            parts.changes = changes;
        })
        .with_brought()
    };
    let before = played(&clinic(Vec::new()), WEEKS, RUNS);
    let after = played(&clinic(vec![half(case.kind.clone())]), WEEKS, RUNS);
    let figures: [fn(&RequestRow) -> f64; 2] = [|_| 1.0, |row| row.planned.real()];
    for (at, of) in figures.into_iter().enumerate() {
        let weeks = |plays: &[Play]| -> Vec<f64> {
            plays.iter().map(|play| per_week(play, case.from, of)).collect()
        };
        let (before, after) = (weeks(&before), weeks(&after));
        let near = |found: Estimate, wanted: f64, what: &str| {
            let errors = (3.0, 4 * CASES);
            assert!(
                !found.beyond(wanted, errors) || (found.mean - wanted).abs() < EDGE[at],
                "{name}, {what} {at}: {found:?} for {wanted}"
            );
        };
        near(Estimate::of(&before), case.before[at], "before");
        near(Estimate::difference(&before, &after), case.more[at], "more");
    }
}

/// As many as are worked below.
const CASES: usize = 9;

/// Ten urgent requests of 20 minutes a week, and six pathways of 40 and 20.
const STREAMS: [f64; 2] = [10.0 + 12.0, 200.0 + 360.0];

fn of_streams(kind: ChangeKind, more: [f64; 2]) -> Case {
    Case { kind, from: 0, before: STREAMS, more }
}

fn without_panels(parts: &mut InstanceParts) {
    parts.panels.clear();
    // The answer on the day after: hardly a step is asked for after the run.
    for step in parts.pathways.values_mut().flat_map(|pathway| pathway.steps.iter_mut().skip(1)) {
        (step.lag_min, step.lag_max, step.external_days) = (1, 30, 0);
    }
}

#[test]
fn triage_is_played_as_it_is_worked_by_hand() {
    // Of six a week three need no first visit: two of these leave, one is called for 10 minutes and
    // comes for the answer; reading takes 2 minutes each.
    let kind = ChangeKind::Triage {
        stream: 1,
        phone: share(1.0 / 3.0),
        phone_minutes: Minutes(10),
        reading_minutes: Minutes(2),
    };
    let more = [-3.0 - 2.0 + 1.0 + 6.0, -120.0 - 40.0 + 10.0 + 12.0];
    is_as_worked("triage", &of_streams(kind, more), without_panels);
}

#[test]
fn visits_that_fall_together_are_played_as_they_are_worked_by_hand() {
    // Three of six pathways spare one of their two visits, either as likely.
    let kind = ChangeKind::FewerVisits { stream: 1, visits_spared: 1.0 };
    is_as_worked("fewer", &of_streams(kind, [-3.0, -90.0]), without_panels);
}

#[test]
fn calls_before_admissions_are_played_as_they_are_worked_by_hand() {
    // Four calls of 5 minutes a week, two of which lead to a visit of 20.
    let kind = ChangeKind::SubAcute {
        team: TeamId::from_index(0),
        need: need(0),
        per_week: 8.0,
        practice: share(0.25),
        admitted: share(0.25),
        call_minutes: Minutes(5),
    };
    is_as_worked("sub-acute", &of_streams(kind, [4.0 + 2.0, 20.0 + 40.0]), without_panels);
}

#[test]
fn visits_at_home_are_played_as_they_are_worked_by_hand() {
    // One stay a week becomes two visits and a half of 20 minutes and 25 of travel.
    let kind = ChangeKind::Home {
        team: TeamId::from_index(0),
        need: need(0),
        per_week: 2.0,
        visits: 2.5,
        travel_minutes: Minutes(25),
    };
    is_as_worked("home", &of_streams(kind, [2.5, 112.5]), without_panels);
}

#[test]
fn virtual_visits_are_played_as_they_are_worked_by_hand() {
    // Half of ten visits of 20 minutes take 12, whatever the grid.
    let kind = ChangeKind::Virtual { need: need(0), minutes: Minutes(12) };
    is_as_worked("virtual", &of_streams(kind, [0.0, -40.0]), without_panels);
}

#[test]
fn tasks_that_shift_are_played_as_they_are_worked_by_hand() {
    // Half of ten visits of 20 minutes take a nurse 30.
    let kind = ChangeKind::TaskShift { need: need(0), role: Role::Nurse, minutes: Minutes(30) };
    is_as_worked("task shift", &of_streams(kind.clone(), [0.0, 50.0]), without_panels);
    let clinic = roomy(|parts| {
        without_panels(parts);
        parts.changes = vec![half(kind)];
    });
    let clinic = clinic.with_brought();
    for play in played(&clinic, WEEKS, 2) {
        for row in &play.requests {
            let shifted = clinic.parts().needs[row.need].brought.is_some();
            let nurse = row.clinician.map(|id| clinic.parts().clinicians[id].role == Role::Nurse);
            assert!(nurse.is_none_or(|nurse| nurse == shifted), "{row:?}");
        }
    }
}

/// The panel alone: 520 patients every 26 weeks, 20 controls of 20 minutes a week.
fn panel_alone(parts: &mut InstanceParts) {
    let advice = Need {
        name: "advice".to_owned(),
        purpose: Purpose::Advice,
        minutes: parts.needs[need(0)].minutes.map(|_, _| Minutes(10)),
        ..parts.needs[need(3)].clone()
    };
    parts.needs.push(advice);
    parts.streams.clear();
    let panel = &mut parts.panels[0];
    panel.mix = [0.0, 0.0, 0.0, 1.0].into_iter().collect();
    (panel.size, panel.converted, panel.eligible) = (520, Probability::ZERO, Probability::ONE);
    (panel.requests_per_year, panel.safety_weeks) = (2.0, 1_040.0);
}

/// The share moves at the first control: from week 27 on half are left. Called in four weeks ahead.
fn of_panel(kind: ChangeKind, more: [f64; 2]) -> Case {
    Case { kind, from: 27, before: [20.0, 400.0], more }
}

fn at_once() -> Accepts {
    Accepts { chance: Some(Probability::ONE), range: None }
}

/// Weeks of a year as rates have it.
const YEAR: f64 = crate::demand::WEEKS_PER_YEAR;

#[test]
fn need_based_control_is_played_as_it_is_worked_by_hand() {
    // 260 patients ask for two visits of 20 minutes a year.
    let kind = ChangeKind::NeedBased { panel: 0, accepts: at_once(), between_weeks: None };
    let asked = 520.0 / YEAR;
    is_as_worked(
        "need-based",
        &of_panel(kind, [-10.0 + asked, -200.0 + 20.0 * asked]),
        panel_alone,
    );
}

#[test]
fn controls_in_general_practice_are_played_as_they_are_worked_by_hand() {
    // 260 patients are asked about three times a year, ten minutes each.
    let kind = ChangeKind::Practice { panel: 0, accepts: at_once(), advice_per_year: 3.0 };
    let asked = 780.0 / YEAR;
    is_as_worked("practice", &of_panel(kind, [-10.0 + asked, -200.0 + 10.0 * asked]), panel_alone);
}

#[test]
fn patients_of_the_municipality_are_played_as_they_are_worked_by_hand() {
    let kind = ChangeKind::Municipality { panel: 0, accepts: at_once() };
    is_as_worked("municipality", &of_panel(kind, [-10.0, -200.0]), panel_alone);
}

/// Everything a request is when it is made.
fn asked(row: &RequestRow) -> (u32, NeedId, i32, i32, Minutes) {
    (row.patient, row.need, row.asked.0, row.ready.0, row.planned)
}

#[test]
fn whom_no_change_touches_asks_for_the_same() {
    let later: NaiveDate = date("2027-02-01");
    let kinds = [
        ChangeKind::Virtual { need: need(3), minutes: Minutes(15) },
        ChangeKind::FewerVisits { stream: 1, visits_spared: 1.0 },
        ChangeKind::Home {
            team: TeamId::from_index(0),
            need: need(0),
            per_week: 4.0,
            visits: 2.0,
            travel_minutes: Minutes(10),
        },
    ];
    for kind in kinds {
        let clinic = |changes: Vec<Change>| roomy(|parts| parts.changes = changes).with_brought();
        let change = Change { from: later, ..half(kind.clone()) };
        let (without, with) = (clinic(Vec::new()), clinic(vec![change]));
        let (without, played) = (played(&without, 30, 2), played(&with, 30, 2));
        for (before, after) in without.iter().zip(&played) {
            // Thirteen weeks are the same to the last row.
            let until = |play: &Play| -> Vec<_> {
                let rows = play.requests.iter().filter(|row| row.ready.0 < 13 * 7);
                rows.map(asked).collect()
            };
            assert_eq!(until(before), until(after), "{kind:?}");
            let brought = |row: &&RequestRow| with.parts().needs[row.need].brought.is_some();
            let first = after.requests.iter().find(brought).map(|row| row.ready.0);
            let fewer = after.requests.len() < before.requests.len();
            assert!(first.is_none_or(|day| day >= 13 * 7), "{kind:?} begins on its day");
            assert!(first.is_some() || fewer, "{kind:?} is played");
        }
    }
}

#[test]
fn a_change_that_grows_touches_as_many_as_its_ramp_says() {
    // Ten weeks: a tenth of half in the first, two tenths in the second, and so on.
    let clinic = roomy(|parts| {
        without_panels(parts);
        for stream in &mut parts.streams {
            stream.per_week *= 10.0;
        }
        let kind = ChangeKind::Virtual { need: need(0), minutes: Minutes(15) };
        parts.changes = vec![Change { ramp_weeks: 10, ..half(kind) }];
    });
    let clinic = clinic.with_brought();
    let plays = played(&clinic, 12, 40);
    for week in 0..12 {
        let of_week = |row: &&RequestRow| row.ready.0 / 7 == week;
        let share = |play: &Play| {
            let urgent = |row: &&RequestRow| clinic.like(row.need) == need(0);
            let all = play.requests.iter().filter(of_week).filter(urgent);
            let virtually = all.clone().filter(|row| row.need != need(0)).count();
            crate::number::real(virtually) / crate::number::real(all.count())
        };
        let found = Estimate::of(&plays.iter().map(share).collect::<Vec<_>>());
        let wanted = 0.5 * f64::from((week + 1).min(10)) / 10.0;
        assert!(!found.beyond(wanted, (3.0, 12)), "week {week}: {found:?} for {wanted}");
    }
}

#[test]
fn a_pathway_whose_first_visit_is_a_call_goes_on_and_keeps_its_right() {
    let clinic = roomy(|parts| {
        without_panels(parts);
        parts.changes = vec![Change {
            share: Probability::ONE,
            ..half(ChangeKind::Triage {
                stream: 1,
                phone: Probability::ONE,
                phone_minutes: Minutes(10),
                reading_minutes: Minutes(0),
            })
        }];
    });
    let clinic = clinic.with_brought();
    let call = clinic.parts().changes[0].brings.as_ref().and_then(|brings| brings.call);
    let call = call.expect("a call");
    assert!(matches!(clinic.parts().streams[1].asks, Asks::Pathway(_)));
    for play in played(&clinic, 26, 2) {
        let count = |of: NeedId| play.requests.iter().filter(|row| row.need == of).count();
        assert_eq!(count(need(1)), 0, "everybody is called");
        assert!(count(call) > 100 && count(call) - count(need(2)) < 10, "and comes for the answer");
        assert!(play.requests.iter().filter(|row| row.need == call).all(|row| row.due.is_some()));
    }
}
