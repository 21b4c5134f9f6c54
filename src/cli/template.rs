//! `behov template`: the weekly template.

use std::io::Write;

use chrono::{Datelike, Days, NaiveDate};

use behov_solver::answer::Template;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{Confirmed, Effort};
use behov_solver::plan::opening::Opened;
use behov_solver::plan::{self, Plan, day};
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::{self, DatedBlock, Outcome};

use super::arguments::Build;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{clinic, size};
use crate::messages::key;
use crate::report::{Dated, Findings, Planned, html, json, text};
use crate::{format, messages};

/// Builds the template and shows the week.
pub(super) fn run(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Stop> {
    let answered = Answered::new(shell, given, true)?;
    let printed = text::template(shell.voice, &answered.findings());
    answered.deliver(shell, results, &printed)?;
    Ok(answered.exit())
}

/// Sizes, plays, builds, and lets the blocks open; without playing where the call says so.
pub(super) fn planned(
    shell: &Shell,
    instance: &Instance,
    baseline: Option<&Template>,
    as_is: bool,
) -> Plan {
    if shell.common.no_play {
        let sizing = size::sized(shell, instance, as_is);
        let _doing = shell.doing(key!("shell.building"));
        let (outcome, breaches) =
            plan::build(instance, &sizing.hold_plan(), baseline, &shell.limits());
        return Plan { sizing, outcome, breaches, confirmed: None, opened: None };
    }
    let watch = shell.watch();
    let _doing = shell.doing(key!("shell.building"));
    let effort = Effort::usual(shell.seed());
    plan::plan_played(instance, baseline, (&|| shell.limits(), &effort, as_is), &watch)
}

/// Everything a plan consists of.
pub(super) struct Answered {
    instance: Instance,
    seed: behov_solver::rng::Seed,
    pub(super) sizing: ClinicSizing,
    outcome: Outcome,
    breaches: Vec<String>,
    confirmed: Option<Confirmed>,
    opened: Option<Opened>,
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
        let plan = planned(shell, &instance, baseline.as_ref(), as_is);
        let Plan { sizing, outcome, breaches, confirmed, opened } = plan;
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
                let week = day::week(&instance, &built.template, None, &day::Options::default());
                Some(week.with_reassignments(&instance, &built.template))
            }
            Outcome::Impossible(_) | Outcome::Stopped => None,
        };
        let (seed, weeks) = (shell.seed(), given.weeks);
        Ok(Self {
            instance,
            seed,
            sizing,
            outcome,
            breaches,
            confirmed,
            opened,
            from,
            weeks,
            blocks,
            days,
            as_is,
        })
    }

    /// What a report can tell.
    pub(super) fn findings(&self) -> Findings<'_> {
        let dated = self.weeks.map(|weeks| Dated { from: self.from, weeks, blocks: &self.blocks });
        Findings {
            instance: &self.instance,
            seed: self.seed,
            as_is: self.as_is,
            sizing: &self.sizing,
            played: self.confirmed.as_ref(),
            planned: Some(Planned {
                outcome: &self.outcome,
                breaches: &self.breaches,
                opened: self.opened.as_ref(),
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
