//! Who could serve held needs at all: the lane of a team that its chains are about.
//!
//! A nurse's free hour does not help a patient who must see a physician. So the minutes of a team
//! with held needs are those of clinicians who may serve one of them, and routine demand counts
//! for the share that falls on them: a need that others may serve as well is split in proportion
//! to session minutes. What falls on the other clinicians is left to the template. Without held
//! needs the lane is the whole team.
//!
//! An open clinic takes its clinicians for its hours: that time is neither held nor bookable. As
//! many minutes of the need it serves are met there and leave the queues. Advice promised to general
//! practice and not asked for by a panel is routine demand.

use crate::demand::{Arrivals, Ask, asks};
use crate::instance::{Instance, OpenWindow, Purpose};
use crate::table::{NeedId, SessionId, Table, TeamId};
use crate::units::Minutes;

use super::model::per_cycle;

/// Everything asked of the lanes of all teams.
pub(super) fn demand(instance: &Instance) -> Vec<Ask> {
    let all = everything(instance);
    let lanes: Table<TeamId, Lane> =
        instance.parts().teams.ids().map(|team| Lane::new(instance, team, &all)).collect();
    let scaled = all.into_iter().map(|ask| {
        let part = lanes[ask.team].part(ask.need);
        scaled(ask, part)
    });
    scaled
        .filter(|ask| (0..instance.cycle_days().len()).any(|d| ask.count(d, 1.0).mean() > 0.0))
        .collect()
}

/// All requests and the advice promised.
fn everything(instance: &Instance) -> Vec<Ask> {
    let mut all = asks(instance);
    all.extend(promised_advice(instance, &all));
    all
}

/// What clinicians of a team outside its lane are short of \[min per week\]; `None` when their
/// minutes suffice, or the lane is the whole team.
pub(super) fn others_short(instance: &Instance, team: TeamId) -> Option<f64> {
    let parts = instance.parts();
    let all = everything(instance);
    let held = held_asked(instance, team, &all);
    if held.is_empty() {
        return None;
    }
    let lane = Lane::new(instance, team, &all);
    let days = instance.cycle_days().len();
    let own = all.iter().filter(|ask| ask.team == team && !parts.needs[ask.need].held);
    let asked: f64 = own
        .map(|ask| {
            let outside = (lane.served(ask.need) - lane.part(ask.need)).max(0.0);
            per_cycle(ask, days) * ask.minutes(instance) * outside
        })
        .sum();
    let outside = parts.sessions.iter().filter(|(_, session)| {
        instance.session_teams(session).contains(&team)
            && !held.iter().any(|&need| instance.may_serve(session.clinician, need))
    });
    let given: f64 = outside
        .map(|(id, session)| {
            let teams =
                f64::from(u32::try_from(instance.session_teams(session).len()).unwrap_or(1));
            let minutes = session.minutes() - window_minutes(instance, id);
            minutes.real() * instance.held_chance(id).value() / teams
        })
        .sum();
    (asked > 0.0 && asked >= given).then(|| (asked - given) / f64::from(parts.cycle.weeks))
}

/// Per need, the share of a team's demand that falls on its lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    parts: Table<NeedId, f64>,
    /// Per need, the share not met in open clinics.
    served: Table<NeedId, f64>,
}

impl Lane {
    /// The lane of a team with these requests.
    pub(super) fn new(instance: &Instance, team: TeamId, asks: &[Ask]) -> Self {
        let parts = instance.parts();
        let held: Vec<NeedId> = held_asked(instance, team, asks);
        let minutes = |need: NeedId, in_lane: bool| -> f64 {
            let sessions = parts.sessions.values().filter(|session| {
                instance.session_teams(session).contains(&team)
                    && instance.may_serve(session.clinician, need)
                    && (!in_lane || held.iter().any(|&h| instance.may_serve(session.clinician, h)))
            });
            sessions.map(|session| session.minutes().real()).sum()
        };
        let served: Table<NeedId, f64> =
            parts.needs.ids().map(|need| queueing(instance, team, need, asks)).collect();
        let part = |need: NeedId| {
            let all = minutes(need, false);
            let inside =
                if held.is_empty() || all == 0.0 { 1.0 } else { minutes(need, true) / all };
            inside * served[need]
        };
        Self { parts: parts.needs.ids().map(part).collect(), served }
    }

    /// The lane of a team of a clinic.
    pub(super) fn of(instance: &Instance, team: TeamId) -> Self {
        Self::new(instance, team, &everything(instance))
    }

    /// Share of a need's demand not met in open clinics \[0..=1\].
    fn served(&self, need: NeedId) -> f64 {
        self.served[need]
    }

    /// Share of a need's demand that falls on the lane \[0..=1\].
    pub(super) fn part(&self, need: NeedId) -> f64 {
        self.parts[need]
    }
}

