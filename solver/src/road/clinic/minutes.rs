//! What the teams have, and what others than their panels ask of them, week by week.

use std::collections::BTreeMap;

use crate::instance::{Change, Instance};
use crate::road::month::Month;
use crate::road::panel::{Onset, Panel, Visits};
use crate::road::walk::TeamMinutes;
use crate::supply::{TeamLoad, loads};
use crate::table::TeamId;

use super::effect::{Effect, effects, overlap};
use super::panels::onset;
use super::{Beside, ChangeEffect, End, TeamNow};

/// The teams with a panel or a change, as they are today.
pub(super) fn teams(
    instance: &Instance,
    panels: &[Panel],
    changes: &[ChangeEffect],
) -> Vec<TeamNow> {
    let counts = |load: &&TeamLoad| {
        panels.iter().any(|panel| panel.team == load.team)
            || changes.iter().any(|change| change.team == load.team)
    };
    let now = |load: &TeamLoad| {
        let own = panels.iter().filter(|panel| panel.team == load.team);
        let own: f64 = own.map(today).sum();
        let asked = load.sub_acute_minutes_per_week + load.routine_minutes_per_week;
        TeamNow {
            team: load.team,
            capacity_minutes_per_week: load.capacity_minutes_per_week
                + load.open_clinic_minutes_per_week,
            other_minutes_per_week: (asked - own).max(0.0),
        }
    };
    loads(instance).teams.iter().filter(counts).map(now).collect()
}

/// What a panel asks for in a mean week of today \[min\].
fn today(panel: &Panel) -> f64 {
    let fixed: f64 = panel.fixed.iter().flatten().sum();
    let weeks = panel.intervals.last().map_or(1.0, |&weeks| f64::from(weeks));
    let asked = panel.need_based * panel.requests_per_week;
    fixed / weeks * panel.control_minutes + asked * panel.request_minutes
}

/// What every change does that is none of a panel, at one end of what is assumed. A change of a need
/// touches the visits that changes of requests leave.
pub(super) fn changed(instance: &Instance, end: End) -> Vec<ChangeEffect> {
    let changes = &instance.parts().changes;
    let share = |change: &Change| end.of(change.share, change.share_range).value();
    let of = |(at, change): (usize, &Change)| {
        let mut rows: BTreeMap<TeamId, ChangeEffect> = BTreeMap::new();
        let mut add = |(team, effect): (TeamId, Effect), with: Option<Onset>| {
            let none = ChangeEffect::none(at, team, onset(instance, change));
            let row = rows.entry(team).or_insert(none);
            row.effect.add(effect);
            row.beside.push(Beside { with, minutes: effect.minutes });
        };
        let own = (change, share(change));
        for row in effects(instance, own.0, own.1) {
            add(row, None);
        }
        for taking in changes {
            let with = Some(onset(instance, taking));
            for row in overlap(instance, own, (taking, share(taking))) {
                add(row, with);
            }
        }
        rows.into_values().collect::<Vec<_>>()
    };
    changes.iter().enumerate().flat_map(of).collect()
}

/// The same with what changes of a need do to the visits of panels, as many as a month has.
pub(super) fn with_panels(
    panels: &[Panel],
    months: &[Month],
    mut changes: Vec<ChangeEffect>,
) -> Vec<ChangeEffect> {
    for (panel, month) in panels.iter().zip(months) {
        for one in &panel.reshaped {
            let (count, usual) = match one.visits {
                Visits::Controls => (month.sum.fixed + month.sum.between, panel.control_minutes),
                Visits::NeedBased => (month.sum.need_based, panel.request_minutes),
            };
            let touched = one.share.value() * month.per_week(count);
            let (virtual_visits, moved_minutes) =
                if one.from_home { (touched, 0.0) } else { (0.0, touched * usual) };
            let minutes = touched * (one.minutes - usual);
            let effect = Effect { minutes, virtual_visits, moved_minutes, ..Effect::default() };
            let same = |row: &&mut ChangeEffect| (row.change, row.team) == (one.change, panel.team);
            match changes.iter_mut().find(same) {
                Some(row) => row.effect.add(effect),
                None => changes.push(ChangeEffect {
                    effect,
                    ..ChangeEffect::none(one.change, panel.team, one.onset)
                }),
            }
        }
    }
    changes.sort_by_key(|row| (row.change, row.team));
    changes
}

impl ChangeEffect {
    fn none(change: usize, team: TeamId, onset: Onset) -> Self {
        Self { change, team, onset, effect: Effect::default(), beside: Vec::new() }
    }

    /// Minutes it brings beside panels in a week \[min\].
    pub(super) fn minutes_in(&self, week: usize) -> f64 {
        let with = |row: &Beside| row.with.map_or(1.0, |onset| onset.part(week));
        let full: f64 = self.beside.iter().map(|row| with(row) * row.minutes).sum();
        self.onset.part(week) * full
    }
}

/// Minutes that changes bring a team in a week; fewer where it is negative \[min\].
pub(super) fn brought(changes: &[ChangeEffect], team: TeamId, week: usize) -> f64 {
    let own = changes.iter().filter(|change| change.team == team);
    own.map(|change| change.minutes_in(week)).sum()
}

/// What each team has for its panels.
pub(super) fn left(teams: &[TeamNow], changes: &[ChangeEffect], weeks: usize) -> Vec<TeamMinutes> {
    let left = |now: &TeamNow| {
        let week = |week: usize| {
            let others = now.other_minutes_per_week + brought(changes, now.team, week);
            (now.capacity_minutes_per_week - others).max(0.0)
        };
        TeamMinutes { team: now.team, minutes: (0..weeks).map(week).collect() }
    };
    teams.iter().map(left).collect()
}
