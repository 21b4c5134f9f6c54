//! What cannot be: visits that no session can hold, and sessions that can hold nothing asked.
//!
//! A visit can be held in a stretch free of breaks, frozen time and open clinics, in an open clinic
//! for its need, or in the time the planner has fixed for it. What counts is each class of
//! complexity that is really asked for, by streams, panels and the waiting list.

use std::collections::{BTreeMap, BTreeSet};

use crate::demand::{asked_of, everything};
use crate::instance::Instance;
use crate::table::{ClassId, NeedId, SessionId, Table, TeamId};
use crate::units::{Minutes, Span};

use super::bookable::free_stretches;
use super::bookable::usable;
use super::piece::held_on;
use super::serve::{able, serves};
use super::window::could_staff;

/// Visits that are asked for and that no session can hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Unservable {
    /// The team that would see the patients.
    pub team: TeamId,
    /// The visit.
    pub need: NeedId,
    /// Of which complexity.
    pub class: ClassId,
    /// How long one lasts \[min\].
    pub length: Minutes,
    /// Minutes asked for by streams and panels \[min per week\].
    pub minutes_per_week: f64,
    /// Steps of waiting patients that ask for it.
    pub waiting_count: usize,
    /// Why.
    pub why: Why,
}

/// Why no session can hold a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is longer than every stretch that may hold it; the longest is so long \[min\].
    TooLong(Minutes),
    /// Every session that may hold it falls away on all its dates within the horizon.
    NeverHeld,
}

/// A session that can hold nothing asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unused {
    /// The session of the cycle.
    pub session: SessionId,
    /// Its bookable minutes \[min per week\].
    pub minutes_per_week: f64,
}

/// What is asked of one team for one need in one class: minutes a week, waiting steps.
type Asked = BTreeMap<(TeamId, NeedId, ClassId), (f64, usize)>;

/// Visits that are asked for and that no session can hold, in order of team, need and class.
///
/// Needs that no session may serve at all do not get this far: the clinic is refused.
#[must_use]
pub fn unservable(instance: &Instance) -> Vec<Unservable> {
    let room = Room::new(instance);
    let found = asked(instance).into_iter().filter_map(|((team, need, class), asked)| {
        let length = instance.parts().needs[need].minutes[class];
        let why = room.why_not(team, need, length)?;
        let (minutes_per_week, waiting_count) = asked;
        Some(Unservable { team, need, class, length, minutes_per_week, waiting_count, why })
    });
    found.collect()
}

/// Sessions with bookable time that can hold nothing asked, in order.
#[must_use]
pub fn unused_sessions(instance: &Instance) -> Vec<Unused> {
    let parts = instance.parts();
    let room = Room::new(instance);
    let asked = asked(instance);
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let serves_one = |session: SessionId| {
        asked.keys().any(|&(team, need, class)| {
            serves(instance, session, team, need)
                && room.longest_of(session, team, need) >= parts.needs[need].minutes[class]
        })
    };
    let unused = |session: SessionId| Unused {
        session,
        minutes_per_week: usable(instance, session).real() / weeks,
    };
    let idle = parts.sessions.ids().filter(|&id| usable(instance, id).0 > 0 && !serves_one(id));
    idle.map(unused).collect()
}

/// Where visits can be, per session, looked up once.
struct Room<'i> {
    instance: &'i Instance,
    free: Table<SessionId, Minutes>,
    /// Per window the sessions that can staff it.
    staff: Vec<Vec<SessionId>>,
    /// Sessions held on some date of the horizon.
    held: BTreeSet<SessionId>,
}

impl<'i> Room<'i> {
    fn new(instance: &'i Instance) -> Self {
        let parts = instance.parts();
        let longest = |spans: Vec<Span>| spans.into_iter().map(Span::minutes).max();
        let held = |&id: &SessionId| {
            let mut dates = parts.horizon_dates(parts.sessions[id].day).peekable();
            dates.peek().is_none() || dates.any(|date| held_on(instance, id, date))
        };
        Self {
            instance,
            free: parts
                .sessions
                .map(|id, _| longest(free_stretches(instance, id)).unwrap_or_default()),
            staff: parts.windows.iter().map(|window| could_staff(instance, window)).collect(),
            held: parts.sessions.ids().filter(held).collect(),
        }
    }

    fn why_not(&self, team: TeamId, need: NeedId, length: Minutes) -> Option<Why> {
        let able: Vec<SessionId> = able(self.instance, team, need).collect();
        let fits = |&id: &SessionId| self.longest_of(id, team, need) >= length;
        if able.iter().any(|id| fits(id) && self.held.contains(id)) {
            return None;
        }
        if able.iter().any(fits) {
            return Some(Why::NeverHeld);
        }
        let longest = able.iter().map(|&id| self.longest_of(id, team, need)).max();
        Some(Why::TooLong(longest.unwrap_or_default()))
    }

    /// The longest visit of a need that a session may hold \[min\].
    fn longest_of(&self, session: SessionId, team: TeamId, need: NeedId) -> Minutes {
        let parts = self.instance.parts();
        let given = &parts.sessions[session];
        let windows = parts.windows.iter().zip(&self.staff);
        let open = windows.filter(|(window, staff)| {
            window.team == team && window.need == need && staff.contains(&session)
        });
        let fixed = parts.frozen.iter().filter(|block| {
            block.need == Some(need)
                && block.clinician == given.clinician
                && block.day == given.day
                && given.span.contains(block.span)
        });
        let spans = open.map(|(window, _)| window.span).chain(fixed.map(|block| block.span));
        spans.map(Span::minutes).fold(self.free[session], Minutes::max)
    }
}

fn asked(instance: &Instance) -> Asked {
    let parts = instance.parts();
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let mut asked = Asked::new();
    for ask in everything(instance) {
        let per_week = ask.per_cycle() / weeks;
        for (class, share) in ask.mix.iter().filter(|(_, share)| **share > 0.0 && per_week > 0.0) {
            let minutes = per_week * share * parts.needs[ask.need].minutes[class].real();
            asked.entry((ask.team, ask.need, class)).or_default().0 += minutes;
        }
    }
    for patient in &parts.waiting {
        for (team, need, _) in asked_of(instance, patient.asks, patient.team) {
            asked.entry((team, need, patient.class)).or_default().1 += 1;
        }
    }
    asked
}
