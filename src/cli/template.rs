//! `behov template`: the weekly template.

use std::io::Write;

use chrono::{Datelike, Days, NaiveDate};

use behov_solver::instance::Instance;
use behov_solver::plan::{self, day};
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::{self, DatedBlock, Outcome};

use super::arguments::Build;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{clinic, size};
use crate::report::{Dated, Findings, Planned, html, json, text};
use crate::{format, messages};

/// Builds the template and shows the week.
pub(super) fn run(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Stop> {
    let answered = Answered::new(shell, given, true)?;
    let printed = text::template(shell.voice, &answered.findings());
    answered.deliver(shell, results, &printed)?;
    Ok(answered.exit())
}

/// Everything a plan consists of.
pub(super) struct Answered {
    instance: Instance,
    seed: behov_solver::rng::Seed,
    pub(super) sizing: ClinicSizing,
    outcome: Outcome,
    breaches: Vec<String>,
    from: NaiveDate,
    weeks: Option<u32>,
    blocks: Vec<DatedBlock>,
    days: Option<day::Week>,
    as_is: bool,
}

impl Answered {
    /// Reads, sizes, builds, and asks the referee. With `in_use` the template keeps the holds in
    /// use, where the clinic has any; else those recommended.
    pub(super) fn new(shell: &Shell, given: &Build, in_use: bool) -> Result<Self, Stop> {
        let instance = clinic::read(shell, &given.dir)?;
        let baseline = match &given.baseline {
            Some(file) => Some(clinic::template(shell, &instance, file)?),
            None => None,
        };
        let as_is = in_use && !instance.parts().holds.is_empty();
        let sizing = size::sized(shell, &instance, as_is);
        let holds = sizing.hold_plan();
        let (outcome, breaches) = {
            let _doing = shell.doing("shell.building");
            plan::build(&instance, &holds, baseline.as_ref(), &shell.limits())
        };
        let lang = shell.voice.lang;
        let breaches = breaches.iter().map(|breach| messages::breach(lang, breach)).collect();
        let today = instance.parts().as_of;
        let from = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let blocks = match (&outcome, given.weeks) {
            (Outcome::Built(built), Some(weeks)) => {
                template::dated(&instance, &built.template, from, weeks)
            }
            _ => Vec::new(),
        };
        let days = match &outcome {
            Outcome::Built(built) => {
                Some(day::week(&instance, &built.template, None, &day::Options::default()))
            }
            Outcome::Impossible(_) | Outcome::Stopped => None,
        };
        let (seed, weeks) = (shell.seed(), given.weeks);
        Ok(Self { instance, seed, sizing, outcome, breaches, from, weeks, blocks, days, as_is })
    }

    /// What a report can tell.
    pub(super) fn findings(&self) -> Findings<'_> {
        let dated = self.weeks.map(|weeks| Dated { from: self.from, weeks, blocks: &self.blocks });
        Findings {
            instance: &self.instance,
            seed: self.seed,
            as_is: self.as_is,
            sizing: &self.sizing,
            planned: Some(Planned {
                outcome: &self.outcome,
                breaches: &self.breaches,
                dated,
                days: self.days.as_ref(),
            }),
        }
    }

    /// Prints the text, or the same as JSON, and writes the files asked for.
    pub(super) fn deliver(
        &self,
        shell: &Shell,
        results: &mut dyn Write,
        printed: &str,
    ) -> Result<(), Stop> {
        let findings = self.findings();
        let document = json::document(&findings);
        let mut files = vec![("plan.json", document.clone())];
        if let Outcome::Built(built) = &self.outcome {
            files.push(("template.csv", format::write_template(&self.instance, &built.template)));
        }
        files.push(("plan.html", html::page(shell.voice, &findings)));
        shell.deliver(results, if shell.common.json { &document } else { printed }, &files)
    }

    /// No template is a *no*; a template that the referee refuses is a fault of ours.
    pub(super) fn exit(&self) -> Exit {
        match self.outcome {
            Outcome::Built(_) if self.breaches.is_empty() => Exit::Done,
            Outcome::Built(_) => Exit::Bug,
            Outcome::Impossible(_) | Outcome::Stopped => Exit::No,
        }
    }
}
