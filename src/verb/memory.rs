//! What a run keeps in memory, told before it begins.

use behov_solver::answer::{RequestRow, SessionRow};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::Trial;
use behov_solver::supply;

use super::host::Host;
use super::refusal::Refusal;
use crate::messages::fault;

/// Least length of a line of a request, and of a session, in its table \[bytes\].
const LINES: [u64; 2] = [64, 48];

/// Refuses a log that is larger than the memory there is; where that is not known, none.
pub(super) fn log_fits(clinic: &Instance, trial: &Trial, host: &Host) -> Result<(), Refusal> {
    let needed = if trial.keep_log { log_bytes(clinic, trial) } else { 0 };
    match host.memory_bytes {
        Some(free) if needed > free => Err(Refusal::TooLarge(fault!(
            "B0427",
            needed = gigabytes(needed),
            free = gigabytes(free)
        ))),
        _ => Ok(()),
    }
}

/// Least size of the log of a trial, in memory and as tables \[bytes\].
fn log_bytes(clinic: &Instance, trial: &Trial) -> u64 {
    let parts = clinic.parts();
    let lengths = parts.needs.values().flat_map(|need| need.minutes.values());
    let longest = lengths.map(|minutes| minutes.0).max().unwrap_or(1).max(1);
    let loads = supply::loads(clinic);
    let asked = loads
        .teams
        .iter()
        .map(|team| whole(team.sub_acute_minutes_per_week) + whole(team.routine_minutes_per_week));
    let requests = asked.sum::<u64>() / u64::from(longest.unsigned_abs());
    let sessions = parts.sessions.len() as u64 / u64::from(parts.cycle.weeks.max(1));
    let row = |at: usize, size: usize| size as u64 + LINES[at];
    let weekly =
        requests * row(0, size_of::<RequestRow>()) + sessions * row(1, size_of::<SessionRow>());
    weekly * u64::from(trial.terms.weeks) * u64::from(trial.replications)
}

/// Whole minutes.
fn whole(minutes: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a week"
    )]
    let whole = minutes as u64;
    whole
}

/// In gigabytes with one decimal.
fn gigabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000_000, bytes / 100_000_000 % 10)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use behov_solver::plan::trial::{Holds, Terms};
    use behov_solver::rng::Seed;
    use behov_solver::simulation::policy::Named;

    use super::super::{Changes, SimulateQuestion, simulate};
    use super::*;

    fn asked(memory_bytes: Option<u64>, keep_log: bool) -> Result<(), Refusal> {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
        let host = Host { memory_bytes, ..Host::silent(Seed(0)) };
        let usual = Trial::usual(Seed(0));
        let terms = Terms { weeks: 2, ..usual.terms };
        let holds = Holds::InUse;
        let trial = Trial { terms, replications: 2, holds, keep_log, ..usual };
        let policy = Named::find("first-come-first-served").expect("a policy");
        let changes = Changes::None;
        simulate(&SimulateQuestion { dir, changes, policy, trial, template: None }, &host).map(drop)
    }

    #[test]
    fn a_log_that_memory_cannot_hold_is_refused_before_it_is_played() {
        let refused = asked(Some(1_000), true).expect_err("it is too large");
        assert!(matches!(refused, Refusal::TooLarge(fault) if fault.code == "B0427"));
        for (memory, log) in [(Some(1_000), false), (Some(1 << 30), true), (None, true)] {
            assert!(asked(memory, log).is_ok(), "{memory:?} {log}");
        }
    }

    #[test]
    fn sizes_are_told_in_gigabytes() {
        assert_eq!(["0.0", "0.9", "12.3"], [1, 999_999_999, 12_345_678_901].map(gigabytes));
    }
}
