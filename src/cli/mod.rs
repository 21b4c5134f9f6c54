//! The command line: one file per verb.
//!
//! Results go to standard output through `output`, everything else to standard error. Exit
//! codes: 0 done, 1 the answer is no, 2 the input is wrong, 3 a fault of ours or more memory than
//! there is, 4 stopped before anything was finished.

mod arguments;
mod book;
mod booking;
mod bridge;
#[cfg(test)]
mod changed_tests;
mod check;
mod command;
mod common;
mod compare;
mod completions;
mod convert;
#[cfg(test)]
mod danish_tests;
mod day;
#[cfg(test)]
mod day_tests;
mod dilemma;
mod examples;
mod exit;
mod explain;
mod export;
#[cfg(test)]
mod flags_tests;
mod frontier;
mod generate;
mod help;
mod hold_card;
mod import;
#[cfg(test)]
mod import_tests;
mod init;
#[cfg(test)]
mod input_tests;
mod interrupt;
mod lang;
mod lengths;
#[cfg(test)]
mod lengths_tests;
#[cfg(test)]
mod limits_tests;
mod man;
mod memory;
mod optimum;
mod output;
mod plan;
#[cfg(test)]
mod pro_tests;
mod progress;
mod pseudonymise;
mod report;
mod road;
#[cfg(test)]
mod road_tests;
mod schema;
mod sensitivity;
mod share;
mod shell;
mod simulate;
#[cfg(test)]
mod simulated_tests;
mod size;
#[cfg(test)]
mod tests;
mod today;
mod told;
mod trial;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::folder;
use crate::messages::fault;
use crate::report::telling::{PlanTold, Telling};
use crate::verb::{QuestionFault, Refusal};
use arguments::{Arguments, Verb};
use exit::Exit;
use shell::Shell;

/// Runs the command line and gives the exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    exit::report_our_faults(lang::before(&arguments));
    let ended = std::panic::catch_unwind(|| run(&arguments, &mut std::io::stdout().lock()));
    ExitCode::from(ended.unwrap_or(Exit::Bug as u8))
}

/// Runs the command line with its results written to `results`; the exit code.
fn run(arguments: &[OsString], results: &mut dyn Write) -> u8 {
    let parsed = match help::parsed(arguments, lang::before(arguments)) {
        Ok(parsed) => parsed,
        Err(refused) => return usage(arguments, &refused, results),
    };
    let shell = Shell::new(&parsed.common, lang::of(&parsed), arguments);
    // What a call says may stand in its results, which the next run must be able to read.
    if arguments.iter().any(|argument| shell::private(argument)) {
        shell.complain(&fault!("B0405").into());
        return Exit::BadInput as u8;
    }
    if let Err(fault) = settled(&parsed) {
        shell.complain(&fault.into());
        return Exit::BadInput as u8;
    }
    match dispatch(&shell, &parsed, results) {
        Ok(exit) => exit as u8,
        Err(refusal) => refused(&shell, &refusal, results) as u8,
    }
}

/// Puts back what a run that died has left, wherever the call reads or writes.
fn settled(parsed: &Arguments) -> Result<(), QuestionFault> {
    parsed.paths().into_iter().try_for_each(|path| folder::reading(path).map(drop))
}

/// Says why there is no answer; that there is no template is one, unless the search was stopped.
fn refused(shell: &Shell, refusal: &Refusal, results: &mut dyn Write) -> Exit {
    if let Refusal::NoTemplate(plan) = refusal {
        // No file of the answer asked for is there to be written, nor is one of another to go.
        let told = PlanTold { plan, whole: false };
        return match shell.show(&told, results) {
            Ok(()) => told.said().into(),
            Err(refusal) => refused(shell, &refusal, results),
        };
    }
    shell.complain(refusal);
    match refusal {
        Refusal::TooLarge(_) => Exit::Bug,
        _ => Exit::BadInput,
    }
}

/// What clap has to say, unless it would repeat something private.
fn usage(arguments: &[OsString], refused: &clap::Error, results: &mut dyn Write) -> u8 {
    let lang = lang::before(arguments);
    if arguments.iter().any(|argument| shell::private(argument)) {
        Shell::new(&common::Common::default(), lang, &[]).complain(&fault!("B0405").into());
        return Exit::BadInput as u8;
    }
    let told = help::told(refused, lang);
    if refused.use_stderr() {
        output::say(&told);
        return Exit::BadInput as u8;
    }
    // A closed pipe is no fault.
    let _ = output::print(results, &told);
    Exit::Done as u8
}

fn dispatch(shell: &Shell, parsed: &Arguments, results: &mut dyn Write) -> Result<Exit, Refusal> {
    match &parsed.verb {
        Verb::Init(given) => init::run(shell, given, results),
        Verb::Check(given) => check::run(shell, given, results),
        Verb::Convert(given) => convert::run(shell, given, results),
        Verb::Schema(given) => schema::run(shell, given, results),
        Verb::Generate(given) => generate::run(shell, given, results),
        Verb::Size(given) => size::run(shell, given, results),
        Verb::Bridge(given) => bridge::run(shell, given, results),
        Verb::HoldCard(given) => hold_card::run(shell, given, results),
        Verb::Optimum(given) => optimum::run(shell, given, results),
        Verb::Road(given) => road::run(shell, given, results),
        Verb::Sensitivity(given) => sensitivity::run(shell, given, results),
        Verb::Frontier(given) => frontier::run(shell, given, results),
        Verb::Simulate(given) => simulate::run(shell, given, results),
        Verb::Compare(given) => compare::run(shell, given, results),
        Verb::Template(given) => plan::week(shell, given, results),
        Verb::Plan(given) => plan::run(shell, given, results),
        Verb::Book(given) => book::run(shell, given, results),
        Verb::Explain(given) => explain::run(shell, given, results),
        Verb::Export(given) => export::run(shell, given, results),
        Verb::Report(given) => report::run(shell, given, results),
        Verb::Today(given) => today::run(shell, given, results),
        Verb::Day(given) => day::run(shell, given, results),
        Verb::Lengths(given) => lengths::run(shell, given, results),
        Verb::Import(given) => import::run(shell, given, results),
        Verb::Pseudonymise(given) => pseudonymise::run(shell, given, results),
        Verb::Dilemma => dilemma::run(shell, results),
        Verb::Completions(given) => completions::run(shell, given, results),
        Verb::Man => man::run(shell, results),
    }
}
