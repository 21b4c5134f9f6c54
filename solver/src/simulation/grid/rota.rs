//! The room rota: who has a room when there are fewer rooms than sessions.
//!
//! Wherever more sessions could see patients in person than a kind of room has rooms, the rooms go
//! to them in definite intervals: in proportion to the minutes asked of each in person, no session
//! more than the whole stretch, in steps of a usual visit, the one furthest behind its share first.
//! Sessions take their intervals one after the other, who begins first and then by name first; with
//! several rooms the interval that overruns the end of one room goes on at the start of the next
//! (`McNaughton` 1959, *Scheduling with deadlines and loss functions*), which never overlaps with
//! itself since no interval is longer than the stretch. So at no minute are more patients in rooms
//! than there are rooms, and every clinician knows when the room is theirs.
//!
//! Time without a room is for calls; where nobody calls it cannot be booked.
//!
//! What an open clinic or a block of a template needs a room for comes first.

use std::collections::{BTreeMap, BTreeSet};

use super::part::Kind;
use crate::demand::{Ask, everything};
use crate::instance::{Asks, Instance, WaitingPatient};
use crate::supply;
use crate::table::{Id, NeedId, RoomId, SessionId, TeamId};
use crate::units::{Minutes, Span, TimeOfDay};

/// What is asked of the sessions in person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    /// Minutes per cycle of each session \[min\].
    minutes: Vec<f64>,
    /// Usual length of the visit most minutes are asked for, per session.
    visit: Vec<Minutes>,
    /// Whether somebody asks the session for what needs no room.
    calls: Vec<bool>,
}

impl Asked {
    /// Minutes asked for in person, evenly over the minutes of the sessions that may serve them.
    pub(super) fn of(instance: &Instance) -> Self {
        let parts = instance.parts();
        let count = parts.sessions.len();
        let (mut minutes, mut most) = (vec![0.0; count], vec![(0.0, parts.grid); count]);
        let unknown = parts.complexity.unknown();
        let asks = everything(instance);
        let calls = |id| calls(instance, &asks, id);
        let calls = parts.sessions.ids().map(calls).collect();
        for ask in &asks {
            if !supply::in_person(instance, ask.need) {
                continue;
            }
            let able: Vec<SessionId> = supply::able(instance, ask.team, ask.need).collect();
            let usable = |id: SessionId| supply::usable(instance, id).real();
            let all: f64 = able.iter().map(|&id| usable(id)).sum();
            let per_minute = if all > 0.0 { ask.minutes_per_cycle(instance) / all } else { 0.0 };
            for id in able {
                let given = per_minute * usable(id);
                minutes[id.index()] += given;
                if given > most[id.index()].0 {
                    most[id.index()] = (given, parts.needs[ask.need].minutes[unknown]);
                }
            }
        }
        Self { minutes, visit: most.into_iter().map(|(_, minutes)| minutes).collect(), calls }
    }

    /// Whether somebody asks a session for what needs no room.
    pub(super) fn calls(&self, session: SessionId) -> bool {
        self.calls[session.index()]
    }
}

/// Whether patients of some team may ask a session for what needs no room: by streams, panels,
/// the waiting list or bookings already made.
fn calls(instance: &Instance, asks: &[Ask], session: SessionId) -> bool {
    let parts = instance.parts();
    let serves = |team: TeamId, need: NeedId| {
        !supply::in_person(instance, need) && supply::serves(instance, session, team, need)
    };
    let waits = |patient: &WaitingPatient| match patient.asks {
        Asks::Need(need) => serves(patient.team, need),
        Asks::Pathway(pathway) => {
            let mut steps = parts.pathways[pathway].steps.iter();
            steps.any(|step| serves(step.seen_by(patient.team), step.need))
        }
    };
    asks.iter().any(|ask| serves(ask.team, ask.need))
        || parts.waiting.iter().any(waits)
        || parts.bookings.iter().any(|booking| {
            let own = booking.clinician == parts.sessions[session].clinician;
            own && !supply::in_person(instance, booking.need)
        })
}

/// A session that wants a room for a stretch.
struct Claim {
    session: SessionId,
    span: Span,
    /// It has one before others do.
    fixed: bool,
}

