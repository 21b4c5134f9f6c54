//! Complexity classes, needs, pathways.

use crate::table::Id;

use super::super::{Asks, Fault, InstanceParts, Need, Pathway, Promise, Step};
use super::right::carried;
use super::{Findings, place};

/// Most days a lag, an answer or a release may take \[days\].
const DAYS_MAX: u32 = 3_650;

/// Checks what patients can ask for.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    findings.names("complexity", parts.complexity.classes.values().map(|c| c.name.as_str()));
    findings.not_empty("need", parts.needs.len());
    findings.names("need", parts.needs.values().map(|need| need.name.as_str()));
    for (id, need) in parts.needs.iter() {
        one_need(parts, id.index(), need, findings);
        carried(parts, Asks::Need(id), place("need", id.index(), "right"), findings);
    }
    findings.names("pathway", parts.pathways.values().map(|pathway| pathway.name.as_str()));
    for (id, pathway) in parts.pathways.iter() {
        if one_pathway(id.index(), pathway, findings) {
            carried(parts, Asks::Pathway(id), place("pathway", id.index(), "right"), findings);
        }
    }
}

fn one_need(parts: &InstanceParts, index: usize, need: &Need, findings: &mut Findings) {
    let at = |field| place("need", index, field);
    if need.roles.is_empty() {
        findings.add(at("roles"), Fault::Empty);
    }
    if let Promise::Access { days, .. } = need.promise {
        if !need.held {
            findings.add(at("access"), Fault::AccessNotHeld { need: need.name.clone() });
        }
        findings.count(at("access").key("days"), days, 0, 365);
    }
    // What a change brings may be as short as the change says.
    for (class, &minutes) in need.minutes.iter().filter(|_| need.brought.is_none()) {
        let at = at("minutes").nth(class.index());
        findings.range(at, minutes.real(), 1.0, 480.0);
        findings.on_grid(at, minutes, parts.grid);
    }
    findings.range(at("handover_minutes"), need.handover.real(), 0.0, 480.0);
    findings.on_grid(at("handover_minutes"), need.handover, parts.grid);
    let lost = need.no_show.value() + need.late_cancel.value();
    findings.range(at("late_cancel"), lost, 0.0, 1.0);
    findings.range(at("length_cv"), need.length_cv, 0.0, 10.0);
    findings.count(at("priority"), u32::from(need.priority), 1, 9);
    findings.count(at("release_days"), need.release_days.unwrap_or(0), 0, DAYS_MAX);
}

/// Whether its steps can be counted.
fn one_pathway(index: usize, pathway: &Pathway, findings: &mut Findings) -> bool {
    let at = |field| place("pathway", index, field);
    if pathway.steps.is_empty() {
        findings.add(at("steps"), Fault::Empty);
        return false;
    }
    findings.count(at("answer_days"), pathway.answer_days, 0, DAYS_MAX);
    let step = |nth, field| at("steps").row("", nth, field);
    let lags = |s: &Step| {
        [("lag_min", s.lag_min), ("lag_max", s.lag_max), ("external_days", s.external_days)]
    };
    for (nth, of) in pathway.steps.iter().enumerate() {
        for (field, days) in lags(of) {
            findings.count(step(nth, field), days, 0, DAYS_MAX);
        }
    }
    milestones(index, pathway, findings);
    let too_long = |(_, days): (_, u32)| days > DAYS_MAX;
    if pathway.answer_days > DAYS_MAX || pathway.steps.iter().flat_map(lags).any(too_long) {
        return false;
    }
    for (nth, of) in pathway.steps.iter().enumerate().skip(1) {
        let least = of.lag_min.max(of.external_days);
        if least > of.lag_max {
            let fault = Fault::LagsCannotBeMet { least, most: of.lag_max };
            findings.add(step(nth, "lag_max"), fault);
        }
    }
    true
}

/// Each milestone is decided by one step.
fn milestones(index: usize, pathway: &Pathway, findings: &mut Findings) {
    for (second, step) in pathway.steps.iter().enumerate() {
        let Some(milestone) = step.milestone else { continue };
        let mut earlier = pathway.steps[..second].iter();
        if let Some(first) = earlier.position(|step| step.milestone == Some(milestone)) {
            let fault = Fault::MilestoneTwice { first: first + 1, second: second + 1 };
            findings.add(place("pathway", index, "steps").row("", second, "milestone"), fault);
        }
    }
}
