//! Sessions that crowd a kind of room.

use std::collections::BTreeSet;

use crate::instance::Instance;
use crate::supply;
use crate::table::{RoomId, SessionId};
use crate::units::TimeOfDay;

/// Sets of sessions that use the kind of room at one time and outnumber it; no set inside another
/// of the same day.
pub(super) fn crowds(instance: &Instance, room: RoomId, count: u32) -> Vec<BTreeSet<SessionId>> {
    let parts = instance.parts();
    let mut found: Vec<BTreeSet<SessionId>> = Vec::new();
    for day in instance.cycle_days() {
        let in_room = parts
            .sessions
            .iter()
            .filter(|(_, session)| session.day == day && session.room == Some(room));
        let today: Vec<SessionId> =
            in_room.map(|(id, _)| id).filter(|&id| may_meet_in_person(instance, id)).collect();
        let starts: BTreeSet<TimeOfDay> =
            today.iter().map(|&session| parts.sessions[session].span.from).collect();
        // Every largest set of sessions at once is complete when its last session starts.
        for at in starts {
            let at_once: BTreeSet<SessionId> = today
                .iter()
                .copied()
                .filter(|&id| {
                    let span = parts.sessions[id].span;
                    span.from <= at && at < span.to
                })
                .collect();
            let inside = |set: &BTreeSet<SessionId>| at_once.is_subset(set);
            if at_once.len() > count as usize && !found.iter().any(inside) {
                found.push(at_once);
            }
        }
    }
    found
}

/// Whether a session may serve any need in person.
fn may_meet_in_person(instance: &Instance, session: SessionId) -> bool {
    let needs = || instance.parts().needs.ids().filter(|&need| supply::in_person(instance, need));
    let teams = supply::teams_seen(instance, session).into_iter();
    teams
        .flat_map(|team| needs().map(move |need| (team, need)))
        .any(|(team, need)| supply::serves(instance, session, team, need))
}