/// When each session has a room, for the sessions of kinds of rooms that are short on this day.
pub(super) fn rooms(
    instance: &Instance,
    asked: &Asked,
    pieces: &[(SessionId, Vec<(Span, Kind)>)],
    windows: &[(usize, Vec<SessionId>)],
) -> BTreeMap<SessionId, Vec<Span>> {
    let parts = instance.parts();
    let mut found = BTreeMap::new();
    for (room, kind) in parts.rooms.iter() {
        let count = kind.count as usize;
        let claims = claims(instance, room, pieces, windows);
        let sets = stretches(&claims);
        if sets.iter().all(|(_, claims)| claims.len() <= count) {
            continue;
        }
        let mut rota = Rota { instance, asked, due: BTreeMap::new(), had: BTreeMap::new() };
        let of_kind = pieces.iter().map(|(id, _)| *id);
        for id in of_kind.filter(|&id| parts.sessions[id].room == Some(room)) {
            found.insert(id, Vec::new());
        }
        for (span, there) in together(&claims, sets) {
            for (session, spans) in rota.share(span, count, &there) {
                found.entry(session).or_default().extend(spans);
            }
        }
    }
    found.into_iter().map(|(id, spans)| (id, joined(spans))).collect()
}

/// Whether a session can see patients of a need beside others at the same time.
pub(super) fn has_room(
    instance: &Instance,
    session: SessionId,
    need: NeedId,
    others: impl Iterator<Item = SessionId>,
) -> bool {
    let parts = instance.parts();
    let Some(room) = parts.sessions[session].room else { return true };
    let same = others.filter(|&other| parts.sessions[other].room == Some(room)).count();
    !supply::in_person(instance, need) || same < parts.rooms[room].count as usize
}

/// Who wants a room of a kind and when, by who begins first and then by name.
fn claims(
    instance: &Instance,
    room: RoomId,
    pieces: &[(SessionId, Vec<(Span, Kind)>)],
    windows: &[(usize, Vec<SessionId>)],
) -> Vec<Claim> {
    let parts = instance.parts();
    let in_person = |need: NeedId| supply::in_person(instance, need);
    let here = |id: SessionId| parts.sessions[id].room == Some(room);
    let any_in_person = |id: SessionId| {
        let who = parts.sessions[id].clinician;
        parts.needs.ids().any(|need| in_person(need) && supply::role_fits(instance, who, need))
    };
    let mut claims = Vec::new();
    for (session, pieces) in pieces.iter().filter(|(id, _)| here(*id) && any_in_person(*id)) {
        claims.extend(pieces.iter().map(|&(span, kind)| {
            let fixed = kind.need().is_some_and(in_person);
            Claim { session: *session, span, fixed }
        }));
    }
    for (row, staff) in windows.iter().filter(|(row, _)| in_person(parts.windows[*row].need)) {
        let span = parts.windows[*row].span;
        let staff = staff.iter().copied().filter(|&id| here(id));
        claims.extend(staff.map(|session| Claim { session, span, fixed: true }));
    }
    claims.sort_by_cached_key(|claim| {
        let row = &parts.sessions[claim.session];
        (row.span.from, parts.clinicians[row.clinician].name.clone(), claim.span)
    });
    claims
}

/// The stretches between any two beginnings or ends of claims, with the claims there.
fn stretches(claims: &[Claim]) -> Vec<(Span, Vec<usize>)> {
    let times: BTreeSet<TimeOfDay> =
        claims.iter().flat_map(|claim| [claim.span.from, claim.span.to]).collect();
    let times: Vec<TimeOfDay> = times.into_iter().collect();
    let stretch = |pair: &[TimeOfDay]| {
        let span = Span { from: pair[0], to: pair[1] };
        let there = |index: &usize| claims[*index].span.contains(span);
        (span, (0..claims.len()).filter(there).collect())
    };
    times.windows(2).map(stretch).collect()
}

/// Neighbouring stretches with the same sessions there, each with whether its room is fixed.
fn together(
    claims: &[Claim],
    stretches: Vec<(Span, Vec<usize>)>,
) -> Vec<(Span, Vec<(SessionId, bool)>)> {
    let mut found: Vec<(Span, Vec<(SessionId, bool)>)> = Vec::new();
    for (span, there) in stretches {
        let there: Vec<(SessionId, bool)> =
            there.into_iter().map(|index| (claims[index].session, claims[index].fixed)).collect();
        match found.last_mut().filter(|(last, known)| last.to == span.from && *known == there) {
            Some((last, _)) => last.to = span.to,
            None => found.push((span, there)),
        }
    }
    found
}

/// Stretches that touch become one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut found: Vec<Span> = Vec::new();
    for span in spans {
        match found.last_mut().filter(|last| last.to >= span.from) {
            Some(last) => last.to = last.to.max(span.to),
            None => found.push(span),
        }
    }
    found
}

