//! What the teams have, and what others than their panels ask of them, week by week.

use crate::instance::Instance;
use crate::road::panel::{Move, Panel, To};
use crate::road::walk::TeamMinutes;
use crate::supply::{TeamLoad, loads};
use crate::table::TeamId;

use super::effect::{Effect, effects};
use super::panels::from_week;
use super::{ChangeEffect, End, TeamNow};

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

/// What every change does that is none of a panel, at one end of what is assumed.
pub(super) fn changed(instance: &Instance, end: End) -> Vec<ChangeEffect> {
    let of = |(at, change): (usize, &crate::instance::Change)| {
        let share = end.of(change.share, change.share_range).value();
        let (from_week, ramp_weeks) = (from_week(instance, change), change.ramp_weeks);
        let row = move |(team, effect): (TeamId, Effect)| ChangeEffect {
            change: at,
            team,
            from_week,
            ramp_weeks,
            effect,
        };
        effects(instance, change, share).into_iter().map(row).collect::<Vec<_>>()
    };
    instance.parts().changes.iter().enumerate().flat_map(of).collect()
}

impl ChangeEffect {
    /// How much of it is there in a week \[0..=1\].
    pub(super) fn part(&self, week: usize) -> f64 {
        let (share, accepts) = (crate::units::Probability::ONE, crate::units::Probability::ONE);
        let (from_week, ramp_weeks) = (self.from_week, self.ramp_weeks);
        Move { share, accepts, from_week, ramp_weeks, to: To::Away }.ramp(week)
    }
}

/// Minutes that changes bring a team in a week; fewer where it is negative \[min\].
pub(super) fn brought(changes: &[ChangeEffect], team: TeamId, week: usize) -> f64 {
    let own = changes.iter().filter(|change| change.team == team);
    own.map(|change| change.part(week) * change.effect.minutes).sum()
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
