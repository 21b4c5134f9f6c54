//! Sizes a whole clinic.

use rayon::prelude::*;

use crate::instance::{CycleDay, Instance};

use crate::supply::unservable;
use crate::units::Minutes;

use super::design::{design, minutes};
use super::frontier::{ANSWER, Recommendation, kept, missing, recommend};
use super::legal::promises;
use super::model::{TeamModel, model_of, models};
use super::outlook::outlook;
use super::overload::Routine;
use super::spread::Judge;
use super::{ClinicSizing, TeamSizing, Verdict, pooling, thumb};

/// What to size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Size the holds in use today instead of recommending some.
    pub as_is: bool,
    /// Hand over every point of the frontier; ignored with `as_is`.
    pub frontier: bool,
}

impl Default for Options {
    /// Recommend, with the frontier.
    fn default() -> Self {
        Self { as_is: false, frontier: true }
    }
}

/// How much every group should hold, or what it keeps with the holds in use.
///
/// The same instance gives the same answer, bit for bit, on any number of threads.
#[must_use]
pub fn size(instance: &Instance, options: &Options) -> ClinicSizing {
    let models = models(instance);
    let results: Vec<_> =
        models.par_iter().map(|model| size_group(instance, model, *options)).collect();
    let (teams, holds): (Vec<TeamSizing>, Vec<Vec<usize>>) = results.into_iter().unzip();
    let pooling = if options.as_is { Vec::new() } else { pooling::rows(instance, &models, &holds) };
    ClinicSizing { teams, unservable: unservable(instance), pooling }
}

fn size_group(
    instance: &Instance,
    model: &TeamModel,
    options: Options,
) -> (TeamSizing, Vec<usize>) {
    let routine = Routine::new(instance, &model.group);
    let chosen = if options.as_is {
        as_is(instance, model, &routine)
    } else {
        recommend(instance, model, &routine, options.frontier)
    };
    let holds = chosen.holds.clone();
    (told(instance, model, &routine, chosen), holds)
}

/// The same group with so many holds a cycle, spread as well as is known; `None` where there is no
/// room for them.
#[must_use]
pub fn with_holds(instance: &Instance, group: &TeamSizing, hold_count: u32) -> Option<TeamSizing> {
    let model = model_of(instance, group.team, &group.held);
    let wanted = hold_count as usize;
    let steps = |minutes: &Minutes| usize::try_from(*minutes / model.lattice).unwrap_or(0);
    let known = group.frontier.iter().find(|point| point.hold_count == hold_count);
    let holds: Vec<usize> = if let Some(point) = known {
        let on = |day: CycleDay| point.design.holds.get(day.index()).map_or(0, steps);
        model.days.iter().map(|day| on(day.day)).collect()
    } else {
        let mut path = Judge::new(&model).path(wanted);
        let counts = path.pop().filter(|_| path.len() == wanted)?;
        counts.iter().map(|count| count * model.unit).collect()
    };
    let routine = Routine::new(instance, &model.group);
    let design = design(instance, &model, &routine, &holds, ANSWER);
    let verdict = if kept(&design) {
        Verdict::Kept
    } else {
        let (missing_minutes_per_week, holds_would_do_minutes_per_week) = (None, None);
        Verdict::No { missing_minutes_per_week, holds_would_do_minutes_per_week }
    };
    let mut frontier = group.frontier.clone();
    for point in &mut frontier {
        point.recommended = point.hold_count == hold_count;
        if point.recommended {
            point.design = design.clone();
        }
    }
    let chosen = Recommendation { holds, design, verdict, frontier };
    Some(TeamSizing { release: group.release, ..told(instance, &model, &routine, chosen) })
}

/// A design with everything that is told of it.
fn told(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    chosen: Recommendation,
) -> TeamSizing {
    let per_week = |steps: f64| model.per_week(steps);
    TeamSizing {
        team: model.team,
        held: model.group.held.clone(),
        routine: model.group.routine(),
        shared: !model.group.whole,
        short_of_rooms: model.group.short_of_rooms,
        release: None,
        hold_unit: minutes(model, model.unit),
        sub_acute_minutes_per_week: per_week(model.per_cycle(|day| day.sub_acute.mean())),
        routine_minutes_per_week: per_week(model.per_cycle(|day| day.routine.mean())),
        capacity_minutes_per_week: per_week(model.capacity()),
        design: chosen.design,
        verdict: chosen.verdict,
        frontier: chosen.frontier,
        legal: promises(instance, model, &chosen.holds),
        outlook: outlook(instance, model, routine, &chosen.holds),
        rules_of_thumb: thumb::rules(model),
    }
}

fn as_is(instance: &Instance, model: &TeamModel, routine: &Routine) -> Recommendation {
    let holds = model.holds_in_use(instance);
    let design = design(instance, model, routine, &holds, ANSWER);
    let verdict = if kept(&design) {
        Verdict::Kept
    } else {
        what_is_missing(instance, model, routine, &holds)
    };
    Recommendation { holds, design, verdict, frontier: Vec::new() }
}

/// Holds, where some spread of them would do; else session minutes.
fn what_is_missing(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    holds: &[usize],
) -> Verdict {
    let advised = recommend(instance, model, routine, false);
    if advised.verdict == Verdict::Kept {
        return Verdict::No {
            missing_minutes_per_week: None,
            holds_would_do_minutes_per_week: Some(advised.design.held_minutes_per_week),
        };
    }
    Verdict::No {
        missing_minutes_per_week: missing(instance, model, routine, holds),
        holds_would_do_minutes_per_week: None,
    }
}
