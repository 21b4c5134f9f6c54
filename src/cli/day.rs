//! `behov day`: one clinic day, or all of them.

use std::io::Write;
use std::path::PathBuf;

use behov_solver::day::Weights;
use behov_solver::day::simulated::Punctuality;
use behov_solver::plan::day::Asked;
use clap::Args;

use super::exit::Exit;
use super::share::share;
use super::shell::Shell;
use crate::messages::fault;
use crate::verb::{DayQuestion, GivenWeights, QuestionFault, Refusal, day, days};

/// Heaviest weight.
const WEIGHT_MAX: f64 = 1e6;

/// Arguments of `day`.
#[derive(Debug, Args)]
pub(super) struct Day {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// One session, as CLINICIAN/DAY: Ada/mon, in a cycle of several weeks Ada/2mon; without it
    /// all sessions
    session: Option<String>,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// Let this share of the easy visits leave and give their minutes to heavier ones
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    without_easy: Option<String>,
    /// With a session: also search the order of the patients
    #[arg(long, requires = "session")]
    reorder: bool,
    /// With a session: also simulate patients who come so late on average, with such a standard
    /// deviation, in minutes; below 0 for early
    #[arg(long, value_name = "MEAN:SD", requires = "session", allow_hyphen_values = true)]
    unpunctual: Option<String>,
    /// Independent runs: of the clinic (simulate, compare), of one day with --unpunctual (`day`), of whole patients (road)
    #[arg(long, value_name = "N", default_value_t = 2000, requires = "unpunctual",
          value_parser = clap::value_parser!(u32).range(2..=100_000))]
    replications: u32,
    /// What a minute of the mean wait weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    waiting_weight: Option<String>,
    /// What a minute of idle time weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    idle_weight: Option<String>,
    /// What a minute of overtime weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    overtime_weight: Option<String>,
}

/// Shows one day in full, or a table of all.
pub(super) fn run(shell: &Shell, given: &Day, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let (question, host) = (question(shell, given)?, shell.host());
    match &given.session {
        Some(name) => shell.tell(&day(name, &question, &host)?, results),
        None => shell.tell(&days(&question, &host)?, results),
    }
}

/// What the flags ask for, or everything wrong with them.
fn question(shell: &Shell, given: &Day) -> Result<DayQuestion, Refusal> {
    let mut faults = Vec::new();
    let weights = GivenWeights {
        waiting: weight("--waiting-weight", given.waiting_weight.as_deref(), &mut faults),
        idle: weight("--idle-weight", given.idle_weight.as_deref(), &mut faults),
        overtime: weight("--overtime-weight", given.overtime_weight.as_deref(), &mut faults),
    };
    let Weights { waiting, idle, overtime } = weights.or_usual();
    if [waiting, idle, overtime].iter().all(|weight| *weight <= 0.0) {
        faults.push(fault!(
            "B0424",
            flag = "--waiting-weight --idle-weight --overtime-weight",
            value = "0 0 0"
        ));
    }
    let without_easy = given.without_easy.as_deref().and_then(|value| {
        let share = share(value);
        if share.is_none() {
            faults.push(fault!("B0425", flag = "--without-easy", value = value));
        }
        share
    });
    let punctuality = given.unpunctual.as_deref().and_then(|value| {
        let punctuality = punctuality(value);
        if punctuality.is_none() {
            faults.push(fault!("B0426", value = value));
        }
        punctuality
    });
    if !faults.is_empty() {
        return Err(Refusal::Question(faults));
    }
    let asked = Asked {
        reorder: given.reorder,
        without_easy,
        punctuality,
        seed: shell.seed(),
        replications: given.replications,
    };
    let (dir, template) = (given.dir.clone(), given.template.clone());
    Ok(DayQuestion { dir, template, weights, asked })
}

fn weight(flag: &str, given: Option<&str>, faults: &mut Vec<QuestionFault>) -> Option<f64> {
    let text = given?;
    let weight = text.parse().ok().filter(|weight| (0.0..=WEIGHT_MAX).contains(weight));
    if weight.is_none() {
        faults.push(fault!("B0424", flag = flag, value = text));
    }
    weight
}

/// Minutes late and their standard deviation, written `5:10`.
fn punctuality(text: &str) -> Option<Punctuality> {
    let (mean, sd) = text.split_once(':')?;
    let (late_mean, late_sd): (f64, f64) = (mean.trim().parse().ok()?, sd.trim().parse().ok()?);
    let fine = (-240.0..=240.0).contains(&late_mean) && (0.0..=240.0).contains(&late_sd);
    fine.then_some(Punctuality { late_mean, late_sd })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuality_is_a_mean_and_a_spread() {
        let early = Punctuality { late_mean: -5.0, late_sd: 10.0 };
        assert_eq!(punctuality("-5:10"), Some(early));
        assert_eq!([punctuality("5"), punctuality("5:-1"), punctuality("inf:1")], [None; 3]);
    }
}
