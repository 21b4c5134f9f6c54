//! The L-shaped method against every design there is, on clinics small enough.

use proptest::prelude::*;

use super::*;
use crate::draws::draws;
use crate::instance::{CycleDay, Service};
use crate::number::exact;
use crate::rng::Purpose;
use crate::sizing::sample::convex::tangent;
use crate::sizing::sample::cost::Scale;
use crate::sizing::sample::master::minimise;
use crate::sizing::sample::problem::{FINE, SampleProblem};
use crate::sizing::sample::{SampleModel, Weights};
use crate::solve::{Limits, StopToken};
use crate::table::{NeedId, Table};
use crate::units::{Minutes, Probability};

/// Ada and Bea on three mornings of an hour or so, three or four holds a day.
pub(super) fn small(same_day: bool, cancelled: f64, urgent: f64, days: u32) -> Instance {
    clinic(|parts| {
        parts.goals.cancelled_share = Probability::new(cancelled).unwrap();
        let team = TeamId::from_index(0);
        let service = if same_day { Service::SameDay } else { Service::NextDay };
        parts.teams[team].service = service;
        let keep = |day: CycleDay| day.day < 3;
        let short = |session: &crate::instance::Session| crate::instance::Session {
            span: crate::units::Span {
                from: session.span.from,
                to: session.span.from + Minutes(60),
            },
            ..session.clone()
        };
        let sessions: Table<_, _> =
            parts.sessions.values().filter(|session| keep(session.day)).map(short).collect();
        parts.sessions = sessions;
        parts.opening.truncate(3);
        let share = Probability::new(0.9).unwrap();
        parts.needs[NeedId::from_index(0)].promise =
            crate::instance::Promise::Access { days, share };
        parts.streams[0].per_week = urgent;
        parts.streams[1].per_week = 3.0;
        parts.panels.clear();
    })
}

/// All designs with up to so many holds on each day.
pub(super) fn designs(most: &[usize]) -> Vec<Vec<usize>> {
    most.iter().fold(vec![Vec::new()], |designs, &most| {
        let longer = |design: Vec<usize>| {
            (0..=most).map(move |count| design.iter().copied().chain([count]).collect())
        };
        designs.into_iter().flat_map(longer).collect()
    })
}

fn weights(late: f64) -> Weights {
    Weights { late, waiting: 1.0, idle_worth: 0.5, extra: 0.0 }
}

proptest! {
    #![proptest_config(draws(12))]

    #[test]
    fn no_design_costs_less_than_the_one_the_cuts_find(
        same_day in any::<bool>(), cancelled in 0.0..0.4, urgent in 1.0..8.0, days in 0_u32..3,
        late in 0.0..20.0, at_once in any::<bool>(), seed in any::<u64>(),
    ) {
        let clinic = small(same_day, cancelled, urgent, days);
        let model = team(&clinic);
        let options = SampleOptions { seed: Seed(seed), ..options(5, 20) };
        let problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
        let stop = StopToken::default();
        let release = if at_once { Release::DaysBefore(0) } else { Release::Never };
        let model_of = SampleModel::HoldsAlone;
        let scale =
            Scale { problem: &problem, weights: weights(late), release, model: model_of, stop: &stop };
        let none = vec![0; model.days.len()];
        let constant = scale.mean(&none, None)
            - tangent(&problem, &scale.rule(&none, None), scale.weights).value.iter().sum::<f64>();
        let proved = minimise(&scale, &[], constant, &Limits::default());
        let most: Vec<usize> = model.days.iter().map(|day| day.holds_max).collect();
        let costs = designs(&most).into_iter().map(|counts| scale.mean(&counts, None));
        let least = costs.fold(f64::INFINITY, f64::min);
        let near = 1e-5 * least.abs().max(1.0);
        prop_assert!((proved.cost - least).abs() <= near, "{proved:?} against {least}");
        prop_assert!(proved.bound <= least + near && proved.bound >= least - near, "{proved:?}");
        prop_assert!((scale.mean(&proved.counts, None) - proved.cost).abs() <= near);
    }

    #[test]
    fn a_tangent_lies_below_the_cost_of_every_other_design(
        cancelled in 0.0..0.4, urgent in 1.0..8.0, days in 0_u32..3, late in 0.0..20.0,
        at_once in any::<bool>(), designs in proptest::collection::vec(0_i64..7, 12),
    ) {
        let clinic = small(true, cancelled, urgent, days);
        let model = team(&clinic);
        let options = options(4, 25);
        let problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
        let stop = StopToken::default();
        let release = if at_once { Release::DaysBefore(0) } else { Release::Never };
        let model_of = SampleModel::HoldsAlone;
        let scale =
            Scale { problem: &problem, weights: weights(late), release, model: model_of, stop: &stop };
        // Halves of a step of 20 min in every session, at most its hour.
        let design = |of: &[i64]| -> Vec<Vec<i64>> {
            let mut of = of.iter().cycle();
            let session = |_| of.next().map_or(0, |halves| (halves * FINE / 2).min(3 * FINE));
            let days = model.days.iter().map(|day| day.sessions.len());
            let mut session = session;
            days.map(|count| (0..count).map(&mut session).collect()).collect()
        };
        let (here, there) = (design(&designs[..6]), design(&designs[6..]));
        let rules = (scale.fraction(&here), scale.fraction(&there));
        let at = (tangent(&problem, &rules.0, scale.weights), tangent(&problem, &rules.1, scale.weights));
        for part in 0..2 {
            let moved = rules.0.held.iter().zip(&rules.1.held).zip(&at.0.slope);
            let change: f64 = moved.map(|((a, b), slope)| exact(b - a) * slope[part]).sum();
            let below = at.0.value[part] + change;
            prop_assert!(below <= at.1.value[part] + 1e-6, "{below} above {}", at.1.value[part]);
        }
    }
}

#[test]
fn with_leftover_minutes_the_cost_is_not_convex() {
    // One day of two steps, one routine and two urgent steps asked. 0 holds: routine takes one, the
    // other serves one urgent, 1 waits late: 1 + 10. One hold: the same. Two holds: both urgent are
    // served, the routine step waits: 1. From 11 to 11 to 1 is a bend downwards.
    let clinic = clinic(|parts| {
        parts.opening.truncate(1);
        let mut first = parts.sessions.values().next().unwrap().clone();
        first.span.to = first.span.from + Minutes(40);
        parts.sessions = [first].into_iter().collect();
    });
    let model = team(&clinic);
    let options = options(1, 1);
    let mut problem = SampleProblem::new(&clinic, &model, &options, Purpose::Sample);
    (problem.paths.sub_acute[0], problem.paths.routine[0]) = (2, 1);
    let stop = StopToken::default();
    let weights = Weights { late: 10.0, waiting: 1.0, idle_worth: 0.0, extra: 0.0 };
    let release = Release::Never;
    let scale = Scale {
        problem: &problem,
        weights,
        release,
        model: SampleModel::WithLeftovers,
        stop: &stop,
    };
    let costs = [0, 1, 2].map(|holds| scale.mean(&[holds], None) / problem.per_week(FINE));
    for (cost, hand) in costs.iter().zip([11.0, 11.0, 1.0]) {
        assert!((cost - hand).abs() < 1e-9, "{costs:?}");
    }
}
