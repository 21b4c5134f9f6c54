//! How many requests a run is expected to make, so that its memory is asked for once.

use crate::number::real;
use crate::table::NeedId;

use super::control::{Controlled, Controls};
use super::ledger::State;
use super::world::{Asked, Source, World};

/// Mean requests of a run: those that come by chance with the steps that follow, and those of patients
/// under control, missed visits asked for again included.
pub(super) fn expected(world: &World, controls: &Controls) -> f64 {
    let heard = world.sources.iter().filter(|source| !world.silent[source.team]);
    let by_chance: f64 = heard.map(|source| by_chance(world, source)).sum();
    let patients = controls.patients.iter();
    by_chance + patients.map(|patient| under_control(world, patient)).sum::<f64>()
}

/// How often a visit is asked for until it is held.
fn often(world: &World, need: NeedId) -> f64 {
    let missed = world.habits.asks_again.value() * world.needs[need].no_show;
    1.0 / (1.0 - missed.min(0.5))
}

fn by_chance(world: &World, source: &Source) -> f64 {
    let days = usize::try_from(world.end.0).unwrap_or(0);
    let visits: f64 = match source.asks {
        Asked::Need(need, _) => often(world, need),
        Asked::Pathway(pathway) => {
            world.pathways[pathway].iter().map(|step| often(world, step.need)).sum()
        }
    };
    source.per_day.iter().take(days).sum::<f64>() * visits
}

fn under_control(world: &World, patient: &Controlled) -> f64 {
    let panel = &world.panels[patient.panel as usize];
    let days = real(world.panel_day_from(world.end));
    match panel.need_based {
        Some((need, rate)) if patient.state == State::NeedBased => {
            days * (rate + 1.0 / panel.safety.max(1.0)) * often(world, need)
        }
        _ => days / panel.life.last_interval().max(1.0) + 1.0,
    }
}
