//! The queue M/M/5 through the engine that plays clinics, with its log on.
//!
//! ~~~console
//! $ cargo run --example queue -- --customers 1000000 --threads 1
//! ~~~
//!
//! Prints one JSON line: customers served, mean wait as a multiple of the mean service time beside
//! Erlang's, seconds, customers and events (an arrival and a departure each) a second.
//! `benches/peers/run.sh` sets it beside other simulators.

use std::io::Write;
use std::num::{NonZeroU32, NonZeroUsize};
use std::process::ExitCode;
use std::time::Instant;

use behov_solver::answer::Play;
use behov_solver::rng::Seed;
use behov_solver::simulation::LengthLaw;
use behov_solver::simulation::textbook::Queue;
use behov_solver::units::Minutes;

/// Erlang's mean wait in M/M/5 at load 0.8, in mean service times: C(5, 4) / (5 (1 - 0.8)).
const ERLANG: f64 = 0.554_113;

/// Days of one run: about 29,000 customers.
const DAYS: u32 = 5;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let value = |flag: &str, or: &str| match given.iter().position(|word| word == flag) {
        Some(at) => given.get(at + 1).cloned(),
        None => Some(or.to_owned()),
    };
    let customers = value("--customers", "1000000").and_then(|n| n.parse::<NonZeroU32>().ok());
    let threads = value("--threads", "1").and_then(|n| n.parse::<NonZeroUsize>().ok());
    let (Some(customers), Some(threads)) = (customers, threads) else {
        let _ = writeln!(std::io::stderr(), "usage: queue [--customers N] [--threads N]");
        return ExitCode::from(2);
    };
    // The first number set in a process stays.
    if behov_solver::solve::threads(threads) {
        let _ = writeln!(std::io::stdout(), "{}", line(customers.get()));
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    }
}

fn line(customers: u32) -> String {
    let queue = Queue {
        load: 0.8,
        service: Minutes(1),
        law: LengthLaw::Exponential,
        servers: 5,
        days: DAYS,
        warm_up: 0,
    };
    let per_run = queue.arrivals_per_minute() * 24.0 * 60.0 * f64::from(DAYS);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of runs")]
    let runs = (f64::from(customers) / per_run).ceil() as u32;
    let begun = Instant::now();
    let read = |play: &mut Play| {
        let rows = play.requests.iter();
        rows.fold((0.0, 0.0), |(n, sum), row| (n + 1.0, sum + f64::from(row.waited)))
    };
    let each = queue.simulate_each(0..runs, Seed(1), read);
    let (count, waited) = each.iter().fold((0.0, 0.0), |(n, sum), run| (n + run.0, sum + run.1));
    let seconds = begun.elapsed().as_secs_f64();
    format!(
        "{{\"customers\": {count}, \"wait\": {:.4}, \"erlang\": {ERLANG}, \"seconds\": \
         {seconds:.4}, \"customers_per_second\": {:.0}, \"events_per_second\": {:.0}}}",
        waited / count,
        count / seconds,
        2.0 * count / seconds
    )
}
