//! Held minutes laid on the sessions of a day.

use std::collections::BTreeMap;

use crate::answer::{HeldGroup, HoldPlan, Release};
use crate::instance::{CycleDay, Instance};
use crate::supply;
use crate::table::{Id, NeedId, SessionId};
use crate::units::{Minutes, TimeOfDay};

use super::super::world::HeldFor;
use super::blocks::enter;
use super::part::{Hold, Part};

/// A group with everything that is the same on every day.
pub(super) struct Ready<'p> {
    group: &'p HeldGroup,
    needs: Vec<NeedId>,
    /// Per session of the cycle, whether it may serve one of them without a room, and in one.
    able: Vec<[bool; 2]>,
    unit: Minutes,
    /// When its unclaimed holds open, per day of the cycle.
    release: BTreeMap<CycleDay, Option<u32>>,
    held_for: Option<u32>,
}

/// Lays the held minutes of every group on the parts of sessions that may serve it, whole holds in
/// turn: each group one at a time, each where it holds least so far, then who begins first, then by
/// name. What is no whole hold comes last, where there is time.
pub(super) fn lay(
    instance: &Instance,
    groups: &[Ready<'_>],
    day: CycleDay,
    parts: &mut [(SessionId, Vec<Part>)],
) {
    let mut left: Vec<(&Ready<'_>, Minutes)> =
        groups.iter().map(|ready| (ready, ready.group.on(day))).collect();
    for whole in [true, false] {
        let mut any = true;
        while any {
            any = false;
            for (group, minutes) in &mut left {
                let least = if whole { group.unit } else { Minutes(1) };
                if *minutes < least {
                    continue;
                }
                let Some(at) = place_for(instance, group, least, parts) else { continue };
                let part = &mut parts[at.0].1[at.1];
                let given = if whole { group.unit } else { (*minutes).min(part.open()) };
                *minutes = *minutes - given;
                add(part, (group, day), given);
                any = true;
            }
        }
    }
}

/// The groups of a plan, by names of teams and needs.
pub(super) fn ready<'p>(
    instance: &Instance,
    plan: &'p HoldPlan,
    purposes: &mut Vec<HeldFor>,
) -> Vec<Ready<'p>> {
    let given = instance.parts();
    let mut groups: Vec<&HeldGroup> = plan.groups().iter().collect();
    groups.retain(|group| group.minutes.iter().any(|minutes| minutes.0 > 0));
    let names = |group: &HeldGroup| -> (String, Vec<String>) {
        let needs = group.needs.iter().map(|&need| given.needs[need].name.clone());
        let mut needs: Vec<String> = needs.collect();
        needs.sort();
        (given.teams[group.team].name.clone(), needs)
    };
    groups.sort_by_cached_key(|group| names(group));
    let ready = |group: &'p HeldGroup| {
        let is_for =
            |need: NeedId| given.needs[need].held && group.is_for(group.team, instance.like(need));
        // Where a hold lies does not hang on what changes bring.
        let of_file = |need: &NeedId| given.needs[*need].brought.is_none();
        let own = given.needs.ids().filter(of_file);
        let needs: Vec<NeedId> = own.filter(|&need| is_for(need)).collect();
        let held_for = if group.needs.is_empty() {
            None
        } else {
            let purpose =
                HeldFor { team: group.team, needs: given.needs.ids().map(is_for).collect() };
            Some(enter(purpose, purposes))
        };
        let able = |id: SessionId| {
            let mut able = [false; 2];
            for &need in needs.iter().filter(|&&n| supply::serves(instance, id, group.team, n)) {
                able[0] |= !supply::in_person(instance, need);
                able[1] = true;
            }
            able
        };
        Ready {
            group,
            able: given.sessions.ids().map(able).collect(),
            unit: supply::hold_unit(instance, group.team, &group.needs),
            release: instance
                .cycle_days()
                .iter()
                .map(|&day| {
                    let own = || supply::own_release(instance, group.team, &needs, day);
                    (day, group.release.map_or_else(own, Release::days))
                })
                .collect(),
            held_for,
            needs,
        }
    };
    groups.into_iter().map(ready).collect()
}

/// The part for the next hold of a group: in its own sessions before those lent to it, in a room
/// where its visits need one and else without.
fn place_for(
    instance: &Instance,
    left: &Ready<'_>,
    least: Minutes,
    parts: &[(SessionId, Vec<Part>)],
) -> Option<(usize, usize)> {
    let team = left.group.team;
    let in_person = left.needs.iter().any(|&need| supply::in_person(instance, need));
    let held = |parts: &[Part]| -> i32 {
        let holds = parts.iter().flat_map(|part| &part.holds);
        holds.filter(|hold| is_of(hold, left)).map(|hold| hold.minutes.0).sum()
    };
    let rank = |at: usize, number: usize| {
        let (session, parts) = (parts[at].0, &parts[at].1);
        let row = &instance.parts().sessions[session];
        let name = instance.parts().clinicians[row.clinician].name.as_str();
        let lent = !supply::of_team(instance, session, team);
        let begins: TimeOfDay = row.span.from;
        (lent, held(parts), begins, name, parts[number].room != in_person, number)
    };
    let fits = |session: SessionId, part: &Part| {
        part.kept.is_none()
            && part.open() >= least
            && left.able[session.index()][usize::from(part.room)]
    };
    let all = parts.iter().enumerate().flat_map(|(at, (session, parts))| {
        let numbers = parts.iter().enumerate().filter(|(_, part)| fits(*session, part));
        numbers.map(move |(number, _)| (at, number))
    });
    all.min_by_key(|&(at, number)| rank(at, number))
}

fn is_of(hold: &Hold, left: &Ready<'_>) -> bool {
    hold.team == left.group.team && hold.held_for == left.held_for
}

fn add(part: &mut Part, (left, day): (&Ready<'_>, CycleDay), minutes: Minutes) {
    match part.holds.iter_mut().find(|hold| is_of(hold, left)) {
        Some(hold) => hold.minutes += minutes,
        None => part.holds.push(Hold {
            team: left.group.team,
            held_for: left.held_for,
            minutes,
            release: left.release.get(&day).copied().flatten(),
        }),
    }
}
