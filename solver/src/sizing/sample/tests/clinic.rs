//! What a planner asks for, on Ada and Bea.

use super::*;
use crate::sizing::sample::{
    Flexible, SampleModel, SampleOptimum, Weights, evaluate, frontier, optimise,
};
use crate::solve::{Limits, Watch};
use crate::units::Minutes;

const WEIGHTS: Weights = Weights { late: 10.0, waiting: 1.0, idle_worth: 0.0, extra: 0.0 };

fn short(clinic: &Instance) -> Instance {
    clinic.with(|parts| parts.goals.frontier_max = 16).unwrap()
}

fn optimum(options: &SampleOptions) -> Vec<SampleOptimum> {
    optimise(&short(&clinic(|_| {})), options, &WEIGHTS, &Limits::default(), &Watch::default())
}

#[test]
fn the_frontier_trades_late_minutes_for_idle_ones() {
    let clinic = short(&clinic(|_| {}));
    let watch = Watch::default();
    let told = frontier(&clinic, &options(100, 100), &watch);
    assert_eq!(told.len(), 2, "one frontier per release rule");
    assert_eq!(watch.meter.read(), (34, 34));
    for frontier in &told {
        let points = &frontier.points;
        assert_eq!(points.len(), 17);
        let (first, last) = (&points[0].measures, &points[16].measures);
        assert!(last.overflow_minutes_per_week.mean < first.overflow_minutes_per_week.mean);
        assert!(first.idle_beside_queue_minutes_per_week.mean < 1e-9);
        assert!(first.added_wait_days.mean.abs() < 1e-9 && last.added_wait_days.mean > 0.0);
        let saved: f64 =
            points.iter().filter_map(|at| at.next_hold_saves_breaches).map(|p| p.mean).sum();
        let fewer = first.overflow_minutes_per_week.mean - last.overflow_minutes_per_week.mean;
        // An urgent visit is 20 minutes.
        assert!((saved - fewer / 20.0).abs() < 1e-9);
        assert!(points[16].next_hold_costs_idle.is_none());
    }
    let refilled = |at: usize| told[at].points[16].measures.refilled_minutes_per_week.mean;
    assert!(refilled(0).abs() < 1e-9 && refilled(1) > 0.0);
}

#[test]
fn a_single_design_measures_what_its_point_on_the_frontier_does() {
    let clinic = short(&clinic(|_| {}));
    let options = options(50, 60);
    let told = frontier(&clinic, &options, &Watch::default());
    let point = &told[1].points[9];
    let own =
        evaluate(&clinic, (told[1].team, &told[1].held), &point.holds, told[1].release, &options);
    assert_eq!(own, point.measures);
}

#[test]
fn a_stop_hands_back_what_is_finished() {
    let watch = Watch::default();
    watch.stop.stop();
    let clinic = clinic(|_| {});
    assert_eq!(frontier(&clinic, &options(10, 10), &watch), Vec::new());
    let limits = Limits::default();
    assert_eq!(optimise(&clinic, &options(10, 10), &WEIGHTS, &limits, &watch), Vec::new());
}

#[test]
fn the_best_holds_alone_are_proved_and_release_makes_them_cheaper() {
    let optima = optimum(&options(100, 100));
    let alone: Vec<_> =
        optima.iter().filter(|best| best.model == SampleModel::HoldsAlone).collect();
    assert_eq!((optima.len(), alone.len()), (4, 2));
    assert!(alone.iter().all(|best| best.gap().unwrap() <= 1e-6), "{alone:?}");
    assert!(alone[1].cost < alone[0].cost);
    let whole = optima.iter().filter(|best| best.model == SampleModel::WithLeftovers);
    for (whole, alone) in whole.zip(alone) {
        // Leftover minutes only help, and with them the gap is small.
        assert!(whole.cost < alone.cost && whole.gap().unwrap() <= 0.04, "{whole:?}");
        let fresh = whole.out_of_sample;
        assert!((fresh.mean - whole.cost).abs() < 0.2 * whole.cost, "{whole:?}");
    }
}

#[test]
fn extra_sessions_are_opened_where_they_are_worth_their_minutes() {
    let extra = Flexible { threshold: Minutes(120), minutes: Minutes(60) };
    let releases = vec![Release::DaysBefore(1)];
    let options = SampleOptions { flexible: vec![extra], releases, ..options(50, 60) };
    let clinic = short(&clinic(|_| {}));
    let at = |extra| {
        let weights = Weights { extra, ..WEIGHTS };
        let found = optimise(&clinic, &options, &weights, &Limits::default(), &Watch::default());
        assert_eq!((found.len(), found[0].bound), (1, None));
        found[0].flexible
    };
    // Minutes for nothing are always welcome, minutes beyond any price never.
    assert_eq!((at(0.0), at(1e6)), (Some(extra), None));
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_one_thread_and_on_two() {
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let clinic = short(&clinic(|_| {}));
        pool.install(|| {
            let told = frontier(&clinic, &options(130, 30), &Watch::default());
            (told, optimum(&options(130, 30)))
        })
    };
    assert_eq!(format!("{:?}", run(1)), format!("{:?}", run(2)));
}
