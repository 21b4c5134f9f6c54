//! Textbook queues: simulated waits lie within three standard errors of the formulas.

use crate::answer::{Log, Play};
use crate::evaluation::Estimate;
use crate::rng::Seed;
use crate::simulation::LengthLaw;
use crate::simulation::textbook::Queue;
use crate::solve::Watch;
use crate::units::Minutes;

const RUNS: u32 = 30;
const SERVICE: Minutes = Minutes(10);

fn queue(load: f64, servers: u32, law: LengthLaw) -> Queue {
    Queue { load, service: SERVICE, law, servers, days: 200, warm_up: 20 }
}

fn log(queue: &Queue) -> Log {
    queue.simulate(0..RUNS, Seed(1909), &Watch::default())
}

/// Mean wait of the customers counted in one run \[min\].
fn mean_wait(log: &Log, play: &Play) -> f64 {
    let rows = play.requests.iter().filter(|row| row.asked >= log.counted_from);
    let (count, sum) =
        rows.fold((0.0, 0.0), |(n, sum), row| (n + 1.0, sum + f64::from(row.waited)));
    sum / count
}

fn assert_within_three_standard_errors(values: &[f64], expected: f64) {
    let estimate = Estimate::of(values);
    let n = f64::from(estimate.replications);
    let spread: f64 = values.iter().map(|v| (v - estimate.mean).powi(2)).sum();
    let error = (spread / (n - 1.0) / n).sqrt();
    let distance = (estimate.mean - expected).abs();
    assert!(distance <= 3.0 * error, "{} is {distance} from {expected}, se {error}", estimate.mean);
    assert!(error < 0.05 * expected, "the test could not fail: se {error} of {expected}");
}

fn assert_mean_wait(queue: &Queue, expected: f64) {
    let log = log(queue);
    let waits: Vec<f64> = log.plays.iter().map(|play| mean_wait(&log, play)).collect();
    assert_within_three_standard_errors(&waits, expected);
}

/// Chance of waiting in M/M/c: Erlang (1917), by way of Erlang B.
fn erlang_c(load: f64, servers: u32) -> f64 {
    let offered = load * f64::from(servers);
    let blocked = (1..=servers).fold(1.0, |b, n| offered * b / (f64::from(n) + offered * b));
    blocked / (1.0 - load * (1.0 - blocked))
}

#[test]
fn one_memoryless_server_keeps_patients_waiting_load_over_slack() {
    // M/M/1: W = s rho / (1 - rho) = 10 x 0.7 / 0.3.
    assert_mean_wait(&queue(0.7, 1, LengthLaw::Exponential), 10.0 * 0.7 / 0.3);
}

#[test]
fn five_memoryless_servers_wait_as_erlang_says() {
    // M/M/5 at 0.8: C = 0.5541, W = s C / (c (1 - rho)).
    let expected = 10.0 * erlang_c(0.8, 5) / (5.0 * 0.2);
    assert!((erlang_c(0.8, 5) - 0.5541).abs() < 1e-4);
    assert_mean_wait(&queue(0.8, 5, LengthLaw::Exponential), expected);
}

#[test]
fn constant_lengths_halve_the_wait() {
    // M/D/1: W = s rho / (2 (1 - rho)).
    assert_mean_wait(&queue(0.7, 1, LengthLaw::Exact), 10.0 * 0.7 / 0.6);
}

#[test]
fn the_wait_grows_with_the_variance_of_lengths() {
    // M/G/1, Pollaczek-Khinchine: W = s rho (1 + cv^2) / (2 (1 - rho)), lognormal with cv 0.8.
    let expected = 10.0 * 0.7 * (1.0 + 0.64) / 0.6;
    assert_mean_wait(&queue(0.7, 1, LengthLaw::from_cv(0.8)), expected);
}

#[test]
fn any_number_of_threads_tells_the_same_story() {
    let queue = Queue { days: 5, ..queue(0.8, 3, LengthLaw::Exponential) };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| queue.simulate(0..7, Seed(3), &Watch::default()))
    };
    assert_eq!(on(1), on(2));
}
