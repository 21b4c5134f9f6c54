//! Held minutes laid on the sessions of a day.

use crate::answer::{HeldGroup, HoldPlan};
use crate::instance::{CycleDay, Instance};
use crate::supply;
use crate::table::{NeedId, SessionId, TeamId};
use crate::units::{Minutes, TimeOfDay};

use super::super::world::HeldFor;
use super::blocks::enter;
use super::part::{Hold, Part, serves};

/// What a group still has to lay on a day.
struct Left<'p> {
    group: &'p HeldGroup,
    needs: Vec<NeedId>,
    minutes: Minutes,
    unit: Minutes,
    release: Option<u32>,
    held_for: Option<u32>,
}

/// Lays the held minutes of every group on the parts of sessions that may serve it, whole holds in
/// turn: each group one at a time, each where it holds least so far, then who begins first, then by
/// name. What is no whole hold comes last, where there is time.
pub(super) fn lay(
    instance: &Instance,
    plan: &HoldPlan,
    day: CycleDay,
    parts: &mut [(SessionId, Vec<Part>)],
    purposes: &mut Vec<HeldFor>,
) {
    let mut left = wanted(instance, plan, day, purposes);
    for whole in [true, false] {
        let mut any = true;
        while any {
            any = false;
            for group in &mut left {
                let least = if whole { group.unit } else { Minutes(1) };
                if group.minutes < least {
                    continue;
                }
                let Some(at) = place_for(instance, group, least, parts) else { continue };
                let part = &mut parts[at.0].1[at.1];
                let given = if whole { group.unit } else { group.minutes.min(part.open()) };
                group.minutes = group.minutes - given;
                add(part, group, given);
                any = true;
            }
        }
    }
}

/// What the groups want on a day, by names of teams and needs.
fn wanted<'p>(
    instance: &Instance,
    plan: &'p HoldPlan,
    day: CycleDay,
    purposes: &mut Vec<HeldFor>,
) -> Vec<Left<'p>> {
    let given = instance.parts();
    let mut groups: Vec<&HeldGroup> =
        plan.groups().iter().filter(|group| group.on(day).0 > 0).collect();
    let names = |group: &HeldGroup| -> (String, Vec<String>) {
        let needs = group.needs.iter().map(|&need| given.needs[need].name.clone()).collect();
        (given.teams[group.team].name.clone(), needs)
    };
    groups.sort_by_cached_key(|group| names(group));
    let left = |group: &'p HeldGroup| {
        let is_for = |need: NeedId| given.needs[need].held && group.is_for(group.team, need);
        let needs: Vec<NeedId> = given.needs.ids().filter(|&need| is_for(need)).collect();
        let held_for = if group.needs.is_empty() {
            None
        } else {
            let purpose =
                HeldFor { team: group.team, needs: given.needs.ids().map(is_for).collect() };
            Some(enter(purpose, purposes))
        };
        Left {
            group,
            minutes: group.on(day),
            unit: supply::hold_unit(instance, group.team, &group.needs),
            release: match group.release {
                Some(rule) => rule.days(),
                None => release(instance, group.team, &needs),
            },
            held_for,
            needs,
        }
    };
    groups.into_iter().map(left).collect()
}

/// The part for the next hold of a group: in its own sessions before those lent to it, in a room
/// where its visits need one and else without.
fn place_for(
    instance: &Instance,
    left: &Left<'_>,
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
            && left.needs.iter().any(|&need| serves(instance, (session, part), team, need))
    };
    let all = parts.iter().enumerate().flat_map(|(at, (session, parts))| {
        let numbers = parts.iter().enumerate().filter(|(_, part)| fits(*session, part));
        numbers.map(move |(number, _)| (at, number))
    });
    all.min_by_key(|&(at, number)| rank(at, number))
}

fn is_of(hold: &Hold, left: &Left<'_>) -> bool {
    hold.team == left.group.team && hold.held_for == left.held_for
}

fn add(part: &mut Part, left: &Left<'_>, minutes: Minutes) {
    match part.holds.iter_mut().find(|hold| is_of(hold, left)) {
        Some(hold) => hold.minutes += minutes,
        None => part.holds.push(Hold {
            team: left.group.team,
            held_for: left.held_for,
            minutes,
            release: left.release,
        }),
    }
}

/// When a group's unclaimed holds open: as late as its needs allow, never if one says never.
fn release(instance: &Instance, team: TeamId, needs: &[NeedId]) -> Option<u32> {
    let given = instance.parts();
    let in_use = given.holds.iter();
    let in_use = in_use.filter(|hold| hold.team == team && needs.contains(&hold.need));
    let rules: Vec<Option<u32>> = in_use.map(|hold| hold.release_days).collect();
    let of_needs = needs.iter().map(|&need| given.needs[need].release_days);
    let rules = if rules.is_empty() { of_needs.collect() } else { rules };
    rules.into_iter().reduce(|a: Option<u32>, b| Some(a?.min(b?))).flatten()
}
