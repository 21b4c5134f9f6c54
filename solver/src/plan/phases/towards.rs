//! From the holds there are to those that are wanted, one hold at a time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::answer::{BlockKind, HeldGroup, HoldPlan, Release, Template};
use crate::instance::Instance;
use crate::supply;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

/// Plans of holds from those of a template to those wanted, without the last: first the holds that
/// are missing, where most is missing, then away with those beyond.
pub(super) fn towards(clinic: &Instance, before: &Template, wanted: &HoldPlan) -> Vec<HoldPlan> {
    let mut groups = started(clinic, before, wanted);
    let unit = |group: &HeldGroup| supply::hold_unit(clinic, group.team, &group.needs);
    let units: Vec<Minutes> = groups.iter().map(|group| unit(group).max(Minutes(1))).collect();
    let mut plans = Vec::new();
    while let Some((at, day, step)) = next(&groups, wanted, &units) {
        plans.push(HoldPlan::of_groups(groups.clone()));
        groups[at].minutes[day] += step;
    }
    plans
}

/// The groups wanted with the minutes of a template, then what else it holds.
fn started(clinic: &Instance, before: &Template, wanted: &HoldPlan) -> Vec<HeldGroup> {
    let days = clinic.parts().cycle.length_days();
    let none = |group: &HeldGroup| HeldGroup { minutes: vec![Minutes(0); days], ..group.clone() };
    let mut groups: Vec<HeldGroup> = wanted.groups().iter().map(none).collect();
    for own in holds_in(clinic, before).groups() {
        let same = groups.iter_mut().find(|group| group.is_for(own.team, own.needs[0]));
        match same {
            Some(group) => {
                let each = group.minutes.iter_mut().zip(&own.minutes);
                each.for_each(|(sum, &minutes)| *sum += minutes);
            }
            None => groups.push(own.clone()),
        }
    }
    groups
}

/// The next hold on the way: its group and day, and by how many minutes more or fewer.
fn next(
    groups: &[HeldGroup],
    wanted: &HoldPlan,
    units: &[Minutes],
) -> Option<(usize, usize, Minutes)> {
    let mut apart = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let aim = wanted.groups().get(at).map_or(&[][..], |aim| &aim.minutes);
        for (day, &minutes) in group.minutes.iter().enumerate() {
            let missing = aim.get(day).copied().unwrap_or_default() - minutes;
            apart.push((missing, at, day));
        }
    }
    let short = apart.iter().filter(|(missing, ..)| missing.0 > 0);
    let most = short.max_by_key(|&&(missing, at, day)| (missing, Reverse((at, day))));
    let beyond = || apart.iter().filter(|(missing, ..)| missing.0 < 0).min();
    let &(missing, at, day) = most.or_else(beyond)?;
    let unit = units[at].0;
    Some((at, day, Minutes(missing.0.clamp(-unit, unit))))
}

/// What a template holds, need by need.
pub(super) fn holds_in(clinic: &Instance, template: &Template) -> HoldPlan {
    let days = clinic.parts().cycle.length_days();
    let mut groups: BTreeMap<(TeamId, NeedId), HeldGroup> = BTreeMap::new();
    for block in template.blocks() {
        let BlockKind::Hold { team, need, release_days } = block.kind else { continue };
        let day = clinic.parts().sessions[block.session].day.index();
        let group = groups.entry((team, need)).or_insert_with(|| HeldGroup {
            team,
            needs: vec![need],
            minutes: vec![Minutes(0); days],
            release: Some(release_days.map_or(Release::Never, Release::DaysBefore)),
        });
        group.minutes[day] += block.span.minutes();
    }
    HoldPlan::of_groups(groups.into_values().collect())
}
