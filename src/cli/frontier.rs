//! `behov frontier`: every total of holds under several release rules, on the same random paths.

use std::io::Write;

use behov_solver::sizing::sample::{Release, Start};
use behov_solver::units::Minutes;

use super::arguments::Frontier;
use super::exit::Exit;
use super::shell::Shell;
use crate::messages::fault;
use crate::verb::{FrontierQuestion, QuestionFault, Refusal, frontier};

/// Evaluates the frontiers and shows them side by side.
pub(super) fn run(
    shell: &Shell,
    given: &Frontier,
    results: &mut dyn Write,
) -> Result<Exit, Refusal> {
    let (question, faults) = question(given);
    let answer = frontier(&question, faults, &shell.host())?;
    shell.tell(&answer, results)
}

/// What the flags ask for, and what is wrong with their words.
fn question(given: &Frontier) -> (FrontierQuestion, Vec<QuestionFault>) {
    let mut faults = Vec::new();
    let start = start(&given.start).unwrap_or_else(|| {
        faults.push(fault!("B0410", start = given.start));
        Start::Today
    });
    let releases = releases(&given.releases, &mut faults);
    let (dir, team) = (given.dir.clone(), given.team.clone());
    let (paths, days) = (given.paths, given.days);
    (FrontierQuestion { dir, paths, days, start, releases, team }, faults)
}

/// `today`, `empty`, or minutes as `SUB-ACUTE:ROUTINE`.
fn start(text: &str) -> Option<Start> {
    match text {
        "today" => Some(Start::Today),
        "empty" => Some(Start::Empty),
        _ => {
            let (sub_acute, routine) = text.split_once(':')?;
            let minutes = |text: &str| {
                text.parse().ok().filter(|minutes| (0..=10_000_000).contains(minutes)).map(Minutes)
            };
            Some(Start::Minutes { sub_acute: minutes(sub_acute)?, routine: minutes(routine)? })
        }
    }
}

/// The release rules, each once, in the order given.
fn releases(list: &str, faults: &mut Vec<QuestionFault>) -> Vec<Release> {
    let mut releases = Vec::new();
    for word in list.split(',').map(str::trim) {
        let release = match word.parse() {
            _ if word == "none" => Release::Never,
            Ok(before) => Release::DaysBefore(before),
            Err(_) => {
                faults.push(fault!("B0411", release = word));
                continue;
            }
        };
        if !releases.contains(&release) {
            releases.push(release);
        }
    }
    releases
}
