//! The only room that knows all rooms: from a clinic to a judged plan.

pub mod agreement;
pub mod booking;
pub mod day;
#[cfg(test)]
mod one_clinic;
pub mod optimum;
pub mod sensitivity;
#[cfg(test)]
mod tests;
pub mod trial;

use crate::answer::{HoldPlan, Template};
use crate::evaluation::{Breach, referee};
use crate::instance::Instance;
use crate::sizing::{self, ClinicSizing, Options};
use crate::solve::Limits;
use crate::template::{self, Outcome, VisitDemand};

/// A sizing, the template that keeps it, and the referee's verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How much is held, and why.
    pub sizing: ClinicSizing,
    /// The template, or why there is none.
    pub outcome: Outcome,
    /// Promises the template breaks; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
}

/// Sizes the holds, with the whole frontier, and builds the template that keeps them.
#[must_use]
pub fn plan(clinic: &Instance, baseline: Option<&Template>, limits: &Limits) -> Plan {
    let sizing = sizing::size(clinic, &Options { as_is: false, frontier: true });
    let (outcome, breaches) = build(clinic, &sizing.hold_plan(), baseline, limits);
    Plan { sizing, outcome, breaches }
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
    let demand = VisitDemand::of(clinic);
    let outcome = template::build(clinic, holds, &demand, baseline, limits);
    let breaches = match &outcome {
        Outcome::Built(built) => referee::verdict(clinic, holds, &built.template, baseline),
        Outcome::Impossible(_) | Outcome::Stopped => Vec::new(),
    };
    (outcome, breaches)
}

/// The referee's verdict on a template somebody changed by hand.
///
/// It is held to the holds that keep the promises, as sized. The holds in use are only how things
/// are today, and no measure of a template.
#[must_use]
pub fn judge(clinic: &Instance, template: &Template) -> Vec<Breach> {
    let sizing = sizing::size(clinic, &Options { as_is: false, frontier: false });
    referee::verdict(clinic, &sizing.hold_plan(), template, None)
}
