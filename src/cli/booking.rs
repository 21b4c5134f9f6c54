//! What the verbs that book share: the waiting list, the template, the rule, the weeks.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use behov_solver::answer::Template;
use behov_solver::booking::{Options, Rule};
use behov_solver::instance::Instance;
use behov_solver::plan::Plan;
use behov_solver::rng::Seed;
use behov_solver::sizing::ClinicSizing;
use behov_solver::solve::StopToken;
use behov_solver::template::Outcome;

use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::template::planned;
use super::{clinic, folder, output};
use crate::format;
use crate::report::{Findings, Planned, json, text};

/// The template among the files that `behov book --out` writes.
pub(super) const TEMPLATE_FILE: &str = "template.csv";

/// What is booked into what, and by which rule.
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// A waiting list instead of the clinic's own
    #[arg(long, value_name = "FILE")]
    pub(super) waiting: Option<PathBuf>,
    /// The template to book into, instead of the one beside the bookings given, or else the one
    /// that `behov template` builds
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// How days over the deadline are weighed
    #[arg(long, value_enum, default_value_t = RuleWord::Squares)]
    pub(super) rule: RuleWord,
    /// Weeks that can be booked, from tomorrow
    #[arg(long, value_name = "N", default_value_t = 12,
          value_parser = clap::value_parser!(u32).range(1..=104))]
    pub(super) weeks: u32,
}

/// How days over the deadline are weighed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RuleWord {
    /// Sum of squared days over: nobody far over
    Squares,
    /// Sum of days over
    Sum,
    /// Most days over of any patient
    Max,
    /// Number of patients over: passes over those already late
    Binary,
}

impl From<RuleWord> for Rule {
    fn from(word: RuleWord) -> Self {
        match word {
            RuleWord::Squares => Self::Squares,
            RuleWord::Sum => Self::Sum,
            RuleWord::Max => Self::Max,
            RuleWord::Binary => Self::Binary,
        }
    }
}

impl Flags {
    /// The paths given.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.waiting.iter().chain(&self.template)
    }

    /// How to book.
    pub(super) fn options(&self, seed: Seed, stop: StopToken) -> Options {
        let (rule, weeks) = (self.rule.into(), self.weeks);
        Options { rule, weeks, seed, stop, ..Options::default() }
    }
}

/// The template that was written with a file of bookings, where there is one: times told of fit
/// the template they were booked into, and no other that came to lie there.
pub(super) fn beside(shell: &Shell, bookings: &Path) -> Option<PathBuf> {
    let file = Some(bookings.with_file_name(TEMPLATE_FILE)).filter(|file| file.is_file())?;
    let (dir, name) = (bookings.parent()?, bookings.file_name()?.to_str()?);
    if folder::together(dir, name, TEMPLATE_FILE) {
        return Some(file);
    }
    let values = [file.display().to_string(), bookings.display().to_string()];
    let values = [("template", &*values[0]), ("bookings", &*values[1])];
    shell.note(&shell.voice.tell("shell.not-beside", &values));
    None
}

/// The clinic with the visits of a file of bookings that count as held among its own.
pub(super) fn with_held(shell: &Shell, clinic: Instance, file: &Path) -> Result<Instance, Stop> {
    let held = format::read_held(&clinic, file).map_err(|f| clinic::faults(shell, &f))?;
    Ok(behov_solver::booking::replan::with_held(&clinic, &held, &Options::default())
        .unwrap_or(clinic))
}

/// The template of a file, else the one that `behov template` builds; `Err` with what came of
/// building when there is none.
pub(super) fn template(
    shell: &Shell,
    instance: &Instance,
    file: Option<&PathBuf>,
) -> Result<Result<Template, Box<NoTemplate>>, Stop> {
    if let Some(file) = file {
        return clinic::template(shell, instance, file).map(Ok);
    }
    let in_use = !instance.parts().holds.is_empty();
    let Plan { sizing, outcome, .. } = planned(shell, instance, None, in_use);
    Ok(match outcome {
        Outcome::Built(built) => Ok(built.template),
        outcome => Err(Box::new(NoTemplate { sizing, outcome, in_use })),
    })
}

/// Why nothing can be booked: there is no template.
pub(super) struct NoTemplate {
    sizing: ClinicSizing,
    outcome: Outcome,
    in_use: bool,
}

impl NoTemplate {
    /// Says so as `behov template` would; the answer is no.
    pub(super) fn deliver(
        &self,
        shell: &Shell,
        instance: &Instance,
        results: &mut dyn Write,
    ) -> Result<Exit, Stop> {
        let findings = Findings {
            instance,
            seed: shell.seed(),
            as_is: self.in_use,
            sizing: &self.sizing,
            played: None,
            planned: Some(Planned {
                outcome: &self.outcome,
                breaches: &[],
                opened: None,
                dated: None,
                days: None,
            }),
        };
        let printed = if shell.common.json {
            json::document(&findings)
        } else {
            text::template(shell.voice, &findings)
        };
        output::print(results, &printed)?;
        Ok(Exit::No)
    }
}
