//! Templates of the Ada and Bea clinic, drawn as a rota.

mod brute;
mod check;
mod clinic;
mod conflict;
mod fragmentation;
mod groups;
mod joint;
mod large;
mod overtime;
mod patch;
mod rule;
mod story;

use super::*;
use crate::answer::{BlockKind, HoldPlan};
use crate::instance::{Instance, InstanceParts, cast};
use crate::solve::Limits;
use crate::table::{Id, SessionId};
use crate::units::Span;

pub(super) use check::faults;

fn clinician(index: usize) -> ClinicianId {
    ClinicianId::from_index(index)
}

fn team(index: usize) -> TeamId {
    TeamId::from_index(index)
}

fn need(index: usize) -> NeedId {
    NeedId::from_index(index)
}

fn class(index: usize) -> ClassId {
    ClassId::from_index(index)
}

const MONDAY: CycleDay = CycleDay { week: 0, day: 0 };
const TUESDAY: CycleDay = CycleDay { week: 0, day: 1 };

/// The cast with only Ada's and Bea's sessions on the first days, from 9 for so many minutes, and
/// nothing asked.
fn small(days: u32, to: &str, change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = cast::parts();
    let span = cast::span(&format!("9:00-{to}"));
    parts.sessions = parts.sessions.values().filter(|s| s.day.day < days).cloned().collect();
    for session in parts.sessions.values_mut() {
        session.span = span;
    }
    parts.streams.clear();
    parts.panels.clear();
    change(&mut parts);
    Instance::new(parts).unwrap()
}

/// Leaves only Ada.
fn only_ada(parts: &mut InstanceParts) {
    parts.sessions =
        parts.sessions.values().filter(|s| s.clinician == clinician(0)).cloned().collect();
}

/// Visits asked of the one team, by need and class.
fn asked(rows: &[(usize, usize, f64)]) -> VisitDemand {
    let rows = rows.iter().map(|&(of, kind, visits)| ((team(0), need(of), class(kind)), visits));
    VisitDemand::new(rows)
}

/// Minutes held for the one team, Monday first.
fn holds(minutes: &[i32]) -> HoldPlan {
    HoldPlan::new([minutes.iter().copied().map(Minutes).collect()].into_iter().collect())
}

fn built(outcome: Outcome) -> Built {
    match outcome {
        Outcome::Built(built) => built,
        other => panic!("expected a template, got {other:?}"),
    }
}

/// The template, once nobody finds a promise broken.
fn upheld(
    instance: &Instance,
    holds: &HoldPlan,
    baseline: Option<&Template>,
    outcome: Outcome,
) -> Built {
    let built = built(outcome);
    assert_eq!(faults(instance, holds, &built.template, baseline), Vec::<String>::new());
    built
}

fn plan(instance: &Instance, holds: &HoldPlan, demand: &VisitDemand) -> Built {
    upheld(instance, holds, None, build(instance, holds, demand, None, &Limits::default()))
}

/// Unmet visits in all.
fn missing(built: &Built) -> f64 {
    built.unmet.iter().map(|row| row.missing).sum()
}

fn value(built: &Built, objective: Objective) -> f64 {
    built.levels.iter().find(|level| level.objective == objective).unwrap().value
}

/// One line per session: who, day, then start and letter of each block. Letters are the need's
/// first, capital when complex; `+` is a hold, `o` an open clinic, `#` frozen, `b` a buffer, `.`
/// free.
fn rota(instance: &Instance, template: &Template) -> String {
    let parts = instance.parts();
    let line = |id: SessionId| {
        let session = &parts.sessions[id];
        let who = &parts.clinicians[session.clinician].name;
        let blocks: Vec<String> = template
            .of(id)
            .map(|block| {
                let letter = match block.kind {
                    BlockKind::Visit { need, class, .. } => {
                        let first = parts.needs[need].name.chars().next().unwrap();
                        let complex = parts.complexity.classes[class].complex;
                        if complex { first.to_ascii_uppercase() } else { first }
                    }
                    BlockKind::Hold { .. } => '+',
                    BlockKind::OpenClinic { .. } => 'o',
                    BlockKind::Frozen { .. } => '#',
                    BlockKind::Buffer => 'b',
                    BlockKind::Free => '.',
                };
                format!("{}{letter}", block.span.from)
            })
            .collect();
        format!("{} {who} {}\n", session.day.weekday(), blocks.join(" "))
    };
    parts.sessions.ids().map(line).collect()
}

fn draws(instance: &Instance, built: &Built, expected: &str) {
    let trimmed: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let drawn = rota(instance, &built.template);
    assert_eq!(drawn.trim_end(), trimmed.join("\n"), "\n{drawn}");
}

fn span(text: &str) -> Span {
    cast::span(text)
}
