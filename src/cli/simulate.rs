//! `behov simulate`: a policy played day by day.

use std::io::Write;

use behov_solver::plan::trial::Trial;

use super::exit::Exit;
use super::shell::Shell;
use super::trial::{self, Simulate};
use crate::verb::{Changes, Refusal, SimulateQuestion, simulate};

/// Plays the policy and tells its measures.
pub(super) fn run(
    shell: &Shell,
    given: &Simulate,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let mut faults = Vec::new();
    let policy = trial::policy(&given.policy, &mut faults);
    let trial = given.flags.trial(shell.seed(), false, &mut faults);
    let trial = Trial { keep_log: given.log, ..trial };
    let Some(policy) = policy.filter(|_| faults.is_empty()) else {
        return Err(Refusal::Question(faults));
    };
    let (dir, template) = (given.dir.clone(), given.template.clone());
    let changes = given.changes.clone().map_or(Changes::None, Changes::All);
    let question = SimulateQuestion { dir, changes, policy, trial, template };
    let answer = simulate(&question, &shell.host())?;
    shell.tell(&answer, results)
}
