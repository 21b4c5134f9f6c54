//! Rooms: never more patients in person than rooms and sessions allow.
//!
//! A log has no times within the day. What a kind of room allows on a date is, minute for minute,
//! as many as it has rooms or, if these are fewer, as many of its sessions as are held then; breaks
//! and time frozen for other work are left out. A visit of somebody who works with two kinds of
//! rooms on one day counts here only as far as the other sessions cannot have held it. Visits of
//! open clinics and overtime may last beyond every session and are left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Breach, Referee};
use crate::answer::Day;
use crate::table::{RoomId, SessionId};
use crate::units::{Minutes, Span, TimeOfDay};

impl Referee<'_> {
    pub(super) fn rooms(&self) -> Vec<Breach> {
        let mut breaches = Vec::new();
        let mut used: BTreeMap<(Day, RoomId), (Minutes, BTreeSet<SessionId>)> = BTreeMap::new();
        for (&(day, clinician), given) in &self.days {
            let total: Minutes = given.by_room.values().copied().sum();
            let without = given.by_room.get(&None).copied().unwrap_or_default();
            let (visits, minutes) = (given.in_person, total - without);
            // Where every session has a room more than they have is told as such.
            if visits > minutes && without > Minutes(0) {
                let place = self.place(clinician, day);
                breaches.push(Breach::SeenWithoutRoom { place, visits, minutes });
            }
            for (&room, &own) in &given.by_room {
                let Some(room) = room else { continue };
                let (in_rooms, sessions) = used.entry((day, room)).or_default();
                let elsewhere = minutes - own;
                *in_rooms += (visits - elsewhere).max(Minutes(0)).min(own);
                sessions.extend(given.sessions.iter().filter(|&&id| self.has_room(id, room)));
            }
        }
        let mut known: BTreeMap<(RoomId, Vec<SessionId>), Minutes> = BTreeMap::new();
        for ((day, room), (visits, sessions)) in used {
            let sessions: Vec<SessionId> = sessions.into_iter().collect();
            let allowed = known.entry((room, sessions));
            let minutes = match allowed {
                std::collections::btree_map::Entry::Occupied(known) => *known.get(),
                std::collections::btree_map::Entry::Vacant(new) => {
                    let minutes = self.allowed(room, &new.key().1);
                    *new.insert(minutes)
                }
            };
            if visits > minutes {
                let place = format!("{} #{}", self.log.date(day), self.play.replication);
                let room = self.instance.parts().rooms[room].name.clone();
                breaches.push(Breach::RoomsOverused { place, room, visits, minutes });
            }
        }
        breaches
    }

    fn has_room(&self, session: SessionId, room: RoomId) -> bool {
        self.instance.parts().sessions[session].room == Some(room)
    }

    /// Minutes that patients can be in rooms of a kind while sessions are held.
    fn allowed(&self, room: RoomId, sessions: &[SessionId]) -> Minutes {
        let spans: Vec<Vec<Span>> = sessions.iter().map(|&id| self.seeing(id)).collect();
        let times: BTreeSet<TimeOfDay> =
            spans.iter().flatten().flat_map(|span| [span.from, span.to]).collect();
        let times: Vec<TimeOfDay> = times.into_iter().collect();
        let count = self.instance.parts().rooms[room].count;
        let stretch = |pair: &[TimeOfDay]| {
            let there = |spans: &&Vec<Span>| {
                spans.iter().any(|span| span.from <= pair[0] && pair[1] <= span.to)
            };
            let there = spans.iter().filter(there).count();
            let rooms = i32::try_from(there.min(count as usize)).unwrap_or(i32::MAX);
            (pair[1] - pair[0]) * rooms
        };
        times.windows(2).map(stretch).sum()
    }

    /// When a session can see patients.
    fn seeing(&self, session: SessionId) -> Vec<Span> {
        let parts = self.instance.parts();
        let given = &parts.sessions[session];
        let other_work = parts.frozen.iter().filter(|block| {
            block.need.is_none() && block.clinician == given.clinician && block.day == given.day
        });
        let cut: Vec<Span> =
            given.breaks.iter().copied().chain(other_work.map(|block| block.span)).collect();
        given.span.without(&cut)
    }
}
