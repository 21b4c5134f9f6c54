//! `simulate`: a policy played day by day.

use std::path::PathBuf;

use behov_solver::answer::Log;
use behov_solver::evaluation::{Breach, Measured};
use behov_solver::instance::{Assumption, Change, Instance, InstanceParts, Range, Tag};
use behov_solver::plan::trial::{Ended, PanelPlayed, Played, Refused, Trial, Tried, try_policy};
use behov_solver::rng::Seed;
use behov_solver::road::clinic::Accepting;
use behov_solver::simulation::policy::Named;
use behov_solver::sizing::sample::Release;

use super::host::{Doing, Host};
use super::refusal::{QuestionFault, Refusal};
use super::{clinic, memory};
use crate::format::notes::{self, Note};
use crate::messages::fault;

/// Which policy is played, and how.
#[derive(Clone, Debug)]
pub struct SimulateQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// Which changes of pathways are played.
    pub changes: Changes,
    /// The policy.
    pub policy: Named,
    /// How long, how often, under which terms.
    pub trial: Trial,
    /// The template that the policy `template` plays, instead of a new one.
    pub template: Option<PathBuf>,
}

/// Which changes of pathways are played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// None: the clinic as it is, as every verb reads it that is not about changes.
    None,
    /// Those of the clinic's file, and those of another.
    All(Option<PathBuf>),
}

/// A policy in a clinic, played.
#[derive(Clone, Debug)]
pub struct Simulated {
    /// The clinic, with what the run assumes beyond its file.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Replications asked for.
    pub replications_asked: usize,
    /// The policy with its parameters.
    pub played: Played,
    /// What came of it.
    pub measured: Measured,
    /// Promises the referee finds broken in the log.
    pub breaches: Vec<Breach>,
    /// How the stop rule ended, where there was one.
    pub ended: Option<Ended>,
    /// The log, where it was asked for.
    pub log: Log,
    /// The panels as they were played.
    pub panels: Vec<PanelPlayed>,
}

/// Plays the policy.
///
/// # Errors
/// Faults of the files and of the question.
pub fn simulate(question: &SimulateQuestion, host: &Host) -> Result<Simulated, Refusal> {
    let clinic = match &question.changes {
        Changes::None => clinic::as_it_is(host, &question.dir)?,
        Changes::All(file) => {
            let [_, changed] = clinic::both(&question.dir, file.as_deref(), host)?;
            changed.with_brought()
        }
    };
    let mut trial = question.trial.clone();
    release_too_long(&clinic, &trial)?;
    memory::log_fits(&clinic, &trial, host)?;
    if let Some(file) = &question.template {
        trial.template = Some(clinic::template(host, &clinic, file)?);
    }
    let watch = host.watch();
    let tried = {
        let _doing = host.measuring(Doing::Playing, &watch);
        let refused = |why| refused(question.policy, &why);
        try_policy(&clinic, question.policy, &trial, &watch).map_err(refused)?
    };
    Ok(Simulated::of(tried, with_assumptions(&clinic, &trial), &trial, host))
}

impl Simulated {
    /// A trial in a clinic.
    pub(super) fn of(tried: Tried, clinic: Instance, trial: &Trial, host: &Host) -> Self {
        Self {
            clinic,
            seed: host.seed,
            replications_asked: asked(trial, &tried.measured),
            played: tried.played,
            measured: tried.measured,
            breaches: tried.breaches,
            ended: tried.ended,
            log: tried.log,
            panels: tried.panels,
        }
    }
}

/// Replications asked for: with a stop rule as many as it took.
fn asked(trial: &Trial, measured: &Measured) -> usize {
    let asked = trial.replications as usize;
    if measured.partial { asked } else { asked.max(measured.replications.len()) }
}

/// A release rule longer than the open days of the run.
pub(super) fn release_too_long(clinic: &Instance, trial: &Trial) -> Result<(), QuestionFault> {
    let weeks = trial.terms.weeks + trial.terms.warm_up_weeks;
    let per_cycle = u32::try_from(clinic.cycle_days().len()).unwrap_or(u32::MAX);
    let open = weeks.saturating_mul(per_cycle) / clinic.parts().cycle.weeks.max(1);
    match trial.terms.release {
        Some(Release::DaysBefore(days)) if days > open => {
            Err(fault!("B0417", release = days, weeks = weeks))
        }
        _ => Ok(()),
    }
}

