//! The only room that knows all rooms: from a clinic to a judged plan.

use crate::answer::{HoldPlan, Template};
use crate::evaluation::{Breach, referee};
use crate::instance::Instance;
use crate::sizing::{self, ClinicSizing};
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

/// Sizes the holds and builds the template that keeps them.
#[must_use]
pub fn plan(clinic: &Instance, baseline: Option<&Template>, limits: &Limits) -> Plan {
    let options = sizing::Options { as_is: false, frontier: true };
    build(clinic, sizing::size(clinic, &options), baseline, limits)
}

/// Builds a template for the holds in use; a clinic that has none gets the recommended holds.
#[must_use]
pub fn template(clinic: &Instance, baseline: Option<&Template>, limits: &Limits) -> Plan {
    let as_is = !clinic.parts().holds.is_empty();
    let options = sizing::Options { as_is, frontier: false };
    build(clinic, sizing::size(clinic, &options), baseline, limits)
}

/// The referee's verdict on a template somebody changed by hand, against the holds it should keep.
#[must_use]
pub fn judge(clinic: &Instance, template: &Template, baseline: Option<&Template>) -> Vec<Breach> {
    referee::verdict(clinic, &promised_holds(clinic), template, baseline)
}

/// The holds a template of the clinic is judged by: those recommended.
fn promised_holds(clinic: &Instance) -> HoldPlan {
    let options = sizing::Options { as_is: false, frontier: false };
    sizing::size(clinic, &options).hold_plan()
}

fn build(
    clinic: &Instance,
    sizing: ClinicSizing,
    baseline: Option<&Template>,
    limits: &Limits,
) -> Plan {
    let holds = sizing.hold_plan();
    let demand = VisitDemand::of(clinic);
    let outcome = template::build(clinic, &holds, &demand, baseline, limits);
    let breaches = match &outcome {
        Outcome::Built(built) => referee::verdict(clinic, &holds, &built.template, baseline),
        Outcome::Impossible(_) | Outcome::Stopped => Vec::new(),
    };
    Plan { sizing, outcome, breaches }
}