/// Share of a team's demand for a need that its open clinics do not meet \[0..=1\].
fn queueing(instance: &Instance, team: TeamId, need: NeedId, asks: &[Ask]) -> f64 {
    let windows = instance.parts().windows.iter();
    let met: f64 = windows
        .filter(|window| window.team == team && window.need == need)
        .map(|window| window.span.minutes().real() * f64::from(window.clinician_count))
        .sum();
    let days = instance.cycle_days().len();
    let own = asks.iter().filter(|ask| ask.team == team && ask.need == need);
    let asked: f64 = own.map(|ask| per_cycle(ask, days) * ask.minutes(instance)).sum();
    if met > 0.0 && asked > 0.0 { (1.0 - met / asked).max(0.0) } else { 1.0 }
}

/// Held needs somebody asks of a team.
pub(super) fn held_asked(instance: &Instance, team: TeamId, asks: &[Ask]) -> Vec<NeedId> {
    let own = asks.iter().filter(|ask| ask.team == team);
    let mut held: Vec<NeedId> =
        own.map(|ask| ask.need).filter(|&need| instance.parts().needs[need].held).collect();
    held.sort_unstable();
    held.dedup();
    held
}

/// Minutes of a session that staff an open clinic: the first sessions that can.
pub(crate) fn window_minutes(instance: &Instance, session: SessionId) -> Minutes {
    let windows = instance.parts().windows.iter();
    windows
        .filter(|window| staff(instance, window).contains(&session))
        .map(|window| window.span.minutes())
        .sum()
}

/// The first sessions that can staff a window, as many as it wants.
pub(crate) fn staff(instance: &Instance, window: &OpenWindow) -> Vec<SessionId> {
    let able = instance.parts().sessions.iter().filter(|(id, session)| {
        session.day == window.day
            && instance.session_teams(session).contains(&window.team)
            && instance.may_serve(session.clinician, window.need)
            && instance.stretches(*id).iter().any(|stretch| stretch.contains(window.span))
    });
    able.map(|(id, _)| id).take(window.clinician_count as usize).collect()
}

/// Advice promised per team beyond what panels ask for, as requests by chance.
pub(crate) fn promised_advice(instance: &Instance, asks: &[Ask]) -> Vec<Ask> {
    let parts = instance.parts();
    let advice = parts.needs.iter().find(|(_, need)| need.purpose == Purpose::Advice);
    let Some((need, row)) = advice else { return Vec::new() };
    let days = instance.cycle_days().len();
    let unknown = parts.complexity.unknown();
    let of_team = |(team, given): (TeamId, &crate::instance::Team)| {
        let own = asks
            .iter()
            .filter(|ask| ask.team == team && parts.needs[ask.need].purpose == Purpose::Advice);
        let asked: f64 = own.map(|ask| per_cycle(ask, days) * ask.minutes(instance)).sum();
        let promised = given.advice_per_week.real() * f64::from(parts.cycle.weeks);
        let rest = (promised - asked) / row.minutes[unknown].real();
        (rest > 0.0).then(|| Ask {
            team,
            need,
            mix: parts.complexity.classes.map(|id, _| f64::from(u8::from(id == unknown))),
            arrivals: Arrivals::Chance {
                per_day: vec![rest / f64::from(u32::try_from(days).unwrap_or(1)); days],
                dispersion: 1.0,
            },
            right: None,
        })
    };
    parts.teams.iter().filter_map(of_team).collect()
}

fn scaled(mut ask: Ask, part: f64) -> Ask {
    match &mut ask.arrivals {
        Arrivals::Chance { per_day, .. } => per_day.iter_mut().for_each(|mean| *mean *= part),
        Arrivals::Controls { patients, .. } => *patients *= part,
    }
    ask
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast::parts;
    use crate::instance::{Instance, Role};
    use crate::table::{ClinicianId, Id};

    #[test]
    fn a_nurses_hour_is_no_capacity_for_those_who_must_see_a_physician() {
        // Bea becomes a nurse who may see controls; Ada alone sees urgent patients.
        let mut clinic = parts();
        clinic.clinicians[ClinicianId::from_index(1)].role = Role::Nurse;
        clinic.needs[NeedId::from_index(3)].roles = vec![Role::Physician, Role::Nurse];
        let clinic = Instance::new(clinic).expect("the cast is in order");
        let asks = asks(&clinic);
        let lane = Lane::new(&clinic, TeamId::from_index(0), &asks);
        // Ada has five mornings of eight.
        assert!((lane.part(NeedId::from_index(3)) - 5.0 / 8.0).abs() < 1e-12);
        assert!((lane.part(NeedId::from_index(1)) - 1.0).abs() < 1e-12);
    }
}
