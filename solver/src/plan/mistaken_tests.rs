//! The clinic's table is mistaken more often: lengths, holds and overtime move the right way, in
//! every room that reads them.

use proptest::prelude::*;

use crate::answer::{Block, BlockKind, HoldPlan, Log, Template};
use crate::day::evaluate;
use crate::day::session::{Options, SessionDay};
use crate::demand::{asks, day_law};
use crate::draws::draws;
use crate::instance::{HoldInUse, Instance, Mistaken, ProTable, cast};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::sizing::{self, size};
use crate::solve::Watch;
use crate::table::{ClassId, Id, NeedId, SessionId, TeamId};
use crate::units::{Minutes, Probability};

const URGENT: usize = 0;
const CONTROL: usize = 3;

fn class(index: usize) -> ClassId {
    ClassId::from_index(index)
}

/// Ada and Bea, with urgent visits of 20, 30 and 60 minutes of which six in ten are believed to be
/// light; `rows` of (answered, truly, share) say how often that is a mistake.
fn clinic(rows: &[(usize, usize, f64)]) -> Instance {
    let mistaken = rows.iter().map(|&(answered, truly, share)| Mistaken {
        answered: class(answered),
        truly: class(truly),
        share: Probability::new(share).expect("a share"),
    });
    let mistaken: Vec<Mistaken> = mistaken.collect();
    let changed = cast::clinic().with(|parts| {
        parts.complexity.pro = Some(ProTable {
            version: "1".to_owned(),
            bands: vec![crate::instance::ScoreBand {
                from: 0.0,
                to: 1.0,
                class: class(0),
                colour: None,
            }],
            mistaken,
            ..ProTable::default()
        });
        for need in [URGENT, CONTROL].map(NeedId::from_index) {
            parts.needs[need].minutes = [20, 30, 60, 30].map(Minutes).into_iter().collect();
        }
        parts.streams[0].mix = [0.6, 0.3, 0.1, 0.0].into_iter().collect();
        let hold = |day: u32| HoldInUse {
            team: TeamId::from_index(0),
            day: crate::instance::CycleDay { week: 0, day },
            minutes: Minutes(60),
            need: NeedId::from_index(URGENT),
            release_days: None,
        };
        parts.holds = (0..5).map(hold).collect();
    });
    changed.expect("in order")
}

/// Mean and standard deviation of the sub-acute minutes of a day, and those that nine in ten days
/// stay below \[min\].
fn sub_acute(clinic: &Instance) -> [f64; 3] {
    let all = asks(clinic);
    let urgent = all.iter().filter(|ask| ask.need == NeedId::from_index(URGENT));
    let law = day_law(clinic, urgent, 0, 1.0, Minutes(5));
    let reached = crate::number::real(law.quantile(0.9));
    [law.mean(), law.variance().sqrt(), reached].map(|steps| 5.0 * steps)
}

/// Share of sub-acute requests served on their day, with an hour held a day.
fn in_time(clinic: &Instance) -> f64 {
    let sized = size(clinic, &sizing::Options { as_is: true, frontier: false });
    sized.teams[0].design.access.share_within_days[0]
}

/// Expected overtime and chance to end in time of a morning of seven controls believed to be light.
fn morning(clinic: &Instance) -> (f64, f64) {
    let session = SessionId::from_index(0);
    let kind = BlockKind::Visit {
        team: TeamId::from_index(0),
        need: NeedId::from_index(CONTROL),
        class: class(0),
        opens_days: 0,
    };
    let spans = ["9:00-9:20", "9:20-9:40", "9:40-10:00", "10:00-10:20", "10:20-10:40"];
    let more = ["10:40-11:00", "11:00-11:20"];
    let block = |text: &&str| Block { session, span: cast::span(text), kind };
    let template = Template::new(spans.iter().chain(&more).map(block).collect());
    let day = SessionDay::of(clinic, &template, session, &Options::default()).expect("a day");
    let found = evaluate(&day.day, &day.own);
    (found.overtime, found.in_time)
}

