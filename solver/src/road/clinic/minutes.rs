//! What the teams have, and what others than their panels ask of them.

use crate::instance::Instance;
use crate::road::panel::Panel;
use crate::road::walk::TeamMinutes;
use crate::supply::{TeamLoad, loads};

use super::TeamNow;

/// The teams with a panel, as they are today.
pub(super) fn teams(instance: &Instance, panels: &[Panel]) -> Vec<TeamNow> {
    let has_panel = |load: &&TeamLoad| panels.iter().any(|panel| panel.team == load.team);
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
    loads(instance).teams.iter().filter(has_panel).map(now).collect()
}

/// What a panel asks for in a mean week of today \[min\].
pub(super) fn today(panel: &Panel) -> f64 {
    let fixed: f64 = panel.fixed.iter().flatten().sum();
    let weeks = panel.intervals.last().map_or(1.0, |&weeks| f64::from(weeks));
    let asked = panel.need_based * panel.requests_per_week;
    fixed / weeks * panel.control_minutes + asked * panel.request_minutes
}

/// What each team has for its panels.
pub(super) fn left(teams: &[TeamNow]) -> Vec<TeamMinutes> {
    let left = |now: &TeamNow| TeamMinutes {
        team: now.team,
        minutes: vec![(now.capacity_minutes_per_week - now.other_minutes_per_week).max(0.0)],
    };
    teams.iter().map(left).collect()
}
