//! Rooms: when more sessions could see patients in person than there are rooms.

use std::collections::{BTreeMap, BTreeSet};

use crate::instance::Instance;
use crate::table::{NeedId, RoomId, SessionId};
use crate::units::{Minutes, TimeOfDay};

use super::bookable::free_stretches;
use super::piece::held_chance;
use super::serve::{in_person, role_fits};

/// Sessions that could use one kind of room at once, more than it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crowd {
    /// The kind of room.
    pub room: RoomId,
    /// The sessions, in order.
    pub sessions: Vec<SessionId>,
    /// How long they are there together, and nobody else with them \[min\].
    pub minutes: Minutes,
}

/// The kind of room that a visit of a need takes in a session; `None` where it takes none.
#[must_use]
pub(crate) fn room_of(instance: &Instance, session: SessionId, need: NeedId) -> Option<RoomId> {
    instance.parts().sessions[session].room.filter(|_| in_person(instance, need))
}

/// Rooms of a kind.
#[must_use]
pub(crate) fn room_count(instance: &Instance, room: RoomId) -> usize {
    instance.parts().rooms[room].count as usize
}

/// Every crowd of the cycle, in order of room and sessions.
#[must_use]
pub(crate) fn crowds(instance: &Instance) -> Vec<Crowd> {
    let parts = instance.parts();
    let mut found: BTreeMap<(RoomId, Vec<SessionId>), Minutes> = BTreeMap::new();
    for (room, kind) in parts.rooms.iter() {
        for day in instance.cycle_days() {
            let of_day = parts.sessions.iter();
            let of_day = of_day.filter(|(_, row)| row.day == day && row.room == Some(room));
            let ids: Vec<SessionId> =
                of_day.map(|(id, _)| id).filter(|&id| sees_in_person(instance, id)).collect();
            if ids.len() <= kind.count as usize {
                continue;
            }
            for (sessions, minutes) in together(instance, &ids) {
                if sessions.len() > kind.count as usize {
                    *found.entry((room, sessions)).or_default() += minutes;
                }
            }
        }
    }
    let crowd = |((room, sessions), minutes)| Crowd { room, sessions, minutes };
    found.into_iter().map(crowd).collect()
}

/// The stretches of a day between any two beginnings or ends, with who is there.
fn together(instance: &Instance, ids: &[SessionId]) -> Vec<(Vec<SessionId>, Minutes)> {
    let spans: Vec<_> = ids.iter().map(|&id| (id, free_stretches(instance, id))).collect();
    let all = spans.iter().flat_map(|(_, spans)| spans);
    let times: BTreeSet<TimeOfDay> = all.flat_map(|span| [span.from, span.to]).collect();
    let times: Vec<TimeOfDay> = times.into_iter().collect();
    let stretch = |pair: &[TimeOfDay]| {
        let there = |(id, spans): &(SessionId, Vec<crate::units::Span>)| {
            spans.iter().any(|span| span.from <= pair[0] && pair[1] <= span.to).then_some(*id)
        };
        (spans.iter().filter_map(there).collect(), pair[1] - pair[0])
    };
    times.windows(2).map(stretch).collect()
}

/// Mean minutes of a crowd's rooms that its sessions can use \[min\]: each is held by its own
/// chance.
#[must_use]
pub(crate) fn room_minutes(instance: &Instance, crowd: &Crowd) -> f64 {
    let mut law = vec![1.0];
    for &session in &crowd.sessions {
        let chance = held_chance(instance, session).value();
        let mut next = vec![0.0; law.len() + 1];
        for (there, p) in law.iter().enumerate() {
            next[there] += p * (1.0 - chance);
            next[there + 1] += p * chance;
        }
        law = next;
    }
    let count = f64::from(instance.parts().rooms[crowd.room].count);
    let used = |(there, p): (usize, &f64)| crate::number::real(there).min(count) * p;
    law.iter().enumerate().map(used).sum::<f64>() * crowd.minutes.real()
}

fn sees_in_person(instance: &Instance, session: SessionId) -> bool {
    let clinician = instance.parts().sessions[session].clinician;
    let mut needs = instance.parts().needs.ids();
    needs.any(|need| in_person(instance, need) && role_fits(instance, clinician, need))
}
