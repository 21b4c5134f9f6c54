//! `road`: from fixed to need-based control, month by month.

use std::path::PathBuf;

use behov_solver::instance::{Assumption, Instance, Life, Panel, Range, Tag};
use behov_solver::rng::Seed;
use behov_solver::road::clinic::{Accepting, Options, Roads, roads};
use behov_solver::road::weeks_of;
use behov_solver::units::Probability;

use super::accepting::accepting;
use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;
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
    /// Whether the best pace is looked for.
    pub best: bool,
    /// Runs of whole patients; 0 for none.
    pub replications: u32,
    /// Seed of the runs.
    pub seed: Seed,
}

/// Both roads of a clinic.
#[derive(Clone, Debug)]
pub struct Walked {
    /// The clinic.
    pub clinic: Instance,
    /// The roads.
    pub roads: Roads,
    /// What is assumed: by the clinic, and of the roads.
    pub assumptions: Vec<Assumption>,
    /// Whether a goal was named.
    pub goal_named: bool,
}

/// Walks both roads.
///
/// # Errors
/// Faults of the clinic's files.
pub fn road(question: &RoadQuestion, host: &Host) -> Result<Walked, Refusal> {
    let clinic = clinic::read_changed(host, &question.dir, question.changes.as_deref())?;
    let _doing = host.doing(Doing::Sizing);
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
    Ok(Walked { clinic, roads, assumptions, goal_named })
}

/// What the roads assume.
fn assumed(clinic: &Instance, accepts: f64, range: Range) -> Vec<Assumption> {
    let row = |about: &str, value: String, note: notes::Note, range: Option<Range>| Assumption {
        about: about.to_owned(),
        value,
        tag: Tag::Assumption,
        note: note.en.to_owned(),
        range,
    };
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
