use proptest::prelude::*;

use super::*;
use crate::draws::draws;
use crate::instance::{Service, WhenLate};
use crate::rng::Purpose;
use crate::sizing::sample::Flexible;
use crate::sizing::sample::problem::{FINE, SampleProblem};
use crate::sizing::sample::sweep::{Scratch, Totals, sweep};
use crate::table::NeedId;
use crate::units::{Minutes, Probability};

/// Writes one path by hand: sub-acute and routine steps day by day.
fn by_hand(problem: &mut SampleProblem, asked: &[(u32, u32)]) {
    for (at, &(sub_acute, routine)) in asked.iter().enumerate() {
        problem.paths.sub_acute[at] = sub_acute;
        problem.paths.routine[at] = routine;
    }
}

fn swept(problem: &SampleProblem, holds: &[usize], release: Release) -> Totals {
    let rule = problem.rule(holds, release, None);
    sweep(problem, &rule, 0, &mut Scratch::new(problem.paths.length))
}

#[test]
fn two_days_by_hand_share_late_and_idle_minutes_as_the_paper_does() {
    // Steps of 20 min. Monday has 18 steps (Ada and Bea), Tuesday 9 (Ada). Three are held each day,
    // urgent requests want the same day.
    let clinic = clinic(|_| {});
    let model = team(&clinic);
    let options = options(1, 2);
    let mut problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
    assert_eq!((model.lattice, problem.paths.length > 2), (Minutes(20), true));
    let length = problem.paths.length;
    by_hand(&mut problem, &vec![(0, 0); length]);
    // Monday: 20 routine for 15 unheld, 5 wait; 1 urgent, 2 holds idle beside them.
    // Tuesday: 5 + 0 routine for 6 unheld, 1 left over; 6 urgent: 3 in holds, 1 beside, 2 late.
    by_hand(&mut problem, &[(1, 20), (6, 0)]);
    let totals = swept(&problem, &[3, 3, 3, 3, 3], Release::Never);
    assert_eq!((totals.sub_acute, totals.routine), (7 * FINE, 20 * FINE));
    assert_eq!((totals.late, totals.overdue), (2 * FINE, 2 * FINE));
    assert_eq!((totals.idle, totals.unused), (2 * FINE, 2 * FINE));
    assert_eq!((totals.waiting, totals.after), ((2 * FINE, 5 * FINE), (2 * FINE, 0)));
    // 5 of 20 routine steps waited a day.
    assert_eq!(totals.routine_wait, 5 * FINE);
    // Released on the day itself, four tenths of Monday's 2 holds are filled.
    let totals = swept(&problem, &[3, 3, 3, 3, 3], Release::DaysBefore(0));
    assert_eq!((totals.refilled, totals.idle, totals.routine_wait), (800, 1200, 4200));
}

#[test]
fn a_hold_opens_the_day_before_unless_somebody_waits_for_it() {
    let clinic = clinic(|_| {});
    let model = team(&clinic);
    let options = SampleOptions { fill: vec![0.0, 1.0], ..options(1, 2) };
    let mut problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
    let length = problem.paths.length;
    by_hand(&mut problem, &vec![(0, 0); length]);
    // Nobody waits before Monday: its 3 holds open, and 18 routine steps take all 18.
    // The 2 urgent of Monday wait: two of Tuesday's 3 holds are claimed, one opens. Tuesday has 6
    // unheld: 8 routine take 7 and one waits; the 2 urgent are served, a day late.
    by_hand(&mut problem, &[(2, 18), (0, 8)]);
    let totals = swept(&problem, &[3, 3, 3, 3, 3], Release::DaysBefore(1));
    assert_eq!((totals.refilled, totals.late), (4 * FINE, 2 * FINE));
    assert_eq!((totals.routine_served, totals.sub_acute_served), (25 * FINE, 2 * FINE));
    assert_eq!((totals.unused, totals.after), (0, (0, FINE)));
}

/// Ada and Bea, made harder: sessions fall out, and the rules vary.
fn varied(service: Service, may_take: bool, waits: bool, cancelled: f64) -> Instance {
    clinic(|parts| {
        parts.goals.cancelled_share = Probability::new(cancelled).unwrap();
        parts.teams[TeamId::from_index(0)].service = service;
        let urgent = &mut parts.needs[NeedId::from_index(0)];
        urgent.may_take_unheld = may_take;
        urgent.when_late = if waits { WhenLate::Waits } else { WhenLate::Overtime };
    })
}

proptest! {
    #![proptest_config(draws(40))]

    #[test]
    fn no_minute_is_lost_and_none_is_made(
        same_day in any::<bool>(), may_take in any::<bool>(), waits in any::<bool>(),
        cancelled in 0.0..0.5, holds in proptest::collection::vec(0_usize..9, 5),
        release in 0_u32..5, extra in any::<bool>(), start in (0..9, 0..90), warm_up in 0_u32..9,
    ) {
        let service = if same_day { Service::SameDay } else { Service::NextDay };
        let clinic = varied(service, may_take, waits, cancelled);
        let model = team(&clinic);
        let (sub_acute, routine) = (Minutes(20 * start.0), Minutes(20 * start.1));
        let options = SampleOptions {
            start: Start::Minutes { sub_acute, routine }, warm_up, ..options(3, 30)
        };
        let problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
        let release = release.checked_sub(1).map_or(Release::Never, Release::DaysBefore);
        let flexible = extra.then_some(Flexible { threshold: Minutes(200), minutes: Minutes(60) });
        let rule = problem.rule(&holds, release, flexible);
        let mut scratch = Scratch::new(problem.paths.length);
        for path in 0..3 {
            let t = sweep(&problem, &rule, path, &mut scratch);
            prop_assert_eq!(t.capacity, t.sub_acute_served + t.routine_served + t.unused);
            prop_assert_eq!(t.before.0 + t.sub_acute, t.sub_acute_served + t.lost + t.after.0);
            prop_assert_eq!(t.before.1 + t.routine, t.routine_served + t.after.1);
            prop_assert_eq!(scratch.waited.iter().sum::<i64>(), t.routine);
            prop_assert!(0 <= t.idle && t.idle <= t.unused && t.late <= t.sub_acute);
            prop_assert!(flexible.is_some() || t.extra == 0);
        }
    }

    #[test]
    fn more_holds_never_make_more_sub_acute_requests_late_with_holds_alone(
        cancelled in 0.0..0.5, holds in proptest::collection::vec(0_usize..8, 5), day in 0_usize..5,
    ) {
        let clinic = varied(Service::SameDay, false, true, cancelled);
        let model = team(&clinic);
        let options = options(4, 40);
        let problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
        let mut more = holds.clone();
        more[day] += 1;
        for release in [Release::Never, Release::DaysBefore(0)] {
            let sum = |holds: &[usize]| -> (i64, i64) {
                let rule = problem.rule(holds, release, None);
                let mut scratch = Scratch::new(problem.paths.length);
                let each = (0..4).map(|path| sweep(&problem, &rule, path, &mut scratch));
                each.fold((0, 0), |sum, t| (sum.0 + t.late, sum.1 + t.overdue))
            };
            let (few, many) = (sum(&holds), sum(&more));
            prop_assert!(many.0 <= few.0 && many.1 <= few.1);
        }
    }
}
