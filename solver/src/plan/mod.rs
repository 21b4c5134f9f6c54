//! The only room that knows all rooms: from a clinic to a judged plan.

pub mod agreement;
pub mod booking;
pub mod bridge;
pub mod confirm;
pub mod day;
#[cfg(test)]
mod mistaken_tests;
#[cfg(test)]
mod one_clinic;
pub mod opening;
pub mod optimum;
pub(crate) mod order;
pub mod phases;
mod raise;
mod rounds;
pub mod sensitivity;
pub(crate) mod stage;
#[cfg(test)]
mod tests;
pub mod trial;

use crate::answer::{HoldPlan, Template};
use crate::evaluation::{Breach, referee};
use crate::instance::Instance;
use crate::sizing::{self, ClinicSizing, Options};
use crate::solve::{Limits, Watch};
use crate::template::{self, Outcome, VisitDemand};

use confirm::{Confirmed, Effort};
use opening::{Opened, open_beside};
use raise::raise;
use rounds::Rounds;

/// A sizing, the template that keeps it, and the referee's verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How much is held, and why.
    pub sizing: ClinicSizing,
    /// The template, or why there is none.
    pub outcome: Outcome,
    /// Promises the template breaks; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
    /// The holds as played, where they were.
    pub confirmed: Option<Confirmed>,
    /// When the blocks of the template open, where it was played.
    pub opened: Option<Opened>,
}

/// Sizes the holds, with the whole frontier, and builds the template that keeps them; as computed.
#[must_use]
pub fn plan(clinic: &Instance, baseline: Option<&Template>, limits: &Limits) -> Plan {
    let sizing = sizing::size(clinic, &Options { as_is: false, frontier: true });
    let (outcome, breaches) = build(clinic, &sizing.hold_plan(), baseline, limits);
    Plan { sizing, outcome, breaches, confirmed: None, opened: None }
}

/// The same played: holds raised until the clinic keeps its promises day by day, blocks that open
/// as early as that takes, and more held where the template still falls short (`raise`). Holds in
/// use, `as_is`, are played as they are.
#[must_use]
pub fn plan_played(
    clinic: &Instance,
    baseline: Option<&Template>,
    (limits, effort, as_is): (&dyn Fn() -> Limits, &Effort, bool),
    watch: &Watch,
) -> Plan {
    let sizing = sizing::size(clinic, &Options { as_is, frontier: !as_is });
    let mut rounds = Rounds::default();
    let confirmed = if as_is {
        confirm::play(clinic, sizing.clone(), effort, watch)
    } else {
        confirm::confirm_beside(clinic, sizing.clone(), effort, (&mut rounds, watch))
    };
    let Some(confirmed) = confirmed else {
        let (outcome, breaches) = build(clinic, &sizing.hold_plan(), baseline, &limits());
        return Plan { sizing, outcome, breaches, confirmed: None, opened: None };
    };
    let mut before = Before::default();
    // What playing took is not taken from the search for a template.
    let mut remake = |confirmed| {
        opened_plan(clinic, (confirmed, baseline), (&limits(), effort, watch), &mut before)
    };
    let first = remake(confirmed);
    if as_is {
        return first;
    }
    let stopped = || watch.stop.stopped();
    raise(first, &stopped, remake, |confirmed, short, holds| {
        confirm::raised(clinic, confirmed, (short, holds), effort, (&mut rounds, watch))
    })
}

/// What was built and played before of one clinic, beside one baseline.
#[derive(Default)]
struct Before {
    built: template::Known,
    played: Rounds,
}

/// The template that keeps the holds confirmed, with blocks that open when that serves best.
fn opened_plan(
    clinic: &Instance,
    (confirmed, baseline): (Confirmed, Option<&Template>),
    (limits, effort, watch): (&Limits, &Effort, &Watch),
    before: &mut Before,
) -> Plan {
    let sizing = confirmed.sizing.clone();
    let holds = sizing.hold_plan();
    let (mut outcome, breaches) =
        build_beside(clinic, &holds, baseline, (limits, &mut before.built));
    let mut opened = None;
    if let Outcome::Built(built) = &mut outcome {
        let played = (&mut before.played, watch);
        let (template, found) = open_beside(clinic, built.template.clone(), effort, played);
        built.template = template;
        opened = found;
    }
    Plan { sizing, outcome, breaches, confirmed: Some(confirmed), opened }
}

/// Builds the template that keeps the holds, and asks the referee.
///
/// The breaches are always empty unless behov itself is wrong.
#[must_use]
pub fn build(
    clinic: &Instance,
    holds: &HoldPlan,
    baseline: Option<&Template>,
    limits: &Limits,
) -> (Outcome, Vec<Breach>) {
    build_beside(clinic, holds, baseline, (limits, &mut template::Known::default()))
}

fn build_beside(
    clinic: &Instance,
    holds: &HoldPlan,
    baseline: Option<&Template>,
    (limits, known): (&Limits, &mut template::Known),
) -> (Outcome, Vec<Breach>) {
    let demand = VisitDemand::of(clinic);
    let outcome = template::build_beside(clinic, holds, (&demand, baseline), limits, known);
    let breaches = match &outcome {
        Outcome::Built(built) => referee::verdict(clinic, holds, &built.template, baseline),
        Outcome::Impossible(_) | Outcome::Stopped => Vec::new(),
    };
    (outcome, breaches)
}

/// The referee's verdict on a template somebody changed by hand.
///
/// It is held to the holds of the plan: as [`plan_played`] gives them where an effort is given, else
/// as computed. The holds in use are only how things are today, and no measure of a template.
#[must_use]
pub fn judge(
    clinic: &Instance,
    template: &Template,
    (limits, effort): (&dyn Fn() -> Limits, Option<&Effort>),
    watch: &Watch,
) -> Vec<Breach> {
    let sizing = match effort {
        Some(effort) => plan_played(clinic, None, (limits, effort, false), watch).sizing,
        None => sizing::size(clinic, &Options { as_is: false, frontier: false }),
    };
    referee::verdict(clinic, &sizing.hold_plan(), template, None)
}