/// Why a policy cannot be tried, as a fault of the call.
pub(super) fn refused(named: Named, why: &Refused) -> QuestionFault {
    let policy = named.name();
    match why {
        Refused::NoWindow => fault!("B0420": "B0420.no-window", policy = policy),
        Refused::NoTemplate => fault!("B0420": "B0420.no-template", policy = policy),
        _ => fault!("B0420": "B0420.faults", policy = policy, faults = why),
    }
}

/// The clinic with what the run assumes beyond its file.
pub(super) fn with_assumptions(clinic: &Instance, trial: &Trial) -> Instance {
    let row = |about: &str, value: String, note: Note| Assumption {
        about: about.to_owned(),
        value,
        tag: Tag::Assumption,
        note: note.en.to_owned(),
        range: None,
    };
    let terms = &trial.terms;
    let mut rows = vec![
        row(
            "simulation.misclassified",
            terms.misclassified.value().to_string(),
            notes::MISCLASSIFIED,
        ),
        row(
            "simulation.control_notice_open_days",
            terms.control_notice.to_string(),
            notes::CONTROL_NOTICE,
        ),
        row(
            "simulation.notice_open_days",
            trial.terms.notice.unwrap_or(clinic.parts().goals.notice_days).to_string(),
            notes::NOTICE,
        ),
        row("simulation.leave", "colleagues".to_owned(), notes::LEAVE),
        row(
            "simulation.leave_again_after_weeks",
            clinic.parts().leave_listed_weeks().to_string(),
            notes::LEAVE_AGAIN,
        ),
        row(
            "simulation.start",
            if terms.warm_up_weeks == 0 { "today" } else { "warmed-up" }.to_owned(),
            notes::START,
        ),
        row("simulation.punctual", "true".to_owned(), notes::PUNCTUAL),
    ];
    rows.extend(of_changes(clinic, trial));
    let cancels = [
        ("patient_cancels", terms.patient_cancels, notes::PATIENT_CANCELS),
        ("hospital_cancels", terms.hospital_cancels, notes::HOSPITAL_CANCELS),
    ];
    let cancels = cancels.into_iter().filter_map(|(key, given, note)| Some((key, given?, note)));
    let of_clinic: Vec<String> = cancels.clone().map(|(key, ..)| format!("goals.{key}")).collect();
    rows.extend(cancels.map(|(key, given, note)| {
        row(&format!("simulation.{key}"), given.value().to_string(), note)
    }));
    // Remarks make no fault; what the call says takes the place of what the clinic left out.
    let noted = |parts: &mut InstanceParts| {
        parts.assumptions.retain(|row| !of_clinic.contains(&row.about));
        parts.assumptions.extend(rows);
    };
    clinic.with(noted).unwrap_or_else(|_| clinic.clone())
}

/// What is assumed of the changes that are played.
fn of_changes(clinic: &Instance, trial: &Trial) -> Vec<Assumption> {
    let (changes, Some(changing)) = (&clinic.parts().changes, trial.terms.changes) else {
        return Vec::new();
    };
    let row = |about: &str, value: String, note: Note, range: Option<Range>| Assumption {
        about: about.to_owned(),
        value,
        tag: Tag::Assumption,
        note: note.en.to_owned(),
        range,
    };
    let Accepting { chance, range } = changing.accepting;
    let silent =
        |change: &Change| change.kind.accepts().is_some_and(|accepts| accepts.chance.is_none());
    let accepts = changes.iter().any(silent).then(|| {
        let value = chance.value().to_string();
        row("simulation.accepts", value, notes::ROAD_ACCEPTS, Some(range))
    });
    let holds = (!changes.is_empty())
        .then(|| row("simulation.holds", "today".to_owned(), notes::HOLDS_OF_TODAY, None));
    accepts.into_iter().chain(holds).collect()
}
