//! Sizes a whole clinic.

use rayon::prelude::*;

use crate::demand::Ask;
use crate::instance::Instance;
use crate::table::TeamId;

use super::design::{design, minutes};
use super::frontier::{Recommendation, answer_effort, kept, missing, recommend};
use super::lane;
use super::legal::promises;
use super::model::{Shares, TeamModel};
use super::outlook::outlook;
use super::overload::Routine;
use super::{ClinicSizing, GrowingQueue, Overload, TeamSizing, Verdict, pooling, thumb};

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

/// How much every team should hold, or what it keeps with the holds in use.
///
/// The same instance gives the same answer, bit for bit, on any number of threads.
#[must_use]
pub fn size(instance: &Instance, options: &Options) -> ClinicSizing {
    let asks = lane::demand(instance);
    let shares = Shares::new(instance, &asks);
    let team = |team: TeamId| {
        let model = TeamModel::new(instance, team, &asks, &shares);
        let (sizing, holds) = size_team(instance, &model, &asks, *options);
        (model, sizing, holds)
    };
    let ids: Vec<TeamId> = instance.parts().teams.ids().collect();
    let results: Vec<_> = ids.into_par_iter().map(team).collect();
    let (mut models, mut teams, mut holds) = (Vec::new(), Vec::new(), Vec::new());
    for (model, sizing, of_team) in results {
        models.push(model);
        teams.push(sizing);
        holds.push(of_team);
    }
    let pooling =
        if options.as_is { Vec::new() } else { pooling::rows(instance, &models, &asks, &holds) };
    ClinicSizing { teams, pooling }
}

fn size_team(
    instance: &Instance,
    model: &TeamModel,
    asks: &[Ask],
    options: Options,
) -> (TeamSizing, Vec<usize>) {
    let routine = Routine::new(instance, model.team, asks);
    let chosen = if options.as_is {
        as_is(instance, model, &routine)
    } else {
        recommend(instance, model, &routine, options.frontier)
    };
    let chosen = with_others(instance, model, chosen);
    let per_week = |steps: f64| model.per_week(steps);
    let sizing = TeamSizing {
        team: model.team,
        hold_unit: minutes(model, model.unit),
        sub_acute_minutes_per_week: per_week(model.per_cycle(|day| day.sub_acute.mean())),
        routine_minutes_per_week: per_week(model.per_cycle(|day| day.routine.mean())),
        capacity_minutes_per_week: per_week(model.capacity()),
        design: chosen.design,
        verdict: chosen.verdict,
        frontier: chosen.frontier,
        legal: promises(instance, model, asks, &chosen.holds),
        outlook: outlook(instance, model, &routine, &chosen.holds),
        rules_of_thumb: thumb::rules(model),
    };
    (sizing, chosen.holds)
}

/// Says no where the clinicians outside the lane fall short, whatever is held.
fn with_others(
    instance: &Instance,
    model: &TeamModel,
    mut chosen: Recommendation,
) -> Recommendation {
    let Some(growth_minutes_per_week) = lane::others_short(instance, model.team) else {
        return chosen;
    };
    chosen.design.overload.get_or_insert(Overload {
        queue: GrowingQueue::Others,
        growth_minutes_per_week,
        growth_requests_per_week: 0.0,
        first_breach: None,
    });
    if chosen.verdict == Verdict::Kept {
        chosen.verdict = Verdict::No { missing_minutes_per_week: Some(growth_minutes_per_week) };
    }
    chosen
}

fn as_is(instance: &Instance, model: &TeamModel, routine: &Routine) -> Recommendation {
    let holds = model.holds_in_use(instance);
    let design = design(instance, model, routine, &holds, answer_effort(instance));
    let verdict = if kept(&design) {
        Verdict::Kept
    } else {
        let missing_minutes_per_week = missing(instance, model, routine, &holds);
        Verdict::No { missing_minutes_per_week }
    };
    Recommendation { holds, design, verdict, frontier: Vec::new() }
}
