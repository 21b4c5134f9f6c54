//! Rooms enough for everybody who sees patients in person at once.

use std::collections::BTreeSet;

use crate::lp::Var;
use crate::supply;
use crate::table::{RoomId, SessionId};
use crate::template::Kept;
use crate::template::derived::Derived;
use crate::template::model::Model;
use crate::template::room::crowds;

/// At any time no more sessions with in-person work use a kind of room than there are rooms. A
/// session with any in-person block keeps its room throughout.
pub(in crate::template) fn rooms(model: &mut Model<'_>) {
    let rooms: Vec<(RoomId, u32)> =
        model.promised.rooms.iter().map(|(id, &count)| (id, count)).collect();
    let mut used: Vec<(SessionId, Var)> = Vec::new();
    for (room, count) in rooms {
        let mine: BTreeSet<SessionId> = model.sessions.iter().copied().collect();
        for crowd in crowds(model.instance, room, count) {
            if !crowd.iter().all(|session| mine.contains(session)) {
                continue;
            }
            let mut terms = Vec::new();
            for &session in &crowd {
                let known = used.iter().find(|(of, _)| *of == session).map(|&(_, var)| var);
                let var = known.unwrap_or_else(|| {
                    let var = in_person(model, session);
                    used.push((session, var));
                    var
                });
                terms.push((var, 1.0));
            }
            let upper = f64::from(count);
            let row = model.row(Some(Kept::Rooms), "rooms", f64::NEG_INFINITY, terms, upper);
            model.give(row, -1.0, [1.0, ROOM_PRICE, 100.0]);
        }
    }
}

/// A room more is worth a clinician's day: other promises give way first \[min\].
pub const ROOM_PRICE: f64 = 480.0;

/// A column that is 1 when the session has any in-person block.
fn in_person(model: &mut Model<'_>, session: SessionId) -> Var {
    let var = model.program.binary();
    let mut parts = Vec::new();
    for bin in 0..model.bins.len() {
        if model.bins[bin].session != session {
            continue;
        }
        let mut terms =
            model.terms(|piece| piece.bin == bin && piece.in_person, |piece| piece.minutes.real());
        if terms.is_empty() {
            continue;
        }
        parts.extend(terms.iter().map(|&(piece, _)| piece));
        terms.push((var, -model.length(bin).real()));
        model.row(Some(Kept::Rooms), "room in use", f64::NEG_INFINITY, terms, 0.0);
    }
    let windows = &model.instance.parts().windows;
    let staffing: Vec<Var> = model
        .arrangements
        .iter()
        .zip(&model.arrangement_vars)
        .filter(|(way, _)| {
            let seen = |&window: &usize| supply::in_person(model.instance, windows[window].need);
            way.session == session && way.windows.iter().any(seen)
        })
        .map(|(_, &way)| way)
        .collect();
    for way in staffing {
        parts.push(way);
        let terms = vec![(way, 1.0), (var, -1.0)];
        model.row(Some(Kept::Rooms), "room in use", f64::NEG_INFINITY, terms, 0.0);
    }
    if frozen_in_person(model, session) {
        model.program.bound(var, 1.0, 1.0);
    }
    model.derive(var, Derived::Any(parts))
}

fn frozen_in_person(model: &Model<'_>, session: SessionId) -> bool {
    let parts = model.instance.parts();
    let given = &parts.sessions[session];
    parts.frozen.iter().any(|block| {
        let seen = block.need.is_some_and(|need| supply::in_person(model.instance, need));
        let here = block.clinician == given.clinician && block.day == given.day;
        seen && here && given.span.contains(block.span)
    })
}
