//! `day`: one clinic day, or all of them.

use std::path::PathBuf;

use behov_solver::answer::Template;
use behov_solver::day::Weights;
use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::instance::{Assumption, Instance, Tag};
use behov_solver::plan::day::{self, Asked, NoDay, OneSession, OpenDay, Options, Week};
use behov_solver::rng::Seed;
use behov_solver::table::SessionId;
use behov_solver::units::Probability;

use super::host::{Doing, Host};
use super::refusal::{QuestionFault, Refusal};
use super::session_name::{session_names, session_of};
use super::{clinic, plan};
use crate::format::notes::{self, Note};
use crate::messages::fault;

/// What a day is made of, and how it is judged.
#[derive(Clone, Debug)]
pub struct DayQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// The template, instead of the one that [`plan::template`] builds.
    pub template: Option<PathBuf>,
    /// What a minute waited, idle or over time weighs; the usual where it is not given.
    pub weights: GivenWeights,
    /// What is looked at.
    pub asked: Asked,
}

/// Weights, as far as they were given.
#[derive(Clone, Copy, Debug, Default)]
pub struct GivenWeights {
    /// Of a minute of the mean wait.
    pub waiting: Option<f64>,
    /// Of a minute of idle time.
    pub idle: Option<f64>,
    /// Of a minute of overtime.
    pub overtime: Option<f64>,
}

/// One session of the template, as a day.
#[derive(Clone, Debug)]
pub struct DayOfSession {
    /// The clinic, with what the run assumes beyond its file.
    pub clinic: Instance,
    /// Which session.
    pub session: SessionId,
    /// How the day is judged.
    pub options: Options,
    /// What was asked.
    pub asked: Asked,
    /// What was found.
    pub found: Result<OneSession, NoDay>,
    /// Whether the run was stopped before everything was searched.
    pub partial: bool,
}

/// All sessions of the template, as days.
#[derive(Clone, Debug)]
pub struct DaysOfWeek {
    /// The clinic, with what the run assumes beyond its file.
    pub clinic: Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// How the days are judged.
    pub options: Options,
    /// Share of the easy visits that leaves.
    pub without_easy: Option<Probability>,
    /// What was found.
    pub week: Week,
    /// The open clinics beside the same patients with appointments.
    pub windows: Vec<Result<OpenDay, OpenClinicError>>,
    /// Whether the run was stopped before everything was searched.
    pub partial: bool,
}

impl GivenWeights {
    /// The weights, with the usual where none was given.
    #[must_use]
    pub fn or_usual(self) -> Weights {
        let usual = Weights::USUAL;
        Weights {
            waiting: self.waiting.unwrap_or(usual.waiting),
            idle: self.idle.unwrap_or(usual.idle),
            overtime: self.overtime.unwrap_or(usual.overtime),
        }
    }
}

/// One session, by its name CLINICIAN/DAY.
///
/// # Errors
/// Faults of the files; no session has the name; no template.
pub fn day(name: &str, question: &DayQuestion, host: &Host) -> Result<DayOfSession, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    let session = find(&clinic, name)?;
    let (clinic, template, options) = ready(&clinic, question, host)?;
    let watch = host.watch();
    let asked = question.asked;
    let found = {
        let _doing = host.doing(Doing::Timing);
        day::one(&clinic, &template, session, &options, &asked, &watch.stop)
    };
    let partial = watch.stop.stopped();
    Ok(DayOfSession { clinic, session, options, asked, found, partial })
}

/// All sessions.
///
/// # Errors
/// Faults of the files; no template.
pub fn days(question: &DayQuestion, host: &Host) -> Result<DaysOfWeek, Refusal> {
    let clinic = clinic::read(host, &question.dir)?;
    let (clinic, template, options) = ready(&clinic, question, host)?;
    let watch = host.watch();
    let Asked { seed, without_easy, replications, .. } = question.asked;
    let (week, windows) = {
        let _doing = host.doing(Doing::Timing);
        let week = day::week(&clinic, &template, without_easy, &options);
        (week, day::windows(&clinic, &options, (seed, replications), &watch.stop))
    };
    let partial = watch.stop.stopped();
    Ok(DaysOfWeek { clinic, seed, options, without_easy, week, windows, partial })
}

/// The clinic with its assumptions, the template, and how days are judged.
fn ready(
    clinic: &Instance,
    question: &DayQuestion,
    host: &Host,
) -> Result<(Instance, Template, Options), Refusal> {
    let template = plan::given_or_made(clinic, question.template.as_deref(), host)?;
    let options = Options { weights: question.weights.or_usual(), ..Options::default() };
    let clinic = with_assumptions(clinic, question, &options);
    Ok((clinic, template, options))
}

/// The session of a name.
fn find(clinic: &Instance, name: &str) -> Result<SessionId, QuestionFault> {
    if let Some(id) = session_of(clinic, name) {
        return Ok(id);
    }
    let names = session_names(clinic);
    let near = crate::format::nearest(name, names.iter().map(|(_, name)| name.as_str()));
    let example = names.first().map_or("–", |(_, name)| name);
    Err(fault!("B0423", session = name, example = example, near = near.unwrap_or("–")))
}

/// The clinic with what the run assumes beyond its file.
fn with_assumptions(clinic: &Instance, question: &DayQuestion, options: &Options) -> Instance {
    let row = |about: &str, value: String, tag: Tag, note: Note| Assumption {
        about: about.to_owned(),
        value,
        tag,
        note: note.en.to_owned(),
        range: None,
    };
    let (given, weights) = (question.weights, options.weights);
    let given = [
        ("day.waiting_weight", weights.waiting, given.waiting.is_none()),
        ("day.idle_weight", weights.idle, given.idle.is_none()),
        ("day.overtime_weight", weights.overtime, given.overtime.is_none()),
    ];
    let mut rows: Vec<Assumption> = given
        .iter()
        .filter(|(_, _, usual)| *usual)
        .map(|(about, value, _)| row(about, value.to_string(), Tag::Source, notes::DAY_WEIGHTS))
        .collect();
    let assumed = |about, value: &str, note| row(about, value.to_owned(), Tag::Assumption, note);
    rows.extend([
        assumed("day.together_max", &options.together_max.to_string(), notes::DAY_TOGETHER),
        assumed("day.holds", "taken", notes::DAY_HOLDS),
        assumed("day.length", "lognormal", notes::DAY_LENGTH),
        assumed("day.breaks", "out", notes::DAY_BREAKS),
    ]);
    // Adding remarks makes no fault.
    clinic.with(|parts| parts.assumptions.extend(rows)).unwrap_or_else(|_| clinic.clone())
}
