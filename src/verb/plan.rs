//! `plan` and `template`: sizing and the weekly template.

use std::path::{Path, PathBuf};

use behov_solver::answer::Template;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::Effort;
use behov_solver::plan::day;
use behov_solver::plan::{self, Plan};
use behov_solver::solve::Watch;
use behov_solver::template::{self, Outcome};
use chrono::{Datelike, Days};

use super::clinic;
use super::host::{Doing, Host};
use super::planned::{DatedWeeks, Planned};
use super::refusal::Refusal;
use super::size;

/// What to plan.
#[derive(Clone, Debug)]
pub struct PlanQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// Weeks the template is also laid out on, across holidays and absences.
    pub weeks: Option<u32>,
    /// A template to stay close to.
    pub baseline: Option<PathBuf>,
}

/// Sizes, plays, and builds the template that keeps what is recommended.
///
/// # Errors
/// Faults of the clinic's files.
pub fn plan(question: &PlanQuestion, host: &Host) -> Result<Planned, Refusal> {
    asked(question, false, host)
}

/// The same with the holds in use, where the clinic has any.
///
/// # Errors
/// As [`plan()`].
pub fn template(question: &PlanQuestion, host: &Host) -> Result<Planned, Refusal> {
    asked(question, true, host)
}

fn asked(question: &PlanQuestion, in_use: bool, host: &Host) -> Result<Planned, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    let baseline = match &question.baseline {
        Some(file) => Some(clinic::template(host, &clinic, file)?),
        None => None,
    };
    let as_is = in_use && !clinic.parts().holds.is_empty();
    let watch = host.watch();
    let Plan { sizing, outcome, breaches, confirmed, opened } =
        made(&clinic, baseline.as_ref(), as_is, (host, &watch));
    let today = clinic.parts().as_of;
    let from = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let built = match &outcome {
        Outcome::Built(built) => Some(&built.template),
        Outcome::Impossible(_) | Outcome::Stopped => None,
    };
    let dated = question.weeks.map(|weeks| DatedWeeks {
        from,
        weeks,
        blocks: built
            .map_or_else(Vec::new, |template| template::dated(&clinic, template, from, weeks)),
    });
    let days = built.map(|template| {
        let week = day::week(&clinic, template, None, &day::Options::default());
        week.with_reassignments(&clinic, template)
    });
    Ok(Planned {
        clinic,
        seed: host.seed,
        as_is,
        sizing,
        played: confirmed,
        outcome,
        breaches,
        opened,
        dated,
        days,
        stopped: host.plays && watch.stop.stopped(),
    })
}

/// Sizes, plays, builds, and lets the blocks open; without playing where the host says so.
fn made(
    clinic: &Instance,
    baseline: Option<&Template>,
    as_is: bool,
    (host, watch): (&Host, &Watch),
) -> Plan {
    if !host.plays {
        let sizing = size::computed(clinic, as_is, host);
        let _doing = host.doing(Doing::Building);
        let (outcome, breaches) =
            plan::build(clinic, &sizing.hold_plan(), baseline, &host.limits());
        return Plan { sizing, outcome, breaches, confirmed: None, opened: None };
    }
    let _doing = host.doing(Doing::Building);
    let effort = Effort::usual(host.seed);
    plan::plan_played(clinic, baseline, (&|| host.limits(), &effort, as_is), watch)
}

/// The template of a file, else the one that [`template`] builds.
pub(super) fn given_or_made(
    clinic: &Instance,
    file: Option<&Path>,
    host: &Host,
) -> Result<Template, Refusal> {
    if let Some(file) = file {
        return clinic::template(host, clinic, file);
    }
    let as_is = !clinic.parts().holds.is_empty();
    let watch = host.watch();
    let Plan { sizing, outcome, breaches, .. } = made(clinic, None, as_is, (host, &watch));
    let outcome = match outcome {
        Outcome::Built(built) => return Ok(built.template),
        outcome => outcome,
    };
    Err(Refusal::NoTemplate(Box::new(Planned {
        clinic: clinic.clone(),
        seed: host.seed,
        as_is,
        sizing,
        played: None,
        outcome,
        breaches,
        opened: None,
        dated: None,
        days: None,
        stopped: host.plays && watch.stop.stopped(),
    })))
}
