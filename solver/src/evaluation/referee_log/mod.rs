//! The referee of simulated clinics: re-derives from the clinic and a log what may not happen.
//!
//! It looks at each request, then at each clinician's day, then at each session, and trusts no sum
//! that it can make itself. Times within the day are not in a log, so that two visits of one
//! patient are at once when they are for the same need on the same day. A later step of a pathway
//! is a breach when it comes too soon; too late is a measure (`steps_in_lag_share`), since a
//! clinic without room has no other way.

mod day;
mod request;
mod room;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::answer::{Day, Fate, Log, Play, RequestRow, Space};
use crate::instance::{Asks, Instance, Setting};
use crate::table::{ClinicianId, NeedId, RoomId, SessionId, Table, TeamId};
use crate::units::Minutes;

use super::breach::Breach;

/// Every promise a log breaks, replication by replication; `#` is the number of the replication.
#[must_use]
pub fn log_verdict(instance: &Instance, log: &Log) -> Vec<Breach> {
    let open = open_days(instance, log);
    let judged: Vec<Vec<Breach>> = log
        .plays
        .par_iter()
        .map(|play| Referee::new(instance, log, play, &open).verdict())
        .collect();
    judged.into_iter().flatten().collect()
}

struct Referee<'a> {
    instance: &'a Instance,
    log: &'a Log,
    play: &'a Play,
    open: &'a OpenDays,
    days: BTreeMap<(Day, ClinicianId), ClinicianDay>,
    /// Needs that somebody asks for on their own, outside pathways.
    alone: Table<NeedId, bool>,
}

/// Which days the clinic keeps open, from the calendar alone.
struct OpenDays {
    first: i32,
    open: Vec<bool>,
}

/// All sessions of a clinician on a day, and the visits booked in them.
#[derive(Clone, Debug, Default)]
struct ClinicianDay {
    /// Whether a session was held.
    held_session: bool,
    /// The sessions held, and the teams they serve.
    sessions: Vec<SessionId>,
    teams: Vec<TeamId>,
    minutes: Minutes,
    held: Minutes,
    /// What the sessions say.
    booked: Minutes,
    held_booked: Minutes,
    /// What the visits make.
    visits: Minutes,
    held_visits: Minutes,
    /// Those of the visits that need a room.
    in_person: Minutes,
    /// Minutes of its sessions by kind of room.
    by_room: BTreeMap<Option<RoomId>, Minutes>,
    /// The same in open clinics, where visits may last beyond the window.
    window_booked: Minutes,
    window_visits: Minutes,
}

impl<'a> Referee<'a> {
    fn new(instance: &'a Instance, log: &'a Log, play: &'a Play, open: &'a OpenDays) -> Self {
        let alone = instance.parts().needs.map(|_, _| false);
        let mut referee = Self { instance, log, play, open, days: BTreeMap::new(), alone };
        referee.add_sessions();
        referee.add_visits();
        referee.add_needs_alone();
        referee
    }

    fn verdict(&self) -> Vec<Breach> {
        let mut breaches = Vec::new();
        for row in &self.play.requests {
            breaches.extend(self.request(row));
        }
        breaches.extend(self.chains());
        breaches.extend(self.twice_at_once());
        for (&(day, clinician), given) in &self.days {
            breaches.extend(self.clinician_day(day, clinician, given));
        }
        breaches.extend(self.rooms());
        breaches.extend(self.play.sessions.iter().filter_map(|row| self.session(row)));
        breaches
    }

    fn add_sessions(&mut self) {
        let parts = self.instance.parts();
        for row in &self.play.sessions {
            let day = self.days.entry((row.day, row.clinician)).or_default();
            if !row.cancelled {
                day.held_session = true;
                if let Some(session) = parts.sessions.get(row.session) {
                    day.sessions.push(row.session);
                    day.teams.extend(self.instance.session_teams(session));
                }
            }
            if row.open_clinic {
                day.window_booked += row.booked;
                continue;
            }
            if let Some(session) = parts.sessions.get(row.session) {
                *day.by_room.entry(session.room).or_default() += row.minutes;
            }
            day.minutes += row.minutes;
            day.held += row.held;
            day.booked += row.booked;
            day.held_booked += row.held_booked;
        }
    }

    fn add_visits(&mut self) {
        for row in self.play.requests.iter().filter(|row| came(row)) {
            let (Some(visit), Some(clinician)) = (row.visit, row.clinician) else { continue };
            let Some(day) = self.days.get_mut(&(visit, clinician)) else { continue };
            match row.space {
                Space::Open | Space::Held | Space::Released => {
                    day.visits += row.planned;
                    if self.instance.parts().needs[row.need].setting == Setting::InPerson {
                        day.in_person += row.planned;
                    }
                    day.held_visits += row.from_held;
                }
                Space::Window => day.window_visits += row.planned,
                Space::Overtime => {}
            }
        }
    }

    fn add_needs_alone(&mut self) {
        let parts = self.instance.parts();
        let streams = parts.streams.iter().map(|stream| stream.asks);
        let waiting = parts.waiting.iter().map(|patient| patient.asks);
        let asked = streams.chain(waiting).filter_map(|asks| match asks {
            Asks::Need(need) => Some(need),
            Asks::Pathway(_) => None,
        });
        let panels = parts.panels.iter().flat_map(|panel| {
            std::iter::once(panel.control).chain(panel.need_based).chain(panel.advice)
        });
        let booked = parts.bookings.iter().map(|booking| booking.need);
        for need in asked.chain(panels).chain(booked).collect::<Vec<_>>() {
            self.alone[need] = true;
        }
    }

    /// Clinician, date and replication.
    fn place(&self, clinician: ClinicianId, day: Day) -> String {
        let name = &self.instance.parts().clinicians[clinician].name;
        format!("{name}, {} #{}", self.log.date(day), self.play.replication)
    }

    /// Number of a patient and replication.
    fn patient(&self, row: &RequestRow) -> String {
        format!("{} #{}", row.patient, self.play.replication)
    }

    fn date(&self, day: Day) -> String {
        self.log.date(day).to_string()
    }

    fn need(&self, need: NeedId) -> String {
        self.instance.parts().needs[need].name.clone()
    }
}

/// Whether the day of the visit came within the run.
fn came(row: &RequestRow) -> bool {
    matches!(row.fate, Fate::Seen | Fate::NoShow | Fate::LateCancel)
}

impl OpenDays {
    fn is_open(&self, day: Day) -> bool {
        let place = usize::try_from(day.0 - self.first).ok();
        place.and_then(|place| self.open.get(place)).copied().unwrap_or(false)
    }
}

/// Looked up once: the calendar works out Easter anew for each date it is asked for.
fn open_days(instance: &Instance, log: &Log) -> OpenDays {
    let parts = instance.parts();
    let visits = log.plays.iter().flat_map(|play| &play.requests).filter_map(|row| row.visit);
    let sessions = log.plays.iter().flat_map(|play| &play.sessions).map(|row| row.day);
    let days = || visits.clone().chain(sessions.clone());
    let first = days().min().map_or(0, |day| day.0);
    let last = days().max().map_or(-1, |day| day.0);
    let keeps_open = |day: i32| {
        let date = log.date(Day(day));
        let weekday = parts.cycle.day_of(date).weekday();
        parts.opening.iter().any(|open| open.weekday == weekday)
            && parts.calendar.closed(date).is_none()
    };
    OpenDays { first, open: (first..=last).map(keeps_open).collect() }
}
