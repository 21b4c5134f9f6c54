//! `behov template`: the weekly template.

use std::io::Write;

use chrono::{Datelike, Days, NaiveDate};

use behov_solver::answer::{Block, HoldPlan, Template};
use behov_solver::instance::Instance;
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::Outcome;

use super::arguments::Build;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{clinic, pending, size};
use crate::report::{Dated, Findings, Planned, html, json, text};

/// Builds the template and shows the week.
pub(super) fn run(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Stop> {
    let answered = Answered::new(shell, given)?;
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
    blocks: Vec<(NaiveDate, Block)>,
}

impl Answered {
    /// Reads, sizes, builds, and asks the referee.
    pub(super) fn new(shell: &Shell, given: &Build) -> Result<Self, Stop> {
        let instance = clinic::read(shell, &given.dir)?;
        let baseline = match &given.baseline {
            Some(file) => Some(clinic::template(shell, &instance, file)?),
            None => None,
        };
        let sizing = size::sized(shell, &instance, false);
        let holds = sizing.hold_plan();
        let outcome = built(shell, &instance, &holds, baseline.as_ref());
        let today = instance.parts().as_of;
        let from = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let (mut breaches, mut blocks) = (Vec::new(), Vec::new());
        if let Outcome::Built(built) = &outcome {
            breaches = judged(&instance, &holds, &built.template);
            if let Some(weeks) = given.weeks {
                blocks = laid_out(&instance, &built.template, from, weeks);
            }
        }
        let (seed, weeks) = (shell.seed(), given.weeks);
        Ok(Self { instance, seed, sizing, outcome, breaches, from, weeks, blocks })
    }

    /// What a report can tell.
    pub(super) fn findings(&self) -> Findings<'_> {
        let dated = self.weeks.map(|weeks| Dated { from: self.from, weeks, blocks: &self.blocks });
        Findings {
            instance: &self.instance,
            seed: self.seed,
            as_is: false,
            sizing: &self.sizing,
            planned: Some(Planned { outcome: &self.outcome, breaches: &self.breaches, dated }),
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
            files.push(("template.csv", rows(&self.instance, &built.template)));
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

fn built(
    shell: &Shell,
    instance: &Instance,
    holds: &HoldPlan,
    baseline: Option<&Template>,
) -> Outcome {
    let _doing = shell.doing("shell.building");
    pending::build(instance, holds, baseline, &shell.limits())
}

/// What the referee says, in words.
pub(super) fn judged(instance: &Instance, holds: &HoldPlan, template: &Template) -> Vec<String> {
    pending::verdict(instance, holds, template)
}

fn laid_out(
    instance: &Instance,
    template: &Template,
    from: NaiveDate,
    weeks: u32,
) -> Vec<(NaiveDate, Block)> {
    pending::dated(instance, template, from, weeks)
}

fn rows(instance: &Instance, template: &Template) -> String {
    pending::write_template(instance, template)
}
