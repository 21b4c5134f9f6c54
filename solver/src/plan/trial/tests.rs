//! When a trial has had enough replications.

use super::*;
use crate::evaluation::measure::{Scope, Side, compare_sides};
use crate::instance::cast::clinic;

const RULES: [Named; 3] = [Named::FirstComeFirstServed, Named::EarliestDueDate, Named::CarveOut];

fn asked(replications: u32, until: Option<Until>) -> Trial {
    let terms = Terms { weeks: 8, ..Terms::usual() };
    let holds = Holds::Computed;
    Trial { terms, replications, holds, until, ..Trial::usual(Seed(5)) }
}

fn together(replications: u32, until: Option<Until>) -> Vec<Tried> {
    let clinic = clinic();
    let sides = RULES.map(|named| (&clinic, named));
    let trial = asked(replications, until);
    try_together(&sides, &trial, &Watch::default()).expect("the cast can be played")
}

/// Half the width of every difference against the first, as the comparison tells them.
fn told(tried: &[Tried], measure: Measure) -> Vec<f64> {
    let clinic = clinic();
    let of = |other: &Tried| {
        let sides = [&tried[0], other].map(|of| Side { instance: &clinic, measured: &of.measured });
        let rows = compare_sides(sides[0], sides[1]);
        let row = rows.iter().find(|row| row.measure == measure && row.scope == Scope::Clinic);
        row.and_then(|row| row.difference).expect("told").half_width
    };
    tried[1..].iter().map(of).collect()
}

/// Narrower than twenty runs make it.
fn narrow(measure: Measure) -> Until {
    let widest = told(&together(20, None), measure).into_iter().fold(0.0, f64::max);
    Until { measure, half_width: 0.7 * widest, replications_max: 400 }
}

#[test]
fn all_differences_are_narrow_when_a_comparison_stops_and_one_was_not_a_batch_before() {
    for measure in [Measure::AccessMean, Measure::MinutesFreed] {
        let until = narrow(measure);
        let tried = together(4, Some(until));
        let count = tried[0].measured.replications.len();
        assert!(count > RUNS_MIN && count < 400, "{count} runs decide nothing");
        assert!(tried.iter().all(|one| one.measured.replications.len() == count));
        assert!(tried.iter().all(|one| one.ended == Some(Ended { until, narrow: true })));
        let widths = told(&tried, measure);
        assert!(widths.iter().all(|&width| width <= until.half_width), "{widths:?}");
        let most = u32::try_from(count).expect("few") - 4;
        let before = together(4, Some(Until { replications_max: most, ..until }));
        assert_eq!(before[0].ended.map(|ended| ended.narrow), Some(false));
        assert_eq!(before[0].measured.replications.len(), count - 4);
        let widths = told(&before, measure);
        assert!(widths.iter().any(|&width| width > until.half_width), "{widths:?}");
    }
}

#[test]
fn no_interval_of_fewer_than_twenty_runs_is_looked_at() {
    let until = Until { half_width: 1e6, ..narrow(Measure::AccessMean) };
    assert!(together(4, Some(until)).iter().all(|one| one.measured.replications.len() == 20));
    let alone = try_policy(&clinic(), RULES[0], &asked(4, Some(until)), &Watch::default());
    assert_eq!(alone.expect("played").measured.replications.len(), 20);
}

#[test]
fn a_comparison_stops_at_the_same_run_on_any_number_of_threads() {
    let until = narrow(Measure::AccessMean);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| together(4, Some(until)))
    };
    let of = |tried: Vec<Tried>| tried.into_iter().map(|one| one.measured).collect::<Vec<_>>();
    assert_eq!(of(on(1)), of(on(3)));
}
