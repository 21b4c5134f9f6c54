//! What is asked beside what can be booked, minute by minute, without a queue.
//!
//! The figures add up: the minutes of the sessions are those for other work, those of open clinics,
//! those that fall away on closed days, in leave and at short notice, those of each team, and those
//! nobody can use.

use crate::demand::everything;
use crate::instance::Instance;
use crate::table::TeamId;
use crate::units::Minutes;

use super::bookable::usable;
use super::group::groups;
use super::open_clinic::part_met;
use super::piece::held_chance;
use super::window::window_minutes;

/// Where the minutes of the sessions go, and what each team is asked \[min per week\].
#[derive(Clone, Debug, PartialEq)]
pub struct Loads {
    /// Sessions less their breaks.
    pub session_minutes_per_week: f64,
    /// Time fixed for other work.
    pub other_work_minutes_per_week: f64,
    /// Open clinics, as the sessions usually staff them.
    pub open_clinic_minutes_per_week: f64,
    /// What falls away, on average over the horizon.
    pub lost_minutes_per_week: f64,
    /// What is left for bookings.
    pub bookable_minutes_per_week: f64,
    /// Of these, what nobody who asks can use.
    pub unused_minutes_per_week: f64,
    /// Each team, in order.
    pub teams: Vec<TeamLoad>,
}

/// One team \[min per week\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamLoad {
    /// The team.
    pub team: TeamId,
    /// Asked for needs that are served from holds.
    pub sub_acute_minutes_per_week: f64,
    /// Asked for all others.
    pub routine_minutes_per_week: f64,
    /// Asked, and met in open clinics without a booking.
    pub open_clinic_minutes_per_week: f64,
    /// Its part of what can be booked; shared sessions are divided by what is asked.
    pub capacity_minutes_per_week: f64,
    /// Of these, held today.
    pub held_minutes_per_week: f64,
    /// Asked of routine beside what is not held.
    pub routine_load: f64,
    /// Asked beside what can be booked.
    pub total_load: f64,
}

impl TeamLoad {
    /// Whether more is asked than can be booked, of routine or in all.
    #[must_use]
    pub fn is_overloaded(&self) -> bool {
        self.routine_load >= 1.0 || self.total_load >= 1.0
    }
}

/// The loads of a clinic.
#[must_use]
pub fn loads(instance: &Instance) -> Loads {
    let parts = instance.parts();
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let sum = |minutes: &dyn Fn(crate::table::SessionId) -> f64| -> f64 {
        parts.sessions.ids().map(minutes).sum::<f64>() / weeks
    };
    let sessions = sum(&|id| parts.sessions[id].minutes().real());
    let left = sum(&|id| usable(instance, id).real());
    let open = sum(&|id| window_minutes(instance, id).real());
    let bookable = sum(&|id| usable(instance, id).real() * held_chance(instance, id).value());
    let capacity = capacities(instance);
    let teams: Vec<TeamLoad> =
        parts.teams.ids().zip(&capacity).map(|(team, &own)| load(instance, team, own)).collect();
    Loads {
        session_minutes_per_week: sessions,
        other_work_minutes_per_week: sessions - left - open,
        open_clinic_minutes_per_week: open,
        lost_minutes_per_week: left - bookable,
        bookable_minutes_per_week: bookable,
        unused_minutes_per_week: whole(bookable - capacity.iter().sum::<f64>()),
        teams,
    }
}

/// What can be booked for each team, from the groups its requests queue in.
fn capacities(instance: &Instance) -> Vec<f64> {
    let weeks = f64::from(instance.parts().cycle.weeks.max(1));
    let groups = groups(instance);
    let of_team = |team: TeamId| {
        let own = groups.iter().filter(|group| group.team == team && !group.asks.is_empty());
        let minutes = own
            .flat_map(|group| &group.sessions)
            .map(|part| part.minutes * held_chance(instance, part.session).value());
        minutes.sum::<f64>() / weeks
    };
    instance.parts().teams.ids().map(of_team).collect()
}

fn load(instance: &Instance, team: TeamId, capacity: f64) -> TeamLoad {
    let parts = instance.parts();
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let (mut held_needs, mut routine, mut met_held, mut met_routine) = (0.0, 0.0, 0.0, 0.0);
    let all = everything(instance);
    for (need, row) in parts.needs.iter() {
        let own = all.iter().filter(|ask| ask.team == team && ask.need == need);
        let asked = own.map(|ask| ask.minutes_per_cycle(instance)).sum::<f64>() / weeks;
        let met = asked * part_met(instance, &all, (team, need), asked * weeks);
        let (sum, sum_met) = if row.held {
            (&mut held_needs, &mut met_held)
        } else {
            (&mut routine, &mut met_routine)
        };
        *sum += asked;
        *sum_met += met;
    }
    let holds = parts.holds.iter().filter(|hold| hold.team == team);
    let held = holds.map(|hold| hold.minutes).sum::<Minutes>().real() / weeks;
    let queueing = (held_needs - met_held, routine - met_routine);
    TeamLoad {
        team,
        sub_acute_minutes_per_week: held_needs,
        routine_minutes_per_week: routine,
        open_clinic_minutes_per_week: met_held + met_routine,
        capacity_minutes_per_week: capacity,
        held_minutes_per_week: held,
        routine_load: ratio(queueing.1, capacity - held),
        total_load: ratio(queueing.0 + queueing.1, capacity),
    }
}

/// Nothing asked is no load, whatever there is for it.
fn ratio(asked: f64, minutes: f64) -> f64 {
    if asked <= 0.0 {
        0.0
    } else if minutes <= 0.0 {
        f64::INFINITY
    } else {
        asked / minutes
    }
}

/// Without the crumbs that a division leaves.
fn whole(minutes: f64) -> f64 {
    if minutes.abs() < 1e-6 { 0.0 } else { minutes }
}
