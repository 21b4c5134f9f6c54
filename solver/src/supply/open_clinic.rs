//! What open clinics meet of what is asked.

use std::collections::BTreeSet;

use crate::demand::Ask;
use crate::instance::{Instance, Promise, Service};
use crate::table::{NeedId, TeamId};

/// Part of a team's minutes for a need, `asked` per cycle \[min\], that open clinics meet: as much as
/// their staff is there for, and no more than is asked on days from which one comes within the target
/// \[0..=1\].
pub(super) fn part_met(
    instance: &Instance,
    all: &[Ask],
    (team, need): (TeamId, NeedId),
    asked: f64,
) -> f64 {
    let windows = instance.parts().windows.iter();
    let of_need = windows.filter(|row| (row.team, row.need) == (team, need));
    let minutes = of_need.map(|row| row.span.minutes().real() * f64::from(row.clinician_count));
    let minutes: f64 = minutes.sum();
    if minutes <= 0.0 || asked <= 0.0 {
        return 0.0;
    }
    (minutes / asked).min(within_reach(instance, all, (team, need)))
}

/// Part of a team's requests for a need from whose day an open clinic comes within the target
/// \[0..=1\]; all of them where nothing is promised.
fn within_reach(instance: &Instance, all: &[Ask], (team, need): (TeamId, NeedId)) -> f64 {
    let parts = instance.parts();
    let Promise::Access { days: target, .. } = parts.needs[need].promise else { return 1.0 };
    let days = instance.cycle_days();
    let of_need = parts.windows.iter().filter(|row| (row.team, row.need) == (team, need));
    let windows: BTreeSet<usize> =
        of_need.filter_map(|row| days.iter().position(|&day| day == row.day)).collect();
    let first = match parts.teams[team].service {
        Service::SameDay => 0,
        Service::NextDay => 1,
    };
    let comes = |day: usize| {
        (first..=target as usize).any(|ahead| windows.contains(&((day + ahead) % days.len())))
    };
    let (mut reached, mut requests) = (0.0, 0.0);
    for ask in all.iter().filter(|ask| (ask.team, ask.need) == (team, need)) {
        for day in 0..days.len() {
            let count = ask.count(day, 1.0).mean();
            requests += count;
            reached += if comes(day) { count } else { 0.0 };
        }
    }
    if requests > 0.0 { reached / requests } else { 1.0 }
}