/// Half a year played: overtime, and minutes of the visits held.
fn played(clinic: &Instance) -> (f64, f64) {
    let days = vec![Minutes(60); clinic.parts().cycle.length_days()];
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::new(std::iter::once(days).collect())),
        days: 26 * 7,
        warm_up: 0,
        beyond: 8 * 7,
        dated: true,
        windows: true,
        habits: Habits::default(),
        changes: None,
    };
    let (world, rules) = (World::of(clinic, &setup), Rules::new(Named::CarveOut));
    let log: Log = simulate(&world, &rules, 0..2, Seed(7), &Watch::default());
    let sessions = log.plays.iter().flat_map(|play| &play.sessions);
    let requests = log.plays.iter().flat_map(|play| &play.requests);
    (
        sessions.map(|row| f64::from(row.overtime)).sum(),
        requests.map(|row| f64::from(row.length)).sum(),
    )
}

/// 0.6 x 20 + 0.3 x 30 + 0.1 x 60 = 27 minutes; with a quarter of the light truly heavy
/// 0.45 x 20 + 0.3 x 30 + 0.25 x 60 = 33. Two requests a day.
#[test]
fn a_quarter_of_the_light_truly_heavy_is_six_minutes_more_a_visit() {
    let (right, wrong) = (clinic(&[]), clinic(&[(0, 2, 0.25)]));
    assert!((sub_acute(&right)[0] - 54.0).abs() < 1e-9);
    assert!((sub_acute(&wrong)[0] - 66.0).abs() < 1e-9);
    let need = &wrong.parts().needs[NeedId::from_index(URGENT)];
    let complexity = &wrong.parts().complexity;
    assert!((complexity.expected_minutes(need, class(0)) - 30.0).abs() < 1e-12);
    assert!((complexity.expected_minutes(need, class(1)) - 30.0).abs() < 1e-12);
}

#[test]
fn rows_that_say_nothing_change_nothing() {
    let (none, zero) = (clinic(&[]), clinic(&[(0, 2, 0.0), (1, 1, 0.4)]));
    assert_eq!(sub_acute(&none).map(f64::to_bits), sub_acute(&zero).map(f64::to_bits));
    assert_eq!(in_time(&none).to_bits(), in_time(&zero).to_bits());
    assert_eq!(morning(&none), morning(&zero));
    assert_eq!(played(&none), played(&zero));
}

proptest! {
    #![proptest_config(draws(4))]

    /// More of the light are truly heavier: visits last longer, more must be held, fewer are in
    /// time with what is held, and mornings end later, computed and played.
    #[test]
    fn the_more_are_heavier_than_believed_the_more_time_all_of_it_takes(
        few in 0.05..0.4_f64, more in 0.05..0.5_f64, truly in 1_usize..3,
    ) {
        let at = |share: f64| clinic(&[(0, truly, share)]);
        let (right, some, many) = (clinic(&[]), at(few), at(few + more));
        for (less, more) in [(&right, &some), (&some, &many)] {
            let (a, b) = (sub_acute(less), sub_acute(more));
            prop_assert!(a[0] < b[0] && a[2] <= b[2], "{a:?} {b:?}");
            // Where the clinic can no longer keep up, nobody is in time.
            let (a, b) = (in_time(less), in_time(more));
            prop_assert!(a > b || (a <= 0.0 && b <= 0.0), "{a} {b}");
            let ((over, ends), (later, seldom)) = (morning(less), morning(more));
            prop_assert!(over < later && ends > seldom, "{over} {later} {ends} {seldom}");
            let (a, b) = (played(less), played(more));
            prop_assert!(a.0 <= b.0 && a.1 < b.1, "{a:?} {b:?}");
        }
    }

    /// As many heavy ones believed to be middling as middling ones that are light, minute for minute:
    /// visits last as long in the mean, and vary more, so mornings of such visits end later.
    #[test]
    fn mistakes_both_ways_that_even_out_still_cost_overtime(share in 0.05..0.24_f64) {
        // From 30 minutes down by 10 three times as often as up by 30.
        let rows = [(1, 0, 3.0 * share), (1, 2, share)];
        let (right, wrong) = (clinic(&[]), clinic(&rows));
        let (a, b) = (sub_acute(&right), sub_acute(&wrong));
        prop_assert!((a[0] - b[0]).abs() < 1e-9 && a[1] < b[1], "{a:?} {b:?}");
        let length = |clinic: &Instance| {
            let visit = crate::day::Visit::of_class(
                clinic, NeedId::from_index(CONTROL), class(1), Minutes(30),
            );
            let length = visit.expect("a visit").length;
            (length.mean(), length.variance())
        };
        let ((mean, variance), (same, greater)) = (length(&right), length(&wrong));
        prop_assert!((mean - same).abs() < 1e-3 && variance < greater);
    }
}
