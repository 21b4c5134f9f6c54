//! `road`: from fixed to need-based control, month by month.

use std::path::PathBuf;

use behov_solver::instance::{Assumption, Instance, Life, Panel, Range, Tag};
use behov_solver::plan::phases::{Phases, phases};
use behov_solver::rng::Seed;
use behov_solver::road::clinic::{Accepting, Ahead, Options, Roads, roads};
use behov_solver::road::{Offered, weeks_of};
use behov_solver::units::Probability;

use super::accepting::accepting;
use super::host::{Doing, Host};
use super::refusal::Refusal;
use super::{clinic, plan};
use crate::format::notes;

/// How a road is walked.
#[derive(Clone, Debug)]
pub struct RoadQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// A file of changes beside the clinic's own.
    pub changes: Option<PathBuf>,
    /// Months to walk \[months, 1..=240\].
    pub months: u32,
    /// Chance that a patient who may move accepts at an offer; `None` as assumed.
    pub accepts: Option<Probability>,
    /// Lowest and highest it may be; `None` as assumed.
    pub accepts_range: [Option<Probability>; 2],
    /// Most moves a month; `None` without limit.
    pub moves_max: Option<u32>,
    /// Minutes a week that are to be freed; `None` for parts of what is freed in the end.
    pub goal_minutes: Option<u32>,
    /// Whether the holds of some months are sized.
    pub holds: bool,
    /// The template of each phase, where that is asked for.
    pub templates: Option<TemplatesQuestion>,
    /// Whether the best pace is looked for.
    pub best: bool,
    /// Runs of whole patients; 0 for none.
    pub replications: u32,
    /// Seed of the runs.
    pub seed: Seed,
}

/// How the templates of a road are asked for; `None` as assumed.
#[derive(Clone, Debug, Default)]
pub struct TemplatesQuestion {
    /// Most moves from one phase to the next.
    pub moves: Option<u32>,
    /// Most phases, today among them.
    pub phases: Option<u32>,
    /// Whether moves are offered before the control.
    pub before_control: bool,
    /// The template of today, as a file; without one as `template` makes it.
    pub today: Option<PathBuf>,
}

/// Both roads of a clinic.
#[derive(Clone, Debug)]
pub struct Walked {
    /// The clinic.
    pub clinic: Instance,
    /// The roads.
    pub roads: Roads,
    /// The template of each phase, and of which road.
    pub templates: Option<(Phases, Offered)>,
    /// What is assumed: by the clinic, and of the roads.
    pub assumptions: Vec<Assumption>,
    /// Whether a goal was named.
    pub goal_named: bool,
}

/// Most moves between two phases, most phases, and minutes a week that make one, where the call does
/// not say: assumptions.
const MOVES: u32 = 20;
const PHASES: u32 = 4;
const PHASE_MINUTES: f64 = 60.0;

/// Walks both roads, and builds the template of each phase where that is asked for.
///
/// # Errors
/// Faults of the clinic's files; no template of today to begin with.
pub fn road(question: &RoadQuestion, host: &Host) -> Result<Walked, Refusal> {
    let clinic = clinic::read_changed(host, &question.dir, question.changes.as_deref())?;
    let doing = host.doing(Doing::Sizing);
    let Accepting { chance, range } = accepting(question.accepts, question.accepts_range);
    let months = usize::try_from(question.months.max(1)).unwrap_or(1);
    let options = Options {
        weeks: weeks_of(months - 1).end,
        accepts: chance,
        accepts_range: range,
        moves_per_month_max: question.moves_max.map(f64::from),
        goal_minutes: question.goal_minutes.map(f64::from),
        holds: question.holds,
        best: question.best,
        replications: question.replications,
        seed: question.seed,
    };
    let roads = roads(&clinic, &options);
    let mut assumptions = clinic.parts().assumptions.clone();
    assumptions.extend(assumed(&clinic, chance.value(), range));
    let goal_named = question.goal_minutes.is_some();
    drop(doing);
    let templates = match &question.templates {
        Some(asked) => {
            assumptions.extend(assumed_of_templates(asked));
            Some(templates(&clinic, &options, asked, host)?)
        }
        None => None,
    };
    Ok(Walked { clinic, roads, templates, assumptions, goal_named })
}

/// The template of today, then of each phase.
fn templates(
    clinic: &Instance,
    options: &Options,
    asked: &TemplatesQuestion,
    host: &Host,
) -> Result<(Phases, Offered), Refusal> {
    let today = plan::given_or_made(clinic, asked.today.as_deref(), host)?;
    let _doing = host.doing(Doing::Building);
    let offered = if asked.before_control { Offered::BeforeControl } else { Offered::AtControl };
    let ahead = Ahead::of(clinic, options, offered);
    let most = usize::try_from(asked.phases.unwrap_or(PHASES)).unwrap_or(1);
    let phasing = ahead.phases(most, PHASE_MINUTES);
    let moves = asked.moves.unwrap_or(MOVES);
    Ok((phases(today, phasing, moves, &|| host.limits()), offered))
}

/// What the templates assume.
fn assumed_of_templates(asked: &TemplatesQuestion) -> Vec<Assumption> {
    let moves = asked.moves.is_none().then(|| ("road.moves", MOVES.to_string(), notes::ROAD_MOVES));
    let phases =
        asked.phases.is_none().then(|| ("road.phases", PHASES.to_string(), notes::ROAD_PHASES));
    let minutes = ("road.phase_minutes", PHASE_MINUTES.to_string(), notes::ROAD_PHASE_MINUTES);
    let rows = moves.into_iter().chain(phases).chain([minutes]);
    rows.map(|(about, value, note)| assumption(about, value, note, None)).collect()
}

/// A row of what is assumed.
fn assumption(about: &str, value: String, note: notes::Note, range: Option<Range>) -> Assumption {
    let (about, note) = (about.to_owned(), note.en.to_owned());
    Assumption { about, value, tag: Tag::Assumption, note, range }
}

/// What the roads assume.
fn assumed(clinic: &Instance, accepts: f64, range: Range) -> Vec<Assumption> {
    let row = assumption;
    let mut all = vec![
        row("road.accepts", accepts.to_string(), notes::ROAD_ACCEPTS, Some(range)),
        row("road.weeks", "52".to_owned(), notes::ROAD_WEEKS, None),
    ];
    let listed = |panel: &Panel| panel.next_controls.is_empty();
    if clinic.parts().panels.iter().any(listed) {
        all.push(row("road.next_controls", "even".to_owned(), notes::ROAD_EVEN, None));
    }
    let still = |panel: &Panel| panel.life == Life::default();
    if clinic.parts().panels.iter().any(still) {
        all.push(row("road.life", "0".to_owned(), notes::ROAD_LIFE, None));
    }
    all
}
