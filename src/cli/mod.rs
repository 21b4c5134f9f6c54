//! The command line: one file per verb.
//!
//! Results go to standard output through `output`, everything else to standard error. Exit
//! codes: 0 done, 1 the answer is no, 2 the input is wrong, 3 a fault of ours.

mod arguments;
mod book;
mod booking;
mod check;
mod clinic;
mod compare;
mod day;
#[cfg(test)]
mod day_tests;
mod dilemma;
mod exit;
mod explain;
mod folder;
mod frontier;
mod generate;
mod init;
mod interrupt;
mod lengths;
#[cfg(test)]
mod lengths_tests;
mod optimum;
mod output;
mod plan;
mod progress;
mod schema;
mod sensitivity;
mod shell;
mod simulate;
#[cfg(test)]
mod simulated_tests;
mod size;
mod template;
#[cfg(test)]
mod tests;
mod trial;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};
use exit::{Exit, Stop};
use shell::Shell;

/// Runs the command line and gives the exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    exit::report_our_faults(arguments.iter().any(|argument| argument == "da"));
    let ended = std::panic::catch_unwind(|| run(&arguments, &mut std::io::stdout().lock()));
    ExitCode::from(ended.unwrap_or(Exit::Bug as u8))
}

/// Runs the command line with its results written to `results`; the exit code.
fn run(arguments: &[OsString], results: &mut dyn Write) -> u8 {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(refused) => return usage(arguments, &refused),
    };
    let shell = Shell::new(&parsed.common);
    // What a call says may stand in its results, which the next run must be able to read.
    if arguments.iter().any(|argument| shell::private(argument)) {
        shell.complain(&Stop::call("B0405", &[]));
        return Exit::BadInput as u8;
    }
    match dispatch(&shell, &parsed, results) {
        Ok(exit) => exit as u8,
        Err(stop) => {
            shell.complain(&stop);
            Exit::BadInput as u8
        }
    }
}

/// What clap has to say, unless it would repeat something private.
fn usage(arguments: &[OsString], refused: &clap::Error) -> u8 {
    if arguments.iter().any(|argument| shell::private(argument)) {
        Shell::new(&arguments::Common::default()).complain(&Stop::call("B0405", &[]));
        return Exit::BadInput as u8;
    }
    // A closed pipe is no fault.
    let _ = refused.print();
    if refused.use_stderr() { Exit::BadInput as u8 } else { Exit::Done as u8 }
}

fn dispatch(shell: &Shell, parsed: &Arguments, results: &mut dyn Write) -> Result<Exit, Stop> {
    // Nothing is read of a run that has not ended, and nothing of one that died.
    for path in parsed.paths() {
        folder::reading(path)?;
    }
    match &parsed.verb {
        Verb::Init(given) => init::run(shell, given, results),
        Verb::Check(given) => check::run(shell, given, results),
        Verb::Schema => schema::run(shell, results),
        Verb::Generate(given) => generate::run(shell, given, results),
        Verb::Size(given) => size::run(shell, given, results),
        Verb::Frontier(given) => frontier::run(shell, given, results),
        Verb::Simulate(given) => simulate::run(shell, given, results),
        Verb::Compare(given) => compare::run(shell, given, results),
        Verb::Template(given) => template::run(shell, given, results),
        Verb::Plan(given) => plan::run(shell, given, results),
        Verb::Book(given) => book::run(shell, given, results),
        Verb::Explain(given) => explain::run(shell, given, results),
        Verb::Day(given) => day::run(shell, given, results),
        Verb::Lengths(given) => lengths::run(shell, given, results),
        Verb::Dilemma => dilemma::run(shell, results),
    }
}
