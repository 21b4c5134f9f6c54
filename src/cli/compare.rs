//! `behov compare`: policies, or two versions of a clinic, on the same patients.

use std::io::Write;

use behov_solver::evaluation::Measure;
use behov_solver::plan::trial::Trial;
use behov_solver::simulation::policy::Named;

use super::exit::Exit;
use super::shell::Shell;
use super::trial::{self, Compare};
use crate::messages::fault;
use crate::verb::{Against, CompareQuestion, Refusal, SidesCompared, compare, difference_hangs_on};

/// Plays all sides and tells their differences, or what one difference hangs on.
pub(super) fn run(
    shell: &Shell,
    given: &Compare,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let (policies, trial, measure) = asked(shell, given)?;
    let with = given.with.clone().map(Against::of);
    if let Some(measure) = measure {
        let sides = match with {
            None => SidesCompared::Policies(policies[0], policies[1]),
            Some(Against::Changed(file)) => SidesCompared::Changes(policies[0], file),
            Some(Against::Clinic(dir)) => return Err(fault!("B0428", dir = dir.display()).into()),
        };
        let found = difference_hangs_on(&given.dir, (measure, &sides), &trial, &shell.host())?;
        return shell.tell(&found, results);
    }
    let dir = given.dir.clone();
    let question = CompareQuestion { dir, policies, with, trial };
    let answer = compare(&question, &shell.host())?;
    shell.tell(&answer, results)
}

/// The policies and the trial, or every fault of the flags.
fn asked(shell: &Shell, given: &Compare) -> Result<(Vec<Named>, Trial, Option<Measure>), Refusal> {
    let mut faults = Vec::new();
    let usual = if given.with.is_some() { "carve-out" } else { "fixed,need-based" };
    let names = given.policies.as_deref().unwrap_or(usual);
    let told = names.to_owned();
    let names = names.split(',').map(str::trim);
    let policies: Vec<Named> = names.filter_map(|name| trial::policy(name, &mut faults)).collect();
    let trial = given.flags.trial(shell.seed(), true, &mut faults);
    let key = given.sensitivity.as_deref();
    let measure = key.and_then(|key| trial::measure(key, &mut faults));
    let wanted = if given.with.is_some() { 1..=1 } else { 2..=usize::MAX };
    if faults.is_empty() && !wanted.contains(&policies.len()) {
        faults.push(fault!("B0421", policies = told));
    }
    if trial.replications < 2 {
        let flag = "--replications";
        faults.push(fault!("B0415", flag = flag, value = 1, least = 2, most = 10_000));
    }
    if faults.is_empty() { Ok((policies, trial, measure)) } else { Err(Refusal::Question(faults)) }
}
