//! Where rooms are short: openings of a date whose visits in person could need more rooms of a kind
//! than there are.
//!
//! Where there are rooms for everybody nothing is crowded, and nothing below looks at rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::answer::Bookings;
use crate::instance::{Asks, Booking, Instance};
use crate::supply;
use crate::table::{Id, NeedId, RoomId, SessionId};
use crate::units::{Minutes, Span, TimeOfDay};

use super::opening::Opening;

/// Openings of one date that share too few rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crowd {
    /// Rows of the openings, rising.
    pub openings: Vec<u32>,
    /// How many rooms they share.
    pub count: usize,
    /// When one of the rooms is taken by a booking that stays, on the grid and in order.
    pub taken: Vec<Span>,
    /// The most minutes of visits in person they can hold together \[min\].
    pub minutes: Minutes,
}

/// A stretch of a crowd's day without a gap in its openings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) span: Span,
    /// Most rooms in use at once.
    pub(super) rooms: usize,
    /// Most minutes of visits in person \[min\].
    pub(super) minutes: Minutes,
}

impl Crowd {
    /// The stretches in which its openings lie, in order.
    pub(super) fn stretches(&self, openings: &[Opening]) -> Vec<Stretch> {
        let span = |row: u32| openings[row as usize].span;
        let mut found: Vec<Stretch> = Vec::new();
        for pair in times(&self.openings, &span, &self.taken).windows(2) {
            let (there, used) = together(&self.openings, &span, &self.taken, pair[0]);
            if there.is_empty() {
                continue;
            }
            let rooms = there.len().min(self.count.saturating_sub(used));
            let whole = i32::try_from(rooms).expect("a few rooms");
            let minutes = Minutes((pair[1] - pair[0]).0 * whole);
            let open = there.iter().any(|&row| span(row).from < pair[0]);
            if let Some(last) = found.last_mut().filter(|_| open) {
                last.span.to = pair[1];
                last.rooms = last.rooms.max(rooms);
                last.minutes += minutes;
            } else {
                let span = Span { from: pair[0], to: pair[1] };
                found.push(Stretch { span, rooms, minutes });
            }
        }
        found
    }

    /// Whether the bookings that stay leave a room for so long within a stretch.
    pub(super) fn leaves(&self, within: Span, minutes: Minutes) -> bool {
        let mut span = Span { from: within.from, to: within.from + minutes };
        while within.contains(span) && span.minutes() == minutes {
            match until_free(self.taken.iter(), self.count, span) {
                None => return true,
                Some(from) => span = Span { from, to: from + minutes },
            }
        }
        false
    }
}

/// When the rooms of each kind are taken on each date.
#[derive(Clone, Debug, Default)]
pub(super) struct Rooms(BTreeMap<(NaiveDate, RoomId), Vec<Span>>);

impl Rooms {
    /// Those taken by the bookings already made and by some others.
    pub(super) fn of(clinic: &Instance, bookings: &Bookings) -> Self {
        let mut rooms = Self::default();
        let parts = clinic.parts();
        for made in &parts.bookings {
            if let Some(session) = around(clinic, made) {
                rooms.take(clinic, session, made.need, made.date, made.span);
            }
        }
        for row in bookings.rows() {
            let Some(patient) = parts.waiting.get(row.patient.index()) else { continue };
            let need = match patient.asks {
                Asks::Need(need) => Some(need),
                Asks::Pathway(id) => parts.pathways[id].steps.get(row.step).map(|step| step.need),
            };
            if let Some(need) = need {
                rooms.take(clinic, row.session, need, row.date, row.span);
            }
        }
        rooms.0.values_mut().for_each(|spans| spans.sort_unstable());
        rooms
    }

    /// Takes a room where the visit needs one.
    pub(super) fn take(
        &mut self,
        clinic: &Instance,
        session: SessionId,
        need: NeedId,
        date: NaiveDate,
        span: Span,
    ) {
        if let Some(room) = supply::room_of(clinic, session, need) {
            let on_grid = outwards(span, clinic.parts().grid);
            self.0.entry((date, room)).or_default().push(on_grid);
        }
    }

    /// The first time within a stretch, from its beginning on, at which a visit of a need has so many
    /// minutes, with a room if it takes one; on the grid.
    pub(super) fn first(
        &self,
        clinic: &Instance,
        (session, need): (SessionId, NeedId),
        date: NaiveDate,
        within: Span,
        minutes: Minutes,
    ) -> Option<Span> {
        let from = within.from.rounded_up(clinic.parts().grid);
        let mut span = Span { from, to: from + minutes };
        let room = supply::room_of(clinic, session, need);
        while within.contains(span) && span.minutes() == minutes {
            let full = room.and_then(|room| {
                let taken = self.taken(date, room).iter();
                until_free(taken, supply::room_count(clinic, room), span)
            });
            match full {
                None => return Some(span),
                Some(from) => span = Span { from, to: from + minutes },
            }
        }
        None
    }

