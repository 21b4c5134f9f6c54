//! The Devon network: the published model's figures, by its own rules.

#[expect(dead_code, reason = "the example as it is run, with its command line")]
#[path = "../../examples/devon.rs"]
mod example;

use std::path::Path;

use behov::format;
use behov_solver::rng::Seed;
use behov_solver::simulation::simulate;
use behov_solver::solve::Watch;

/// Replications, ours and published.
const RUNS: u32 = 20;

/// Published mean and standard deviation between 20 replications (Pitt, Monks & Allen 2015).
type Published = [(&'static str, f64, f64); 7];

const CARVED: Published = [
    ("low_mean", 26.1, 2.7),
    ("low_p95", 69.0, 14.0),
    ("low_gt20", 51.7, 4.2),
    ("high_mean", 3.82, 0.58),
    ("high_gt5", 18.9, 3.8),
    ("booked", 10_380.0, 50.0),
    ("booked_not_seen", 1_112.0, 125.0),
];

const POOLED: Published = [
    ("low_mean", 3.64, 0.22),
    ("low_p95", 4.95, 0.76),
    ("high_mean", 3.21, 0.31),
    ("high_p95", 4.95, 0.76),
    ("high_gt5", 3.0, 4.1),
    ("booked", 10_620.0, 95.0),
    ("booked_not_seen", 155.0, 27.0),
];

fn assert_as_published(pooling: bool, carve_out: f64, published: Published) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/devon");
    let network = format::read(&folder).expect("the network is in order");
    let world = example::world(&network, carve_out);
    let needs = &network.parts().needs;
    let (urgent, _) = needs.iter().find(|(_, need)| need.held).expect("an urgent need");
    let policy = example::Published { urgent, pooling };
    let runs: Vec<_> = (0..RUNS)
        .map(|replication| {
            let only = replication..replication + 1;
            let log = simulate(&world, &policy, only, Seed(0), &Watch::default());
            example::figures(&log, urgent)
        })
        .collect();
    for (key, mean, spread) in published {
        let values: Vec<f64> = runs
            .iter()
            .map(|run| run.iter().find(|(name, _)| *name == key).expect("a figure").1)
            .collect();
        let n = f64::from(RUNS);
        let ours = values.iter().sum::<f64>() / n;
        let ours_spread = values.iter().map(|v| (v - ours).powi(2)).sum::<f64>() / (n - 1.0);
        let error = ((spread * spread + ours_spread) / n).sqrt();
        let distance = (ours - mean).abs();
        assert!(distance <= 3.0 * error, "{key}: {ours} against {mean}, combined se {error}");
    }
}

#[test]
fn fifteen_per_cent_carved_out_make_the_others_wait_as_published() {
    assert_as_published(false, 0.15, CARVED);
}

#[test]
fn pooling_without_carve_out_makes_the_wait_short_as_published() {
    assert_as_published(true, 0.0, POOLED);
}
