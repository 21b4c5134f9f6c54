//! Sizes a whole clinic.

use rayon::prelude::*;

use crate::answer::{HeldGroup, HoldPlan};
use crate::instance::Instance;

use crate::supply::unservable;

use super::design::{design, in_cycle, minutes};
use super::frontier::{ANSWER, Recommendation, kept, missing, recommend};
use super::legal::promises;
use super::model::{TeamModel, models};
use super::outlook::outlook;
use super::overload::Routine;
use super::{ClinicSizing, TeamSizing, Verdict, pooling, thumb};

/// What to size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Size the holds in use today instead of recommending some.
    pub as_is: bool,
    /// Hand over what a report of a recommendation tells beside it: every point of the frontier, the
    /// weeks ahead, what sharing holds is worth. Ignored with `as_is`, which has the weeks ahead.
    pub frontier: bool,
}

impl Options {
    /// Whether the weeks ahead are computed.
    fn ahead(self) -> bool {
        self.as_is || self.frontier
    }
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
    let group = |model: &TeamModel| chosen(instance, model, *options);
    let groups: Vec<(Routine, Recommendation)> =
        models.par_iter().with_max_len(1).map(group).collect();
    let holds: Vec<Vec<usize>> = groups.iter().map(|(_, chosen)| chosen.holds.clone()).collect();
    let shared = options.frontier && !options.as_is;
    let pooling = || if shared { pooling::rows(instance, &models, &holds) } else { Vec::new() };
    let told = |(model, (routine, chosen)): (&TeamModel, (Routine, Recommendation))| {
        told(instance, model, &routine, chosen, options.ahead())
    };
    let teams = || models.par_iter().zip(groups).with_max_len(1).map(told).collect();
    // What sharing holds is worth ends with one long chain, beside which the groups have their own.
    let (pooling, teams) = rayon::join(pooling, teams);
    ClinicSizing { teams, unservable: unservable(instance), pooling }
}

fn chosen(instance: &Instance, model: &TeamModel, options: Options) -> (Routine, Recommendation) {
    let routine = Routine::new(instance, &model.group);
    let chosen = if options.as_is {
        as_is(instance, model, &routine)
    } else {
        recommend(instance, model, &routine, options.frontier)
    };
    (routine, chosen)
}

/// The holds in use today, as a sizing of them has them, without working out what they keep.
#[must_use]
pub fn holds_in_use(instance: &Instance) -> HoldPlan {
    let models = models(instance);
    let held = models.iter().filter(|model| !model.group.held.is_empty());
    let group = |model: &TeamModel| HeldGroup {
        team: model.team,
        needs: model.group.held.clone(),
        minutes: in_cycle(instance, model, &model.holds_in_use(instance)),
        release: None,
    };
    HoldPlan::of_groups(held.map(group).collect())
}

/// A design with everything that is told of it; the weeks `ahead` where they are wanted.
pub(super) fn told(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    chosen: Recommendation,
    ahead: bool,
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
        outlook: if ahead { outlook(instance, model, routine, &chosen.holds) } else { Vec::new() },
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
