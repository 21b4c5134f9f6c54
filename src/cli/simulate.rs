//! `behov simulate`: a policy played day by day.

use std::io::Write;

use behov_solver::answer::Log;
use behov_solver::evaluation::{Breach, Measured};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::{Trial, try_policy};

use super::clinic;
use super::exit::{Exit, Stop, stop};
use super::shell::Shell;
use super::trial::{self, Simulate};
use crate::format;
use crate::messages;
use crate::messages::key;
use crate::report::simulated::Simulated;
use crate::report::{json, text};

/// Plays the policy and tells its measures.
pub(super) fn run(shell: &Shell, given: &Simulate, results: &mut dyn Write) -> Result<Exit, Stop> {
    if given.flags.private(&given.policy) {
        return Err(stop!("B0405"));
    }
    let mut faults = Vec::new();
    let named = trial::policy(&given.policy, &mut faults);
    let mut trial = given.flags.trial(shell.seed(), false, &mut faults);
    let Some(named) = named.filter(|_| faults.is_empty()) else { return Err(Stop::Calls(faults)) };
    let clinic = clinic::read(shell, &given.dir)?;
    trial::release_too_long(&clinic, &trial)?;
    if let Some(file) = &given.template {
        trial.template = Some(clinic::template(shell, &clinic, file)?);
    }
    let watch = shell.watch();
    let tried = {
        let _doing = shell.measuring(key!("shell.playing"), &watch);
        try_policy(&clinic, named, &trial, &watch).map_err(|why| trial::refused(named, &why))?
    };
    let clinic = trial::with_assumptions(&clinic, &trial);
    let breaches = breaches(shell, &tried.breaches);
    let simulated = Simulated {
        instance: &clinic,
        seed: shell.seed(),
        replications_asked: asked(&trial, &tried.measured),
        played: &tried.played,
        measured: &tried.measured,
        breaches: &breaches,
        ended: tried.ended,
    };
    // Made where it is wanted and held once: with many runs it is long.
    let wanted = shell.common.json || shell.common.out.is_some();
    let document = if wanted { json::simulate(&simulated) } else { String::new() };
    let told = if shell.common.json {
        String::new()
    } else {
        text::simulate(shell.voice, &simulated, shell.common.verbose)
    };
    let log = if given.flags.log { log_files(&clinic, &tried.log)? } else { Vec::new() };
    let mut files = vec![("simulation.json", document.as_bytes())];
    files.extend(log.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    let printed = if shell.common.json { &document } else { &told };
    shell.deliver(results, printed, &files)?;
    Ok(if tried.measured.replications.is_empty() { Exit::No } else { Exit::Done })
}

/// Replications asked for: with a stop rule as many as it took.
pub(super) fn asked(trial: &Trial, measured: &Measured) -> usize {
    let asked = trial.replications as usize;
    if measured.partial { asked } else { asked.max(measured.replications.len()) }
}

/// What the referee says of a log, in words.
pub(super) fn breaches(shell: &Shell, breaches: &[Breach]) -> Vec<String> {
    breaches.iter().map(|breach| messages::breach(shell.voice.lang, breach)).collect()
}

/// The log as tables.
fn log_files(clinic: &Instance, log: &Log) -> Result<Vec<(&'static str, Vec<u8>)>, Stop> {
    let not_written = |fault: &dyn std::fmt::Display| stop!("B0407", reason = fault);
    let (mut requests, mut sessions) = (Vec::new(), Vec::new());
    format::write_log_csv(clinic, log, &mut requests).map_err(|fault| not_written(&fault))?;
    format::write_sessions_csv(clinic, log, &mut sessions).map_err(|fault| not_written(&fault))?;
    #[cfg_attr(not(feature = "parquet"), expect(unused_mut, reason = "Parquet adds two files"))]
    let mut files = vec![("log.csv", requests), ("sessions.csv", sessions)];
    #[cfg(feature = "parquet")]
    {
        let (mut requests, mut sessions) = (Vec::new(), Vec::new());
        format::write_log_parquet(clinic, log, &mut requests).map_err(|f| not_written(&f))?;
        format::write_sessions_parquet(clinic, log, &mut sessions).map_err(|f| not_written(&f))?;
        files.extend([("log.parquet", requests), ("sessions.parquet", sessions)]);
    }
    Ok(files)
}
