//! How often a 95 % interval holds the truth: two hundred trials of the same clinic, each with its own
//! seed, against one of very many runs.

use crate::evaluation::measure::Value;
use crate::evaluation::{Estimate, Measure, Scope};
use crate::instance::cast::parts;
use crate::instance::{Instance, Promise};
use crate::plan::trial::{Holds, Terms, Trial, try_policy};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::solve::Watch;
use crate::table::{Id, NeedId};
use crate::units::Probability;

const SEEDS: u64 = 200;

/// Urgent patients are promised a visit within so many open days; all else of Ada and Bea's clinic.
fn clinic(days: u32) -> Instance {
    let mut parts = parts();
    (parts.waiting, parts.bookings, parts.panels) = (Vec::new(), Vec::new(), Vec::new());
    let share = Probability::new(0.9).expect("a share");
    parts.needs[NeedId::from_index(0)].promise = Promise::Access { days, share };
    parts.streams.iter_mut().for_each(|stream| stream.per_week *= 1.6);
    Instance::new(parts).expect("the clinic is in order")
}

/// Estimates of a measure, one per row asked for; a share at the edge with its other end.
fn tried(clinic: &Instance, seed: u64, runs: u32) -> Vec<(Estimate, Option<f64>)> {
    let usual = Trial::usual(Seed(seed));
    let terms = Terms { weeks: 12, ..usual.terms.clone() };
    let trial = Trial { terms, replications: runs, holds: Holds::InUse, brief: true, ..usual };
    let named = Named::FirstComeFirstServed;
    let tried = try_policy(clinic, named, &trial, &Watch::default()).expect("can be played");
    let of = |measure| {
        let row = tried.measured.row(measure, Scope::Clinic).expect("it is measured");
        let Value::Estimated(estimate) = row.value else { panic!("{row:?} is no estimate") };
        (estimate, row.edge())
    };
    [Measure::WithinTarget, Measure::Utilisation].map(of).to_vec()
}

#[test]
fn ninety_five_in_a_hundred_intervals_hold_the_truth_at_the_edge_too() {
    for days in [0, 1, 4] {
        let clinic = clinic(days);
        let truth = tried(&clinic, 9_999, 4_000);
        let mut inside = vec![0; truth.len()];
        for seed in 0..SEEDS {
            for (at, (estimate, bound)) in tried(&clinic, seed, 20).into_iter().enumerate() {
                let truth = truth[at].0.mean;
                let (low, high) = match bound {
                    Some(bound) => (bound.min(estimate.mean), bound.max(estimate.mean)),
                    None => estimate.interval(),
                };
                inside[at] += usize::from(low <= truth && truth <= high);
            }
        }
        // 95 in a hundred are 190 of 200; with chance, between 184 and 196.
        let told = format!("within {days} days: {inside:?} of {SEEDS} hold {truth:?}");
        assert!(inside.iter().all(|&inside| inside >= 184), "{told}");
    }
}