/// The rooms of one kind on one day while they are shared out.
struct Rota<'a> {
    instance: &'a Instance,
    asked: &'a Asked,
    /// Minutes each session was due and had so far.
    due: BTreeMap<SessionId, f64>,
    had: BTreeMap<SessionId, i32>,
}

impl Rota<'_> {
    /// Shares the rooms of one stretch among the sessions there.
    fn share(
        &mut self,
        span: Span,
        count: usize,
        there: &[(SessionId, bool)],
    ) -> Vec<(SessionId, Vec<Span>)> {
        let first = there.iter().filter(|(_, fixed)| *fixed).take(count);
        let mut given: Vec<(SessionId, Vec<Span>)> =
            first.map(|&(session, _)| (session, vec![span])).collect();
        let left = count - given.len();
        let open: Vec<SessionId> =
            there.iter().filter(|(_, fixed)| !fixed).map(|&(session, _)| session).collect();
        if open.len() <= left {
            given.extend(open.into_iter().map(|session| (session, vec![span])));
            return given;
        }
        let length = span.minutes().0;
        let all = i32::try_from(left).unwrap_or(0) * length;
        let minutes = self.minutes(&open, length, all);
        let mut used = 0;
        for (session, minutes) in open.into_iter().zip(minutes) {
            given.push((session, wrapped(span, used, minutes)));
            used += minutes;
        }
        given
    }

    /// Minutes of the rooms for each session of a stretch; they add up to `all`.
    fn minutes(&mut self, open: &[SessionId], length: i32, all: i32) -> Vec<i32> {
        for (&session, share) in open.iter().zip(self.shares(open, length, all)) {
            *self.due.entry(session).or_default() += share;
        }
        let mut given = vec![0; open.len()];
        let mut left = all;
        while left > 0 {
            let behind = |at: &usize| {
                let (due, had) = (self.due[&open[*at]], self.had.get(&open[*at]).unwrap_or(&0));
                due - f64::from(had + given[*at])
            };
            // Differences below a thousandth of a minute are none: the order decides.
            let rounded = |at: &usize| {
                #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
                let thousandths = (behind(at) * 1000.0).round() as i64;
                (thousandths, std::cmp::Reverse(*at))
            };
            let next = (0..open.len()).filter(|&at| given[at] < length).max_by_key(rounded);
            let Some(next) = next else { break };
            let visit = self.asked.visit[open[next].index()].max(self.instance.parts().grid).0;
            let more = visit.min(length - given[next]).min(left);
            given[next] += more;
            left -= more;
        }
        for (&session, &minutes) in open.iter().zip(&given) {
            *self.had.entry(session).or_default() += minutes;
        }
        given
    }

    /// The fair share of each session \[min\]: by what is asked of it, none above the stretch.
    fn shares(&self, open: &[SessionId], length: i32, all: i32) -> Vec<f64> {
        let asked: Vec<f64> = open.iter().map(|id| self.asked.minutes[id.index()]).collect();
        let (length, mut left) = (f64::from(length), f64::from(all));
        let mut shares: Vec<Option<f64>> = vec![None; open.len()];
        loop {
            let free: Vec<usize> = (0..open.len()).filter(|&at| shares[at].is_none()).collect();
            let sum: f64 = free.iter().map(|&at| asked[at]).sum();
            let even = left / crate::number::real(free.len().max(1));
            let share = |at: usize| if sum > 0.0 { left * asked[at] / sum } else { even };
            let full: Vec<usize> = free.iter().copied().filter(|&at| share(at) > length).collect();
            if full.is_empty() {
                let rest = |at: usize| shares[at].unwrap_or_else(|| share(at));
                return (0..open.len()).map(rest).collect();
            }
            for at in full {
                shares[at] = Some(length);
                left -= length;
            }
        }
    }
}

/// An interval of rooms laid end to end, as times of the stretch.
fn wrapped(span: Span, used: i32, minutes: i32) -> Vec<Span> {
    let length = span.minutes().0;
    let from = used % length;
    let at = |minute: i32| span.from + Minutes(minute);
    if minutes == 0 {
        Vec::new()
    } else if from + minutes <= length {
        vec![Span { from: at(from), to: at(from + minutes) }]
    } else {
        vec![
            Span { from: at(0), to: at(from + minutes - length) },
            Span { from: at(from), to: span.to },
        ]
    }
}