    /// When rooms of a kind are taken on a date.
    pub(super) fn taken(&self, date: NaiveDate, room: RoomId) -> &[Span] {
        self.0.get(&(date, room)).map_or(&[], Vec::as_slice)
    }
}

/// The session of a booking already made: held on its date, around its time and for its need.
pub(super) fn around(clinic: &Instance, made: &Booking) -> Option<SessionId> {
    let parts = clinic.parts();
    let day = parts.cycle.day_of(made.date);
    let mut own = parts.sessions.iter().filter(|(_, session)| session.clinician == made.clinician);
    let serves = |session: SessionId| {
        let mut teams = supply::teams_seen(clinic, session).into_iter();
        teams.any(|team| supply::serves(clinic, session, team, made.need))
    };
    let holds = |(id, session): &(SessionId, &crate::instance::Session)| {
        session.day == day
            && session.span.contains(made.span)
            && supply::held_on(clinic, *id, made.date)
            && serves(*id)
    };
    own.find(holds).map(|(id, _)| id)
}

/// A stretch widened to the grid.
pub(super) fn outwards(span: Span, grid: Minutes) -> Span {
    Span { from: span.from.rounded_down(grid), to: span.to.rounded_up(grid) }
}

/// When a visit can have one of `count` rooms: not before the time given back; `None` when it has
/// one throughout.
pub(super) fn until_free<'s>(
    taken: impl Iterator<Item = &'s Span> + Clone,
    count: usize,
    span: Span,
) -> Option<TimeOfDay> {
    let met = taken.filter(|other| other.overlaps(span));
    let moments = met.clone().map(|other| other.from.max(span.from));
    moments
        .filter_map(|moment| {
            let there = met.clone().filter(|other| other.from <= moment && moment < other.to);
            (there.clone().count() >= count).then(|| there.map(|other| other.to).min())?
        })
        .chain((count == 0).then_some(span.to))
        .min()
}

/// Every crowd among some openings, in order of date and room; `served` are the needs each may serve.
pub(super) fn crowds(
    clinic: &Instance,
    openings: &[Opening],
    served: &[Arc<[NeedId]>],
    rooms: &Rooms,
) -> Vec<Crowd> {
    let mut days: BTreeMap<(NaiveDate, RoomId), Vec<u32>> = BTreeMap::new();
    for (row, (opening, needs)) in (0..).zip(openings.iter().zip(served)) {
        let mut kinds =
            needs.iter().filter_map(|&need| supply::room_of(clinic, opening.session, need));
        if let Some(room) = kinds.next() {
            days.entry((opening.date, room)).or_default().push(row);
        }
    }
    let mut found = Vec::new();
    for ((date, room), rows) in days {
        let (count, taken) = (supply::room_count(clinic, room), rooms.taken(date, room));
        if rows.len() + taken.len() > count {
            found.extend(of_day(openings, &rows, count, taken));
        }
    }
    found
}

/// The crowds of one date and kind of room: openings meet where they are too many together.
fn of_day(openings: &[Opening], rows: &[u32], count: usize, taken: &[Span]) -> Vec<Crowd> {
    let span = |row: u32| openings[row as usize].span;
    let mut groups: Vec<BTreeSet<u32>> = Vec::new();
    for pair in times(rows, &span, taken).windows(2) {
        let (there, used) = together(rows, &span, taken, pair[0]);
        if there.is_empty() || there.len() + used <= count {
            continue;
        }
        let mut group: BTreeSet<u32> = there.into_iter().collect();
        groups.retain(|other| {
            let meets = !other.is_disjoint(&group);
            if meets {
                group.extend(other);
            }
            !meets
        });
        groups.push(group);
    }
    groups.sort();
    let crowd = |group: BTreeSet<u32>| {
        let rows: Vec<u32> = group.into_iter().collect();
        let mut crowd = Crowd { openings: rows, count, taken: taken.to_vec(), minutes: Minutes(0) };
        crowd.minutes = crowd.stretches(openings).into_iter().map(|s| s.minutes).sum();
        crowd
    };
    groups.into_iter().map(crowd).collect()
}

/// When openings or bookings that stay begin or end, in order.
fn times(rows: &[u32], span: &impl Fn(u32) -> Span, taken: &[Span]) -> Vec<TimeOfDay> {
    let spans = rows.iter().map(|&row| span(row)).chain(taken.iter().copied());
    let times: BTreeSet<TimeOfDay> = spans.flat_map(|span| [span.from, span.to]).collect();
    times.into_iter().collect()
}

/// The openings that cover a moment, and how many rooms are taken then.
fn together(
    rows: &[u32],
    span: &impl Fn(u32) -> Span,
    taken: &[Span],
    moment: TimeOfDay,
) -> (Vec<u32>, usize) {
    let covers = |span: Span| span.from <= moment && moment < span.to;
    let there = rows.iter().copied().filter(|&row| covers(span(row))).collect();
    (there, taken.iter().filter(|&&span| covers(span)).count())
}
